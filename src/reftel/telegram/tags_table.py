"""The TAGS codes (Traffic Analysis by Geography and Subject) and what they stand for.

The table is `reftel/data/tags.csv`. Country codes are the State Department's, not ISO 3166 (`GM` Germany, `IZ` Iraq).
A code whose meaning is not surely known stands in it with none.
"""

import csv
from functools import cache
from importlib.resources import files

import msgspec

__all__ = ["Tag", "is_known", "meaning", "tags"]


class Tag(msgspec.Struct, frozen=True, kw_only=True):
    """A code; `kind` is `subject`, `organization`, `country` or `other` (programme codes, mostly in K)."""

    code: str
    kind: str
    meaning: str | None = None


@cache
def tags() -> tuple[Tag, ...]:
    """Return every code of the table, in its order.

    >>> next(tag.kind for tag in tags() if tag.code == "PREL")
    'subject'
    """
    text = files("reftel").joinpath("data", "tags.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple(Tag(code=row["code"], kind=row["kind"], meaning=row["meaning"] or None) for row in rows)


@cache
def _by_code() -> dict[str, Tag]:
    return {tag.code: tag for tag in tags()}


def meaning(code: str) -> str | None:
    """Return what a code stands for, or None where it is not in the table or its meaning is not known.

    >>> meaning("PREL"), meaning("gm")
    ('External Political Relations', 'Germany')
    """
    tag = _by_code().get(code.strip().upper())
    return None if tag is None else tag.meaning


def is_known(code: str) -> bool:
    """Return whether a code is in the table.

    >>> is_known("KNNP"), is_known("QQQQ")
    (True, False)
    """
    return code.strip().upper() in _by_code()
