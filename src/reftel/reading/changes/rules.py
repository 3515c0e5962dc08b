"""The rules of changes, in order. Of two for one matter the rule that stands first counts."""

from functools import cache
from typing import Final

from reftel.reading.base.words import base_tags, forms_of
from reftel.reading.changes.attributes import ATTRIBUTE_RULES
from reftel.reading.changes.draft import ClauseRule, Draft, WordRule
from reftel.reading.changes.firsts import at_first
from reftel.reading.changes.growing import became, bound, by_so_much, going_on, gone_down, hurt, lost, with_rising
from reftel.reading.changes.lexicon import pairs, verbs
from reftel.reading.changes.occasions import OCCASION_RULES
from reftel.reading.changes.spans import SPAN_RULES
from reftel.reading.changes.stands import broke_with, gave_up, had_refused, not_repeated, replaced
from reftel.reading.changes.times import TIME_RULES
from reftel.reading.changes.verbs import STATE_WORDS, and_now, changed, compared, lately
from reftel.reading.changes.words import WORD_RULES
from reftel.reading.sentence import Sentence

__all__ = ["RULED_WORDS", "drafts_of", "telltales"]

_VERB_RULES: Final[dict[ClauseRule, frozenset[str]]] = {
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
RULED_WORDS: Final = frozenset[str]().union(*_BY_WORD)
_WORD_RULES: Final[dict[str, tuple[WordRule, ...]]] = {
    low: sum((rules.get(low, ()) for rules in _BY_WORD), ()) for low in RULED_WORDS
}


def drafts_of(sentence: Sentence, words: list[int], *, has_state: bool) -> list[Draft]:
    """Return the changes of a sentence in the order of what changes.

    `words` are the tokens of `RULED_WORDS`; `has_state` says that one of `STATE_WORDS` is among all tokens.
    """
    found: dict[int, Draft] = {}
    for clause in sentence.clauses:
        if clause.lemma in _BY_VERB:
            for rule in _BY_VERB[clause.lemma]:
                _add(rule(sentence, clause), found)
        if has_state and clause.kind == "finite":
            _add(compared(sentence, clause), found)
            _add(at_first(sentence, clause), found)
            _add(and_now(sentence, clause), found)
    for at in words:
        for word in _WORD_RULES[sentence.passage.lows[at]]:
            _add(word(sentence, at), found)
    return [found[at] for at in sorted(found)] if found else []


def _add(drafts: list[Draft], found: dict[int, Draft]) -> None:
    """Add drafts to those found, by where what changes begins."""
    for draft in drafts:
        found.setdefault(draft.about[0], draft)


def _by_verb() -> dict[str, tuple[ClauseRule, ...]]:
    """The rules for each verb."""
    found: dict[str, tuple[ClauseRule, ...]] = {
        verb: tuple(rule for rule, kinds in _VERB_RULES.items() if kinds & own) for verb, own in verbs().items()
    }
    for verb in {verb for verb, _ in pairs()}:
        found[verb] = (*found.get(verb, ()), gone_down)
    return found


_BY_VERB: Final = _by_verb()


@cache
def telltales() -> frozenset[str]:
    """Return words one of which stands in nearly every sentence that tells of a change.

    The others (`This helped to improve the situation`) are read only where another sign opens them.

    >>> "declined" in telltales(), "than" in telltales()
    (True, True)
    """
    told = frozenset(
        form
        for form in forms_of(frozenset(verbs()) | {verb for verb, _ in pairs()})
        if base_tags().get(form) not in _UNTOLD
    )
    bare = frozenset(verb for verb, kinds in verbs().items() if kinds & {"stand", "repeated"})
    return told | bare | {"replaces", "succeeds"} | _BEGINNING | RULED_WORDS | STATE_WORDS


_BEGINNING: Final = frozenset(forms_of(("continue", "begin", "start")))  # also `continues to decline`
_UNTOLD: Final = frozenset("12VZN")  # forms that are never a past or an -ing form, which alone tell of what happened
