"""The search index of an archive: opened, filled in batches, committed, asked.

It is disposable: everything in it is made from the records, and made again from them it has the same content. A batch
is in it wholly or not at all, since one commit writes the batch's documents and the one that names the batch. A writer
killed at any time leaves the last commit; readers see the last commit, and go on while one writes.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

import tantivy

from reftel.archive.audience import EVERYTHING, Audience
from reftel.archive.audience_view import seen_by
from reftel.archive.index_documents import WHOLE, documents, plain
from reftel.archive.index_packing import unpack
from reftel.archive.index_schema import SCHEMA, prepare
from reftel.archive.query import Query, parse
from reftel.archive.search import Results, Sort, search
from reftel.archive.search_facets import FACETS
from reftel.archive.search_hits import packed_in, whole_documents
from reftel.record import Cable

__all__ = ["Index"]

_HEAP = 600_000_000  # bytes that are collected before a segment is written
_WRITERS = 2
_HELD = "held:"


class Index:
    """An index in a folder, of what an audience may see."""

    def __init__(self, index: tantivy.Index, audience: Audience) -> None:
        self._index = index
        self._audience = audience
        self._writer: tantivy.IndexWriter | None = None
        self._next = 0

    @classmethod
    def open(cls, folder: str | Path, audience: Audience = EVERYTHING) -> Self:
        """Open the index in a folder, making an empty one where there is none."""
        Path(folder).mkdir(parents=True, exist_ok=True)
        index = tantivy.Index(SCHEMA, str(folder))
        prepare(index)
        return cls(index, audience)

    def batches(self) -> frozenset[str]:
        """Return the batches that the last commit holds."""
        everything = tantivy.Query.all_query()
        found = self._searcher().terms_with_prefix("facts", _HELD, everything)
        return frozenset(term.removeprefix(_HELD) for term, count in found if count)

    def add(self, batch: str, copies: Iterable[tuple[str, Cable]], /) -> None:
        """Index a batch's copies by their keys, in place of what it held of that batch before."""
        writer = self._writing()
        self.drop([batch])
        for key, cable in copies:
            seen = seen_by(self._audience, cable)
            if seen is not None:
                for document in documents(batch, key, self._next, seen):
                    writer.add_document(document)
                self._next += 1

    def drop(self, batches: Iterable[str], /) -> None:
        """Forget whole batches."""
        for batch in batches:
            self._writing().delete_documents_by_term("facts", f"batch:{batch}")

    def commit(self, batches: Iterable[str], /) -> None:
        """Make what was added and dropped since the last commit last; `batches` are those added since."""
        writer = self._writing()
        for batch in batches:
            writer.delete_documents_by_term("facts", f"{_HELD}{batch}")
            facts = [f"batch:{batch}", f"{_HELD}{batch}"]
            writer.add_document(tantivy.Document.from_dict({"facts": facts}, SCHEMA))
        writer.commit()
        self._index.reload()

    def close(self) -> None:
        """Let go of the writer, after the segments that it joins; what was not committed is forgotten."""
        if self._writer is not None:
            self._writer.wait_merging_threads()
            self._writer = None

    def search(
        self,
        query: str | Query,
        *,
        sort: Sort = "best",
        limit: int = 20,
        offset: int = 0,
        facets: Sequence[str] = FACETS,
    ) -> Results:
        """Return what a query finds; raises `QueryError` for one that cannot be understood."""
        asked = parse(query) if isinstance(query, str) else query
        return search(self._searcher(), asked, sort=sort, limit=limit, offset=offset, facets=facets)

    def cable(self, identity: str) -> list[Cable]:
        """Return the copies of the cable with that id, in the order of their keys."""
        found = whole_documents(self._searcher(), [f"cable:{plain(identity)}"])
        cables = [unpack(packed_in(each)) for each in found.values()]
        return sorted(cables, key=lambda cable: (cable.source.path, cable.source.sha256))

    def _searcher(self) -> tantivy.Searcher:
        self._index.reload()
        return self._index.searcher()

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(_HEAP, _WRITERS)
            self._next = self._last_record() + 1
        return self._writer

    def _last_record(self) -> int:
        searcher = self._searcher()
        wholes = tantivy.Query.term_query(SCHEMA, "facts", f"kind:{WHOLE}", "basic")
        found = searcher.search(wholes, 1, count=False, order_by_field="record").hits
        return int(found[0][0]) if found else -1
