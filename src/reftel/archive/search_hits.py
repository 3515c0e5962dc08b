"""The hits of a search, made from the records that the index keeps."""

from collections.abc import Iterator, Sequence

import msgspec
import tantivy

from reftel.archive.citation import cite
from reftel.archive.index_documents import KINDS, REGISTERS
from reftel.archive.index_entries import contents
from reftel.archive.index_reading import places_of, records_by_number, whole_numbers
from reftel.archive.snippets import Finder, Snippet, snippet
from reftel.record import Cable, Meeting, title_of

__all__ = ["Hit", "hits"]


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph or an entry that was found.

    `kind` is `paragraph`, `statement`, `silence`, `change`, `plan` or `meeting`; `index` says which of the cable's
    paragraphs or entries of that register it is, from 0. `paragraph` is the printed number and `at` the index of the
    paragraph it stands in (None where an entry has no place). `entry` is the entry as the record has it.
    """

    kind: str
    id: str | None
    citation: str
    index: int
    paragraph: int | None = None
    at: int | None = None
    mark: str | None = None
    date: str | None = None
    post: str | None = None
    classification: str | None = None
    subject: str | None = None
    snippet: Snippet
    entry: msgspec.Struct | None = None


def hits(
    searcher: tantivy.Searcher, addresses: list[tantivy.DocAddress], among: Sequence[str], finders: list[Finder]
) -> Iterator[Hit]:
    """Yield the hits at addresses, in their order; `among` are the kinds that they may be of."""
    if not addresses:
        return
    places = places_of(searcher, addresses)
    kinds = whole_numbers(searcher, "kind", addresses) if len(among) > 1 else [KINDS.index(among[0])] * len(places)
    records = records_by_number(searcher, {number for number, _ in places})
    for (number, index), kind in zip(places, kinds, strict=True):
        record = records[number]
        entry = record.entry(REGISTERS[kind], index) if kind else None
        yield _hit(record.text, KINDS[kind], index, entry, finders)


def _hit(cable: Cable, kind: str, index: int, entry: msgspec.Struct | None, finders: list[Finder]) -> Hit:
    at = _paragraph_of(entry) if entry is not None else index
    paragraph = cable.paragraphs[at] if at is not None else None
    header = cable.header
    return Hit(
        kind=kind,
        id=cable.id,
        citation=cite(cable, paragraph.number if paragraph else None),
        index=index,
        paragraph=paragraph.number if paragraph else None,
        at=at,
        mark=paragraph.mark if paragraph else None,
        date=header.date or (header.dtg or "")[:10] or None,
        post=header.post,
        classification=header.classification,
        subject=title_of(cable),
        snippet=snippet(_shown(cable, index, entry), finders),
        entry=entry,
    )


def _paragraph_of(entry: msgspec.Struct) -> int | None:
    places = contents(entry).at
    return places[0].index if places else None


def _shown(cable: Cable, index: int, entry: msgspec.Struct | None) -> str:
    """The paragraph's text; of an entry the words of it that it rests on, which of a meeting are `met` and no more."""
    if entry is None:
        return cable.paragraphs[index].text
    said, _, places = contents(entry)
    if not places:
        return " ".join(said)
    first = places[0].index
    if isinstance(entry, Meeting):
        return cable.paragraphs[first].text
    start = min(place.start for place in places if place.index == first)
    end = max(place.end for place in places if place.index == first)
    return cable.paragraphs[first].text[start:end]
