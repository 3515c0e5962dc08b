"""Stretches of days as a person says them."""

import calendar

from reftel.archive.citation import day

__all__ = ["stretch"]


def stretch(start: str | None, end: str | None) -> str:
    """Return the days from one to another, of which either may be unknown, in words.

    >>> stretch("2010-03-01", "2010-03-31"), stretch("2010-03-04", "2010-03-05"), stretch("2010-01-01", "2010-12-31")
    ('March 2010', '4 March 2010 to 5 March 2010', '2010')
    >>> stretch("2010-03-04", "2010-03-04"), stretch(None, "2010-03-04"), stretch(None, None)
    ('4 March 2010', '4 March 2010', '')
    """
    if start is None or end is None or start == end:
        return day(start or end or "")
    if (start[5:], end[5:]) == ("01-01", "12-31") and start[:4] == end[:4]:
        return start[:4]
    if start[:7] == end[:7] and start[8:] == "01" and end[8:] == _last(end):
        return day(start[:7])
    return f"{day(start)} to {day(end)}"


def _last(iso: str) -> str:
    return str(calendar.monthrange(int(iso[:4]), int(iso[5:7]))[1])
