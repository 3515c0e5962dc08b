"""The register of plans."""

from reftel.reading.people.cast import Cast
from reftel.record import DateMention, Plan, Statement

__all__ = ["find_plans"]


def find_plans(cast: Cast, statements: tuple[Statement, ...], dates: tuple[DateMention, ...]) -> tuple[Plan, ...]:
    """Return the plans in the order of the text."""
    del cast, statements, dates
    return ()
