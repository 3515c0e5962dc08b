"""How fast an archive is searched, and how fast SQLite's FTS5 is with the same paragraphs, in one run.

    python -m benchmarks.search ARCHIVE [--rounds 30] [--without-sqlite] [--sqlite-part 10]

Each search gives the 20 best hits with snippets, the exact count, and three facets (year, post, classification). Words
are drawn with a fixed seed from those of the archive: common ones stand in a tenth to a quarter of its paragraphs, rare
ones in 2 to 20. Every kind of search is run once before it is measured, and each query differs from the one before.

To fill SQLite takes longer than all else: with `--sqlite-part 10` it gets every tenth cable alone, and what
it then takes is counted ten times: its time grows with the hits.
"""

import argparse
import random
import re
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from reftel.archive import Archive
from reftel.archive.index import Index
from reftel.archive.index_reading import every_record
from reftel.archive.search import Sort
from reftel.record import Cable

__all__ = ["main"]

FACETS = ("year", "post", "classification")
SHOWN = 20
MARKS = re.compile(r"[\"\u201c\u201d*]")  # what means something in a query


class Words(NamedTuple):
    """Words and ids of an archive to search for."""

    common: list[str]
    middling: list[str]
    rare: list[str]
    phrases: list[str]
    ids: list[str]


def cables(index: Index, part: int = 1) -> Iterator[Cable]:
    """The cables of the index, or every so manieth of them."""
    for record in every_record(index.searcher(), part):
        yield record.cable()


def chosen(index: Index, chance: random.Random) -> Words:
    searcher = index.searcher()
    paragraphs = index.search("in:paragraphs", limit=0, facets=()).total
    counts = [(word, count) for word, count in searcher.terms_with_prefix("words", "") if len(word) > 3]
    common = [word for word, count in counts if 0.1 <= count / paragraphs <= 0.25]
    middling = [word for word, count in counts if 0.01 <= count / paragraphs < 0.1]
    rare = [word for word, count in counts if 2 <= count <= 20] or [word for word, _ in counts[-2000:]]
    sample = [cable for cable, _ in zip(cables(index), range(500), strict=False)]
    return Words(
        chance.sample(common, min(len(common), 40)),
        chance.sample(middling, min(len(middling), 400)),
        chance.sample(rare, min(len(rare), 200)),
        [phrase(cable, chance) for cable in sample],
        [str(cable.id) for cable in sample],
    )


def phrase(cable: Cable, chance: random.Random) -> str:
    words = MARKS.sub("", chance.choice(cable.paragraphs).text).split()
    start = chance.randrange(max(1, len(words) - 3))
    return " ".join(words[start : start + 3])


def kinds(words: Words, chance: random.Random) -> dict[str, Callable[[], str]]:
    """What is searched for, by name: each call gives another query."""
    return {
        "common word": lambda: chance.choice(words.common),
        "rare word": lambda: chance.choice(words.rare),
        "phrase of three words": lambda: f'"{chance.choice(words.phrases)}"',
        "three words": lambda: " ".join(chance.sample(words.middling, 3)),
        "common word, years, classification": lambda: (
            f"{chance.choice(words.common)} year:{chance.randint(1973, 1990)}..{chance.randint(1991, 2010)}"
            " classification:confidential"
        ),
        "wildcard": lambda: f"{chance.choice(words.middling)[:5]}*",
        "statements": lambda: f"in:statements {chance.choice(words.middling)}",
    }


class Times(NamedTuple):
    """Milliseconds of each round: by the clock, and on the cores, which says more where others use them too."""

    clock: list[float]
    cores: list[float]


def measured(run: Callable[[], object], rounds: int) -> Times:
    """The times of each round, after three that are not counted."""
    for _ in range(3):
        run()
    times = Times([], [])
    for _ in range(rounds):
        start, busy = time.perf_counter(), time.process_time()
        run()
        times.cores.append(1000 * (time.process_time() - busy))
        times.clock.append(1000 * (time.perf_counter() - start))
    return times


def told(name: str, times: Times) -> None:
    found = (median(times.clock), quantiles(times.clock, n=20)[-1], max(times.clock), median(times.cores))
    print(f"{name:<40}" + "".join(f"{each:>10.2f}" for each in found), flush=True)


def searched(index: Index, ask: Callable[[], str], sort: Sort = "best") -> None:
    index.search(ask(), sort=sort, limit=SHOWN, facets=FACETS)


def measure_index(index: Index, words: Words, rounds: int) -> tuple[float, float]:
    """Print the figures of each kind of search; return the first one's medians, by the clock and on the cores."""
    chance = random.Random(2)
    medians: list[tuple[float, float]] = []
    for name, ask in kinds(words, chance).items():
        times = measured(partial(searched, index, ask), rounds)
        medians.append((median(times.clock), median(times.cores)))
        told(name, times)
    newest = partial(searched, index, partial(chance.choice, words.common), "date")
    told("common word, newest first", measured(newest, rounds))
    told("cable by id, whole", measured(lambda: index.cable(chance.choice(words.ids)), rounds))
    return medians[0]


def filled(path: Path, index: Index, part: int) -> sqlite3.Connection:
    """The same paragraphs in FTS5, with its stemmer, and the facets' columns beside them."""
    base = sqlite3.connect(path)
    base.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize = 'porter unicode61')")
    base.execute("CREATE TABLE facts (id INTEGER PRIMARY KEY, year TEXT, post TEXT, classification TEXT)")
    number = 0
    for cable in cables(index, part):
        for paragraph in cable.paragraphs:
            number += 1
            header = cable.header
            base.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, paragraph.text))
            facts = (number, (header.date or "")[:4], header.post, header.classification)
            base.execute("INSERT INTO facts VALUES (?, ?, ?, ?)", facts)
    base.execute("INSERT INTO words (words) VALUES ('optimize')")
    base.commit()
    return base


def ask_sqlite(base: sqlite3.Connection, word: str) -> None:
    base.execute(
        "SELECT rowid, snippet(words, 0, '[', ']', '...', 30) FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?",
        (word, SHOWN),
    ).fetchall()
    base.execute("SELECT count(*) FROM words WHERE words MATCH ?", (word,)).fetchall()
    for facet in FACETS:
        base.execute(
            f"SELECT {facet}, count(*) AS hits FROM words JOIN facts ON facts.id = words.rowid"
            " WHERE words MATCH ? GROUP BY 1 ORDER BY hits DESC LIMIT 20",
            (word,),
        ).fetchall()


def measure_sqlite(index: Index, words: Words, rounds: int, part: int) -> tuple[float, float]:
    chance = random.Random(2)
    with tempfile.TemporaryDirectory() as folder, closing(filled(Path(folder) / "words.sqlite", index, part)) as base:
        times = measured(lambda: ask_sqlite(base, chance.choice(words.common)), rounds)
    told("SQLite FTS5, common word", times)
    return median(times.clock), median(times.cores)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--without-sqlite", action="store_true")
    parser.add_argument("--sqlite-part", type=int, default=1)
    given = parser.parse_args()
    index = Index.open(Archive(given.archive).folder.index)
    words = chosen(index, random.Random(1))
    print(f"{index.searcher().num_docs:,} documents in {index.searcher().num_segments} segments\n")
    print(f"{'milliseconds':<40}{'p50':>10}{'p95':>10}{'max':>10}{'cores':>10}")
    ours = measure_index(index, words, given.rounds)
    if not given.without_sqlite:
        theirs = measure_sqlite(index, words, max(5, given.rounds // 5), given.sqlite_part)
        clock, cores = (given.sqlite_part * of / own for of, own in zip(theirs, ours, strict=True))
        print(f"\nSQLite takes {clock:.0f} times as long for a common word, {cores:.0f} times on the cores.")
        if given.sqlite_part > 1:
            print(f"(Its time for 1/{given.sqlite_part} of the paragraphs taken {given.sqlite_part} times.)")


if __name__ == "__main__":
    main()
