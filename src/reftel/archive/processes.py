"""Processes of this machine that work for one: they come from a fork server, and end when whoever leads them does."""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import partial
from multiprocessing.connection import wait
from multiprocessing.context import ForkServerContext, ForkServerProcess
from multiprocessing.popen_forkserver import Popen
from multiprocessing.process import BaseProcess
from types import ModuleType
from typing import Any

__all__ = ["cores", "local"]

_MAIN = "__main__"
_SELDOM = 100_000  # things made between two looks for those that only hold each other


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def local(workers: int, modules: Sequence[str]) -> Executor:
    """Return a pool of processes on this machine, which end when this process does, however it ends.

    They come from a fork server: this process has threads (the index's, the table's) that no fork would survive, and
    a lock that no child should hold. It has the `modules` that their tasks are of, which so are loaded once.
    """
    context = _Context()
    context.set_forkserver_preload([*modules])
    return _Processes(workers, context)


class _Process(ForkServerProcess):
    """A process that does not import the script of the one that starts it: tasks are functions of this package.

    With it, a script that calls us outside `if __name__ == "__main__":` would run again in each.
    """

    @staticmethod
    def _Popen(process_obj: BaseProcess) -> Popen:  # noqa: N802  multiprocessing's name
        script = sys.modules[_MAIN]
        sys.modules[_MAIN] = ModuleType(_MAIN)
        try:
            return Popen(process_obj)
        finally:
            sys.modules[_MAIN] = script


class _Context(ForkServerContext):
    """Such processes."""

    Process = _Process


class _Processes(ProcessPoolExecutor):
    """A pool that ends also where a worker died while a task was on its way to it.

    Tasks are written to a pipe, which is full where they are long. Before 3.11.5 Python kept the end that is read open
    itself, and waited without end for somebody to read there (CPython issue 94777).
    """

    def __init__(self, workers: int, context: ForkServerContext) -> None:
        super().__init__(workers, mp_context=context, initializer=_settle)
        queue: Any = vars(self)["_call_queue"]
        queue.close = partial(_closed, queue, queue.close)


def _closed(queue: Any, close: Callable[[], None]) -> None:
    """Close a queue to which no task will be written: workers that live have ends of the pipe of their own."""
    vars(queue)["_reader"].close()
    close()


def _settle() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that leads
    gc.freeze()  # what was loaded stays
    gc.set_threshold(_SELDOM)  # a reader makes millions of things, which go by themselves
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
