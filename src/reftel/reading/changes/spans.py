"""What was one thing and is another, told by both ends: moved from here to there, the lowest since then, until then."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.base.phrases import noun_phrase_from
from reftel.reading.changes.draft import Draft, Phrase, WordRule
from reftel.reading.changes.matter import is_told, matter_of
from reftel.reading.changes.subjects import subject_of
from reftel.reading.sentence import Sentence

__all__ = ["SPANS", "SPAN_RULES"]

_FROM_TO: Final = re.compile(r"P(?P<was>[DJNC#y%]{1,6})t(?P<now>[DJNC#y%]{1,6})(?![VBHX])")
_MOVED: Final = frozenset(
    ("raise", "extend", "lower", "move", "transfer", "adjust", "revise", "rename", "upgrade", "downgrade")
)
_BETWEEN: Final = re.compile(r"R?(?:[DJNC#']{1,6}(?:[OP][DJNC]{1,5}){0,2})?")
_BEST: Final = frozenset(("best", "worst", "most", "least", "lowest"))
_NOT_BEST: Final = frozenset(("west", "east", "rest", "test", "interest", "protest", "request", "latest", "guest"))
_MOST_NOUNS: Final = re.compile(r"[JNC]{0,3}")
SPANS: Final = frozenset(("years", "decade", "decades", "months"))  # without one behind it `in` tells of no change
_PAST: Final = frozenset(("was", "were", "had"))
_TO_SPAN: Final = 4  # tokens from `in` to `years`


def from_to(sentence: Sentence, at: int) -> list[Draft]:
    """`The tax was raised from 5 to 8 percent`, `the capital was moved from Lysandra to Porthaven`."""
    passage = sentence.passage
    match = _FROM_TO.match(passage.tags, at, sentence.end)
    clause = next((one for one in reversed(sentence.clauses) if one.end <= at), None)
    if match is None or clause is None or clause.lemma not in _MOVED or clause.negated or not is_told(sentence, clause):
        return []
    if _BETWEEN.fullmatch(passage.tags, clause.end, at) is None:
        return []
    thing = noun_phrase_from(passage, clause.end, at)
    about = subject_of(sentence, clause) if clause.passive else thing
    if about and "C" not in passage.tags[about[0]] and passage.tags[about[0]] not in "Uu":
        return [
            Draft("changed", about, (min(about[0], clause.start), match.end()), match.span("was"), match.span("now"))
        ]
    return []


def most_since(sentence: Sentence, at: int) -> list[Draft]:
    """`Turnout was the lowest since 1990`, `prices are at their highest level in twenty years`."""
    end = _span_end(sentence, at) if sentence.passage.lows[at] == "in" else at + 2
    return [] if end is None else _most(sentence, at, end)


def _most(sentence: Sentence, at: int, end: int) -> list[Draft]:
    """What is the best or worst of a stretch that ends at a token, told before another."""
    passage = sentence.passage
    best = next((one for one in range(at - 1, max(at - 5, sentence.start), -1) if _is_best(sentence, one)), None)
    if best is None or passage.tags[best - 1] != "D" or _MOST_NOUNS.fullmatch(passage.tags, best + 1, at) is None:
        return []
    verb = next((one for one in reversed(sentence.clauses) if one.end < best and one.kind == "finite"), None)
    near = verb is not None and best - 1 - verb.end <= (passage.lows[best - 2] in ("at", "to"))
    if verb is None or verb.lemma != "be" or not near or verb.modal or verb.negated or verb.subject is None:
        return []
    if passage.tags[verb.subject[0]] not in "UuQT":
        return [Draft("not since", verb.subject, (verb.subject[0], min(end, sentence.end)), now=(best - 1, at))]
    return []


def _is_best(sentence: Sentence, at: int) -> bool:
    """Whether a token is a superlative."""
    low = sentence.passage.lows[at]
    return low in _BEST or (low.endswith("est") and sentence.passage.tags[at] in "JRN" and low not in _NOT_BEST)


def _span_end(sentence: Sentence, at: int) -> int | None:
    """The end of a stretch of years that `in` opens (`in twenty years`, `in more than a decade`); None for no such."""
    lows = sentence.passage.lows
    for one in range(at + 1, min(at + 1 + _TO_SPAN, sentence.end)):
        if lows[one] in SPANS:
            return one + 1
    return None


def until_then(sentence: Sentence, at: int) -> list[Draft]:
    """`Until last year, the navy ran the harbor`: so it is no more."""
    passage = sentence.passage
    if at != sentence.start or not (passage.lows[at + 1] == "last" or passage.tags[at + 1] in "y#"):
        return []
    comma = passage.tags.find(",", at, min(at + 2 * _TO_SPAN, sentence.end))
    clause = next((one for one in sentence.clauses if one.start > comma and one.kind == "finite"), None)
    if comma < 0 or clause is None or clause.modal or clause.negated or clause.subject is None:
        return []
    about = _about(sentence, clause)
    if about and _is_past(sentence, clause):
        end = verb_phrase_end(passage, clause.head, sentence.end)
        return [Draft("until recently", about, (min(about[0], clause.start), end), was=(clause.start, end))]
    return []


def _about(sentence: Sentence, clause: Clause) -> Phrase | None:
    """What is told of: the object of a verb, its subject where it has none."""
    return clause.subject if clause.passive or clause.lemma == "be" else matter_of(sentence, clause)


def _is_past(sentence: Sentence, clause: Clause) -> bool:
    return sentence.passage.tags[clause.head] == "E" or sentence.passage.lows[clause.start] in _PAST


# The rules by the word that sets each off.
SPAN_RULES: Final[dict[str, tuple[WordRule, ...]]] = {
    "from": (from_to,),
    "since": (most_since,),
    "in": (most_since,),
    "until": (until_then,),
}
