"""Many small files of the records made few big ones."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa

from reftel.archive.records import Records, piece_of

__all__ = ["compact"]

_FULL_BYTES = 64 * 1024 * 1024  # packed; some ten times as much in memory while files are joined


def compact(records: Records) -> int:
    """Join small files, delete what is no longer of the table; return how many files there are now fewer.

    Each joining is one commit, and the rows are the same rows: whoever kills it loses nothing.
    """
    before = len(records.files)
    for group in list(_groups(records.sizes)):
        table = pa.concat_tables([records.read(path) for path in group])
        records.write([piece_of(table)], group)
    records.clean()
    return before - len(records.files)


def _groups(sizes: Mapping[Path, int]) -> Iterator[list[Path]]:
    """Neighbours that fit into one file; a file alone stays as it is."""
    group: list[Path] = []
    size = 0
    for path, bytes_of in sizes.items():
        if group and size + bytes_of > _FULL_BYTES:
            if len(group) > 1:
                yield group
            group, size = [], 0
        group.append(path)
        size += bytes_of
    if len(group) > 1:
        yield group
