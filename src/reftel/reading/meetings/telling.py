"""Encounters told by what somebody told somebody: on a day, or to one of us."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.meetings.circumstances import days_of
from reftel.reading.meetings.encounter import Encounter
from reftel.reading.meetings.lexicon import words
from reftel.reading.meetings.officers import is_officer, is_ours
from reftel.reading.meetings.parties import Side
from reftel.reading.meetings.scene import Scene

__all__ = ["is_placed", "told_by_telling"]

_US: Final = words("us")
_TELL: Final = words("tell")
_ASK: Final = words("ask")
_TELL_OF: Final = words("tell_of")
_TELL_TO: Final = words("tell_to")
_PAPER: Final = words("paper")
_SAY: Final = words("say")
_QUESTION: Final = words("question")

_TO_QUESTION: Final = 10  # tokens from `asked` to what was asked
_BOTH: Final = 2  # sides of which each is told by a name or an office
_HELD_TO: Final = frozenset(("assure", "warn", "remind", "caution"))
_OFFICIALS: Final = frozenset(("officials", "official", "representatives", "representative", "contacts", "contact"))


def is_placed(scene: Scene, clause: Clause, most: int = 0) -> bool:
    """Whether a clause has a day of its own: what is signed, or addressed to many, otherwise is no encounter.

    `most` is how many days there may be from the first to the last.
    """
    entry = scene.circumstances.date_of(scene.passage, (clause.start, clause.end), (scene.start, scene.end))
    return entry is not None and days_of(entry) <= most


def told_by_telling(scene: Scene, clause: Clause) -> Encounter | None:
    """`Strand told the Ambassador on May 6`: on a day, to somebody; on none, to one of us."""
    at = None if clause.passive or clause.end >= scene.end - 1 else _whom_at(scene, clause)
    if at is None or _is_standing(scene, clause):
        return None
    doer, other, to = scene.subject(clause), _listener(scene, at), at > clause.end
    if not doer.names or other is None or not (other.names or other.us):
        return None
    dated = is_placed(scene, clause) and not _is_of_content(scene, clause) and not _is_in_paper(scene, clause)
    low = scene.passage.lows[min(at + (scene.passage.tags[at] == "D"), scene.end - 1)]
    office = _office(other)
    ours = other.us or is_ours(low) or is_ours(office) or low in _US
    if dated and (ours or is_officer(low) or is_officer(office) or doer.us or scene.people.intersection(other.names)):
        return _telling(scene, clause, "meeting", [doer, other])
    if (
        (_do_i_tell(scene, clause, other) if doer.us else ours)
        and not (dated or (to and not is_ours(office)))
        and _is_teller(scene, doer, office)
    ):
        return _telling(scene, clause, "talks", [doer, other])
    if not dated and scene.people.issuperset((*doer.names, *other.names)):
        names = (*other.names[:1], *doer.names)
        return Encounter(kind="said", names=names, index=scene.passage.index, at=(), rule="told", confidence=0.3)
    return None


def _is_standing(scene: Scene, clause: Clause) -> bool:
    """`The King has assured us`: what he holds to, however it came to us; not `has told us`, nor on a day."""
    verb = scene.passage.lows[clause.start]
    return clause.lemma in _HELD_TO and verb in ("has", "have", "having") and not is_placed(scene, clause)


def _whom_at(scene: Scene, clause: Clause) -> int | None:
    """Where whom something is told begins: right behind the verb, behind `to`, behind `the plan to`, `May 3 to`.

    Whom somebody asks may be asked by wire; not whom `I asked whether`.
    """
    if clause.lemma in _TELL or (clause.lemma in _ASK and _is_question(scene, clause)):
        return clause.end
    at, tags = clause.end, scene.passage.tags
    if clause.lemma in _TELL_OF and tags[at] not in "Rt":
        first, at = scene.object_phrase(at)
        if "G" in tags[first:at]:
            return None  # `stressed the importance of Strand making clear to Tran`
    elif clause.lemma not in _TELL_TO:
        return None
    while at < scene.end and (tags[at] in "Ry#" or tags[at : at + 2] == "Py"):
        at += 1
    return at + 1 if at + 1 < scene.end and scene.passage.lows[at] == "to" else None


def _telling(scene: Scene, clause: Clause, kind: str, sides: list[Side]) -> Encounter | None:
    """An encounter without the places and, where it has no day of its own, the dates of what was told."""
    is_dated = kind == "meeting"
    rule, confidence = ("told on a day", 0.5) if is_dated else ("told", 0.3)
    found = scene.encounter(kind, sides, (clause.start, clause.end), rule, confidence)
    if found is None or (not is_dated and len(found.names) < _BOTH):
        return None
    found.is_faint = not is_dated
    found.date = found.date if is_dated else None
    found.place = None if _that(scene, clause) else found.place
    return found


def _that(scene: Scene, clause: Clause) -> int | None:
    """The `that` behind a verb of telling, from which on stands what was told."""
    return next((at for at in range(clause.end, scene.end) if scene.passage.tags[at] == "T"), None)


def _is_of_content(scene: Scene, clause: Clause) -> bool:
    """Whether the date nearest to a verb of telling stands in what was told."""
    that = _that(scene, clause)
    if that is None:
        return False
    at = clause.start, clause.end
    whole = scene.circumstances.date_of(scene.passage, at, (scene.start, scene.end))
    return whole is not scene.circumstances.date_of(scene.passage, at, (scene.start, that))


def _is_in_paper(scene: Scene, clause: Clause) -> bool:
    """`In a message of May 3 Strand told Tran`: by a paper, and not in person."""
    before = scene.passage.lows[scene.start : clause.start]
    return before[:1] in (["in"], ["by"]) and not _PAPER.isdisjoint(before)


def _office(side: Side) -> str:
    """The last word of who is listed alone: `ESTH Officer`."""
    return side.names[0].rsplit(maxsplit=1)[-1].lower() if len(side.names) == 1 else ""


def _do_i_tell(scene: Scene, clause: Clause, other: Side) -> bool:
    """`I told him`: one man, by name; what `we told Strand`, or informed him of, may have been a letter."""
    return (
        _is_by_me(scene, clause)
        and (clause.lemma in _SAY or clause.lemma in _ASK)
        and len(other.names) == 1
        and bool(scene.people.intersection(other.names))
    )


def _is_question(scene: Scene, clause: Clause) -> bool:
    """`I asked Strand whether`, `about fish`; not `I have asked Strand to see you`."""
    for at in range(clause.end, min(clause.end + _TO_QUESTION, scene.end)):
        if scene.passage.lows[at] in _QUESTION:
            return _is_by_me(scene, clause)
        if scene.passage.tags[at : at + 2] == "tV":
            return False
    return False


def _is_by_me(scene: Scene, clause: Clause) -> bool:
    return clause.subject is not None and scene.passage.lows[clause.subject[0]] == "i"


def _is_teller(scene: Scene, doer: Side, office: str) -> bool:
    """Whether who tells is somebody; to one of us by his short word, officials will do (`officials told EconOff`)."""
    if doer.us or scene.people.intersection(doer.names):
        return True
    return is_ours(office) and _office(doer) in _OFFICIALS


def _listener(scene: Scene, at: int) -> Side | None:
    """Who is told: an officer alone where `that` is left out behind him (`told Ambassador Kestria would agree`)."""
    head = at + (scene.passage.tags[at] == "D")
    if head + 1 < scene.end and is_officer(scene.passage.lows[head]) and scene.passage.tags[head + 1] == "C":
        named = scene.cast.mentions.at(scene.passage.index, head + 1)
        if named is None or named.kind != "person":
            return scene.side(head, head + 1)
    return scene.object_after(at)
