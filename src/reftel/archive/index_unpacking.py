"""A packed cable made whole again: all of it, its text, or one entry."""

from collections.abc import Mapping, Sequence

import msgspec

from reftel.archive.index_packing import DERIVED, NAMED, Columns, given, holds_places
from reftel.archive.index_places import absolute, threes, unstacked
from reftel.archive.quotes import filled, filled_entry
from reftel.record import REGISTERS, Cable, Paragraph

__all__ = ["Registers", "unpack", "unpack_entry", "unpack_text"]

Registers = Mapping[str, bytes]
"""The registers of a cable packed, each by its name."""

_TEXT = msgspec.msgpack.Decoder(tuple[list[str], Cable])
_REGISTER = msgspec.msgpack.Decoder(tuple[int, Columns])
_TYPES = {field.name: field.type for field in msgspec.structs.fields(Cable) if field.name in REGISTERS}
_NAMING = REGISTERS[:2]


def unpack_text(packed: bytes) -> Cable:
    """Return the emptied cable with its registers empty."""
    texts, bare = _TEXT.decode(packed)
    pairs = zip(bare.paragraphs, texts, strict=True)
    paragraphs = tuple([msgspec.structs.replace(paragraph, text=text) for paragraph, text in pairs])
    return msgspec.structs.replace(bare, paragraphs=paragraphs)


def unpack(bare: Cable, registers: Registers) -> Cable:
    """Return the whole cable with its words, from the one without its registers and those packed."""
    opened = _Opened(bare.paragraphs, registers)
    entries = {name: msgspec.convert(opened.rows(name), _TYPES[name]) for name in REGISTERS}
    return filled(msgspec.structs.replace(bare, **entries))


def unpack_entry(paragraphs: tuple[Paragraph, ...], registers: Registers, name: str, index: int) -> msgspec.Struct:
    """Return one entry of a register with its words, from the registers packed and the cable's paragraphs."""
    opened = _Opened(paragraphs, registers)
    [entry] = msgspec.convert(opened.rows(name, index), _TYPES[name])
    return filled_entry(entry, opened.texts)


class _Opened:
    """The registers of a cable, each unpacked when it is asked for."""

    def __init__(self, paragraphs: Sequence[Paragraph], registers: Registers) -> None:
        self.texts = [paragraph.text for paragraph in paragraphs]
        self._numbers = [paragraph.number for paragraph in paragraphs]
        self._registers = registers
        self._known: list[object] | None = None

    def rows(self, name: str, index: int | None = None) -> list[dict[str, object]]:
        """The entries of a register as their values by key; with an index, that one alone."""
        columns = self._columns(name, index)
        for key in NAMED.intersection(columns):
            columns[key] = [self._named(value) for value in columns[key]]
        return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]

    def _columns(self, name: str, index: int | None = None) -> Columns:
        count, packed = _REGISTER.decode(self._registers[name])
        columns = absolute({key: _whole(key, values, count) for key, values in packed.items()})
        if index is not None:
            columns = {key: values[index : index + 1] for key, values in columns.items()}
        for key, instead in given(self.texts, self._numbers, columns):
            pairs = zip(columns[key], instead, strict=True)
            columns[key] = [other if value is DERIVED else value for value, other in pairs]
        for key in filter(holds_places, columns):
            columns[key] = [list(threes(numbers)) for numbers in columns[key]]  # type: ignore[arg-type]
        return columns

    def _named(self, value: object) -> object:
        if isinstance(value, list):
            return [self._named(each) for each in value]
        return self._names[value] if type(value) is int else value

    @property
    def _names(self) -> list[object]:
        """The names of people, then of bodies, as numbers stand for them."""
        if self._known is None:
            self._known = [name for register in _NAMING for name in self._columns(register).get("name", ())]
        return self._known


def _whole(key: str, values: list[object], count: int) -> list[object]:
    """A column as long as its register."""
    if holds_places(key):
        return unstacked(values, count)  # type: ignore[arg-type]
    return values * count if len(values) == 1 else values
