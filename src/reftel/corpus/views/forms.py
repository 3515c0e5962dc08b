"""Whom the words of a cable name that does not say its whole name again: `Prime Minister Brandvold`, `Tran`."""

__all__ = ["means"]


def means(form: str, name: str) -> str:
    """Return the SQL condition that words name somebody of that name: all of it, its end behind a title, a part of it.

    Both are in small letters. Where two in a cable could be meant, whoever asks takes neither.
    """
    return (
        f"({form} = {name} OR ends_with({form}, ' ' || {name})"
        f" OR ends_with({name}, ' ' || {form}) OR starts_with({name}, {form} || ' '))"
    )
