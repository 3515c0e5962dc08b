"""The alignment of two lines of keys: which stretches of one answer which of the other.

Anchors first, as in Bram Cohen's patience diff: runs of words that stand once in either line, in their longest common
order; then, where no such run is left, the beginnings of paragraphs of one number. Between anchors the longest common
subsequence (S. Needleman, C. Wunsch, J. Mol. Biol. 48, 1970; E. Myers, Algorithmica 1, 1986), computed bit-parallel
(H. Hyyrö, 2004) by rapidfuzz. So exact work is done on short stretches only, and the whole is near linear in the length
of the texts.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

from rapidfuzz.distance import Indel

from reftel.collation.anchors import BREAKS, Match, find_anchors, in_like_paragraphs
from reftel.collation.tokens import BREAK

__all__ = ["align"]

_ALWAYS = (4, BREAKS)  # what anchors: runs of four words, then beginnings of paragraphs
_LARGE = (2, 1)  # in a stretch too large to be compared exactly, also shorter runs
_MOST_CELLS = 20_000_000  # the largest stretch that is compared exactly: a tenth of a second, 5 MB
_SHORT = 2  # a match of so few words between changes may be chance


def align(one: Sequence[str], other: Sequence[str]) -> list[Match]:
    """Return the matching stretches of two lines, in order, none touching the next in both lines.

    >>> align("the good old treaty waits".split(), "the treaty waits in vain".split())
    [(0, 0, 1), (3, 1, 2)]
    """
    same = _joined(_between(one, other, (0, 0), (*_ALWAYS, *_LARGE)))
    return _joined(_without_chance(_slid(same, one, other), one, other))


def _between(one: Sequence[str], other: Sequence[str], at: tuple[int, int], steps: tuple[int, ...]) -> list[Match]:
    """The matches of two stretches, which begin at `at` in the whole lines: their ends, and what lies between."""
    first = _length_shared(zip(one, other, strict=False))
    one, other = one[first:], other[first:]
    last = _length_shared(zip(reversed(one), reversed(other), strict=False))
    ends = (at[0] + first + len(one) - last, at[1] + first + len(other) - last)
    inner = _inner(one[: len(one) - last], other[: len(other) - last], (at[0] + first, at[1] + first), steps)
    return [match for match in ((*at, first), *inner, (*ends, last)) if match[2]]


def _length_shared(pairs: Iterable[tuple[str, str]]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _inner(one: Sequence[str], other: Sequence[str], at: tuple[int, int], steps: tuple[int, ...]) -> list[Match]:
    if not one or not other:
        return []
    if len(steps) <= len(_LARGE) and len(one) * len(other) <= _MOST_CELLS:
        return _exact(one, other, at)
    if not steps:
        return []
    found: list[Match] = []
    last = beside = 0
    for start, start_beside, size in [*find_anchors(one, other, steps[0]), (len(one), len(other), 0)]:
        begin = (at[0] + last, at[1] + beside)
        found += _between(one[last:start], other[beside:start_beside], begin, steps[1:])
        found.append((at[0] + start, at[1] + start_beside, size))
        last, beside = start + size, start_beside + size
    return found[:-1]


def _exact(one: Sequence[str], other: Sequence[str], at: tuple[int, int]) -> list[Match]:
    """The longest common subsequence, without what links paragraphs of two numbers by chance."""
    blocks = Indel.opcodes(one, other).as_matching_blocks()
    pairs = [(block.a + number, block.b + number) for block in blocks for number in range(block.size)]
    return [(at[0] + mine, at[1] + theirs, 1) for mine, theirs in in_like_paragraphs(pairs, one, other)]


def _joined(matches: Sequence[Match]) -> list[Match]:
    """Matches that touch in both lines as one."""
    found: list[Match] = []
    for at, beside, size in matches:
        if found and found[-1][0] + found[-1][2] == at and found[-1][1] + found[-1][2] == beside:
            found[-1] = (found[-1][0], found[-1][1], found[-1][2] + size)
        elif size:
            found.append((at, beside, size))
    return found


def _slid(matches: Sequence[Match], one: Sequence[str], other: Sequence[str]) -> list[Match]:
    """Two losses parted by a few words made one, where these words fit as well behind the second.

    Of `A p q the r s the B` and `A the B` the first `the` may be taken for the one that is there; then one lost line
    would show as two.
    """
    found = list(matches)
    for number in range(len(found) - 2, 0, -1):
        before, match, after = found[number - 1 : number + 2]
        at, beside, size = match
        starts = (after[0] - size, after[1] - size)
        if before[0] + before[2] == at and at + size == after[0]:
            fits = starts[1] >= beside + size and other[starts[1] : after[1]] == other[beside : beside + size]
        elif before[1] + before[2] == beside and beside + size == after[1]:
            fits = starts[0] >= at + size and one[starts[0] : after[0]] == one[at : at + size]
        else:
            continue
        if fits:
            found[number : number + 2] = [(*starts, size + after[2])]
    return found


def _without_chance(matches: Sequence[Match], one: Sequence[str], other: Sequence[str]) -> list[Match]:
    """Without short matches inside a change: an `of` alone says nothing.

    The semantic clean-up of N. Fraser's diff-match-patch, on words.
    """
    found: list[Match] = []
    for match, after in pairwise([*matches, (len(one), len(other), 0)]):
        at, beside, size = match
        last = found[-1] if found else (0, 0, 0)
        left = (at - last[0] - last[2], beside - last[1] - last[2])
        right = (after[0] - at - size, after[1] - beside - size)
        is_short = size <= _SHORT and not any(key.startswith(BREAK) for key in one[at : at + size])
        if not (is_short and min(*left, *right) > 0 and min(max(left), max(right)) >= 2 * size):
            found.append(match)
    return found
