"""The index as the archive uses it: batches in and out, commits, readers beside a writer, a cable by its id."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from archive.story import STORY, cable, keyed
from reftel.archive.audience import Audience
from reftel.archive.index import Index
from reftel.archive.index_batches import from_bytes, ready, to_bytes
from reftel.archive.search import Results


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    opened = Index.open(tmp_path / "index")
    yield opened
    opened.close()


def found(index: Index, query: str) -> list[str]:
    return sorted(str(hit.id) for hit in index.search(query).hits)


def test_nothing_is_there_before_it_is_committed(index: Index) -> None:
    index.add("one", keyed(STORY))
    assert index.batches() == frozenset()
    assert found(index, "fish") == []
    index.commit(["one"])
    assert index.batches() == {"one"}
    assert found(index, "herring") == ["08PORTHAVEN45"]


def test_a_batch_added_again_takes_its_own_place(index: Index) -> None:
    index.add("one", keyed(STORY))
    index.add("one", keyed(STORY))
    index.commit(["one"])
    index.add("one", keyed(STORY[:1]))
    index.commit(["one"])
    assert index.batches() == {"one"}
    assert found(index, "herring OR fish") == ["08PORTHAVEN45"]
    assert index.search("in:statements herring").total == 1


def test_a_dropped_batch_is_gone(index: Index) -> None:
    index.add("one", keyed(STORY[:1]))
    index.add("two", keyed(STORY[1:]))
    index.commit(["one", "two"])
    index.drop(["one", "never seen"])
    assert index.batches() == {"one", "two"}
    index.commit([])
    assert index.batches() == {"two"}
    assert index.cable("08PORTHAVEN45") == []
    assert found(index, "herring OR fish") == ["07LYSANDRA164"]


def test_an_empty_batch_is_held_too(index: Index) -> None:
    index.add("empty", [])
    index.commit(["empty"])
    assert index.batches() == {"empty"}


def test_a_cable_comes_back_whole_by_its_id_in_any_case(index: Index) -> None:
    index.add("one", keyed(STORY))
    index.commit(["one"])
    for each in STORY:
        assert index.cable(str(each.id).lower()) == [each]
    assert index.cable("08NOWHERE1") == []


def test_copies_come_together(index: Index) -> None:
    copies = [
        msgspec.structs.replace(STORY[0], source=msgspec.structs.replace(STORY[0].source, path=path))
        for path in ("b.txt", "a.txt")
    ]
    index.add("one", keyed(copies[:1]))
    index.add("two", keyed(copies[1:]))
    index.commit(["one", "two"])
    assert [each.source.path for each in index.cable("08PORTHAVEN45")] == ["a.txt", "b.txt"]


def test_cables_without_an_id_or_a_date_are_found(index: Index) -> None:
    bare = msgspec.structs.replace(cable("x", ["Gulls."]), id=None)
    bare = msgspec.structs.replace(bare, header=msgspec.structs.replace(bare.header, date=None, post=None))
    index.add("one", keyed([bare]))
    index.commit(["one"])
    [hit] = index.search("gulls").hits
    assert (hit.id, hit.date, hit.post) == (None, None, None)
    assert index.search("gulls", sort="date").total == 1
    assert index.search("gulls year:2008").total == 0


def test_every_paragraph_of_a_long_cable_is_found_in_its_place(index: Index) -> None:
    long = cable("08X1", [f"Gull {number}." for number in range(600)])
    index.add("one", keyed([STORY[0], long]))
    index.commit(["one"])
    for number in (0, 254, 255, 256, 599):
        assert [(hit.id, hit.index) for hit in index.search(f'"gull {number}"').hits] == [("08X1", number)]
    assert [hit.index for hit in index.search("id:08x1", limit=600).hits] == list(range(600))


def test_what_was_not_committed_is_forgotten(tmp_path: Path) -> None:
    first = Index.open(tmp_path)
    first.add("one", keyed(STORY[:1]))
    first.commit(["one"])
    first.add("two", keyed(STORY[1:]))
    first.close()
    second = Index.open(tmp_path)
    assert second.batches() == {"one"}
    second.add("two", keyed(STORY[1:]))
    second.commit(["two"])
    assert second.batches() == {"one", "two"}
    assert [second.cable(str(each.id)) for each in STORY] == [[each] for each in STORY]
    second.close()


def test_readers_go_on_while_one_writes(tmp_path: Path) -> None:
    writer = Index.open(tmp_path)
    writer.add("one", keyed(STORY[:1]))
    writer.commit(["one"])
    reader = Index.open(tmp_path)
    writer.add("two", keyed(STORY[1:]))
    assert found(reader, "herring OR fish") == ["08PORTHAVEN45"]
    writer.commit(["two"])
    assert found(reader, "herring OR fish") == ["07LYSANDRA164", "08PORTHAVEN45"]
    writer.close()


def results(index: Index, query: str) -> Results:
    return index.search(query, sort="best")


def test_made_again_it_is_the_same(tmp_path: Path) -> None:
    whole, pieces = Index.open(tmp_path / "whole"), Index.open(tmp_path / "pieces")
    whole.add("all", keyed(STORY))
    whole.commit(["all"])
    for number, each in enumerate(STORY):
        pieces.add(str(number), keyed([each]))
        pieces.commit([str(number)])
    for query in ("fish", "agreement", "in:all said", "tag:PREL", "-fish"):
        one, other = results(whole, query), results(pieces, query)
        assert one.total == other.total
        assert one.facets.keys() == other.facets.keys()
        assert all(sorted(one.facets[key], key=str) == sorted(other.facets[key], key=str) for key in one.facets)
        assert sorted(hit.citation for hit in one.hits) == sorted(hit.citation for hit in other.hits)
    whole.close()
    pieces.close()


def test_what_was_made_ready_for_others_is_not_taken(index: Index, tmp_path: Path) -> None:
    made = from_bytes(to_bytes(ready(STORY)))
    index.add_ready("one", made)
    index.commit(["one"])
    assert found(index, "herring OR fish") == ["07LYSANDRA164", "08PORTHAVEN45"]
    public = Index.open(tmp_path / "public", Audience("UNCLASSIFIED", frozenset()))
    with pytest.raises(ValueError, match="another audience"):
        public.add_ready("one", made)


KILLED = """
import sys
from archive.story import STORY, keyed
from reftel.archive.index import Index
index = Index.open(sys.argv[1])
for batch in ("a", "b"):
    index.add(batch, keyed(STORY))
    index.commit([batch])
    index.add("c", keyed(STORY))
    print(batch, flush=True)
    sys.stdin.readline()
"""


def test_a_killed_writer_leaves_the_last_commit_whole(tmp_path: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(tmp_path)]
    known = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=known, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "a\n"
        process.send_signal(signal.SIGKILL)
    index = Index.open(tmp_path)
    assert index.batches() == {"a"}
    assert index.search("herring").total == 1
    index.add("b", keyed(STORY))
    index.commit(["b"])
    assert index.batches() == {"a", "b"}
    index.close()
