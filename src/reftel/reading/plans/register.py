"""The register of plans."""

from reftel.reading.base.extent import parts_of, verb_phrase_end
from reftel.reading.base.passage import Passage
from reftel.reading.people.cast import Cast
from reftel.reading.plans.draft import Draft
from reftel.reading.plans.lexicon import adjectives, nouns
from reftel.reading.plans.rules import drafts_of
from reftel.reading.plans.scene import Scene
from reftel.reading.plans.timing import Calendar, as_span
from reftel.record import DateMention, Plan, Span, Statement

__all__ = ["find_plans"]


def find_plans(cast: Cast, statements: tuple[Statement, ...], dates: tuple[DateMention, ...]) -> tuple[Plan, ...]:
    """Return the plans in the order of the text."""
    del statements
    calendar = Calendar(dates)
    return tuple(plan for passage in cast.study.passages for plan in _of_passage(cast, passage, calendar))


def _of_passage(cast: Cast, passage: Passage, calendar: Calendar) -> list[Plan]:
    found: list[Plan] = []
    known = nouns().keys() | adjectives().keys()
    words = [at for at, low in enumerate(passage.lows) if low in known]
    for start, end in passage.sentences:
        scene = Scene(cast, calendar, passage, start, end)
        for draft in drafts_of(scene, [at for at in words if start <= at < end]):
            found.extend(_plans(scene, draft, calendar))
    return found


def _plans(scene: Scene, draft: Draft, calendar: Calendar) -> list[Plan]:
    """The plans of one draft: one for each act that `and` joins."""
    if (denied := scene.denied(draft.act)) is not None:
        draft = draft._replace(act=denied, verb=draft.act)
    end = draft.end or verb_phrase_end(scene.passage, draft.verb or draft.act, scene.end)
    parts = [(draft.act, end)] if draft.end or draft.verb else parts_of(scene.passage, draft.act, end)
    before = _date_before(scene, draft, calendar)
    return [_plan(scene, draft, part, calendar, before) for part in parts]


def _plan(scene: Scene, draft: Draft, part: tuple[int, int], calendar: Calendar, before: Span | None) -> Plan:
    passage = scene.passage
    end, when = calendar.cut(passage, *part)
    return Plan(
        who=scene.name(draft.who),
        what=passage.words_of(part[0], end),
        when=when or before,
        standing=draft.standing,
        paragraph=passage.number,
        what_at=(passage.place(part[0], end),),
        at=(passage.place(min(draft.cue, part[0]), max(part[1], draft.cue + 1)),),
        rule=draft.rule,
        confidence=0.7,
    )


def _date_before(scene: Scene, draft: Draft, calendar: Calendar) -> Span | None:
    """The date that stands in the act's clause before the verb, or opens the sentence."""
    start = max(
        (one.end for one in scene.clauses if one.end <= draft.cue and one.kind == "finite"), default=scene.start
    )
    found = calendar.between(scene.passage, start, min(draft.act, draft.cue))
    return as_span(found[-1][2]) if found else None
