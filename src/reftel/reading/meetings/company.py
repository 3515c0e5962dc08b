"""Who else was there: `accompanied by`, `was also present`, `attended`, `took part`, `participants included`."""

from collections.abc import Iterator
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.meetings.circumstances import span_of
from reftel.reading.meetings.encounter import Encounter
from reftel.reading.meetings.lexicon import nouns, words
from reftel.reading.meetings.parties import Side
from reftel.reading.meetings.scene import Scene
from reftel.record import Span

__all__ = ["OF_COMPANY", "THERE", "told_by_company", "told_by_presence"]

_WITH: Final = words("with")
_PARTY: Final = words("party")
_PRESENT: Final = words("present")
_NOUNS: Final = nouns()

_NEAR: Final = 4  # tokens from `attended` to what was attended
_LISTS: Final = frozenset(("include", "comprise"))
_LEADS: Final = frozenset(("chair", "co-chair", "lead", "head"))
_ATTENDS: Final = frozenset(("attend", "participate", "sit", "take")) | _LEADS
OF_COMPANY: Final = _WITH | _LISTS | _ATTENDS | {"be"}  # verbs that tell who else was there
THERE: Final = frozenset(("present", "attendance"))
_AGAIN: Final = frozenset(("also", "again", "were", "was", "both", "then", "those", "others"))
_IN: Final = frozenset(("in", "also", "those", "others"))
_WERE: Final = frozenset(("were", "was", ":"))
_VERBS: Final = frozenset("EZMXHV")
_TO_VERB: Final = 7  # tokens from `present` to its `were`
_HEADS: Final = frozenset(("head", "leader", "chief"))


def told_by_company(scene: Scene, clause: Clause) -> Encounter | None:
    """Return those whom a clause says to have been there too, to be added to the encounter that is told of."""
    led = _led(scene, clause)
    side = scene.after_word("by", clause.end, 2) if led else _side(scene, clause)
    if not (side and side.names):
        return None
    beside = led or (scene.before_company(clause) or scene.subject(clause) if clause.lemma not in _ATTENDS else None)
    return Encounter(
        kind="with",
        names=side.names,
        beside=beside.names if beside else (),
        index=scene.passage.index,
        at=(scene.passage.place(clause.start, clause.end),),
        rule="company",
        confidence=0.8,
    )


def _led(scene: Scene, clause: Clause) -> Side | None:
    """`A delegation of six | led by Strand`, `the team, | headed by Strand, met`: the delegation, whatever it did."""
    if clause.lemma not in _LEADS or clause.subject or scene.passage.lows[clause.end : clause.end + 1] != ["by"]:
        return None
    end = clause.start - (scene.passage.tags[clause.start - 1] == ",")
    phrase = noun_phrase_before(scene.passage, end, scene.start) if end > scene.start else None
    if phrase is None or _PARTY.isdisjoint(scene.passage.lows[slice(*phrase)]):
        return None
    return scene.side(*phrase)


def _side(scene: Scene, clause: Clause) -> Side | None:
    if clause.modal or clause.negated or clause.kind == "infinitive":
        return None
    return (
        _of_whom(scene, clause)
        if clause.lemma in _WITH or clause.lemma == "be" or clause.passive
        else _of_list(scene, clause)
    )


def _of_whom(scene: Scene, clause: Clause) -> Side | None:
    """`accompanied by Strand`, `Strand was also present`, `led by Strand`, `Other attendees were Strand and Tran`."""
    if clause.lemma in _WITH:
        return scene.after_word("by", clause.end, 3) if scene.is_aside(clause) else scene.subject(clause)
    if _is_present(scene, clause):
        return scene.subject(clause)
    if clause.passive and clause.lemma in _LEADS:
        return scene.after_word("by", clause.end, 2) if _is_delegation(scene, clause) else None
    if clause.lemma != "be" or clause.subject is None:
        return None
    is_list = scene.passage.lows[clause.subject[1] - 1] in _PRESENT or _is_head(scene, clause)
    return scene.listed(clause.end) if is_list else None


def _of_list(scene: Scene, clause: Clause) -> Side | None:
    """`Participants included Strand`, `Strand also attended`."""
    if clause.lemma in _LISTS and clause.subject:
        head = scene.passage.lows[clause.subject[1] - 1]
        return scene.listed(clause.end) if head in _PRESENT else None
    if clause.lemma in _ATTENDS and clause.kind == "finite" and not clause.passive and _is_here(scene, clause):
        return scene.subject(clause)
    return None


def told_by_presence(scene: Scene) -> Iterator[Encounter]:
    """Yield those whom a sentence says to have been there, with the verb in front or, as telegrams have it, none.

    `Also present were Strand and Tran`, `Those present with the Minister were: Strand`, `In attendance were Strand and
    Tran`; `Strand also present`. Where nothing else tells of what they were at, such a list does.
    """
    lows, tags, start = scene.passage.lows, scene.passage.tags, scene.start
    at = next(one for one in range(start, scene.end) if lows[one] in THERE)
    if lows[at] == "attendance" and (at == start or lows[at - 1] != "in"):
        return  # `Attendance at the talks was Strand's idea`
    end = at
    while end > start and lows[end - 1] in (_AGAIN if lows[at] == "present" else _IN):
        end -= 1
    verb = next((one for one in range(at + 1, min(at + _TO_VERB, scene.end)) if lows[one] in _WERE), None)
    if verb is not None and not _VERBS.isdisjoint(tags[at + 1 : verb]):
        verb = None  # `Those present said Strand and Tran were late`
    if end == start and verb is not None:  # `Present at the meeting were Strand and Tran`
        first = verb + 1 + (tags[verb + 1 : verb + 2] == ":")
        sides = [side for side in (scene.after_word("with", at + 1, 1, verb), scene.listed(first)) if side]
    elif lows[at] == "present" and end > start and tags[at + 1 : at + 2] in tuple(".;") and not scene.clauses:
        sides = [scene.side(start, end)]
    else:
        return
    names = tuple(dict.fromkeys(name for side in sides for name in side.names))
    if names:
        where = (scene.passage.place(at, at + 1),)
        many = verb is not None and len(names) > 1
        held, date = _held_before(scene) if many else ("", None)
        yield Encounter(
            kind="with",
            names=names,
            index=scene.passage.index,
            at=where,
            rule="company",
            confidence=0.8,
            us=any(side.us for side in sides),
            people=scene.people.intersection(names),
            held=held,
            date=date,
        )


def _held_before(scene: Scene) -> tuple[str, Span | None]:
    """What was held, by the noun that stands last before a list in its passage, and on what day: a meeting, if none."""
    at = next((one for one in range(scene.start - 1, -1, -1) if scene.passage.lows[one] in _NOUNS), None)
    if at is None:
        return "meeting", None
    sentence = scene.passage.sentences[scene.passage.sentence_index(at)]
    date = scene.circumstances.date_of(scene.passage, (at, at + 1), sentence)
    return _NOUNS[scene.passage.lows[at]].kind, span_of(date)


def _is_delegation(scene: Scene, clause: Clause) -> bool:
    """`The delegation was led by Strand`."""
    return clause.subject is not None and scene.passage.lows[clause.subject[1] - 1] in _PARTY


def _is_head(scene: Scene, clause: Clause) -> bool:
    """`The head of the delegation was Strand`."""
    first, end = clause.subject or (0, 0)
    lows = scene.passage.lows[first:end]
    return not _HEADS.isdisjoint(lows[:2]) and bool(lows) and lows[-1] in _PARTY


def _is_present(scene: Scene, clause: Clause) -> bool:
    """`were also present`."""
    lows = scene.passage.lows
    past = "was" in lows[clause.start : clause.end] or "were" in lows[clause.start : clause.end]
    return past and "present" in lows[clause.head : clause.end + 2]


def _is_here(scene: Scene, clause: Clause) -> bool:
    """Whether what was attended is the encounter spoken of: nothing behind the verb, or `the event`, `the dinner`."""
    lows, tags, at = scene.passage.lows, scene.passage.tags, clause.end
    if clause.lemma in {"sit", "take"}:
        return lows[at : at + 1] == (["in"] if clause.lemma == "sit" else ["part"]) and "with" not in lows[at : at + 4]
    if at >= scene.end or tags[at] in ".;:K" or lows[at] in {"as", "for", "from"}:
        return True
    here = at + (lows[at] == "in")
    return lows[here : here + 1] in (["the"], ["this"], ["that"]) and any(
        low == "event" or low in _NOUNS for low in lows[here + 1 : here + _NEAR]
    )
