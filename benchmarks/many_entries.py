"""How the time of the registers grows with the number of entries in one text: twice as many in about twice the time.

    python -m benchmarks.many_entries [--sentences 1000]

Each kind of sentence is written so many times in one paragraph, and twice as many times, with other names each time: a
text whose entries would all be compared with each other takes four times as long.
"""

import argparse
import gc
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

from reftel.reading import read_registers
from reftel.record import Cable, Header, Paragraph, Source

__all__ = ["KINDS", "Growth", "measure"]

SENTENCES = 1_000
ROUNDS = 3
MOST_GROWTH = 3.0  # four is a look from each to each; some of it is what a processor's caches cannot hold
LETTERS = 26

KINDS: dict[str, Callable[[str], str]] = {
    "people with titles": lambda own: f"Minister Jan Str{own} and Dr. Tr{own} spoke.",
    "people called twice": lambda own: f"Jan Str{own} arrived. Str{own} left.",
    "statements in statements": lambda own: f"Minister Str{own} said that Tr{own} told him he would go.",
    "pronouns": lambda _: "He said that they had told him that she asked them to come.",
    "bodies": lambda own: f"The {own.title()}land Ministry of Trade met the {own.title()} Group (T{own.upper()}).",
    "instruments": lambda own: f"The Str{own} Agreement of May 3 is in force. They signed a memorandum on {own}.",
    "plans": lambda own: f"Minister Str{own} promised to send {own} by May 3. Kestria will build a {own}.",
    "silences": lambda own: f"Minister Str{own} did not mention {own}. He did not raise it.",
    "changes": lambda own: f"Trade in {own} rose from 3 to 5 since 2007. It no longer has {own}.",
    "meetings of two": lambda own: f"Minister Str{own} met Minister Tr{own} on May 3.",
    "meetings of one with many": lambda own: f"Minister Jan Strand met Minister Tr{own} on May 3.",
    "meetings with company": lambda own: f"The Ambassador, with Str{own}, met Minister Tr{own}.",
    "visits": lambda own: f"Minister Str{own} visited Kestria May 3-5. Minister Str{own} met Tr{own}.",
}


class Growth(NamedTuple):
    """Seconds of process time for some sentences and for twice as many."""

    once: float
    twice: float

    @property
    def times(self) -> float:
        return self.twice / self.once


def own(number: int) -> str:
    """Letters of a number's own.

    >>> own(0), own(27)
    ('aaa', 'bba')
    """
    return "".join(chr(ord("a") + number // LETTERS**place % LETTERS) for place in range(3))


def cable(kind: str, sentences: int) -> Cable:
    text = " ".join(KINDS[kind](own(number)) for number in range(sentences))
    source = Source(path="many.txt", format="text", sha256="0" * 64)
    paragraphs = (Paragraph(number=1, text=text, lines=(1, 1)),)
    return Cable(id="08ELDVIK1", header=Header(date="2008-05-14"), source=source, paragraphs=paragraphs)


def seconds(kind: str, sentences: int) -> float:
    """The least process time of a few rounds, without Python's collector, which may look at all there is."""
    text = cable(kind, sentences)
    taken = []
    gc.disable()
    for _ in range(ROUNDS):
        start = time.process_time()
        read_registers(text)
        taken.append(time.process_time() - start)
    gc.enable()
    return min(taken)


def measure(kind: str, sentences: int = SENTENCES) -> Growth:
    """Return what a kind of sentence takes so many times, and twice as many times."""
    return Growth(seconds(kind, sentences), seconds(kind, 2 * sentences))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=SENTENCES)
    given = parser.parse_args()
    slow = False
    for kind in KINDS:
        found = measure(kind, given.sentences)
        slow |= found.times > MOST_GROWTH
        print(f"{kind:<28}{found.once:7.2f} s, twice the text in {found.times:.1f} times the time", flush=True)
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
