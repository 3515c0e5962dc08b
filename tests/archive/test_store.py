"""An archive as a program uses it: what is added stays, once, whatever is added again, removed, or read anew."""

import json
import os
import pickle
import subprocess
import sys
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import reftel
from archive.made import READER, archive_of, folder_of, read_said, telegram
from reftel.archive import Archive, Reader
from reftel.archive.adding import Added
from reftel.archive.lock import writing
from reftel.archive.records import Records
from reftel.errors import ArchiveError
from reftel.record import Cable, Statement, encode
from reftel.telegram import Done, read_paths


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return archive_of(tmp_path)


def whole(archive: Archive) -> list[str]:
    return [str(found) for found in archive.check() if not isinstance(found, int)]


def ids(archive: Archive) -> list[str]:
    return [row["id"] for row in archive.sql("SELECT id FROM cables ORDER BY id, key").to_pylist()]


def test_what_was_read_is_what_is_kept(tmp_path: Path, archive: Archive) -> None:
    read = [one for one in read_paths([str(tmp_path / "cables")]) if isinstance(one, Cable)]
    kept = [cable for one in read for _, cable in archive.copies(str(one.id))]
    assert kept == [read_said(one) for one in read]
    assert archive.cable("08LIMA2") == [read_said(read[1])]


def test_open_makes_nothing(tmp_path: Path) -> None:
    archive = reftel.open(tmp_path / "none")
    with pytest.raises(ArchiveError, match=r"none: no archive; make one with `reftel add .*none PATH\.\.\.`$"):
        archive.stats()
    assert not (tmp_path / "none").exists()


def test_every_file_gets_a_word(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "cables", [1])
    (tmp_path / "cables/list.txt").write_text("eggs\nbread\n")
    (tmp_path / "cables/volume.pdf").write_bytes(b"%PDF-1.4 cut off")
    told: list[Done] = []
    tally = Archive(tmp_path / "a").add([folder, "no/such/file"], tell=lambda done, _: told.append(done))
    assert (tally.files, tally.files_read, len(tally.without_cable), tally.files_failed) == (4, 1, 1, 2)
    assert sorted(Path(done.path).name for done in told) == ["08LIMA1.txt", "file", "list.txt", "volume.pdf"]
    assert tally.cables == 1


def test_a_folder_added_again_costs_nothing_and_changes_nothing(tmp_path: Path, archive: Archive) -> None:
    before = archive.fingerprint()
    tally = archive.add([str(tmp_path / "cables")])
    assert (tally.files, tally.held, tally.cables) == (3, 3, 0)
    assert archive.fingerprint() == before


def test_a_file_without_a_cable_is_not_read_again(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("eggs\nbread\n")
    archive = Archive(tmp_path / "a")
    assert len(archive.add([str(tmp_path / "list.txt")]).without_cable) == 1
    assert archive.add([str(tmp_path / "list.txt")]).held == 1


def test_a_file_that_failed_is_tried_again(tmp_path: Path) -> None:
    (tmp_path / "volume.pdf").write_bytes(b"%PDF-1.4 cut off")
    archive = Archive(tmp_path / "a")
    for _ in range(2):
        assert archive.add([str(tmp_path / "volume.pdf")]).files_failed == 1


def test_the_same_bytes_under_two_names_are_one(tmp_path: Path) -> None:
    folder_of(tmp_path / "one", [1])
    folder_of(tmp_path / "two", [1])
    tally = Archive(tmp_path / "a").add([str(tmp_path / "one"), str(tmp_path / "two")])
    assert (tally.cables, tally.held) == (1, 1)


def test_two_texts_of_one_cable_are_two_copies(tmp_path: Path, archive: Archive) -> None:
    (tmp_path / "08LIMA2_copy_b.txt").write_text(telegram(2, words="walked home"), encoding="utf-8")
    archive.add([str(tmp_path / "08LIMA2_copy_b.txt")])
    copies = archive.copies("08LIMA2")
    assert len(copies) == 2
    assert len({key for key, _ in copies}) == 2
    assert archive.copies("08 lima 2") == copies
    assert len({entry.key for entry in archive.entries("statements", "08lima2")}) == 2
    assert [key for key, _ in copies] == sorted(key for key, _ in copies)


def test_members_of_an_archive_are_files(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "box.zip", "w") as box:
        for number in (1, 2):
            box.writestr(f"{number}.txt", telegram(number))
    archive = Archive(tmp_path / "a")
    assert archive.add([str(tmp_path / "box.zip")]).cables == 2
    assert archive.add([str(tmp_path / "box.zip")]).held == 2


def test_records_are_kept_as_they_are(tmp_path: Path, archive: Archive) -> None:
    [(_, cable)] = archive.copies(ids(archive)[0])
    (tmp_path / "records.jsonl").write_bytes(encode(cable) + b"\n")
    other = Archive(tmp_path / "other", reader=Reader("none", lambda one: pytest.fail(f"read {one.id}")))
    other.add([str(tmp_path / "records.jsonl")], workers=1)
    assert [found for _, found in other.copies(str(cable.id))] == [cable]


def test_again_reads_what_other_rules_read(tmp_path: Path, archive: Archive) -> None:
    later = Archive(archive.folder.path, reader=Reader("said 2", unread))
    cables = str(tmp_path / "cables")
    assert later.add([cables]).held == 3
    (tmp_path / "cables/08LIMA3.txt").unlink()
    tally = later.add([cables], again=True)
    assert (tally.held, tally.cables) == (0, 2)
    assert later.stats().rules == {"said 1": 1, "said 2": 2}
    assert [len(later.copies(one)) for one in ids(later)] == [1, 1, 1]
    assert later.add([cables], again=True).held == 2
    assert whole(later) == []


def unread(cable: Cable) -> Cable:
    return cable


def test_removing_a_cable_leaves_the_others(archive: Archive) -> None:
    first, *others = ids(archive)
    assert archive.remove(cable=first) == 1
    assert ids(archive) == others
    assert archive.cable(first) == []
    assert archive.remove(cable=first) == 0
    for wrong in ({}, {"cable": first, "source": "x"}):
        with pytest.raises(ValueError, match="give a cable or a source, one of the two"):
            archive.remove(**wrong)
    assert whole(archive) == []


def test_removing_a_source_takes_all_that_it_gave(tmp_path: Path, archive: Archive) -> None:
    two = tmp_path / "two.txt"
    two.write_text(telegram(8, post="QUITO") + "\n\n" + telegram(9, post="QUITO"), encoding="utf-8")
    added = archive.add([str(two)]).cables
    assert archive.remove(source=str(two)) == added
    assert len(ids(archive)) == 3
    assert archive.add([str(two)]).cables == added


def test_a_removed_cable_comes_back_when_its_file_is_added(tmp_path: Path, archive: Archive) -> None:
    before = archive.fingerprint()
    archive.remove(cable=ids(archive)[0])
    assert archive.add([str(tmp_path / "cables")]).cables == 1
    assert archive.fingerprint() == before


def test_compacting_changes_no_content(tmp_path: Path, archive: Archive) -> None:
    for number in (7, 8, 9):
        archive.add([folder_of(tmp_path / str(number), [number])])
    before = archive.fingerprint()
    assert archive.compact() == 3
    assert archive.fingerprint() == before
    assert len(list(archive.folder.records.glob("*.parquet"))) == 1
    assert archive.remove(cable=ids(archive)[0]) == 1
    assert archive.compact() == 0
    assert whole(archive) == []


def test_how_many_copies_a_batch_has_stays_the_same_when_files_are_joined(tmp_path: Path, archive: Archive) -> None:
    archive.add([folder_of(tmp_path / "more", [7])])
    before = archive.batches.sizes()
    assert sorted(before.values()) == [1, 3]
    archive.compact()
    assert archive.batches.sizes() == before


def test_who_reads_while_files_are_joined_reads_again(
    tmp_path: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.add([folder_of(tmp_path / "more", [7])])
    files: Callable[[Records], list[Path]] = vars(Records)["files"].fget
    compacted: list[int] = []

    def files_and_then_others(records: Records) -> list[Path]:
        found = files(records)
        if not compacted:
            compacted.append(len(found))
            Archive(archive.folder.path).compact()
        return found

    for ask in (archive.stats, lambda: archive.sql("SELECT id FROM cables"), lambda: archive.copies("08LIMA7")):
        with monkeypatch.context() as patched:
            patched.setattr(Records, "files", property(files_and_then_others))
            assert ask()
        assert compacted.pop() == 2
        archive.remove(cable="08LIMA9")
        archive.add([folder_of(tmp_path / "again", [9])])


def test_entries_of_a_register(archive: Archive) -> None:
    found = list(archive.entries("statements"))
    assert len(found) == 3
    entry = found[0].value
    assert isinstance(entry, Statement)
    assert entry.source == "He"
    assert entry.content.startswith("that shoes number")
    assert [one.cable for one in archive.entries("bodies", cable=ids(archive)[1])] == [ids(archive)[1]]
    assert all(one.value for one in archive.entries("paragraphs"))
    with pytest.raises(ArchiveError, match=r"^`stories`: no register; they are paragraphs, damage, people, "):
        archive.entries("stories")


def test_the_lines_of_a_copy_are_those_of_its_file(tmp_path: Path, archive: Archive) -> None:
    for key, cable in archive.copies(ids(archive)[0]):
        text = Path(cable.source.path).read_text(encoding="utf-8")
        assert archive.lines(key) == text.splitlines()
    assert archive.lines("no such key") is None


def test_numbers_of_an_archive(archive: Archive) -> None:
    found = archive.stats()
    assert (found.copies, found.cables, found.files) == (3, 3, 3)
    assert found.entries["paragraphs"] == 9
    assert found.entries["statements"] == 3
    made = found.made["statements"]
    assert sum(each.entries for each in made.values()) == 3
    assert all(0 < each.confidence <= 1 for each in made.values())
    assert found.rules == {"said 1": 3}
    assert min(found.record_bytes, found.index_bytes) > 0


def test_an_archive_of_nothing_has_numbers_too(tmp_path: Path) -> None:
    (tmp_path / "cables").mkdir()
    archive = Archive(tmp_path / "a")
    archive.add([str(tmp_path / "cables")])
    assert archive.stats().copies == 0
    assert whole(archive) == []
    assert archive.compact() == 0


def test_search_finds_what_was_added(archive: Archive) -> None:
    assert archive.search("shoes").total


def test_an_archive_goes_to_another_process_though_it_was_searched(archive: Archive) -> None:
    found = archive.search("shoes")
    assert pickle.loads(pickle.dumps(archive)).search("shoes") == found
    assert repr(archive) == f"Archive('{archive.folder.path}')"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"limit": -1}, "limit -1, offset 0: give numbers of hits, 0 or more"),
        ({"offset": -1}, "limit 20, offset -1: give numbers of hits, 0 or more"),
        ({"sort": "newest"}, "there is no order 'newest'; give one of best, date"),
        ({"facets": ["year", "place"]}, "there is no facet 'place'; give some of year, post, classification, tag, "),
    ],
)
def test_a_search_that_cannot_be_meant_is_refused(archive: Archive, wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        archive.search("shoes", **wrong)


def test_a_second_writer_is_told_who_writes(tmp_path: Path, archive: Archive) -> None:
    with writing(archive.folder.lock, str(archive.folder)):
        with pytest.raises(ArchiveError) as refused:
            archive.add([str(tmp_path / "cables")])
        assert len(ids(archive)) == 3
    assert str(refused.value).startswith(f"{archive.folder}: being written by process {os.getpid()} on ")
    assert str(refused.value).endswith("; wait for it to end, or stop it")


def test_a_lock_without_a_name_in_it_is_a_lock(archive: Archive) -> None:
    with writing(archive.folder.lock, "x"):
        archive.folder.lock.write_text("")
        with pytest.raises(ArchiveError, match="being written by another process"):
            archive.compact()


@pytest.mark.parametrize(
    ("card", "said"),
    [
        ({"format": 99}, "format 99, made by a newer Reftel (this one: 1); read it with that version"),
        ({"format": 0}, "format 0, made by an older Reftel (this one: 1); add its sources again, into a new folder"),
        ({}, 'damaged (Object missing required field `format`); write `{"format": 1}` into it, if this Reftel made'),
    ],
)
def test_another_format_is_refused_with_what_to_do(archive: Archive, card: object, said: str) -> None:
    archive.folder.card.write_text(json.dumps(card))
    for use in (archive.stats, archive.compact, lambda: archive.add([])):
        with pytest.raises(ArchiveError) as refused:
            use()
        assert said in str(refused.value)


def test_a_folder_of_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("")
    with pytest.raises(ArchiveError, match=r"no archive, but a folder with `thesis\.doc` in it; give the folder of an"):
        Archive(tmp_path).add([])
    with pytest.raises(ArchiveError, match="a file, not a folder"):
        Archive(tmp_path / "thesis.doc").add([])
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]


def test_whoever_looks_for_an_archive_elsewhere_is_told_what_is_there(tmp_path: Path, archive: Archive) -> None:
    (tmp_path / "thesis.doc").write_text("")
    for place, said in (
        (
            tmp_path,
            "no archive, but a folder with `archive` in it; give the folder of an archive, or a new or empty one",
        ),
        (tmp_path / "thesis.doc", "a file, not a folder; give the folder of an archive"),
    ):
        with pytest.raises(ArchiveError) as refused:
            Archive(place).stats()
        assert str(refused.value) == f"{place}: {said}"
    archive.folder.card.unlink()
    for use in (archive.stats, lambda: archive.add([])):
        with pytest.raises(
            ArchiveError, match=r'has lost its `archive\.json`; write `{"format": 1}` into a file of that'
        ):
            use()


def test_a_folder_that_was_only_just_begun_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/lock").write_text("")
    assert Archive(tmp_path / "a", reader=READER).add([folder_of(tmp_path / "c", [1])]).cables == 1


def test_workers_and_another_executor_come_to_the_same(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "cables", range(100))
    one, two, three = (Archive(tmp_path / name, reader=READER) for name in ("one", "two", "three"))
    one.add([folder], workers=1)
    two.add([folder], workers=2)
    with ThreadPoolExecutor(2) as executor:
        three.add([folder], executor=executor)
        assert executor.submit(int).result() == 0
    assert one.fingerprint() == two.fingerprint() == three.fingerprint()


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files as Linux does")
def test_a_full_disk_is_a_word_and_no_loss(tmp_path: Path, archive: Archive) -> None:
    before = archive.fingerprint()
    folder = folder_of(tmp_path / "more", range(100, 400))
    limit = "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    limit += "resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, 8_000)); "
    command = [sys.executable, "-c", limit + "from reftel.cli.main import main; main()", "add"]
    done = subprocess.run([*command, str(archive.folder), folder], capture_output=True, check=False, timeout=120)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"File too large" in done.stderr
    assert archive.fingerprint() == before
    assert archive.add([folder]).cables == 300
    assert whole(archive) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    with pytest.raises((ArchiveError, PermissionError)):
        Archive(tmp_path / "closed/archive").add([])


def test_the_tally_is_told_as_it_grows(tmp_path: Path) -> None:
    counts: list[int] = []

    def tell(_: Done, tally: Added) -> None:
        counts.append(tally.cables)

    Archive(tmp_path / "a").add([folder_of(tmp_path / "c", range(3))], tell=tell)
    assert counts == [3, 3, 3]
