"""The last pages that were made, given again as long as the archive is as it was.

Whoever goes back, or reads what a class reads today, waits for no search. What tells that an answer would be another
one is looked at before each page and after it was made, so that none is kept that was made of two states.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, cast

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Remembering"]

_MOST = 16_000_000  # bytes of all that is kept
_LARGEST = 1_000_000  # bytes of one that is: what is larger is a file to take away
_EACH = 8_000  # bytes that one takes beside its body: an address may have 4,096
_Key = tuple[bytes, bytes, bytes, bool]


class Remembering:
    """The application with a memory; `state` is another value whenever an answer may be another one."""

    def __init__(self, app: ASGIApp, state: Callable[[], Hashable], *, most: int = _MOST) -> None:
        self._app = app
        self._state = state
        self._most = most
        self._of: Hashable = None
        self._answers: OrderedDict[_Key, tuple[list[Message], int]] = OrderedDict()
        self._size = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, as ASGI has it."""
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        asked = cast("dict[str, Any]", scope)
        key = (_host(asked), asked["raw_path"], asked["query_string"], asked["reftel.json"])
        state = self._now()
        if key in self._answers:
            self._answers.move_to_end(key)
            for message in self._answers[key][0]:
                await send(message)
            return
        messages: list[Message] = []

        async def sending(message: Message) -> None:
            messages.append(message)
            await send(message)

        await self._app(scope, receive, sending)
        if self._now() == state and _is_good(messages):
            self._keep(key, messages)

    def _now(self) -> Hashable:
        """The state as it is now; what was made of another one is forgotten."""
        state = self._state()
        if state != self._of:
            self._answers.clear()
            self._size = 0
            self._of = state
        return state

    def _keep(self, key: _Key, messages: list[Message]) -> None:
        size = _EACH + sum(len(cast("dict[str, Any]", message).get("body", b"")) for message in messages)
        if size > _LARGEST or key in self._answers:
            return
        self._answers[key] = messages, size
        self._size += size
        while self._size > self._most:
            _, (_, gone) = self._answers.popitem(last=False)
            self._size -= gone


def _host(scope: dict[str, Any]) -> bytes:
    """The name that the room was asked by, which what is read elsewhere has in its links."""
    return next((value for name, value in scope["headers"] if name == b"host"), b"")


def _is_good(messages: list[Message]) -> bool:
    """Tell whether an answer is whole, and no fault."""
    if not messages:
        return False
    first, last = cast("dict[str, Any]", messages[0]), cast("dict[str, Any]", messages[-1])
    return first.get("status") == 200 and not last.get("more_body", False)
