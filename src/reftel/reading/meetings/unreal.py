"""Whether an encounter is told as one that came about, or only as planned, thought of, alleged or denied."""

from typing import Final

from reftel.reading.meetings.lexicon import words
from reftel.reading.meetings.scene import Scene

__all__ = ["is_unreal"]

_WINDOW: Final = 7  # tokens before a word of an encounter in which its unreality is told
_BESIDE: Final = 2  # the same for words that say it only right before it


def is_unreal(scene: Scene, at: int) -> bool:
    """Return whether the words before a token say that what it names has not come about."""
    lows, first = scene.passage.lows, max(scene.start, at - _WINDOW)
    if _is_alleged(scene, at):
        return True
    near = lows[max(scene.start, at - _BESIDE) : at]
    if not words("unreal_near").isdisjoint(near) or (near[-1:] == ["of"] and lows[at - 2] in words("thought")):
        return True
    before = lows[first:at]
    return (not words("unreal").isdisjoint(before) and _is_so(scene, first, at, "unreal")) or (
        not words("denied").isdisjoint(before) and _is_so(scene, first, at, "denied")
    )


def _is_alleged(scene: Scene, at: int) -> bool:
    """Whether somebody is only said to have done it by those who allege it, or by a paper that claims it."""
    told = next((one for one in reversed(scene.clauses) if one.end < at and one.lemma in words("alleged")), None)
    if told is None or "T" not in scene.passage.tags[told.end : at]:
        return False
    return told.lemma != "claim" or not (scene.people.intersection(scene.subject(told).names))


def _is_so(scene: Scene, first: int, at: int, group: str) -> bool:
    """Whether a word that makes things unreal says so here: not May, not `denied in the meeting`."""
    lows, tags = scene.passage.lows, scene.passage.tags
    found = (one for one in range(first, at) if lows[one] in words(group) and tags[one] != "y")
    return any(group == "unreal" or lows[one + 1] not in {"in", "at", "during", "to"} for one in found)
