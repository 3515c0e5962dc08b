"""How many of the people whom editors of FRUS marked in telegrams are found, and how often one person is one entry.

    python -m benchmarks.frus_people [FOLDER] [--misses] [--capitals]

FOLDER is ../shared/frus unless another one is given. With --capitals the texts are read in capitals only, as the
telegrams of the teletype years are, where no capital tells a name.

Before a document is read its editors' part is taken away, so that the registers see what was printed and no mark-up.
A marked name counts as found where a mention of a person overlaps it. Two marked names of one identity stand together
where one entry has both; of two that were found, that is.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import msgspec

from benchmarks.shared import SHARED, missing
from reftel.reading import read_registers
from reftel.record import Cable, NamedPerson
from reftel.telegram import read_paths

FOUND_BAR, TOGETHER_BAR = 0.93, 0.95
SHOWN = 40


class Tally(msgspec.Struct):
    """Marked names and how many were found; pairs of one identity and how many stand in one entry."""

    telegrams: int = 0
    marked: int = 0
    found: int = 0
    pairs: int = 0
    together: int = 0
    missed: Counter[str] = msgspec.field(default_factory=Counter)
    apart: Counter[str] = msgspec.field(default_factory=Counter)

    @property
    def found_of_all(self) -> float:
        """The share of marked names that are found."""
        return self.found / max(1, self.marked)

    @property
    def together_of_all(self) -> float:
        """The share of pairs of one identity that stand in one entry."""
        return self.together / max(1, self.pairs)


def telegrams(paths: Sequence[str]) -> Iterator[Cable]:
    for one in read_paths(paths):
        if isinstance(one, Cable) and one.editorial and one.editorial.kind == "telegram":
            yield one


def marked(cable: Cable) -> list[NamedPerson]:
    """The names with an identity that stand in the text."""
    people = cable.editorial.people if cable.editorial else ()
    return [one for one in people if one.identity and one.paragraph is not None and one.at]


def entries(cable: Cable, read: Cable, name: NamedPerson) -> set[int]:
    """The entries of `people` with a mention that overlaps a marked name."""
    start, end = name.at or (0, 0)
    return {
        entry
        for entry, person in enumerate(read.people)
        for place in person.at
        if cable.paragraphs[place.index].number == name.paragraph and place.start < end and place.end > start
    }


def in_capitals(cable: Cable) -> Cable:
    """A cable with its texts in capitals, each letter in its place."""
    paragraphs = tuple(msgspec.structs.replace(one, text=_upper(one.text)) for one in cable.paragraphs)
    return msgspec.structs.replace(cable, paragraphs=paragraphs)


def _upper(text: str) -> str:
    return "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in text)


def count(cable: Cable, tally: Tally) -> None:
    read = read_registers(msgspec.structs.replace(cable, editorial=None))
    hits: dict[str, list[tuple[NamedPerson, set[int]]]] = {}
    for name in marked(cable):
        held = entries(cable, read, name)
        tally.marked += 1
        tally.found += bool(held)
        if held:
            hits.setdefault(name.identity or "", []).append((name, held))
        else:
            tally.missed[name.name] += 1
    for names in hits.values():
        for (one, left), (other, right) in combinations(names, 2):
            tally.pairs += 1
            tally.together += bool(left & right)
            if not left & right:
                tally.apart[f"{cable.id}: {one.name} | {other.name}"] += 1


def total(folder: Path, *, capitals: bool) -> Tally:
    """Count all telegrams of a folder, as they are or in capitals."""
    tally = Tally()
    for cable in telegrams([str(folder)]):
        tally.telegrams += 1
        count(in_capitals(cable) if capitals else cable, tally)
    return tally


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path, nargs="?", default=SHARED / "frus")
    ask.add_argument("--misses", action="store_true")
    ask.add_argument("--capitals", action="store_true")
    options = ask.parse_args()
    if not options.folder.exists():
        print(f"frus: {missing('frus')}")
        return 0
    tally = total(options.folder, capitals=options.capitals)
    found, together = tally.found_of_all, tally.together_of_all
    print(f"telegrams  {tally.telegrams:>8,}")
    print(f"found      {found:>8.3f} of {tally.marked:,} marked names")
    print(f"together   {together:>8.3f} of {tally.pairs:,} pairs")
    if options.misses:
        for title, rows in (("missed", tally.missed), ("apart", tally.apart)):
            for text, times in rows.most_common(SHOWN):
                print(f"{title} {times:>4}  {text}")
    return int(found < FOUND_BAR or together < TOGETHER_BAR)


if __name__ == "__main__":
    sys.exit(main())
