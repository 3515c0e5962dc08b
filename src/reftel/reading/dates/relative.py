"""Expressions that count from now or from what was told: `two weeks ago`, `next month`, `a day later`."""

from datetime import date
from typing import Final

from reftel.reading.dates.clock import Clock, Expression
from reftel.reading.dates.letters import number_of
from reftel.reading.dates.parts import part_of
from reftel.reading.dates.spans import Days, part, shift, unit, unit_off

__all__ = [
    "ago",
    "beside_told",
    "counted",
    "from_told",
    "later_in",
    "part_of_unit",
    "unit_beside",
    "vague",
    "within",
]

_TURN: Final = (1, 11, 12)  # months in which `the coming year` is that of the calendar
_BACKWARD: Final = "ly"
_FORWARD: Final = "ng"
_OPEN: Final = ("over", "under", "than")  # `over a week ago` says on which side, not when
_WHOLE: Final = ("weekend", "fortnight", "century")  # what `a weekend ago` cannot be counted in


def _unit(expression: Expression) -> str:
    word = expression.word("uU") or "day"
    return {"centuries": "century"}.get(word, word.removesuffix("s"))


def _counts(expression: Expression) -> list[int]:
    """The numbers that are counted; empty for `several`. `a week` and `week` count one."""
    if "K" in expression.letters:
        return []
    words = expression.words("kdzNA")
    if not words:
        return [1] if "u" in expression.letters else []
    return [number_of(word) for word in words]


def ago(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `two weeks ago`: the unit, that many before the one the cable's day lies in."""
    counts, name = _counts(expression), _unit(expression)
    if clock.day is None or not counts or name in _WHOLE or expression.before() in _OPEN:
        return None
    first, last = (unit(shift(clock.day, -count, name), name) for count in (max(counts), min(counts)))
    return first[0], last[1]


def counted(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `the past two weeks`, `the next year`, `the coming months`: from the cable's day on, or up to it."""
    counts, name = _counts(expression), _unit(expression)
    if clock.day is None or not counts or name in _WHOLE:
        return None
    which = next(letter for letter in expression.letters if letter in _BACKWARD + _FORWARD)
    if (
        name == "year"
        and expression.word("n") == "coming"
        and clock.day.month in _TURN
        and "U" not in expression.letters
    ):
        return unit(shift(clock.day, 2, "month"), name)
    if which in _BACKWARD:
        return shift(clock.day, -max(counts), name), clock.day
    start = clock.told or clock.day if which == "g" else clock.day  # `was signed on May 3; over the following year`
    return start, shift(start, max(counts), name)


def ahead(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `two weeks from now`, `in ten days`: the unit, that many after the one the cable's day lies in."""
    counts, name = _counts(expression), _unit(expression)
    if clock.day is None or not counts or name in _WHOLE:
        return None
    first, last = (unit(shift(clock.day, count, name), name) for count in (min(counts), max(counts)))
    return first[0], last[1]


def hours(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `within 48 hours`, `the last 24 hours`: as many days."""
    count = max(number_of(word) for word in expression.words("dzNk"))
    if clock.day is None or count < 24:
        return None
    span = shift(clock.day, -(-count // 24) * (-1 if "l" in expression.letters else 1), "day")
    return (clock.day, span) if span > clock.day else (span, clock.day)


def weekend(_: Expression, clock: Clock) -> Days | None:
    """Resolve `over the weekend`: the last one before the cable's day."""
    return unit(shift(clock.day, -5, "day"), "weekend") if clock.day else None


def within(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `within two weeks`, `within the next month`: from the cable's day on, unless it is of something else."""
    counts, name = _counts(expression), _unit(expression)
    if clock.day is None or not counts or name in _WHOLE or expression.after() == "of":
        return None
    return clock.day, shift(clock.day, max(counts), name)


def unit_beside(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `last week`, `this year`, `next month`, `this weekend`: as the calendar has them."""
    words = expression.words("iln")
    if _unit(expression) == "weekend" and "past" in words and clock.day:
        return unit_off(clock.day, "weekend", -1)
    if "coming" in words or "past" in words:
        return counted(expression, clock)
    return _beside(expression, clock.day)


def _beside(expression: Expression, day: date | None) -> Days | None:
    if day is None:
        return None
    name = _unit(expression)
    off = {"l": -1, "y": -1, "n": 1, "g": 1}.get(expression.letters.strip("EL")[0], 0)
    return unit_off(day, name, off)


def part_of_unit(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `early next week`, `late last year`, `earlier this month`, `later this year`."""
    found = _beside(expression, clock.day)
    if found is None or clock.day is None:
        return None
    adverb = expression.word("L")
    if adverb is None:
        return part(found, part_of(expression.word("E"))[0])
    if found[0] <= clock.day <= found[1]:
        return (clock.day, found[1]) if adverb == "later" else (found[0], clock.day)
    return found


def later_in(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `later in the year`, `early in the week`."""
    if clock.day is None:
        return None
    found = unit(clock.day, _unit(expression))
    adverb = expression.word("L")
    if adverb is None:
        return part(found, part_of(expression.word("E"))[0])
    return (clock.day, found[1]) if adverb == "later" else (found[0], clock.day)


def from_told(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `two days later`, `the day before`, `a week earlier`: counted from what was told last."""
    counts, name = _counts(expression), _unit(expression)
    day = clock.told_in(name)
    if day is None or not counts or name in _WHOLE:
        return None
    back = expression.word("LX") in {"earlier", "before"}
    return unit(shift(day, -counts[0] if back else counts[0], name), name)


def beside_told(expression: Expression, clock: Clock) -> Days | None:
    """Resolve `the following week`, `the next day`: beside the day that was told last, else the cable's.

    `the same day` may have been told in a paragraph before.
    """
    is_that = "S" in expression.letters and expression.word("u") == "day"
    return _beside(expression, clock.spoken_of if is_that else clock.told_in(_unit(expression)) or clock.day)


def vague(_: Expression, __: Clock) -> None:
    """Leave `recent months` without ends: nobody can place it."""
