"""Workers that die, and files that kill them: everybody else's work is done, and the culprit is named."""

import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

from archive.made import folder_of, read_said, telegram
from reftel.archive import Archive, Reader, Workers
from reftel.archive.index_batches import from_bytes
from reftel.archive.index_documents import Documents
from reftel.archive.intake import Begun, Job
from reftel.archive.pool import Pool
from reftel.archive.rows import key_of
from reftel.archive.tasks import Fault, Outcome, Part, Result, Task, Whole, given_up, halved, joined, run
from reftel.errors import ArchiveError
from reftel.record import Cable
from reftel.sources import TextWitness


def as_it_is(cable: Cable) -> Cable:
    return cable


def die_once(cable: Cable) -> Cable:
    """End the process that reads cable 50, the first time."""
    mark = Path(cable.source.path).parent / "died"
    if cable.header.serial == 50 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return cable


def die_always(cable: Cable) -> Cable:
    if cable.header.serial == 50:
        os.kill(os.getpid(), signal.SIGKILL)
    return cable


def fail(cable: Cable) -> Cable:
    if cable.header.serial == 50:
        raise ValueError("no verb")
    return read_said(cable)


def test_a_cable_whose_registers_fail_is_kept_without_them_and_named(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "cables", range(40, 80))
    archive = Archive(tmp_path / "archive", reader=Reader("1", fail))
    tally = archive.add([folder], workers=2)
    assert (tally.cables, tally.files_failed) == (40, 1)
    [error] = tally.errors
    found = "08LIMA50.txt: the registers of 08LIMA50 could not be read (ValueError: no verb); its text is kept"
    assert str(error).endswith(f"{found}; please report it")
    assert len(archive.cable("08LIMA50")[0].paragraphs) == 3
    assert {entry.cable for entry in archive.entries("statements")} == {f"08LIMA{n}" for n in range(40, 80) if n != 50}
    assert [found for found in archive.check() if not isinstance(found, int)] == []


def test_a_worker_that_dies_is_replaced(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "cables", range(100))
    archive = Archive(tmp_path / "archive", reader=Reader("1", die_once))
    assert archive.add([folder], workers=2).cables == 100
    assert (tmp_path / "cables/died").exists()
    undisturbed = Archive(tmp_path / "other", reader=Reader("1", as_it_is))
    undisturbed.add([folder], workers=1)
    assert archive.fingerprint() == undisturbed.fingerprint()


def test_a_file_that_kills_its_readers_is_left_out_and_named(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "cables", range(40, 80))
    archive = Archive(tmp_path / "archive", reader=Reader("1", die_always))
    tally = archive.add([folder], workers=2)
    assert (tally.cables, tally.files_failed) == (39, 1)
    [error] = tally.errors
    assert str(error).endswith(
        "08LIMA50.txt: the process that read it died, twice; look at the file: it may be bigger than memory"
    )


def test_a_worker_that_dies_while_big_tasks_are_on_their_way_is_replaced(tmp_path: Path) -> None:
    """Long ones fill the pipe to the workers, and whoever writes to it waits until they read."""
    long = "\nHe had no comment." * 20_000
    texts = [f"{telegram(number)}{long}".encode() for number in range(46, 56)]
    tasks = [task(Whole(f"{tmp_path}/{at}.txt", f"{at:02}", text), rules=die_once) for at, text in enumerate(texts)]
    results = list(Pool(2).run(tasks))
    assert (tmp_path / "died").exists()
    assert [piece.rows for each in results if isinstance(each, Result) and (piece := each.piece)] == [1] * 10


def test_a_script_adds_cables_without_a_guard(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "cables", range(40, 150))
    script = tmp_path / "script.py"
    script.write_text(
        f"import reftel\nprint(reftel.open({str(tmp_path / 'archive')!r}).add([{folder!r}], workers=2).cables)\n"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == ("110\n", "")


def die(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_a_worker_that_dies_at_the_corpus_is_an_error_with_advice() -> None:
    with (
        Workers(2, ["reftel.errors"]) as workers,
        pytest.raises(ArchiveError, match="a worker process died; ask again"),
    ):
        list(workers.map(die, range(10)))


class Breaking(Executor):
    """An executor of which every worker dies at once."""

    def submit(self, *_: object, **__: object) -> "Future[object]":  # type: ignore[override]
        raise BrokenExecutor


def task(*sources: Whole | Part, rules: Callable[[Cable], Cable] = as_it_is) -> Task:
    return Task("b", Reader("1", rules), sources)


def whole(number: int) -> Whole:
    return Whole(f"08LIMA{number}.txt", f"{number:02}", telegram(number).encode())


def part(first: int, count: int) -> Part:
    witnesses = tuple(
        TextWitness(path="dump", format="csv", sha256="aa", lines=tuple(telegram(number).split("\n")))
        for number in range(first, first + count)
    )
    return Part("dump", "aa", first, witnesses)


def test_workers_that_never_start_are_an_error_with_advice() -> None:
    pool = Pool(1, make=lambda _: Breaking())
    with pytest.raises(ArchiveError, match="worker processes do not start; end other programs where memory is short"):
        list(pool.run([task(whole(1)), task(whole(2))]))


def test_a_given_executor_sees_to_its_own_workers() -> None:
    with pytest.raises(BrokenExecutor):
        list(Pool(1, Breaking()).run([task(whole(1)), task(whole(2))]))


class Stopped(Executor):
    """An executor that is given a task as the user presses Ctrl-C."""

    begun = ended = False

    def submit(self, *_: object, **__: object) -> "Future[Any]":
        self.begun = True
        signal.raise_signal(signal.SIGINT)
        self.ended = True
        return Future()


def test_a_worker_is_started_whole_before_ctrl_c_ends_the_work() -> None:
    stopped = Stopped()
    found = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs are deaf to Ctrl-C
    try:
        with pytest.raises(KeyboardInterrupt):
            list(Pool(1, make=lambda _: stopped).run([task(whole(1)), task(whole(2))]))
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, found)
    assert stopped.begun
    assert stopped.ended


def test_what_is_no_task_keeps_its_place() -> None:
    jobs: list[Job] = [Begun("a", "00"), task(whole(1)), Outcome("b"), task(whole(2)), Outcome("c")]
    kinds = [type(found) for found in Pool(1).run(iter(jobs))]
    assert kinds == [Begun, Result, Outcome, Result, Outcome]


def test_no_more_tasks_are_begun_than_the_workers_will_soon_do() -> None:
    begun: list[int] = []

    def jobs() -> Iterator[Task]:
        for number in range(20):
            begun.append(number)
            yield task(whole(number))

    results = Pool(1).run(jobs())
    next(results)
    assert len(begun) <= 4
    assert len(list(results)) == 19


def test_halves_of_a_task_come_to_the_same() -> None:
    for both in (task(whole(1), whole(2), whole(3)), task(part(0, 3))):
        halves = halved(both)
        assert [half.batch for half in halves] == ["b", "b"]
        result, again = run(both), joined(both, [run(half) for half in halves])
        assert again.piece is not None
        assert result.piece is not None
        assert again.piece.rows == result.piece.rows == len(again.damage)
        assert documents_of(again) == documents_of(result)


def documents_of(result: Result) -> list[Documents]:
    return [record.documents for record in from_bytes(*result.indexed).records]


def test_what_cannot_be_halved() -> None:
    assert halved(task(whole(1))) == halved(task(part(0, 1))) == []
    assert joined(task(), []).piece is None
    [outcome] = given_up(task(whole(1))).outcomes
    assert isinstance(outcome.faults[0], Fault)


def test_parts_of_a_file_have_the_keys_of_the_whole_of_it() -> None:
    piece = run(task(part(5, 2))).piece
    assert piece is not None
    keys = pyarrow.parquet.read_table(io.BytesIO(piece.content), columns=["key"])["key"]
    assert keys.to_pylist() == [key_of("aa", (5, 0)), key_of("aa", (6, 0))]
