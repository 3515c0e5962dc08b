"""Whether copies that lost text make each other whole: real cables, cut by a seeded script, joined and compared.

    python -m benchmarks.copies [--show] [--all] [--seed N]

Of each of 40 cables of ../shared/cables/text a copy is cut: lines lost, a heading lost, a paragraph blacked out,
lines of the head lost, a web page's text around it. The cut copy is joined with the whole one (as that comes, and with
the cut copy as the base, which must then be supplied with all it lost): the joined text must be the whole one's to the
letter, every cut must be named, nothing of the page may be in it. And it is joined with a second copy cut in other
places, where what either has lost may leave nothing to tell the other's place by: there 99 words of 100 must come back.
"""

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from benchmarks.shared import SHARED, missing
from reftel.collation import CollatedParagraph, Collation, collate, pieces
from reftel.record import Cable, Paragraph
from reftel.sources import TextWitness
from reftel.telegram import read_text

CABLES = 40
SEED = 4
LEAST_PARAGRAPHS = 4
LEAST_RESTORED = 0.99
WAYS = ("whole and cut", "cut as base", "cut and cut")
ABOVE = ("The Strait Courier", "Home | News | World | Politics | Sport", "Sign up for our newsletter", "")
BELOW = (
    "",
    "© 2011 The Strait Courier. All rights reserved.",
    "Related news",
    "Ferry fares to rise again in spring",
    "Lighthouse keeper finds a bottle with somebody else's letter in it",
    "Share this page",
)
PRINTED = re.compile(r"(?:^|(?<=\s))\d+\.\s{0,4}(?:\([A-Z/]+\)|(?=\s|[A-Z]))")  # the number and mark of a paragraph
PAGE_WORDS = ("Courier", "newsletter", "Lighthouse", "Ferry fares", "Share this page")


class Cut(msgspec.Struct, frozen=True):
    """What was done to a copy: its lines now, and each cut as its kind and the lines (counted from 0) it took."""

    lines: tuple[str, ...]
    cuts: tuple[tuple[str, int, int], ...]


class Result(msgspec.Struct, frozen=True):
    """Of one joining: the cuts made and named, words lost and restored, and whether all is as it should be."""

    name: str
    cuts: int
    named: int
    lost: int
    restored: int
    headings: tuple[int, int]
    head: bool
    clean: bool

    @property
    def passed(self) -> bool:
        return (
            self.cuts == self.named
            and self.lost == self.restored
            and self.headings[0] == self.headings[1]
            and self.head
            and self.clean
        )


def witness(path: Path, lines: Sequence[str]) -> TextWitness:
    return TextWitness(path=path.name, format="text", sha256="0" * 64, lines=tuple(lines))


def read(path: Path, lines: Sequence[str]) -> Cable | None:
    cables = read_text(witness(path, lines))
    return cables[0] if len(cables) == 1 and cables[0].id else None


def is_whole(cable: Cable | None) -> bool:
    """Whether a cable can be cut and compared: long enough, its lines in order, and without damage of its own."""
    if cable is None or cable.damage:
        return False
    return len(cable.paragraphs) >= LEAST_PARAGRAPHS


def runs(cable: Cable, role: str) -> list[tuple[int, int]]:
    """The runs of lines of a role, counted from 0, the end exclusive."""
    return [(run.lines[0] - 1, run.lines[1]) for run in cable.layout if run.role == role]


def cut_copy(lines: Sequence[str], cable: Cable, chance: random.Random, *, odd: int) -> Cut:
    """A copy with cuts in its even or odd paragraphs (`odd` 0 or 1), one heading, and lines of its head.

    Copy 0 loses its transmission block and stands in a page, copy 1 loses the E.O. and TAGS lines.
    """
    found = list(lines)
    text = {at for first, end in runs(cable, "paragraph") for at in range(first, end)}
    mine = [p for at, p in enumerate(cable.paragraphs) if at % 2 == odd and p.lines[1] - p.lines[0] >= 3]
    chance.shuffle(mine)
    cuts = [lost_lines(paragraph, text, chance) for paragraph in mine[1:4]]
    gone = {at for _, first, end in cuts for at in range(first, end)} & text
    for blacked in mine[:1]:
        first, last = blacked.lines[0] - 1, blacked.lines[1]
        label = f"{blacked.number}. " + (f"({blacked.mark}) " if blacked.mark else "")
        found[first] = f"{label if blacked.number else ''}XXXXXXXXXXXX [...]"
        gone |= set(range(first + 1, last)) & text
        cuts.append(("blacked out", first, last))
    rules = {at for first, end in runs(cable, "rule") for at in range(first, end)}
    for first, end in runs(cable, "heading")[odd::2][:1]:
        for at in {first - 1, *range(first, end), end} & (rules | set(range(first, end))):
            found[at] = ""
        cuts.append(("heading", first, end))
    gone |= lost_head(lines, cable, odd=odd)
    kept = [line for at, line in enumerate(found) if at not in gone]
    return Cut((*ABOVE, *kept, *BELOW) if odd == 0 else tuple(kept), tuple(cuts))


def lost_lines(paragraph: Paragraph, text: set[int], chance: random.Random) -> tuple[str, int, int]:
    """One to four lines of a paragraph of four or more, at times the first with its number."""
    size = chance.randint(1, 4)
    first, last = paragraph.lines[0] - 1, paragraph.lines[1]
    start = chance.randrange(first, max(first + 1, last - size))
    taken = [at for at in range(start, min(start + size, last)) if at in text]
    return ("lines", min(taken, default=start), max(taken, default=start) + 1)


def lost_head(lines: Sequence[str], cable: Cable, *, odd: int) -> set[int]:
    if not odd:
        return {at for first, end in runs(cable, "transmission") for at in range(first, end)}
    head = {at for first, end in runs(cable, "header") for at in range(first, end)}
    return {at for at in head if lines[at].startswith(("TAGS", "E.O."))}


def words(cable: Cable) -> list[str]:
    return [word for paragraph in cable.paragraphs for word in paragraph.text.split()]


def joined_words(collation: Collation) -> list[str]:
    return [word for paragraph in collation.paragraphs for word in paragraph.text.split()]


def lacking(collation: Collation, copy: int) -> list[str]:
    """The words that a copy lacks, as the collation says, in order."""
    return [
        word
        for paragraph in collation.paragraphs
        for piece in pieces(paragraph, copy, collation.base)
        for word in piece.lacks.split()
    ]


def parts(paragraph: CollatedParagraph) -> set[str]:
    """The parts of a paragraph in which a copy differs."""
    return {one.part for one in paragraph.supplied} | {one.part for one in paragraph.variants}


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def named(collation: Collation, lines: Sequence[str], whole: Cable, cut: Cut, copy: int) -> int:
    """How many of a copy's cuts the collation names: all the words of the lines as lacking, the heading as lost."""
    reported = Counter(letters(word) for word in lacking(collation, copy))
    headings = {letters(p.heading or "") for p in collation.paragraphs if "heading" in parts(p)}
    text = {at for first, end in runs(whole, "paragraph") for at in range(first, end)}
    count = 0
    for kind, first, end in cut.cuts:
        if kind == "heading":
            count += letters("".join(lines[first:end])) in headings
            continue
        taken = [word for at in range(first, end) if at in text for word in PRINTED.sub("", lines[at]).split()]
        there = " ".join(p.text for p in whole.paragraphs if p.lines[0] <= end and p.lines[1] > first)
        lost = Counter(map(letters, taken)) & Counter(map(letters, there.split()))
        count += not any((lost - reported).keys())
    return count


def head_is_whole(collation: Collation, whole: Cable) -> bool:
    one, other = (msgspec.structs.replace(header, discrepancies=()) for header in (collation.header, whole.header))
    return one == other


def result(
    name: str, whole: Cable, lines: Sequence[str], collation: Collation, cuts: Sequence[tuple[int, Cut]]
) -> Result:
    wanted, got = words(whole), joined_words(collation)
    lost = [word for copy, _ in cuts for word in lacking(collation, copy)]
    kept = Counter(wanted) & Counter(got)
    missed = sum((Counter(wanted) - Counter(got)).values())
    texts = " ".join(got)
    headings = [p.heading for p in whole.paragraphs]
    joined = [p.heading for p in collation.paragraphs]
    return Result(
        name=name,
        cuts=sum(len(cut.cuts) for _, cut in cuts),
        named=sum(named(collation, lines, whole, cut, copy) for copy, cut in cuts),
        lost=len(lost),
        restored=len(lost) - missed if sum(kept.values()) else 0,
        headings=(len(set(headings)), len(set(headings) & set(joined))),
        head=head_is_whole(collation, whole),
        clean=wanted == got and not any(word in texts for word in PAGE_WORDS if word not in " ".join(wanted)),
    )


def joinings(path: Path, chance: random.Random) -> list[Result]:
    """The joinings of one cable with its cut copies; none where it is not fit for cutting."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    whole = read(path, lines)
    if whole is None or not is_whole(whole):
        return []
    cuts = [cut_copy(lines, whole, chance, odd=odd) for odd in (0, 1)]
    copies = [read(path, cut.lines) for cut in cuts]
    if copies[0] is None or copies[1] is None:
        return [Result(path.name, 1, 0, 1, 0, (0, 0), head=False, clean=False)]
    one, other = copies[0], copies[1]
    return [
        result(f"{path.name} whole and cut", whole, lines, collate([whole, one]), [(1, cuts[0])]),
        result(f"{path.name} cut as base", whole, lines, collate([one, whole], base=0), [(0, cuts[0])]),
        result(f"{path.name} cut and cut", whole, lines, collate([one, other]), list(enumerate(cuts))),
    ]


def measure(most: int = CABLES, seed: int = SEED) -> list[Result]:
    """The joinings of so many cables, in a seeded order."""
    chance = random.Random(seed)
    paths = sorted((SHARED / "cables" / "text").glob("*.txt"))
    chance.shuffle(paths)
    found: list[Result] = []
    cables = 0
    for path in paths:
        results = joinings(path, chance)
        found += results
        cables += bool(results)
        if cables == most:
            break
    return found


def table(results: Sequence[Result]) -> list[tuple[str, str]]:
    """The figures, each with its name."""
    cables = len(results) // len(WAYS)
    rows = [("cables, joinings", f"{cables}, {len(results)}")]
    for way in WAYS:
        mine = [one for one in results if one.name.endswith(way)]
        rows += [
            (f"{way}: cuts named", f"{sum(one.named for one in mine)} of {sum(one.cuts for one in mine)}"),
            (f"{way}: words restored", f"{sum(o.restored for o in mine):,} of {sum(o.lost for o in mine):,}"),
            (f"{way}: headings restored", f"{sum(one.headings[0] == one.headings[1] for one in mine)} of {len(mine)}"),
            (f"{way}: head whole", f"{sum(one.head for one in mine)} of {len(mine)}"),
            (f"{way}: text to the letter", f"{sum(one.clean for one in mine)} of {len(mine)}"),
        ]
    return rows


def is_passed(results: Sequence[Result]) -> bool:
    """The bar: 40 cables; with a whole copy all is restored and named, of two cut ones nearly all words."""
    strict = [one for one in results if not one.name.endswith(WAYS[2])]
    loose = [one for one in results if one.name.endswith(WAYS[2])]
    share = sum(one.restored for one in loose) / max(1, sum(one.lost for one in loose))
    return len(results) >= CABLES * len(WAYS) and all(one.passed for one in strict) and share >= LEAST_RESTORED


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--show", action="store_true", help="name each joining that is not as it should be")
    ask.add_argument("--all", action="store_true", help="cut all the cables that are fit for it, not 40")
    ask.add_argument("--seed", type=int, default=SEED, help="cut in other places")
    args = ask.parse_args()
    if absent := missing("cables/text"):
        print(f"copies: {absent}")
        return 0
    start = time.perf_counter()
    results = measure(sys.maxsize if args.all else CABLES, args.seed)
    print(f"{'seconds, reading included':<40} {time.perf_counter() - start:.1f}")
    for name, figure in table(results):
        print(f"{name:<40} {figure}")
    if args.show:
        print(*(one for one in results if not one.passed), sep="\n")
    return int(not is_passed(results))


if __name__ == "__main__":
    sys.exit(main())
