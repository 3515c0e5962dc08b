"""Records in few bytes, each by itself, since a page and a snippet want one and no other.

Texts of a few thousand letters hardly pack: what they have in common with other cables (formulas, titles, names) makes
them small. So the first batch that is big enough is made a dictionary of, as Zstandard trains them ("Zstandard
Compression and the application/zstd Media Type", RFC 8878, section 5), and what comes after is packed with it. Blocks
of sixteen cables took more room, and thirty times as long to open.
"""

import hashlib
import sys
from collections.abc import Sequence
from typing import Self

import msgspec

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

__all__ = ["NAME", "NO_NAME", "Dictionaries", "Squeezed"]

_LEVEL = 14  # 3% smaller than at 12, which goes for half a millisecond more a cable
_LEAST = 200  # records to learn from: of fewer a dictionary is a copy of some of them
_SIZES = (192 * 1024, 64 * 1024)  # bytes, of the dictionaries for texts and for registers

NAME = 8
"""The bytes of a dictionary's name, which is a part of its hash."""

NO_NAME = bytes(NAME)
"""The name of no dictionary."""


class Squeezed(msgspec.Struct, array_like=True, frozen=True):
    """A record packed: the name of what it was packed with, its text, its registers."""

    name: bytes
    text: bytes
    registers: bytes


class Dictionaries:
    """A dictionary for texts and one for registers; without any, each record is packed with what it has itself."""

    def __init__(self, texts: bytes = b"", registers: bytes = b"") -> None:
        self._kept = (texts, registers)
        self._opened = [zstd.ZstdDict(each) if each else None for each in self._kept]
        self.name = hashlib.blake2b(texts + registers, digest_size=NAME).digest() if texts else NO_NAME

    @classmethod
    def learned(cls, texts: Sequence[bytes], registers: Sequence[bytes]) -> Self:
        """Return what some records have in common; nothing where they are too few, or have nothing."""
        if len(texts) < _LEAST:
            return cls()
        try:
            pairs = zip((texts, registers), _SIZES, strict=True)
            return cls(*(zstd.train_dict(samples, size).dict_content for samples, size in pairs))
        except zstd.ZstdError:  # the samples have nothing in common
            return cls()

    def encode(self) -> bytes:
        """Return the dictionaries as bytes to keep."""
        return msgspec.msgpack.encode(self._kept)

    @classmethod
    def decode(cls, kept: bytes) -> Self:
        """Return the dictionaries that were kept."""
        return cls(*msgspec.msgpack.decode(kept, type=tuple[bytes, bytes]))

    def squeezed(self, text: bytes, registers: bytes) -> Squeezed:
        """Return a record in fewer bytes."""
        packed = [
            zstd.compress(content, _LEVEL, zstd_dict=known.as_digested_dict if known else None)
            for content, known in zip((text, registers), self._opened, strict=True)
        ]
        return Squeezed(self.name, *packed)

    def text(self, squeezed: Squeezed) -> bytes:
        """Return the text of a record that was squeezed with these."""
        return zstd.decompress(squeezed.text, self._opened[0])

    def registers(self, squeezed: Squeezed) -> bytes:
        """Return the registers of a record that was squeezed with these."""
        return zstd.decompress(squeezed.registers, self._opened[1])
