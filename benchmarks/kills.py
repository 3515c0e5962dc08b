"""Whether an adding that is killed anywhere, and begun again, comes to the same archive.

    python -m benchmarks.kills [--kills 60] [--cables 3000] [--seed 0]

Each time an adding is killed (SIGKILL, with no chance to tidy) at a random instant of its undisturbed length, begun
again to its end, and the content's hash compared with that of the undisturbed one. Half of the times it is killed
twice. A kill that came when the adding had ended is none, and another instant is drawn.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import reftel
from benchmarks.cables import write
from benchmarks.shared import ROOT

ADD = "import sys; from reftel.cli.main import main; main()"


def started(archive: Path, cables: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", ADD, "add", str(archive), str(cables)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def finished(archive: Path, cables: Path) -> float:
    """Add to the end; return the seconds it took."""
    start = time.perf_counter()
    process = started(archive, cables)
    _, said = process.communicate()
    if process.returncode:
        sys.exit(f"reftel add ended with exit status {process.returncode}:\n{said.decode()}")
    return time.perf_counter() - start


def killed(archive: Path, cables: Path, seconds: float) -> bool:
    """Add and kill after some seconds; say whether it was still at work."""
    process = started(archive, cables)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return process.returncode == -signal.SIGKILL


def struck(archive: Path, cables: Path, chance: random.Random, length: float) -> list[float]:
    """Add from nothing, and kill that once or twice; return the instants."""
    while True:
        shutil.rmtree(archive, ignore_errors=True)
        instants = [chance.uniform(0, length) for _ in range(chance.choice((1, 2)))]
        if all(killed(archive, cables, instant) for instant in instants):
            return instants


def content(archive: Path) -> tuple[str, list[str]]:
    """The hash of the records, and what a check of the whole finds."""
    opened = reftel.open(archive)
    return opened.fingerprint(), [str(found) for found in opened.check() if not isinstance(found, int)]


def run(kills: int, cables: int, seed: int) -> int:
    """Print what each kill came to; return how many came to something else."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        source, archive = Path(folder) / "cables", Path(folder) / "archive"
        write(source, cables, seed)
        finished(archive, source)  # the first run of a machine is slower than those to come
        shutil.rmtree(archive)
        length = finished(archive, source)
        expected = content(archive)
        print(f"undisturbed: {cables:,} cables in {length:.1f} s, content {expected[0][:16]}")
        wrong = 0
        for number in range(1, kills + 1):
            instants = struck(archive, source, chance, length)
            finished(archive, source)
            same = content(archive) == expected
            wrong += not same
            said = ", ".join(f"{instant:.2f} s" for instant in instants)
            print(f"{number:3}: killed at {said}: {'equal' if same else 'DIFFERENT'}", flush=True)
    print(f"{kills} times killed, content equal {kills - wrong} times")
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--cables", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    return int(run(given.kills, given.cables, given.seed) > 0)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONPATH", str(ROOT / "src"))
    sys.exit(main())
