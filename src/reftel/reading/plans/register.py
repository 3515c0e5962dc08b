"""The register of plans."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.base.passage import Passage
from reftel.reading.base.rows import Row
from reftel.reading.base.tokens import low_of
from reftel.reading.people.cast import Cast
from reftel.reading.plans.agents import by_whom
from reftel.reading.plans.aims import TO_ACT
from reftel.reading.plans.draft import CONFIDENCE, Draft
from reftel.reading.plans.ends import act_end, closed_end, limit_of
from reftel.reading.plans.intending import INTENDS
from reftel.reading.plans.lexicon import ADJECTIVES, NOUNS
from reftel.reading.plans.parts import acts_of
from reftel.reading.plans.requests import opens_with_verb
from reftel.reading.plans.rules import drafts_of, telltales
from reftel.reading.plans.scene import Scene
from reftel.reading.plans.timing import Calendar, as_span
from reftel.record import DateMention, Plan, Span, Statement

__all__ = ["find_plans"]


def find_plans(cast: Cast, statements: tuple[Statement, ...], dates: tuple[DateMention, ...]) -> tuple[Plan, ...]:
    """Return the plans in the order of the text."""
    del statements
    calendar = Calendar(dates, cast.study.day)
    return tuple(plan for passage in cast.study.passages for plan in _of_passage(cast, passage, calendar))


def _of_passage(cast: Cast, passage: Passage, calendar: Calendar) -> list[Plan]:
    found: list[Plan] = []
    row = _TELLTALES.of(passage)
    if not calendar.has(passage):
        row = row.replace("t", " ")
    for start, end in passage.sentences:
        if _is_of_edition(passage, start, end):
            continue
        signs = row[start:end]
        asked = end
        if passage.lows[end - 1] == "?" and (question := _QUESTION.search(passage.tags, start, end)):
            asked = question.end()  # from here on it is only asked
        elif passage.lows[end - 1] == "?":
            asked = start  # `Action will be taken?`
        if signs.isspace() and not _is_told(passage, start, end):
            continue
        words = [at for at in range(start, end) if row[at] == "w"] if "w" in signs else []
        scene = Scene(cast, calendar, passage, start, end)
        acts: set[int] = set()
        for draft in drafts_of(scene, words):
            # `will request a meeting`: the meeting is no plan beside the asking
            if draft.cue < asked and (draft.rule not in _OBJECTS or draft.cue not in acts):
                found.extend(_plans(scene, draft, acts))
    return list({plan.what_at: plan for plan in reversed(found)}.values())[::-1]  # each act once


def _is_of_edition(passage: Passage, start: int, end: int) -> bool:
    """Whether editors say where more is printed or kept (`Related documentation is scheduled for publication in`)."""
    lows = passage.lows
    first = start + (passage.tags[start] in "([<")
    opened = lows[first] in _EDITIONS and lows[first + 1] == "documentation"
    return opened and not _PRINTED.isdisjoint(lows[first + 2 : min(end, first + _LONGEST_NOTE)])


_EDITIONS: Final = frozenset(("additional", "further", "other", "related"))
_PRINTED: Final = frozenset(("is", "are", "scheduled"))
_LONGEST_NOTE: Final = 40  # tokens to the verb of a note


def _is_told(passage: Passage, start: int, end: int) -> bool:
    """Whether a sentence with no word of a plan can tell of one all the same."""
    return bool(TO_ACT.search(passage.tags, start, end)) or opens_with_verb(passage, start, end) is not None


_OBJECTS: Final = frozenset(("event", "-ing form", "agrees"))  # the rules of what stands behind a verb as its object


def _sign(word: str, _: bool) -> str:  # noqa: FBT001  as rows are asked
    """`w` for nouns and adjectives that set rules off, `t` for verbs of timetables, `v` for other words of plans."""
    low = low_of(word)
    if low in NOUNS or low in ADJECTIVES:
        return "w"
    if low in telltales(dated=False):
        return "v"
    return "t" if low in telltales(dated=True) else " "


_QUESTION: Final = re.compile(r"(?:(?<=[.,:;<>R-])|^)(?=[BXMHQ])")
_TELLTALES: Final = Row(_sign)


def _plans(scene: Scene, draft: Draft, acts: set[int]) -> list[Plan]:
    """The plans of one draft: one for each act that `and` joins; their verbs are added to `acts`."""
    calendar = scene.calendar
    if draft.verb is not None and draft.act < draft.verb and calendar.has(scene.passage):
        draft = draft._replace(act=calendar.behind(scene.passage, draft.act, draft.verb))
    if (denied := scene.denied(draft.act)) is not None:
        if draft.standing == "requested" and draft.rule != "object does":
            return []  # `was asked not to go`: nothing is to happen; but `urged them not to go` stands
        draft = draft._replace(act=denied, verb=draft.act)
    elif draft.verb is None and scene.passage.lows[draft.act - 2 : draft.act] == ["no", "longer"]:
        standing = "refused" if draft.rule == "will" else draft.standing
        draft = draft._replace(act=draft.act - 2, verb=draft.act, standing=standing)
    end = draft.end or verb_phrase_end(scene.passage, draft.verb or draft.act, limit_of(scene, draft))
    end = act_end(scene.passage, draft.verb or draft.act, end, bare=draft.end is None and draft.verb is None)
    parts = [(draft.act, end)] if draft.end or draft.verb else acts_of(scene.passage, draft.act, end, scene.end)
    before = _date_before(scene, draft, calendar) if calendar.has(scene.passage) else None
    acts.update(one for start, _ in parts for one in _chain(scene, start))
    if draft.rule == "agrees":
        parts = [part for part in parts if not calendar.is_past(calendar.cut(scene.passage, part[0], part[1])[1])]
    return [_plan(scene, draft, part, calendar, before) for part in parts if scene.passage.words_of(part[0], part[1])]


def _chain(scene: Scene, act: int) -> list[int]:
    """The verbs of an act: `continue to press` are two."""
    verbs = [act]
    while len(verbs) < _LONGEST_CHAIN and (following := scene.verb_right_after(verbs[-1] + 1)) is not None:
        verbs.append(following)
    return verbs


_LONGEST_CHAIN: Final = 4


def _plan(scene: Scene, draft: Draft, part: tuple[int, int], calendar: Calendar, before: Span | None) -> Plan:
    passage = scene.passage
    dated = calendar.has(passage)
    end, when = calendar.cut(passage, part[0], part[1]) if dated else (part[1], None)
    dates = calendar.between(passage, part[0], part[1]) if when else []
    verb = max(part[0], draft.verb or 0)
    if calendar.is_bygone(when) or (dates and _is_of_another(scene, verb, dates[-1][0])):
        end, when = part[1], None
    end = closed_end(scene, part[0], end, part[1])
    behind = _date_behind(scene, draft, part[1], calendar) if dated and not (when or before) else None
    if draft.standing == "postponed" and dated:  # `The visit, planned for May, was put off to June`
        when = _date_behind(scene, draft, part[1], calendar) or when
    when = when or before or behind
    what = tuple([passage.place(first, last) for first, last in _without_apposition(passage, part[0], end)])
    return Plan(
        who=scene.name(draft.who or by_whom(scene, draft, part[1])),
        what=" ".join(passage.text[place.start : place.end] for place in what),
        when=None if calendar.is_bygone(when) else when,
        standing=draft.standing,
        paragraph=passage.number,
        what_at=what,
        at=(passage.place(min(draft.cue, part[0]), max(part[1], draft.cue + 1)),),
        rule=draft.rule,
        confidence=CONFIDENCE[draft.rule],
    )


def _is_of_another(scene: Scene, start: int, end: int) -> bool:
    """Whether a date at the end of a stretch tells when something else is or was so (`say that it had met tonight`)."""
    inner = next((one for one in reversed(scene.clauses) if one.kind == "finite" and start < one.start < end), None)
    if inner is None or inner.modal or inner.subject is None or scene.passage.tags[inner.subject[0]] == "u":
        return _is_of_relative(scene, start, end)
    tags = scene.passage.tags
    told = tags[inner.start] == "E" and tags[inner.subject[0] - 1] == "T"
    over = tags[inner.start] == "H" and inner.head > inner.start
    return told or over or _is_of_relative(scene, start, end)


def _is_of_relative(scene: Scene, start: int, end: int) -> bool:
    """Whether a date at the end of a stretch tells when something else is so (`sign it, a pact that lasts until 2010`).

    What is done at an event is done on its day (`address the summit, which is to open in May`).
    """
    relative = _RELATIVE.search(scene.passage.tags, start, end)
    if relative is None or scene.passage.lows[relative.start("link")] not in _LINKS:
        return False
    return not scene.is_event_word(relative.start())


_RELATIVE: Final = re.compile(r"[NC],?(?P<link>[QT])[R!]{0,2}[ZEMBHX]")
_LINKS: Final = frozenset(("which", "that", "who"))


def _without_apposition(passage: Passage, start: int, end: int) -> list[tuple[int, int]]:
    """An act's words without what only says who somebody is (`accompany Tran, the envoy of Kestria, to a meeting`)."""
    if passage.tags.find(",", start, end) < 0:
        return [(start, end)]
    match = _APPOSITION.search(passage.tags, start, end) or _INSERTION.search(passage.tags, start, end)
    return [(start, match.start() + 1), (match.end(), end)] if match else [(start, end)]


# `the charts, due in May, would arrive`
_INSERTION: Final = re.compile(r"[NC#)],[ERY][PaO][^.;:<>TZMBHX]{1,20},(?=R?M)")
_APPOSITION: Final = re.compile(r"C,D[^,.;]{2,24}(?:\([^()]{1,6}\)[NC]{0,3})?,(?=[Pt])")


def _date_before(scene: Scene, draft: Draft, calendar: Calendar) -> Span | None:
    """The date that stands in the act's clause before the verb, or opens the sentence."""
    passage = scene.passage
    told = scene.verb_before(draft.cue)
    found = calendar.between(passage, told.end if told else scene.start, min(draft.act, draft.cue))
    if not found or _is_of_telling(scene, draft):
        return None
    first, last, date = found[-1]
    before = [one for one in scene.clauses if one.end <= first and one.kind == "finite"]
    if before and before[-1].relative and passage.tags[last : last + 1] == ",":
        return None  # `Strand, who takes office on May 3, intends to sign it`
    if passage.tags[last : last + 1] == "T":
        return None  # `told us this week that Kestria would sign`: the day of telling
    if passage.tags[last : last + 2] == ",Q":
        return as_span(date)  # `until January, when`: in January
    return calendar.span(passage, first, date)


def _is_of_telling(scene: Scene, draft: Draft) -> bool:
    """Whether a date before an act tells when it was asked for or promised (`Today Strand agreed to visit`)."""
    told = next((one for one in scene.clauses if one.head == draft.cue), None)
    if told is None or told.passive or told.lemma in INTENDS or draft.act < draft.cue:
        return False
    return scene.passage.tags[told.start] == "E"


def _date_behind(scene: Scene, draft: Draft, end: int, calendar: Calendar) -> Span | None:
    """The date behind the word that tells of an event (`The visit, planned for June, was put off to May`), or it."""
    cue = draft.cue + 1
    return (_date_after(scene, draft, cue, calendar) if cue > end else None) or _date_after(scene, draft, end, calendar)


def _is_apart(passage: Passage, draft: Draft, clause: Clause, at: int) -> bool:
    """Whether a clause behind an act tells of something else: its subject follows, or the act is part of it.

    So does one that `and` joins (`invited Tran to visit Holm, and hopes to visit Oslo in May`).
    """
    if clause.start >= at and (draft.rule.startswith("noun") or _is_joined(passage, clause, at)):
        return True  # `the decision to close the port will shape the vote in May`
    return clause.subject is not None and clause.subject[0] >= at


def _is_joined(passage: Passage, clause: Clause, at: int) -> bool:
    """Whether `and` or `but` stands between an act and the verb of a clause that goes on from the subject.

    Not so a second participle: `have it written | and approved by May`.
    """
    tags, first = passage.tags, clause.start - (passage.tags[clause.start - 1] in "R!")
    second = tags[at - 1] in "YE" and tags[clause.start] in "YE"
    return clause.shared and first > at and tags[first - 1] == "K" and not second


def _date_after(scene: Scene, draft: Draft, at: int, calendar: Calendar) -> Span | None:
    """The date behind the act's words, before the next clause with a subject of its own, or behind an aside."""
    following = (
        one.start
        for one in scene.clauses
        if one.kind == "finite" and not _is_fixed(scene.passage, one) and _is_apart(scene.passage, draft, one, at)
    )
    found = calendar.between(scene.passage, at, next(following, scene.end))
    if found and _is_of_relative(scene, at - 1, found[0][0]):
        return None
    if found:
        return calendar.span(scene.passage, found[0][0], found[0][2])
    behind = _behind_aside(scene.passage, at, scene.end)
    return _date_after(scene, draft, behind, calendar) if behind > at else None


def _is_fixed(passage: Passage, clause: Clause) -> bool:
    """Whether a verb says for when an act is (`will be sold, as planned for May`), not what somebody plans besides."""
    return clause.lemma in _FIXED and passage.tags[clause.start] != "Z"


def _behind_aside(passage: Passage, at: int, end: int) -> int:
    """Where a sentence goes on behind an aside (`the talks -- four of them -- as soon as possible this month`)."""
    dash = passage.lows[at] if at < end else ""
    if dash not in _DASHES or dash not in passage.lows[at + 1 : end]:
        return at
    return passage.lows.index(dash, at + 1, end) + 1


_DASHES: Final = frozenset(("--", "—"))
_FIXED: Final = frozenset(("schedule", "plan", "set", "slate", "fix"))
