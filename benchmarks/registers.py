"""How fast cables are read with their registers, and whether memory stays flat over many of them.

    python -m benchmarks.registers            # speed, and memory over 10,000 cables
    python -m benchmarks.registers 100000     # memory over 100,000: some minutes

Speed is that of one core, from a cable's text in memory to its record with all nine registers: the best of several
rounds by process time, which a busy machine disturbs least. Memory is the resident set after 1,000, 10,000 ... cables,
each with words that none before it had, so that nothing remembered may grow without end.
"""

import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

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
MARKS = (1_000, 10_000, 100_000, 1_000_000)


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


def speed(texts: list[TextWitness]) -> float:
    """Print words a second of reading, of the registers, and of both; return the last."""
    cables = [cable for text in texts for cable in read_text(text)]
    words = words_of(cables)
    reading = best(lambda: [read_text(text) for text in texts])
    both = best(lambda: [read_registers(cable) for text in texts for cable in read_text(text)])
    print(f"words: {words:,} in {len(cables)} cables")
    print(f"read: {words / reading:,.0f} words/s")
    print(f"read and registers: {words / both:,.0f} words/s on one core (bar {BAR:,})")
    return words / both


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


def memory(texts: list[TextWitness], most: int) -> float:
    """Print the resident set at each mark; return the greatest."""
    marks = {mark for mark in MARKS if mark < most} | {most}
    sizes = []
    for number, text in enumerate(islice(stream(texts), most), 1):
        for cable in read_text(text):
            read_registers(cable)
        if number in marks:
            sizes.append(resident())
            print(f"memory: {sizes[-1]:.0f} MB after {number:,} cables (bar {MOST_MEMORY} MB)", flush=True)
    return max(sizes)


def main() -> int:
    if absent := missing(FOLDER):
        print(f"registers: {absent}")
        return 0
    texts = copies()
    fast = speed(texts)
    largest = memory(texts, int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    return int(fast < BAR or largest > MOST_MEMORY)


if __name__ == "__main__":
    sys.exit(main())
