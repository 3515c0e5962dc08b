"""Connections that begin a request and do not end it, and how answers go out."""

import asyncio
import socket
import threading
from collections.abc import Iterator

import pytest
import uvicorn

from reftel.room import Room
from reftel.room.connections import Connection
from reftel.room.serving import serve


@pytest.fixture(scope="module")
def port(room: Room) -> Iterator[int]:
    """A room that waits a fifth of a second for a request."""
    opened = threading.Event()
    servers: list[uvicorn.Server] = []
    addresses: list[str] = []
    made = Connection.connection_made

    def connection_made(self: Connection, transport: asyncio.Transport) -> None:
        made(self, transport)
        at_once.append(transport.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))

    class Server(uvicorn.Server):
        def run(self, sockets: list[socket.socket] | None = None) -> None:
            servers.append(self)
            super().run(sockets)

    def tell(address: str) -> None:
        addresses.append(address)
        opened.set()

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Connection, "seconds", 0.2)
        patched.setattr(Connection, "connection_made", connection_made)
        patched.setattr(uvicorn, "Server", Server)
        thread = threading.Thread(target=serve, args=(room, "127.0.0.1", 0, tell))
        thread.start()
        assert opened.wait(60)
        yield int(addresses[0].rstrip("/").rpartition(":")[2])
        for server in servers:
            server.should_exit = True
        thread.join(60)


at_once: list[int] = []
"""Of each connection whether what is written to it goes out at once."""

HEAD = b"GET /static/icon.svg HTTP/1.1\r\nHost: 127.0.0.1\r\n"


def received(connection: socket.socket) -> bytes:
    """All that comes until the other side closes."""
    return b"".join(iter(lambda: connection.recv(65536), b""))


@pytest.mark.parametrize("begun", [b"", b"GET /sea", HEAD])
def test_who_does_not_end_a_request_is_not_waited_for(port: int, begun: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(begun)
        assert received(connection) == b""


def test_a_second_request_on_a_connection_is_waited_for_no_longer(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(HEAD + b"\r\n")
        connection.sendall(HEAD)
        assert received(connection).startswith(b"HTTP/1.1 200 OK")


def test_who_asks_is_answered(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(HEAD + b"Connection: close\r\n\r\n")
        assert received(connection).endswith(b"</svg>\n")


def test_an_answer_does_not_wait_until_its_head_has_come(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(HEAD + b"\r\n")
        assert connection.recv(12) == b"HTTP/1.1 200"
    assert set(at_once) == {1}
