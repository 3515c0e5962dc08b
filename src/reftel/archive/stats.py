"""What an archive holds, in numbers."""

from pathlib import Path
from typing import NamedTuple

from reftel.archive import sql
from reftel.archive.flat import LISTS
from reftel.archive.folder import Folder
from reftel.archive.records import Records

__all__ = ["Stats", "stats"]


class Stats(NamedTuple):
    """Copies of cables, distinct cables, the files they came from; the days of the first and the last.

    `entries` counts the paragraphs, damage and register entries by the name of their list; `rules` the copies by the
    version of the rules that read them; the rest is bytes on disk.
    """

    copies: int
    cables: int
    files: int
    first: str | None
    last: str | None
    entries: dict[str, int]
    rules: dict[str, int]
    record_bytes: int
    index_bytes: int


def stats(folder: Folder, records: Records) -> Stats:
    """Return the numbers of an archive."""
    counts = ", ".join(f'coalesce(sum("{name}"), 0)::BIGINT AS "{name}"' for name in LISTS)
    whole = "count(*) AS copies, count(DISTINCT id) AS cables, count(DISTINCT sha256) AS files, min(date), max(date)"
    [row] = sql.ask(f"SELECT {whole}, {counts} FROM cables", records.files, str(folder)).to_pylist()  # noqa: S608
    copies, cables, files, first, last, *numbers = row.values()
    rules = sql.ask(
        "SELECT rules, count(*) AS copies FROM cables GROUP BY rules ORDER BY rules", records.files, str(folder)
    )
    return Stats(
        copies=copies,
        cables=cables,
        files=files,
        first=first,
        last=last,
        entries=dict(zip(LISTS, numbers, strict=True)),
        rules={each["rules"]: each["copies"] for each in rules.to_pylist()},
        record_bytes=_size(folder.records),
        index_bytes=_size(folder.index),
    )


def _size(folder: Path) -> int:
    """The bytes of all files at or below a folder; files that go while they are counted count for nothing."""
    size = 0
    for path in folder.rglob("*"):
        try:
            size += path.stat().st_size if path.is_file() else 0
        except FileNotFoundError:
            continue
    return size
