"""Places of entries in few bytes: each after the one before it, so that the numbers are small and often the same."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from reftel.record import Place

__all__ = ["Columns", "Flat", "absolute", "flat", "relative", "threes"]

Flat = Sequence[int]
"""Places one after the other: index, start, length."""

Columns = dict[str, list[object]]


def flat(places: Sequence[Place]) -> list[int]:
    """Return places as numbers.

    >>> flat([Place(0, 5, 9)])
    [0, 5, 4]
    """
    return [number for place in places for number in (place.index, place.start, place.end - place.start)]


def threes(numbers: Flat) -> Iterator[tuple[int, int, int]]:
    """Yield places as index, start and end.

    >>> list(threes([0, 5, 4]))
    [(0, 5, 9)]
    """
    for index, start, length in _triples(numbers):
        yield index, start, start + length


def _triples(numbers: Flat) -> "zip[tuple[int, int, int]]":
    return zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)


def relative(columns: Columns) -> Columns:
    """Return the columns of a register with the places in them as steps.

    An entry's `at` is counted from that of the entry before it, its other places each from the end of the one before,
    the first of them from the start of `at`: who spoke, the word that says so and what was said follow each other.
    """
    return _walked(columns, _to_steps)


def absolute(columns: Columns) -> Columns:
    """Return the columns with the places in them as they were."""
    return _walked(columns, _from_steps)


class _Walked(NamedTuple):
    """What a list of places or steps became: the first place's start, where the last one ends."""

    numbers: list[int]
    first: tuple[int, int]
    last: tuple[int, int]


def _to_steps(numbers: Flat, here: tuple[int, int]) -> _Walked:
    steps: list[int] = []
    at, offset = here
    for index, start, length in _triples(numbers):
        steps += (index - at, start - offset if index == at else start, length)
        at, offset = index, start + length
    return _Walked(steps, (numbers[0], numbers[1]) if steps else here, (at, offset))


def _from_steps(numbers: Flat, here: tuple[int, int]) -> _Walked:
    places: list[int] = []
    at, offset = here
    for step, start, length in _triples(numbers):
        start = start if step else start + offset
        at += step
        offset = start + length
        places += (at, start, length)
    return _Walked(places, (places[0], places[1]) if places else here, (at, offset))


def _walked(columns: Columns, walk: Callable[[Flat, tuple[int, int]], _Walked]) -> Columns:
    keys = [key for key in columns if key == "at"] + [key for key in columns if key.endswith("_at")]
    walked: Columns = {key: [] for key in keys}
    begin = (0, 0)
    for row in range(len(columns[keys[0]]) if keys else 0):
        here = begin
        for key in keys:
            found = walk(columns[key][row], here)  # type: ignore[arg-type]
            walked[key].append(found.numbers)
            here = found.last
            if key == "at":
                begin = here = found.first
    return {**columns, **walked}
