"""Who does a plan whose verb is passive, or whose act is a noun: `the text will be drafted by the board`."""

from typing import Final

from reftel.reading.plans.draft import Draft
from reftel.reading.plans.owners import EVENTS, met_in
from reftel.reading.plans.scene import Scene

__all__ = ["by_whom"]

_PLAIN: Final = frozenset("DJNCOPtRy#'K,")


def by_whom(scene: Scene, draft: Draft, end: int) -> tuple[int, int] | None:
    """Return who does what is done: `the text will be drafted by the board`."""
    verb, lows = draft.verb, scene.passage.lows
    if verb is None and draft.rule in EVENTS:
        return met_in(scene, draft.act, end)
    if verb is None or scene.passage.tags[verb] not in "YE":
        return None
    for link in ("by", "through"):
        if link in lows[verb + 1 : end]:
            at = lows.index(link, verb + 1, end)
            by = scene.object_at(at + 1)
            return by if scene.is_doer(by) and _is_of_verb(scene, verb, at) else None
    return None


def _is_of_verb(scene: Scene, verb: int, link: int) -> bool:
    """Whether `by` goes with a verb (`sent by the board`), and not with a noun behind it (`sent for review by`)."""
    between = scene.passage.tags[verb + 1 : link]
    return set(between) <= _PLAIN and (not between or not scene.is_event((link - 1, link)))
