"""What an archive holds, in numbers."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, Self, TypedDict, TypeVar

import msgspec
import pyarrow as pa

from reftel.archive import sql
from reftel.archive.folder import Folder
from reftel.archive.records import Records
from reftel.record import REGISTERS

__all__ = ["Made", "Stats", "stats"]


class Made(msgspec.Struct, frozen=True):
    """How many entries a rule has made, and how sure it is of them on average, from 0 to 1."""

    entries: int = 0
    confidence: float = 0.0

    def with_more(self, entries: int, confidence: float) -> Self:
        """Return what it is with more entries, of which it is so sure."""
        every = self.entries + entries
        mean = (self.entries * self.confidence + entries * confidence) / every
        return type(self)(every, mean)

    def rounded(self) -> Self:
        """Return it without the digits that adding up leaves."""
        return type(self)(self.entries, round(self.confidence, 3))


_Number = TypeVar("_Number")


class Stats(NamedTuple):
    """Copies of cables, distinct cables, the files they came from; the days of the first and the last.

    `entries` counts the paragraphs, damage and register entries by the name of their list; `made` the entries of each
    register by the rule that made them, the commonest first; `damage` the damage by its kind; `rules` the copies by the
    version of the rules that read them; the rest is bytes on disk.
    """

    copies: int
    cables: int
    files: int
    first: str | None
    last: str | None
    entries: dict[str, int]
    made: dict[str, dict[str, Made]]
    damage: dict[str, int]
    rules: dict[str, int]
    record_bytes: int
    index_bytes: int


_FIELDS = {
    "paragraphs": ("number",),
    "damage": ("kind",),
    **dict.fromkeys(REGISTERS, ("rule", "confidence")),
    "withheld": ("paragraph",),
    "layout": ("role",),
}
"""What is read of each list: one field tells how many entries there are."""


def stats(folder: Folder, records: Records) -> Stats:
    """Return the numbers of an archive."""
    whole = "count(*) AS copies, count(DISTINCT id) AS cables, count(DISTINCT sha256) AS files"
    days = "min(header.date) AS first, max(header.date) AS last"
    [row] = sql.ask(f"SELECT {whole}, {days} FROM records", records.files, str(folder)).to_pylist()  # noqa: S608
    rules = sql.ask(
        "SELECT rules, count(*) AS copies FROM records GROUP BY rules ORDER BY rules", records.files, str(folder)
    )
    return Stats(
        **row,
        **_counted(records),
        rules={each["rules"]: each["copies"] for each in rules.to_pylist()},
        record_bytes=_size(folder.records),
        index_bytes=_size(folder.index),
    )


class _Counted(TypedDict):
    """What is counted list by list."""

    entries: dict[str, int]
    made: dict[str, dict[str, Made]]
    damage: dict[str, int]


def _counted(records: Records) -> _Counted:
    entries = dict.fromkeys(_FIELDS, 0)
    damage: Counter[str] = Counter()
    rules: dict[str, defaultdict[str, Made]] = {register: defaultdict(Made) for register in REGISTERS}
    for lists in records.leaves(_FIELDS):
        for name, table in lists.items():
            entries[name] += table.num_rows
        damage.update(lists["damage"]["kind"].to_pylist())
        for register in REGISTERS:
            for rule, count, sure in _by_rule(lists[register]):
                rules[register][rule] = rules[register][rule].with_more(count, sure)
    made = {
        register: {rule: each.rounded() for rule, each in _commonest_first(found, lambda each: each.entries).items()}
        for register, found in rules.items()
    }
    return {"entries": entries, "made": made, "damage": _commonest_first(damage, int)}


def _by_rule(entries: pa.Table) -> Iterator[tuple[str, int, float]]:
    """Each rule, how many entries it made, and how sure it is of them on average."""
    found = entries.group_by("rule").aggregate([("confidence", "count"), ("confidence", "mean")])
    return zip(*(found[name].to_pylist() for name in ("rule", "confidence_count", "confidence_mean")), strict=True)


def _commonest_first(counts: Mapping[str, _Number], count: Callable[[_Number], int]) -> dict[str, _Number]:
    return dict(sorted(counts.items(), key=lambda each: (-count(each[1]), each[0])))


def _size(folder: Path) -> int:
    """The bytes of all files at or below a folder; files that go while they are counted count for nothing."""
    size = 0
    for path in folder.rglob("*"):
        try:
            size += path.stat().st_size if path.is_file() else 0
        except FileNotFoundError:
            continue
    return size
