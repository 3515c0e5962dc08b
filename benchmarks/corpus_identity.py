"""How well the people of whole volumes of FRUS are told apart and put together, against the editors' own keys.

    python -m benchmarks.corpus_identity [FOLDER] [--shown N]

FOLDER is ../shared/frus unless another one is given; each volume is one set of cables.

Every document of a volume is read without the editors' mark-up; then its people are identified across all documents.
The measure is B-cubed over the names that the editors marked in paragraphs with `corresp`. A name that was not read as
a person's at all says nothing of identity; so two figures are printed: over the names that were read, and over all
marked names, where each unread one counts as a person of its own. The commonest confusions follow.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from benchmarks.shared import SHARED, missing
from reftel.corpus import Sighting, identify, sightings_of
from reftel.reading import read_registers
from reftel.record import Cable
from reftel.telegram import read_paths

PRECISION_BAR, RECALL_BAR = 0.95, 0.85


class Mark(NamedTuple):
    """A name that editors marked: their key for the person, and the entry of `people` that has it, or None."""

    person: str
    entry: tuple[str, int] | None


def read(volume: Path) -> Iterator[tuple[Cable, Cable]]:
    """Each document as edited, and as read without the editors' part."""
    for one in read_paths([str(volume)]):
        if isinstance(one, Cable):
            bare = msgspec.structs.replace(one, editorial=None)
            try:
                yield one, read_registers(bare)
            except Exception as fault:  # noqa: BLE001  what cannot be read has no people, and counts so
                print(f"{one.id}: no registers ({type(fault).__name__}: {fault})", file=sys.stderr)
                yield one, bare


def marks_of(edited: Cable, seen: Cable) -> Iterator[Mark]:
    for name in edited.editorial.people if edited.editorial else ():
        if name.identity and name.paragraph is not None and name.at:
            entry = entry_at(seen, name.paragraph, name.at)
            yield Mark(name.identity, None if entry is None else (edited.id or "", entry))


def entry_at(seen: Cable, paragraph: int, at: tuple[int, int]) -> int | None:
    start, end = at
    for number, person in enumerate(seen.people):
        for place in person.at:
            inside = place.start < end and place.end > start
            if inside and seen.paragraphs[place.index].number == paragraph:
                return number
    return None


def b_cubed(pairs: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """Precision and recall of pairs (whose it is, whom it was given to)."""
    right, given, both = Counter(a for a, _ in pairs), Counter(b for _, b in pairs), Counter(pairs)
    precision = sum(n * n / given[b] for (_, b), n in both.items()) / max(1, len(pairs))
    recall = sum(n * n / right[a] for (a, _), n in both.items()) / max(1, len(pairs))
    return precision, recall


def confusions(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[int, str]]:
    """How many names went wrong with each person, worst first."""
    merged: dict[str, Counter[str]] = {}
    split: dict[str, Counter[str]] = {}
    for right, given in pairs:
        merged.setdefault(given, Counter())[right] += 1
        split.setdefault(right, Counter())[given] += 1
    for word, groups in (("put together", merged), ("kept apart", split)):
        for name, others in groups.items():
            if wrong := others.total() - max(others.values()):
                listed = ", ".join(f"{other} {n}" for other, n in others.most_common(4))
                yield wrong, f"{word:<13} {name}: {listed}"


def measure(volume: Path, shown: int) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Print a volume's figures; return its pairs over the names read and over all marked ones."""
    sightings: list[Sighting] = []
    marks: list[Mark] = []
    for edited, seen in read(volume):
        sightings.extend(sightings_of(edited.id or "", seen))
        marks.extend(marks_of(edited, seen))
    person = {entry: found.id for found in identify(sightings) for entry in found.members}
    name = volume.stem
    met = [(f"{name} {mark.person}", f"{name} {person[mark.entry]}") for mark in marks if mark.entry]
    lost = [(f"{name} {mark.person}", f"{name} unread {n}") for n, mark in enumerate(marks) if not mark.entry]
    told(name, met, [*met, *lost])
    for _, line in sorted(confusions(met), reverse=True)[:shown]:
        print(f"    {line}")
    return met, [*met, *lost]


def told(name: str, met: Sequence[tuple[str, str]], marked: Sequence[tuple[str, str]]) -> None:
    (precision, recall), (whole_precision, whole_recall) = b_cubed(met), b_cubed(marked)
    print(
        f"{name:<18} read {len(met):>6,} of {len(marked):>6,}: precision {precision:.4f} recall {recall:.4f}"
        f"   all: precision {whole_precision:.4f} recall {whole_recall:.4f}"
    )


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path, nargs="?", default=SHARED / "frus")
    ask.add_argument("--shown", type=int, default=8, help="confusions printed for each volume")
    options = ask.parse_args()
    if not options.folder.exists():
        print(f"frus: {missing('frus')}")
        return 0
    met: list[tuple[str, str]] = []
    marked: list[tuple[str, str]] = []
    for volume in sorted(options.folder.glob("*.xml")):
        some, every = measure(volume, options.shown)
        met += some
        marked += every
    told("together", met, marked)
    precision, recall = b_cubed(met)
    return int(precision < PRECISION_BAR or recall < RECALL_BAR)


if __name__ == "__main__":
    sys.exit(main())
