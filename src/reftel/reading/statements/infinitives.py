"""Infinitives that are one cue with the verb before them: `went on to say`, `felt compelled to stress`."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.passage import Passage
from reftel.reading.base.phrases import noun_phrase_from
from reftel.reading.statements.lexicon import verb_at, word_class
from reftel.reading.statements.sentence import Sentence

__all__ = ["is_chained", "is_compelled"]

_LEADING_ON: Final = word_class("leading on")
_HELD: Final = word_class("held")
_ADMITTED: Final = word_class("admitted")
_TRIED: Final = word_class("tried")
_TOLD: Final = word_class("told")
_WISHING: Final = word_class("wishing")
_OCCASIONS: Final = word_class("occasions")
_CHAINS: Final = word_class("chains")
_PLEASED: Final = word_class("pleased")
_QUICK: Final = word_class("quick")
_COMPELLED: Final = word_class("compelled")

_MOST_OF_OCCASION: Final = 4  # tokens of `this most welcome opportunity`
_MOST_OF_CHAIN: Final = 2  # tokens of `on`, `forward again`


def is_chained(sentence: Sentence, clause: Clause, before: Clause) -> bool:
    """Return whether an infinitive is one with the verb before it: `went on to say`, `took the occasion to raise`."""
    if _is_taken_pains(sentence.passage.lows[before.end : clause.start]):
        return True
    if before.lemma == "be" or (before.passive and before.end == clause.start):
        at = before.end - before.passive
        if at == clause.start - 1 and _is_quick(sentence, clause, sentence.passage.lows[at]):
            return True
    return _goes_with(sentence, clause, before)


def _goes_with(sentence: Sentence, clause: Clause, before: Clause) -> bool:
    """Whether a verb is one with the infinitive behind it: `had to admit`, `tried to convince him`."""
    gap = clause.start - before.end
    if before.lemma in _LEADING_ON:
        return clause.lemma in _HELD and _is_led_on(sentence.passage, before.end, clause.start)
    if before.lemma == "have":
        return gap == 0 and clause.lemma in _ADMITTED
    if before.lemma in _TRIED:
        return gap == 0 and clause.lemma in _TOLD
    if before.lemma in _WISHING and (before.negated or (gap and clause.lemma != "know")):
        return False  # `did not wish to discuss`, `wants you to discuss`
    if before.lemma in _OCCASIONS:
        return 1 <= gap <= _MOST_OF_OCCASION
    return before.lemma in _CHAINS and gap <= _MOST_OF_CHAIN


def _is_taken_pains(between: list[str]) -> bool:
    """`was at great pains | to stress`, `went out of his way | to praise`."""
    at_pains = between[:1] == ["at"] and between[-1:] == ["pains"]
    return at_pains or (between[:2] == ["out", "of"] and between[-1:] == ["way"])


def _is_led_on(passage: Passage, at: int, end: int) -> bool:
    """`led | us | to believe`, `gave | the envoys | to understand`, `was led to believe`."""
    return at == end or passage.tags[at:end] == "u" or noun_phrase_from(passage, at, end) == (at, end)


def _is_quick(sentence: Sentence, clause: Clause, low: str) -> bool:
    """`was quick to point out`; `was pleased to announce that`, not `was eager to discuss the plan`.

    `was inclined to think that` is a thought, `was curious to know whether` a question.
    """
    if low == "inclined":
        return clause.lemma in _HELD
    if low in _PLEASED:
        return sentence.passage.tags[clause.end : clause.end + 1] == "T"
    return low in _QUICK


def is_compelled(sentence: Sentence, clause: Clause, before: Clause) -> bool:
    """Return whether somebody says what he is made to: `felt compelled to say`, `feels it necessary to stress`."""
    verb, _ = verb_at(sentence.passage.lows, clause.lemma, clause.head)
    if verb is None or verb.kind != "say" or before.modal is not None:
        return False
    lows, gap = sentence.passage.lows, clause.start - before.end
    if before.passive or before.shared:
        return gap == 0 and lows[before.head] in _COMPELLED
    if before.lemma not in {"be", "feel"}:
        return False
    it = gap == 2 and lows[before.end] == "it" and sentence.passage.tags[before.end + 1] in "JN"
    return it or (gap == 1 and lows[before.end] in _COMPELLED)
