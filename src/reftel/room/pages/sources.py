"""Sources: every file that was added, and what became of it."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Literal

import msgspec
from litestar import Response, get
from litestar.params import FromQuery

from reftel.archive import Archive
from reftel.archive.ledger import Entry, Ledger
from reftel.room.addresses import address
from reftel.room.page import AsAsked, FromRoom, Page, answer
from reftel.room.words import clipped

__all__ = ["SourceShown", "SourcesPage", "sources", "view"]

_MOST = 50
_NAMED = 6
Which = Literal["read", "empty"]


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


class SourcesPage(Page, frozen=True, kw_only=True):
    """Files with cables (`read`), or those without (`empty`), whose path has what was looked for; `after` leads on."""

    which: Which
    path: str
    files: tuple[SourceShown, ...]
    read: int
    empty: int
    first: str | None
    after: str | None


def view(archive: Archive, which: Which, path: str, start: str) -> SourcesPage:
    """Return the page of an archive's files whose path has some letters, from behind one on."""
    empty = _without_cables(archive)
    read = archive.sql("SELECT count(DISTINCT file) AS n FROM records").to_pylist()[0]["n"]
    found = list(_read(archive, path, start) if which == "read" else _empty(empty, path, start))
    shown = found[:_MOST]
    return SourcesPage(
        title="Sources",
        which=which,
        path=path,
        files=tuple(shown),
        read=read,
        empty=len(empty),
        first=address("sources", which=which, path=path) if start else None,
        after=address("sources", which=which, path=path, after=shown[-1].path) if len(found) > _MOST else None,
    )


@get("/sources", sync_to_thread=True)
def sources(
    room: FromRoom,
    asked: AsAsked,
    *,
    which: FromQuery[Which] = "read",
    path: FromQuery[str] = "",
    after: FromQuery[str] = "",
) -> Response[SourcesPage]:
    """List the files that were added; `path` are letters of a file's path, `after` the cursor that a page gives."""
    return answer(asked, "sources.html", view(room.archive, which, path, after))


def _without_cables(archive: Archive) -> list[Entry]:
    """The last word on every file without a cable, by path."""
    entries = {entry.sha256: entry for entry in Ledger(archive.folder.sources).entries() if entry.state == "empty"}
    return sorted(entries.values(), key=lambda entry: entry.path)


def _read(archive: Archive, path: str, start: str) -> Iterator[SourceShown]:
    query = f"""
        SELECT file, any_value(source.format) AS format, count(*) AS copies, sum(len(damage)) AS damage,
            list_slice(list_sort(list(DISTINCT id)), 1, {_NAMED}) AS ids
        FROM records WHERE file > {_quoted(start)} AND contains(lower(file), {_quoted(path.lower())})
        GROUP BY file ORDER BY file LIMIT {_MOST + 1}
    """  # noqa: S608  quoted below, in a database that can only look
    rows: Sequence[dict[str, Any]] = archive.sql(query).to_pylist()
    for row in rows:
        yield SourceShown(
            path=row["file"],
            format=row["format"],
            copies=row["copies"],
            cables=tuple(each for each in row["ids"] or () if each),
            damage=int(row["damage"] or 0),
        )


def _empty(entries: Sequence[Entry], path: str, start: str) -> Iterator[SourceShown]:
    wanted = (entry for entry in entries if entry.path > start and path.lower() in entry.path.lower())
    for entry in islice(wanted, _MOST + 1):
        yield SourceShown(path=entry.path, reason=clipped(entry.reason or "no cable in it"))


def _quoted(text: str) -> str:
    """A text as SQL has it.

    >>> _quoted("it's")
    "'it''s'"
    """
    return "'" + text.replace("\0", "").replace("'", "''") + "'"
