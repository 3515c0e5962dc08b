"""What is told in part or not at all: `did little to clarify it`, `avoided public statements`, `would not say more`."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_from
from reftel.reading.sentence import Sentence
from reftel.reading.silences.matter import Phrase, phrase_at

__all__ = ["further", "given_to_all", "is_little", "is_on_condition", "is_pronoun"]

_SAYINGS: Final = frozenset(("statement", "statements", "comment", "comments", "remarks", "promises", "commitments"))


def given_to_all(sentence: Sentence, at: int) -> Phrase | None:
    """Return what somebody avoided to give at all: `avoided making public statements`."""
    given = noun_phrase_from(sentence.passage, at, sentence.end)
    return given if given and sentence.passage.lows[given[1] - 1] in _SAYINGS else None


def is_on_condition(sentence: Sentence, clause: Clause) -> bool:
    """Return whether a clause is the condition of another (`If Kestria fails to answer, it will be blamed`)."""
    first = clause.subject[0] if clause.subject else clause.start
    return sentence.passage.lows[first - 1] in ("if", "unless", "should") and first > sentence.start


def is_little(sentence: Sentence, at: int) -> bool:
    """Return whether somebody did little or nothing to tell: `have done little to clarify the details`."""
    return sentence.passage.lows[at : at + 2] in (["little", "to"], ["nothing", "to"])


def is_pronoun(sentence: Sentence, at: int) -> bool:
    """Return whether a matter is only `that`, `this`, `it`; not `this record`."""
    alone = sentence.passage.tags[at + 1 : at + 2] not in tuple("NJCG#Y")
    return alone and sentence.passage.lows[at] in ("that", "this", "it")


def further(sentence: Sentence, at: int) -> Phrase | None:
    """Return the `further` of `declined to comment further`, `refused to say more`."""
    is_more = at < sentence.end and sentence.passage.lows[at] in ("further", "more", "anything", "beyond")
    return phrase_at(sentence, at) if is_more else None
