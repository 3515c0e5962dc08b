"""Whether a clause is a condition, which nobody has met yet, and where a clause begins."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.statements.lexicon import word_class
from reftel.reading.statements.sentence import Sentence

__all__ = ["begin_of", "is_condition"]

_TIMES_TO_COME: Final = word_class("times to come")
_CONDITIONS: Final = word_class("conditions")
_ASKING: Final = word_class("asking")

_BEING: Final = frozenset({"is", "are", "am"})
_FAR: Final = 6  # tokens back to `asked` from `if`
_PHRASE_LED: Final = re.compile(r"A[PO][DJNCOy#']{1,10},?$")  # `If in these circumstances | it claims`


def begin_of(clause: Clause) -> int:
    """Return the first token of a clause: its subject's, or its verb's where another clause stands between the two."""
    if clause.subject is None or clause.shared or clause.relative:
        return clause.start
    return clause.subject[0]


def is_condition(sentence: Sentence, clause: Clause) -> bool:
    """Return whether a clause is a condition: `If Strand agreed, talks would go on`; not `asked if Strand agreed`."""
    if _is_inverted(sentence, clause) or _is_second_condition(sentence, clause):
        return True
    before, start = begin_of(clause) - 1, sentence.start
    if before >= start and sentence.passage.lows[before] in _TIMES_TO_COME:
        verb = sentence.passage.lows[clause.start]
        return sentence.passage.tags[clause.start] in "ZV" or verb in _BEING  # `before it announces the winner`
    if before < start or sentence.passage.lows[before] not in _CONDITIONS:
        return False
    lows, tags = sentence.passage.lows, sentence.passage.tags
    firm = (
        (lows[before + 1] == "you" and tags[clause.start] in "VB")
        or before == start
        or lows[before] == "whether"
        or tags[before - 1] in ".,;:-TK(<"
    )
    return firm or (tags[before - 1] in "NC" and _ASKING.isdisjoint(lows[max(0, before - _FAR) : before]))


def _is_inverted(sentence: Sentence, clause: Clause) -> bool:
    """`Should Kestria decide to leave, talks would end`: a condition without `if`."""
    if clause.subject is None or clause.shared or clause.subject[0] != sentence.start + 1:
        return False
    alone = sentence.passage.lows[sentence.start] == "should" and sentence.passage.words[sentence.end - 1] != "?"
    return alone and sentence.passage.tags[clause.start] == "V"


def _is_second_condition(sentence: Sentence, clause: Clause) -> bool:
    """`If he will not come but asks us to wait`; `If in these circumstances it claims that`."""
    lows, tags, start = sentence.passage.lows, sentence.passage.tags, sentence.start
    if lows[start] not in _CONDITIONS or clause.subject is None:
        return False
    first = clause.subject[0]
    if clause.shared:
        return first == start + 1 and "," not in tags[first : clause.start] and tags[clause.start - 1] == "K"
    return _PHRASE_LED.fullmatch(tags, start, first) is not None
