"""The columns of a table of cables, and the names that programs and people give them."""

import re

from reftel.sources.rows import SEPARATORS

__all__ = ["COLUMNS", "named_columns"]

COLUMNS = ("number", "date", "id", "origin", "classification", "references", "header", "body")

_NAMES = {
    "body": ("body", "content", "text", "message", "cable", "full text"),
    "header": ("header", "headers", "head"),
    "id": (
        "local id",
        "reference id",
        "refid",
        "ref id",
        "cable id",
        "identifier",
        "mrn",
        "message reference number",
        "document number",
    ),
    "date": ("date", "datetime", "date time", "created", "sent"),
    "origin": ("origin", "from", "office", "post", "embassy", "source"),
    "classification": ("classification", "class"),
    "references": ("references", "refs", "reference", "destination"),
    "subject": ("subject", "title"),
}
_COLUMN = {name: column for column, names in _NAMES.items() for name in names}
_BETWEEN = re.compile(r"[\W_]+")


def named_columns(line: bytes) -> tuple[bytes, tuple[str, ...]] | None:
    """Return what separates the names of a first row, and the column each of them stands for, in order.

    None where the row names no table of cables.

    A name that is unknown stands for itself. A plain `id` is the cable's where no other column is.

    >>> named_columns(b'id,date,local_id,origin,body')
    (b',', ('number', 'date', 'id', 'origin', 'body'))
    >>> named_columns(b'"id";"subject";"content"'), named_columns(b"name,age,city")
    ((b';', ('id', 'subject', 'body')), None)
    """
    read = ((separator, _columns(line.split(separator))) for separator in SEPARATORS)
    return next(((separator, columns) for separator, columns in read if columns), None)


def _columns(line: list[bytes]) -> tuple[str, ...] | None:
    names = [_plain(name.decode("utf-8", "replace")) for name in line]
    columns = [_COLUMN.get(name, name) for name in names]
    ours = [column for column in columns if column in _NAMES or column == "id"]
    if "body" not in columns or len(set(ours)) < 3 or len(set(ours)) < len(ours) - names.count("id"):
        return None
    if "id" in names and columns.count("id") > 1:
        columns[names.index("id")] = "number"
    return tuple(columns)


def _plain(name: str) -> str:
    return _BETWEEN.sub(" ", name).strip().casefold()
