"""Where somebody will be: `will be in Lysandra`, `his first stop will be a visit to Kestria`."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.plans.scene import Scene

__all__ = ["is_presence", "trip"]

_SENT: Final = frozenset((
    "representative", "chairman", "chair", "host", "delegate", "coordinator", "ambassador", "envoy", "observer",
    "rapporteur", "spokesman", "negotiator", "mediator", "co-chair",
))  # fmt: skip
_THERE: Final = frozenset(("present", "available", "back", "forthcoming"))
# Behind `in`, `on`, `at`, an adjective between or not (`on official travel`).
_AWAY: Final = frozenset((
    "touch", "contact", "attendance", "town", "leave", "travel", "tdy", "hand", "consultations", "communication",
))  # fmt: skip
_TRIPS: Final = frozenset(("visit", "trip", "tour", "meeting", "conference", "summit", "election", "vote", "session"))


def is_presence(scene: Scene, at: int) -> bool:
    """Return whether what stands behind `be` is where somebody will be, or whom he will keep in touch with."""
    lows, tags = scene.passage.lows, scene.passage.tags
    at += tags[at : at + 1] == "R" and lows[at + 1 : at + 2] == ["in"]  # `be directly in contact`
    if at >= scene.end:
        return False
    if lows[at] == "the":  # `will be the representative on the board`
        office = scene.object_at(at)
        return office is not None and lows[scene.head_of(office)] in _SENT
    if lows[at] in ("in", "at", "on"):
        return (lows[at] != "on" and tags[at + 1 : at + 2] == "C") or not _AWAY.isdisjoint(lows[at + 1 : at + 3])
    return lows[at] in _THERE


def trip(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    """Return the words of an event to come on a day: `His first stop will be a visit to Kestria in May`."""
    if clause.lemma != "be" or clause.passive or scene.passage.tags[clause.end : clause.end + 1] != "D":
        return None
    phrase = scene.object_at(clause.end)
    if phrase is None or scene.passage.lows[scene.head_of(phrase)] not in _TRIPS:
        return None
    if not scene.comes_after(phrase[0], phrase[1] + 8):
        return None
    return phrase[0], verb_phrase_end(scene.passage, phrase[1] - 1, scene.end)
