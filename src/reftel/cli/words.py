"""Words that a user gives: a name, an id, a query."""

import click

__all__ = ["WORDS"]


class _Words(click.ParamType[str]):
    """The value of an argument that is looked for: a blank one would find everything or anything."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not any(letter.isalnum() for letter in value):
            self.fail(f"{value!r} has no letter and no figure; write what to look for", param, ctx)
        try:
            value.encode()
        except UnicodeEncodeError:
            self.fail(f"{value!r} is not in this terminal's encoding; write it anew", param, ctx)
        return value


WORDS = _Words()
"""Text with at least one letter or figure."""
