"""Whom `him` means where somebody is asked: whoever was met or named just before, never the one who asks."""

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reftel.reading.plans.scene import Scene

__all__ = ["asked_him"]

_HIM: Final = frozenset(("him", "her"))
_FARTHEST: Final = 8  # tokens from the link before `him`
_AND_VERB: Final = re.compile(r"[uU]R?[VEGZXN]R?t?,?K")  # right to left: `and asked him`


def asked_him(scene: "Scene", phrase: tuple[int, int], found: str | None) -> str | None:
    """Return whom `him` means, where the sentence makes it plain; else the one found for it, unless he asks himself.

    So in `met Tran and asked him to sign`, `Strand said that Vane had asked him to sign`.
    """
    if scene.passage.lows[phrase[0]] not in _HIM or scene.passage.tags[slice(*phrase)] != "u":
        return found
    if met := _met(scene, phrase[0]):
        return met
    asking = next((one for one in reversed(scene.clauses) if one.end <= phrase[0]), None)
    if (
        found is None
        or asking is None
        or asking.end < phrase[0]
        or asking.subject is None
        or _name(scene, asking.subject) != found
    ):
        return found
    telling = scene.verb_before(asking.subject[0])
    if telling is None or telling.subject is None or not scene.is_doer(telling.subject):
        return None
    teller = _name(scene, telling.subject) or scene.name(telling.subject)
    return None if teller == found else teller


def _name(scene: "Scene", phrase: tuple[int, int]) -> str | None:
    return scene.cast.who(scene.passage.index, *phrase)


def _met(scene: "Scene", at: int) -> str | None:
    """The one person named behind the verb that `and` joins with that before `him`."""
    joined = _AND_VERB.match(scene.passage.tags[max(scene.start, at - _FARTHEST) : at + 1][::-1])
    if joined is None:
        return None
    link = at + 1 - joined.end()
    before = next((one for one in reversed(scene.clauses) if one.end <= link), None)
    first = before.end if before else link
    named = {
        one.entry
        for one in scene.cast.mentions.within(scene.passage.index, first, link)
        if one.kind == "person" and scene.passage.tags[one.end] not in "'N"  # not `read Tran's report and asked him`
    }
    return scene.cast.people[named.pop()].name if len(named) == 1 else None
