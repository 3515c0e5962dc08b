"""Encounters told by a verb: `met with`, `called on`, `was received by`, `visited`, `I saw`."""

from collections.abc import Iterator

from reftel.reading.base.clauses import Clause
from reftel.reading.meetings.encounter import Encounter
from reftel.reading.meetings.lexicon import nouns, verbs, words
from reftel.reading.meetings.parties import Side, is_officer
from reftel.reading.meetings.scene import Scene

__all__ = ["told_by_verbs"]

_REACH = 12  # tokens from `met` to its `with`
_NEAR = 6  # from `called` to its `on`


def told_by_verbs(scene: Scene) -> Iterator[Encounter]:
    """Yield the encounters that the verbs of a sentence tell of."""
    for clause in scene.clauses:
        frame = verbs().get(clause.lemma)
        if frame and frame.kind == "with" and clause.kind == "participle":
            yield from _company(scene, clause)
        if not scene.has_happened(clause) or _is_doubted(scene, clause):
            continue
        if frame is None:
            yield from _told(scene, clause)
        elif frame.kind == "host":
            yield from _hosted(scene, clause)
        elif frame.kind == "with":
            yield from _company(scene, clause)
        else:
            yield from _encounters(scene, clause, frame.kind, frame.places)


def _is_doubted(scene: Scene, clause: Clause) -> bool:
    first = clause.subject[0] if clause.subject else clause.start
    return first > scene.start and scene.passage.lows[first - 1] in {"if", "whether", "unless"}


def _encounters(scene: Scene, clause: Clause, kind: str, places: str) -> Iterator[Encounter]:
    if clause.passive:
        yield from _passive(scene, clause, kind, places)
        return
    doer = scene.subject(clause)
    other = _other(scene, clause, places)
    if other is None:
        if "s" in places and doer.listed > 1:
            yield from _made(scene, clause, kind, [doer])
        elif "p" in places and doer.names:
            yield from _visit(scene, clause, doer)
        return
    if not (doer.names or doer.us) or not (other.names or other.us):
        if "p" in places and doer.names:
            yield from _visit(scene, clause, doer)
        return
    if _is_place(scene, clause, places, other):
        yield from _visit(scene, clause, doer)
        return
    for group in _groups(scene, clause, other):
        yield from _made(scene, clause, kind, [doer, group])


def _told(scene: Scene, clause: Clause) -> Iterator[Encounter]:
    """`Strand told the Ambassador on May 6`: on a day, to one of us."""
    if clause.lemma in words("present") and scene.passage.lows[clause.end : clause.end + 1] == ["present"]:
        yield from _attending(scene, clause)
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


def _company(scene: Scene, clause: Clause) -> Iterator[Encounter]:
    """`was accompanied by Tran`, `joined by Tran`: whoever came along, to be added to the encounter told of."""
    others = scene.after_word("by", clause.end, 3) if clause.passive else None
    if others and others.names:
        yield from _attending(scene, clause, others)


def _attending(scene: Scene, clause: Clause, side: Side | None = None) -> Iterator[Encounter]:
    """Those who were there too."""
    side = side or scene.subject(clause)
    if side.names:
        yield Encounter(
            kind="with",
            names=side.names,
            beside=scene.subject(clause).names,
            index=scene.passage.index,
            at=(scene.passage.place(clause.start, clause.end),),
            rule="company",
            confidence=0.8,
        )


def _other(scene: Scene, clause: Clause, places: str) -> Side | None:
    """The other side, where the verb's frame says it stands."""
    lows, end = scene.passage.lows, clause.end
    if "t" in places and lows[end : end + 1] == ["of"]:
        return None
    if "w" in places and (found := scene.after_word("with", end, _REACH)):
        return None if _is_matter(scene, clause, found) else found
    if "t" in places:
        return (
            _given(scene, clause)
            if clause.lemma in {"deliver", "present", "hand", "convey"}
            else scene.after_word("to", end, 3)
        )
    if "n" in places:
        return _called(scene, end)
    if "o" in places and end < scene.end and lows[end] not in {"with", "to", "no", "as"}:
        return scene.object_after(end) if clause.lemma not in {"see", "receive"} or _is_somebody(scene, end) else None
    return None


def _is_matter(scene: Scene, clause: Clause, found: Side) -> bool:
    """`discussed cooperation with Kestria`: what is discussed, and not with whom. `raised` needs a day, too."""
    if clause.lemma in {"raise", "broach"}:
        return scene.circumstances.date_of(scene.passage, (clause.start, clause.end), (scene.start, scene.end)) is None
    stretch = scene.passage.lows[clause.end : clause.end + _REACH]
    relation = stretch[stretch.index("with") - 1] in words("relation")
    return clause.lemma in {"discuss", "review"} and relation and not scene.people.intersection(found.names)


def _is_somebody(scene: Scene, at: int) -> bool:
    """Whether a person, by name or pronoun, begins at a token."""
    if scene.passage.tags[at] == "u":
        return scene.passage.lows[at] in {"him", "her", "them", "me", "us"}
    phrase = scene.object_phrase(at)
    people = [one for one in scene.cast.mentions.within(scene.passage.index, *phrase) if one.kind == "person"]
    return bool(people) and (people[0].phrase or (people[0].start, 0))[0] <= at + 1


def _given(scene: Scene, clause: Clause) -> Side | None:
    """`delivered the demarche to Strand`: what is brought is a paper, and `to` stands behind it."""
    stretch = scene.passage.lows[clause.end : clause.end + _REACH]
    if "to" not in stretch or words("brought").isdisjoint(stretch[: stretch.index("to")]):
        return None
    return scene.listed(clause.end + stretch.index("to") + 1)


def _called(scene: Scene, end: int) -> Side | None:
    """`called on Strand to discuss`, `called in the Ambassador`, `called me in`; not `called on the GOK to agree`."""
    lows = scene.passage.lows
    if end < scene.end and lows[end] == "in":
        return scene.object_after(end + 1)
    phrase = scene.object_phrase(end) if end < scene.end and scene.passage.tags[end] != "u" else (end, end + 1)
    if phrase[1] > phrase[0] and lows[phrase[1] : phrase[1] + 1] == ["in"] and scene.passage.tags[phrase[0]] in "uDC":
        return scene.side(*phrase)
    found = scene.after_word("on", end, _NEAR) or scene.after_word("upon", end, _NEAR)
    if found and (found.names or found.us):
        return None if _is_urging(scene, end, found) else found
    return scene.writer() if _is_on_us(scene, end) else None


def _is_on_us(scene: Scene, end: int) -> bool:
    """`Kamel called today at his request`: on whom else than the writer."""
    words_after = scene.passage.lows[end : end + 5]
    return words_after[:1] != ["for"] and ("request" in words_after or words_after[:1] in (["today"], ["yesterday"]))


def _is_urging(scene: Scene, end: int, found: Side) -> bool:
    """Whether `called on` asks something of somebody: a body, or an act behind `to` that is no purpose of a call."""
    for at in range(end, min(end + 25, scene.end - 1)):
        if scene.passage.tags[at] == "t" and scene.passage.tags[at + 1] in "VNB":
            return scene.passage.lows[at + 1] not in words("purpose") or not scene.people.intersection(found.names)
        if scene.passage.tags[at] in "EZM.;":
            break
    return False


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
