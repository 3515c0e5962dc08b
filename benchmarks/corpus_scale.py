"""How long the corpus of many cables takes to work out, to bring up to date, and to ask, and how that grows.

    python -m benchmarks.corpus_scale [--counts 4000 16000] [--more 1000] [--folder FOLDER] [--keep]

For each count, so many generated cables (benchmarks.cables) are added to an archive; then identities, threads and fates
of all of them are computed by a process of its own, then 1,000 more are added and worked in, then the relation of the
two parties that have most lines together is asked for, five times. Printed: seconds on the clock and on the cores, the
peak memory of the biggest of its processes. Bars: 250,000 cables in 15 minutes on two cores (3.6 ms a cable) within 4
GB, 1,000 more in 10 seconds, a relation in 300 ms. Adding itself is not counted. With --keep archives are left in the
folder, and used again where they are there.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import duckdb

import reftel
from benchmarks.adding import family, on_cores, resident
from benchmarks.cables import made, write
from benchmarks.memory import peak
from benchmarks.shared import ROOT
from reftel.corpus import Corpus

FULL, SECONDS, MEMORY, MORE_SECONDS, ASKED = 250_000, 15 * 60, 4000, 10, 0.3
WORK = "import sys, reftel; from reftel.corpus import Corpus; Corpus(reftel.open(sys.argv[1]))"
TOGETHER = """SELECT party, other, count(*) FROM (SELECT party, unnest(parties) AS other FROM read_parquet(?))
    WHERE party < other GROUP BY ALL ORDER BY 3 DESC, 1, 2 LIMIT 1"""


class Worked(NamedTuple):
    """One bringing up to date: seconds on the clock and on the cores, the peak of its biggest process in MB."""

    seconds: float
    busy: float
    peak: float


def work(archive: Path) -> Worked:
    """Bring the corpus of an archive up to date, in a process of its own."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", WORK, str(archive)], cwd=ROOT)
    most = 0.0
    busy: dict[int, float] = {}
    while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
        for pid in family(process.pid):
            most = max(most, resident(pid))
            busy[pid] = on_cores(pid) or busy.get(pid, 0)
        time.sleep(0.2)
    process.returncode = os.waitstatus_to_exitcode(ended[1])
    if process.returncode:
        sys.exit(f"the corpus was not made: exit status {process.returncode}")
    return Worked(time.perf_counter() - start, sum(busy.values()), max(most, peak(ended[2])))


def write_more(folder: Path, first: int, count: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        name, text = made(number)
        (folder / name).write_text(text, encoding="utf-8")


def asked(archive: Path) -> tuple[str, float]:
    """The two parties that are oftenest named together, and the middle one of five times that their relation takes."""
    corpus = Corpus(reftel.open(archive))
    files = [str(path) for path in (archive / "corpus").glob("lines_by-*.parquet")]
    with duckdb.connect(":memory:") as database:
        [(one, other, lines)] = database.execute(TOGETHER, [files]).fetchall()
    times = []
    for _ in range(5):
        start = time.perf_counter()
        corpus.relation(one, other)
        times.append(time.perf_counter() - start)
    return f"{one} and {other} ({lines:,} lines)", sorted(times)[2]


def measure(folder: Path, count: int, more: int) -> tuple[Worked, Worked, float]:
    archive, cables = folder / f"archive-{count}", folder / f"cables-{count}"
    if not archive.exists():
        write(cables, count)
        reftel.open(archive).add([str(cables)])
    shutil.rmtree(archive / "corpus", ignore_errors=True)
    whole = work(archive)
    print(f"{count:,} cables: {told(whole)}, {1000 * whole.busy / count:.2f} ms a cable on the cores", flush=True)
    write_more(cables / "more", count, more)
    reftel.open(archive).add([str(cables / "more")])
    later = work(archive)
    print(f"    {more:,} more: {told(later)}", flush=True)
    who, seconds = asked(archive)
    print(f"    relation of {who}: {1000 * seconds:.0f} ms", flush=True)
    return whole, later, seconds


def told(found: Worked) -> str:
    return f"{found.seconds:.1f} s ({found.busy:.1f} s on the cores), {found.peak:,.0f} MB"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", type=int, nargs="+", default=[4_000, 16_000])
    parser.add_argument("--more", type=int, default=1_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--keep", action="store_true", help="leave the archives in the folder")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        found = [measure(folder, count, given.more) for count in given.counts]
        if not given.keep:
            for count in given.counts:
                shutil.rmtree(folder / f"archive-{count}")
                shutil.rmtree(folder / f"cables-{count}", ignore_errors=True)
    (first, *_), (last, later, seconds) = found[0], found[-1]
    growth = (last.busy / given.counts[-1]) / (first.busy / given.counts[0])
    whole = last.seconds * FULL / given.counts[-1]
    print(f"time a cable grew {growth:.2f} times; {FULL:,} at this pace: {whole / 60:.1f} min (bar {SECONDS / 60:.0f})")
    return int(whole > SECONDS or last.peak > MEMORY or later.seconds > MORE_SECONDS or seconds > ASKED)


if __name__ == "__main__":
    sys.exit(main())
