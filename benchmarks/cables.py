"""Any number of cables that read like real ones, made from the project's own fiction: the same ones for the same seed.

    python -m benchmarks.cables FOLDER COUNT [--seed SEED]

A cable is about the matters of a few paragraphs of the samples and else of plain prose (benchmarks/prose.txt), mixed so
that there is about as much to read out of a thousand words as in real cables, 64 entries in ../shared/cables/text.
Names, posts, days and numbers change from cable to cable, and two in five of the longer words are drawn from 60,000
(those of the samples and invented ones) by Zipf's law, so that there are common words, rare ones, and ever new ones. A
cable has about 8 paragraphs of 125 words. Cable n is the same however many are made.
"""

import argparse
import random
import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import accumulate, chain
from pathlib import Path
from typing import NamedTuple

from benchmarks.shared import ROOT
from reftel.record import Cable
from reftel.telegram import read_paths

__all__ = ["made", "write"]

POSTS = 120
WORDS = 60_000
SURNAMES = 12_000
PER_FOLDER = 1_000
WIDTH = 65
TOKEN = re.compile(r"[A-Z][\w'-]*|[a-z][a-z]{4,}|\d{1,2}\b|[^A-Za-z\d]+|\w+")
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"(])")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = tuple(date(2001, month, 1).strftime("%B") for month in range(1, 13))
MATTERS = 9  # paragraphs of the samples that a cable draws on
PLAIN = 0.42  # share of the sentences that are plain prose
SYLLABLES = re.findall("..", "bacedifoguhaleminopurasetivowabecadofigalomuneprirostateviza")
ENDINGS = ("", "tion", "ment", "ed", "ing", "ity", "al", "ance", "ship", "ern", "er", "ous")
LEVELS = (("UNCLAS", "U"), ("CONFIDENTIAL", "C"), ("SECRET", "S"), ("UNCLAS", "SBU"))
TAGS = re.findall(r"\w+", "PREL PGOV ECON ETRD MARR EWWT EFIS OVIP PHUM ENRG SNAR KPAO CASC EAIR PINS PTER XT XV TCO")
KEPT = frozenset(
    re.findall(
        r"\w+",
        """said told asked noted added claimed argued stressed agreed denied promised would could should about after
        before their there these those which where while other summary comment minister ministers ambassador president
        foreign deputy meeting meetings visit visited called between against during because through until under since
        being having expects expected hopes believe believes planned plans agreement treaty forum commission""",
    )
)


class Word(NamedTuple):
    """A piece of a sentence: its text, and what may stand in its place."""

    text: str
    kind: str


@cache
def texts() -> list[str]:
    readings = read_paths([str(ROOT / "samples")])
    return [paragraph.text for cable in readings if isinstance(cable, Cable) for paragraph in cable.paragraphs]


@cache
def matters() -> list[list[list[Word]]]:
    """The sentences of each paragraph of the samples."""
    found = [[words_of(one) for one in SENTENCE.split(text) if len(one) > 30] for text in texts()]
    return [sentences for sentences in found if sentences]


@cache
def prose() -> list[list[Word]]:
    """The sentences in which nobody says or does anything."""
    lines = (Path(__file__).parent / "prose.txt").read_text(encoding="utf-8").splitlines()
    return [words_of(line) for line in lines]


def words_of(sentence: str) -> list[Word]:
    return [Word(piece, kind(piece)) for piece in TOKEN.findall(sentence)]


def kind(piece: str) -> str:
    if piece in DAYS or piece in MONTHS:
        return "day" if piece in DAYS else "month"
    if piece.isdigit():
        return "number"
    if len(piece) >= 5 and piece.islower() and piece.isalpha() and piece not in KEPT:
        return "word"
    return "name" if piece in names() else ""


@cache
def names() -> frozenset[str]:
    """Words of the samples that stand in capitals in the middle of their sentences and never without."""
    text = " ".join(texts())
    small = set(re.findall(r"\b[a-z][\w'-]*", text))
    kept = {*DAYS, *MONTHS, "Foreign", "Minister", "Ambassador", "Deputy", "President", "Prime", "General", "Director"}
    found = set(re.findall(r"(?<=[a-z,] )[A-Z][a-z][\w'-]*[a-z]", text))
    return frozenset(name for name in found if name.lower() not in small and name not in kept)


def invented(count: int, seed: int, endings: tuple[str, ...]) -> list[str]:
    chance = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        word = "".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3, 3, 4)))) + chance.choice(endings)
        if len(word) > 4:
            found[word] = None
    return list(found)


class Urn:
    """Things drawn by Zipf's law: the n-th in proportion to 1 / (n + 8)."""

    def __init__(self, things: Iterable[str]) -> None:
        self._things = list(things)
        self._sums = list(accumulate(1 / (rank + 8) for rank in range(len(self._things))))

    def draw(self, chance: random.Random) -> str:
        return self._things[bisect(self._sums, chance.random() * self._sums[-1])]


class Urns(NamedTuple):
    words: Urn
    surnames: Urn
    posts: Urn


@cache
def urns() -> Urns:
    told = [*chain.from_iterable(matters()), *prose()]
    own = dict.fromkeys(word.text for sentence in told for word in sentence if word.kind == "word")
    words = [*own, *(word for word in invented(WORDS, 1, ENDINGS) if word not in own)][:WORDS]
    surnames = [name.capitalize() for name in invented(SURNAMES, 2, ("", "sen", "ova", "ez", "ard", "ton", "-Roa"))]
    posts = [name.upper() for name in invented(POSTS, 3, ("ia", "grad", "ton", "ville", "burg", "ora"))]
    return Urns(Urn(words), Urn(surnames), Urn(posts))


def made(number: int, seed: int = 0) -> tuple[str, str]:
    """The name and the text of the cable of a number."""
    chance = random.Random(seed * 1_000_003 + number)
    post, year, serial = urns().posts.draw(chance), chance.randint(1973, 2010), number + 1
    about, renamed = [*chain.from_iterable(chance.sample(matters(), MATTERS))], dict[str, str]()
    level, mark = chance.choice(LEVELS)
    lines = list(head(chance, post, year, serial, level))
    for count in range(1, chance.randint(6, 10) + 1):
        words = f"{count}. ({mark}) {'Summary: ' if count == 1 else ''}{paragraph(chance, about, renamed)}"
        lines += [*wrapped(words), ""]
    lines += [urns().surnames.draw(chance).upper()]
    return f"{year % 100:02}{post}{serial}.txt", "\n".join(lines) + "\n"


def head(chance: random.Random, post: str, year: int, serial: int, level: str) -> Iterator[str]:
    day, month = chance.randint(1, 28), chance.randint(1, 12)
    hour = f"{chance.randint(0, 23):02}{chance.randint(0, 59):02}"
    others = [urns().posts.draw(chance) for _ in range(chance.randint(1, 6))]
    yield "VZCZCXYZ0001"
    yield f"RR RUEH{post[:3]}"
    yield ""
    yield f"DE RUEH{post[:3]} #{serial % 10000:04} {day:03}{hour}"
    yield "ZNR UUUUU ZZH"
    yield f"R {day:02}{hour}Z {MONTHS[month - 1][:3].upper()} {year % 100:02}"
    yield f"FM AMEMBASSY {post}"
    yield f"TO RUEHC/SECSTATE WASHDC {serial % 9000}"
    yield from (f"INFO RUEH{other[:3]}/AMEMBASSY {other} {chance.randint(1, 9999):04}" for other in others)
    yield ""
    yield f"{level} {post} {serial:06}"
    yield from ("", "SIPDIS", "", "E.O. 12958: N/A", f"TAGS: {' '.join(chance.sample(TAGS, chance.randint(2, 6)))}")
    words = [urns().words.draw(chance) for _ in range(chance.randint(4, 8))]
    yield f"SUBJECT: {urns().surnames.draw(chance)} ON {' '.join(words)}".upper()[:WIDTH]
    yield ""
    yield f"REF: A. {others[0]} {chance.randint(1, 4000)}"
    yield ""


def paragraph(chance: random.Random, about: list[list[Word]], renamed: dict[str, str]) -> str:
    size = chance.randint(60, 150)
    found: list[str] = []
    while size > 0:
        text = sentence(chance, prose() if chance.random() < PLAIN else about, renamed)
        size -= text.count(" ") + 1
        found.append(text)
    return " ".join(found)


def sentence(chance: random.Random, among: list[list[Word]], renamed: dict[str, str]) -> str:
    """One of some sentences, or the beginning of one and the end of another."""
    words = chance.choice(among)
    if chance.random() < 0.3:
        other = chance.choice(among)
        words = [*words[: len(words) // 2], Word(" ", ""), *other[len(other) // 2 :]]
    return "".join(instead(word, chance, renamed) for word in words).replace("  ", " ")


def instead(word: Word, chance: random.Random, renamed: dict[str, str]) -> str:
    match word.kind:
        case "word":
            return urns().words.draw(chance) if chance.random() < 0.4 else word.text
        case "name":
            return renamed.setdefault(word.text, urns().surnames.draw(chance))
        case "number":
            return str(chance.randint(1, 28))
        case "day" | "month":
            return chance.choice(DAYS if word.kind == "day" else MONTHS)
        case _:
            return word.text


def wrapped(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > WIDTH:
        end = text.rfind(" ", start, start + WIDTH + 1)
        end = end if end > start else start + WIDTH
        yield text[start:end]
        start = end + 1
    yield text[start:]


def write(folder: Path, count: int, seed: int = 0) -> int:
    """Write cables into sub-folders of a folder; return how many bytes they are."""
    size = 0
    for number in range(count):
        place = folder / f"{number // PER_FOLDER:04}"
        if number % PER_FOLDER == 0:
            place.mkdir(parents=True, exist_ok=True)
        name, text = made(number, seed)
        content = text.encode()
        (place / name).write_bytes(content)
        size += len(content)
    return size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    print(f"{given.count:,} cables, {write(given.folder, given.count, given.seed) / 1e6:,.0f} MB of text")


if __name__ == "__main__":
    main()
