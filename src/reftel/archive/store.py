"""An archive: what a program does with one."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute

from reftel.archive import sql
from reftel.archive._interim import Index
from reftel.archive.adding import Added, Adding
from reftel.archive.catching_up import catch_up
from reftel.archive.folder import Folder
from reftel.archive.ledger import Ledger
from reftel.archive.lock import writing
from reftel.archive.pool import Pool, cores, local
from reftel.archive.reader import DEFAULT, Reader
from reftel.archive.records import Records
from reftel.archive.remnants import remnants
from reftel.archive.rows import to_rows
from reftel.record import Cable
from reftel.telegram import Done

__all__ = ["Archive", "Stats"]


class Stats(NamedTuple):
    """What an archive holds: copies, distinct cables, files they came from, paragraphs; bytes of records and index."""

    copies: int
    cables: int
    files: int
    paragraphs: int
    entries: dict[str, int]
    record_bytes: int
    index_bytes: int


class Archive:
    """The archive in a folder. Opening reads nothing but its version; every call sees what was last written."""

    def __init__(self, path: str | Path, *, reader: Reader = DEFAULT) -> None:
        self.folder = Folder(path)
        self._reader = reader

    def add(
        self,
        paths: Sequence[str],
        *,
        again: bool = False,
        workers: int | None = None,
        executor: Executor | None = None,
        tell: Callable[[Done, Added], None] = lambda _done, _tally: None,
    ) -> Added:
        """Read every cable under the paths and keep it; return the tally. Makes the archive where there is none.

        A file whose bytes were read before is passed over; `again` reads it anew where other rules read it. `workers`
        are the processes on this machine, one a core where nothing is said; `executor` takes their place (a cluster's,
        such as Dask's `Client().get_executor()`). `tell` is called for every file as it is finished. Raises
        `ArchiveError` where another process writes, or the folder cannot be written.
        """
        number = workers or cores()
        pool = Pool((lambda: executor) if executor else partial(local, number), number)
        with self._writing() as (records, index):
            adding = Adding(records, index, Ledger(self.folder.sources), self._reader, again=again)
            for done in adding.run(paths, pool):
                tell(done, adding.tally)
        return adding.tally

    def remove(self, *, cable: str | None = None, source: str | None = None) -> int:
        """Take every copy of a cable out, or all that was added from a file; return how many copies that were."""
        with self._writing() as (records, index):
            found = remnants(records, records.files, partial(_is_of, cable=cable, source=source))
            if found.gone:
                records.write(found.pieces, found.of)
                catch_up(index, records)
        return found.gone

    def copies(self, identity: str) -> list[tuple[str, Cable]]:
        """Return every copy of a cable, with its key."""
        self.folder.check()
        where = pa.compute.field("id") == identity
        return [(row.origin.key, row.cable) for table in self._records().tables(where=where) for row in to_rows(table)]

    def sql(self, query: str) -> pa.Table:
        """Return what a query over the records gives, as an Arrow table; it can look at the archive and touch nothing.

        Tables: `records` (nested, as docs/record-format.md), and flat: `cables`, `paragraphs`, `people`, `bodies`,
        `instruments`, `meetings`, `statements`, `silences`, `changes`, `plans`, `dates`, `damage`, `withheld`,
        `layout`. Raises `ArchiveError` for a wrong query.
        """
        self.folder.check()
        return sql.ask(query, self._records().files, str(self.folder))

    def _records(self) -> Records:
        return Records(self.folder.records)

    @contextmanager
    def _writing(self) -> Iterator[tuple[Records, Index]]:
        """Hold the lock; the index is what the records are when the block begins."""
        self.folder.make()
        with writing(self.folder.lock, str(self.folder)):
            self.folder.stamp()
            self.folder.check()
            records = self._records()
            index = Index.open(self.folder.index)
            catch_up(index, records)
            yield records, index


def _is_of(table: pa.Table, *, cable: str | None, source: str | None) -> pa.ChunkedArray:
    column, value = ("id", cable) if cable is not None else ("file", source)
    return pa.compute.fill_null(pa.compute.equal(table[column], value), fill_value=False)
