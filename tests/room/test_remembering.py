"""A page that was made is given again, and made anew when something was written."""

import asyncio
import shutil
from pathlib import Path
from typing import cast

import pytest
from litestar.testing import TestClient
from litestar.types import Message, Receive, Scope, Send
from litestar.types.asgi_types import ReceiveMessage

import reftel
from reftel.archive.search import Results
from reftel.room import Room, application
from reftel.room.remembering import Remembering
from room.conftest import SAMPLES


@pytest.fixture
def room(tmp_path: Path) -> Room:
    archive = reftel.open(tmp_path / "archive")
    archive.add(SAMPLES[:3], workers=1)
    return Room(archive)


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    asked: list[str] = []
    search = Room.search

    def counted(room: Room, query: str, **how: object) -> Results:
        asked.append(query)
        return search(room, query, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(Room, "search", counted)
    return asked


def test_a_page_is_made_once(room: Room, searches: list[str]) -> None:
    with TestClient(application(room)) as client:
        pages = [client.get("/search?q=the"), client.get("/search?q=the")]
        assert client.head("/search?q=the").headers["content-length"] == pages[0].headers["content-length"]
        assert searches == ["the"]
        assert pages[0].content == pages[1].content
        assert pages[0].headers == pages[1].headers
        assert client.get("/search.json?q=the").json()["query"] == "the"
        client.get("/search?q=The")
    assert searches == ["the", "the", "The"]


def test_what_is_added_is_on_the_page_at_once(room: Room) -> None:
    with TestClient(application(room)) as client:
        before = client.get("/search.json?q=the").json()["total"]
        room.archive.add(SAMPLES[3:], workers=1)
        assert client.get("/search.json?q=the").json()["total"] > before


def test_a_fault_is_not_remembered(room: Room) -> None:
    index = room.archive.folder.index
    with TestClient(application(room), raise_server_exceptions=False) as client:
        moved = shutil.move(index, index.parent / "elsewhere")
        assert client.get("/search?q=the").status_code != 200
        shutil.move(moved, index)
        assert client.get("/search?q=the").status_code == 200


def test_what_was_not_asked_for_lately_is_forgotten() -> None:
    made: list[bytes] = []

    async def ten_bytes(scope: Scope, receive: Receive, send: Send) -> None:
        made.append(scope["raw_path"])
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"0123456789", "more_body": False})

    remembering = Remembering(ten_bytes, lambda: 0, most=2 * 8_010 + 5)
    scopes: list[dict[str, object]] = [
        {"type": "http", "headers": [], "raw_path": path, "query_string": b"", "reftel.json": False}
        for path in (b"one", b"two", b"three", b"two", b"three", b"one")
    ]
    for scope in scopes:
        asyncio.run(remembering(cast("Scope", scope), _nothing, _nowhere))
    assert made == [b"one", b"two", b"three", b"one"]


async def _nothing() -> ReceiveMessage:
    return {"type": "http.request", "body": b"", "more_body": False}


async def _nowhere(_: Message) -> None:
    pass
