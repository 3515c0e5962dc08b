"""The writing of an index: documents in batches, what a batch is made of, and what is found by numbers."""

import itertools
from collections.abc import Iterable

import msgspec
import tantivy

from reftel.archive.index_batches import Ready, ReadyRecord
from reftel.archive.index_documents import KINDS, numbered
from reftel.archive.index_reading import Range, batches, dictionaries_of, values_of
from reftel.archive.index_schema import SCHEMA, WHOLE, key, place_number
from reftel.archive.index_squeezing import NO_NAME, Dictionaries
from reftel.archive.index_values import Values

__all__ = ["Writer"]

_HEAP = 600_000_000  # bytes that are collected before a segment is written
_THREADS = 1  # so that what was read first is found first among hits that are as good


class Writer:
    """Writes an index; only one is open at a time, in all processes."""

    def __init__(self, index: tantivy.Index) -> None:
        self._writer = index.writer(_HEAP, _THREADS)
        self._index = index
        index.reload()
        searcher = index.searcher()
        self._ranges = batches(searcher)
        self._values = Values(values_of(searcher).encode())
        self._dictionaries = dictionaries_of(searcher)
        self._next = max((each.last for each in self._ranges.values()), default=0)

    def add(self, batch: str, made: Ready) -> None:
        """Add a batch, in place of what was there of it.

        Documents of one kind stand together: the steps between those that have a word are then small numbers.
        """
        self.drop(batch)
        self._learn(made)
        first = self._next
        kinds: tuple[list[str], ...] = tuple([] for _ in KINDS)
        for record in made.records:
            self._add_record(record)
            for kind, found in zip(kinds, numbered(record.documents, self._next, self._values), strict=True):
                kind += found
            self._next += 1
        for document in itertools.chain(*kinds):
            self._writer.add_json(document)
        self._ranges[batch] = Range(batch, first, self._next)

    def drop(self, batch: str) -> None:
        """Forget a batch, committed or not."""
        known = self._ranges.pop(batch, None)
        if known is None:
            return
        self._writer.delete_documents_by_query(key("batch", batch))
        if known.first < known.last:
            kind = tantivy.FieldType.Integer
            ends = place_number(known.first, 0), place_number(known.last, 0) - 1
            records = tantivy.Query.range_query(SCHEMA, "place", kind, *ends)
            self._writer.delete_documents_by_query(records)

    def commit(self, names: Iterable[str]) -> None:
        """Commit all that was added, and that these batches are there; a batch that nothing came of is there too."""
        for batch in names:
            known = self._ranges.setdefault(batch, Range(batch, self._next, self._next))
            self._writer.delete_documents_by_query(key("batch", batch))
            self._add({"keys": {"kind": "batch", "batch": batch}, "kept": msgspec.msgpack.encode(known)})
        self._writer.delete_documents_by_query(key("kind", "values"))
        self._add({"keys": {"kind": "values"}, "kept": self._values.encode()})
        self._writer.commit()
        self._index.reload()

    def close(self) -> None:
        """Wait for the segments that are being joined, and let others write."""
        self._writer.wait_merging_threads()

    def _learn(self, made: Ready) -> None:
        """Make dictionaries of the first batch that is big enough; whatever becomes of it, they stay good."""
        if self._dictionaries.name != NO_NAME:
            return
        texts = [record.text for record in made.records]
        self._dictionaries = Dictionaries.learned(texts, [record.registers for record in made.records])
        if self._dictionaries.name != NO_NAME:
            self._add({"keys": {"kind": "dictionaries"}, "kept": self._dictionaries.encode()})

    def _add_record(self, record: ReadyRecord) -> None:
        keys = {"kind": "record", "record": str(self._next)}
        if record.documents.id:
            keys["cable"] = record.documents.id
        kept = msgspec.msgpack.encode(self._dictionaries.squeezed(record.text, record.registers))
        self._add({"keys": keys, "place": place_number(self._next, 0), "kept": kept})

    def _add(self, fields: dict[str, object]) -> None:
        self._writer.add_document(tantivy.Document.from_dict({**WHOLE, "kind": len(KINDS), **fields}, SCHEMA))
