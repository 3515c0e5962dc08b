"""A record as the index keeps it, opened as far as somebody wants to see it."""

from functools import cached_property

import msgspec

from reftel.archive.index_squeezing import Dictionaries, Squeezed
from reftel.archive.index_unpacking import Registers, unpack, unpack_entry, unpack_text
from reftel.record import REGISTERS, Cable

__all__ = ["Record"]


class Record:
    """One copy of a cable; its registers are opened when they are asked for."""

    def __init__(self, squeezed: Squeezed, dictionaries: Dictionaries) -> None:
        self._squeezed = squeezed
        self._dictionaries = dictionaries

    @cached_property
    def text(self) -> Cable:
        """The cable emptied, and with its registers empty."""
        return unpack_text(self._dictionaries.text(self._squeezed))

    def entry(self, register: str, index: int) -> msgspec.Struct:
        """Return one entry of a register."""
        return unpack_entry(self.text.paragraphs, self._registers, register, index)

    def cable(self) -> Cable:
        """Return the cable whole."""
        return unpack(self.text, self._registers)

    @cached_property
    def _registers(self) -> Registers:
        return dict(zip(REGISTERS, _PARTS.decode(self._dictionaries.registers(self._squeezed)), strict=True))


_PARTS = msgspec.msgpack.Decoder(tuple[bytes, ...])
