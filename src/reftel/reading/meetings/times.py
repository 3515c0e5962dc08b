"""Nouns of encounters that are of no time: yet to come, put off, usual."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.meetings.lexicon import words
from reftel.reading.meetings.scene import Scene

__all__ = ["is_held", "is_of_no_time", "is_put_off"]

_HABIT: Final = words("habit")
_ARRANGED: Final = words("arranged")
_UNREAL: Final = words("unreal")
_REPEATED: Final = words("repeated")
_OFF_WORDS: Final = words("off")

_OWN_VERB: Final = re.compile("[^,][EZ]")  # not that of an insertion
_OFF: Final = 16  # tokens behind a noun in which it is said to have been put off


def _is_habit(scene: Scene, at: int) -> bool:
    """`Talks with Kestria have usually dealt with fish`: of no one time, where no day is told."""
    behind = scene.passage.lows[at + 1 : min(at + _OFF, scene.end)]
    return not _HABIT.isdisjoint(behind) and "y" not in scene.passage.tags[scene.start : scene.end]


def is_held(scene: Scene, carrier: Clause | None, first: int, at: int) -> bool:
    """Return whether `held a hastily arranged press conference` says that it came about; not `had regular meetings`."""
    inside = scene.passage.lows[first:at]
    return carrier is not None and scene.has_happened(carrier) and not _ARRANGED.isdisjoint(inside)


def is_of_no_time(scene: Scene, first: int, at: int) -> bool:
    """Return whether a noun is of none or many times: `an upcoming meeting`; not `the June 7 regular briefing`."""
    lows, tags = scene.passage.lows, scene.passage.tags
    if any(lows[one] in _UNREAL and tags[one] != "y" for one in range(first, at)) or _is_habit(scene, at):
        return True  # May is a month here
    if lows[first - 2 : first] == ["number", "of"] and first > scene.start + 1:
        return True  # `a number of visits`
    has_name = at > scene.start + 1 and scene.passage.words[at][0].isupper() and not scene.passage.capitals
    return not has_name and "y" not in tags[first:at] and not _REPEATED.isdisjoint(lows[first:at])


def is_put_off(scene: Scene, at: int) -> bool:
    """Return whether it is said to be put off: `the visit, planned for May`, `the talks were postponed`."""
    end = min(scene.end, at + _OFF)
    if _OFF_WORDS.isdisjoint(scene.passage.lows[at + 1 : end]):
        return False
    verb = _OWN_VERB.search(scene.passage.tags, at + 1, end)
    return not _OFF_WORDS.isdisjoint(scene.passage.lows[at + 1 : verb.end() if verb else end])
