"""How fast cables are added to an archive, how that grows, and how much memory and disk it takes.

    python -m benchmarks.adding [--counts 10000 250000] [--folder FOLDER] [--keep]

For each count, so many generated cables (benchmarks.cables) are written to disk and added by `reftel add`, as a process
of its own. Printed: cables and words a second, the peak memory of the biggest of its processes, bytes on disk against
those of the source text, and how the time a cable grew from the first count to the last. Bars: 250,000 cables on two
cores in 25 minutes, 2.5 GB, 1.5 times the source text, 1.3 times the time a cable.
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

import reftel
from benchmarks.cables import write
from benchmarks.memory import REFTEL, peak
from benchmarks.shared import ROOT

__all__ = ["Added", "added"]

SECONDS, MEMORY, DISK, GROWTH = 25 * 60, 2500, 1.5, 1.3
FULL = 250_000


class Added(NamedTuple):
    """One adding: seconds, those of all its processes on the cores, the peak of its biggest process in MB, bytes.

    Seconds on the cores say what an adding takes where others use the machine too.
    """

    cables: int
    seconds: float
    busy: float
    peak: float
    record_bytes: int
    index_bytes: int
    source_bytes: int

    def __str__(self) -> str:
        records, index = self.record_bytes / self.source_bytes, self.index_bytes / self.source_bytes
        return (
            f"{self.cables:,} cables in {self.seconds:,.0f} s ({self.busy:,.0f} s on the cores): "
            f"{self.cables / self.seconds:,.0f} cables/s, {self.peak:,.0f} MB at the peak, "
            f"on disk {records + index:.2f} of the source text (records {records:.2f}, index {index:.2f})"
        )


def added(archive: Path, cables: Path, count: int, source_bytes: int) -> Added:
    """Run `reftel add` to its end."""
    command = [sys.executable, *REFTEL, "add", str(archive), str(cables)]
    start = time.perf_counter()
    with tempfile.TemporaryFile() as messages:
        process = subprocess.Popen(command, cwd=ROOT, stderr=messages)
        most = 0.0
        busy: dict[int, float] = {}
        while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
            for pid in family(process.pid):
                most = max(most, resident(pid))
                busy[pid] = on_cores(pid) or busy.get(pid, 0)
            time.sleep(0.5)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(ended[1])
        if process.returncode:
            messages.seek(0)
            said = messages.read().decode(errors="replace")
            sys.exit(
                f"reftel add ended with exit status {process.returncode} after {seconds:,.0f} s, and said:\n{said}"
            )
    found = reftel.open(archive).stats()
    sizes = (found.record_bytes, found.index_bytes, source_bytes)
    return Added(count, seconds, sum(busy.values()), max(most, peak(ended[2])), *sizes)


def family(pid: int) -> list[int]:
    """A process and all that came of it; only where there is /proc."""
    found = [pid]
    for each in found:
        for children in Path(f"/proc/{each}/task").glob("*/children"):
            try:
                found += map(int, children.read_text().split())
            except OSError:  # it has ended since
                continue
    return found


def resident(pid: int) -> float:
    """The highest memory of a process so far, in MB."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmHWM")), 0)


def on_cores(pid: int) -> float:
    """The seconds that a process spent on the cores so far."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run(counts: list[int], folder: Path, *, keep: bool) -> list[Added]:
    """Measure each count, and print it."""
    results = []
    for count in counts:
        cables, archive = folder / f"cables-{count}", folder / f"archive-{count}"
        size = write(cables, count)
        shutil.rmtree(archive, ignore_errors=True)
        results.append(added(archive, cables, count, size))
        print(results[-1], flush=True)
        if not keep:
            shutil.rmtree(cables)
            shutil.rmtree(archive)
    return results


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[10_000, FULL])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--keep", action="store_true", help="leave cables and archives in the folder")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        results = run(given.counts, given.folder or Path(temporary), keep=given.keep)
    first, last = results[0], results[-1]
    growth = (last.busy / last.cables) / (first.busy / first.cables)
    whole = last.seconds * FULL / last.cables
    print(f"time a cable grew {growth:.2f} times (bar {GROWTH}); {FULL:,} at this pace: {whole / 60:.1f} min (bar 25)")
    disk = (last.record_bytes + last.index_bytes) / last.source_bytes
    return int(growth > GROWTH or whole > SECONDS or last.peak > MEMORY or disk > DISK)


if __name__ == "__main__":
    sys.exit(main())
