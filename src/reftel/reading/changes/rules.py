"""The rules of changes, in order. Of two for one matter the rule that stands first counts."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.words import base_tags, forms_of
from reftel.reading.changes.attributes import ATTRIBUTE_RULES
from reftel.reading.changes.draft import Draft, Sentence
from reftel.reading.changes.growing import became, bound, by_so_much, going_on, gone_down, hurt, lost, with_rising
from reftel.reading.changes.lexicon import pairs, verbs
from reftel.reading.changes.occasions import OCCASION_RULES
from reftel.reading.changes.spans import SPAN_RULES
from reftel.reading.changes.stands import broke_with, gave_up, had_refused, not_repeated, replaced
from reftel.reading.changes.times import TIME_RULES
from reftel.reading.changes.verbs import STATE_RULES, STATE_WORDS, changed, lately
from reftel.reading.changes.words import WORD_RULES

__all__ = ["drafts_of", "telltales"]

_VERB_RULES: Final[dict[Callable[[Sentence, Clause], Iterator[Draft]], frozenset[str]]] = {
    became: frozenset({"turn"}),
    gave_up: frozenset({"stand"}),
    broke_with: frozenset({"former"}),
    replaced: frozenset({"office"}),
    had_refused: frozenset({"refused"}),
    not_repeated: frozenset({"repeated"}),
    changed: frozenset({"self", "thing"}),
    going_on: frozenset({"self", "thing", "lost"}),
    by_so_much: frozenset({"thing", "lost"}),
    with_rising: frozenset({"self"}),
    hurt: frozenset({"hurt"}),
    bound: frozenset({"bond"}),
    lost: frozenset({"lost"}),
    lately: frozenset({"lately"}),
}  # each with the kinds of verbs it is for
_BY_WORD: Final = (WORD_RULES, TIME_RULES, OCCASION_RULES, ATTRIBUTE_RULES, SPAN_RULES)
_WORD_RULES: Final = {low: sum((rules.get(low, ()) for rules in _BY_WORD), ()) for low in set().union(*_BY_WORD)}


def drafts_of(sentence: Sentence) -> list[Draft]:
    """Return the changes of a sentence in the order of what changes."""
    found: dict[int, Draft] = {}
    lows = sentence.passage.lows[sentence.start : sentence.end]
    states = () if STATE_WORDS.isdisjoint(lows) else STATE_RULES
    for clause in sentence.clauses:
        rules = _rules_of(clause.lemma)
        for rule in rules + states if states else rules:
            for draft in rule(sentence, clause):
                found.setdefault(draft.about[0], draft)
    for at in [at for at, low in enumerate(lows[:-1]) if low in _WORD_RULES]:
        for word in _WORD_RULES[lows[at]]:
            for draft in word(sentence, sentence.start + at):
                found.setdefault(draft.about[0], draft)
    return [found[at] for at in sorted(found)]


@cache
def _rules_of(lemma: str) -> tuple[Callable[[Sentence, Clause], Iterator[Draft]], ...]:
    """The rules for a verb."""
    found = tuple(rule for rule, kinds in _VERB_RULES.items() if kinds & verbs().get(lemma, frozenset()))
    return found + (gone_down,) * any(verb == lemma for verb, _ in pairs())


@cache
def telltales() -> frozenset[str]:
    """Return words one of which stands in every sentence that tells of a change.

    >>> "declined" in telltales(), "than" in telltales()
    (True, True)
    """
    told = frozenset(
        form
        for form in forms_of(frozenset(verbs()) | {verb for verb, _ in pairs()})
        if base_tags().get(form) not in _UNTOLD
    )
    bare = frozenset(verb for verb, kinds in verbs().items() if kinds & {"stand", "repeated"})
    return told | bare | {"replaces", "succeeds"} | _BEGINNING | frozenset(_WORD_RULES) | STATE_WORDS


_BEGINNING: Final = frozenset(forms_of(("continue", "begin", "start")))  # also `continues to decline`
_UNTOLD: Final = frozenset("12VZN")  # forms that are never a past or an -ing form, which alone tell of what happened
