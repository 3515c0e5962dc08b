"""The sources whose reading the records do not tell of: files without a cable, and big files finished.

One JSON object a line, only ever appended. It may lag behind the records: what it lacks is read again, to the same
batches. So a line that a killed writer left unfinished is passed over.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Literal

import msgspec

__all__ = ["Entry", "Ledger", "State"]

State = Literal["empty", "whole"]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a source: `empty` (no cable in it, and why), `whole`: all its parts are there."""

    sha256: str
    rules: str
    state: State
    path: str
    reason: str | None = None


class Ledger:
    """The ledger in a file, read anew at every call."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, *entries: Entry) -> None:
        """Append entries; they are on disk when this returns."""
        if not entries:
            return
        with self._path.open("a+b") as file:
            lines = b"".join(msgspec.json.encode(entry) + b"\n" for entry in entries)
            file.write(lines if self._ends_well(file) else b"\n" + lines)
            file.flush()
            os.fsync(file.fileno())

    def entries(self) -> Iterator[Entry]:
        """Yield the entries in the order they were written."""
        if not self._path.exists():
            return
        with self._path.open("rb") as file:
            for line in file:
                try:
                    yield msgspec.json.decode(line, type=Entry)
                except (msgspec.MsgspecError, UnicodeDecodeError):
                    continue

    @staticmethod
    def _ends_well(file: BinaryIO) -> bool:
        if file.seek(0, os.SEEK_END) == 0:
            return True
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"
