"""The room as an ASGI application: its pages, what they are made from, and its guard."""

from importlib.metadata import version
from typing import Any

from litestar import Litestar, Request, Response, get
from litestar.datastructures import State
from litestar.di import Provide
from litestar.openapi import OpenAPIConfig
from litestar.params import FromPath
from litestar.response import Redirect
from litestar.types import ASGIApp

from reftel.room.faults import HANDLERS, Fault
from reftel.room.guard import Guard, Limits
from reftel.room.page import asked_of
from reftel.room.pages import ROUTES
from reftel.room.rendering import STATIC, static_file
from reftel.room.room import Room

__all__ = ["application"]

_FOR_GOOD = "public, max-age=31536000, immutable"  # their addresses change with their content


def application(room: Room, *, hosts: frozenset[str] | None = None, limits: Limits | None = None) -> ASGIApp:
    """Return the room as an ASGI application; `hosts` are the names it goes by, None where any name will do."""
    app = Litestar(
        [*ROUTES, _door, _static, _openapi],
        dependencies={"room": Provide(_room, sync_to_thread=False), "asked": Provide(asked_of, sync_to_thread=False)},
        exception_handlers=HANDLERS,
        openapi_config=OpenAPIConfig(
            title="Reftel's reading room", version=version("reftel"), use_handler_docstrings=True
        ),
        logging_config=None,
        state=State({"room": room}),
    )
    return Guard(app, room.name, hosts=hosts, limits=limits)


def _room(state: State) -> Room:
    room: Room = state.room
    return room


@get("/", include_in_schema=False, sync_to_thread=False)
def _door() -> Redirect:
    return Redirect("/search")


@get("/static/{name:str}", include_in_schema=False, sync_to_thread=False)
def _static(name: FromPath[str]) -> Response[bytes]:
    if name not in STATIC:
        raise Fault(404, "There is no such file")
    return Response(static_file(name), media_type=STATIC[name], headers={"cache-control": _FOR_GOOD})


@get("/openapi", include_in_schema=False, sync_to_thread=False)
def _openapi(request: Request[Any, Any, State]) -> dict[str, Any]:
    """The description of the JSON pages: their addresses are those of the pages, with `.json` behind."""
    schema = request.app.openapi_schema.to_schema()
    return schema | {"paths": {f"{path}.json": item for path, item in schema["paths"].items()}}
