"""Tables of the package that say what people, offices and words of fate are called: `data/corpus`."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

__all__ = ["read_rows", "read_words"]


def read_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of `data` (a path below it), by the names of its columns."""
    text = files("reftel").joinpath("data", *name.split("/")).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if line and not line.startswith("#")))


@cache
def read_words(name: str) -> Mapping[str, tuple[str, ...]]:
    """Return a table of `data/corpus` with the columns `kind` and `words`: the rows of each kind.

    >>> "jr" in read_words("names.csv")["suffix"]
    True
    """
    found: dict[str, list[str]] = {}
    for row in read_rows(f"corpus/{name}"):
        one = [row["words"]] if row["kind"] == "one name" else row["words"].split()
        found.setdefault(row["kind"], []).extend(one)
    return {kind: tuple(words) for kind, words in found.items()}
