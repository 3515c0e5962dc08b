"""Jobs made of files: small ones together, big ones in parts, known ones not at all."""

import json
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest

from archive.made import READER, folder_of, telegram
from reftel.archive import Archive, intake
from reftel.archive.intake import Begun, Intake, Job
from reftel.archive.reader import Reader
from reftel.archive.records import Records
from reftel.archive.tasks import Outcome, Part, Task, Whole
from reftel.record import Cable, encode
from reftel.sources import Item
from reftel.telegram import read_paths


def jobs(*paths: Path | str, held: bool = False) -> list[Job]:
    made = Intake(READER, lambda _: held, lambda _: False)
    return list(made.jobs([str(path) for path in paths]))


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A file of 600 records, which counts as big."""
    folder = folder_of(tmp_path / "cables", [1])
    [cable] = [one for one in read_paths([folder]) if isinstance(one, Cable)]
    line = json.loads(encode(cable))
    path = tmp_path / "records.jsonl"
    path.write_text("".join(json.dumps({**line, "id": f"08LIMA{number}"}) + "\n" for number in range(600)))
    return path


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "_BIG", 100_000)


def test_tasks_grow(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "c", range(100))
    found = jobs(folder)
    assert [len(job.sources) for job in found if isinstance(job, Task)] == [32, 64, 4]


def test_tasks_hold_so_many_bytes_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "_MOST_BYTES", 3 * len(telegram(10)))
    found = jobs(folder_of(tmp_path / "c", range(10, 18)))
    assert [len(job.sources) for job in found if isinstance(job, Task)] == [3, 3, 2]


def test_the_same_files_are_the_same_batch(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "c", range(3))
    [one], [two] = jobs(folder), jobs(folder)
    assert isinstance(one, Task)
    assert isinstance(two, Task)
    assert one.batch == two.batch


def test_what_is_held_and_what_is_not_there(tmp_path: Path) -> None:
    found = jobs(folder_of(tmp_path / "c", [1]), "no/such/file", held=True)
    assert [job.held for job in found if isinstance(job, Outcome)] == [True, False]


@pytest.mark.usefixtures("small")
def test_a_big_file_comes_in_parts(records: Path) -> None:
    begun, *tasks, outcome = jobs(records)
    assert isinstance(begun, Begun)
    assert isinstance(outcome, Outcome)
    parts = [job.sources[0] for job in tasks if isinstance(job, Task)]
    assert [(part.first, len(part.witnesses)) for part in parts if isinstance(part, Part)] == [
        (0, 256),
        (256, 256),
        (512, 88),
    ]


def test_a_file_just_below_is_whole(records: Path) -> None:
    [job] = jobs(records)
    assert isinstance(job, Task)
    assert isinstance(job.sources[0], Whole)


@pytest.mark.usefixtures("small")
def test_a_big_file_is_added_once(tmp_path: Path, records: Path) -> None:
    archive = Archive(tmp_path / "a", reader=READER)
    tally = archive.add([str(records)], workers=1)
    assert (tally.files, tally.files_read, tally.cables) == (1, 1, 600)
    before = archive.fingerprint()
    assert archive.add([str(records)]).held == 1
    assert archive.fingerprint() == before
    assert archive.remove(source=str(records)) == 600
    assert archive.add([str(records)], workers=1).cables == 600
    assert archive.fingerprint() == before


@pytest.mark.usefixtures("small")
def test_a_big_file_that_was_not_finished_goes_on_where_it_was(tmp_path: Path, records: Path) -> None:
    whole, archive = Archive(tmp_path / "whole", reader=READER), Archive(tmp_path / "a", reader=READER)
    whole.add([str(records)], workers=1)
    archive.add([str(records)], workers=1)
    archive.folder.sources.unlink()
    table = Records(archive.folder.records)
    last = table.files[0]
    gone = table.read(last).num_rows
    table.write([], [last])
    tally = archive.add([str(records)], workers=1)
    assert (tally.held, tally.cables) == (0, gone)
    assert archive.fingerprint() == whole.fingerprint()
    assert archive.add([str(records)]).held == 1


@pytest.mark.usefixtures("small")
def test_a_big_file_that_older_rules_did_not_finish_is_replaced(tmp_path: Path, records: Path) -> None:
    archive = Archive(tmp_path / "a", reader=READER)
    archive.add([str(records)], workers=1)
    archive.folder.sources.unlink()
    later = Archive(tmp_path / "a", reader=Reader("later", READER.read))
    assert later.add([str(records)], workers=1).cables == 600
    assert later.stats().rules == {"later": 600}


@pytest.mark.usefixtures("small")
def test_a_big_file_with_a_broken_line_says_so(tmp_path: Path, records: Path) -> None:
    with records.open("a") as file:
        file.write('{"id": 7}\n')
    tally = Archive(tmp_path / "a", reader=READER).add([str(records)], workers=1)
    assert (tally.files_failed, tally.cables) == (1, 600)
    assert "records.jsonl, line 601: at $.id: Expected `str | null`, got `int`" in str(tally.errors[0])


@pytest.mark.usefixtures("small")
def test_a_big_file_is_read_again_by_other_rules(tmp_path: Path, records: Path) -> None:
    archive = Archive(tmp_path / "a", reader=READER)
    archive.add([str(records)], workers=1)
    later = Archive(tmp_path / "a", reader=Reader("later", READER.read))
    assert later.add([str(records)], workers=1, again=True).cables == 600
    assert later.stats().rules == {"later": 600}
    assert later.add([str(records)], again=True).held == 1
    assert [found for found in later.check() if not isinstance(found, int)] == []


def test_a_file_that_breaks_off_while_it_is_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_of(tmp_path / "c", [1])
    opened: list[str] = []

    def breaking(item: Item) -> BinaryIO:
        opened.append(item.path)
        if len(opened) > 1:
            raise OSError(5, "Input/output error")
        return BytesIO(b"UNCLAS LIMA 000012")

    monkeypatch.setattr(Item, "open", breaking)
    [outcome] = jobs(folder)
    assert isinstance(outcome, Outcome)
    assert str(outcome.faults[0].error()).endswith("cannot be read (Input/output error); check the file")
