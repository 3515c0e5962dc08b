"""The copies that an archive keeps, batch by batch, for whoever keeps something made from them.

A batch never changes: whoever has worked in the batches that are there is up to date. An object of this kind can be
sent to other processes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor
from pathlib import Path
from typing import Self, TypeVar

from reftel.archive.processes import cores, local
from reftel.archive.records import Records
from reftel.archive.rows import COPY, copies_of
from reftel.errors import ArchiveError
from reftel.record import Cable

__all__ = ["Batches", "Workers"]

Task = TypeVar("Task")
Made = TypeVar("Made")


class Batches:
    """The batches of the records in a folder, as of each call."""

    def __init__(self, records: Path) -> None:
        self._records = records

    def names(self) -> frozenset[str]:
        """Return the names of all batches."""
        return Records(self._records).batches()

    def sizes(self) -> Mapping[str, int]:
        """Return how many copies of cables each batch has."""
        return Records(self._records).counts()

    def count(self) -> int:
        """Return how many copies of cables there are."""
        return Records(self._records).count

    def copies(self, names: frozenset[str]) -> Iterator[tuple[str, Cable]]:
        """Yield the copies of some batches, each with its key."""
        for _, table in Records(self._records).of_batches(names, COPY):
            yield from copies_of(table)


class Workers:
    """Processes of this machine that work on many tasks; none, but this one, where one is asked for.

    `modules` are those that the tasks are of.
    """

    def __init__(self, workers: int | None, modules: Sequence[str]) -> None:
        count = workers or cores()
        self._pool: Executor | None = local(count, modules) if count > 1 else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown()

    def map(self, work: Callable[[Task], Made], tasks: Iterable[Task]) -> Iterator[Made]:
        """Yield what work makes of each task, in order; the processes begin at once.

        Raises `ArchiveError` where one of them dies.
        """
        return _living(self._pool.map(work, tasks)) if self._pool else map(work, tasks)


def _living(results: Iterable[Made]) -> Iterator[Made]:
    try:
        yield from results
    except BrokenExecutor:
        advice = "ask again; where memory is short, end other programs first"
        raise ArchiveError("reftel", found="a worker process died", advice=advice) from None
