"""Stretches of days: a month, a week, the early part of a year, so many units from a day."""

from calendar import isleap
from collections.abc import Callable
from datetime import MAXYEAR, date, timedelta
from typing import Final

__all__ = [
    "Days",
    "century",
    "day_of",
    "decade",
    "fiscal_year",
    "half",
    "month",
    "part",
    "quarter",
    "season",
    "shift",
    "unit",
    "unit_off",
    "week",
    "year",
]

Days = tuple[date, date]

_SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_UNITS: Final = {
    "day": (0, 1),
    "week": (0, 7),
    "fortnight": (0, 14),
    "month": (1, 0),
    "year": (12, 0),
    "decade": (120, 0),
}
_LENGTHS: Final = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]  # of months, in days
_FEBRUARY: Final = 2
_FISCAL_CHANGE: Final = 1977  # the United States' fiscal year has begun in October since; before, in July


def day_of(number: int, month_: int, year_: int) -> date | None:
    """Return a day, None where the month has no such one.

    >>> day_of(30, 2, 2009) is None
    True
    """
    try:
        return date(year_, month_, number)
    except ValueError:
        return None


def month(year_: int, number: int) -> Days:
    """Return a month's first and last day."""
    return date(year_, number, 1), date(year_, number, _last_day(year_, number))


def _last_day(year_: int, number: int) -> int:
    """The number of a month's last day; `calendar.monthrange` asks for its weekday, too."""
    return _LENGTHS[number - 1] + (number == _FEBRUARY and isleap(year_))


def year(number: int) -> Days:
    """Return a year's first and last day."""
    return date(number, 1, 1), date(number, 12, 31)


def decade(first: int) -> Days:
    """Return ten years from a year on."""
    return date(first, 1, 1), date(first + 9, 12, 31)


def century(number: int) -> Days:
    """Return a century: the nineteenth began in 1801."""
    return date(100 * number - 99, 1, 1), date(100 * number, 12, 31)


def week(day: date) -> Days:
    """Return the Monday and Sunday around a day.

    >>> [str(end) for end in week(date(2009, 11, 27))]
    ['2009-11-23', '2009-11-29']
    """
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def quarter(year_: int, number: int) -> Days:
    """Return a quarter of a year, counted from 1."""
    return month(year_, 3 * number - 2)[0], month(year_, 3 * number)[1]


def half(year_: int, number: int) -> Days:
    """Return a half of a year, counted from 1."""
    return month(year_, 6 * number - 5)[0], month(year_, 6 * number)[1]


def season(year_: int, name: str) -> Days:
    """Return a season's three months; winter begins in the year given.

    >>> [str(end) for end in season(2008, "winter")]
    ['2008-12-01', '2009-02-28']
    """
    first = date(year_, _SEASONS[name], 1)
    last = shift(first, 2, "month")
    return first, month(last.year, last.month)[1]


def fiscal_year(number: int) -> Days:
    """Return a fiscal year of the United States.

    >>> [str(end) for end in fiscal_year(2010)], str(fiscal_year(1965)[0])
    (['2009-10-01', '2010-09-30'], '1964-07-01')
    """
    first = 10 if number >= _FISCAL_CHANGE else 7
    return date(number - 1, first, 1), date(number, first, 1) - timedelta(days=1)


def part(days: Days, which: str) -> Days:
    """Return the early, mid or late part: of a month ten days, of a season or year a third in months, else a third.

    >>> [str(end) for end in part(year(2010), "early")], [str(end) for end in part(month(2010, 2), "late")]
    (['2010-01-01', '2010-04-30'], ['2010-02-21', '2010-02-28'])
    >>> [str(end) for end in part(season(2010, "summer"), "mid")]
    ['2010-07-01', '2010-07-31']
    """
    first, last = days
    cuts = _cuts(first, last)
    return {
        "early": (first, cuts[0] - timedelta(days=1)),
        "mid": (cuts[0], cuts[1] - timedelta(days=1)),
        "late": (cuts[1], last),
    }[which]


def _cuts(first: date, last: date) -> tuple[date, date]:
    """The days that the mid and the late part begin."""
    length = (last - first).days + 1
    if 28 <= length <= 31 and first.day == 1:
        return first.replace(day=11), first.replace(day=21)
    if 365 <= length <= 366 and first.day == 1:
        return shift(first, 4, "month"), shift(first, 8, "month")
    if first.day == 1 and first == shift(last + timedelta(days=1), -3, "month"):
        return shift(first, 1, "month"), shift(first, 2, "month")
    if length > 3650:
        return first.replace(year=first.year + 4), first.replace(year=first.year + 7)
    third = max(1, length // 3)
    return first + timedelta(days=third), first + timedelta(days=2 * third)


def shift(day: date, count: int, unit_: str) -> date:
    """Return the day so many units after a day, before it where the count is negative.

    >>> str(shift(date(2009, 3, 31), -1, "month")), str(shift(date(2009, 3, 31), 2, "week"))
    ('2009-02-28', '2009-04-14')
    """
    months, days = _UNITS[unit_]
    if days:
        return day + timedelta(days=days * count)
    total = day.year * 12 + day.month - 1 + months * count
    year_, month_ = min(max(total // 12, 1), MAXYEAR), total % 12 + 1
    return date(year_, month_, min(day.day, _last_day(year_, month_)))


def unit(day: date, name: str) -> Days:
    """Return the week, month, year or decade that a day lies in; the day itself for `day`.

    >>> [str(end) for end in unit(date(2009, 11, 27), "month")]
    ['2009-11-01', '2009-11-30']
    """
    around = _AROUND.get(name)
    return around(day) if around else (day, day)


def unit_off(day: date, name: str, off: int) -> Days:
    """Return the unit so many before or after the one that a day lies in.

    >>> [str(end) for end in unit_off(date(2009, 11, 27), "century", -1)]
    ['1901-01-01', '2000-12-31']
    """
    counted, times = {"weekend": ("week", 1), "century": ("decade", 10)}.get(name, (name, 1))
    return unit(shift(day, off * times, counted), name)


_AROUND: Final[dict[str, Callable[[date], Days]]] = {
    "week": week,
    "weekend": lambda day: (week(day)[0] + timedelta(days=5), week(day)[1]),
    "month": lambda day: month(day.year, day.month),
    "year": lambda day: year(day.year),
    "decade": lambda day: decade(day.year // 10 * 10),
    "century": lambda day: century((day.year - 1) // 100 + 1),
}
