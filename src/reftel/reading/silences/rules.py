"""The rules of silences, in order. Of two for one matter the rule that stands first counts."""

from typing import Final

from reftel.reading.silences.answers import ANSWER_RULES
from reftel.reading.silences.choices import CHOICE_RULES
from reftel.reading.silences.draft import Draft
from reftel.reading.silences.evasions import EVASION_RULES
from reftel.reading.silences.matter import Sentence
from reftel.reading.silences.unsaid import UNSAID_RULES
from reftel.reading.silences.verbs import VERB_RULES
from reftel.reading.silences.words import WORD_RULES

__all__ = ["drafts_of"]

_CLAUSE_RULES: Final = (*VERB_RULES, *EVASION_RULES, *ANSWER_RULES, *UNSAID_RULES)
_WORD_RULES: Final = {
    low: ((WORD_RULES[low],) if low in WORD_RULES else ()) + CHOICE_RULES.get(low, ())
    for low in frozenset(WORD_RULES) | frozenset(CHOICE_RULES)
}


def drafts_of(sentence: Sentence) -> list[Draft]:
    """Return the silences of a sentence in the order of their matters."""
    found: dict[tuple[int, int], Draft] = {}
    for rule in _CLAUSE_RULES:
        for clause in sentence.clauses:
            for draft in rule(sentence, clause):
                found.setdefault(_key(draft), draft)
    lows = sentence.passage.lows[sentence.start : sentence.end - 1]
    for at in [at for at, low in enumerate(lows) if low in _WORD_RULES]:
        for word in _WORD_RULES[lows[at]]:
            for draft in word(sentence, sentence.start + at):
                found.setdefault(_key(draft), draft)
    return [found[at] for at in sorted(found)]


def _key(draft: Draft) -> tuple[int, int]:
    return draft.about[0] if draft.about else draft.cue[0], draft.number
