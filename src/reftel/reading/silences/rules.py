"""The rules of silences, in order. Of two for one matter the rule that stands first counts."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.sentence import Sentence
from reftel.reading.silences.answers import ANSWER_RULES
from reftel.reading.silences.avoided import AVOIDED_RULE
from reftel.reading.silences.choices import CHOICE_RULES
from reftel.reading.silences.draft import ClauseRule, Draft
from reftel.reading.silences.evasions import EVASION_RULES
from reftel.reading.silences.unsaid import unsaid
from reftel.reading.silences.verbs import DRAWN_RULE, not_told, was_not_told
from reftel.reading.silences.words import WORD_RULES

__all__ = ["RULED_WORDS", "drafts_of"]

_VERB_RULES: Final[tuple[ClauseRule, ...]] = (AVOIDED_RULE, *EVASION_RULES, *ANSWER_RULES)
_RULED_VERBS: Final = frozenset[str]().union(*[verbs for _, verbs in (DRAWN_RULE, *_VERB_RULES)])
RULED_WORDS: Final = frozenset(WORD_RULES) | frozenset(CHOICE_RULES)
_WORD_RULES: Final = {
    low: ((WORD_RULES[low],) if low in WORD_RULES else ()) + CHOICE_RULES.get(low, ()) for low in RULED_WORDS
}


def drafts_of(sentence: Sentence, words: list[int]) -> list[Draft]:
    """Return the silences of a sentence in the order of their matters; `words` are the tokens of `RULED_WORDS`."""
    found: dict[tuple[int, int], Draft] = {}
    ruled = [clause for clause in sentence.clauses if clause.lemma in _RULED_VERBS]
    for clause in sentence.clauses:
        _add(not_told(sentence, clause), found)
    _add_by_verb(DRAWN_RULE, sentence, ruled, found)
    for clause in sentence.clauses:
        _add(was_not_told(sentence, clause), found)
    for rule in _VERB_RULES:
        _add_by_verb(rule, sentence, ruled, found)
    for clause in sentence.clauses:
        _add(unsaid(sentence, clause), found)
    for at in words:
        for word in _WORD_RULES[sentence.passage.lows[at]]:
            _add(list(word(sentence, at)), found)
    return [found[at] for at in sorted(found)] if found else []


def _add_by_verb(
    verb_rule: ClauseRule, sentence: Sentence, clauses: list[Clause], found: dict[tuple[int, int], Draft]
) -> None:
    """Add what a rule finds of the clauses whose verbs it is for."""
    rule, verbs = verb_rule
    for clause in clauses:
        if clause.lemma in verbs:
            _add(list(rule(sentence, clause)), found)


def _add(drafts: list[Draft], found: dict[tuple[int, int], Draft]) -> None:
    """Add drafts to those found, by their matters."""
    for draft in drafts:
        found.setdefault(_key(draft), draft)


def _key(draft: Draft) -> tuple[int, int]:
    return draft.about[0] if draft.about else draft.cue[0], draft.number
