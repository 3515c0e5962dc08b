"""Expressions that name years, their quarters, and longer: `2009`, `FY 2010`, `1964-66`, `the 1990s`."""

from reftel.reading.dates.clock import Clock, Expression
from reftel.reading.dates.letters import number_of
from reftel.reading.dates.parts import cut, part_of, year_said, years_off
from reftel.reading.dates.spans import Days, century, decade, fiscal_year, half, part, quarter, year
from reftel.telegram.dtg import year_of_two_digits

__all__ = [
    "century_named",
    "decades",
    "fiscal",
    "fiscal_beside",
    "later_in_year",
    "middle",
    "quarter_or_half",
    "short_year",
    "years_named",
]


def years_named(expression: Expression, _: Clock) -> Days | None:
    """Resolve `2007`, `late 2008`, `mid-2009`, `1964-66`, `between 1974 and 1980`."""
    words = expression.words("YG" if "," in expression.letters else "YGdz")
    parts = part_of(expression.word("E"))
    if "-" in words[0]:
        before, words[0] = words[0].rsplit("-", 1)
        parts = part_of(before)
    first, last = int(words[0]), int(words[-1])
    if last < 100:
        told = 10 if len(words[-1]) == 1 else 100  # `1968-9`, `1964-66`
        last += first // told * told + (told if last < first % told else 0)
    if last < first:
        return None
    if parts:
        return part(year(first), parts[0])[0], part(year(last), parts[-1])[1]
    return year(first)[0], year(last)[1]


def later_in_year(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `later in 2009`, `earlier in 2009`: of the cable's own year what is left, or was."""
    named = year(int(expression.word("Y") or 1))
    if clock.day is None or clock.day.year != named[0].year:
        return named
    return (clock.day, named[1]) if expression.word("L") == "later" else (named[0], clock.day)


def middle(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `mid-year`, `mid-year 2010`."""
    said = year_said(expression) or (clock.day.year if clock.day else None)
    return part(year(said), "mid") if said else None


def decades(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `the 1990s`, `the late 1960s`, `the '60s`, `the 1960s and 1970s`."""
    words = expression.words("DG")
    parts = part_of(expression.word("E"))
    if words and "-" in words[0]:
        before, words[0] = words[0].rsplit("-", 1)
        parts = part_of(before)
    firsts = [number_of(word) for word in words or expression.words("Y")]
    base = (clock.day.year if clock.day else 1999) // 100 * 100
    firsts = [
        one if one > 99 else base + one - (100 if clock.day and base + one > clock.day.year else 0) for one in firsts
    ]
    return cut((decade(firsts[0])[0], decade(firsts[-1])[1]), parts) if firsts[0] <= firsts[-1] else None


def century_named(expression: Expression, _: Clock) -> Days | None:
    """Resolve `the 19th century`."""
    return cut(century(number_of(expression.word("o") or "")), part_of(expression.word("E")))


def short_year(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `'67`: the last year that ends so, unless the next one is nearer than thirty years."""
    number = number_of((expression.word("dz") or "").lstrip("'"))
    now = clock.day.year if clock.day else 2000
    found = now // 100 * 100 + number
    return year(found - 100 if found > now + 30 else found)


def fiscal(expression: Expression, _: Clock) -> Days | None:
    """Resolve `FY 2010`, `FY10`, `fiscal year 2009`, `FY 2009/2010`."""
    numbers = [number_of(word) for word in expression.words("YQdz")]
    first, last = (year_of_two_digits(number) for number in (numbers[0], numbers[-1]))
    return (fiscal_year(first)[0], fiscal_year(last)[1]) if first <= last else None


def fiscal_beside(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `next fiscal year`: beside the one that the cable's day lies in."""
    if clock.day is None:
        return None
    now = clock.day.year + (clock.day > fiscal_year(clock.day.year)[1])
    return fiscal_year(now + years_off(expression))


def quarter_or_half(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `first quarter of 2010`, `the second half of the year`, `Q1 2010`."""
    now = clock.day.year + years_off(expression) if clock.day else None
    counted = expression.word("h") or "quarter"
    most = 4 if counted == "quarter" else 2
    last = expression.letters[0] == "l"
    number = most if last else number_of((expression.word("OR") or "").lstrip("q"))
    said = year_said(expression) or now
    if said is None or counted not in {"quarter", "half"} or number > most:
        return None
    return quarter(said, number) if counted == "quarter" else half(said, number)
