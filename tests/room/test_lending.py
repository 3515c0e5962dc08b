"""What the room has of files in its memory."""

import asyncio
import mmap
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.types import Receive, Scope, Send

from reftel.room import lending
from reftel.room.lending import Lending, give_back, lent

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells what it has")

SIZE = 40_000_000
FEW = SIZE // 4  # bytes that other parts of the process may read meanwhile


@pytest.fixture
def mapped(tmp_path: Path) -> Iterator[mmap.mmap]:
    """A file of the index, mapped as the index does it."""
    path = tmp_path / "index" / "one.store"
    path.parent.mkdir()
    path.write_bytes(b"cables!\n" * (SIZE // 8))
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ) as opened:
        yield opened


def read(mapped: mmap.mmap) -> int:
    return mapped[::4096].count(b"c")


def test_what_was_given_back_is_read_as_before(mapped: mmap.mmap, tmp_path: Path) -> None:
    before = lent()
    found = read(mapped)
    assert lent() > before + SIZE - FEW
    give_back(tmp_path / "index")
    assert lent() < before + FEW
    assert read(mapped) == found


def test_files_of_other_folders_stay(mapped: mmap.mmap, tmp_path: Path) -> None:
    before = lent()
    read(mapped)
    give_back(tmp_path)
    assert lent() > before + SIZE - FEW


@pytest.mark.parametrize("most", [0, 10**12])
def test_after_an_answer_no_more_is_left_than_shall_be(mapped: mmap.mmap, tmp_path: Path, most: int) -> None:
    async def app(_scope: Scope, _receive: Receive, _send: Send) -> None:
        read(mapped)

    before = lent()
    asyncio.run(_asked(Lending(app, tmp_path / "index", most=most)))
    assert (lent() < before + FEW) == (most == 0)


def test_a_long_answer_is_looked_at_while_it_is_made(
    mapped: mmap.mmap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = threading.Event()

    def giving_back(folder: Path, most: int) -> None:
        give_back(folder, most)
        done.set()

    async def app(_scope: Scope, _receive: Receive, _send: Send) -> None:
        before = lent()
        read(mapped)
        assert await asyncio.to_thread(done.wait, 10)
        assert lent() < before + FEW

    monkeypatch.setattr(lending, "give_back", giving_back)
    asyncio.run(_asked(Lending(app, tmp_path / "index", most=0)))


async def _asked(app: Lending) -> None:
    async def receive() -> dict[str, str]:
        return {"type": "http.request"}

    async def send(_message: object) -> None:
        pass

    await app({"type": "http"}, receive, send)  # type: ignore[arg-type]
