"""An adding killed anywhere and begun again comes to the archive that an undisturbed one makes."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from archive.made import folder_of
from reftel.archive import Archive
from reftel.archive.index import Index
from reftel.archive.ledger import Entry, Ledger
from reftel.archive.records import Records
from reftel.errors import ArchiveError
from reftel.record import Cable

MAIN = "from reftel.cli.main import main; main()"


def adding(archive: Path, folder: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", MAIN, "add", str(archive), folder]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def cables(tmp_path_factory: pytest.TempPathFactory) -> str:
    return folder_of(tmp_path_factory.mktemp("kill") / "cables", range(400))


def test_killed_at_any_instant_and_begun_again(tmp_path: Path, cables: str) -> None:
    start = time.perf_counter()
    assert adding(tmp_path / "whole", cables).wait() == 0
    length = time.perf_counter() - start
    expected = Archive(tmp_path / "whole").fingerprint()
    chance = random.Random(4)
    for number in range(3):
        process = adding(tmp_path / str(number), cables)
        try:
            process.wait(chance.uniform(0.3, 1) * length)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        archive = Archive(tmp_path / str(number))
        archive.add([cables], workers=1)
        assert archive.fingerprint() == expected
        assert [found for found in archive.check() if not isinstance(found, int)] == []


def test_what_the_index_lacks_is_caught_up(tmp_path: Path, cables: str) -> None:
    archive = Archive(tmp_path / "a")
    archive.add([cables], workers=1)
    total = archive.search("shoes").total
    for path in sorted(archive.folder.index.iterdir()):
        path.unlink()
    with pytest.raises(ArchiveError, match="no index of the records"):
        archive.search("shoes")
    assert len([found for found in archive.check() if not isinstance(found, int)]) > 0
    archive.add([cables], workers=1)
    assert archive.search("shoes").total == total


def test_what_only_the_index_has_goes(tmp_path: Path, cables: str) -> None:
    archive = Archive(tmp_path / "a")
    archive.add([cables], workers=1)
    index = Index.open(archive.folder.index)
    index.add("stray", [("key", archive.cable("08LIMA7")[0])])
    index.commit(["stray"])
    index.close()
    assert "the index has it, the records do not" in str(list(archive.check()))
    archive.add([cables])
    assert Index.open(archive.folder.index).batches() == Records(archive.folder.records).batches()


def test_a_ledger_s_line_that_broke_off_costs_that_line_only(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "sources.jsonl")
    assert list(ledger.entries()) == []
    one, two = (Entry(sha256=name, rules="1", state="empty", path=name) for name in ("aa", "bb"))
    ledger.add(one)
    with (tmp_path / "sources.jsonl").open("ab") as file:
        file.write(b'{"sha256": "cc", "ru')
    ledger.add(two)
    ledger.add()
    assert list(ledger.entries()) == [one, two]


def test_what_a_killed_writer_left_beside_the_table_is_swept(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "a")
    archive.add([folder_of(tmp_path / "c", range(3))])
    before = archive.fingerprint()
    for name in ("00ff.parquet", "00ff.parquet.new"):
        (archive.folder.records / name).write_bytes(b"half of a fi")
    assert archive.fingerprint() == before
    archive.compact()
    assert len(list(archive.folder.records.glob("*.parquet*"))) == 1


class FullDisk:
    """An index that has no room left; it fails as tantivy does."""

    def __init__(self, fails: str) -> None:
        self._fails = fails
        self.asked: list[str] = []

    def batches(self) -> frozenset[str]:
        return frozenset()

    def add(self, batch: str, copies: object) -> None:
        self._ask("add")

    def add_ready(self, batch: str, made: object) -> None:
        self._ask("add")

    def drop(self, batches: object) -> None:
        self._ask("drop")

    def commit(self, batches: object) -> None:
        self._ask("commit")

    def cable(self, identity: str) -> list[Cable]:
        return []

    def close(self) -> None:
        raise ValueError("Worker thread failed")

    def _ask(self, name: str) -> None:
        self.asked.append(name)
        if name == self._fails:
            raise ValueError("Internal error: 'No space left on device (os error 28)'")


@pytest.mark.parametrize(("fails", "asked"), [("add", ["add"]), ("commit", ["add", "commit"])])
def test_no_room_for_the_index_is_said_and_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str, asked: list[str]
) -> None:
    folder = folder_of(tmp_path / "c", range(3))
    archive, full = Archive(tmp_path / "a"), FullDisk(fails)
    with monkeypatch.context() as patched:
        patched.setattr(Index, "open", lambda _: full)
        with pytest.raises(
            ArchiveError, match=r"index: cannot be written \(.*No space left.*\); the records are whole; "
        ):
            archive.add([folder])
    assert full.asked == asked
    assert archive.add([folder]).held == 3
    assert [found for found in archive.check() if not isinstance(found, int)] == []


def test_an_index_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "a")
    archive.add([folder_of(tmp_path / "c", range(3))])
    (archive.folder.index / "meta.json").write_text("{}")
    for use in (archive.compact, lambda: archive.search("gulls")):
        with pytest.raises(ArchiveError, match=r"index: cannot be opened .*; delete the folder `index`, and `reftel "):
            use()
    [said] = [found for found in archive.check() if not isinstance(found, int)]
    assert (said.where, said.what[:16]) == ("index", "cannot be opened")


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux which file a number stands for")
def test_what_was_written_is_on_the_disk_and_not_on_its_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settled: list[str] = []
    settle = os.fsync

    def sync(descriptor: int) -> None:
        settled.append(str(Path(f"/proc/self/fd/{descriptor}").readlink().relative_to(tmp_path.resolve())))
        settle(descriptor)

    monkeypatch.setattr(os, "fsync", sync)
    archive = Archive(tmp_path / "a")
    archive.add([folder_of(tmp_path / "c", range(3))])
    [file] = archive.folder.records.glob("*.parquet")
    at = settled.index(f"a/records/{file.name}.new")
    log = "a/records/_delta_log"
    assert settled[at:] == [f"a/records/{file.name}.new", "a/records", f"{log}/{1:020}.json", log]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ArchiveError, match=r"file/a: cannot be written \(Not a directory\); nothing of the archive"):
        Archive(tmp_path / "file/a").add([])
