"""Tasks done by worker processes, in order, some ahead and no more; a worker that dies costs nobody their work."""

import itertools
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from typing import NamedTuple

from reftel.archive.intake import Begun, Job
from reftel.archive.processes import local
from reftel.archive.tasks import Outcome, Result, Task, given_up, halved, joined, run
from reftel.errors import ArchiveError

__all__ = ["Pool"]

_READING = ("reftel.archive.tasks", "reftel.reading.registers")
_AHEAD = 2  # tasks waiting for a worker, for each one that is being done
_LONGEST_LINE = 10_000  # jobs that wait their turn to be named, tasks or not
_TRIES = 2  # how often a source may end its worker before it is left out


def _readers(workers: int) -> Executor:
    return local(workers, _READING)


class _Waiting(NamedTuple):
    """A job in line, and the result to come where it is a task."""

    job: Job
    future: Future[Result] | None


class Pool:
    """Does tasks with an executor of `make()`; a new one is made when one breaks, as it does when a worker dies.

    An executor that is `given` is somebody else's (a cluster's): it sees to its own workers, and is left open.
    """

    def __init__(self, workers: int, given: Executor | None = None, make: Callable[[int], Executor] = _readers) -> None:
        self._workers = workers
        self._most = workers * _AHEAD
        self._make = make
        self._given = given
        self._executor: Executor | None = None

    def run(self, jobs: Iterable[Job]) -> Iterator[Result | Begun | Outcome]:
        """Yield what each job comes to, in the order of the jobs; what is no task is its own result.

        Where there is only one, it is done in this process: starting workers takes longer than most tasks do.
        """
        jobs = iter(jobs)
        first = list(itertools.islice(jobs, 2))
        if len(first) < 2:
            yield from (run(job) if isinstance(job, Task) else job for job in first)
            return
        try:
            yield from self._in_line(itertools.chain(first, jobs))
        finally:
            self._end()

    def _in_line(self, jobs: Iterable[Job]) -> Iterator[Result | Begun | Outcome]:
        line: deque[_Waiting] = deque()
        tasks = 0
        for job in jobs:
            line.append(self._begin(job))
            tasks += isinstance(job, Task)
            while line and (tasks > self._most or line[0].future is None or len(line) > _LONGEST_LINE):
                tasks -= line[0].future is not None
                yield self._result(line)
        while line:
            yield self._result(line)

    def _begin(self, job: Job) -> _Waiting:
        if not isinstance(job, Task):
            return _Waiting(job, None)
        try:
            self._executor = self._executor or self._new()
            with _unbroken():
                return _Waiting(job, self._executor.submit(run, job))
        except BrokenExecutor as error:  # it broke since; whoever waits for this one will see to it
            broken: Future[Result] = Future()
            broken.set_exception(error)
            return _Waiting(job, broken)

    def _result(self, line: deque[_Waiting]) -> Result | Begun | Outcome:
        job, future = line.popleft()
        if future is None or not isinstance(job, Task):
            assert not isinstance(job, Task)
            return job
        try:
            return future.result()
        except BrokenExecutor:
            if self._given is not None:
                raise
            result = self._alone(job)
            again = [self._begin(each.job) if _is_broken(each.future) else each for each in line]
            line.clear()
            line.extend(again)
            return result

    def _alone(self, task: Task) -> Result:
        """Do a task with no other beside it; where it ends its worker again, in halves, until it is plain which."""
        for _ in range(_TRIES):
            self._end()
            self._executor = self._new()
            try:
                with _unbroken():
                    future = self._executor.submit(run, task)
                return future.result()
            except BrokenExecutor:
                continue
        self._check()
        halves = halved(task)
        return joined(task, [self._alone(half) for half in halves]) if halves else given_up(task)

    def _check(self) -> None:
        """Raise `ArchiveError` where no worker starts at all, whatever it is given."""
        self._end()
        self._executor = self._new()
        try:
            self._executor.submit(os.getpid).result()
        except BrokenExecutor:
            advice = "end other programs where memory is short, or ask for fewer of them (`--workers 1`)"
            raise ArchiveError("reftel", found="worker processes do not start", advice=advice) from None

    def _new(self) -> Executor:
        return self._given or self._make(self._workers)

    def _end(self) -> None:
        if self._executor is not None and self._given is None:
            self._executor.shutdown(cancel_futures=True)
        self._executor = None


@contextmanager
def _unbroken() -> Iterator[None]:
    """Let Ctrl-C wait for the end of the block: a worker half started would tell of it in a traceback of its own."""
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or before is None:  # then Ctrl-C is not for us
        yield
        return
    came: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        for number in came[:1]:
            signal.raise_signal(number)


def _is_broken(future: Future[Result] | None) -> bool:
    return future is not None and future.done() and isinstance(future.exception(), BrokenExecutor)
