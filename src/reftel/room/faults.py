"""What a reader sees when there is no page: what was found, and what to do; never how the room is built."""

import sys
from http import HTTPStatus
from typing import Any, cast

import msgspec
from litestar import Request, Response
from litestar.datastructures import State
from litestar.exceptions import HTTPException

from reftel.errors import ReftelError, WordingError
from reftel.room.page import HTML, JSON, Asked, Page, asked_of
from reftel.room.rendering import Frame, render

__all__ = ["HANDLERS", "Fault", "FaultPage", "fault_content", "no_json"]

_ADVICE = {
    400: "Look at the address: something in it is not as it should be.",
    404: "Look for it, or begin from the menu.",
    405: "The room is for reading: pages are asked for with GET.",
    414: "Ask for less at once.",
    500: "Something of Reftel itself failed. The terminal it runs in says what; please report that.",
    503: "Try again in a moment.",
}


class Fault(HTTPException):
    """A page that cannot be shown: a status, what was found, what to do; `links` are names and addresses to go to."""

    def __init__(
        self, status: int, found: str, advice: str | None = None, links: tuple[tuple[str, str], ...] = ()
    ) -> None:
        super().__init__(detail=found, status_code=status)
        self.found = found
        self.advice = advice or _ADVICE.get(status, _ADVICE[400])
        self.links = links


class FaultPage(Page, frozen=True, kw_only=True):
    """What a fault says; `links` are names and addresses of pages to go to."""

    status: int
    found: str
    advice: str
    links: tuple[tuple[str, str], ...] = ()


def fault_content(fault: Fault, archive: str = "", *, as_json: bool = False) -> tuple[bytes, str]:
    """Return what is sent for a fault, and its type."""
    page = FaultPage(
        title=HTTPStatus(fault.status_code).phrase,
        status=fault.status_code,
        found=fault.found,
        advice=fault.advice,
        links=fault.links,
    )
    if as_json:
        return msgspec.json.encode(page), JSON
    return render("fault.html", page, Frame(path="/fault", archive=archive)), HTML


_Request = Request[Any, Any, State]


def no_json(asked: Asked) -> None:
    """Raise `Fault` where a file to take away is asked for as JSON."""
    if asked.as_json:
        raise Fault(404, f"There is no page {asked.path}.json", "It is a file: ask for it without .json.")


def _answer(request: _Request, fault: Fault) -> Response[bytes]:
    content, media_type = fault_content(
        fault, request.app.state.room.name, as_json=cast("dict[str, Any]", request.scope).get("reftel.json", False)
    )
    return Response(content, media_type=media_type, status_code=fault.status_code)


def _on_fault(request: _Request, error: Exception) -> Response[bytes]:
    """A fault of ours as it is; one that litestar found in words of ours."""
    if isinstance(error, Fault):
        return _answer(request, error)
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status >= 500:
        return _on_failure(request, error)
    return _answer(request, Fault(status, _found(request, error)))


def _found(request: _Request, error: Exception) -> str:
    if isinstance(error, HTTPException) and error.status_code == 404:
        return f"There is no page {asked_of(request).path}"
    extra = error.extra if isinstance(error, HTTPException) else None
    keys = [str(each["key"]) for each in extra if "key" in each] if isinstance(extra, list) else []
    named = [key for key in keys if key not in request.path_params] or keys  # those are not what is wrong
    return f"This address gives something for {', '.join(named)} that cannot be" if named else "This address is wrong"


def _on_reftel(request: _Request, error: Exception) -> Response[bytes]:
    """The archive cannot be read: said as on the terminal, which the reader may not see."""
    return _answer(request, Fault(503, str(error)))


def _on_wording(request: _Request, error: Exception) -> Response[bytes]:
    """What was asked for cannot be understood, in whatever part of the address it stands."""
    return _answer(request, Fault(400, str(error)))


def _on_failure(request: _Request, error: Exception) -> Response[bytes]:
    said = " ".join(f"{type(error).__name__}: {error}".split())[:500]
    print(f"reftel: a page failed ({said}) at {asked_of(request).path}; please report this", file=sys.stderr)  # noqa: T201
    return _answer(request, Fault(500, "This page could not be made"))


HANDLERS: dict[int | type[Exception], Any] = {
    HTTPException: _on_fault,
    ReftelError: _on_reftel,
    WordingError: _on_wording,
    Exception: _on_failure,
}
"""What answers for every exception of a page."""
