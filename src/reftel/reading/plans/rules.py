"""The rules of plans, in order. Where two find the same act, the first one's stands."""

from collections.abc import Iterator

from reftel.reading.base.clauses import Clause
from reftel.reading.plans.aims import AIM_LEMMAS, AIM_RULES, to_be_done
from reftel.reading.plans.draft import Draft, Rule
from reftel.reading.plans.lexicon import adjectives, nouns, verbs
from reftel.reading.plans.modals import MODAL_RULES
from reftel.reading.plans.nouns import planned_event, triggers
from reftel.reading.plans.scene import Scene
from reftel.reading.plans.verbs import VERB_RULES, wants_done

__all__ = ["drafts_of"]


def drafts_of(scene: Scene, words: list[int]) -> list[Draft]:
    """Return the drafts of a sentence in the order of their acts; `words` are the tokens of nouns and adjectives."""
    found: dict[int, Draft] = {}
    for clause in scene.clauses:
        for rule in _rules(clause):
            for draft in rule(scene, clause):
                found.setdefault(draft.verb or draft.act, draft)
    # `will ask Strand to sign`: the asking is no plan beside what is asked for
    handed_on = {draft.cue for draft in found.values() if draft.rule == "object does"}
    found = {act: draft for act, draft in found.items() if act not in handed_on}
    for at in words:
        for draft in _of_word(scene, at):
            found.setdefault(draft.act, draft)
    return [found[act] for act in sorted(found)]


def _rules(clause: Clause) -> Iterator[Rule]:
    """The rules that a clause can fire, by its auxiliary and verb."""
    if clause.lemma in verbs():
        yield from VERB_RULES
        yield wants_done
    if clause.modal:
        yield from MODAL_RULES
    if clause.lemma in AIM_LEMMAS:
        yield from AIM_RULES
    if clause.kind == "infinitive":
        yield to_be_done


def _of_word(scene: Scene, at: int) -> Iterator[Draft]:
    low = scene.passage.lows[at]
    if low in nouns():
        yield from triggers(scene, at)
    if low in adjectives():
        yield from planned_event(scene, at)
