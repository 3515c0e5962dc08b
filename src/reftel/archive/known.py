"""Which sources an archive has read, by which rules, told from the records and the ledger."""

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute

from reftel.archive.ledger import Ledger
from reftel.archive.records import Records
from reftel.archive.remnants import Remnants, remnants

__all__ = ["Known"]


class Known:
    """The sources known when an adding begins, by the SHA-256 of their bytes; `again`: older rules count for nothing.

    A source with rows is read whole, since a batch is written whole; but a big file comes in parts, and whether all of
    them are there the ledger says.
    """

    def __init__(self, records: Records, ledger: Ledger, rules: str, *, again: bool) -> None:
        self._records = records
        self._rules = rules
        self._again = again
        self._held: set[bytes] = set()
        self._older: dict[Path, set[bytes]] = {}
        self._finished: set[tuple[bytes, str]] = set()
        self._read_ledger(ledger)
        self._read_records()

    def holds(self, sha256: str) -> bool:
        """Say whether a source with these bytes need not be read."""
        return bytes.fromhex(sha256) in self._held

    def replaced(self, sources: Iterable[str]) -> Remnants:
        """Return what is left of the table's files without what older rules read from these sources."""
        wanted = {bytes.fromhex(sha256) for sha256 in sources}
        files = [path for path, older in self._older.items() if not older.isdisjoint(wanted)]
        are_theirs = pa.compute.field("sha256").isin([sha256.hex() for sha256 in wanted])
        left = remnants(self._records, files, are_theirs & (pa.compute.field("rules") != self._rules))
        for path, piece in left.of.items():
            older = self._older.pop(path) - wanted
            if piece is not None:
                self._older[path.with_name(piece.name)] = older
        return left

    def _read_ledger(self, ledger: Ledger) -> None:
        """What is whole is held only while there are rows of it: they may have been removed."""
        for entry in ledger.entries():
            if entry.state == "whole":
                self._finished.add((bytes.fromhex(entry.sha256), entry.rules))
            elif entry.rules == self._rules or not self._again:
                self._held.add(bytes.fromhex(entry.sha256))

    def _read_records(self) -> None:
        for path in self._records.files:
            table = self._records.read(path, ["sha256", "rules", "part"])
            sources = table.group_by(["sha256", "rules"]).aggregate([("part", "count")])
            for source in sources.to_pylist():
                self._take(bytes.fromhex(source["sha256"]), source["rules"], path, in_parts=source["part_count"] > 0)

    def _take(self, sha256: bytes, rules: str, path: Path, *, in_parts: bool) -> None:
        whole = not in_parts or (sha256, rules) in self._finished
        if whole and (rules == self._rules or not self._again):
            self._held.add(sha256)
        elif rules != self._rules:
            self._older.setdefault(path, set()).add(sha256)
