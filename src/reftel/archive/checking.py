"""The whole archive gone through: its files, every quoted word, every row against the index."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from reftel.archive.folder import Folder
from reftel.archive.index_damage import ANEW, damaged
from reftel.archive.indexing import Indexing
from reftel.archive.places import misplaced
from reftel.archive.records import Records, name_of
from reftel.archive.rows import Row, key_of, to_rows
from reftel.errors import ArchiveError

__all__ = ["Finding", "check"]

_HARMED = "its bytes are not those that were written"


class Finding(NamedTuple):
    """Something that is not as it should be: where, and what."""

    where: str
    what: str


def check(folder: Folder, records: Records, open_index: Callable[[], Indexing]) -> Iterator[Finding | int]:
    """Yield what is wrong, and after each file of the records how many rows it had.

    A damaged file is named and the others are gone through; in an index that is damaged no row is looked up.
    """
    index: Indexing | None = None
    harmed = [Finding(_within(folder, path), f"{_HARMED}; {ANEW}") for path in damaged(folder.index)]
    yield from harmed
    if not harmed:
        try:
            index = open_index()
        except ArchiveError as error:
            yield Finding(_within(folder, error.path), f"{error.found}; {error.advice}")
    yield from _check_files(folder, records, index)
    if index is not None:
        with suppress(ArchiveError):  # of a file that was named above
            yield from _check_batches(records, index)


def _check_files(folder: Folder, records: Records, index: Indexing | None) -> Iterator[Finding | int]:
    keys: set[str] = set()
    for path in records.files:
        where = _within(folder, path)
        try:
            if name_of(path.read_bytes()) != path.name:
                yield Finding(where, _HARMED)
                continue
            rows = 0
            for row in to_rows(records.read(path)):
                rows += 1
                yield from _check_row(row, keys, index)
            yield rows
        except OSError as error:
            yield Finding(where, f"cannot be read ({error.strerror or error})")
        except ArchiveError as error:
            yield Finding(where, error.found)


def _check_row(row: Row, keys: set[str], index: Indexing | None) -> Iterator[Finding]:
    where = f"{row.cable.id or 'a cable without an id'} ({row.origin.key})"
    if row.origin.key != key_of(row.origin.sha256, row.origin.place):
        yield Finding(where, "its key is not that of its source and place")
    if row.origin.key in keys:
        yield Finding(where, "it is there twice")
    keys.add(row.origin.key)
    for what in misplaced(row.cable):
        yield Finding(where, what)
    if index is not None and row.cable.id is not None and row.cable not in index.cable(row.cable.id):
        yield Finding(where, "the index does not have it as the records do")


def _check_batches(records: Records, index: Indexing) -> Iterator[Finding]:
    held, there = index.batches(), records.batches()
    for batch in sorted(there - held):
        yield Finding(f"batch {batch}", "the index does not have it; the next adding brings it there")
    for batch in sorted(held - there):
        yield Finding(f"batch {batch}", "the index has it, the records do not; the next adding takes it out")


def _within(folder: Folder, path: str | Path) -> str:
    """How a place in the archive is named, as seen from its folder."""
    return str(Path(path).relative_to(folder.path))
