"""A sentence in which cues may stand: found first, so that only such sentences are read closely."""

from collections.abc import Iterator

from reftel.reading.base.passage import Passage
from reftel.reading.statements.lexicon import ADJECTIVE, ASIDE, CARRIER, NOUN, VERB, triggers

__all__ = ["Sentence", "marked_sentences"]

_VERBS = frozenset("VZEYGHBX")
_ADJECTIVES = frozenset("JEYDRNP")
_MOST_BETWEEN = 10  # tokens from `make` to the noun that makes it a cue


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

    def __bool__(self) -> bool:
        return bool(self.verbs or self.nouns or self.adjectives or self.asides)


def marked_sentences(passage: Passage) -> Iterator[Sentence]:
    """Yield the sentences in which a cue may stand."""
    found = [(at, bits) for at, bits in enumerate(map(triggers().get, passage.lows)) if bits]
    number = 0
    for start, end in passage.sentences:
        first = number
        while number < len(found) and found[number][0] < end:
            number += 1
        if number > first and (sentence := _marked(passage, found[first:number], start, end)):
            yield sentence


def _marked(passage: Passage, found: list[tuple[int, int]], start: int, end: int) -> Sentence:
    sentence, tags = Sentence(passage, start, end), passage.tags
    for at, bits in found:
        if bits & (VERB | CARRIER) and tags[at] in _VERBS and (bits & VERB or _carries(found, at)):
            sentence.verbs.add(at)
        if bits & NOUN and tags[at] in "NC":
            sentence.nouns.append(at)
        if bits & ADJECTIVE and tags[at] in _ADJECTIVES:
            sentence.adjectives.add(at)
        if bits & ASIDE:
            sentence.asides.append(at)
    return sentence


def _carries(found: list[tuple[int, int]], at: int) -> bool:
    """Whether a noun of attitude stands close behind a verb; `make` and `take` do much else."""
    return any(bits & (NOUN | ADJECTIVE) and at < token < at + _MOST_BETWEEN for token, bits in found)
