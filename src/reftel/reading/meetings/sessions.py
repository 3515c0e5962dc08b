"""Bodies that sat: `the Forum held its tenth session in Lysandra`, `the seventh session of the Forum, held in May`."""

from reftel.reading.base.clauses import Clause
from reftel.reading.meetings.encounter import Encounter
from reftel.reading.meetings.lexicon import words
from reftel.reading.meetings.parties import Side
from reftel.reading.meetings.scene import Scene

__all__ = ["session_of"]

_REACH = 24  # tokens from a session to its `held`, `chaired by`
_ITS = frozenset(("its", "their"))
_SITS = frozenset(("session", "sessions"))


def session_of(scene: Scene, first: int, at: int, kind: str, carrier: Clause | None) -> Encounter | None:
    """Return the session that the noun at a token, whose phrase begins at `first`, tells of; None where none sat."""
    body, told = _held(scene, first, carrier) or _held_later(scene, at) or (None, None)
    if body is None or told is None or scene.people.intersection(body.names) or not scene.has_happened(told):
        return None
    named = "other" if scene.passage.lows[at] in _SITS else kind
    sides = [body, *_chairs(scene, at)]
    found = scene.encounter(named, sides, (first, at + 1), "session of", 0.7, fewest=1)
    return found if found and (found.date or found.place) else None


def _held(scene: Scene, first: int, carrier: Clause | None) -> tuple[Side, Clause] | None:
    """`The Forum held its session`."""
    if carrier is None or carrier.lemma not in words("sit") or scene.passage.lows[first] not in _ITS:
        return None
    return scene.subject(carrier), carrier


def _held_later(scene: Scene, at: int) -> tuple[Side, Clause] | None:
    """`The session of the Forum, held in Lysandra`; `the session of the Forum was opened on May 3`."""
    if scene.passage.lows[at + 1 : at + 2] != ["of"]:
        return None
    body = scene.after_word("of", at + 1, 2)
    held = (one for one in scene.clauses if at < one.start < at + _REACH and one.lemma in words("sit"))
    told = next((one for one in held if one.passive or one.kind == "participle" or one.shared), None)
    return (body, told) if body and told else None


def _chairs(scene: Scene, at: int) -> list[Side]:
    """`chaired by Strand and Tran`."""
    told = (one for one in scene.clauses if at < one.start < at + _REACH and one.lemma in words("chair"))
    sides = [scene.after_word("by", one.end, 2) for one in told]
    return [side for side in sides if side]
