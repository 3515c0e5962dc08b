"""A page of the room: a struct with a title, sent as a page of a browser or as JSON by the address it was asked at."""

from typing import Annotated, Any, TypeVar, cast
from urllib.parse import unquote

import msgspec
from litestar import Request, Response
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from reftel.room.rendering import Frame, render
from reftel.room.room import Room

__all__ = ["HTML", "JSON", "AsAsked", "Asked", "Day", "FromRoom", "Page", "answer", "asked_of"]

HTML = "text/html"  # the charset is added when it is sent
JSON = "application/json"
_DAY = r"^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$"
_ENCODER = msgspec.json.Encoder()


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What every page has."""

    title: str


Shown = TypeVar("Shown", bound=Page)


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """How a page was asked for.

    `parts` are those of its path, read from the bytes of the request line, so that a part may hold a slash that was
    written `%2F`. `address` is the path and what is asked of it, without `.json`; `as_json` tells that this was there.
    `home` is the room's own address as the asker reached it, for what is read outside of the room.
    """

    parts: tuple[str, ...]
    path: str
    query: str
    as_json: bool
    archive: str
    home: str

    @property
    def address(self) -> str:
        """The page's own address."""
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def rest(self) -> str:
        """All behind the first part, as one: the id in `/cable/frus1964-68v18/d111`."""
        return "/".join(self.parts[1:])


FromRoom = NamedDependency[Room]
"""What a route takes to get the room."""

AsAsked = NamedDependency[Asked]
"""What a route takes to know how it was asked."""

Day = Annotated[str, QueryParameter(pattern=_DAY)]
"""What a route takes for a year, a month or a day; empty for none."""


def asked_of(request: Request[Any, Any, State]) -> Asked:
    """Return how a page was asked for."""
    scope = cast("dict[str, Any]", request.scope)
    raw = scope["raw_path"].decode("ascii", "replace")
    return Asked(
        parts=tuple(unquote(part, errors="replace") for part in raw.strip("/").split("/")),
        path=raw,
        query=scope["query_string"].decode("ascii", "replace"),
        as_json=scope.get("reftel.json", False),
        archive=request.app.state.room.name,
        home=str(request.base_url).rstrip("/"),
    )


def answer(asked: Asked, template: str, page: Shown, *, status: int = 200) -> Response[Shown]:
    """Return a page as it was asked for: by its template, or as JSON."""
    if asked.as_json:
        return _sent(_ENCODER.encode(page), JSON, status)
    frame = Frame(path=asked.path, query=asked.query, archive=asked.archive)
    return _sent(render(template, page, frame), HTML, status)


def _sent(content: bytes, media_type: str, status: int) -> Response[Shown]:
    return cast("Response[Shown]", Response(content, media_type=media_type, status_code=status))
