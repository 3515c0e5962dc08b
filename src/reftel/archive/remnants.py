"""What is left of the table's files when some rows go: new files, in which no batch is what it was.

A batch never changes, so that an index that holds a batch of that name holds just what the records hold. What is left
of one has a name of its own.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute

from reftel.archive.records import Piece, Records, piece_of
from reftel.archive.rows import batch_of

__all__ = ["Remnants", "remnants"]


class Remnants(NamedTuple):
    """What comes for each old file, None where no row is left of it; and how many rows went."""

    of: dict[Path, Piece | None]
    gone: int

    @property
    def pieces(self) -> list[Piece]:
        """The new files."""
        return [piece for piece in self.of.values() if piece is not None]


def remnants(records: Records, files: Iterable[Path], doomed: pa.compute.Expression) -> Remnants:
    """Return what is left of the files without the rows that are `doomed`, which is true or false of each of them."""
    found: dict[Path, Piece | None] = {}
    gone = 0
    for path in files:
        lost = records.read(path, ["batch", "key"], doomed)
        if lost.num_rows:  # few files have such rows, and only those are read whole
            left = records.read(path, where=~doomed)
            gone += lost.num_rows
            found[path] = piece_of(_renamed(left, lost)) if left.num_rows else None
    return Remnants(found, gone)


def _renamed(left: pa.Table, lost: pa.Table) -> pa.Table:
    keys: dict[str, list[str]] = {}
    for batch, key in zip(lost["batch"].to_pylist(), lost["key"].to_pylist(), strict=True):
        keys.setdefault(batch, []).append(key)
    names = {batch: batch_of("left", [batch, *sorted(gone)]) for batch, gone in keys.items()}
    batches = [names.get(batch, batch) for batch in left["batch"].to_pylist()]
    return left.set_column(left.schema.get_field_index("batch"), "batch", pa.array(batches, pa.string()))
