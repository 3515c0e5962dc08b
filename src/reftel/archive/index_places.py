"""Places of entries in few bytes: each after the one before it, so that the numbers are small and often the same."""

from collections.abc import Callable, Iterator, Sequence

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
    for at in range(0, len(numbers), 3):
        index, start, length = numbers[at : at + 3]
        yield index, start, start + length


def relative(columns: Columns) -> Columns:
    """Return the columns of a register with the places in them as steps.

    An entry's `at` is counted from that of the entry before it, its other places each from the end of the one before,
    the first of them from the start of `at`: who spoke, the word that says so and what was said follow each other.
    """
    return _walked(columns, _Walk.step)


def absolute(columns: Columns) -> Columns:
    """Return the columns with the places in them as they were."""
    return _walked(columns, _Walk.back)


class _Walk:
    """Goes from place to place; `here` is where it is, an index and an offset."""

    def __init__(self) -> None:
        self.here = (0, 0)

    def step(self, index: int, start: int, length: int) -> tuple[int, int, int]:
        """Go to a place's end; return the step to its start."""
        at, offset = self.here
        self.here = (index, start + length)
        return index - at, start - offset if index == at else start, length

    def back(self, index: int, start: int, length: int) -> tuple[int, int, int]:
        """Go a step, and to the place's end; return the place."""
        at, offset = self.here
        start += 0 if index else offset
        self.here = (index + at, start + length)
        return index + at, start, length


def _walked(columns: Columns, go: Callable[[_Walk, int, int, int], tuple[int, int, int]]) -> Columns:
    keys = [key for key in columns if key == "at"] + [key for key in columns if key.endswith("_at")]
    walked: Columns = {key: [] for key in keys}
    walk, begin = _Walk(), (0, 0)
    for row in range(len(columns[keys[0]]) if keys else 0):
        walk.here = begin
        for key in keys:
            numbers: Flat = columns[key][row]  # type: ignore[assignment]
            steps: list[int] = []
            for at in range(0, len(numbers), 3):
                index, start, length = numbers[at : at + 3]
                steps += go(walk, index, start, length)
                if key == "at" and at == 0:
                    begin = walk.here[0], walk.here[1] - length
            walked[key].append(steps)
            walk.here = begin if key == "at" else walk.here
    return {**columns, **walked}
