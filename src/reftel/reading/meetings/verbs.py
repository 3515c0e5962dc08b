"""Encounters told by a verb: `met with`, `called on`, `was received by`, `visited`, `I saw`."""

import re
from collections.abc import Container
from dataclasses import replace
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.meetings.company import OF_COMPANY, THERE, told_by_company, told_by_presence
from reftel.reading.meetings.encounter import APART, Encounter
from reftel.reading.meetings.frames import is_body, other_side
from reftel.reading.meetings.further import met_further
from reftel.reading.meetings.lexicon import Frame, lemmas, nouns, verbs, words
from reftel.reading.meetings.movement import told_by_movement
from reftel.reading.meetings.officers import is_officer
from reftel.reading.meetings.parties import Side
from reftel.reading.meetings.scene import Scene
from reftel.reading.meetings.tellers import speaking
from reftel.reading.meetings.telling import is_placed, told_by_telling

__all__ = ["told_by_verbs"]

_LEMMAS: Final = lemmas()
_SIGNED_WORDS: Final = words("signed")
_ACTIVE: Final = words("active")
_PRESENT: Final = words("present")
_PARTY: Final = words("party")
_VERBS: Final = verbs()
_SAT: Final = words("sat")
_FEAST: Final = words("feast")
_NOUNS: Final = nouns()

_SPEAKING: Final = frozenset(("speak", "talk", "meet"))
_DAYS: Final = re.compile(r"Py#(?:,#)?,?Ky#")  # on May 3 and May 4
_NEAR: Final = 6  # from a passive to its `by`
_SIGNED: Final = 12  # tokens from `signed` to its `by`
_MONTH: Final = 31


def told_by_verbs(scene: Scene, hits: list[int]) -> list[Encounter]:
    """Return the encounters that the verbs of a sentence tell of; `hits` are its words that may tell of one."""
    lows = scene.passage.lows
    found = list(told_by_presence(scene)) if any(lows[at] in THERE for at in hits) else []
    for one in scene.clauses:
        if one.lemma in _LEMMAS or _tells_who(scene, one):
            found += _of_clause(scene, _made_active(scene, one))
    return found


def _of_clause(scene: Scene, clause: Clause) -> list[Encounter]:
    """What a clause tells of by the rules on each sort of verb."""
    told: list[Encounter | None] = []
    if clause.lemma in OF_COMPANY:
        told.append(told_by_company(scene, clause))
    if clause.passive and clause.lemma in _SIGNED_WORDS and is_placed(scene, clause):
        told.append(_signed(scene, clause))
    if clause.lemma in _SPEAKING:
        told.append(speaking(scene, clause))
    if scene.has_happened(clause) and not _is_doubted(scene, clause):
        told.append(told_by_movement(scene, clause))
        told += _of_frame(scene, clause)
    return [one for one in told if one is not None]


def _made_active(scene: Scene, clause: Clause) -> Clause:
    """`spoke by phone`, `dropped by my office`: no passive, though `by` follows."""
    if clause.kind != "participle" or clause.lemma not in _ACTIVE:
        return clause
    subject = noun_phrase_before(scene.passage, clause.start, scene.start)
    return replace(clause, kind="finite", passive=False, subject=subject, shared=False)


def _tells_who(scene: Scene, clause: Clause) -> bool:
    """`is present`, `Attendees were`, `The head of the delegation was`: a form of be."""
    if clause.lemma != "be" or clause.subject is None:
        return clause.lemma == "be" and "present" in scene.passage.lows[clause.head : clause.end + 2]
    last = scene.passage.lows[clause.subject[1] - 1]
    return last in _PRESENT or last in _PARTY or "present" in scene.passage.lows[clause.head : clause.end + 2]


def _of_frame(scene: Scene, clause: Clause) -> list[Encounter | None]:
    """What a clause tells of by the frame of its verb; what tells somebody something has none."""
    frame = _VERBS.get(clause.lemma)
    if frame is None:
        return [told_by_telling(scene, clause)]
    if frame.kind == "host" or _gives_feast(scene, clause):
        return [_hosted(scene, clause)]
    return _encounters(scene, clause, frame) if frame.kind != "with" else []


def _is_doubted(scene: Scene, clause: Clause) -> bool:
    first = clause.subject[0] if clause.subject else clause.start
    return first > scene.start and scene.passage.lows[first - 1] in {"if", "whether", "unless"}


def _encounters(scene: Scene, clause: Clause, frame: Frame) -> list[Encounter | None]:
    kind, places = frame
    if "y" in places and not is_placed(scene, clause):
        return []
    if clause.passive:
        return [_passive(scene, clause, kind, places)]
    doer = scene.subject(clause)
    other = other_side(scene, clause, places)
    if other is None and "o" in places and kind == "call" and scene.people.intersection(doer.names):
        other = scene.writer()  # `telephoned this evening to say`
    if other is None:
        return [_among_themselves(scene, clause, frame, doer)]
    if not (doer.names or doer.us) or _is_place(scene, clause, places, other):
        return [_visit(scene, clause, doer)] if "p" in places else []
    if clause.lemma == "receive" and is_body(scene, doer):
        return []  # `Kestria received an envoy`
    groups = _groups(scene, clause, other)
    rule = APART if len(groups) > 2 and not scene.people.issuperset(other.names) else ""
    met = [_made(scene, clause, kind, [doer, group], rule=rule) for group in groups]
    return [*met, *met_further(scene, clause, kind, doer)]


def _among_themselves(scene: Scene, clause: Clause, frame: Frame, doer: Side) -> Encounter | None:
    """Where no other side is told: `Strand and Tran met`, `the Committee met on May 3`, `Strand visited`."""
    if "s" in frame.places and _are_many(scene, clause, doer):
        return _made(scene, clause, frame.kind, [doer])
    if clause.lemma in _SAT and _has_sat(scene, clause, doer):
        return scene.encounter(frame.kind, [doer], (clause.start, clause.end), "sat", 0.6, fewest=1)
    return _visit(scene, clause, doer) if "p" in frame.places and doer.names else None


def _has_sat(scene: Scene, clause: Clause, doer: Side) -> bool:
    """`The Committee met on December 15`: a body, on a day, and nothing that it met (`met the deadline`)."""
    behind = scene.passage.tags[clause.end : clause.end + 1]
    return is_body(scene, doer) and behind in tuple("PyR#") and is_placed(scene, clause, _MONTH)


def _are_many(scene: Scene, clause: Clause, doer: Side) -> bool:
    """Whether those who do it met by doing it: two who discuss something are people or in office, and no states."""
    if clause.lemma == "exchange" and scene.passage.lows[clause.end : clause.end + 1] not in (["views"], ["ideas"]):
        return False
    if clause.lemma in {"discuss", "review", "exchange"}:
        people = len(scene.people.intersection(doer.names)) + doer.us
        return people > 1 or (clause.lemma == "discuss" and people + _officers(doer) > 1)
    return doer.listed > 1


def _officers(doer: Side) -> int:
    """How many have no name and are told by what they are: `the Ambassador and Minister Strand discussed`."""
    return sum(is_officer(name.rsplit(maxsplit=1)[-1].lower()) for name in doer.names)


def _gives_feast(scene: Scene, clause: Clause) -> bool:
    """`gave a lunch for the team`, `gave him dinner`: no paper that is handed over."""
    behind = scene.passage.lows[clause.end : clause.end + _NEAR]
    return clause.lemma == "give" and (not _FEAST.isdisjoint(behind) or _given_before(scene, clause) is not None)


def _hosted(scene: Scene, clause: Clause) -> Encounter | None:
    """`The Ambassador hosted a dinner for Strand`."""
    if clause.passive:
        return None
    known: Container[str] = _FEAST if clause.lemma in {"give", "throw"} else _NOUNS
    lows, tags = scene.passage.lows, scene.passage.tags
    behind = range(clause.end, min(clause.end + 9, scene.end))
    ends = (tags[at + 1 : at + 2] != "N" or lows[at + 1] in known for at in behind)  # not `a lunch break`
    event = next((at for at, is_head in zip(behind, ends, strict=True) if is_head and lows[at] in known), None)
    event = event or _given_before(scene, clause)
    host = scene.subject(clause)
    if event is None or not (host.names or host.us):
        return None
    guests = _guests(scene, clause, event)
    at = min(clause.start, event), max(event + 1, clause.end)
    found = guests and scene.encounter(_NOUNS[lows[event]].kind, [host, guests], at, "hosted", 0.7)
    if found:
        found.host = next(iter(host.names), None)
    return found or None


def _given_before(scene: Scene, clause: Clause) -> int | None:
    """The meal that a clause tells of (`the luncheon which I gave for Strand`)."""
    meal = clause.subject[0] - 2 if clause.subject else scene.start
    told = meal >= scene.start and scene.passage.lows[meal + 1] in {"which", "that"}
    return meal if told and scene.passage.lows[meal] in _FEAST else None


def _guests(scene: Scene, clause: Clause, event: int) -> Side | None:
    """For whom it was: `a dinner for Strand`, `a lunch in honour of Strand`, `hosted the Minister for dinner`."""
    lows, behind = scene.passage.lows, max(event + 1, clause.end)
    for word, reach in (("for", 3), ("with", 6), ("to", 1)):
        if (found := scene.after_word(word, behind, reach)) is not None:
            return found
    if lows[behind : behind + 1] == ["in"] and not {"honor", "honour"}.isdisjoint(lows[behind + 1 : behind + 2]):
        return scene.after_word("of", behind + 2, 1)
    if lows[event - 1] in ("for", "to", "at"):
        return scene.side(clause.end, event - 1)
    return scene.side(clause.end, _article(scene, event)) if clause.lemma == "give" else None


def _article(scene: Scene, event: int) -> int:
    """Where the phrase of an event begins (`gave the Minister | a farewell dinner`)."""
    at = event
    while scene.passage.tags[at - 1] in "NJ":
        at -= 1
    return at - (scene.passage.tags[at - 1] == "D")


def _is_place(scene: Scene, clause: Clause, places: str, other: Side) -> bool:
    """Whether what was visited is a place: a body and nobody in it, or a name with no title before it."""
    if "p" not in places or clause.lemma not in {"visit", "tour"}:
        return False
    first, end = scene.object_phrase(clause.end)
    return not scene.people.intersection(other.names) or _is_bare_name(scene, first, end)


def _is_bare_name(scene: Scene, first: int, end: int) -> bool:
    """One capital by itself, with nothing or a day behind it."""
    tags = scene.passage.tags
    return end > first and tags[first] == "C" and (end - first == 1 or tags[first + 1] in "y#")


def _visit(scene: Scene, clause: Clause, doer: Side) -> Encounter | None:
    if scene.passage.lows[clause.end : clause.end + 1] == ["together"]:
        return None  # `had an opportunity to visit together`
    found = scene.encounter("visit", [doer], (clause.start, clause.end), "visit", 0.7)
    if found:
        at = clause.end
        while at < scene.end and scene.passage.tags[at] == "R":
            at += 1
        place = scene.circumstances.place_from(scene.passage, at, scene.end)
        found.place = place or found.place
    return found


def _groups(scene: Scene, clause: Clause, other: Side) -> list[Side]:
    """Those met one after the other, each by himself; those met together, as one side.

    Three and more in a list without one day for all are taken to have been met in turn.
    """
    on_days = _DAYS.search(scene.passage.tags, clause.end, scene.end) is not None
    if other.listed > 2 and 2 * len(scene.people.intersection(other.names)) < other.listed and not on_days:
        return [other]
    if clause.kind == "ing" and clause.lemma == "meet" and len(scene.people.intersection(other.names)) == other.listed:
        return [Side((name,), listed=1) for name in other.names]  # on a visit, `meeting with Strand and Tran`
    if other.listed < 3 and "separately" not in scene.passage.lows[clause.end : clause.end + 3]:
        return [other]
    entry = scene.circumstances.date_of(scene.passage, (clause.start, clause.end), (scene.start, scene.end))
    on_one = (
        entry is not None and entry.from_ == entry.to and not _DAYS.search(scene.passage.tags, clause.end, scene.end)
    )
    if clause.lemma not in {"meet", "see", "call"} or on_one:
        return [other]
    return [Side((name,), listed=1) for name in other.names]


def _made(
    scene: Scene, clause: Clause, kind: str, sides: list[Side], *, rule: str = "", confidence: float = 0.8
) -> Encounter | None:
    return scene.encounter(kind, sides, (clause.start, clause.end), rule or clause.lemma, confidence)


def _signed(scene: Scene, clause: Clause) -> Encounter | None:
    """`a treaty signed on May 3 in Lysandra by President Strand and Minister Tran`: people, both there."""
    signers = scene.after_word("by", clause.end, _SIGNED)
    if signers and len(scene.people.intersection(signers.names)) > 1:
        return _made(scene, clause, "ceremony", [signers], rule="signed by")
    return None


def _passive(scene: Scene, clause: Clause, kind: str, places: str) -> Encounter | None:
    """`was received by Strand`: who does it stands behind `by`."""
    if clause.lemma == "call" and scene.passage.lows[clause.end : clause.end + 1] == ["in"]:
        kind, places = "meeting", "o"  # `was called in by Strand`
    if "o" not in places or clause.lemma == "visit" or scene.passage.lows[clause.end : clause.end + 1] == ["as"]:
        return None  # `was seen as a leader by many`
    doer = scene.after_word("by", clause.end, _NEAR)
    guest = scene.subject(clause)
    if clause.lemma == "receive" and doer and is_body(scene, doer) and not (scene.people.intersection(guest.names)):
        return None  # `the children were received by Kestria`
    if doer and (doer.names or doer.us) and (guest.names or guest.us):
        return _made(scene, clause, kind, [guest, doer])
    return None
