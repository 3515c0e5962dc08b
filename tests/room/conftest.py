import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient
from litestar.types import ASGIApp

import reftel
from reftel.room import Room, application

SAMPLES = sorted(str(path) for path in Path("samples").iterdir() if path.suffix in {".txt", ".html"})


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An archive of the project's own story."""
    folder = tmp_path_factory.mktemp("room") / "story"
    reftel.open(folder).add(SAMPLES, workers=1)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def room(story: Path) -> Room:
    return Room(reftel.open(story))


@pytest.fixture(scope="session")
def client(room: Room) -> Iterator[TestClient[ASGIApp]]:
    """A browser without a script, in the room of the story."""
    with TestClient(application(room), raise_server_exceptions=False) as made:
        yield made
