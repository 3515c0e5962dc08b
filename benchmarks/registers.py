"""How fast cables are read with their registers, and whether memory stays flat over many of them.

    python -m benchmarks.registers [--cables 100000]

Speed is that of one core, from a cable's text in memory to its record with all nine registers: the best of several
rounds by process time, which a busy machine disturbs least. Memory is the resident set after so many cables, each with
words that none before it had: what is remembered of words fills up to its limits within the first 50,000 (that of the
few texts in capitals last), and from there on nothing may grow. The shortest cables serve, since memory is a matter of
how many there were.
"""

import argparse
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

import msgspec

from benchmarks.shared import SHARED, missing
from reftel.reading import read_registers
from reftel.record import Cable
from reftel.sources import Item, TextWitness, witnesses
from reftel.telegram import read_text

FOLDER = "cables/text"
ROUNDS = 7
BAR = 200_000  # words a second on one core
MOST_MEMORY = 400  # MB, however many cables: forms of words are remembered up to a number, then forgotten
NEW_WORDS = 20
SHORT = 40  # cables that memory is measured with
CABLES = 100_000
SETTLED = 50_000  # cables after which what is remembered, of texts in capitals too, has reached its limits
MOST_GROWTH = 1.1  # the resident set at the end, in parts of that after SETTLED
MARKS = (1_000, 20_000, SETTLED)


def copies() -> list[TextWitness]:
    """The texts of all cables of the folder."""
    found = []
    for path in sorted((SHARED / FOLDER).iterdir()):
        for witness in witnesses(Item.of_bytes(str(path), path.read_bytes())):
            assert isinstance(witness, TextWitness)
            found.append(witness)
    return found


def words_of(cables: list[Cable]) -> int:
    return sum(len(paragraph.text.split()) for cable in cables for paragraph in cable.paragraphs)


def best(work: Callable[[], object]) -> float:
    """The least seconds of process time that a round of the work took, after one round for nothing."""
    work()
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


class Speed(NamedTuple):
    """Words a second on one core, of reading alone and with all registers; of how many cables and words."""

    cables: int
    words: int
    reading: float
    both: float


def speed(texts: list[TextWitness]) -> Speed:
    """Print and return words a second of reading, and of reading with the registers."""
    cables = [cable for text in texts for cable in read_text(text)]
    words = words_of(cables)
    reading = best(lambda: [read_text(text) for text in texts])
    both = best(lambda: [read_registers(cable) for text in texts for cable in read_text(text)])
    print(f"words: {words:,} in {len(cables)} cables")
    print(f"read: {words / reading:,.0f} words/s")
    print(f"read and registers: {words / both:,.0f} words/s on one core (bar {BAR:,})")
    return Speed(len(cables), words, words / reading, words / both)


def stream(texts: list[TextWitness]) -> Iterator[TextWitness]:
    """The texts over and over, each time with words of its own."""
    for number, text in enumerate(cycle(texts)):
        new = " ".join(f"Strand{number}x{one}" for one in range(NEW_WORDS))
        yield msgspec.structs.replace(text, lines=(*text.lines, "", f"999. (U) {new} met in Lysandra."))


def resident() -> float:
    """The resident set of this process in MB of 10^6 bytes; its peak where the system does not tell the present one."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def memory(texts: list[TextWitness], most: int) -> dict[int, float]:
    """Print the resident set at each mark; return them by the number of cables read."""
    marks = {mark for mark in MARKS if mark < most} | {most}
    sizes: dict[int, float] = {}
    for number, text in enumerate(islice(stream(texts), most), 1):
        for cable in read_text(text):
            read_registers(cable)
        if number in marks:
            sizes[number] = resident()
            print(f"memory: {sizes[number]:.0f} MB after {number:,} cables (bar {MOST_MEMORY} MB)", flush=True)
    return sizes


def is_flat(sizes: dict[int, float]) -> bool:
    """Print how much the resident set grew once all limits were reached; return whether that is within the bars."""
    settled, end = sizes.get(SETTLED), sizes[max(sizes)]
    growth = end / settled if settled else 1.0
    if settled:
        print(f"memory: {growth:.2f} times that after {SETTLED:,} cables (bar {MOST_GROWTH})")
    return growth <= MOST_GROWTH and max(sizes.values()) <= MOST_MEMORY


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cables", type=int, default=CABLES, help="memory is measured over so many; 0 for speed alone")
    given = parser.parse_args()
    if absent := missing(FOLDER):
        print(f"registers: {absent}")
        return 0
    texts = copies()
    fast = speed(texts)
    short = sorted(texts, key=lambda text: sum(map(len, text.lines)))[:SHORT]
    flat = given.cables == 0 or is_flat(memory(short, given.cables))
    return int(fast.both < BAR or not flat)


if __name__ == "__main__":
    sys.exit(main())
