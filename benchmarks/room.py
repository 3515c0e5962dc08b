"""How fast the reading room answers, how it bears load, and what memory it takes.

    python -m benchmarks.room ARCHIVE [--seconds 30] [--rate 100] [--connections 16]

The room runs as one process, as `reftel serve` opens it. Requests come at a steady rate over so many connections, half
of them searches and half cables, drawn with a fixed seed from the words and ids of the archive, every one another; a
request is late from the moment it was due. Prints the 95th percentiles, errors, the largest page and the peak memory,
and ends with 1 where a bar of them is missed. Of the memory, what is the process's own is told apart from the pages of
the index's files that it has before it, which the system takes back where memory is short.
"""

import argparse
import asyncio
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Awaitable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from benchmarks.search import chosen
from reftel.archive.index import Index
from reftel.room.addresses import cable_address, search_address

__all__ = ["main"]

SEARCH, CABLE = 0.060, 0.030  # seconds, 95 in 100
MEMORY, LARGEST = 500.0, 200_000  # MB, bytes
_MEGABYTE = 1_000_000
_BETWEEN = 0.5  # seconds between two looks at the memory


class Answer(NamedTuple):
    """What came back: which kind of page, after how long since it was due, its status, its bytes."""

    kind: str
    seconds: float
    status: int
    size: int


def addresses(archive: Path, count: int) -> list[tuple[str, str]]:
    """Kinds and addresses to ask for, searches and cables in turn."""
    chance = random.Random(7)
    words = chosen(Index.open(archive / "index"), chance)
    queries = [*words.common, *words.middling, *words.rare, *(f'"{phrase}"' for phrase in words.phrases)]
    found = []
    for number in range(count):
        if number % 2:
            found.append(("cable", cable_address(chance.choice(words.ids))))
        else:
            found.append(("search", search_address(" ".join(chance.sample(queries, chance.choice((1, 1, 2)))))))
    return found


@contextmanager
def served(archive: Path) -> Iterator[tuple[int, int]]:
    """The room's process and its port."""
    command = [sys.executable, "-m", "reftel", "serve", str(archive), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        said = process.stdout.readline()
        match = re.search(r":(\d+)/", said)
        assert match, said
        try:
            yield process.pid, int(match[1])
        finally:
            process.terminate()


async def ask(port: int, waiting: "asyncio.Queue[tuple[float, str, str] | None]", answers: list[Answer]) -> None:
    """One connection: asks for whatever is due next."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while (due := await waiting.get()) is not None:
        moment, kind, address = due
        path = address.partition("#")[0]
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        length = re.search(r"content-length: (\d+)", head)
        assert length, head
        body = await reader.readexactly(int(length[1]))
        answers.append(Answer(kind, time.perf_counter() - moment, int(head.split()[1]), len(body)))
    writer.close()


async def load(port: int, asked: Sequence[tuple[str, str]], rate: float, connections: int) -> list[Answer]:
    """Ask for everything at a rate, over so many connections."""
    answers: list[Answer] = []
    waiting: asyncio.Queue[tuple[float, str, str] | None] = asyncio.Queue()
    askers = [asyncio.create_task(ask(port, waiting, answers)) for _ in range(connections)]
    start = time.perf_counter()
    for number, (kind, address) in enumerate(asked):
        moment = start + number / rate
        await asyncio.sleep(max(0.0, moment - time.perf_counter()))
        waiting.put_nowait((moment, kind, address))
    for _ in askers:
        waiting.put_nowait(None)
    await asyncio.gather(*askers)
    return answers


def resident(pid: int, what: str) -> float:
    """Memory of a process in MB: `VmHWM` is the most it had, `RssAnon` what is its own now."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    match = re.search(rf"{what}:\s+(\d+) kB", status)
    return int(match[1]) * 1024 / _MEGABYTE if match else 0.0


async def watched(pid: int, answers: Awaitable[list[Answer]]) -> tuple[list[Answer], float]:
    """Answers that are waited for, and the most memory that a process has of its own meanwhile."""
    most = 0.0
    waiting = asyncio.ensure_future(answers)
    while not waiting.done():
        most = max(most, resident(pid, "RssAnon"))
        await asyncio.wait([waiting], timeout=_BETWEEN)
    return waiting.result(), most


def processor(pid: int) -> float:
    """The seconds that a process was on a core."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--rate", type=float, default=100)
    parser.add_argument("--connections", type=int, default=16)
    given = parser.parse_args()
    asked = addresses(given.archive, int(given.seconds * given.rate))
    with served(given.archive) as (pid, port):
        asyncio.run(load(port, asked[:50], 10, 4))
        before = processor(pid)
        answers, own = asyncio.run(watched(pid, load(port, asked, given.rate, given.connections)))
        busy, memory = processor(pid) - before, resident(pid, "VmHWM")
    missed = memory > MEMORY
    for kind, bar in (("search", SEARCH), ("cable", CABLE)):
        times = [one.seconds for one in answers if one.kind == kind]
        late = quantiles(times, n=20)[-1]
        missed = missed or late > bar
        within = f"95 in 100 within {late * 1000:.0f} ms (bar {bar * 1000:.0f})"
        print(f"{kind}: median {median(times) * 1000:.0f} ms, {within}")
    errors = sum(one.status != 200 for one in answers)
    largest = max(one.size for one in answers)
    print(f"{len(answers):,} requests, {errors} errors, {busy / len(answers) * 1000:.1f} ms of a core each")
    print(
        f"largest page {largest:,} bytes (bar {LARGEST:,}), peak {memory:.0f} MB (bar {MEMORY:.0f}), own {own:.0f} MB"
    )
    return int(missed or errors > 0 or largest > LARGEST)


if __name__ == "__main__":
    sys.exit(main())
