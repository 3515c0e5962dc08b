"""The times that a sentence of a cable names by month, as ISO days."""

import re

from reftel.telegram.dtg import MONTHS

__all__ = ["days_named"]

_MONTHS = tuple(month.lower() for month in MONTHS)
_DAYS = r"(\d{1,2})(?:st|nd|rd|th)?(?:-(\d{1,2})(?:st|nd|rd|th)?)?"
_DAY = re.compile(rf"(?:\b{_DAYS} (?:of )?)?\b(?=[A-Z])(?i:({'|'.join(_MONTHS)}))\b(?: {_DAYS}\b)?(?:,? (\d{{4}})\b)?")
_LAST = 31


def days_named(sentence: str, date: str) -> list[tuple[str, str]]:
    """Return the first and the last day of each time that a sentence of a cable of `date` names.

    A month alone is all of its days; without a year it is the last one before the cable. A word in small letters (may,
    march) is no month.

    >>> days_named("They met on March 24-25, as agreed in November 2008.", "2009-04-17")
    [('2009-03-24', '2009-03-25'), ('2008-11-01', '2008-11-31')]
    """
    found = []
    for first_before, last_before, name, first_after, last_after, told in _DAY.findall(sentence):
        month = _MONTHS.index(name.lower()) + 1
        first, last = (first_before, last_before) if first_before else (first_after, last_after)
        begin, end = int(first or 1), int(last or first or _LAST)
        year = told or _year(f"{month:02}-{begin:02}", date)
        found.append((f"{year}-{month:02}-{begin:02}", f"{year}-{month:02}-{max(begin, end):02}"))
    return found


def _year(on: str, date: str) -> int:
    return int(date[:4]) - (on > date[5:])
