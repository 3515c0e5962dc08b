"""Damage to the files of an index: each ends in a footer that has the sum of the bytes before it.

The footer is tantivy's own: `{"version": ..., "crc": 1266230917}`, its length and a magic number, both 32 bits, little
end first. The index checks its footers when it is opened and the sums never, so that a bit that turned round on the
disk would only make it find less.
"""

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

__all__ = ["ANEW", "OWNED", "damaged"]

ANEW = "delete the folder `index`, and `reftel compact` makes it anew from the records"
"""What to do about an index that is damaged."""

OWNED = frozenset({"meta.json", ".managed.json"})
"""The files that tantivy puts in place of themselves: without a footer, and made for their owner alone to read."""

_END = struct.Struct("<II")
_MAGIC = 1337
_AT_ONCE = 1 << 20  # bytes


class _Footer(msgspec.Struct, frozen=True):
    """What is read of a footer: the CRC-32 of the bytes before it."""

    crc: int


def damaged(folder: Path) -> Iterator[Path]:
    """Yield the files of an index whose bytes are not those that were written; those that go meanwhile are whole."""
    for path in sorted(folder.glob("*")):
        if path.name not in OWNED and path.suffix != ".lock":
            try:
                with path.open("rb") as file:
                    whole = _is_whole(file)
            except FileNotFoundError:
                continue
            if not whole:
                yield path


def _is_whole(file: BinaryIO) -> bool:
    size = file.seek(0, 2)
    if size < _END.size:
        return False
    file.seek(size - _END.size)
    length, magic = _END.unpack(file.read(_END.size))
    left = size - _END.size - length
    if magic != _MAGIC or left < 0:
        return False
    file.seek(left)
    try:
        footer = msgspec.json.decode(file.read(length), type=_Footer)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return False
    file.seek(0)
    return _crc(file, left) == footer.crc


def _crc(file: BinaryIO, left: int) -> int:
    crc = 0
    while left and (read := file.read(min(left, _AT_ONCE))):
        crc = zlib.crc32(read, crc)
        left -= len(read)
    return crc
