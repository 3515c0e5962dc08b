"""Nouns of encounters that are of no time: yet to come, put off, usual."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.meetings.lexicon import words
from reftel.reading.meetings.scene import Scene

__all__ = ["is_held", "is_of_no_time", "is_put_off"]

_OWN_VERB: Final = re.compile("[^,][EZ]")  # not that of an insertion
_OFF: Final = 16  # tokens behind a noun in which it is said to have been put off


def _is_habit(scene: Scene, at: int) -> bool:
    """`Talks with Kestria have usually dealt with fish`: of no one time, where no day is told."""
    behind = scene.passage.lows[at + 1 : min(at + _OFF, scene.end)]
    return not words("habit").isdisjoint(behind) and "y" not in scene.passage.tags[scene.start : scene.end]


def is_held(scene: Scene, carrier: Clause | None, first: int, at: int) -> bool:
    """Return whether `held a hastily arranged press conference` says that it came about; not `had regular meetings`."""
    inside = scene.passage.lows[first:at]
    return carrier is not None and scene.has_happened(carrier) and not words("arranged").isdisjoint(inside)


def is_of_no_time(scene: Scene, first: int, at: int) -> bool:
    """Return whether a noun is of none or many times: `an upcoming meeting`; not `the June 7 regular briefing`."""
    inside = scene.passage.lows[first:at]
    named = zip(inside, scene.passage.tags[first:at], strict=True)
    if any(low in words("unreal") and tag != "y" for low, tag in named) or _is_habit(scene, at):
        return True  # May is a month here
    if scene.passage.lows[first - 2 : first] == ["number", "of"] and first > scene.start + 1:
        return True  # `a number of visits`
    has_name = at > scene.start + 1 and scene.passage.words[at][0].isupper() and not scene.passage.capitals
    return not has_name and "y" not in scene.passage.tags[first:at] and not words("repeated").isdisjoint(inside)


def is_put_off(scene: Scene, at: int) -> bool:
    """Return whether it is said to be put off: `the visit, planned for May`, `the talks were postponed`."""
    end = min(scene.end, at + _OFF)
    if words("off").isdisjoint(scene.passage.lows[at + 1 : end]):
        return False
    verb = _OWN_VERB.search(scene.passage.tags, at + 1, end)
    return not words("off").isdisjoint(scene.passage.lows[at + 1 : verb.end() if verb else end])
