"""Sources: every file that was added, and what became of it."""

from typing import Literal

from litestar import Response, get
from litestar.params import FromQuery

from reftel.room.addresses import address
from reftel.room.files import Files, SourceShown
from reftel.room.page import AsAsked, FromRoom, Page, answer

__all__ = ["SourcesPage", "sources", "view"]

_MOST = 50
Which = Literal["read", "empty"]


class SourcesPage(Page, frozen=True, kw_only=True):
    """Files with cables (`read`), or those without (`empty`), whose path has what was looked for; `after` leads on."""

    which: Which
    path: str
    files: tuple[SourceShown, ...]
    read: int
    empty: int
    first: str | None
    after: str | None


def view(files: Files, which: Which, path: str, start: str) -> SourcesPage:
    """Return the page of an archive's files whose path has some letters, from behind one on."""
    listed = files.with_cables if which == "read" else files.without_cables
    found = list(listed(path, start, _MOST + 1))
    shown = found[:_MOST]
    return SourcesPage(
        title="Sources",
        which=which,
        path=path,
        files=tuple(shown),
        read=files.read,
        empty=files.empty,
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
    return answer(asked, "sources.html", view(room.files, which, path, after))
