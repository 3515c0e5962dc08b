"""The cables behind the lines of a brief, fetched together, and the sentences that say a line."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from reftel.archive import Archive
from reftel.corpus import Line, Parties, Spoken, sentences_of
from reftel.record import Cable, Paragraph, Place

__all__ = ["SUMMING_UP", "Sources", "beginning", "first_of_both"]

_SENTENCES = 2  # of a summary or comment
SUMMING_UP = frozenset({"summary", "comment"})
"""Blocks of a cable in which its writer sums up."""


class Sources:
    """Cables of an archive by the key of their copy."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._copies: dict[str, Cable] = {}

    def fetch(self, copies: Iterable[str]) -> None:
        """Have the cables of some copies at hand."""
        fresh = self._archive.of_keys(sorted(set(copies) - self._copies.keys()))
        self._copies |= {key: self._with_head(cable) for key, cable in fresh.items()}

    def _with_head(self, cable: Cable) -> Cable:
        """A cable with the head of a copy that has the day, where its own lost that: by it the cable is cited."""
        if cable.header.date or cable.id is None:
            return cable
        dated = next((one for one in self._archive.cable(cable.id) if one.header.date), cable)
        return msgspec.structs.replace(cable, header=dated.header)

    def cable(self, copy: str) -> Cable:
        """Return the cable of a copy."""
        self.fetch([copy])
        return self._copies[copy]

    def said(self, one: Spoken) -> str:
        """Return the sentences of a statement."""
        cable = self.cable(one.copy)
        return _sentences(cable, cable.statements[one.position].at[:1])

    def sentence(self, line: Line) -> str:
        """Return the sentences that say a line, as they stand in its cable, in the paragraph that it is cited by."""
        if line.register == "standings":
            return line.words  # which is a sentence of the cable, and no entry of its registers
        cable = self.cable(line.copy)
        entry = getattr(cable, line.register)[line.position]
        places: tuple[Place, ...] = getattr(entry, "standing_at", ()) or entry.at
        cited = [place for place in places if cable.paragraphs[place.index].number == line.paragraph]
        return _sentences(cable, (cited or places)[:1])


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
