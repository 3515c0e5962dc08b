"""What every request passes and every answer gets: only reading, only from here, bounded, and no foreign scripts.

The names of hosts are checked where the room is bound to this machine alone: else any page of the web could have its
own name point at 127.0.0.1, and read the archive through its reader's browser.
"""

import asyncio
from collections.abc import Mapping
from typing import Any, cast

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPResponseStartEvent, Message, Receive, Scope, Send

from reftel.room.faults import Fault, fault_content

__all__ = ["Guard", "Limits"]

_SUFFIX = ".json"
_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_FRESH = "private, no-cache"  # an answer is of the archive as it is now


class Limits:
    """How much a request may be, how long it may take, and how many there may be at once."""

    def __init__(self, *, length: int = 4_096, seconds: float = 20.0, at_once: int = 64) -> None:
        self.length = length
        self.seconds = seconds
        self.at_once = at_once


class Guard:
    """The room behind its guard; `hosts` are the names it goes by, None where any name will do."""

    def __init__(
        self, app: ASGIApp, archive: str, *, hosts: frozenset[str] | None = None, limits: Limits | None = None
    ) -> None:
        self._app = app
        self._archive = archive
        self._hosts = hosts
        self._limits = limits or Limits()
        self._running = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, as ASGI has it."""
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        asked = _without_suffix(dict(scope))
        sending = _Sending(send, without_body=asked["method"] == "HEAD")
        asked["method"] = "GET" if asked["method"] == "HEAD" else asked["method"]
        fault = self._fault(asked) or await self._run(cast("Scope", asked), receive, sending)
        if fault and not sending.begun:
            await self._send_fault(fault, sending, as_json=asked["reftel.json"])

    def _fault(self, scope: Mapping[str, Any]) -> Fault | None:
        """What forbids to answer a request."""
        if self._hosts is not None and _host(scope) not in self._hosts:
            return Fault(400, "The room does not go by this name", "Open it at the address that its terminal shows.")
        if scope["method"] != "GET":
            return Fault(405, "Nothing can be written here")
        if len(scope["raw_path"]) + len(scope["query_string"]) > self._limits.length:
            return Fault(414, f"This address is longer than {self._limits.length:,} bytes")
        if self._running >= self._limits.at_once:
            return Fault(503, "The room is full")
        return None

    async def _run(self, scope: Scope, receive: Receive, send: Send) -> Fault | None:
        self._running += 1
        try:
            await asyncio.wait_for(self._app(scope, receive, send), self._limits.seconds)
        except TimeoutError:
            return Fault(503, f"This took longer than {self._limits.seconds:g} seconds", "Ask for less at once.")
        finally:
            self._running -= 1
        return None

    async def _send_fault(self, fault: Fault, send: Send, *, as_json: bool) -> None:
        content, media_type = fault_content(fault, self._archive, as_json=as_json)
        headers = {"content-type": f"{media_type}; charset=utf-8", "content-length": str(len(content))}
        headers |= {"allow": "GET, HEAD"} if fault.status_code == 405 else {}
        headers |= {"retry-after": "1"} if fault.status_code == 503 else {}
        start: HTTPResponseStartEvent = {
            "type": "http.response.start",
            "status": fault.status_code,
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }
        await send(start)
        await send({"type": "http.response.body", "body": content, "more_body": False})


class _Sending:
    """What sends an answer on: with the headers of every answer, and without a body where only the head was asked."""

    def __init__(self, send: Send, *, without_body: bool) -> None:
        self._send = send
        self._without_body = without_body
        self.begun = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            headers = dict(message["headers"])
            ours = {name.encode(): value.encode() for name, value in _HEADERS.items()}
            headers.setdefault(b"cache-control", _FRESH.encode())
            message = {**message, "headers": [*(headers | ours).items()]}
        elif message["type"] == "http.response.body" and self._without_body:
            message = {**message, "body": b""}
        await self._send(message)


def _without_suffix(scope: dict[str, Any]) -> dict[str, Any]:
    """A request's scope with `.json` taken from its path, and told."""
    as_json = scope["path"].endswith(_SUFFIX)
    return scope | {
        "path": scope["path"].removesuffix(_SUFFIX),
        "raw_path": scope["raw_path"].partition(b"?")[0].removesuffix(_SUFFIX.encode()),
        "reftel.json": as_json,
    }


def _host(scope: Mapping[str, Any]) -> str:
    """The name in the request's Host, without the port.

    >>> _host({"headers": [(b"host", b"localhost:8470")]}), _host({"headers": [(b"host", b"[::1]:8470")]})
    ('localhost', '[::1]')
    """
    value = next((value for name, value in scope["headers"] if name == b"host"), b"").decode("latin-1").lower()
    name, colon, port = value.rpartition(":")
    return name if colon and port.isdigit() else value
