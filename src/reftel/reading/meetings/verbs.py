"""Encounters told by a verb: `met with`, `called on`, `was received by`, `visited`, `I saw`."""

from collections.abc import Iterator

import msgspec

from reftel.reading.base.clauses import Clause, noun_phrase_before
from reftel.reading.meetings.company import told_by_company
from reftel.reading.meetings.encounter import Encounter
from reftel.reading.meetings.frames import other_side
from reftel.reading.meetings.lexicon import lemmas, nouns, verbs, words
from reftel.reading.meetings.movement import told_by_movement
from reftel.reading.meetings.parties import Side, is_officer
from reftel.reading.meetings.scene import Scene

__all__ = ["told_by_verbs"]

_NEAR = 6  # from a passive to its `by`


def told_by_verbs(scene: Scene) -> Iterator[Encounter]:
    """Yield the encounters that the verbs of a sentence tell of."""
    known = lemmas()
    for one in scene.clauses:
        if one.lemma not in known and not _tells_who(scene, one):
            continue
        clause = _made_active(scene, one)
        yield from told_by_company(scene, clause)
        if scene.has_happened(clause) and not _is_doubted(scene, clause):
            yield from told_by_movement(scene, clause)
            yield from _of_frame(scene, clause)


def _made_active(scene: Scene, clause: Clause) -> Clause:
    """`spoke by phone`, `dropped by my office`: no passive, though `by` follows."""
    if clause.kind != "participle" or clause.lemma not in words("active"):
        return clause
    subject = noun_phrase_before(scene.passage, clause.start, scene.start)
    return msgspec.structs.replace(clause, kind="finite", passive=False, subject=subject, shared=False)


def _tells_who(scene: Scene, clause: Clause) -> bool:
    """`is present`: a form of be."""
    return clause.lemma == "be" and "present" in scene.passage.lows[clause.head : clause.end + 2]


def _of_frame(scene: Scene, clause: Clause) -> Iterator[Encounter]:
    frame = verbs().get(clause.lemma)
    if frame is None:
        yield from _told(scene, clause)
    elif frame.kind == "host":
        yield from _hosted(scene, clause)
    elif frame.kind != "with":
        yield from _encounters(scene, clause, frame.kind, frame.places)


def _is_placed(scene: Scene, clause: Clause) -> bool:
    """Whether a clause has a day of its own: what is signed, or addressed to many, otherwise is no encounter."""
    entry = scene.circumstances.date_of(scene.passage, (clause.start, clause.end), (scene.start, scene.end))
    return entry is not None and entry.from_ == entry.to


def _is_doubted(scene: Scene, clause: Clause) -> bool:
    first = clause.subject[0] if clause.subject else clause.start
    return first > scene.start and scene.passage.lows[first - 1] in {"if", "whether", "unless"}


def _encounters(scene: Scene, clause: Clause, kind: str, places: str) -> Iterator[Encounter]:
    if "y" in places and not _is_placed(scene, clause):
        return
    if clause.passive:
        yield from _passive(scene, clause, kind, places)
        return
    doer = scene.subject(clause)
    other = other_side(scene, clause, places)
    if other is None and "o" in places and kind == "call" and scene.people.intersection(doer.names):
        other = scene.writer()  # `telephoned this evening to say`
    if other is None and "s" in places and _are_many(scene, clause, doer):
        yield from _made(scene, clause, kind, [doer])
    elif other is None or not (doer.names or doer.us) or not (other.names or other.us):
        if "p" in places and doer.names:
            yield from _visit(scene, clause, doer)
    elif _is_place(scene, clause, places, other):
        yield from _visit(scene, clause, doer)
    else:
        for group in _groups(scene, clause, other):
            yield from _made(scene, clause, kind, [doer, group])


def _are_many(scene: Scene, clause: Clause, doer: Side) -> bool:
    """Whether those who do it met by doing it: two who discuss something are people, and no states."""
    if clause.lemma in {"discuss", "review"}:
        return len(scene.people.intersection(doer.names)) + doer.us > 1
    return doer.listed > 1


def _told(scene: Scene, clause: Clause) -> Iterator[Encounter]:
    """`Strand told the Ambassador on May 6`: on a day, to one of us."""
    if clause.lemma not in words("tell") or clause.passive or clause.end >= scene.end:
        return
    entry = scene.circumstances.date_of(scene.passage, (clause.start, clause.end), (scene.start, scene.end))
    if entry is None or entry.from_ != entry.to:
        return
    doer, head = scene.subject(clause), clause.end + (scene.passage.tags[clause.end] == "D")
    if not doer.names or head >= scene.end:
        return
    other = scene.object_after(clause.end)
    low = scene.passage.lows[head]
    known = doer.us or is_officer(low) or low in words("us") or (other and scene.people.intersection(other.names))
    if known and other and (other.names or other.us):
        found = scene.encounter("meeting", [doer, other], (clause.start, clause.end), "told on a day", 0.5)
        if found:
            yield found


def _hosted(scene: Scene, clause: Clause) -> Iterator[Encounter]:
    """`The Ambassador hosted a dinner for Strand`."""
    if clause.passive:
        return
    event = next(
        (at for at in range(clause.end, min(clause.end + 9, scene.end)) if scene.passage.lows[at] in nouns()), None
    )
    host = scene.subject(clause)
    if event is None or not host.names:
        return
    guests = scene.after_word("for", event + 1, 3) or scene.after_word("with", event + 1, 6)
    found = guests and scene.encounter(
        nouns()[scene.passage.lows[event]].kind, [host, guests], (clause.start, event + 1), "hosted", 0.7
    )
    if found:
        found.host = host.names[0]
        yield found


def _is_place(scene: Scene, clause: Clause, places: str, other: Side) -> bool:
    """Whether what was visited is a place: a body and nobody in it."""
    return "p" in places and not scene.people.intersection(other.names) and clause.lemma in {"visit", "tour"}


def _visit(scene: Scene, clause: Clause, doer: Side) -> Iterator[Encounter]:
    found = scene.encounter("visit", [doer], (clause.start, clause.end), "visit", 0.7)
    if found:
        at = clause.end
        while at < scene.end and scene.passage.tags[at] == "R":
            at += 1
        place = scene.circumstances.place_from(scene.passage, at, scene.end)
        found.place = place or found.place
        yield found


def _groups(scene: Scene, clause: Clause, other: Side) -> list[Side]:
    """Those met one after the other, each by himself; those met together, as one side.

    Three and more in a list without one day for all are taken to have been met in turn.
    """
    if other.listed > 2 and 2 * len(scene.people.intersection(other.names)) < other.listed:
        return [other]
    if other.listed < 3 and "separately" not in scene.passage.lows[clause.end : clause.end + 3]:
        return [other]
    entry = scene.circumstances.date_of(scene.passage, (clause.start, clause.end), (scene.start, scene.end))
    if clause.lemma not in {"meet", "see", "call"} or (entry and entry.from_ == entry.to):
        return [other]
    return [Side((name,), listed=1) for name in other.names]


def _made(scene: Scene, clause: Clause, kind: str, sides: list[Side]) -> Iterator[Encounter]:
    found = scene.encounter(kind, sides, (clause.start, clause.end), clause.lemma, 0.8)
    if found:
        yield found


def _passive(scene: Scene, clause: Clause, kind: str, places: str) -> Iterator[Encounter]:
    """`was received by Strand`: who does it stands behind `by`."""
    if "o" not in places or clause.lemma == "visit":
        return
    doer = scene.after_word("by", clause.end, _NEAR)
    guest = scene.subject(clause)
    if doer and (doer.names or doer.us) and (guest.names or guest.us):
        yield from _made(scene, clause, kind, [guest, doer])
