"""An archive that is damaged, half gone, or may only be read: said in words, and read as far as that goes."""

import os
import shutil
from pathlib import Path
from unittest.mock import Mock

import pytest

from archive.made import READER, archive_of, folder_of
from reftel.archive import Archive
from reftel.archive.index_damage import damaged
from reftel.archive.index_links import Links
from reftel.errors import ArchiveError

ANEW = "delete the folder `index`, and `reftel compact` makes it anew from the records"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return archive_of(tmp_path)


def wrong(archive: Archive) -> list[str]:
    return [f"{found.where}: {found.what}" for found in archive.check() if not isinstance(found, int)]


def turned(path: Path, *places: float) -> None:
    """Turn bytes of a file round, at some parts of its length."""
    content = bytearray(path.read_bytes())
    for place in places:
        content[int(len(content) * place)] ^= 255
    path.write_bytes(content)


@pytest.mark.parametrize("kind", ["fast", "fieldnorm", "idx", "pos", "store", "term"])
@pytest.mark.parametrize("place", [0.01, 0.5])
def test_a_check_finds_a_byte_that_turned_round_in_the_index(archive: Archive, kind: str, place: float) -> None:
    file = max(archive.folder.index.glob(f"*.{kind}"), key=lambda path: path.stat().st_size)
    turned(file, place)
    assert wrong(archive) == [f"index/{file.name}: its bytes are not those that were written; {ANEW}"]
    shutil.rmtree(archive.folder.index)
    archive.compact()
    assert wrong(archive) == []


@pytest.mark.parametrize(
    "content", [b"", b"short", b"\0" * 40, b"{}\x02\0\0\0\x39\x05\0\0", b"\xff\x01\0\0\0\x39\x05\0\0"]
)
def test_what_has_no_footer_is_damaged(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "one.idx").write_bytes(content)
    (tmp_path / "meta.json").write_bytes(content)
    assert [path.name for path in damaged(tmp_path)] == ["one.idx"]


def test_an_index_that_fails_when_it_is_asked_is_named(archive: Archive) -> None:
    files = sorted(archive.folder.index.glob("*.store"))
    for file in files:
        turned(file, *(each / 40 for each in range(36)))
    with pytest.raises(ArchiveError, match=rf"index: damaged \({files[0].name} is not as it was written\); delete the"):
        archive.cable("08LIMA1")


def test_what_fails_in_a_sound_index_is_no_damage(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("reftel.archive.index.records_by_id", fail)
    with pytest.raises(ZeroDivisionError):
        archive.cable("08LIMA1")


def test_without_its_index_an_archive_does_not_say_that_nothing_was_found(archive: Archive) -> None:
    archive.search("shoes")
    shutil.rmtree(archive.folder.index)
    said = f"{archive.folder.index}: no index of the records; `reftel compact` makes it anew"
    for opened in (archive, Archive(archive.folder.path)):
        with pytest.raises(ArchiveError) as refused:
            opened.search("shoes")
        assert str(refused.value) == said
    assert wrong(archive) == ["index: no index of the records; `reftel compact` makes it anew"]
    archive.compact()
    assert archive.search("shoes").total == 3


def test_a_damaged_log_is_named(archive: Archive) -> None:
    archive.compact()
    [checkpoint] = archive.folder.records.glob("_delta_log/*.parquet")
    checkpoint.write_bytes(checkpoint.read_bytes()[:100])
    with pytest.raises(ArchiveError, match=r"records: cannot be read \(.*\); `reftel check` says what is damaged"):
        archive.stats()


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        ("records/_delta_log", "files without the log that names them; bring `_delta_log` back from a copy"),
        ("records", "gone, though the index knows them; bring the folder back from a copy"),
    ],
)
def test_records_that_are_lost_are_not_begun_anew(tmp_path: Path, archive: Archive, lost: str, said: str) -> None:
    shutil.rmtree(archive.folder.path / lost)
    more = folder_of(tmp_path / "more", [7])
    for use in (archive.stats, archive.compact, archive.count, lambda: archive.add([more]), lambda: archive.batches):
        with pytest.raises(ArchiveError) as refused:
            use()
        assert f"{archive.folder.records}: {said}" in str(refused.value)
    assert archive.search("shoes").total == 3


def test_a_file_that_is_cut_or_gone_is_no_fault_of_a_query(tmp_path: Path, archive: Archive) -> None:
    archive.add([folder_of(tmp_path / "more", [7])])
    file = next(archive.folder.records.glob("*.parquet"))
    file.write_bytes(file.read_bytes()[:100])
    said = rf"{file.name}: cannot be read \(.*\); `reftel check` says what is damaged; bring the file back"
    for is_gone in (False, True):
        if is_gone:
            file.unlink()
        for use in (archive.stats, archive.compact, lambda: archive.sql("SELECT count(*) FROM cables")):
            with pytest.raises(ArchiveError, match=said):
                use()


def test_a_check_goes_on_behind_a_file_that_is_gone(tmp_path: Path, archive: Archive) -> None:
    archive.add([folder_of(tmp_path / "more", [7])])
    archive.compact()
    archive.add([folder_of(tmp_path / "and more", [8])])
    big = max(archive.folder.records.glob("*.parquet"), key=lambda path: path.stat().st_size)
    big.unlink()
    found = list(archive.check())
    assert 1 in found
    assert [str(one[0]) for one in found if not isinstance(one, int)] == [f"records/{big.name}"]


def test_who_may_only_read_searches_all_the_same(
    tmp_path: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for lock in archive.folder.index.glob("*.lock"):
        lock.unlink()
    monkeypatch.setattr(os, "access", lambda *_: False)
    reader = Archive(archive.folder.path)
    assert reader.search("shoes").total == 3
    assert wrong(reader) == []
    assert not list(archive.folder.index.glob("*.lock"))
    monkeypatch.undo()
    archive.add([folder_of(tmp_path / "more", [7])])
    archive.remove(cable="08LIMA1")
    assert reader.search("shoes").total == 3
    assert reader.cable("08LIMA7")
    assert not reader.cable("08LIMA1")


def test_whoever_may_read_the_folder_may_read_all_of_the_index(tmp_path: Path, archive: Archive) -> None:
    archive.add([folder_of(tmp_path / "more", [7])])
    allowed = archive.folder.index.stat().st_mode & 0o444
    assert [path.name for path in archive.folder.index.iterdir() if path.stat().st_mode & 0o444 != allowed] == []


def test_an_index_that_may_not_be_read_is_not_to_be_deleted(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = "Failed to open file for read: 'IoError { io_error: Os { code: 13, message: \"Permission denied\" } }'"
    monkeypatch.setattr("tantivy.Index", Mock(side_effect=ValueError(fault), exists=lambda _: True))
    asked = "ask whose archive it is for the right to read all of its files"
    with pytest.raises(ArchiveError, match=rf"index: cannot be opened \(Permission denied\); {asked}$"):
        Archive(archive.folder.path).search("shoes")


def test_the_links_of_a_reader_go_with_it(tmp_path: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    monkeypatch.setattr(os, "access", lambda *_: False)
    reader = Archive(archive.folder.path, reader=READER)
    assert reader.search("shoes").total == 3
    assert len(list((tmp_path / "temporary").iterdir())) == 1
    del reader
    assert not list((tmp_path / "temporary").iterdir())


def test_the_links_go_though_a_lock_is_made_meanwhile(
    tmp_path: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    links = Links(archive.folder.index)
    remove, locks = os.rmdir, [links.folder / ".tantivy-meta.lock"]

    def late(path: str, **kept: int | None) -> None:
        while locks:
            locks.pop().touch()
        remove(path, **kept)

    monkeypatch.setattr(os, "rmdir", late)
    del links
    assert not list((tmp_path / "temporary").iterdir())
