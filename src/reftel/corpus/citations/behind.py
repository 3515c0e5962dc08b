"""What stands behind the number of a telegram: its day, who sent it and to whom, and further numbers."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from reftel.telegram.dtg import MONTHS, year_of_two_digits

__all__ = ["Behind", "Number", "behind", "day_named", "numbers_at"]

_MONTH = "|".join(month.title() for month in MONTHS) + "|" + "|".join(month[:3].title() + r"\b\.?" for month in MONTHS)
_DAY = re.compile(
    rf"(?:dated |of |on )?(?:(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?!\d)|(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)? "
    rf"(?P<month_last>{_MONTH}))(?:,? (?P<year>1[89]\d\d|20\d\d)(?!\d))?"
)
_FIGURES = re.compile(r"(?:dated |of )?(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d\d|19\d\d)(?!\d)")
_YEAR = re.compile(r" \((?P<year>\d\d|19\d\d|20\d\d)\)")
_NUMBER = re.compile(r"#?(?P<figures>\d{1,6})(?![\w’'%]|[.,:/]\d)")
_CORRECTED = re.compile(r" ?\[(?P<figures>\d{1,6})\]")  # what editors say was meant
_JOINT = re.compile(r"(?:,? and |, |; | & )(?=#?\d)")
_GAP = re.compile(r",? ?\(?")
_END = re.compile(r"(?P<way>from|to|From|To) (?:the )?(?P<name>(?:you|us|me)\b|[A-Z][\w'’]*(?: [A-Z][\w'’]*){0,3})")
_NEAR = 240  # days from a cable's own in which a day without a year is


class Number(NamedTuple):
    """A number of a telegram with its offsets, and the year that stands in brackets behind it."""

    figures: str
    start: int
    end: int
    year: str


class Behind(NamedTuple):
    """What stands behind numbers up to `end`: a day, and the words of who sent them and to whom."""

    end: int
    day: str
    sender: str
    receiver: str


def numbers_at(text: str, start: int) -> list[Number]:
    """Return the numbers from an offset on that are joined to one another.

    >>> [number.figures for number in numbers_at("Embtels 416, 452 and 454 say so", 8)]
    ['416', '452', '454']
    >>> numbers_at("Embtel 12,500", 7), numbers_at("5 March", 0)
    ([], [])
    """
    found: list[Number] = []
    while match := _NUMBER.match(text, start):
        if _is_day(text, match.start(), match.end()):
            break
        told = _CORRECTED.match(text, match.end()) or match
        year = _YEAR.match(text, told.end())
        end = year.end() if year else told.end()
        found.append(Number(told["figures"], match.start(), end, year["year"] if year else ""))
        joint = _JOINT.match(text, end)
        if joint is None:
            break
        start = joint.end()
    return found


def _is_day(text: str, start: int, end: int) -> bool:
    """Whether a number is that of a day or a year, not of a telegram: `5 March`."""
    day = _DAY.match(text, start)
    return day is not None and day.end() > end


def behind(text: str, start: int, day: str) -> Behind:
    """Return what stands behind numbers: a day and the ends, in any order; `day` is that of the cable that says it.

    >>> behind("telegram 3499 from London, January 25, said", 13, "1964-02-01")
    Behind(end=37, day='1964-01-25', sender='London', receiver='')
    >>> behind("Deptel 403 to Nicosia", 10, "1964-02-01").receiver
    'Nicosia'
    """
    found = Behind(start, "", "", "")
    while step := _step(text, found, day):
        found = step
    return found


def _step(text: str, found: Behind, day: str) -> Behind | None:
    at = _after_gap(text, found.end)
    named = day_named(text, at, day) if not found.day else None
    if named is not None:
        closed = named[1] + (text[at - 1 : at] == "(" and text.startswith(")", named[1]))
        return found._replace(end=closed, day=named[0])
    end = _END.match(text, at)
    if end is None:
        return None
    key = "sender" if end["way"].lower() == "from" else "receiver"
    return None if getattr(found, key) else found._replace(end=end.end(), **{key: end["name"]})


def _after_gap(text: str, at: int) -> int:
    gap = _GAP.match(text, at)
    return gap.end() if gap else at


def day_named(text: str, at: int, day: str) -> tuple[str, int] | None:
    """Return the day that stands at an offset, and where it ends; one without a year is the nearest to a cable's own.

    >>> day_named("March 5", 0, "1964-04-01"), day_named("27 December", 0, "1964-01-03")
    (('1964-03-05', 7), ('1963-12-27', 11))
    """
    if match := _DAY.match(text, at):
        month = MONTHS.index(_full(match["month"] or match["month_last"])) + 1
        number = int(match["day"] or match["day_first"])
        years = [int(match["year"])] if match["year"] else _years(day)
    elif match := _FIGURES.match(text, at):
        month, number, years = int(match["month"]), int(match["day"]), [year_of_two_digits(int(match["year"]))]
    else:
        return None
    named = [one for year in years if (one := _date(year, month, number))]
    if not named:
        return None
    if match.groupdict().get("year"):
        return named[0].isoformat(), match.end()
    own = date.fromisoformat(day)
    nearest = min(named, key=lambda one: abs(one - own))
    return (nearest.isoformat(), match.end()) if abs(nearest - own) < timedelta(days=_NEAR) else None


def _full(name: str) -> str:
    short = name.strip(".").upper()
    return next(month for month in MONTHS if month.startswith(short))


def _years(day: str) -> list[int]:
    return [int(day[:4]) + step for step in (-1, 0, 1)] if day else []


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
