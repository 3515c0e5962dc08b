"""Where in a passage cues may stand: looked for first, so that only sentences that have one are read closely."""

from collections.abc import Iterator

from reftel.reading.base.passage import Passage
from reftel.reading.statements.lexicon import ADJECTIVE, ASIDE, CARRIER, NOUN, VERB, triggers

__all__ = ["Marks", "marked_sentences"]

_VERBS = frozenset("VZEYGHBX")


class Marks:
    """The tokens of a sentence that may be cues, by what they may be."""

    __slots__ = ("adjectives", "asides", "end", "nouns", "start", "verbs")

    def __init__(self, start: int, end: int) -> None:
        """Begin with none; the sentence goes from a token to another, the end not included."""
        self.start = start
        self.end = end
        self.verbs: set[int] = set()
        self.nouns: list[int] = []
        self.adjectives: set[int] = set()
        self.asides: list[int] = []

    def __bool__(self) -> bool:
        return bool(self.verbs or self.nouns or self.adjectives or self.asides)


def marked_sentences(passage: Passage) -> Iterator[Marks]:
    """Yield the sentences in which a cue may stand, with the places."""
    found = [(at, mark) for at, mark in enumerate(map(triggers().get, passage.lows)) if mark]
    number = 0
    for start, end in passage.sentences:
        first = number
        while number < len(found) and found[number][0] < end:
            number += 1
        if number > first and (marks := _marks(passage.tags, found[first:number], start, end)):
            yield marks


def _marks(tags: str, found: list[tuple[int, int]], start: int, end: int) -> Marks:
    marks = Marks(start, end)
    for at, mark in found:
        if mark & (VERB | CARRIER) and tags[at] in _VERBS and (mark & VERB or _carries(found, at)):
            marks.verbs.add(at)
        if mark & NOUN and tags[at] in "NC":
            marks.nouns.append(at)
        if mark & ADJECTIVE and tags[at] in "JEY":
            marks.adjectives.add(at)
        if mark & ASIDE:
            marks.asides.append(at)
    return marks


def _carries(found: list[tuple[int, int]], at: int) -> bool:
    """Whether a noun of attitude stands close behind a verb; `make` and `take` do much else."""
    return any(mark & (NOUN | ADJECTIVE) and at < token < at + 10 for token, mark in found)
