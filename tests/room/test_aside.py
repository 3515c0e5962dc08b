"""What is worked out over a large archive in a process of its own."""

import os
import pickle
import tempfile
from pathlib import Path

import pyarrow as pa
import pytest

import reftel
from reftel.archive import Archive
from reftel.errors import ArchiveError
from reftel.room import Room, aside
from reftel.room.aside import Columns


def test_a_process_works_out_what_this_one_would(room: Room, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "LARGE", 0)
    other = Room(reftel.open(story))
    other.prepare()
    assert other.threads == room.threads
    assert other.figures == room.figures
    assert [*other.files.with_cables("", "", 99)] == [*room.files.with_cables("", "", 99)]
    [first, *_] = room.threads[0]
    assert [*other.catalogue.cited_by(first.cable)] == [*room.catalogue.cited_by(first.cable)]
    assert other.catalogue.cable(first.cable) == first


def test_a_process_that_is_killed_is_told_of(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "LARGE", 0)
    with pytest.raises(ArchiveError, match="the process that did so was killed"):
        aside.aside(_dies, reftel.open(story))


@pytest.mark.parametrize(
    "table",
    [
        pa.table({"a": [1, 2], "b": [["x"], []]}),
        pa.table({"a": pa.array([], pa.int64())}),
        pa.concat_tables([pa.table({"a": ["x"]}), pa.table({"a": [None, "z"]})]),
    ],
)
def test_columns_arrive_whole_and_leave_no_file(
    table: pa.Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    sent = Columns(table)
    found = pickle.loads(pickle.dumps(sent))
    assert found.table == table
    assert [found[name].to_pylist() for name in table.column_names] == [*table.to_pydict().values()]
    assert len(found) == len(table)
    assert list(tmp_path.iterdir()) == []


def _dies(_: Archive) -> None:
    os._exit(1)
