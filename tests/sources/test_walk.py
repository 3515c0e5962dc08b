import io
import os
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from reftel.errors import SourceError
from reftel.sources.item import Item
from reftel.sources.walk import count, items

ROOT = os.geteuid() == 0


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder `in`, named from beside it, with files in and under it."""
    monkeypatch.chdir(tmp_path)
    for name in ("in/b.txt", "in/a/z.txt", "in/a/y.txt", "in/.hidden", "in/.git/config", "in/c.txt"):
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"1. {name}")
    return tmp_path / "in"


def read(*paths: str) -> list[str]:
    return [found.path if isinstance(found, Item) else str(found) for found in items(paths)]


def test_one_path_alone_is_one_path(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert [found.path for found in items(str(tmp_path))] == [f"{tmp_path}/a.txt"]
    assert count(str(tmp_path)) == 1


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["in", "in/", "./in"])
def test_a_folder_is_read_in_order(name: str) -> None:
    assert read(name) == ["in/.hidden", "in/a/y.txt", "in/a/z.txt", "in/b.txt", "in/c.txt"]
    assert count([name]) == 5


@pytest.mark.usefixtures("folder")
def test_paths_are_read_as_given() -> None:
    assert read("in/c.txt", "in/.git", "in/b.txt") == ["in/c.txt", "in/.git/config", "in/b.txt"]
    assert next(iter(items(["in/c.txt"]))).path == "in/c.txt"


def test_an_item_opens_any_number_of_times(folder: Path) -> None:
    (item,) = items([str(folder / "b.txt")])
    assert isinstance(item, Item)
    assert item.read() == item.read() == b"1. in/b.txt"


def test_archives_are_opened(folder: Path) -> None:
    with zipfile.ZipFile(folder / "d.zip", "w") as archive:
        archive.writestr("x/one.txt", "1. One.")
        archive.writestr("../two.txt", "2. Two.")
    assert read("in")[-2:] == [
        "in/d.zip!x/one.txt",
        "in/d.zip!../two.txt: a name with `..` in it; get the archive from somebody you trust",
    ]
    assert count(["in"]) == 6


def test_links_that_go_round_are_safe(folder: Path) -> None:
    (folder / "a" / "round").symlink_to(folder)
    (folder / "zz").symlink_to(folder / "a")
    assert read("in") == ["in/.hidden", "in/a/y.txt", "in/a/z.txt", "in/b.txt", "in/c.txt"]
    assert count(["in", "in/a"]) == 5


def test_links_that_lead_nowhere_are_told(folder: Path) -> None:
    (folder / "d").symlink_to(folder / "gone")
    (folder / "e").symlink_to(folder / "e")
    assert read("in")[-2:] == [f"in/{name}: a link that leads nowhere; mend or delete the link" for name in "de"]


def test_pipes_are_not_read(folder: Path) -> None:
    os.mkfifo(folder / "d")
    advice = "give files, folders, or `-` for standard input"
    assert read("in")[-1] == f"in/d: a device or pipe, not a file; {advice}"
    assert count(["in"]) == 5


@pytest.mark.parametrize(
    ("path", "shown"), [("gone/x.txt", "gone/x.txt"), ("", "``"), ("a\0b", "a\0b"), ("caf\udce9", "caf\\xe9")]
)
def test_what_is_not_there_is_told(path: str, shown: str) -> None:
    assert read(path) == [f"{shown}: no such file or folder; check the spelling"]
    assert count([path]) == 0


@pytest.mark.parametrize("name", ["b.txt", "a"])
def test_what_may_not_be_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def refuse(place: Path, *_: object) -> object:
        if place.name == name:
            raise PermissionError(13, "Permission denied")
        return untouched(place)

    attribute = "_open" if name.endswith(".txt") else "_inside"
    untouched = getattr(sys.modules["reftel.sources.walk"], attribute)
    monkeypatch.setattr(f"reftel.sources.walk.{attribute}", refuse)
    found = read(str(folder))
    assert f"{folder}/{name}: cannot be read (Permission denied); check who may read it" in found
    assert f"{folder}/c.txt" in found


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"1. One.")))
    (item,) = items(["-"])
    assert isinstance(item, Item)
    assert (item.path, item.read(), item.read()) == ("<standard input>", b"1. One.", b"1. One.")
    assert count(["-"]) == 1


def test_names_that_are_no_unicode(tmp_path: Path) -> None:
    (tmp_path / "caf\udce9.txt").write_bytes(b"1. One.")
    (item,) = items([str(tmp_path)])
    assert isinstance(item, Item)
    assert item.path == f"{tmp_path}/caf\\xe9.txt"
    assert item.read() == b"1. One."


@pytest.mark.skipif(ROOT, reason="root may read everything")
def test_a_file_without_permission(folder: Path) -> None:
    (folder / "b.txt").chmod(0)
    assert "in/b.txt: cannot be read (Permission denied); check who may read it" in read("in")


def test_errors_are_errors() -> None:
    assert all(isinstance(found, SourceError) for found in items(["gone", ""]))
