"""Rules on what a noun is said to be doing before it: `falling popularity`, `under increased pressure`."""

import re
from collections.abc import Callable
from typing import Final

from reftel.reading.changes.draft import Draft
from reftel.reading.changes.lexicon import words_of
from reftel.reading.changes.matter import whole_thing
from reftel.reading.sentence import Sentence

__all__ = ["ATTRIBUTE_RULES"]

_TOLD_BY: Final = frozenset((
    "under", "despite", "given", "amid", "noted", "cited", "notes", "cites", "reported", "because", "face",
))  # fmt: skip
_OPEN: Final = frozenset(("if", "would", "could", "might", "may", "should", "will", "avoid", "prevent", "fear", "risk"))
_NOT_YET: Final = frozenset(
    ("lead", "need", "interest", "prospect", "possibility", "plans", "importance", "call", "calls")
)
_JOINED: Final = re.compile(r"KR?[JY]")  # `increased | and more thorough | scrutiny`
_NEAR: Final = 4  # tokens before the word
_PARTICLES: Final = frozenset(("back", "apart", "behind", "short", "asleep", "ill"))  # `falling back into want`


def growing(sentence: Sentence, at: int) -> list[Draft]:
    """`Despite falling popularity Okoro went on`, `the mounting unrest on the coast`: what grows or falls by itself."""
    tags, lows = sentence.passage.tags, sentence.passage.lows
    if tags[at] not in "GJN" or tags[at - 1 : at] in ("B", "R", "N", "C") or tags[at + 1 : at + 2] not in ("N", "J"):
        return []  # `is growing`, `the fast growing town`
    if lows[at + 1] in _PARTICLES:
        return []
    if lows[at] in words_of("raising") and not (tags[at - 1] in "D'" or lows[at - 1] in _TOLD_BY):
        return []  # `by increasing aid`
    return _attribute(sentence, at)


def grown(sentence: Sentence, at: int) -> list[Draft]:
    """`is under increased pressure`, `noted heightened unrest`, `increased and better trade had led to it`."""
    passage = sentence.passage
    joined = _JOINED.match(passage.tags, at + 1, sentence.end)
    noun = joined.end() if joined else at + 1
    if passage.tags[at] not in "YEJ" or passage.tags[noun : noun + 1] not in ("N", "J"):
        return []
    if passage.lows[at - 1] in _TOLD_BY:
        return _attribute(sentence, at, noun)
    if _is_doer(sentence, at, noun) and (about := whole_thing(sentence, noun)):
        return [Draft("growing", about, (at, noun), now=(at, at + 1))]
    return []


def _is_doer(sentence: Sentence, at: int, noun: int) -> bool:
    """Whether what a word stands before has done something: `increased tourism has led to crowding`."""
    tags = sentence.passage.tags
    if at > sentence.start and tags[at - 1] not in "TA":
        return False
    verb = next((one for one in sentence.clauses if one.kind == "finite" and one.start > noun), None)
    perfect = verb is not None and tags[verb.start] == "H" and tags[verb.head] in "EY"
    if verb is None or verb.modal or verb.negated or not perfect or verb.subject is None:
        return False
    return at <= verb.subject[0] <= noun + 1 and "," not in tags[noun : verb.start]


def new_made(sentence: Sentence, at: int) -> list[Draft]:
    """`the newly created post of Vice President`, `the first-ever trial of a minister`."""
    passage = sentence.passage
    made = at + 1 + (passage.lows[at] == "newly")
    if passage.lows[at] == "newly" and passage.lows[at + 1] not in words_of("made"):
        return []
    about = whole_thing(sentence, made) if made < sentence.end else None
    if about and about[0] == made and passage.tags[at - 1] in "D'":
        return [Draft("growing", about, (at, made), now=(at, made))]
    return []


def _attribute(sentence: Sentence, at: int, noun: int | None = None) -> list[Draft]:
    before = sentence.passage.lows[max(at - _NEAR, sentence.start) : at]
    if not _OPEN.isdisjoint(before) or not _NOT_YET.isdisjoint(before):
        return []
    about = whole_thing(sentence, noun or at + 1)
    if about and (about[1] - about[0] > 1 or sentence.passage.tags[at - 1] in "D'"):
        return [Draft("growing", about, (at, at + 1), now=(at, at + 1))]
    return []


ATTRIBUTE_RULES: Final[dict[str, tuple[Callable[[Sentence, int], list[Draft]], ...]]] = {
    **dict.fromkeys(words_of("growing") | words_of("raising"), (growing,)),
    **dict.fromkeys(words_of("grown"), (grown,)),
    **dict.fromkeys(("newly", "first-ever"), (new_made,)),
}
