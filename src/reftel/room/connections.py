"""Connections to the room: answers go out at once, and who opens one and does not ask is not waited for.

Uvicorn bounds how long a connection rests between two requests, and not how long a request takes to arrive: some
thousand of them, each begun and never ended, would leave no room for readers.

Python's event loop sends what is written at once only on sockets that were made for TCP by name, as those of
`socket.create_server` are not: the text of an answer, written behind its head, would wait for the other side's word
that this has come, which takes 40 milliseconds (J. Nagle, RFC 896, with the delayed acknowledgments of RFC 1122).
"""

import asyncio
import socket
from contextlib import suppress

from uvicorn.protocols.http.h11_impl import H11Protocol

__all__ = ["Connection"]


class Connection(H11Protocol):
    """A connection that sends at once, and is closed when the head of a request is not there within `seconds`."""

    seconds = 20.0
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Wait for a first request."""
        super().connection_made(transport)
        with suppress(OSError):  # where the other side has gone already
            transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take a piece of a request; while it is answered nobody waits for another."""
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._stop_waiting()
        elif self._deadline is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._deadline = self.loop.call_later(self.seconds, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
