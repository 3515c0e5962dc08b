"""Records in blocks, as the index keeps them: together they take a quarter less room than each by itself.

Eight cables are a compromise: sixteen take a tenth less room, but whoever wants one of them unpacks them all.
"""

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

import msgspec

from reftel.archive.index_packing import compressed, decompressed, pack, unpack, unpack_entry, unpack_text
from reftel.record import Cable

__all__ = ["SIZE", "Block", "Kept", "block_of"]

SIZE = 8


class _Parts(msgspec.Struct, array_like=True):
    """Ids of cables, where each one's part ends, and the parts together."""

    ids: list[str | None]
    ends: list[int]
    content: bytes


_DECODER = msgspec.msgpack.Decoder(_Parts)


class Kept(NamedTuple):
    """A block as it is kept: the texts, which every snippet wants, and the registers, which few do."""

    texts: bytes
    registers: bytes


def block_of(cables: Sequence[Cable]) -> Kept:
    """Return cables as a block."""
    ids = [cable.id for cable in cables]
    packed = [pack(cable) for cable in cables]
    return Kept(*(_parts(ids, parts) for parts in zip(*packed, strict=True)))


def _parts(ids: list[str | None], parts: Sequence[bytes]) -> bytes:
    return msgspec.msgpack.encode(_Parts(ids, list(accumulate(map(len, parts))), compressed(b"".join(parts))))


class Block:
    """A block opened; its registers are fetched when they are first asked for."""

    def __init__(self, texts: bytes, registers: Callable[[], bytes]) -> None:
        self._texts = _Opened(texts)
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
        """Return one cable with its registers empty."""
        if at not in self._bare:
            self._bare[at] = unpack_text(self._texts.part(at))
        return self._bare[at]

    def entry(self, at: int, register: str, index: int) -> msgspec.Struct:
        """Return one entry of a register of one cable."""
        return unpack_entry(self.text(at).paragraphs, self._register(at), register, index)

    def cable(self, at: int) -> Cable:
        """Return one cable whole."""
        return unpack(self.text(at), self._register(at))

    def _register(self, at: int) -> bytes:
        if self._registers is None:
            self._registers = _Opened(self._fetch())
        return self._registers.part(at)


class _Opened:
    """Parts decompressed, to be taken one by one."""

    def __init__(self, kept: bytes) -> None:
        parts = _DECODER.decode(kept)
        self.ids = parts.ids
        self._ends = parts.ends
        self._content = decompressed(parts.content)

    def part(self, at: int) -> bytes:
        return self._content[self._ends[at - 1] if at else 0 : self._ends[at]]
