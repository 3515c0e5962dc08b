"""The days that a sentence of a cable names by month, as ISO days."""

import calendar
import re

__all__ = ["days_named"]

_MONTHS = tuple(month.lower() for month in calendar.month_name[1:])
_DAY = re.compile(r"\b(?=[A-Z])(?i:(" + "|".join(_MONTHS) + r"))\b(?: (\d{1,2})\b(?:-\d{1,2})?)?(?:,? (\d{4})\b)?")


def days_named(sentence: str, date: str) -> list[str]:
    """Return the days of a sentence of a cable of `date`; a month without a year is the last one before it.

    A month alone is its first day. A word in small letters (may, march) is no month.

    >>> days_named("They met on March 24-25, as agreed in November 2008.", "2009-04-17")
    ['2009-03-24', '2008-11-01']
    """
    found = []
    for month, day, year in _DAY.findall(sentence):
        on = f"{_MONTHS.index(month.lower()) + 1:02}-{int(day or 1):02}"
        found.append(f"{year or _year(on, date)}-{on}")
    return found


def _year(on: str, date: str) -> int:
    return int(date[:4]) - (on > date[5:])
