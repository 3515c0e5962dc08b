"""Expressions that name days: `November 24`, `3-7 May 2008`, `Monday`, `today`, `the 17th`, `11/24`."""

from datetime import date, timedelta
from typing import Final

from reftel.reading.dates.clock import Clock, Expression
from reftel.reading.dates.letters import month_of, number_of, weekday_of
from reftel.reading.dates.parts import years_off
from reftel.reading.dates.spans import Days, day_of, shift, unit, unit_off, week
from reftel.telegram.dtg import year_of_two_digits

__all__ = [
    "compact_day",
    "day_before_year",
    "day_of_month_beside",
    "day_of_year",
    "days_named",
    "days_of_month",
    "days_with_short_year",
    "dotted_day",
    "instant",
    "iso_day",
    "named_from_now",
    "numeric_day",
    "part_of_day",
    "week_around",
    "weekday_and_day",
    "weekdays",
    "weekend_around",
]

_YEAR: Final = 4  # figures
_FROM_NOW: Final = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def days_named(expression: Expression, clock: Clock) -> Days | None:
    """Resolve days of a month or of two: the first and the last one that are named."""
    months = [month_of(word) for word in expression.words("mv")]
    numbers = [number_of(word) for word in expression.words("do")]
    years = [int(word) for word in expression.words("Y")]
    return _from_to(months, numbers, years, (expression, clock))


def day_before_year(expression: Expression, _: Clock) -> Days | None:
    """Resolve `May 3` of `May 3 and June 4, 2008`: the year stands behind the next day."""
    behind = expression.passage.lows[expression.end : expression.end + 6]
    year = int(next(low for low in behind if low.isdigit() and len(low) == _YEAR))
    months = [month_of(expression.word("mv") or ""), next(found for low in behind if (found := month_of(low)))]
    day = day_of(number_of(expression.word("do") or ""), months[0], year - (months[0] > months[1]))
    return (day, day) if day else None


def days_with_short_year(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `24 Nov 09`: the last figure is the year."""
    months = [month_of(word) for word in expression.words("mv")]
    *numbers, short = (number_of(word) for word in expression.words("doz"))
    return _from_to(months, numbers, [year_of_two_digits(short)], (expression, clock))


def _from_to(months: list[int], numbers: list[int], years: list[int], at: tuple[Expression, Clock]) -> Days | None:
    expression, clock = at
    if years:
        turned = len(years) == 1 and months[0] > months[-1]
        first = day_of(numbers[0], months[0], years[0] - turned)
        last = day_of(numbers[-1], months[-1], years[-1])
    else:
        found = clock.days(numbers[0], months[0], expression)
        first = found[0] if found else None
        last = first and day_of(numbers[-1], months[-1], first.year + (months[0] > months[-1]))
    return (first, last) if first and last and first <= last else None


def day_of_year(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `October 5 of this year`."""
    if clock.day is None:
        return None
    off = years_off(expression)
    return _from_to(
        [month_of(expression.word("mv") or "")],
        [number_of(expression.word("do") or "")],
        [clock.day.year + off],
        (expression, clock),
    )


def day_of_month_beside(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `the 3rd of last month`."""
    if clock.day is None:
        return None
    around = unit_off(clock.day, "month", years_off(expression))[0]
    day = day_of(number_of(expression.word("o") or ""), around.month, around.year)
    return (day, day) if day else None


def week_around(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `the week of December 3`: Monday to Sunday."""
    found = days_named(expression, clock)
    return week(found[0]) if found else None


def weekend_around(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `the weekend of December 5`, `the weekend of December 5-6`: its Saturday and Sunday."""
    found = days_named(expression, clock)
    return unit(found[0], "weekend") if found else None


def iso_day(expression: Expression, _: Clock) -> Days | None:
    """Resolve `2009-11-24`."""
    year_, month_, number = (int(word) for word in expression.words("Yd"))
    day = day_of(number, month_, year_) if month_ <= 12 else None
    return (day, day) if day else None


def dotted_day(expression: Expression, _: Clock) -> Days | None:
    """Resolve `24.11.2009`: the day first."""
    number, month_, year_ = (int(piece) for piece in (expression.word("e") or "1.1.1").split("."))
    day = day_of(number, month_, year_of_two_digits(year_))
    return (day, day) if day else None


def compact_day(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `24Nov`, `24NOV 09`."""
    word = expression.word("C") or ""
    month_, years = month_of(word[-3:]), expression.words("Ydz")
    if not years:
        return clock.days(number_of(word), month_, expression)
    day = day_of(number_of(word), month_, year_of_two_digits(int(years[0])))
    return (day, day) if day else None


def numeric_day(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `11/24`, `11/24/09`: the month first, as Americans write; where that gives no day, the day first."""
    numbers = [int(word) for word in expression.words("dzY")]
    if numbers[:2] == [9, 11] and len(numbers) == 2:
        return date(2001, 9, 11), date(2001, 9, 11)
    month_, number = numbers[:2] if numbers[0] <= 12 else (numbers[1], numbers[0])
    if month_ > 12:
        return None
    if len(numbers) == 2:
        return clock.days(number, month_, expression)
    day = day_of(number, month_, year_of_two_digits(numbers[2]))
    return (day, day) if day else None


def days_of_month(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `the 17th`, `12th instant`, `the 3rd and 4th`."""
    numbers = [number_of(word) for word in expression.words("do")]
    first, last = (clock.days_of_month(number, expression) for number in (numbers[0], numbers[-1]))
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def instant(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `12th instant` (of this month), `12th ultimo` (of the last), `12th proximo` (of the next)."""
    if clock.day is None:
        return None
    count = {"u": -1, "p": 1}.get((expression.word("I") or "i")[0], 0)
    around = shift(clock.day.replace(day=1), count, "month")
    day = day_of(number_of(expression.word("do") or ""), around.month, around.year)
    return (day, day) if day else None


def named_from_now(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `yesterday`, `later today`, `tomorrow morning`, `the day after tomorrow`."""
    if clock.day is None:
        return None
    beside = {"before": -1, "after": 1}.get(expression.word("X") or "", 0)
    named = (expression.word("t") or "today").replace("-", "")  # `to-day`, as it was written once
    day = clock.day + timedelta(days=_FROM_NOW[named] + beside)
    return day, day


def part_of_day(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `this morning`, `last night`, `that evening`, `the following morning`."""
    which = expression.letters.strip("EL")[0]
    day = clock.spoken_of if which == "S" else (clock.told or clock.day) if which in "ygn" else clock.day
    if day is None:
        return None
    day += timedelta(days={"l": -1, "y": -1, "g": 1, "n": 1}.get(which, 0))
    return day, day


def weekdays(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `Monday`, `next Friday`, `Monday to Wednesday`: before the cable's day unless its verb looks ahead."""
    if clock.day is None:
        return None
    names = expression.words("w")
    first = _weekday(weekday_of(names[0]), expression, clock.day, clock)
    last = first + timedelta(days=(weekday_of(names[-1]) - weekday_of(names[0])) % 7)
    return first, last


def weekday_and_day(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `Friday, the 29th`: of the months around the cable's day that in which it is such a weekday."""
    if clock.day is None:
        return None
    number, weekday = number_of(expression.word("o") or ""), weekday_of(expression.word("w") or "")
    around = (shift(clock.day.replace(day=1), count, "month") for count in (0, 1, -1, 2, -2))
    fits = (day_of(number, one.month, one.year) for one in around)
    day = next((one for one in fits if one and one.weekday() == weekday), None)
    return (day, day) if day else None


def _weekday(number: int, expression: Expression, day: date, clock: Clock) -> date:
    which = expression.letters.strip("EL")[0]
    ahead = (number - day.weekday()) % 7
    if which == "i":
        return week(day)[0] + timedelta(days=number)
    if which == "n" or (which == "w" and clock.looks_ahead(expression)):
        return day + timedelta(days=ahead or (7 if which == "n" else 0))
    behind = (day.weekday() - number) % 7
    return day - timedelta(days=behind or (7 if which == "l" else 0))
