"""The records: a Delta Lake table of one row a copy of a cable, written in batches, each in one commit.

Parquet files are written here and not by the Delta writer: worker processes make their bytes, and a commit only names
them. A file that no commit names is not of the table, whatever a killed writer left.
"""

import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute
import pyarrow.dataset
import pyarrow.parquet
from deltalake import DeltaTable
from deltalake.exceptions import DeltaError
from deltalake.transaction import AddAction, RemoveAction

from reftel.archive.folder import settle, write_whole
from reftel.archive.rows import SCHEMA, to_parquet
from reftel.errors import ArchiveError

__all__ = ["Piece", "Records", "name_of", "piece_of", "unreadable"]

_CHECKPOINTS = "50"  # commits between two summaries of the log


def name_of(content: bytes) -> str:
    """Return the name of a file of the table with this content.

    >>> name_of(b"abc")
    'ba7816bf8f01cfea414140de5dae2223.parquet'
    """
    return f"{hashlib.sha256(content).hexdigest()[:32]}.parquet"


class Piece(NamedTuple):
    """Rows to be written: the bytes of a Parquet file, how many rows it has, the first and last batch in it."""

    content: bytes
    rows: int
    batches: tuple[str, str]

    @property
    def name(self) -> str:
        """The file's name: of its content, so that no file is ever written over with another, and damage shows."""
        return name_of(self.content)


def piece_of(table: pa.Table) -> Piece:
    """Return a table of at least one row as a piece to be written."""
    ends = pa.compute.min_max(table["batch"])
    return Piece(to_parquet(table), table.num_rows, (ends["min"].as_py(), ends["max"].as_py()))


class Records:
    """The table in a folder, as of when it was opened or last written; a folder without one is an empty table.

    Raises `ArchiveError` where the log is gone and the files are not: an empty table in their place would lose them.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with self._faults(folder):
            self._table = DeltaTable(folder) if DeltaTable.is_deltatable(str(folder)) else None
        if self._table is None and any(folder.glob("*.parquet")):
            advice = "bring `_delta_log` back from a copy of the archive"
            raise ArchiveError(str(folder), found="files without the log that names them", advice=advice)

    @property
    def is_there(self) -> bool:
        """Whether anything was ever written."""
        return self._table is not None

    @property
    def files(self) -> list[Path]:
        """The Parquet files that are the table now, in no order that means anything."""
        return list(self.sizes)

    @property
    def sizes(self) -> dict[Path, int]:
        """The files with the bytes that each had when it was written."""
        return {self._folder / action["path"]: action["size_bytes"] for action in self._actions()}

    @property
    def count(self) -> int:
        """How many rows there are."""
        return sum(action["num_records"] for action in self._actions())

    @property
    def size(self) -> int:
        """How many bytes the files of the table have."""
        return sum(self.sizes.values())

    def batches(self) -> frozenset[str]:
        """Return every batch there is."""
        return frozenset(self.counts())

    def counts(self) -> Mapping[str, int]:
        """Return how many rows each batch has; only files of several batches are opened for that."""
        found: Counter[str] = Counter()
        for action in self._actions():
            first, last = action.get("min.batch"), action.get("max.batch")
            if first == last and first is not None:
                found[first] += action["num_records"]
            else:
                found.update(self.read(self._folder / action["path"], ["batch"])["batch"].to_pylist())
        return found

    def tables(
        self, columns: Sequence[str] | None = None, where: pa.compute.Expression | None = None
    ) -> Iterator[pa.Table]:
        """Yield the table file by file: some columns, rows for which something holds; all where none are named."""
        for path in self.files:
            yield self.read(path, columns, where)

    def read(
        self, path: Path, columns: Sequence[str] | None = None, where: pa.compute.Expression | None = None
    ) -> pa.Table:
        """Return one file of the table; raises `ArchiveError` where it is damaged or gone."""
        with self._faults(path):
            return pyarrow.dataset.dataset(path, SCHEMA, format="parquet").to_table(columns, where)

    def leaves(self, fields: Mapping[str, Sequence[str]]) -> Iterator[dict[str, pa.Table]]:
        """Yield, file by file, the entries of lists with some of their fields: a table of them for each list's name.

        Nothing else of the lists is read, where a query over a list reads all fields of its entries.
        """
        columns = [f"{name}.list.element.{field}" for name, each in fields.items() for field in each]
        for path in self.files:
            with self._faults(path):
                read = pyarrow.parquet.ParquetFile(path).read(columns)
            entries = {name: read[name].combine_chunks() for name in fields}
            yield {name: pa.Table.from_struct_array(pa.compute.list_flatten(each)) for name, each in entries.items()}

    def of_batches(
        self, batches: frozenset[str], columns: Sequence[str] | None = None
    ) -> Iterator[tuple[str, pa.Table]]:
        """Yield some batches, each with its rows: some columns with `batch` among them; all where none are named."""
        for action in self._actions():
            first, last = action.get("min.batch"), action.get("max.batch")
            if first is None or last is None or any(first <= batch <= last for batch in batches):
                table = self.read(self._folder / action["path"], columns)
                for batch in table["batch"].unique().to_pylist():
                    if batch in batches:
                        yield batch, table.filter(pa.compute.equal(table["batch"], batch))

    def write(self, pieces: Iterable[Piece], instead_of: Iterable[Path] = ()) -> None:
        """Write pieces, in place of some of the files or of none, in one commit.

        Raises `ArchiveError` where that cannot be done; the table is then what it was.
        """
        with self._faults():
            table = self._table or self._make()
            removed = {path.name for path in instead_of}
            actions = [self._removal(action) for action in self._actions() if action["path"] in removed]
            table.create_write_transaction([*map(self._put, pieces), *actions], "append", table.schema())
            table.update_incremental()
            log = self._folder / "_delta_log"
            settle(log / f"{table.version():020}.json")  # which the library leaves to the system
            settle(log)

    def clean(self) -> None:
        """Delete files that are no longer of the table, whatever left them, and sum up its log."""
        if self._table is None:
            return
        with self._faults():
            self._table.vacuum(retention_hours=0, dry_run=False, enforce_retention_duration=False, full=True)
            self._table.create_checkpoint()
            self._table.cleanup_metadata()

    def _make(self) -> DeltaTable:
        configuration = {"delta.checkpointInterval": _CHECKPOINTS}
        self._table = DeltaTable.create(self._folder, SCHEMA, name="records", configuration=configuration)
        return self._table

    def _actions(self) -> list[dict[str, Any]]:
        if self._table is None:
            return []
        with self._faults(self._folder):
            found: list[dict[str, Any]] = pa.table(self._table.get_add_actions(flatten=True)).to_pylist()
        return found

    def _put(self, piece: Piece) -> AddAction:
        first, last = piece.batches
        write_whole(self._folder / piece.name, piece.content)
        stats = {"numRecords": piece.rows, "minValues": {"batch": first}, "maxValues": {"batch": last}}
        return AddAction(piece.name, len(piece.content), {}, _now(), data_change=True, stats=json.dumps(stats))

    def _removal(self, action: dict[str, Any]) -> RemoveAction:
        return RemoveAction(
            action["path"], data_change=True, deletion_timestamp=_now(), size=action["size_bytes"], partition_values={}
        )

    @contextmanager
    def _faults(self, path: Path | None = None) -> Iterator[None]:
        """Every fault of the file system and of the formats in words; reading names the file, writing the folder."""
        try:
            yield
        except (OSError, DeltaError, pa.ArrowException) as error:
            if path is not None:
                raise unreadable(path, error) from error
            advice = "nothing of the archive was lost; make room or mend the folder's rights, and try again"
            raise ArchiveError(str(self._folder), found=f"cannot be written ({_said(error)})", advice=advice) from error


def unreadable(path: Path, error: Exception) -> ArchiveError:
    """Return what is said of a file or folder of the table that cannot be read."""
    advice = "`reftel check` says what is damaged; bring the file back from a copy of the archive"
    return ArchiveError(str(path), found=f"cannot be read ({_said(error)})", advice=advice)


def _said(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error).partition("\n")[0]


def _now() -> int:
    return int(time.time() * 1000)
