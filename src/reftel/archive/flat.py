"""The flat views that SQL has of the nested records: one of each register, one of cables, one of paragraphs."""

from typing import get_args, get_type_hints

import pyarrow as pa

from reftel.archive.quotes import quoting
from reftel.archive.rows import SCHEMA
from reftel.record import REGISTERS, Cable

__all__ = ["LISTS", "views"]

_WHOLE = ("key", "batch", "rules", "file", "sha256", "id")
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
    summary = f"{_summary()} AS summary"
    counts = [f'len("{name}") AS "{name}"' for name in LISTS]
    return f"SELECT {', '.join([*_WHOLE, summary, *fields, *source, *counts])} FROM records"  # noqa: S608  names of our own


def _summary() -> str:
    """The summary, as `reftel.archive.quotes` fills it."""
    parts = "list_filter(paragraphs, lambda one: one.block = 'summary')"
    joined = f"array_to_string(list_transform({parts}, lambda one: one.text), ' ')"
    start, length = (f"CAST(split_part(summary[2:], '+', {at}) AS INTEGER)" for at in (1, 2))
    return f"CASE WHEN starts_with(summary, chr(0)) THEN substring({joined}, {start} + 1, {length}) ELSE summary END"


def _list(name: str) -> str:
    """An entry a row, with its index in its list, behind the key, id and date of its cable."""
    entries = f'unnest("{name}") AS entry, unnest(range(len("{name}"))) AS index'
    texts = "list_transform(paragraphs, lambda one: one.text) AS texts"
    inner = f"SELECT key, id AS cable, header.date AS cable_date, {texts}, {entries} FROM records"  # noqa: S608
    filled = [f"{_filled(key, places)} AS {key}" for key, places in _quoting(name)]
    replaced = f" REPLACE ({', '.join(filled)})" if filled else ""
    flat = f"SELECT key, cable, cable_date, index, texts, unnest(entry) FROM ({inner})"  # noqa: S608
    return f"SELECT * EXCLUDE (texts){replaced} FROM ({flat})"  # noqa: S608


def _quoting(name: str) -> tuple[tuple[str, str], ...]:
    return quoting(get_args(get_type_hints(Cable)[name])[0]) if name in REGISTERS else ()


def _filled(key: str, places: str) -> str:
    """What a key quotes, as `reftel.archive.quotes` fills it."""
    words = f'list_transform("{places}", lambda p: substring(texts[p.index + 1], p.start + 1, p.length))'
    if key == "mentions":
        once = f"list_filter({words}, lambda word, n: list_position({words}, word) = n)"
        return f"CASE WHEN len(mentions) = 0 THEN {once} WHEN mentions = [chr(0)] THEN [] ELSE mentions END"
    joined = f"array_to_string({words}, ' ')"
    return f"""CASE "{key}" WHEN '' THEN {joined} WHEN chr(0) THEN '' ELSE "{key}" END"""
