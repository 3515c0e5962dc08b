"""Pages of the index's files that the room has in its memory, given back when they have become many.

The index's files are mapped, so that whatever was read of them stays, and the room grows until it is as large as they
are. What is given back here the system still has in its cache: read again, a page is there within microseconds.
"""

import ctypes
import mmap
import os
from asyncio import create_task, sleep, to_thread
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from litestar.types import ASGIApp, Receive, Scope, Send

__all__ = ["MOST", "Lending", "give_back", "give_back_programs", "lent"]

MOST = 310_000_000
"""Bytes of files that stay in the memory of the room: some seventy million of its programs, the rest of an index."""

_READ_ONCE = (".store", ".idx", ".pos")  # the index's files of texts, of postings and of positions
_BETWEEN = 0.01  # seconds between two looks while an answer is made
_GIVE_BACK = getattr(mmap, "MADV_DONTNEED", 0)  # of what is mapped for reading alone this loses nothing


class Lending:
    """An application with no more of files in its memory than `most` bytes, but for what is read within moments."""

    def __init__(self, app: ASGIApp, folder: Path, *, most: int = MOST) -> None:
        self._app = app
        self._folder = folder
        self._most = most
        self._gives = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, as ASGI has it."""
        watching = create_task(self._watch())
        try:
            await self._app(scope, receive, send)
        finally:
            watching.cancel()
        await self._look()

    async def _watch(self) -> None:
        """Look again and again, since one search may read a hundred megabytes."""
        while True:
            await sleep(_BETWEEN)
            await self._look()

    async def _look(self) -> None:
        if self._gives or lent() <= self._most:
            return
        self._gives = True  # of many answers that look at the same time one sees to it
        try:
            await to_thread(give_back, self._folder, self._most)
        finally:
            self._gives = False


def lent() -> int:
    """Return how many bytes of files are in this process's memory; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", "rb", buffering=0) as file:  # noqa: PTH123  asked after every answer
            return int(file.read().split()[2]) * mmap.PAGESIZE
    except OSError:
        return 0


def give_back(folder: Path, most: int = 0) -> None:
    """Give back what is mapped of the files in a folder; whoever reads there meanwhile goes on.

    First what one search reads and the next one hardly does: texts, and where words stand. The columns that every
    search counts by go only where more than `most` bytes would still be there.
    """
    home = str(folder.resolve())
    ours = [file for file in _mapped("r--s") if os.path.dirname(file.path) == home]  # noqa: PTH120
    _let_go(file for file in ours if file.path.endswith(_READ_ONCE))
    if lent() > most:
        _let_go(ours)


def give_back_programs() -> None:
    """Give back the pages of programs that only the beginning needed: what is run again comes back by itself."""
    _let_go(_mapped("r-xp"))


class _Mapped(NamedTuple):
    path: str
    start: int
    end: int


def _mapped(rights: str) -> Iterator[_Mapped]:
    """The files that are mapped with some rights, which are such that nothing is ever written there."""
    with suppress(OSError), open("/proc/self/maps", encoding="utf-8", errors="surrogateescape") as lines:  # noqa: PTH123
        for line in lines:
            place, allowed, *_, name = line.rstrip("\n").split(maxsplit=5)
            if allowed == rights and name.startswith("/"):
                start, end = (int(each, 16) for each in place.split("-"))
                yield _Mapped(name.removesuffix(" (deleted)"), start, end)


def _let_go(files: Iterable[_Mapped]) -> None:
    for file in list(files):
        place, size = ctypes.c_void_p(file.start), ctypes.c_size_t(file.end - file.start)
        ctypes.CDLL(None).madvise(place, size, _GIVE_BACK)
