"""Places of entries in few bytes: each after the one before it, so that the numbers are small and often the same."""

from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter

from reftel.record import Place

__all__ = ["Columns", "Flat", "absolute", "flat", "relative", "stacked", "threes", "unstacked"]

Flat = Sequence[int]
"""Places one after the other: index, start, length."""

Columns = dict[str, list[object]]

_Walk = Callable[[Flat, int, int], tuple[list[int], int, int]]
_numbers = attrgetter("index", "start", "end")


def flat(places: Sequence[Place]) -> list[int]:
    """Return places as numbers.

    >>> flat([Place(0, 5, 9)])
    [0, 5, 4]
    """
    if len(places) == 1:  # as most are
        index, start, end = _numbers(places[0])
        return [index, start, end - start]
    found: list[int] = []
    for index, start, end in map(_numbers, places):
        found += (index, start, end - start)
    return found


def threes(numbers: Flat) -> Iterator[tuple[int, int, int]]:
    """Yield places as index, start and end.

    >>> list(threes([0, 5, 4]))
    [(0, 5, 9)]
    """
    for at in range(0, len(numbers), 3):
        index, start, length = numbers[at : at + 3]
        yield index, start, start + length


def stacked(values: Sequence[Flat]) -> list[object]:
    """Return the places of entries as four lists: how many each has, and all their indexes, starts and lengths.

    A list of ones alone, or of noughts, is left out.

    >>> stacked([[0, 5, 4], [0, 9, 2]]), unstacked([[], [], [5, 9], [4, 2]], 2)
    ([[], [], [5, 9], [4, 2]], [[0, 5, 4], [0, 9, 2]])
    """
    counts = [len(numbers) // 3 for numbers in values]
    together = [number for numbers in values for number in numbers]
    indexes = together[::3]
    all_one = counts.count(1) == len(counts)
    return [[] if all_one else counts, indexes if any(indexes) else [], together[1::3], together[2::3]]


def unstacked(stack: Sequence[Flat], entries: int) -> list[object]:
    """Return the places of so many entries out of four lists."""
    counts, indexes, starts, lengths = stack
    together = [0] * (3 * len(starts))
    together[::3] = indexes or [0] * len(starts)
    together[1::3], together[2::3] = starts, lengths
    found: list[object] = []
    at = 0
    for count in counts or [1] * entries:
        found.append(together[at : at + 3 * count])
        at += 3 * count
    return found


def relative(columns: Columns) -> Columns:
    """Return the columns of a register with the places in them as steps.

    An entry's `at` is counted from that of the entry before it, its other places each from the end of the one before,
    the first of them from the start of `at`: who spoke, the word that says so and what was said follow each other.
    """
    return _walked(columns, _to_steps, back=False)


def absolute(columns: Columns) -> Columns:
    """Return the columns with the places in them as they were."""
    return _walked(columns, _from_steps, back=True)


def _to_steps(numbers: Flat, at: int, offset: int) -> tuple[list[int], int, int]:
    """Places as steps from a paragraph and an offset in it, and the paragraph and offset where the last one ends."""
    if len(numbers) == 3:  # as most are
        index, start, length = numbers
        return [index - at, start - offset if index == at else start, length], index, start + length
    steps: list[int] = []
    for place in range(0, len(numbers), 3):
        index, start, length = numbers[place : place + 3]
        steps += (index - at, start - offset if index == at else start, length)
        at, offset = index, start + length
    return steps, at, offset


def _from_steps(numbers: Flat, at: int, offset: int) -> tuple[list[int], int, int]:
    places: list[int] = []
    for place in range(0, len(numbers), 3):
        step, start, length = numbers[place : place + 3]
        if not step:
            start += offset
        at += step
        offset = start + length
        places += (at, start, length)
    return places, at, offset


def _walked(columns: Columns, walk: _Walk, *, back: bool) -> Columns:
    """Every list walked in turn; `back`: what is found are the places, and not the steps."""
    keys = [key for key in columns if key == "at"] + [key for key in columns if key.endswith("_at")]
    walked: Columns = {key: [] for key in keys}
    takers = [(walked[key].append, key == "at") for key in keys]
    begin = (0, 0)
    for row in zip(*(columns[key] for key in keys), strict=True):
        at, offset = begin
        for (take, is_own), numbers in zip(takers, row, strict=True):
            found, at, offset = walk(numbers, at, offset)
            take(found)
            if is_own:
                places: Flat = found if back else numbers
                at, offset = begin = (places[0], places[1]) if places else begin
    return {**columns, **walked}
