"""How much memory a whole reading takes at its peak, as one process, and how long it takes.

    python -m benchmarks.memory

Reads every cable, volume and document of ../shared to JSON Lines. The bar is 500 MB.
"""

import os
import resource
import subprocess
import sys
import time
from typing import NamedTuple

from benchmarks.shared import ROOT, SHARED, missing

FOLDERS = ("cables", "frus", "dfat")
BAR = 500
REFTEL = ("-c", "from reftel.cli.main import main; main()")


class Reading(NamedTuple):
    """One process: its peak in MB (resident set), its seconds, its last words."""

    peak: float
    seconds: float
    tally: str


def read(paths: list[str]) -> Reading:
    """Run `reftel read PATHS --json` to its end; its output goes nowhere."""
    command = [sys.executable, *REFTEL, "read", *paths, "--json"]
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    said = process.stderr.read() if process.stderr else ""
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"reftel read ended with exit status {process.returncode}:\n{said}")
    return Reading(peak(used), seconds, said.partition("\n")[0])


def peak(used: resource.struct_rusage) -> float:
    """The peak in MB of 10^6 bytes: Linux counts in KiB, macOS in bytes."""
    return used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


def main() -> int:
    absent = missing(*FOLDERS)
    if absent:
        print(f"memory: {absent}")
        return 0
    found = read([str(SHARED / folder) for folder in FOLDERS])
    print(f"memory: {found.peak:.0f} MB at the peak (bar {BAR} MB), {found.seconds:.1f} s: {found.tally}")
    return int(found.peak > BAR)


if __name__ == "__main__":
    sys.exit(main())
