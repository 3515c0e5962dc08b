"""The documents of a cable: one a paragraph, one an entry, and one that holds the record."""

from collections.abc import Iterator
from itertools import pairwise

import msgspec
import tantivy

from reftel.archive.index_entries import contents, mentions, speakers_by_paragraph, within
from reftel.archive.index_packing import pack
from reftel.archive.index_schema import SCHEMA, words
from reftel.record import Cable, Header

__all__ = ["KINDS", "WHOLE", "documents", "name_facts", "place_of", "plain"]

KINDS = ("paragraph", "statement", "silence", "change", "plan", "meeting")
"""What a document may be of; its place is a number: which of these, and the index in the cable's list of them."""

WHOLE = "whole"
"""The kind of the document that holds the record."""

_STEP = 1_000_000
_REGISTERS = ("paragraphs", "statements", "silences", "changes", "plans", "meetings")
_Values = dict[str, object]


def place_of(number: int) -> tuple[str, str, int]:
    """Return what a document is of: its kind, the cable's list of those, and the index in that list.

    >>> place_of(1_000_007)
    ('statement', 'statements', 7)
    """
    kind, index = divmod(number, _STEP)
    return KINDS[kind], _REGISTERS[kind], index


def plain(text: str) -> str:
    """Return a value as facts are kept: in small letters, blanks single.

    >>> plain("Tel  Aviv")
    'tel aviv'
    """
    return " ".join(text.lower().split())


def documents(batch: str, key: str, number: int, cable: Cable) -> Iterator[tantivy.Document]:
    """Yield the documents of a cable; `number` is that of its record, which no other has."""
    return (tantivy.Document.from_dict(values, SCHEMA) for values in _Documents(batch, number, cable).all(key))


class _Documents:
    """What is in the documents of one cable, and what all of them share."""

    def __init__(self, batch: str, number: int, cable: Cable) -> None:
        self.cable = cable
        self.named = mentions(cable)
        header = cable.header
        self.facts = [f"batch:{batch}", *_identity(cable), *_correspondents(header)]
        self.shared: _Values = {"record": number, "tag": list(header.tags), **_when(header)}
        if header.post:
            self.shared["post"] = header.post
        if header.classification:
            self.shared["classification"] = header.classification

    def all(self, key: str) -> Iterator[_Values]:
        yield from self._paragraphs()
        for kind, register in zip(KINDS[1:], _REGISTERS[1:], strict=True):
            for index, entry in enumerate(getattr(self.cable, register)):
                yield self._entry(kind, index, entry)
        packed = pack(self.cable)
        cable = self.cable.id
        facts = [self.facts[0], f"record:{self.shared['record']}", f"key:{key}", f"kind:{WHOLE}"]
        facts += [f"cable:{plain(cable)}"] if cable else []
        yield {"facts": facts, "record": self.shared["record"], "text": packed.text, "registers": packed.registers}

    def _paragraphs(self) -> Iterator[_Values]:
        subject = self.cable.header.subject
        speakers = speakers_by_paragraph(self.cable.statements)
        for index, paragraph in enumerate(self.cable.paragraphs):
            named = within(self.named, ((index, 0, len(paragraph.text)),))
            about = [text for text in (subject, paragraph.heading) if text]
            yield {
                **self.shared,
                **named,
                "place": index,
                "words": paragraph.text,
                "about": about,
                "speaker": speakers.get(index, []),
                "facts": self._facts("paragraph", paragraph.mark),
            }

    def _entry(self, kind: str, index: int, entry: msgspec.Struct) -> _Values:
        said, speakers, places = contents(entry)
        mark = self.cable.paragraphs[places[0].index].mark if places else None
        return {
            **self.shared,
            **within(self.named, places),
            "place": KINDS.index(kind) * _STEP + index,
            "said": said,
            "speaker": speakers,
            "facts": self._facts(kind, mark),
        }

    def _facts(self, kind: str, mark: str | None) -> list[str]:
        facts = [*self.facts, f"kind:{kind}"]
        return [*facts, f"mark:{plain(mark)}"] if mark else facts


def _when(header: Header) -> _Values:
    day = (header.date or (header.dtg or "")[:10]).replace("-", "")
    return {"date": int(day), "year": int(day[:4])} if day.isascii() and day.isdigit() and len(day) == 8 else {}


def _identity(cable: Cable) -> list[str]:
    return [f"id:{plain(cable.id)}"] if cable.id else []


def _correspondents(header: Header) -> list[str]:
    senders = [text for text in (header.sender, header.post) if text]
    facts = [fact for sender in senders for fact in name_facts("from", sender)]
    facts += [fact for receiver in header.to for fact in name_facts("to", receiver.addressee)]
    return list(dict.fromkeys(facts))


def name_facts(key: str, name: str) -> list[str]:
    """Return a name as facts: its words, and its pairs of words, by which a quotation of it is found.

    >>> name_facts("to", "AMEMBASSY TEL AVIV")
    ['to:amembassy', 'to:tel', 'to:aviv', 'to:amembassy tel', 'to:tel aviv']
    """
    found = [word for word, _, _ in words(name)]
    pairs = [f"{first} {second}" for first, second in pairwise(found)]
    return [f"{key}:{each}" for each in (*found, *pairs)]
