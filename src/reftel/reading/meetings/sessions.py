"""Bodies that sat: `the Forum held its tenth session in Lysandra`, `the seventh session of the Forum, held in May`."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.meetings.encounter import Encounter
from reftel.reading.meetings.lexicon import words
from reftel.reading.meetings.parties import Side
from reftel.reading.meetings.scene import Scene

__all__ = ["session_of"]

_SIT: Final = words("sit")
_CHAIR: Final = words("chair")

_REACH: Final = 40  # tokens from a session to its `held`, `chaired by`
_ITS: Final = frozenset(("its", "their"))
_NUMBERED: Final = frozenset(("session", "meeting", "plenary", "round"))
_BODIES: Final = frozenset(("committee", "organisation"))
_MEETS: Final = frozenset(("meet", "convene", "reconvene", "open", "begin", "conclude", "close", "end"))
_DURING: Final = frozenset(("after", "at", "during", "in", "following"))
_PHRASE: Final = frozenset("OPDCNJK()/#-,")
_SITS: Final = frozenset(("session", "sessions"))


def session_of(scene: Scene, first: int, at: int, kind: str, carrier: Clause | None) -> Encounter | None:
    """Return the session that the noun at a token, whose phrase begins at `first`, tells of; None where none sat."""
    body, told = _held(scene, first, carrier) or _held_later(scene, at) or (None, None)
    if body is None and scene.passage.lows[at] in _SITS and (body := _on_a_day(scene, first, at)) is not None:
        return scene.encounter("other", [body], (first, at + 1), "session of", 0.6, fewest=1)
    if body is None or told is None or scene.people.intersection(body.names) or not scene.has_happened(told):
        return None
    named = "other" if scene.passage.lows[at] in _SITS else kind
    sides = [body, *_chairs(scene, at)]
    where = (first, at + 1) if told is carrier else (told.start, told.end)
    found = scene.encounter(named, sides, where, "session of", 0.7, fewest=1)
    return found if found and (found.date or found.place) else None


def _held(scene: Scene, first: int, carrier: Clause | None) -> tuple[Side, Clause] | None:
    """`The Forum held its session`."""
    if carrier is None or carrier.lemma not in _SIT or scene.passage.lows[first] not in _ITS:
        return None
    return scene.subject(carrier), carrier


def _held_later(scene: Scene, at: int) -> tuple[Side, Clause] | None:
    """`The session of the Forum, held in Lysandra`; `was opened on May 3`; `The eighth session met in Lysandra`."""
    for one in scene.clauses:
        if at < one.start < at + _REACH and one.lemma in _SIT and _is_of(one, at, scene.passage.tags):
            body = _whose(scene, at)
            return (body, one) if body else None
    return None


def _on_a_day(scene: Scene, first: int, at: int) -> Side | None:
    """`After the July 8 session Strand said`: the body that was spoken of last, where what came of it is told."""
    passage = scene.passage
    told = passage.lows[first - 1] in _DURING and "y" in passage.tags[first:at]
    return _last_body(scene, first) if first > scene.start and told else None


def _last_body(scene: Scene, end: int) -> Side | None:
    """The last committee or organisation that a passage names before a token; else the passage before it."""
    for index in range(scene.passage.index, max(scene.passage.index - 2, -1), -1):
        mentions = scene.cast.mentions.of(index)
        before = [one for one in mentions if one.kind == "body" and (index < scene.passage.index or one.end <= end)]
        named = [body.name for one in before if (body := scene.cast.bodies[one.entry]).kind in _BODIES]
        if named:
            return Side((named[-1],))
    return None


def _is_of(clause: Clause, at: int, tags: str) -> bool:
    """Whether a session is what met: `the eighth session met in Lysandra`, `the eighth session of the Forum met`.

    What has no subject of its own (`held in Lysandra`) is of it.
    """
    if clause.passive or clause.kind == "participle" or clause.shared:
        return True
    if clause.lemma not in _MEETS or clause.subject is None:
        return False
    first, end = clause.subject
    return first <= at < end or (at < first and set(tags[at + 1 : end]) <= _PHRASE)


def _whose(scene: Scene, at: int) -> Side | None:
    """Of which body a session is: `the session of the Forum`; of `the eighth session` the one spoken of last."""
    tags = scene.passage.tags
    if scene.passage.lows[at + 1 : at + 2] == ["of"]:
        return scene.after_word("of", at + 1, 2)
    if scene.passage.lows[at] not in _NUMBERED or tags[at - 2 : at] != "D#":
        return None
    return _last_body(scene, at - 2)


def _chairs(scene: Scene, at: int) -> list[Side]:
    """`chaired by Strand and Tran`."""
    told = (one for one in scene.clauses if at < one.start < at + _REACH and one.lemma in _CHAIR)
    sides = [scene.after_word("by", one.end, 2) for one in told]
    return [side for side in sides if side]
