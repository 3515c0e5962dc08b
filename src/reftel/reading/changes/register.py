"""The register of changes."""

from reftel.reading.people.cast import Cast
from reftel.record import Change, DateMention, Statement

__all__ = ["find_changes"]


def find_changes(cast: Cast, statements: tuple[Statement, ...], dates: tuple[DateMention, ...]) -> tuple[Change, ...]:
    """Return the changes in the order of the text."""
    del cast, statements, dates
    return ()
