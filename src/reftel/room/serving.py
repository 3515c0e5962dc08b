"""The room opened on a port, until it is stopped."""

import gc
import ipaddress
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import uvicorn
from litestar.concurrency import set_asyncio_executor

from reftel.errors import ReftelError
from reftel.room.app import application
from reftel.room.connections import Connection
from reftel.room.lending import give_back_programs
from reftel.room.room import Room

__all__ = ["serve"]

_THREADS = 4  # more would only wait for one another, and each answer for all
_LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})


def serve(room: Room, host: str, port: int, tell: Callable[[str], None]) -> None:
    """Open the room at a host and port; `tell` gets its address once it can be asked. Returns when it is stopped.

    Raises `ReftelError` where the port is taken, or the host is none of this machine.
    """
    listening = _listening(host, port)
    hosts = _LOCAL | {host} if _is_local(host) else None
    set_asyncio_executor(ThreadPoolExecutor(_THREADS, "page"))
    config = uvicorn.Config(
        application(room, hosts=hosts),
        http=Connection,
        log_level="error",
        access_log=False,
        server_header=False,
        ws="none",
    )
    tell(_address(host, listening.getsockname()[1]))
    gc.collect()
    give_back_programs()
    gc.freeze()  # what was worked out stays, and need not be looked through again and again
    with listening:
        uvicorn.Server(config).run([listening])


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=128)
    except (OSError, OverflowError) as error:
        said = str(getattr(error, "strerror", None) or error).partition(" (while attempting")[0]
        raise ReftelError(
            f"{host}, port {port}: cannot be opened ({said}); give another with --host, --port"
        ) from error


def _is_local(host: str) -> bool:
    """Tell whether only this machine gets to a host.

    >>> _is_local("localhost"), _is_local("127.0.0.2"), _is_local("::1"), _is_local("0.0.0.0")
    (True, True, True, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _address(host: str, port: int) -> str:
    named = f"[{host}]" if ":" in host else host
    return f"http://{named}:{port}/"
