"""A cable in few bytes and back: what the index keeps of it, for pages and snippets.

Most words of an entry stand in the paragraphs, at places that the entry names. They are left out here and taken from
there again, and an entry's values stand column by column, so that a cable with all its entries takes little more room
than its text.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import msgspec
import pyarrow as pa

from reftel.archive.index_places import Flat, absolute, flat, relative, threes
from reftel.archive.quotes import summary_emptied, summary_filled
from reftel.record import Cable, Paragraph

__all__ = ["REGISTERS", "Packed", "compressed", "decompressed", "pack", "unpack", "unpack_entry", "unpack_text"]

REGISTERS = ("people", "bodies", "instruments", "meetings", "statements", "silences", "changes", "plans", "dates")

_Columns = dict[str, list[object]]

_CODEC = pa.Codec("zstd", compression_level=6)
_SIZE = 4  # bytes that tell how long the rest is, unpacked
_ENCODER = msgspec.msgpack.Encoder()
_CABLE = msgspec.msgpack.Decoder(Cable)
_REGISTERS = msgspec.msgpack.Decoder(dict[str, _Columns])
_DERIVED = False  # stands for what the places give; no field of an entry is true or false
_TYPES = {field.name: field.type for field in msgspec.structs.fields(Cable) if field.name in REGISTERS}


class Packed(NamedTuple):
    """A cable packed: head and paragraphs, and its registers, which few readers need."""

    text: bytes
    registers: bytes


def pack(cable: Cable) -> Packed:
    """Return the cable packed; `unpack` gives an equal one."""
    bare = msgspec.structs.replace(cable, summary=summary_emptied(cable), **dict.fromkeys(REGISTERS, ()))
    columns = {name: _columns(cable.paragraphs, entries) for name in REGISTERS if (entries := getattr(cable, name))}
    return Packed(_ENCODER.encode(bare), _ENCODER.encode(columns))


def unpack_text(text: bytes) -> Cable:
    """Return the cable with its registers empty."""
    bare = _CABLE.decode(text)
    return msgspec.structs.replace(bare, summary=summary_filled(bare)) if bare.summary else bare


def unpack(bare: Cable, registers: bytes) -> Cable:
    """Return the whole cable, from the cable without its registers and those packed."""
    entries = {
        name: msgspec.convert(_rows(bare.paragraphs, absolute(columns)), _TYPES[name])
        for name, columns in _REGISTERS.decode(registers).items()
    }
    return msgspec.structs.replace(bare, **entries)


def unpack_entry(paragraphs: tuple[Paragraph, ...], registers: bytes, name: str, index: int) -> msgspec.Struct:
    """Return one entry of a register, from the registers packed and the cable's paragraphs."""
    columns = absolute(_REGISTERS.decode(registers)[name])
    rows = _rows(paragraphs, {key: values[index : index + 1] for key, values in columns.items()})
    [entry] = msgspec.convert(rows, _TYPES[name])
    return entry  # type: ignore[no-any-return]


def compressed(content: bytes) -> bytes:
    """Return bytes in fewer bytes, their length before them."""
    return len(content).to_bytes(_SIZE, "little") + bytes(_CODEC.compress(content, asbytes=True))


def decompressed(content: bytes) -> bytes:
    """Return the bytes that were compressed."""
    size = int.from_bytes(content[:_SIZE], "little")
    return bytes(_CODEC.decompress(content[_SIZE:], size, asbytes=True))


def _columns(paragraphs: tuple[Paragraph, ...], entries: tuple[msgspec.Struct, ...]) -> _Columns:
    """The entries' values by key, in order; a key that every entry leaves at its default has no column."""
    columns: _Columns = {}
    rows = map(msgspec.structs.astuple, entries)
    for (key, default), values in zip(_keys(type(entries[0])), zip(*rows, strict=True), strict=True):
        if values.count(default) != len(values):
            columns[key] = [flat(each) for each in values] if _holds_places(key) else list(values)
    for key, given in _given(paragraphs, columns):
        pairs = zip(columns[key], given, strict=True)
        columns[key] = [_DERIVED if value == instead else value for value, instead in pairs]
    return relative(columns)


@cache
def _keys(kind: type[msgspec.Struct]) -> list[tuple[str, object]]:
    """The keys of a kind of entry in their order, each with its default."""
    return [(field.encode_name, field.default) for field in msgspec.structs.fields(kind)]


def _rows(paragraphs: tuple[Paragraph, ...], columns: _Columns) -> list[dict[str, object]]:
    for key, given in _given(paragraphs, columns):
        pairs = zip(columns[key], given, strict=True)
        columns[key] = [instead if value is _DERIVED else value for value, instead in pairs]
    for key, values in columns.items():
        if _holds_places(key):
            columns[key] = [list(threes(numbers)) for numbers in values]  # type: ignore[arg-type]
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _holds_places(key: str) -> bool:
    return key == "at" or key.endswith("_at")


class _Words(NamedTuple):
    """The words at an entry's places, and the numbers of the paragraphs they stand in."""

    words: list[str]
    numbers: list[int]


def _joined(found: _Words) -> str | None:
    return " ".join(found.words) if found.words else None


_DERIVE: dict[str, Callable[[_Words], object]] = {
    "name": lambda found: max(found.words, key=len, default=None),
    "mentions": lambda found: tuple(dict.fromkeys(found.words)),
    "paragraphs": lambda found: tuple(dict.fromkeys(found.numbers)),
    "paragraph": lambda found: found.numbers[0] if found.numbers else None,
    "text": _joined,
}
"""What the places of a whole entry give, by key; a key with places of its own (`cue` and `cue_at`) has their words."""


def _given(paragraphs: Sequence[Paragraph], columns: _Columns) -> Iterator[tuple[str, list[object]]]:
    """Yield the keys whose values places may give, and what those give."""
    found = {key: _words(paragraphs, columns[key]) for key in columns if _holds_places(key)}
    for key in list(columns):
        if f"{key}_at" in found:
            yield key, [_joined(each) for each in found[f"{key}_at"]]
        elif key in _DERIVE and "at" in found:
            yield key, [_DERIVE[key](each) for each in found["at"]]


def _words(paragraphs: Sequence[Paragraph], places: list[object]) -> list[_Words]:
    texts = [paragraph.text for paragraph in paragraphs]
    numbers = [paragraph.number for paragraph in paragraphs]
    found: list[_Words] = []
    for each in places:
        at: Flat = each  # type: ignore[assignment]
        if len(at) == 3:  # as most are
            index, start, length = at
            found.append(_Words([texts[index][start : start + length]], [numbers[index]]))
        else:
            words = [texts[index][start:end] for index, start, end in threes(at)]
            found.append(_Words(words, [numbers[index] for index in at[::3]]))
    return found
