"""Rules on events that are to take place: `a planned visit`, `the vote was postponed`, `Tran arrives on Monday`."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.base.tables import read_words
from reftel.reading.plans.draft import Draft, Rule
from reftel.reading.plans.lexicon import ADJECTIVES, VERBS, Frame
from reftel.reading.plans.owners import possessor
from reftel.reading.plans.scene import Scene

__all__ = ["EVENT_RULES", "TIMETABLE_RULES", "is_requested", "planned_event", "whole"]

_EVENT: Final = re.compile(r"[JNC#yL]{0,4}?(?=(?P<head>N))")
_FIRM: Final = frozenset(("planned", "scheduled", "upcoming", "forthcoming", "impending", "projected"))
_TIMED: Final = frozenset(("schedule", "expect", "plan", "slate", "set", "anticipate", "foresee"))
_OF_SOMEBODY: Final = frozenset((
    "visit", "visits", "trip", "trips", "tour", "travel", "arrival", "departure", "return", "participation",
    "attendance", "withdrawal", "deployment", "transfer", "release", "extradition", "appointment",
))  # fmt: skip
_BOARDS: Final = frozenset(("committee", "organisation"))
_SITTINGS: Final = frozenset(("meeting", "meetings", "session", "sessions", "plenary", "summit"))
_COMING: Final = frozenset(("expect", "await", "anticipate", "foresee", "envisage", "envision"))
_TIMETABLE: Final = frozenset((
    "arrive", "leave", "depart", "travel", "visit", "return", "fly", "go", "come", "meet", "convene", "reconvene",
    "open", "reopen", "begin", "start", "resume", "commence", "host",
))  # fmt: skip
_MOVES: Final = frozenset(("arrive", "depart", "convene", "reconvene"))
_TO_DAY: Final = 8  # tokens from `scheduled` to its day
# Right to left: the `to` and verb before a phrase, or what was done to what stands before (`ships given to Kestria`).
_TO_VERB: Final = re.compile(r"P?(?:V|YB)[R!]?t|t[YE](?=[NC])")
_SHORT: Final = 3  # of an event that says little without its adjective, tokens


def put_off(scene: Scene, clause: Clause) -> list[Draft]:
    """`The vote was put off until May`, `Kestria put off the vote`."""
    if scene.passage.lows[clause.end : clause.end + 1] != ["off"] or clause.negated or scene.is_asked(clause):
        return []
    what = clause.subject if clause.passive else scene.object_at(clause.end + 1)
    if what is None or scene.is_pronoun(what) or not scene.is_event(what):
        return []
    who = clause.subject if scene.is_doer(clause.subject) else None
    end = what[1] if clause.passive else verb_phrase_end(scene.passage, what[1] - 1, scene.end)
    return [Draft("event", "postponed", who, what[0], clause.head, end)]


def planned_event(scene: Scene, at: int) -> Draft | None:
    """`a planned visit to Lysandra by Strand`, `the Minister's upcoming visit`."""
    passage = scene.passage
    firm = passage.lows[at] in _FIRM
    head = _event_head(scene, at, firm=firm)
    if head is None or passage.lows[at - 1] == "regularly":
        return None
    end = scene.phrase_end((head, head + 1))
    who = _visitor(scene, at, head, end)
    if not _is_told(scene, at, head, who if firm else None):
        return None  # `potential training`; `the proposed talks`, which something else tells of
    if passage.lows[at] in ("upcoming", "forthcoming") and not (
        who or passage.lows[head + 1 : head + 2] in (["of"], ["between"], ["with"]) or _is_dated(scene, at, end)
    ):
        return None  # only named in passing
    tentative = "tentatively" in passage.lows[scene.start : scene.end]
    standing = "tentative" if tentative else ADJECTIVES[passage.lows[at]]
    by = next((one for one in range(head, end) if passage.lows[one] == "by"), end)
    act = at if by - head < _SHORT and firm else head
    return Draft("planned event", standing, who, act, at, by)


def _event_head(scene: Scene, at: int, *, firm: bool) -> int | None:
    """The noun of the event behind an adjective, the last of a row of nouns (`the scheduled border talks`)."""
    tags = scene.passage.tags
    match = _EVENT.match(tags, at + 1, scene.end)
    while match and not _is_event(scene, match.start("head"), firm=firm):
        match = _EVENT.match(tags, match.start("head") + 1, min(match.start("head") + 3, scene.end))
    if match is None or tags[match.start("head") + 1 : match.start("head") + 2] in ("N", "C"):
        return None
    return match.start("head")


def _is_event(scene: Scene, head: int, *, firm: bool) -> bool:
    return scene.is_event((head, head + 1)) if firm else scene.is_event_word(head)


def _is_told(scene: Scene, at: int, head: int, who: tuple[int, int] | None) -> bool:
    """Whether enough is said of an event to know it: whose it is, what hangs on it, or which it is."""
    if scene.phrase_end((head, head + 1)) >= head + 3:
        return True
    firm = scene.passage.lows[at] in _FIRM
    return firm and (who is not None or head > at + 1)


def _is_dated(scene: Scene, start: int, end: int) -> bool:
    return bool(scene.calendar.between(scene.passage, start, end))


def _visitor(scene: Scene, at: int, head: int, end: int) -> tuple[int, int] | None:
    """Whose the event is: `by Strand`, `the Minister's`, `the visit of Strand`, `the Forum meeting`."""
    lows = scene.passage.lows
    by = next((one for one in range(head, end) if lows[one] == "by"), None)
    if by is not None:
        return scene.object_at(by + 1)
    if whose := possessor(scene, at):
        return whose
    if lows[head] in _OF_SOMEBODY and lows[head + 1 : head + 2] == ["of"]:
        phrase = scene.object_at(head + 2)
        return phrase if scene.is_doer(phrase) else None
    return _named_before(scene, head)


def _named_before(scene: Scene, head: int) -> tuple[int, int] | None:
    """Who is named right before an event that is his: a visitor, a body that sits (not `the planned Kestria visit`)."""
    named = scene.cast.mentions.at(scene.passage.index, head - 1)
    if named is None or named.end != head:
        return None
    sits = named.kind == "body" and scene.cast.bodies[named.entry].kind in _BOARDS
    own = _SITTINGS if sits else _OF_SOMEBODY if named.kind == "person" else frozenset()
    return (named.start, head) if scene.passage.lows[head] in own else None


def is_requested(scene: Scene, clause: Clause) -> list[Draft]:
    """`The vote was postponed`, `the course is scheduled for May`, `the conference scheduled for May`."""
    frame, passage = VERBS.get(clause.lemma), scene.passage
    if frame and _is_told_of(scene, clause):
        return _scheduled(scene, clause, frame)
    if (
        frame is None
        or clause.negated
        or not clause.passive
        or clause.lemma == "need"
        or (clause.lemma == "consider" and passage.tags[clause.end : clause.end + 1] == "J")  # `is considered vital`
        or scene.is_asked(clause)
        or scene.verb_right_after(clause.end) is not None
        or (clause.relative and "H" in passage.tags[clause.start : clause.head])
    ):
        return []  # among others, `the measures that have been proposed so far`
    timed = clause.lemma in _TIMED and _is_timed(scene, clause)
    subject = whole(scene, clause.subject) if clause.subject and not scene.is_pronoun(clause.subject) else None
    if subject and "act" in frame.shapes and (scene.is_event(subject) or (timed and clause.lemma == "schedule")):
        return [Draft("event", frame.asked, None, subject[0], clause.head, subject[1])]
    if subject and timed and not scene.is_doer(subject) and _is_to_come(scene, clause):
        return [Draft("event", frame.standing, None, subject[0], clause.head, subject[1])]
    return []


def _is_to_come(scene: Scene, clause: Clause) -> bool:
    """Whether a day to come stands behind a verb, or one by which it is to be (`is expected by mid-May`)."""
    return scene.comes_after(clause.end, clause.end + 6) or scene.calendar.is_due(scene.passage, clause.end)


def _is_told_of(scene: Scene, clause: Clause) -> bool:
    """Whether a participle only tells of a noun, also one like a verb (`the talks now scheduled to open`)."""
    return clause.kind == "participle" or (
        clause.kind == "finite" and clause.lemma in _TIMED and scene.passage.tags[clause.start : clause.end] == "E"
    )


def _is_timed(scene: Scene, clause: Clause) -> bool:
    """Whether a preposition or a date stands right behind (`is expected in May`, `is expected early next week`)."""
    return scene.passage.tags[clause.end : clause.end + 1] == "P" or scene.comes_after(clause.end, clause.end + 2)


def _scheduled(scene: Scene, clause: Clause, frame: Frame) -> list[Draft]:
    """`the conference scheduled for May`, `the conference now scheduled to open in May`."""
    passage = scene.passage
    timed = clause.lemma in _TIMED and passage.tags[clause.end : clause.end + 1] in ("P", "t")
    if timed and scene.comes_after(clause.end, clause.end + _TO_DAY):
        start = clause.start - (passage.tags[clause.start - 1] == "R")
        subject = noun_phrase_before(passage, start, scene.start)
        if subject and scene.is_event(subject):
            return [Draft("event", frame.standing, None, subject[0], clause.head, subject[1])]
    return []


def whole(scene: Scene, phrase: tuple[int, int]) -> tuple[int, int]:
    """Return a subject with what stands before its `to`: `the Minister's trip to Kestria`."""
    before = phrase[0] - 1
    if before <= scene.start or scene.from_none(phrase) != phrase:
        return scene.from_none(phrase)
    tags = scene.passage.tags
    if tags[before] == "P" and (behind := _told_of(scene, phrase)):
        return behind, phrase[1]
    if tags[before] in "VPt" and (match := _TO_VERB.match(tags[scene.start : phrase[0]][::-1])):
        # `elections to replace the board`
        first = noun_phrase_before(scene.passage, phrase[0] - match.end(), scene.start)
        return (first[0], phrase[1]) if first and scene.is_event(first) else phrase
    if scene.passage.lows[before] != "to" or tags[before - 1] not in "NC":
        return phrase
    whole = noun_phrase_before(scene.passage, before, scene.start)
    sent = whole is not None and scene.passage.lows[scene.head_of(whole)] in read_words("cue_texts.txt")
    return (whole[0], phrase[1]) if whole and (sent or scene.is_event(whole)) else phrase


def _told_of(scene: Scene, phrase: tuple[int, int]) -> int | None:
    """Where a subject begins that a relative clause tells of (`Men who came from | Kestria in 2004 will be sent`)."""
    relative = next((one for one in scene.clauses if one.relative and one.end <= phrase[0]), None)
    if relative is None or relative.subject is None or relative.subject[1] > phrase[0]:
        return None
    between = scene.passage.tags[relative.end : phrase[0]]
    return relative.subject[0] if set(between) <= set("PRDJNCO#y'") else None


def comes(scene: Scene, clause: Clause) -> list[Draft]:
    """`Kestria expects a visit by the Prime Minister in May`: who comes is its doer."""
    if clause.passive or clause.negated or clause.kind != "finite":
        return []
    phrase = scene.object_at(clause.end)
    if phrase is None or not scene.is_event_word(scene.head_of(phrase)):
        return []
    if scene.passage.tags[phrase[1] : phrase[1] + 2] in ("tV", "tB"):
        return []  # `expects the delegation to arrive`
    head = scene.head_of(phrase)
    end = verb_phrase_end(scene.passage, phrase[1] - 1, scene.end)
    by = next((one for one in range(head, end) if scene.passage.lows[one] == "by"), end)
    who = scene.object_at(by + 1) if by < end else None
    if (scene.is_doer(who) and clause.lemma != "announce") or scene.comes_after(phrase[0], end):
        standing = "planned" if clause.lemma == "announce" else "expected"
        return [Draft("planned event", standing, who, phrase[0], clause.head, by if by - phrase[0] >= _SHORT else end)]
    return []


def welcomes(scene: Scene, clause: Clause) -> list[Draft]:
    """`Embassy Lysandra welcomes the visit of Congressman Tran on March 3`, `looks forward to your visit`."""
    at = clause.end
    if clause.lemma == "look":
        if scene.passage.lows[at : at + 2] != ["forward", "to"]:
            return []
        at += 2
    present = clause.kind == "finite" and scene.passage.tags[clause.head] in "ZVG"
    phrase = scene.object_at(at) if present and not clause.passive and not clause.negated and not clause.modal else None
    if phrase is None or scene.passage.lows[head := scene.head_of(phrase)] not in _OF_SOMEBODY:
        return []
    who = _visitor(scene, head, head, scene.phrase_end(phrase))
    end = verb_phrase_end(scene.passage, phrase[1] - 1, scene.end)
    if who is None or (not scene.comes_after(phrase[0], end) and scene.calendar.between(scene.passage, phrase[0], end)):
        return []  # `welcomes the visit of the Prime Minister last week`
    return [Draft("planned event", "planned", who, phrase[0], clause.head, end)]


def invites(scene: Scene, clause: Clause) -> list[Draft]:
    """`Strand invited Tran to Lysandra in May`, `invited the envoys to a seminar`."""
    if clause.negated or clause.passive or scene.is_asked(clause):
        return []
    passage, guest = scene.passage, scene.object_at(clause.end)
    link = guest[1] if guest else scene.end
    if not guest or not scene.is_doer(guest) or passage.lows[link : link + 1] != ["to"]:
        return []
    phrase = scene.object_at(link + 1)
    if phrase is None or not (set(passage.tags[slice(*phrase)]) == {"C"} or scene.is_event(phrase)):
        return []
    end = verb_phrase_end(passage, phrase[1] - 1, scene.end)
    if scene.calendar.between(passage, clause.end, end) and not scene.comes_after(clause.end, end):
        return []  # `invited Tran to lunch on May 4`: it was held
    if end > phrase[0] + 1:
        return [Draft("invites", "invited", guest, phrase[0], clause.head, end)]
    return []


def timetable(scene: Scene, clause: Clause) -> list[Draft]:
    """`Tran arrives in Lysandra on Monday`, `the school opens in January`: the present, and a day to come."""
    present = clause.kind == "finite" and scene.passage.tags[clause.start : clause.end] in ("Z", "V")
    if not present or clause.negated or clause.subject is None or scene.is_asked(clause):
        return []
    if scene.is_pronoun(clause.subject) and scene.passage.tags[clause.subject[0]] != "U":
        return []
    if not scene.comes_after(clause.end, clause.end + 8) or scene.passage.lows[clause.start - 1] in _CONJUNCTIONS:
        return []
    begins = clause.lemma in read_words("beginnings.txt") and not scene.is_pronoun(clause.subject)
    if begins and clause.lemma not in _MOVES:
        return [Draft("timetable", "planned", None, clause.subject[0], clause.start, verb=clause.head)]
    if scene.is_doer(clause.subject):
        return [Draft("timetable", "planned", clause.subject, clause.head, clause.start)]
    return []


_CONJUNCTIONS: Final = frozenset(("when", "before", "after", "until", "once", "as", "to"))

# The rules on the clauses of a verb.
EVENT_RULES: Final[dict[str, tuple[Rule, ...]]] = {
    **dict.fromkeys((*_COMING, "announce"), (comes,)),
    **dict.fromkeys(("welcome", "look"), (welcomes,)),
    "invite": (invites,),
    "put": (put_off,),
}
TIMETABLE_RULES: Final[dict[str, tuple[Rule, ...]]] = dict.fromkeys(_TIMETABLE, (timetable,))
