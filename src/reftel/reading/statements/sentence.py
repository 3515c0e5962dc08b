"""A sentence in which cues may stand: found first, so that only such sentences are read closely."""

import re
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.passage import Passage
from reftel.reading.base.rows import Row
from reftel.reading.base.tokens import low_of
from reftel.reading.statements.lexicon import ADJECTIVE, ASIDE, CARRIER, NOUN, VERB, triggers, word_class

__all__ = ["Sentence", "marked_sentences"]

_LABELS: Final = word_class("labels")

_VERBS: Final = frozenset("VZEYGHBX")
_ADJECTIVES: Final = frozenset("JEYDRNP")
_ATTITUDE: Final = NOUN | ADJECTIVE
_LABEL: Final = re.compile(r"\(?[#LCN]\)|#\.(?=[EZVCDUN])|\([NCV]:(?=A)")  # `1)` before a point, `(Note: Although`
_NAMED: Final = re.compile(r"[(<]?[EVNC]{0,2}[NCV]:")  # `Begin summary:`
_LONGEST_LABEL: Final = 5  # tokens
_NONE: Final = ord("A") - 1  # the number of a sign of nothing
_MOST_BETWEEN: Final = 10  # tokens from `make` to the noun that makes it a cue


def _sign(word: str, _: bool) -> str:  # noqa: FBT001  as rows are asked
    """A letter whose number says what a word may be; a blank for one that is no cue."""
    bits = triggers().get(low_of(word), 0)
    return chr(_NONE + bits) if bits else " "


_CUES: Final = Row(_sign)


@mypyc_attr(acyclic=True)
class Sentence:
    """A passage's tokens from `start` to `end` (not included), with those that may be cues, by what they may be."""

    __slots__ = ("adjectives", "asides", "end", "nouns", "passage", "start", "verbs")

    def __init__(self, passage: Passage, start: int, end: int) -> None:
        self.passage = passage
        self.start = start
        self.end = end
        self.verbs: set[int] = set()
        self.nouns: list[int] = []
        self.adjectives: set[int] = set()
        self.asides: list[int] = []


def marked_sentences(passage: Passage) -> list[Sentence]:
    """Return the sentences in which a cue may stand."""
    signs = _CUES.of(passage)
    found = [at for at in range(len(signs)) if signs[at] != " "]
    marked: list[Sentence] = []
    first, size = 0, len(found)
    for start, end in passage.sentences:
        last = first
        while last < size and found[last] < end:
            last += 1
        if last > first:
            sentence = Sentence(passage, _behind_label(passage, start, end), end)
            _mark(sentence, found[first:last], signs)
            if sentence.verbs or sentence.nouns or sentence.adjectives or sentence.asides:
                marked.append(sentence)
            first = last
    return marked


def _behind_label(passage: Passage, start: int, end: int) -> int:
    """The token behind the number or the name of what a sentence begins: `1)`, `Summary:`, `(Note:`."""
    opening = passage.tags[start : start + _LONGEST_LABEL]
    if ":" not in opening and ")" not in opening and not opening.startswith("#."):
        return start
    if label := _LABEL.match(passage.tags, start, end):
        return label.end()
    named = _NAMED.match(passage.tags, start, end)
    return named.end() if named and passage.lows[named.end() - 2] in _LABELS else start


def _mark(sentence: Sentence, found: list[int], signs: str) -> None:
    """Take up what the words at some tokens may be, from right to left: a carrier is one where a noun follows soon."""
    tags = sentence.passage.tags
    noun = sentence.end + _MOST_BETWEEN
    for at in reversed(found):
        bits, tag = ord(signs[at]) - _NONE, tags[at]
        if tag in _VERBS and (bits & VERB or (bits & CARRIER and noun - at < _MOST_BETWEEN)):
            sentence.verbs.add(at)
        if bits & _ATTITUDE:
            noun = at
            if bits & NOUN and tag in "NC":
                sentence.nouns.append(at)
            if bits & ADJECTIVE and tag in _ADJECTIVES:
                sentence.adjectives.add(at)
        if bits & ASIDE:
            sentence.asides.append(at)
    sentence.nouns.reverse()
    sentence.asides.reverse()
