"""Values in words, short enough for a list."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from reftel.archive.citation import day

__all__ = ["clipped", "days_between", "listed"]

_LONGEST = 400
_FEW = 12


def listed(values: Sequence[str], most: int = _FEW) -> str:
    """Return values in one line, the last of very many only counted.

    >>> listed(("Vasht", "Tran", "Sorel-Diop"), 2)
    'Vasht, Tran and 1 more'
    """
    shown = ", ".join(values[:most])
    return clipped(shown) + (f" and {len(values) - most:,} more" if len(values) > most else "")


def clipped(text: str, most: int = _LONGEST) -> str:
    """Return a text, or as much of it as a list has room for.

    >>> clipped("a treaty of the strait", 8)
    'a treaty …'
    """
    return text if len(text) <= most else f"{text[:most].rstrip()} …"


def days_between(start: str | None, end: str | None) -> str:
    """Return two days in words, one where they are the same; nothing where there is none.

    Whole years and months are named as such: a cable that says "in 2008" names no first and no last day.

    >>> days_between("2008-01-01", "2008-01-01"), days_between("2008-01-01", None), days_between(None, "2008-02-01")
    ('1 January 2008', 'from 1 January 2008', 'to 1 February 2008')
    >>> days_between("2008-01-01", "2008-12-31"), days_between("2008-02-01", "2008-03-31")
    ('2008', 'February 2008 to March 2008')
    >>> days_between("-", "-")
    '-'
    """
    start, end = _whole(start, end)
    first, last = (day(one or "") or one or "" for one in (start, end))  # what is no day as it stands
    if start == end:
        return first
    if start and end:
        return f"{first} to {last}"
    return f"from {first}" if start else f"to {last}"


def _whole(start: str | None, end: str | None) -> tuple[str | None, str | None]:
    """Two days as the years or months that they begin and end; else as they are.

    >>> _whole("2008-01-01", "2009-12-31"), _whole("2008-02-01", "2008-02-28")
    (('2008', '2009'), ('2008-02-01', '2008-02-28'))
    """
    try:
        first, last = date.fromisoformat(start or ""), date.fromisoformat(end or "")
    except ValueError:
        return start, end
    if first.day > 1 or first > last or last.day < monthrange(last.year, last.month)[1]:
        return start, end
    if first.month == 1 and last.month == 12:
        return f"{first:%Y}", f"{last:%Y}"
    return f"{first:%Y-%m}", f"{last:%Y-%m}"
