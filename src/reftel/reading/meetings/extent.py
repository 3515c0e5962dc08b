"""Where the phrase of an encounter begins: `late March and early April | meetings`."""

from typing import Final

from reftel.reading.meetings.scene import Scene

__all__ = ["phrase_start"]

_BEFORE: Final = "JNCGY#y'/"
_HOURS: Final = frozenset(("hour", "hours"))
_WHEN: Final = frozenset(("earlier", "later", "very", "most", "long"))


def phrase_start(scene: Scene, at: int) -> int:
    """Return where the phrase begins whose noun is a token."""
    first = at
    while first > scene.start and _is_before(scene, first - 1) and not _is_verb(scene, first - 1):
        first -= 1
    if first > scene.start and scene.passage.tags[first - 1] == "D":
        first -= 1
    return first


def _is_before(scene: Scene, at: int) -> bool:
    """Whether a token may stand before a noun in its phrase: `friendly, frank`, `November 15-16`, `earlier` too."""
    tags = scene.passage.tags
    if tags[at] in _BEFORE or (tags[at] == "R" and scene.passage.lows[at] in _WHEN):
        return True
    if at == scene.start:
        return False
    if tags[at] == "K" and scene.passage.lows[at - 1] in _HOURS:  # `an hour and quarter meeting`
        return tags[at + 1] in "NDJ"
    if tags[at] == "K":  # `late March and early April meetings`, `a long and cordial talk`
        return (tags[at - 1] in "y#" and "y" in tags[at + 1 : at + 3]) or _joins_adjectives(tags, at)
    if tags[at] == "R" and tags[at + 1] == "K":
        return _joins_adjectives(tags, at + 1)
    return tags[at - 1 : at + 2] == "#-#" or (tags[at - 1 : at + 1] == "J," and tags[at + 1] in "JN")


def _joins_adjectives(tags: str, at: int) -> bool:
    return tags[at - 1] in "JR" and tags[at + 1] == "J"


def _is_verb(scene: Scene, at: int) -> bool:
    """`had held`, `have just completed`: a participle behind have and be."""
    before = at - 1 - (at - 1 > scene.start and scene.passage.tags[at - 1] == "R")
    return scene.passage.tags[at] in "YG" and at > scene.start and scene.passage.tags[before] in "HB"
