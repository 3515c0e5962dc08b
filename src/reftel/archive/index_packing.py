"""A cable in few bytes and back: what the index keeps of it, for pages and snippets.

Most words of an entry stand in the paragraphs, at places that the entry names. They are left out here and taken from
there again, and an entry's values stand column by column, so that a cable with all its entries takes little more room
than its text.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import msgspec
import pyarrow as pa

from reftel.record import Cable, Paragraph, Place

__all__ = ["REGISTERS", "Packed", "pack", "unpack", "unpack_entry", "unpack_text"]

REGISTERS = ("people", "bodies", "instruments", "meetings", "statements", "silences", "changes", "plans", "dates")

_Columns = dict[str, list[object]]
_Numbers = Sequence[int]  # places, one after the other: index, start, length

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
    bare = msgspec.structs.replace(cable, **dict.fromkeys(REGISTERS, ()))
    columns = {name: _columns(cable.paragraphs, entries) for name in REGISTERS if (entries := getattr(cable, name))}
    return Packed(_compressed(_ENCODER.encode(bare)), _compressed(_ENCODER.encode(columns)))


def unpack_text(text: bytes) -> Cable:
    """Return the cable with its registers empty."""
    return _CABLE.decode(_decompressed(text))


def unpack(packed: Packed) -> Cable:
    """Return the whole cable."""
    bare = unpack_text(packed.text)
    registers = _REGISTERS.decode(_decompressed(packed.registers))
    entries = {
        name: msgspec.convert(_rows(bare.paragraphs, columns), _TYPES[name]) for name, columns in registers.items()
    }
    return msgspec.structs.replace(bare, **entries)


def unpack_entry(paragraphs: tuple[Paragraph, ...], registers: bytes, name: str, index: int) -> msgspec.Struct:
    """Return one entry of a register, from the registers packed and the cable's paragraphs."""
    columns = _REGISTERS.decode(_decompressed(registers))[name]
    [row] = _rows(paragraphs, {key: values[index : index + 1] for key, values in columns.items()})
    [entry] = msgspec.convert([row], _TYPES[name])
    return entry  # type: ignore[no-any-return]


def _compressed(content: bytes) -> bytes:
    return len(content).to_bytes(_SIZE, "little") + bytes(_CODEC.compress(content, asbytes=True))


def _decompressed(content: bytes) -> bytes:
    size = int.from_bytes(content[:_SIZE], "little")
    return bytes(_CODEC.decompress(content[_SIZE:], size, asbytes=True))


def _columns(paragraphs: tuple[Paragraph, ...], entries: tuple[msgspec.Struct, ...]) -> _Columns:
    """The entries' values by key, in order; a key that every entry leaves at its default has no column."""
    columns: _Columns = {}
    for field in msgspec.structs.fields(entries[0]):
        values = [getattr(entry, field.name) for entry in entries]
        if any(value != field.default for value in values):
            is_places = _holds_places(field.name)
            columns[field.encode_name] = [_flat(value) for value in values] if is_places else values
    for key, derive, places in _derivations(columns):
        pairs = zip(columns[key], places, strict=True)
        columns[key] = [_DERIVED if value == derive(paragraphs, numbers) else value for value, numbers in pairs]
    return columns


def _rows(paragraphs: tuple[Paragraph, ...], columns: _Columns) -> list[dict[str, object]]:
    for key, derive, places in _derivations(columns):
        pairs = zip(columns[key], places, strict=True)
        columns[key] = [derive(paragraphs, numbers) if value is _DERIVED else value for value, numbers in pairs]
    for key, values in columns.items():
        if _holds_places(key):
            columns[key] = [list(_threes(numbers)) for numbers in values]  # type: ignore[arg-type]
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _holds_places(key: str) -> bool:
    return key == "at" or key.endswith("_at")


def _flat(places: Sequence[Place]) -> list[int]:
    return [number for place in places for number in (place.index, place.start, place.end - place.start)]


def _threes(numbers: _Numbers) -> Iterator[tuple[int, int, int]]:
    for at in range(0, len(numbers), 3):
        index, start, length = numbers[at : at + 3]
        yield index, start, start + length


_Derive = Callable[[Sequence[Paragraph], _Numbers], object]


def _words(paragraphs: Sequence[Paragraph], numbers: _Numbers) -> list[str]:
    return [paragraphs[index].text[start:end] for index, start, end in _threes(numbers)]


def _joined(paragraphs: Sequence[Paragraph], numbers: _Numbers) -> str | None:
    return " ".join(_words(paragraphs, numbers)) if numbers else None


def _distinct(paragraphs: Sequence[Paragraph], numbers: _Numbers) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_words(paragraphs, numbers)))


def _all_numbers(paragraphs: Sequence[Paragraph], numbers: _Numbers) -> tuple[int, ...]:
    return tuple(dict.fromkeys(paragraphs[index].number for index in numbers[::3]))


def _first_number(paragraphs: Sequence[Paragraph], numbers: _Numbers) -> int | None:
    return paragraphs[numbers[0]].number if numbers else None


_DERIVE: dict[str, _Derive] = {
    "mentions": _distinct,
    "paragraphs": _all_numbers,
    "paragraph": _first_number,
    "text": _joined,
}


def _derivations(columns: _Columns) -> Iterator[tuple[str, _Derive, list[_Numbers]]]:
    """Yield the keys whose values places may give, how, and the places."""
    for key in list(columns):
        where = f"{key}_at" if f"{key}_at" in columns else "at"
        derive = _joined if where != "at" else _DERIVE.get(key)
        if derive is not None and where in columns:
            yield key, derive, columns[where]  # type: ignore[misc]
