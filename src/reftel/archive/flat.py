"""The flat views that SQL has of the nested records: one of each register, one of cables, one of paragraphs."""

import pyarrow as pa

from reftel.archive.rows import SCHEMA

__all__ = ["LISTS", "views"]

_WHOLE = ("key", "batch", "rules", "file", "sha256", "id", "summary")
LISTS: tuple[str, ...] = tuple(
    field.name for field in SCHEMA if pa.types.is_list(field.type) and pa.types.is_struct(field.type.value_type)
)


def views() -> dict[str, str]:
    """Return the name and the query of each view over `records`.

    >>> sorted(views())[:5]
    ['bodies', 'cables', 'changes', 'damage', 'dates']
    """
    return {"cables": _cables(), **{name: _list(name) for name in LISTS}}


def _cables() -> str:
    """A cable a row: the header's fields side by side, and how many there are of everything else."""
    header = SCHEMA.field("header").type
    fields = [f'header."{field.name}" AS "{field.name}"' for field in header]
    source = ["source.path AS source_path", "source.format AS source_format"]
    counts = [f'len("{name}") AS "{name}"' for name in LISTS]
    return f"SELECT {', '.join([*_WHOLE, *fields, *source, *counts])} FROM records"  # noqa: S608  names of our own


def _list(name: str) -> str:
    """An entry a row, with its index in its list, behind the key, id and date of its cable."""
    entries = f'unnest("{name}") AS entry, unnest(range(len("{name}"))) AS index'
    inner = f"SELECT key, id AS cable, header.date AS cable_date, {entries} FROM records"  # noqa: S608
    return f"SELECT key, cable, cable_date, index, unnest(entry) FROM ({inner})"  # noqa: S608
