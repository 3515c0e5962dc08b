"""Every file that was added: those with cables from the records, those without from the ledger."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Self

import msgspec
import pyarrow as pa
import pyarrow.compute

from reftel.archive import Archive
from reftel.archive.ledger import Entry, Ledger
from reftel.room.aside import Columns
from reftel.room.words import clipped

__all__ = ["Files", "SourceShown"]

_NAMED = 6


class SourceShown(msgspec.Struct, frozen=True, kw_only=True):
    """A file: its format, how many cables were read from it and the ids of the first, how much damage they have.

    `reason` tells why a file without a cable has none.
    """

    path: str
    format: str = ""
    copies: int = 0
    cables: tuple[str, ...] = ()
    damage: int = 0
    reason: str | None = None


class Files:
    """The files of an archive, as of when this was made: columns of Arrow, ordered by path."""

    def __init__(self, read: Columns, empty: list[Entry]) -> None:
        self._read, self._empty = read, empty
        self.copies = pa.compute.sum(read["copies"]).as_py() or 0
        self.read = len(read)
        self.empty = len(empty)

    @classmethod
    def of(cls, archive: Archive) -> Self:
        """Return the files of an archive."""
        read = archive.sql(f"""
            SELECT file, any_value(source.format) AS format, count(*) AS copies,
                sum(len(damage))::BIGINT AS damage, list_slice(list_sort(list(DISTINCT id)), 1, {_NAMED}) AS ids
            FROM records GROUP BY file ORDER BY file
        """)  # noqa: S608  a number of our own
        return cls(Columns(read), _empty(Ledger(archive.folder.sources).entries()))

    def __reduce__(self) -> tuple[type[Self], tuple[Columns, list[Entry]]]:
        return type(self), (self._read, self._empty)

    def with_cables(self, letters: str, start: str, limit: int) -> Iterator[SourceShown]:
        """Yield files from behind a path on, those whose path has some letters."""
        paths = self._read["file"]
        wanted = pa.compute.greater(paths, start)
        if letters:
            found = pa.compute.match_substring(paths, letters, ignore_case=True)
            wanted = pa.compute.and_(wanted, found)
        for row in self._read.table.filter(wanted).slice(0, limit).to_pylist():
            yield SourceShown(
                path=row["file"],
                format=row["format"],
                copies=row["copies"],
                cables=tuple(each for each in row["ids"] if each),
                damage=row["damage"] or 0,
            )

    def without_cables(self, letters: str, start: str, limit: int) -> Iterator[SourceShown]:
        """Yield files without a cable, likewise."""
        wanted = (one for one in self._empty if one.path > start and letters.lower() in one.path.lower())
        for one in islice(wanted, limit):
            yield SourceShown(path=one.path, reason=clipped(one.reason or "no cable in it"))


def _empty(entries: Iterable[Entry]) -> list[Entry]:
    """The files whose last entry says that there is no cable in them, by path."""
    last: dict[str, Entry] = {}
    for entry in entries:
        last.pop(entry.sha256, None)
        if entry.state == "empty":
            last[entry.sha256] = entry
    return sorted(last.values(), key=lambda entry: entry.path)
