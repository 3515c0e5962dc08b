"""The columns of a table of cables, and the names that programs and people give them."""

import re

__all__ = ["COLUMNS", "named_columns"]

COLUMNS = ("number", "date", "id", "origin", "classification", "references", "header", "body")

_NAMES = {
    "body": ("body", "content", "text", "message", "cable", "full text"),
    "header": ("header", "headers", "head"),
    "id": ("local id", "reference id", "refid", "ref id", "cable id", "identifier", "mrn", "message reference number"),
    "date": ("date", "datetime", "date time", "created", "sent"),
    "origin": ("origin", "from", "office", "post", "embassy", "source"),
    "classification": ("classification", "class"),
    "references": ("references", "refs", "reference", "destination"),
    "subject": ("subject", "title"),
}
_COLUMN = {name: column for column, names in _NAMES.items() for name in names}
_BETWEEN = re.compile(r"[\W_]+")


def named_columns(line: bytes) -> tuple[str, ...] | None:
    """Return the column each name of a first row stands for, in order; None where the row names no table of cables.

    A name that is unknown stands for itself. A plain `id` is the cable's where no other column is.

    >>> named_columns(b'id,date,local_id,origin,body')
    ('number', 'date', 'id', 'origin', 'body')
    >>> named_columns(b'"id","subject","content"'), named_columns(b"name,age,city")
    (('id', 'subject', 'body'), None)
    """
    names = [_plain(name) for name in line.decode("utf-8", "replace").split(",")]
    columns = [_COLUMN.get(name, name) for name in names]
    ours = [column for column in columns if column in _NAMES or column == "id"]
    if "body" not in columns or len(set(ours)) < 3 or len(set(ours)) < len(ours) - names.count("id"):
        return None
    if "id" in names and columns.count("id") > 1:
        columns[names.index("id")] = "number"
    return tuple(columns)


def _plain(name: str) -> str:
    return _BETWEEN.sub(" ", name).strip().casefold()
