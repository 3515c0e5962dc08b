"""The cables behind the lines of a brief, fetched together, and the sentences that say a line."""

from collections.abc import Iterable, Iterator, Sequence

from reftel.archive import Archive
from reftel.corpus import Line, Parties, sentences_of
from reftel.record import Cable, Paragraph, Place

__all__ = ["SUMMING_UP", "Sources", "beginning", "first_of_both"]

_SENTENCES = 2  # of a summary or comment
SUMMING_UP = frozenset({"summary", "comment"})
"""Blocks of a cable in which its writer sums up."""


class Sources:
    """Cables of an archive by the key of their copy, or by their id."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._copies: dict[str, Cable] = {}
        self._named: dict[str, Cable | None] = {}

    def fetch(self, copies: Iterable[str]) -> None:
        """Have the cables of some copies at hand."""
        self._copies |= self._archive.of_keys(sorted(set(copies) - self._copies.keys()))

    def cable(self, copy: str) -> Cable:
        """Return the cable of a copy."""
        self.fetch([copy])
        return self._copies[copy]

    def named(self, identity: str | None) -> Cable | None:
        """Return the first copy of a cable by its id."""
        if identity is None:
            return None
        if identity not in self._named:
            self._named[identity] = next(iter(self._archive.cable(identity)), None)
        return self._named[identity]

    def said(self, cable: Cable, position: int) -> str:
        """Return the sentences of a statement of a cable."""
        return _sentences(cable, cable.statements[position].at[:1])

    def sentence(self, line: Line) -> str:
        """Return the sentences that say a line, as they stand in its cable."""
        cable = self.cable(line.copy)
        entry = getattr(cable, line.register)[line.position]
        places: tuple[Place, ...] = getattr(entry, "standing_at", ()) or entry.at
        return _sentences(cable, places[:1])


def first_of_both(cable: Cable, parties: Sequence[str]) -> Paragraph | None:
    """Return the first paragraph that names both parties; one of a summary or comment goes first."""
    at = Parties(cable).present
    both = (one for index, one in enumerate(cable.paragraphs) if set(parties) <= at.get(index, frozenset()))
    return min(both, key=lambda one: one.block not in SUMMING_UP, default=None)


def beginning(paragraph: Paragraph) -> str:
    """Return the first sentences of a paragraph."""
    spans = sentences_of(paragraph.text)[:_SENTENCES]
    return paragraph.text[spans[0][0] : spans[-1][1]] if spans else paragraph.text


def _sentences(cable: Cable, places: Iterable[Place]) -> str:
    spans = dict.fromkeys(span for place in places for span in _around(cable, place))
    return " ".join(cable.paragraphs[at].text[start:end] for at, start, end in spans)


def _around(cable: Cable, place: Place) -> Iterator[tuple[int, int, int]]:
    """The sentences of a place, as the index of the paragraph and offsets."""
    text = cable.paragraphs[place.index].text
    for start, end in sentences_of(text):
        if start < place.end and place.start < end:
            yield place.index, start, end
