"""Encounters told by who came to whom: `came in at his request`, `asked me to call`, `called Strand to the palace`."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.meetings.encounter import Encounter
from reftel.reading.meetings.lexicon import nouns, words
from reftel.reading.meetings.officers import is_officer
from reftel.reading.meetings.parties import Side
from reftel.reading.meetings.scene import Scene

__all__ = ["told_by_movement"]

_COME: Final = words("come")
_BID: Final = words("bid")
_TRAVEL: Final = words("travel")
_SEAT_WORDS: Final = words("seat")
_NOUNS: Final = nouns()

_IN: Final = frozenset(("in", "by", "over"))
_GONE: Final = frozenset(("to", "in"))
_TO_SEE: Final = (["to", "see"], ["to", "meet"])
_US: Final = (["me"], ["us"])
_REACH: Final = 8
_SEAT: Final = 5  # tokens from `summoned` to the office


def told_by_movement(scene: Scene, clause: Clause) -> Encounter | None:
    """Return the encounter that came about since somebody came, was asked to come, was asked to table."""
    if clause.lemma == "return":
        return _returned(scene, clause) if scene.passage.lows[clause.end : clause.end + 1] == ["from"] else None
    if clause.lemma in _COME:
        return _came(scene, clause)
    if clause.lemma in _BID:
        return _was_asked(scene, clause) if clause.passive else _asked(scene, clause)
    return None


def _came(scene: Scene, clause: Clause) -> Encounter | None:
    """`Harman came in November 28 at his request`, `dropped by my office`: to whom else than the writer."""
    lows, end = scene.passage.lows, clause.end
    if lows[end : end + 1] and lows[end] in _IN and _is_call(scene, end):
        found = scene.encounter("call", [scene.subject(clause), scene.writer()], (clause.start, end), "came in", 0.7)
        return found if found and scene.people.intersection(found.names) else None
    gone = lows[end : end + 1] and lows[end] in _GONE and clause.lemma in _TRAVEL
    return _travelled(scene, clause) if gone else None


def _is_call(scene: Scene, end: int) -> bool:
    """Whether `in`, `by` stand without a place behind them, or before somebody's office."""
    lows, tags = scene.passage.lows, scene.passage.tags
    behind = end + 1
    if behind >= scene.end:
        return False
    if lows[behind] == "with" and not scene.people.intersection(scene.listed(behind + 1).names):
        return False  # `came in with a cable`
    if lows[behind : behind + 2] in _TO_SEE and lows[behind + 2 : behind + 3] not in _US:
        return False  # `came in to see the Secretary`: whom he saw
    own = lows[behind] in {"my", "our"} or lows[behind + 1 : behind + 2] == ["embassy"]
    return own or (lows[end] != "over" and tags[behind] in "tyP." and lows[behind] != "from")


def _travelled(scene: Scene, clause: Clause) -> Encounter | None:
    """`Strand travelled to Lysandra November 12`: a visit of one day or more that is told."""
    doer, at = scene.subject(clause), (clause.start, clause.end)
    place = scene.circumstances.place_from(scene.passage, clause.end + 1, scene.end)
    if place is None or not scene.people.intersection(doer.names):
        return None
    if scene.circumstances.date_of(scene.passage, at, (scene.start, scene.end)) is None:
        return None
    found = scene.encounter("visit", [doer], at, "travelled to", 0.6)
    if found:
        found.place = place
    return found


def _returned(scene: Scene, clause: Clause) -> Encounter | None:
    """`Strand recently returned from Lysandra`: where he has been."""
    doer, at = scene.subject(clause), (clause.start, clause.end)
    place = scene.circumstances.place_from(scene.passage, clause.end + 1, scene.end)
    if place is None or not scene.people.intersection(doer.names):
        return None
    found = scene.encounter("visit", [doer], at, "returned from", 0.5)
    if found:
        found.place = place
    return found


def _asked(scene: Scene, clause: Clause) -> Encounter | None:
    """`asked me to call`, `invited Strand to lunch`, `called Strand to the palace`: on a day that is past."""
    guest = _guest(scene, clause)
    if guest is None:
        return None
    side, to = guest
    kind = _purpose(scene, clause, to)
    at = (clause.start, clause.end)
    entry = scene.circumstances.date_of(scene.passage, at, (scene.start, scene.end))
    if kind is None or (entry is None and clause.lemma != "call"):
        return None
    return scene.encounter(kind, [scene.subject(clause), side, *_met(scene, to)], at, f"{clause.lemma} to", 0.6)


def _was_asked(scene: Scene, clause: Clause) -> Encounter | None:
    """`I was summoned today to see the Minister`."""
    later = next((one for one in scene.clauses if one.start >= clause.end and one.lemma in {"see", "meet"}), None)
    host = scene.object_after(later.end) if later and later.kind == "infinitive" else _whose_office(scene, clause)
    guest = scene.subject(clause)
    if host is None or not (guest.us or scene.people.intersection(guest.names) or _is_envoy(guest)):
        return None
    found = scene.encounter("call", [guest, host], (clause.start, clause.end), f"{clause.lemma} to", 0.6)
    return found if found and (found.date or (later is None and clause.lemma == "summon")) else None


def _is_envoy(guest: Side) -> bool:
    return any(is_officer(name.split()[-1].lower()) for name in guest.names)


def _whose_office(scene: Scene, clause: Clause) -> Side | None:
    """`was summoned to the office of Strand`, `was called to the Foreign Ministry`."""
    lows = scene.passage.lows
    seat = next((at for at in range(clause.end + 1, min(clause.end + _SEAT, scene.end)) if lows[at] in _SEAT_WORDS), 0)
    if lows[clause.end : clause.end + 1] != ["to"] or not seat:
        return None
    found = scene.after_word("of", seat + 1, 1) or scene.listed(clause.end + 1)
    return found if found.names else None


def _guest(scene: Scene, clause: Clause) -> tuple[Side, int] | None:
    """Whom a verb asks to come, and the token of the `to` behind them."""
    lows = scene.passage.lows
    if lows[clause.end : clause.end + 1] == ["me"] and lows[clause.end + 1 : clause.end + 2] in (["come"], ["call"]):
        return scene.writer(), clause.end  # `asked me come in`
    for at in range(clause.end + 1, min(clause.end + _REACH, scene.end - 1)):
        if lows[at] == "to":
            side = scene.side(clause.end, at)
            return (side, at) if side.us or scene.people.intersection(side.names) else None
        if scene.passage.tags[at] in "EZMXQ.;:P":
            return None
    return None


def _purpose(scene: Scene, clause: Clause, to: int) -> str | None:
    """The kind of encounter that somebody was asked to: a meal, a call, a talk in an office."""
    behind = [low for low in scene.passage.lows[to + 1 : to + 4] if low not in {"a", "an", "the", "his", "my"}]
    if not behind:
        return None
    if clause.lemma in {"call", "summon"} and behind[0] in {"meeting", "talks"}:
        return "meeting"
    if clause.lemma in {"ask", "invite"} and behind[0] in _SEAT_WORDS:
        return "call"
    if clause.lemma == "call":
        return "meeting" if not _SEAT_WORDS.isdisjoint(behind) else None
    if behind[0] in {"call", "come", "see"}:
        return "call" if to == clause.end or scene.side(clause.end, to).us else None
    noun = _NOUNS.get(behind[0])
    return noun.kind if noun and noun.kind == "dinner" else None


def _met(scene: Scene, to: int) -> list[Side]:
    """`invited Strand to lunch to meet Tran`."""
    later = next((one for one in scene.clauses if one.start > to and one.lemma == "meet"), None)
    found = scene.object_after(later.end) if later and later.kind == "infinitive" else None
    return [found] if found else []
