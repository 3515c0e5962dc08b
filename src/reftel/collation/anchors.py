"""Anchors of an alignment: short runs that stand once in either line, in their longest common order."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from reftel.collation.tokens import BREAK

__all__ = ["BREAKS", "Match", "find_anchors", "in_like_paragraphs"]

Match = tuple[int, int, int]
"""The start in either line, and for how long they agree."""

BREAKS = 0
"""The size that asks for beginnings of paragraphs instead of runs."""


_PART, _PART_OF_LOST = 0.5, 0.08  # of the shorter paragraph, that two must share to be taken for one


def find_anchors(one: Sequence[str], other: Sequence[str], size: int) -> list[Match]:
    """Runs that stand once in either line, in their longest common order, overlaps made one."""
    mine, theirs = _runs(one, size), _runs(other, size)
    pairs = [(at, theirs[run]) for run, at in mine.items() if run in theirs]
    if size != BREAKS:
        pairs = in_like_paragraphs(pairs, one, other, unless_lost=True)
    length = size or 1
    found: list[Match] = []
    for at, beside in _longest_order(sorted(pairs)):
        start, start_beside, so_far = found[-1] if found else (-1, -1, 0)
        if found and at < start + so_far:
            if at - start == beside - start_beside:
                found[-1] = (start, start_beside, at - start + length)
        elif not found or beside >= start_beside + so_far:
            found.append((at, beside, length))
    return found


def in_like_paragraphs(
    pairs: Sequence[tuple[int, int]], one: Sequence[str], other: Sequence[str], *, unless_lost: bool = False
) -> list[tuple[int, int]]:
    """Return the pairs without those that link paragraphs of two numbers by chance.

    A summary says in the same words what a later paragraph says. A few words shared across numbers are no sign; many
    are, since copies may be numbered otherwise. With `unless_lost` fewer do for a number that only one copy has: the
    other may have lost the line with the number, and most words behind it.
    """
    mine, theirs = _paragraphs(one), _paragraphs(other)
    known = set(mine) & set(theirs)
    shared = Counter((mine[at], theirs[beside]) for at, beside in pairs)
    lengths, lengths_beside = Counter(mine), Counter(theirs)

    def is_like(number: str, beside: str) -> bool:
        enough = _PART_OF_LOST if unless_lost and not {number, beside} <= known else _PART
        return number == beside or shared[number, beside] > enough * min(lengths[number], lengths_beside[beside])

    return [(at, beside) for at, beside in pairs if is_like(mine[at], theirs[beside])]


def _paragraphs(line: Sequence[str]) -> list[str]:
    """The key of the paragraph that each key stands in."""
    found, last = [], ""
    for key in line:
        last = key if key.startswith(BREAK) else last
        found.append(last)
    return found


def _runs(line: Sequence[str], size: int) -> dict[tuple[str, ...], int]:
    """Where each run of so many keys stands, of those that stand once; each beginning of a paragraph for no size."""
    if size == BREAKS:
        runs = [(key,) if key.startswith(BREAK) else () for key in line]
    else:
        runs = list(zip(*(line[offset:] for offset in range(size)), strict=False))
    counts = Counter(runs)
    return {run: at for at, run in enumerate(runs) if run and counts[run] == 1}


def _longest_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of pairs that rises in both lines (M. Fredman, Discrete Math. 11, 1975)."""
    ends: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for number, (_, beside) in enumerate(pairs):
        pile = bisect_left(ends, beside)
        before.append(tops[pile - 1] if pile else -1)
        ends[pile : pile + 1] = [beside]
        tops[pile : pile + 1] = [number]
    chosen = []
    at = tops[-1] if tops else -1
    while at >= 0:
        chosen.append(pairs[at])
        at = before[at]
    return chosen[::-1]
