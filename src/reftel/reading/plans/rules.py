"""The rules of plans, in order. Where two find the same act, the first one's stands."""

from functools import cache
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import forms_of
from reftel.reading.plans.aims import AIM_RULES, fit_alone, to_be_done
from reftel.reading.plans.draft import Draft, Rule
from reftel.reading.plans.events import EVENT_RULES, TIMETABLE_RULES, planned_event
from reftel.reading.plans.idle import only_tells
from reftel.reading.plans.lexicon import ADJECTIVES, NOUNS, VERBS
from reftel.reading.plans.modals import MODAL_RULES, MODALS
from reftel.reading.plans.nouns import triggers
from reftel.reading.plans.refusals import REFUSAL_RULES, has_none, is_not_minded
from reftel.reading.plans.requests import REQUEST_RULES, imperative, opens_with_verb
from reftel.reading.plans.scene import Scene
from reftel.reading.plans.supposed import modal_of
from reftel.reading.plans.targets import aim_is_doing
from reftel.reading.plans.unmeant import is_unmeant
from reftel.reading.plans.verbs import VERB_RULES

__all__ = ["drafts_of", "telltales"]

_SHORT_MODALS: Final = frozenset(("'ll", "'d"))


def drafts_of(scene: Scene, words: list[int]) -> list[Draft]:
    """Return the drafts of a sentence in the order of their acts; `words` are the tokens of nouns and adjectives."""
    found: dict[int, Draft] = {}
    tags = scene.passage.tags
    for clause in scene.clauses:
        if clause.kind == "ing" and scene.passage.lows[clause.start - 1] == "without":
            continue  # `without waiting for a reply`, `without agreeing to leave`
        if clause.lemma in _KNOWN_VERBS or clause.modal or (clause.passive and clause.kind == "infinitive"):
            _add_of_clause(scene, clause, found)
        elif clause.head > clause.start and tags[clause.head] == "G":
            _add(aim_is_doing(scene, clause), found)  # of any verb
    _add_others(scene, words, found)
    if not found:
        return []
    drafts = [found[act] for act in sorted(found) if not is_unmeant(scene, found[act])]
    return _without_doubles(scene, drafts)


def _add_of_clause(scene: Scene, clause: Clause, found: dict[int, Draft]) -> None:
    """Add what the rules find that a clause can fire, by its verb, its auxiliary and its kind."""
    for rule in _BY_SHAPE.get(clause.lemma, ()):
        _add(rule(scene, clause), found)
    if (told := modal_of(clause)) is not None:
        for rule in _BY_MODAL.get(told, ()):
            _add(rule(scene, clause), found)
    for rule in _BY_VERB.get(clause.lemma, ()):
        _add(rule(scene, clause), found)
    if clause.kind == "infinitive":
        _add(to_be_done(scene, clause), found)


def _add(drafts: list[Draft], found: dict[int, Draft]) -> None:
    """Add drafts to those found, by the tokens of their verbs."""
    for draft in drafts:
        found.setdefault(draft.verb or draft.act, draft)


def _add_others(scene: Scene, words: list[int], found: dict[int, Draft]) -> None:
    """Add what no verb of a clause tells: imperatives, nouns, adjectives."""
    if found:  # `will ask Strand to sign`: the asking is no plan beside what is asked for
        for asking in [draft.cue for draft in found.values() if draft.rule == "object does"]:
            found.pop(asking, None)
    act = opens_with_verb(scene.passage, scene.start, scene.end)
    if act is not None and not only_tells(scene, act):
        for draft in imperative(scene, act):
            found.setdefault(draft.act, draft)
    if fitting := fit_alone(scene):
        found.setdefault(fitting.verb or fitting.act, fitting)
    for at in words:
        for draft in _of_word(scene, at):
            found.setdefault(draft.act, draft)


def _without_doubles(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts without those inside another: `will seek to meet Tran` is one, `take steps to open the port` too."""
    kept: list[Draft] = []
    for draft in drafts:
        outer = kept[-1] if kept else None
        if outer is None or not _is_inside(scene, draft, outer):
            kept.append(draft)
    return kept


def _is_inside(scene: Scene, draft: Draft, outer: Draft) -> bool:
    """Whether an act is only what another tries or takes steps to do, or the same event told twice."""
    verb = outer.verb if outer.verb is not None else outer.act
    if draft.rule == "subject does" and draft.cue in (verb, verb + (scene.passage.tags[verb] == "B")):
        return True  # also in `recommend that he be authorized to sign`
    if outer.rule == "event" and (draft.act == outer.act or _is_changed(scene, draft, outer)):
        return True  # `the vote might be postponed`
    if draft.rule == "planned event" and outer.end is not None and outer.act <= draft.act < outer.end:
        return True
    if draft.rule == "noun of act":
        told = scene.object_at(verb + 1)
        return told is not None and scene.head_of(told) == draft.cue  # `Post will send specific requests for help`
    if scene.passage.lows[draft.cue] == "ways" and outer.rule != "noun to":
        return 0 < draft.cue - verb < _TO_STEPS  # `will look at other ways to open it`
    taken = scene.passage.lows[verb] in _TAKING and scene.passage.lows[draft.cue] in _STEPS
    return draft.rule == "noun to" and taken and 0 < draft.cue - verb < _TO_STEPS


def _is_changed(scene: Scene, draft: Draft, outer: Draft) -> bool:
    """Whether a passive is all that is asked for of what a noun names (`called for the plan to be changed`)."""
    return scene.passage.tags[draft.act] == "B" and outer.end is not None and draft.act < outer.end


_TAKING: Final = frozenset(("take", "taking", "adopt", "adopting"))
_STEPS: Final = frozenset(("step", "steps", "measures"))
_TO_STEPS: Final = 6  # tokens from `take` to `steps`


# The rules that only some verbs fire.
_OF_VERBS: Final = (AIM_RULES, EVENT_RULES, TIMETABLE_RULES, REQUEST_RULES, REFUSAL_RULES)


# The verbs that a rule may read without an auxiliary.
_KNOWN_VERBS: Final = frozenset(VERBS).union(MODALS, *_OF_VERBS)

# The rules that a clause can fire: by the shapes of its verb, by its auxiliary, by the verb itself.
_BY_SHAPE: Final[dict[str, tuple[Rule, ...]]] = {
    verb: tuple([rule for needs, rule in VERB_RULES if frame.shapes & needs]) for verb, frame in VERBS.items()
}
_BY_MODAL: Final[dict[str, tuple[Rule, ...]]] = {
    modal: tuple([rule for needs, rule in MODAL_RULES if modal in needs])
    for modal in set[str]().union(*[needs for needs, _ in MODAL_RULES])
}
_BY_VERB: Final[dict[str, tuple[Rule, ...]]] = {
    verb: tuple([rule for rules in _OF_VERBS for rule in rules.get(verb, ())]) for verb in set[str]().union(*_OF_VERBS)
}


@cache
def telltales(dated: bool) -> frozenset[str]:  # noqa: FBT001  the key of a cache
    """Return words one of which stands in every sentence that tells of a plan, but for what `TO_ACT` finds.

    The verbs of timetables tell nothing where there is no date.

    >>> "urged" in telltales(False), "arrives" in telltales(False), "arrives" in telltales(True)
    (True, False, True)
    """
    known = {*VERBS, *EVENT_RULES, *REFUSAL_RULES, *(TIMETABLE_RULES if dated else ())}
    return (
        frozenset(forms_of(known))
        | frozenset(NOUNS)
        | frozenset(ADJECTIVES)
        | MODALS
        | _SHORT_MODALS
        | read_words("fitting.txt")
    )


def _of_word(scene: Scene, at: int) -> list[Draft]:
    low = scene.passage.lows[at]
    found: list[Draft] = []
    if low in NOUNS:
        found += triggers(scene, at)
        if (none := has_none(scene, at)) is not None:
            found.append(none)
        if (unwilling := is_not_minded(scene, at)) is not None:
            found.append(unwilling)
    if low in ADJECTIVES and (planned := planned_event(scene, at)) is not None:
        found.append(planned)
    return found
