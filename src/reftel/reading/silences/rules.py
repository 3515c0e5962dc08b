"""The rules of silences, in order. Of two for one matter the rule that stands first counts."""

from typing import Final

from reftel.reading.sentence import Sentence
from reftel.reading.silences.answers import ANSWER_RULES
from reftel.reading.silences.choices import CHOICE_RULES
from reftel.reading.silences.draft import ClauseRule, Draft
from reftel.reading.silences.evasions import EVASION_RULES
from reftel.reading.silences.unsaid import UNSAID_RULES
from reftel.reading.silences.verbs import VERB_RULES
from reftel.reading.silences.words import WORD_RULES

__all__ = ["RULED_WORDS", "drafts_of"]

_CLAUSE_RULES: Final[tuple[ClauseRule, ...]] = (*VERB_RULES, *EVASION_RULES, *ANSWER_RULES, *UNSAID_RULES)
RULED_WORDS: Final = frozenset(WORD_RULES) | frozenset(CHOICE_RULES)
_WORD_RULES: Final = {
    low: ((WORD_RULES[low],) if low in WORD_RULES else ()) + CHOICE_RULES.get(low, ()) for low in RULED_WORDS
}


def drafts_of(sentence: Sentence, words: list[int]) -> list[Draft]:
    """Return the silences of a sentence in the order of their matters; `words` are the tokens of `RULED_WORDS`."""
    found: dict[tuple[int, int], Draft] = {}
    for rule, verbs in _CLAUSE_RULES:
        for clause in sentence.clauses:
            if verbs is None or clause.lemma in verbs:
                for draft in rule(sentence, clause):
                    found.setdefault(_key(draft), draft)
    for at in words:
        for word in _WORD_RULES[sentence.passage.lows[at]]:
            for draft in word(sentence, at):
                found.setdefault(_key(draft), draft)
    return [found[at] for at in sorted(found)] if found else []


def _key(draft: Draft) -> tuple[int, int]:
    return draft.about[0] if draft.about else draft.cue[0], draft.number
