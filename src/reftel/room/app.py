"""The room as an ASGI application: its pages, what they are made from, and its guard."""

from http import HTTPStatus
from importlib.metadata import version
from typing import Any

from litestar import Litestar, Request, Response, get
from litestar.datastructures import State
from litestar.di import Provide
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.params import FromPath
from litestar.response import Redirect
from litestar.types import ASGIApp

from reftel.room.faults import HANDLERS, Fault
from reftel.room.guard import Guard, Limits
from reftel.room.lending import Lending
from reftel.room.page import JSON, asked_of
from reftel.room.pages import ROUTES
from reftel.room.remembering import Remembering
from reftel.room.rendering import STATIC, static_file
from reftel.room.room import Room

__all__ = ["application"]

_FOR_GOOD = "public, max-age=31536000, immutable"  # their addresses change with their content


_PLACE = {
    "type": "array",
    "items": {"type": "integer"},
    "minItems": 3,
    "maxItems": 3,
    "description": "The index of a paragraph, and the offsets in its text where words begin and end.",
}
_FAULT = {
    "type": "object",
    "required": ["title", "status", "found", "advice", "links"],
    "properties": {
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "found": {"type": "string"},
        "advice": {"type": "string"},
        "links": {"type": "array", "items": {"type": "array", "items": {"type": "string"}}},
    },
}


class _Description(JsonRenderPlugin):
    """The description of the JSON pages: their addresses are those of the pages, with `.json` behind."""

    def render(self, request: Request[Any, Any, State], openapi_schema: dict[str, Any]) -> bytes:
        paths = {f"{path}.json": _with_faults(path, item) for path, item in openapi_schema["paths"].items()}
        components = dict(openapi_schema["components"])
        components["schemas"] = components["schemas"] | {"Place": _PLACE, "FaultPage": _FAULT}
        return self.render_json(request, openapi_schema | {"paths": paths, "components": components})


def _with_faults(path: str, item: dict[str, Any]) -> dict[str, Any]:
    """A path with what the room answers to what it cannot show, which litestar does not know.

    What is wrong with a query stands in the page of the search itself.
    """
    fault = {"$ref": "#/components/schemas/FaultPage"}
    wrong = {"anyOf": [{"$ref": "#/components/schemas/SearchPage"}, fault]} if path == "/search" else fault
    faults = {
        str(status.value): {"description": status.phrase, "content": {JSON: {"schema": schema}}}
        for status, schema in ((HTTPStatus.BAD_REQUEST, wrong), (HTTPStatus.NOT_FOUND, fault))
    }
    return {method: {**each, "responses": each["responses"] | faults} for method, each in item.items()}


def application(room: Room, *, hosts: frozenset[str] | None = None, limits: Limits | None = None) -> ASGIApp:
    """Return the room as an ASGI application; `hosts` are the names it goes by, None where any name will do."""
    app = Litestar(
        [*ROUTES, _door, _static],
        dependencies={"room": Provide(_room, sync_to_thread=False), "asked": Provide(asked_of, sync_to_thread=False)},
        exception_handlers=HANDLERS,
        openapi_config=OpenAPIConfig(
            title="Reftel's reading room",
            version=version("reftel"),
            use_handler_docstrings=True,
            path="/openapi",
            render_plugins=[_Description(path="/")],  # none of those that a browser would fetch from elsewhere
        ),
        logging_config=None,
        state=State({"room": room}),
    )
    lending = Lending(app, room.archive.folder.index)
    return Guard(Remembering(lending, lambda: room.state), room.name, hosts=hosts, limits=limits)


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
