"""Whether an encounter is told as one that came about, or only as planned, thought of, alleged or denied."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.meetings.lexicon import words
from reftel.reading.meetings.scene import Scene

__all__ = ["is_unreal"]

_UNREAL_NEAR: Final = words("unreal_near")
_THOUGHT: Final = words("thought")
_UNREAL: Final = words("unreal")
_DENIED: Final = words("denied")
_ALLEGED: Final = words("alleged")

_WINDOW: Final = 7  # tokens before a word of an encounter in which its unreality is told
_BESIDE: Final = 2  # the same for words that say it only right before it


def is_unreal(scene: Scene, at: int) -> bool:
    """Return whether the words before a token say that what it names has not come about."""
    lows, first = scene.passage.lows, max(scene.start, at - _WINDOW)
    if _is_alleged(scene, at):
        return True
    near = lows[max(scene.start, at - _BESIDE) : at]
    if not _UNREAL_NEAR.isdisjoint(near) or (near[-1:] == ["of"] and lows[at - 2] in _THOUGHT):
        return True
    before = lows[first:at]
    return (not _UNREAL.isdisjoint(before) and _is_so(scene, first, at, "unreal")) or (
        not _DENIED.isdisjoint(before) and _is_so(scene, first, at, "denied")
    )


def _is_alleged(scene: Scene, at: int) -> bool:
    """Whether somebody is only said to have done it by those who allege it, or by a paper that claims it."""
    told: Clause | None = None
    for one in scene.clauses:
        if one.lemma in _ALLEGED and one.end < at:
            told = one
    if told is None or "T" not in scene.passage.tags[told.end : at]:
        return False
    return told.lemma != "claim" or not (scene.people.intersection(scene.subject(told).names))


def _is_so(scene: Scene, first: int, at: int, group: str) -> bool:
    """Whether a word that makes things unreal says so here: not May, not `denied in the meeting`."""
    lows, tags = scene.passage.lows, scene.passage.tags
    found = (one for one in range(first, at) if lows[one] in words(group) and tags[one] != "y")
    return any(group == "unreal" or lows[one + 1] not in {"in", "at", "during", "to"} for one in found)
