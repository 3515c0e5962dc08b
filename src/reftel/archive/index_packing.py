"""A cable in few bytes: what the index keeps of it, for pages and snippets (`index_unpacking` is the way back).

A cable comes here emptied (`reftel.archive.quotes`), without the words that stand in its paragraphs at the places its
entries name. Names of people and bodies are numbers in the lists of them, places are steps from the one before, and an
entry's values stand column by column. So a cable with all its entries takes little more room than its text.
"""

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from reftel.archive.index_places import Flat, flat, relative, stacked, threes
from reftel.record import REGISTERS, Cable

__all__ = [
    "DERIVED",
    "NAMED",
    "Columns",
    "given",
    "holds_places",
    "pack_registers",
    "pack_text",
]

Columns = dict[str, list[object]]

DERIVED = False
"""Stands for what other values of an entry give; no field of an entry is true or false."""

NAMED = frozenset({"speaker", "source", "who", "said_by", "host", "participants"})
"""The keys of entries that name people and bodies: a number there is the place of the name in the lists of both."""

_ENCODER = msgspec.msgpack.Encoder()
_NO_ENTRIES = _ENCODER.encode([0, {}])


def pack_text(cable: Cable) -> bytes:
    """Return the texts of a cable's paragraphs, and all else of it but its registers, packed."""
    texts = [paragraph.text for paragraph in cable.paragraphs]
    bare = tuple([msgspec.structs.replace(paragraph, text="") for paragraph in cable.paragraphs])
    head = msgspec.structs.replace(cable, paragraphs=bare, **dict.fromkeys(REGISTERS, ()))
    return _ENCODER.encode((texts, head))


def pack_registers(cable: Cable) -> bytes:
    """Return the registers of a cable packed: of each how many entries it has, and their values by key."""
    names = [*(each.name for each in cable.people), *(each.name for each in cable.bodies)]
    numbers: dict[object, object] = {name: at for at, name in reversed(list(enumerate(names)))}
    texts = [paragraph.text for paragraph in cable.paragraphs]
    found = [paragraph.number for paragraph in cable.paragraphs]
    return _ENCODER.encode([_register(texts, found, numbers, getattr(cable, register)) for register in REGISTERS])


def _register(
    texts: Sequence[str], found: Sequence[int], numbers: dict[object, object], entries: tuple[msgspec.Struct, ...]
) -> bytes:
    if not entries:
        return _NO_ENTRIES
    columns = _columns(texts, found, entries)
    for key in NAMED.intersection(columns):
        columns[key] = [_numbered(value, numbers) for value in columns[key]]
    return _ENCODER.encode([len(entries), {key: _shortened(key, values) for key, values in columns.items()}])


def _numbered(value: object, numbers: dict[object, object]) -> object:
    if isinstance(value, tuple):
        return [numbers.get(name, name) for name in value]
    return numbers.get(value, value)


def _shortened(key: str, values: list[object]) -> list[object]:
    """A column whose values are all the same is one value long; places stand indexes, starts and lengths apart."""
    if holds_places(key):
        return stacked(values)  # type: ignore[arg-type]
    is_one = values.count(values[0]) == len(values) and len(set(map(type, values))) == 1  # 0 is no False
    return values[:1] if is_one else values


def _columns(texts: Sequence[str], numbers: Sequence[int], entries: tuple[msgspec.Struct, ...]) -> Columns:
    """The entries' values by key, in order; a key that every entry leaves at its default has no column."""
    columns: Columns = {}
    rows = map(msgspec.structs.astuple, entries)
    for (key, default), values in zip(_keys(type(entries[0])), zip(*rows, strict=True), strict=True):
        if values.count(default) != len(values):
            columns[key] = [flat(each) for each in values] if holds_places(key) else list(values)
    for key, instead in given(texts, numbers, columns):
        pairs = zip(columns[key], instead, strict=True)
        columns[key] = [DERIVED if value == other else value for value, other in pairs]
    return relative(columns)


@cache
def _keys(kind: type[msgspec.Struct]) -> list[tuple[str, object]]:
    """The keys of a kind of entry in their order, each with its default."""
    return [(field.encode_name, field.default) for field in msgspec.structs.fields(kind)]


def holds_places(key: str) -> bool:
    """Tell whether a key of an entry holds places."""
    return key == "at" or key.endswith("_at")


def given(texts: Sequence[str], numbers: Sequence[int], columns: Columns) -> Iterator[tuple[str, list[object]]]:
    """Yield the keys whose values other columns may give, and what those give.

    The longest words at its places are a name, the paragraphs are those of the places, a span of days is one day.
    """
    places: list[Flat] = columns.get("at", [])  # type: ignore[assignment]
    for key in list(columns):
        if key == "name" and places:
            yield key, [max(_words(texts, each), key=len, default=None) for each in places]
        elif key == "paragraphs" and places:
            yield key, [tuple(dict.fromkeys([numbers[at] for at in each[::3]])) for each in places]
        elif key == "paragraph" and places:
            yield key, [numbers[each[0]] if each else None for each in places]
        elif key == "to" and "from" in columns:
            yield key, columns["from"]


def _words(texts: Sequence[str], places: Flat) -> list[str]:
    return [texts[index][start:end] for index, start, end in threes(places)]
