"""Data files of the package: rows of words with `#` comments that give the reason of each group."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

__all__ = ["read_lines", "read_rows", "read_sets", "read_words"]


def read_lines(name: str) -> Iterator[str]:
    """Yield the lines of a file in `data/reading` that are neither blank nor comments.

    >>> next(read_lines("abbreviations.txt")).split()[0]
    'Amb'
    """
    text = files("reftel").joinpath("data", "reading", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("# "):
            yield line


def read_rows(name: str, columns: int) -> Iterator[list[str]]:
    """Yield the lines of a file as so many cells, split at commas; the last cell keeps its own commas.

    Raises `ValueError` (file, line) where a line has fewer.

    >>> next(read_rows("words.csv", 3))[0]
    'abandon'
    """
    for line in read_lines(name):
        cells = line.split(",", columns - 1)
        if len(cells) < columns:
            raise ValueError(f"{name}: {line!r} has {len(cells)} cells, not {columns}")
        yield cells


@cache
def read_words(name: str) -> frozenset[str]:
    """Return the words of a file that is no more than words between blanks.

    >>> "Amb" in read_words("abbreviations.txt")
    True
    """
    return frozenset(word for line in read_lines(name) for word in line.split())


def read_sets(name: str) -> dict[str, frozenset[str]]:
    """Return the sets of words of a file with a name and words in each row; rows of one name make one set.

    >>> sorted(read_sets("cue_words.csv")["performers"])
    ['i', 'we']
    """
    found: dict[str, set[str]] = {}
    for key, words in read_rows(name, 2):
        found.setdefault(key, set()).update(words.split())
    return {key: frozenset(words) for key, words in found.items()}
