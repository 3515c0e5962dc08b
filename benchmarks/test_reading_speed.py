"""How fast cables are read, on one core; `make bench` prints the figures.

`read_text` is asked for everything a record holds: all header fields, paragraphs, damage, and the account of lines.
"""

import timeit
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.shared import ROOT, SHARED, missing
from reftel.sources import Item, TextWitness, witnesses
from reftel.telegram import Tally, read_paths, read_text

SIZE = 200_000
HEAD = ("UNCLAS LIMA 000012", "TAGS: PREL", "SUBJECT: A VISIT", "", "1. (U) Text.")
HOSTILE: dict[str, Callable[[int], list[str]]] = {
    "one line of words": lambda size: ["the minister said that " * (size // 23)],
    "one line of paragraph numbers": lambda size: ["1. " * (size // 3)],
    "one line of portion marks": lambda size: ["(SBU) " * (size // 6)],
    "one line of brackets": lambda size: ["[" * size],
    "blank lines": lambda size: [""] * size,
    "rules": lambda size: ["-----"] * (size // 6),
    "paragraphs of one word": lambda size: [f"{number % 999}. One." for number in range(size // 9)],
    "headings and nothing else": lambda size: ["A Title", "-----", ""] * (size // 15),
    "names": lambda size: ["BAKER"] * (size // 6),
    "a REF line without end": lambda size: ["REF: " + "A. LIMA 12 " * (size // 11)],
    "classification lines": lambda size: [f"UNCLAS LIMA {number:06d}" for number in range(size // 19)],
}
Show = Callable[[str], None]


@pytest.fixture
def show(capsys: pytest.CaptureFixture[str]) -> Show:
    """Prints past pytest's capture: the figures are what is asked for."""

    def printed(line: str) -> None:
        with capsys.disabled():
            print(f"\n{line}", end=" ")

    return printed


def texts(folder: Path) -> Iterator[TextWitness]:
    for path in sorted(folder.iterdir()):
        for witness in witnesses(Item.of_bytes(str(path), path.read_bytes())):
            assert isinstance(witness, TextWitness)
            yield witness


def median(benchmark: Any, work: Callable[[], object], rounds: int) -> float:
    """Measure some work, after once for nothing; return its median seconds."""
    benchmark.pedantic(work, rounds=rounds, warmup_rounds=1)
    return float(benchmark.stats.stats.median)


def test_read_text(benchmark: Any, show: Show) -> None:
    """Cables whose text is in memory already."""
    if absent := missing("cables/text"):
        pytest.skip(absent)
    copies = list(texts(SHARED / "cables/text"))
    cables = sum(len(read_text(copy)) for copy in copies)
    seconds = median(benchmark, lambda: [read_text(copy) for copy in copies], rounds=9)
    benchmark.extra_info.update(cables=cables, bytes=size_of(SHARED / "cables/text"))
    show(f"read_text: {cables / seconds:,.0f} cables/s ({cables} telegrams as text)")


@pytest.mark.parametrize("name", ["samples", "cables/text", "cables/html", "frus", "dfat"])
def test_read_paths(benchmark: Any, show: Show, name: str) -> None:
    """Files on disk, from their bytes to records."""
    folder = ROOT / "samples" if name == "samples" else SHARED / name
    if name != "samples" and (absent := missing(name)):
        pytest.skip(absent)
    tally = counted(folder)
    seconds = median(benchmark, lambda: counted(folder), rounds=5)
    benchmark.extra_info.update(files=tally.files, cables=tally.cables, bytes=size_of(folder))
    show(
        f"read_paths {name}: {tally.files / seconds:,.1f} files/s, {tally.cables / seconds:,.0f} cables/s, "
        f"{size_of(folder) / seconds / 1e6:.1f} MB/s"
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text(benchmark: Any, show: Show, name: str) -> None:
    """Text that would stall a careless pattern: twice as much of it takes about twice the time."""
    once, twice = (hostile(name, size) for size in (SIZE, 2 * SIZE))
    seconds = median(benchmark, lambda: read_text(twice), rounds=5)
    growth = best(twice) / best(once)
    benchmark.extra_info.update(bytes=2 * SIZE, growth=growth)
    show(f"hostile, {name}: {2 * SIZE / seconds / 1e6:.1f} MB/s, twice the text in {growth:.1f} times the time")


def best(copy: TextWitness) -> float:
    return min(timeit.repeat(lambda: read_text(copy), number=1, repeat=5))


def hostile(name: str, size: int) -> TextWitness:
    return TextWitness(path="hostile.txt", format="text", sha256="", lines=(*HEAD, *HOSTILE[name](size)))


def counted(folder: Path) -> Tally:
    tally = Tally()
    for reading in read_paths([str(folder)]):
        tally.add(reading)
    return tally


def size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
