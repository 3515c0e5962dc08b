"""Where a cable names its parties: around which words, in which paragraph, and whom it is mostly about."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from reftel.corpus.keywords import sentences_of
from reftel.record import Cable, Place

__all__ = ["Mentions"]

_MAIN = 7  # a cable is about those who have one in so many of its mentions of parties
_FAR = 4  # sentences


class _Named(NamedTuple):
    """Which parties a paragraph names in each of its sentences, whose starts these are."""

    starts: list[int]
    sentences: list[set[str]]


class Mentions:
    """The places of a cable that name a party."""

    def __init__(self, cable: Cable, named: Iterable[tuple[Place, str]]) -> None:
        self._texts = [paragraph.text for paragraph in cable.paragraphs]
        self._numbers = {paragraph.number: at for at, paragraph in reversed([*enumerate(cable.paragraphs)])}
        self._mentions: dict[int, list[tuple[int, str]]] = {}
        for place, party in named:
            self._mentions.setdefault(place.index, []).append((place.start, party))
        self._around: dict[int, _Named] = {}
        self._main = _main(self._mentions)

    def around(self, places: Iterable[Place]) -> set[str]:
        """Return the parties that are named around places of a cable.

        Those are named in the same sentence, or in the one before, which the words may go on from; farther off, and
        not very far, only those that the cable is mostly about. A paragraph of a press review names half the world.
        """
        found: set[str] = set()
        for index, first, last in {self._sentences(place) for place in places}:
            sentences = self._named_in(index).sentences
            far = set[str]().union(*sentences[max(0, first - _FAR) : last + 1 + _FAR])
            found.update(*sentences[max(0, first - 1) : last + 1], far & self._main)
        return found

    def whole(self, numbers: Iterable[int]) -> Iterator[Place]:
        """Yield the whole of the paragraphs of some numbers, for an entry that does not say where it stands."""
        for index in {self._numbers.get(number, 0) for number in numbers}:
            yield Place(index, 0, len(self._texts[index]) if self._texts else 0)

    def together(self, index: int, parties: Collection[str]) -> int | None:
        """Return where a paragraph's first sentence begins that names parties, with the one behind it; else None."""
        wanted = frozenset(parties)
        starts, sentences = self._named_in(index)
        pairs = zip(starts, sentences, [*sentences[1:], set[str]()], strict=True)
        return next((start for start, one, other in pairs if wanted <= one | other), None)

    def _sentences(self, place: Place) -> tuple[int, int, int]:
        """The index of a place's paragraph, and its first and last sentence there."""
        starts = self._named_in(place.index).starts
        first = bisect_right(starts, place.start) - 1
        return place.index, first, max(first, bisect_left(starts, place.end) - 1)

    def _named_in(self, index: int) -> _Named:
        """Which parties each sentence of a paragraph names."""
        if index not in self._around:
            text = self._texts[index] if index < len(self._texts) else ""
            starts = [start for start, _ in sentences_of(text)] or [0]
            sentences: list[set[str]] = [set() for _ in starts]
            for start, party in self._mentions.get(index, ()):
                sentences[bisect_right(starts, start) - 1].add(party)
            self._around[index] = _Named(starts, sentences)
        return self._around[index]


def _main(mentions: dict[int, list[tuple[int, str]]]) -> set[str]:
    """The parties that a cable is mostly about."""
    often = Counter(party for named in mentions.values() for _, party in named)
    return {party for party, times in often.items() if times * _MAIN >= often.total()}
