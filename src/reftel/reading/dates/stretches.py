"""Expressions that name months, seasons, and the ends of stretches: `early May`, `fall 2009`, `the end of March`."""

from datetime import date

from reftel.reading.dates.clock import Clock, Expression
from reftel.reading.dates.letters import month_of, number_of
from reftel.reading.dates.parts import PARTS, cut, part_of, year_said, years_off
from reftel.reading.dates.spans import Days, month, part, season, shift, unit_off, year

__all__ = [
    "counted_of",
    "counted_part",
    "edge",
    "month_before_year",
    "month_beside_now",
    "months_beside",
    "months_named",
    "season_named",
    "week_of_month",
]


def months_named(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `October 2007`, `early May`, `mid-March`, `January/February 2010`, `June or early July`."""
    return _months(expression, clock, [int(word) for word in expression.words("Y")])


def months_beside(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `March of this year`, `May or June of next year`."""
    return _months(expression, clock, [clock.day.year + years_off(expression)]) if clock.day else None


def month_before_year(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `October` of `October and November 2007`: the year stands behind the next month."""
    behind = expression.passage.lows[expression.end : expression.end + 6]
    return _months(expression, clock, [int(next(low for low in behind if low.isdigit() and len(low) == 4))])


def _months(expression: Expression, clock: Clock, years: list[int]) -> Days | None:
    names, parts = _names_and_parts(expression)
    numbers = [month_of(name) for name in names]
    if years:
        first: Days | None = month(years[0] - (len(years) == 1 and numbers[0] > numbers[-1]), numbers[0])
        last: Days | None = month(years[-1], numbers[-1])
    else:
        first = last = clock.months(numbers[0], expression)
        if first and len(numbers) > 1:
            last = month(first[0].year + (numbers[0] > numbers[-1]), numbers[-1])
    first, last = cut(first, parts[0]), cut(last, parts[-1])
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def _names_and_parts(expression: Expression) -> tuple[list[str], list[list[str]]]:
    """The months in order, and the part of each that is named."""
    names, parts, standing = [], [], ""
    lows = expression.passage.lows[expression.start : expression.end]
    for low, letter in zip(lows, expression.letters, strict=True):
        if letter == "E":
            standing = f"{standing}-{low}".strip("-")
        elif letter in "mvGH":
            *before, name = low.split("-")
            names.extend([*before, name] if letter == "H" else [name])
            parts.extend([part_of(before[0] if letter == "G" else standing)] * (2 if letter == "H" else 1))
            standing = ""
    return names, parts


def month_beside_now(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `last September`, `next June`, `this May`: the nearest on that side of the cable's month."""
    if clock.day is None:
        return None
    number, which = month_of(expression.word("mv") or ""), expression.letters.strip("E")[0]
    now = clock.day.year
    if which == "l":
        now -= number >= clock.day.month
    elif which == "n":
        now += number <= clock.day.month
    return cut(month(now, number), part_of(expression.word("E")))


def counted_part(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `the first six months of 2009`."""
    said = year_said(expression) or (clock.day.year + years_off(expression) if clock.day else None)
    count = number_of(expression.word("kd") or "")
    unit_ = (expression.word("U") or "days").removesuffix("s")
    if said is None or unit_ not in {"month", "week", "day"} or not count:
        return None
    first = year(said)[0]
    return first, shift(shift(first, count, unit_), -1, "day")


def counted_of(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `the last two weeks of May`, `the first ten days of June`, `the last three months of 2009`."""
    whole = months_named(expression, clock) if expression.word("mv") else year(int(expression.word("Y") or 1))
    count, unit_ = number_of(expression.word("kdz") or ""), (expression.word("U") or "").removesuffix("s")
    if whole is None or unit_ not in {"month", "week", "day"} or not count:
        return None
    if "l" in expression.letters:
        return shift(shift(whole[1], 1, "day"), -count, unit_), whole[1]
    return whole[0], shift(shift(whole[0], count, unit_), -1, "day")


def week_of_month(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `the first week of November`, `the last week of May 2008`: seven days."""
    found = months_named(expression, clock)
    if found is None or expression.word("u") != "week":
        return None
    if "l" in expression.letters:
        return shift(found[1], -6, "day"), found[1]
    first = shift(found[0], number_of(expression.word("O") or "first") - 1, "week")
    return first, shift(first, 6, "day")


def season_named(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `spring 1965`, `last summer`, `early fall`, `this winter`."""
    name = (expression.word("sG") or "").rsplit("-", 1)[-1]
    said = year_said(expression)
    which = next((one for one in expression.letters if one in "lni"), "")
    if said is None:
        if clock.day is None:
            return None
        said = _season_year(name, which, clock.day, ahead=clock.looks_ahead(expression))
    parts = part_of(expression.word("E")) or part_of((expression.word("G") or "").rpartition("-")[0])
    return cut(season(said, name), parts)


def _season_year(name: str, which: str, day: date, *, ahead: bool | None) -> int:
    """The year of the season without one: on the side of now that is said, else the nearest that fits the tense."""
    years = [day.year - 1, day.year, day.year + 1]
    if which == "i":
        return day.year - (name == "winter" and day.month < 3)
    if which == "l":
        ended = (day.year - 2, *years)  # in January the winter of the year before has not
        return max(one for one in ended if season(one, name)[1] < day)
    if which == "n":
        return min((one for one in years if season(one, name)[0] > day), default=day.year + 1)
    return min(years, key=lambda one: _days_away(season(one, name), day, ahead=ahead))


def _days_away(days: Days, day: date, *, ahead: bool | None) -> float:
    if days[0] > day:
        return (days[0] - day).days * (3 if ahead is False else 1)
    return max(0, (day - days[1]).days) * (3 if ahead else 1)


def edge(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `the end of the year`, `the beginning of March`, `end of 2009`.

    What ends in the time to come runs from the cable's day to that end; what has ended, or begins, is its late, or
    early part; the rest of what is under way runs from the cable's day.
    """
    which = PARTS[expression.word("B") or "end"]
    whole = _whole(expression, clock)
    if whole is None:
        return None
    day = clock.day
    if which == "rest":
        return (max(day, whole[0]), whole[1]) if day and day <= whole[1] else whole
    if which == "late" and day and day <= whole[1] and (day >= whole[0] or expression.before() in {"by", "the"}):
        return day, whole[1]
    return part(whole, which)


def _whole(expression: Expression, clock: Clock) -> Days | None:
    """What an edge is of."""
    if expression.word("mv"):
        return months_named(expression, clock)
    if expression.word("Y"):
        return year(int(expression.word("Y") or 0))
    name = expression.word("u") or "year"
    if clock.day is None or name == "day":
        return None
    return unit_off(clock.day, name, years_off(expression))
