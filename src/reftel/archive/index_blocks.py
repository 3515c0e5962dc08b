"""Records in blocks, as the index keeps them: together they take less room than each by itself.

Texts are packed sixteen cables together, which is a compromise: more take less room, but whoever wants a snippet of
one of them unpacks them all. Registers are wanted of few cables, and are packed thirty-two together, all
people behind each other, then all bodies, and so on.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

import msgspec

from reftel.archive.index_packing import REGISTERS, compressed, decompressed, pack_registers, pack_text
from reftel.archive.index_unpacking import Registers, unpack, unpack_entry, unpack_text
from reftel.record import Cable

__all__ = ["GROUP", "SIZE", "Block", "group_of", "texts_at", "texts_of"]

SIZE = 16
"""Cables whose texts are packed together."""

GROUP = 32
"""Cables whose registers are packed together, of several blocks."""


class _Parts(msgspec.Struct, array_like=True):
    """Ids of cables where they are needed, where each part ends, and the parts together."""

    ids: list[str | None]
    ends: list[int]
    content: bytes


_DECODER = msgspec.msgpack.Decoder(_Parts)


def texts_of(cables: Sequence[Cable]) -> bytes:
    """Return the texts of a block of emptied cables, and behind them their heads."""
    return _parts([cable.id for cable in cables], _sorted(map(pack_text, cables)))


def group_of(cables: Sequence[Cable]) -> bytes:
    """Return the registers of a group of emptied cables."""
    return _parts([], _sorted(map(pack_registers, cables)))


def _sorted(packed: Iterable[Sequence[bytes]]) -> list[bytes]:
    """The first parts of all, then the second ones, and so on: what is alike packs well side by side."""
    return [part for parts in zip(*packed, strict=True) for part in parts]


def _parts(ids: list[str | None], parts: Sequence[bytes]) -> bytes:
    return msgspec.msgpack.encode(_Parts(ids, list(accumulate(map(len, parts))), compressed(b"".join(parts))))


_FIRST = 8  # bytes, before the texts of a block, of the number of its first record


def texts_at(first: int, texts: bytes) -> bytes:
    """Return the texts of a block with the number of its first record before them, as they are kept."""
    return first.to_bytes(_FIRST, "little") + texts


class Block:
    """A block opened; the registers of the group it is in are fetched by the group's number when asked for."""

    def __init__(self, kept: bytes, registers: Callable[[int], bytes]) -> None:
        self.first = int.from_bytes(kept[:_FIRST], "little")
        self._texts = _Opened(kept[_FIRST:])
        self._fetch = registers
        self._registers: _Opened | None = None
        self._bare: dict[int, Cable] = {}

    def named(self, identity: str) -> list[Cable]:
        """Return the cables with that id."""
        return [self.cable(at) for at, each in enumerate(self._texts.ids) if each and each.lower() == identity.lower()]

    def cables(self) -> list[Cable]:
        """Return all cables."""
        return [self.cable(at) for at in range(len(self._texts.ids))]

    def text(self, at: int) -> Cable:
        """Return one cable emptied, and with its registers empty."""
        if at not in self._bare:
            self._bare[at] = unpack_text(*self._texts.every(at, 2))
        return self._bare[at]

    def entry(self, at: int, register: str, index: int) -> msgspec.Struct:
        """Return one entry of a register of one cable."""
        return unpack_entry(self.text(at).paragraphs, self._of(at), register, index)

    def cable(self, at: int) -> Cable:
        """Return one cable whole."""
        return unpack(self.text(at), self._of(at))

    def _of(self, at: int) -> Registers:
        if self._registers is None:
            self._registers = _Opened(self._fetch(self.first - self.first % GROUP))
        return self._registers.every(self.first % GROUP + at, len(REGISTERS))


class _Opened:
    """Parts decompressed, to be taken one by one."""

    def __init__(self, kept: bytes) -> None:
        parts = _DECODER.decode(kept)
        self.ids = parts.ids
        self._ends = parts.ends
        self._content = decompressed(parts.content)

    def every(self, at: int, parts: int) -> tuple[bytes, ...]:
        """The parts of one cable, of which there are so many."""
        return tuple(map(self._part, range(at, len(self._ends), len(self._ends) // parts)))

    def _part(self, at: int) -> bytes:
        return self._content[self._ends[at - 1] if at else 0 : self._ends[at]]
