"""What is worked out over a whole archive: in a process of its own where the archive is large.

Such work takes some hundreds of megabytes for a while. Allocators give back a part of them; a process that ends, all.
"""

import os
import tempfile
from collections.abc import Callable
from concurrent.futures import BrokenExecutor
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
import pyarrow.ipc

from reftel.archive import Archive
from reftel.archive.processes import local
from reftel.errors import ArchiveError

__all__ = ["LARGE", "Columns", "aside"]

LARGE = 20_000
"""The copies from which on an archive is large: a process takes most of a second to begin."""

Made = TypeVar("Made")


class Columns:
    """A table, in one piece, that goes from one process to another as a file and is read there where it lies.

    The file is deleted as soon as it is open; its bytes go with whoever reads them.
    """

    def __init__(self, table: pa.Table) -> None:
        self._table = table.combine_chunks()

    def __len__(self) -> int:
        return len(self._table)

    def __getitem__(self, name: str) -> pa.Array:
        column = self._table[name]
        return column.chunk(0) if column.num_chunks else pa.array([], column.type)

    @property
    def table(self) -> pa.Table:
        """The table."""
        return self._table

    def __reduce__(self) -> tuple[Callable[[Path], "Columns"], tuple[Path]]:
        handle, name = tempfile.mkstemp(suffix=".arrow", prefix="reftel-")
        with os.fdopen(handle, "wb") as file, pyarrow.ipc.new_file(file, self._table.schema) as writer:
            writer.write_table(self._table)
        return _mapped, (Path(name),)


def _mapped(path: Path) -> Columns:
    try:
        with pa.memory_map(str(path)) as file:
            return Columns(pyarrow.ipc.open_file(file).read_all())
    finally:
        path.unlink()


def aside(work: Callable[[Archive], Made], archive: Archive) -> Made:
    """Return what some work over an archive gives; raises `ArchiveError` where its process is killed."""
    if archive.count() < LARGE:
        return work(archive)
    with local(1, ()) as pool:
        try:
            return pool.submit(work, archive).result()
        except BrokenExecutor as error:
            found, advice = (
                "could not be gone through: the process that did so was killed",
                "see whether memory is short",
            )
            raise ArchiveError(str(archive.folder), found=found, advice=advice) from error
