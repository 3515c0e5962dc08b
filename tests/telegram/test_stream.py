import zipfile
from pathlib import Path

import pytest

from reftel.errors import SourceError
from reftel.record import Cable, encode
from reftel.sources import Witness
from reftel.telegram import Done, Reading, read_paths, stream
from telegrams import HEAD

TELEGRAM = HEAD + "1. (U) Text.\n\nBAKER\n"


def read(*paths: Path) -> list[Reading]:
    return list(read_paths([str(path) for path in paths]))


def test_cables_come_first_and_then_a_word_on_their_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TELEGRAM)
    cable, done = read(path)
    assert isinstance(cable, Cable)
    assert done == Done(path=str(path), cables=1)


def test_a_file_without_a_cable_says_why(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("eggs\nbread\n")
    [done] = read(tmp_path / "list.txt")
    assert isinstance(done, Done)
    assert (done.cables, done.failed) == (0, False)
    assert done.reason is not None
    assert done.reason.startswith("no line of a telegram's head was found")


def test_an_empty_file_is_a_failure_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    error, done = read(tmp_path / "empty.txt")
    assert isinstance(error, SourceError)
    assert error.found == "nothing in it"
    assert isinstance(done, Done)
    assert done.failed


def test_a_path_that_is_not_there_is_an_error_and_a_failed_file(tmp_path: Path) -> None:
    error, done = read(tmp_path / "nowhere")
    assert isinstance(error, SourceError)
    assert done == Done(path=str(tmp_path / "nowhere"), cables=0, failed=True)


def test_a_row_that_has_a_cable_s_id_is_one_and_others_are_counted(tmp_path: Path) -> None:
    rows = (
        "mrn,date,subject,body",
        "08 LIMA 7,2008-01-15,A bridge,It fell into the sea.",
        ",,,Eggs.",
        "08LIMA8,2008-01-16,,",
    )
    (tmp_path / "rows.csv").write_text("\n".join(rows))
    cable, done = read(tmp_path / "rows.csv")
    assert isinstance(cable, Cable)
    assert (cable.id, cable.header.date, cable.paragraphs[0].text) == ("08LIMA7", "2008-01-15", "It fell into the sea.")
    assert isinstance(done, Done)
    assert (done.cables, done.reason, done.without) == (1, None, (3, 4))


def test_a_table_without_a_cable_says_what_a_row_needs(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("date,subject,body\n2008-01-15,A bridge,It fell into the sea.\n")
    [done] = read(tmp_path / "rows.csv")
    assert isinstance(done, Done)
    assert str(done.reason).endswith("and no row gives a cable's id (08LIMA212)")


def test_every_member_of_an_archive_has_its_word(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "box.zip", "w") as box:
        box.writestr("a.txt", TELEGRAM)
        box.writestr("b.txt", "eggs")
    done = [reading for reading in read(tmp_path / "box.zip") if isinstance(reading, Done)]
    assert [Path(each.path).name for each in done] == ["box.zip!a.txt", "box.zip!b.txt"]


def test_records_that_reftel_wrote_are_read_back(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TELEGRAM)
    [cable, _] = read(tmp_path / "a.txt")
    assert isinstance(cable, Cable)
    (tmp_path / "records.jsonl").write_bytes(encode(cable) + b"\n" + encode(cable) + b"\n")
    assert read(tmp_path / "records.jsonl")[:2] == [cable, cable]


def test_a_fault_of_reftel_s_own_ends_one_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TELEGRAM)
    (tmp_path / "b.txt").write_text(TELEGRAM)
    whole = stream.read_witness

    def fail(witness: Witness) -> list[Cable]:
        if "a.txt" in witness.path:
            raise ZeroDivisionError("gulls")
        return whole(witness)

    monkeypatch.setattr(stream, "read_witness", fail)
    error, failed, cable, done = read(tmp_path)
    assert isinstance(error, SourceError)
    assert str(error) == (
        f"{tmp_path}/a.txt: Reftel itself failed on it (ZeroDivisionError: gulls); "
        "the other files were read; please report this file"
    )
    assert isinstance(failed, Done)
    assert failed.failed
    assert isinstance(cable, Cable)
    assert done == Done(path=f"{tmp_path}/b.txt", cables=1)
