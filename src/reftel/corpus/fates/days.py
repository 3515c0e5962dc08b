"""The times that a sentence of a cable names by month, as ISO days."""

import re
from datetime import date as Day  # noqa: N812  `date` and `day` are words of a cable here
from datetime import timedelta

from reftel.telegram.dtg import MONTHS

__all__ = ["days_named"]

_MONTHS = tuple(month.lower() for month in MONTHS)
_DAYS = r"(\d{1,2})(?:st|nd|rd|th)?(?:-(\d{1,2})(?:st|nd|rd|th)?)?"
_DAY = re.compile(rf"(?:\b{_DAYS} (?:of )?)?\b(?=[A-Z])(?i:({'|'.join(_MONTHS)}))\b(?: {_DAYS}\b)?(?:,? (\d{{4}})\b)?")
_LAST = 31
_YEAR = re.compile(r"\b(?:in|since|of|during) (1[89]\d\d|20\d\d)\b")
_BARE = re.compile(r"\b(?i:(today|tonight|this (?:morning|afternoon|evening))|(yesterday|last night))\b")


def days_named(sentence: str, date: str) -> list[tuple[str, str]]:
    """Return the first and the last day of each time that a sentence of a cable of `date` names.

    A month or a year alone is all of its days; a month without a year is the last one before the cable. A word in small
    letters (may, march) is no month. Today and yesterday are reckoned from the cable's day.

    >>> days_named("They met on March 24-25, as agreed in November 2008.", "2009-04-17")
    [('2009-03-24', '2009-03-25'), ('2008-11-01', '2008-11-31')]
    >>> days_named("They met last night, as in 2007.", "2009-03-01")
    [('2007-01-01', '2007-12-31'), ('2009-02-28', '2009-02-28')]
    """
    found = []
    for first_before, last_before, name, first_after, last_after, told in _DAY.findall(sentence):
        month = _MONTHS.index(name.lower()) + 1
        first, last = (first_before, last_before) if first_before else (first_after, last_after)
        begin, end = int(first or 1), int(last or first or _LAST)
        year = told or _year(f"{month:02}-{begin:02}", date)
        found.append((f"{year}-{month:02}-{begin:02}", f"{year}-{month:02}-{max(begin, end):02}"))
    found += [(f"{year}-01-01", f"{year}-12-31") for year in _YEAR.findall(sentence)]
    for today, _ in _BARE.findall(sentence):
        day = date if today else str(Day.fromisoformat(date) - timedelta(days=1))
        found.append((day, day))
    return found


def _year(on: str, date: str) -> int:
    return int(date[:4]) - (on > date[5:])
