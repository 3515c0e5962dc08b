"""One writer at a time: a lock that says who holds it, and that frees itself when its holder dies."""

import fcntl
import json
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from reftel.errors import ArchiveError

__all__ = ["Holder", "writing"]


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """The process that writes: its number, its machine, and since when (ISO 8601, UTC)."""

    pid: int
    host: str
    since: str


@contextmanager
def writing(path: Path, archive: str, *, waiting: Callable[[str], None] | None = None) -> Iterator[None]:
    """Hold the lock file at `path` while the block runs.

    Where another process holds it, `waiting` is told who that is, and the block runs when that one is done; without it
    raises `ArchiveError`.

    The lock is the system's own (`flock`), which no death of its holder survives; the file's content only says who it
    is. The file stays: to delete it would let two writers in, each with a lock on a file of that name.
    """
    with path.open("a+", encoding="utf-8", errors="replace") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            who = _holder(file.read())
            if waiting is None:
                advice = "wait for it to end, or stop it"
                raise ArchiveError(archive, found=f"being written by {who}", advice=advice) from None
            waiting(who)
            fcntl.flock(file, fcntl.LOCK_EX)
        file.truncate(0)
        now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        file.write(json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "since": now}) + "\n")
        file.flush()
        yield


def _holder(content: str) -> str:
    try:
        holder = msgspec.json.decode(content, type=Holder)
    except msgspec.MsgspecError:  # it has the lock and has not said yet who it is
        return "another process"
    return f"process {holder.pid} on {holder.host}, since {holder.since}"
