"""Where a loss lies exactly, when its first or last words also stand beside it.

Of `He paid. The envoy left. The bell rang.` and `He paid. The bell rang.` the lost words are `The envoy left.` or
`envoy left. The`: the alignment cannot tell (E. Myers, 1986, leaves it open too). The spelling sometimes can.
"""

from collections.abc import Sequence

from reftel.collation.anchors import Match

__all__ = ["settled"]

_FARTHEST = 8  # words that a loss is moved by

Line = Sequence[tuple[str, str]]
"""Words as pairs, what each is compared by and its spelling."""


def settled(matches: Sequence[Match], one: Line, other: Line) -> list[Match]:
    """Return the matches, each loss moved to where most words beside it agree to the letter.

    >>> one, other = "quay . The bell".split(), "quay . the envoy left . The bell".split()
    >>> lines = [[(word.lower(), word) for word in line] for line in (one, other)]
    >>> settled([(0, 0, 3), (3, 7, 1)], *lines)
    [(0, 0, 2), (2, 6, 2)]
    """
    found = list(matches)
    for number in range(len(found) - 1):
        (at, beside, size), (after, after_beside, after_size) = found[number], found[number + 1]
        if at + size != after and beside + size != after_beside:
            continue
        step = _best_step(found[number], found[number + 1], one, other)
        found[number] = (at, beside, size + step)
        found[number + 1] = (after + step, after_beside + step, after_size - step)
    return [match for match in found if match[2]]


def _best_step(match: Match, after: Match, one: Line, other: Line) -> int:
    """By how many words to move the loss between two matches: backwards, forwards or, as a rule, not at all."""
    ends = (match[0] + match[2], match[1] + match[2])
    best, most = 0, 0
    for way, limit in ((-1, match[2]), (1, after[2])):
        gain = 0
        for step in range(1, min(limit, _FARTHEST) + 1):
            place = -step if way < 0 else step - 1
            near = (one[ends[0] + place], other[ends[1] + place])
            far = (one[after[0] + place], other[after[1] + place])
            if near[0][0] != near[1][0] or far[0][0] != far[1][0]:
                break
            agreed = (near[0][1] == near[1][1]) - (far[0][1] == far[1][1])
            gain += agreed * way
            if gain > most:
                best, most = step * way, gain
    return best
