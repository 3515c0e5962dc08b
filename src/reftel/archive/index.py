"""The search index of an archive: opened, filled in batches, committed, asked.

It is disposable: everything in it is made from the records, and made again from them it has the same content. A batch
is in it wholly or not at all, since one commit writes the batch's documents and the one that names the batch. A writer
killed at any time leaves the last commit; readers see the last commit, and go on while one writes.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Self

import tantivy

from reftel.archive.audience import EVERYTHING, Audience
from reftel.archive.index_batches import Ready, ready
from reftel.archive.index_damage import OWNED
from reftel.archive.index_links import Links
from reftel.archive.index_reading import batches, records_by_id
from reftel.archive.index_schema import SCHEMA, prepare
from reftel.archive.index_writing import Writer
from reftel.archive.query import Query, parse
from reftel.archive.search import Facets, Results, Sort, search
from reftel.archive.search_facets import FACETS
from reftel.archive.search_misses import Miss, first_miss
from reftel.archive.search_terms import Translation
from reftel.record import Cable
from reftel.telegram.ids import compared

__all__ = ["Index"]


_Version = tuple[int, int, int]


class Index:
    """An index in a folder, of what an audience may see."""

    def __init__(self, index: tantivy.Index, audience: Audience, folder: Path, links: Links | None = None) -> None:
        self._folder = folder
        self._links = links
        self._index = index
        self._audience = audience
        self._open_writer: Writer | None = None
        self._asking: tuple[_Version | None, Translation] | None = None

    @classmethod
    def open(cls, folder: str | Path, audience: Audience = EVERYTHING) -> Self:
        """Open the index in a folder, making an empty one where there is none; without a right to write, to read it."""
        place = Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        links = None if os.access(place, os.W_OK) else Links(place)
        index = tantivy.Index(SCHEMA, str(links.folder if links else place))
        prepare(index)
        return cls(index, audience, place, links)

    @staticmethod
    def is_in(folder: Path) -> bool:
        """Tell whether a folder holds an index."""
        return folder.is_dir() and tantivy.Index.exists(str(folder))

    def is_there(self) -> bool:
        """Tell whether the folder still holds an index."""
        return self.is_in(self._folder)

    def batches(self) -> frozenset[str]:
        """Return the batches that the last commit holds."""
        return frozenset(batches(self.searcher()))

    def add(self, batch: str, copies: Iterable[tuple[str, Cable]], /) -> None:
        """Index a batch's copies by their keys, in place of what it held of that batch before."""
        self._writer.add(batch, ready((cable for _, cable in copies), self._audience))

    def add_ready(self, batch: str, made: Ready, /) -> None:
        """Index a batch that was made ready for this index's audience; raises `ValueError` where it was for another."""
        if made.audience != self._audience:
            raise ValueError("this was made ready for another audience")
        self._writer.add(batch, made)

    def drop(self, batches: Iterable[str], /) -> None:
        """Forget whole batches."""
        for batch in batches:
            self._writer.drop(batch)

    def commit(self, batches: Iterable[str], /) -> None:
        """Make what was added and dropped since the last commit last; `batches` are those added since."""
        self._writer.commit(batches)
        _share(self._folder)

    def close(self) -> None:
        """Let go of the writer, after the segments that it joins; what was not committed is forgotten."""
        if self._open_writer is not None:
            self._open_writer.close()
            self._open_writer = None
            _share(self._folder)

    def search(
        self,
        query: str | Query,
        *,
        sort: Sort = "best",
        limit: int = 20,
        offset: int = 0,
        facets: Facets = FACETS,
    ) -> Results:
        """Return what a query finds; raises `QueryError` for one that cannot be understood."""
        asked = parse(query) if isinstance(query, str) else query
        return search(self._translation(), asked, sort=sort, limit=limit, offset=offset, facets=facets)

    def miss(self, query: str) -> Miss | None:
        """Return the first field of a query that finds nothing by itself; raises `QueryError`."""
        return first_miss(self._translation(), parse(query))

    def cable(self, identity: str) -> list[Cable]:
        """Return the copies of the cable with that id, in the order of their sources."""
        cables = [record.cable() for record in records_by_id(self._translation().searcher, compared(identity))]
        return sorted(cables, key=lambda cable: (cable.source.path, cable.source.sha256))

    def searcher(self) -> tantivy.Searcher:
        """Return the last commit, to be asked in tantivy's own way."""
        try:
            self._reload()
        except ValueError:
            if self._links is None:
                raise
            self._reload()  # no lock kept the files of that commit where they were; there is another one
        return self._index.searcher()

    def _reload(self) -> None:
        if self._links is not None:
            self._links.renew()
        self._index.reload()

    def _translation(self) -> Translation:
        """What asks the last commit; kept until there is another, since a big index has megabytes of values."""
        commit = _version(self._folder / "meta.json")
        if commit is None or self._asking is None or self._asking[0] != commit:
            self._asking = commit, Translation(self.searcher())
        return self._asking[1]

    @property
    def _writer(self) -> Writer:
        if self._open_writer is None:
            self._open_writer = Writer(self._index)
        return self._open_writer


def _share(folder: Path) -> None:
    """Let whoever may read the folder read all of the index: tantivy makes two of its files for their owner alone."""
    allowed = folder.stat().st_mode & 0o666
    for name in OWNED:
        with suppress(OSError):  # not there yet, or somebody else's, who has shared it himself
            (folder / name).chmod(allowed)


def _version(file: Path) -> _Version | None:
    """What is another whenever a file was replaced; None where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
