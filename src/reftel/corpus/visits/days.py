"""Stretches of days as a sentence names them, and how far from one another they are."""

import calendar
import re
from collections.abc import Iterator
from datetime import date as Day  # noqa: N812  `date` and `day` are words of a cable here
from functools import lru_cache

from reftel.telegram.dtg import MONTHS

__all__ = ["apart", "days_near", "length"]

_MONTHS = tuple(month.lower() for month in MONTHS)
_NAME = r"\b(?=[A-Z])(?i:(" + "|".join(_MONTHS) + r"))\b"
_DAYS = re.compile(_NAME + r" (\d{1,2})\b(?: ?[-–] ?(?:" + _NAME + r" )?(\d{1,2})\b)?(?:,? (\d{4})\b)?")
_HALF = 183  # days


def days_near(text: str, about: str) -> Iterator[tuple[str, str]]:
    """Yield the stretches of days that a text names by month and day; where it says no year, the one nearest to a day.

    >>> [*days_near("a trip to Marenne (December 31–January 1) and Kestria (January 1-3)", "2007-12-20")]
    [('2007-12-31', '2008-01-01'), ('2008-01-01', '2008-01-03')]
    """
    for month, first, other, last, year in _DAYS.findall(text):
        start = _near(_number(month), int(first), year, about)
        end = _near(_number(other or month), int(last or first), year if not other else "", start) if start else ""
        if start and start <= end:
            yield start, end


def _number(month: str) -> int:
    return _MONTHS.index(month.lower()) + 1


def _near(month: int, number: int, year: str, about: str) -> str:
    """The ISO day; nothing for one that no year has."""
    middle = Day.fromisoformat(about)
    for each in [int(year)] if year else [middle.year, middle.year - 1, middle.year + 1]:
        if not 1 <= number <= calendar.monthrange(each, month)[1]:
            continue
        found = Day(each, month, number)
        if year or abs((found - middle).days) <= _HALF:
            return found.isoformat()
    return ""


def apart(one: tuple[str, str], other: tuple[str, str]) -> int:
    """Return the days between two stretches of ISO days; none where they overlap.

    >>> apart(("2008-03-04", "2008-03-05"), ("2008-03-07", "2008-03-09"))
    2
    """
    return max(0, _ordinal(one[0]) - _ordinal(other[1]), _ordinal(other[0]) - _ordinal(one[1]))


def length(start: str, end: str) -> int:
    """Return how many days there are from one to another, both counted.

    >>> length("2008-02-28", "2008-03-01")
    3
    """
    return _ordinal(end) - _ordinal(start) + 1


@lru_cache(maxsize=65536)
def _ordinal(iso: str) -> int:
    return Day.fromisoformat(iso).toordinal()
