"""A sentence in which cues may stand: found first, so that only such sentences are read closely."""

import re
from collections.abc import Iterator
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.rows import row_of_words
from reftel.reading.statements.lexicon import ADJECTIVE, ASIDE, CARRIER, NOUN, VERB, triggers, word_class

__all__ = ["Sentence", "marked_sentences"]

_VERBS: Final = frozenset("VZEYGHBX")
_ADJECTIVES: Final = frozenset("JEYDRNP")
_ATTITUDE: Final = NOUN | ADJECTIVE
_LABEL: Final = re.compile(r"\(?[#LCN]\)|#\.(?=[EZVCDUN])|\([NCV]:(?=A)")  # `1)` before a point, `(Note: Although`
_NAMED: Final = re.compile(r"[(<]?[EVNC]{0,2}[NCV]:")  # `Begin summary:`
_LONGEST_LABEL: Final = 5  # tokens
_TRIGGERS: Final = row_of_words(triggers)
_MOST_BETWEEN: Final = 10  # tokens from `make` to the noun that makes it a cue


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


def marked_sentences(passage: Passage) -> Iterator[Sentence]:
    """Yield the sentences in which a cue may stand."""
    table = triggers()
    found = _TRIGGERS.places(passage)
    first, size = 0, len(found)
    for start, end in passage.sentences:
        last = first
        while last < size and found[last] < end:
            last += 1
        if last > first:
            sentence = Sentence(passage, _behind_label(passage, start, end), end)
            _mark(sentence, found[first:last], table)
            if sentence.verbs or sentence.nouns or sentence.adjectives or sentence.asides:
                yield sentence
            first = last


def _behind_label(passage: Passage, start: int, end: int) -> int:
    """The token behind the number or the name of what a sentence begins: `1)`, `Summary:`, `(Note:`."""
    opening = passage.tags[start : start + _LONGEST_LABEL]
    if ":" not in opening and ")" not in opening and not opening.startswith("#."):
        return start
    if label := _LABEL.match(passage.tags, start, end):
        return label.end()
    named = _NAMED.match(passage.tags, start, end)
    return named.end() if named and passage.lows[named.end() - 2] in word_class("labels") else start


def _mark(sentence: Sentence, found: list[int], table: dict[str, int]) -> None:
    """Take up what the words at some tokens may be, from right to left: a carrier is one where a noun follows soon."""
    lows, tags = sentence.passage.lows, sentence.passage.tags
    noun = sentence.end + _MOST_BETWEEN
    for at in reversed(found):
        bits, tag = table[lows[at]], tags[at]
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
