"""The cables behind the lines of a brief, fetched together, and the sentences that say a line."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from reftel.archive import Archive
from reftel.corpus import Line, Parties, Spoken, sentences_of
from reftel.errors import ArchiveError
from reftel.record import Cable, Paragraph, Place

__all__ = ["SUMMING_UP", "Sources", "first_of_both", "shortened"]

_SENTENCES = 2  # of a summary or comment
_LONGEST = 600  # letters of a quotation
_BEFORE = 100  # and of these, before what it is quoted for
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
        """Return the cable of a copy; raises `ArchiveError` where it was removed since the corpus was made."""
        self.fetch([copy])
        if copy not in self._copies:
            raise self._changed()
        return self._copies[copy]

    def _entry(self, copy: str, register: str, position: int) -> Any:
        entries = getattr(self.cable(copy), register)
        if position >= len(entries):
            raise self._changed()
        return entries[position]

    def _changed(self) -> ArchiveError:
        found = "cables that it cites were removed or read anew meanwhile"
        return ArchiveError(str(self._archive.folder), found=found, advice="ask again")

    def said(self, one: Spoken) -> str:
        """Return the sentences of a statement."""
        entry = self._entry(one.copy, "statements", one.position)
        return _sentences(self.cable(one.copy), entry.at[:1])

    def only_reports(self, one: Spoken) -> bool:
        """Tell whether all that a statement says is what somebody else is said to have said."""
        statements = self.cable(one.copy).statements
        by = statements[one.position].speaker if one.position < len(statements) else None
        return any(other.via == one.position and other.speaker != by for other in statements)

    def sentence(self, line: Line) -> str:
        """Return the sentences that say a line, as they stand in its cable, in the paragraph that it is cited by."""
        if line.register == "standings":  # its words are a sentence of the cable, and no entry of its registers
            return shortened(line.words, line.words.find(line.kind))
        cable = self.cable(line.copy)
        entry = self._entry(line.copy, line.register, line.position)
        places: tuple[Place, ...] = getattr(entry, "standing_at", ()) or entry.at
        cited = [place for place in places if cable.paragraphs[place.index].number == line.paragraph]
        return _sentences(cable, (cited or places)[:1])


def first_of_both(cable: Cable, parties: Sequence[str]) -> tuple[Paragraph, str] | None:
    """Return the first paragraph that names both parties together, and what it says from there on.

    One of a summary or comment goes first.
    """
    mentions = Parties(cable).mentions
    found = (
        (paragraph, start)
        for index, paragraph in enumerate(cable.paragraphs)
        if (start := mentions.together(index, parties)) is not None
    )
    first = min(found, key=lambda one: one[0].block not in SUMMING_UP, default=None)
    return (first[0], _from(*first)) if first else None


def _from(paragraph: Paragraph, start: int) -> str:
    """The first sentences of a paragraph from an offset on."""
    spans = [span for span in sentences_of(paragraph.text) if span[0] >= start][:_SENTENCES]
    return shortened(paragraph.text[start : spans[-1][1]] if spans else paragraph.text[start:])


def shortened(words: str, at: int = 0) -> str:
    """Return words as they are, or of very many as much as a reader takes in, from just before `at` on.

    A list without full stops is one sentence, of a page and more.

    >>> shortened("Gulls " * 200, 150)[:17], shortened("Gulls " * 200)[-11:]
    ('[...] Gulls Gulls', 'Gulls [...]')
    """
    if len(words) <= _LONGEST:
        return words
    first = words.rfind(" ", 0, max(at - _BEFORE, 0)) + 1
    last = len(words) if first + _LONGEST >= len(words) else words.rfind(" ", first, first + _LONGEST)
    last = last if last > first else first + _LONGEST
    return f"{'[...] ' if first else ''}{words[first:last]}{' [...]' if last < len(words) else ''}"


def _sentences(cable: Cable, places: Iterable[Place]) -> str:
    """The sentences of places, each from what stands there where it is very long."""
    found: dict[tuple[int, int], str] = {}
    for place in places:
        text = cable.paragraphs[place.index].text
        for start, end in sentences_of(text):
            if start < place.end and place.start < end:
                found.setdefault((place.index, start), shortened(text[start:end], place.start - start))
    return " ".join(found.values())
