"""An archive: what a program does with one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
import pyarrow.compute

from reftel.archive import sql
from reftel.archive.adding import Added, Adding
from reftel.archive.batches import Batches
from reftel.archive.catching_up import catch_up
from reftel.archive.checking import Finding, check
from reftel.archive.compaction import compact
from reftel.archive.entries import Entry, entries
from reftel.archive.events import Event, Events
from reftel.archive.export import fingerprint
from reftel.archive.folder import Folder
from reftel.archive.index import Index
from reftel.archive.index_guard import asking, index_of, opened, reading
from reftel.archive.indexing import Indexing
from reftel.archive.ledger import Ledger
from reftel.archive.lock import writing
from reftel.archive.pool import Pool
from reftel.archive.processes import cores
from reftel.archive.reader import DEFAULT, Reader
from reftel.archive.records import Records
from reftel.archive.remnants import remnants
from reftel.archive.rows import HEAD, Row, heads_of, lines_of, of_cable, to_rows
from reftel.archive.search import Facets, Results, Sort
from reftel.archive.search_facets import FACETS
from reftel.archive.search_misses import Miss
from reftel.archive.stats import Stats, stats
from reftel.errors import ArchiveError
from reftel.record import Cable
from reftel.telegram import Done

__all__ = ["Archive"]

Answer = TypeVar("Answer")


class Archive:
    """The archive in a folder. Opening reads nothing but its version; every call sees what was last written."""

    def __init__(self, path: str | Path, *, reader: Reader = DEFAULT) -> None:
        self.folder = Folder(path)
        self._reader = reader
        self._opened: Index | None = None

    def __repr__(self) -> str:
        return f"Archive({str(self.folder)!r})"

    def __getstate__(self) -> dict[str, object]:
        """Return what goes to another process: the index is opened there anew."""
        return self.__dict__ | {"_opened": None}

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
        self.folder.make()
        pool = Pool(workers or cores(), executor)
        with self._writing(stamp=True) as (records, index):
            adding = Adding(records, index, Ledger(self.folder.sources), self._reader, again=again)
            for done in adding.run(paths, pool, self.folder.path):
                tell(done, adding.tally)
        return adding.tally

    def remove(self, *, cable: str | None = None, source: str | None = None) -> int:
        """Take every copy of a cable out, or all that was added from a file; return how many copies that were.

        Raises `ValueError` where neither or both are given.
        """
        if (cable is None) == (source is None):
            raise ValueError("give a cable or a source, one of the two")
        doomed = pa.compute.field("file").isin([source]) if cable is None else of_cable(cable)
        with self._writing() as (records, index):
            found = remnants(records, records.files, doomed)
            if found.gone:
                records.write(found.pieces, found.of)
                catch_up(index, records)
        return found.gone

    def events(self, start: str | None = None, end: str | None = None, about: str | None = None) -> list[Event]:
        """Return what public calendars say, by day: between two days, or with some words, where these are given."""
        self.folder.check()
        found = Events(self.folder.events).all()
        return [event for event in found if event.meets(start, end) and (about is None or event.names(about))]

    @property
    def events_digest(self) -> str:
        """What changes with every event: what was worked out from other ones is out of date."""
        return Events(self.folder.events).digest

    def add_events(self, events: Iterable[Event]) -> int:
        """Keep events that are not there yet; return how many that were."""
        with self._locked():
            return Events(self.folder.events).add(events)

    def remove_events(self, source: str) -> int:
        """Take out all events of a source; return how many that were."""
        with self._locked():
            return Events(self.folder.events).remove(source)

    def compact(self) -> int:
        """Join small files of the records, and delete what nothing needs; return how many files there are fewer.

        Whoever goes through entries while files are deleted gets an error; all other readers read again by themselves.
        """
        with self._writing() as (records, _):
            return compact(records)

    def check(self) -> Iterator[Finding | int]:
        """Go through the whole archive; yield what is wrong, and how many copies were gone through so far."""
        self.folder.check()
        return check(self.folder, self._records(), lambda: self._index)

    @property
    def batches(self) -> Batches:
        """The copies that are kept, batch by batch."""
        self._records()  # raises where they are lost
        return Batches(self.folder.records)

    def count(self) -> int:
        """Return how many copies there are, as the table's log says."""
        self.folder.check()
        return self._records().count

    def stats(self) -> Stats:
        """Return what the archive holds."""
        self.folder.check()
        return self._asked(partial(stats, self.folder))

    def search(
        self, query: str, *, sort: Sort = "best", limit: int = 20, offset: int = 0, facets: Facets = FACETS
    ) -> Results:
        """Return the paragraphs and entries that a query finds, best first or by date, and counts by facet.

        Raises `QueryError` for a query that cannot be understood, `ValueError` for an order or facet that is none.
        """
        self.folder.check()
        with asking(self.folder.index):
            return self._index.search(query, sort=sort, limit=limit, offset=offset, facets=facets)

    def miss(self, query: str) -> Miss | None:
        """Return the first field of a query that finds nothing by itself, and what was probably meant by it.

        Raises `QueryError` for a query that cannot be understood.
        """
        self.folder.check()
        with asking(self.folder.index):
            return self._index.miss(query)

    def cable(self, identity: str) -> list[Cable]:
        """Return the copies of a cable, from the index, which has what a page needs; none where there is no such id."""
        self.folder.check()
        with asking(self.folder.index):
            return self._index.cable(identity)

    def copies(self, identity: str) -> list[tuple[str, Cable]]:
        """Return every copy of a cable, with its key, in the order of the keys."""
        return sorted(self._found(of_cable(identity)), key=itemgetter(0))

    def of_keys(self, keys: Sequence[str]) -> dict[str, Cable]:
        """Return the cables of some copies by their keys; what is not there is left out."""
        return dict(self._found(pa.compute.field("key").isin(list(keys)))) if keys else {}

    def heads(self, keys: Sequence[str]) -> dict[str, Cable]:
        """Return what the cables of some copies are cited by, without their texts: of very many at once."""
        where = pa.compute.field("key").isin(list(keys))
        return self._asked(lambda records: dict(heads_of(records.tables(HEAD, where)))) if keys else {}

    def lines(self, key: str) -> list[str] | None:
        """Return the lines that a copy was read from; None where its source has none, or there is no such copy."""
        rows = self._rows(pa.compute.field("key") == key)
        return lines_of(rows[0]) if rows else None

    def entries(self, register: str, cable: str | None = None) -> Iterator[Entry]:
        """Yield the entries of a register (`statements`, `plans` ...) of all cables, or of every copy of one.

        Raises `ArchiveError` where there is no such register.
        """
        self.folder.check()
        return entries(self._records(), register, cable)

    def fingerprint(self) -> str:
        """Return the SHA-256 of all that is kept, in canonical order: equal where the content is equal."""
        self.folder.check()
        return fingerprint(self._records())

    def sql(self, query: str) -> pa.Table:
        """Return what a query over the records gives, as an Arrow table; it can look at the archive and touch nothing.

        Tables: `records` (nested, as docs/record-format.md), and flat: `cables`, `paragraphs`, `people`, `bodies`,
        `instruments`, `meetings`, `statements`, `silences`, `changes`, `plans`, `dates`, `damage`, `withheld`,
        `layout`. Raises `ArchiveError` for a wrong query.
        """
        self.folder.check()
        return self._asked(lambda records: sql.ask(query, records.files, str(self.folder)))

    def _found(self, where: pa.compute.Expression) -> list[tuple[str, Cable]]:
        return [(row.origin.key, row.cable) for row in self._rows(where)]

    def _rows(self, where: pa.compute.Expression) -> list[Row]:
        self.folder.check()
        return self._asked(lambda records: [row for table in records.tables(where=where) for row in to_rows(table)])

    def _asked(self, ask: Callable[[Records], Answer]) -> Answer:
        """What comes of asking the records, again where somebody has put other files in the place of theirs."""
        while True:
            records = self._records()
            try:
                return ask(records)
            except ArchiveError:
                if set(self._records().files) == set(records.files):
                    raise

    @property
    def _index(self) -> Index:
        """The index for reading: it stays open, and sees what others commit."""
        if self._opened is None or not self._opened.is_there():
            self._opened = reading(self.folder.index, self._records)
        return self._opened

    def _records(self) -> Records:
        """The records; raises `ArchiveError` where an index is left of some that are gone, and would follow them."""
        records = Records(self.folder.records)
        if not records.is_there and Index.is_in(self.folder.index) and index_of(self.folder.index).batches():
            advice = "bring the folder back from a copy of the archive, or begin a new one elsewhere"
            raise ArchiveError(str(self.folder.records), found="gone, though the index knows them", advice=advice)
        return records

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the lock of an archive that is there; records and index are not touched."""
        self.folder.check()
        with self.folder.faults(), writing(self.folder.lock, str(self.folder)):
            yield

    @contextmanager
    def _writing(self, *, stamp: bool = False) -> Iterator[tuple[Records, Indexing]]:
        """Hold the lock; the index is what the records are when the block begins. `stamp`: a new folder will do."""
        if not stamp:
            self.folder.check()
        with self.folder.faults(), writing(self.folder.lock, str(self.folder)):
            self.folder.stamp()
            self.folder.check()
            records = self._records()
            with opened(self.folder.index) as index:
                catch_up(index, records)
                yield records, index
