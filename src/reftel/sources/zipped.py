"""Zip archives, member by member in memory; of one that is cut off, the members that stand before the cut.

The layout of headers is that of PKWARE's APPNOTE 6.3.10, 4.3 (https://support.pkware.com/pkzip/appnote).
"""

import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, NamedTuple, cast

from reftel.errors import SourceError
from reftel.sources.guard import MOST_MEMBER_BYTES, Counted, Guard
from reftel.sources.item import Item
from reftel.sources.names import printable, why_unsafe

__all__ = ["is_document", "zip_members"]

_LOCAL = struct.Struct("<4s5H3I2H")
_LOCAL_MARK = b"PK\x03\x04"
_DESCRIPTOR_MARK = b"PK\x07\x08"
_ENCRYPTED, _SIZES_FOLLOW, _UTF8 = 1, 8, 0x800
_DOCUMENTS = (b"[Content_Types].xml", b"mimetype", b"_rels/", b"docProps/", b"word/")
_PIECE = 65_536
_BROKEN = (zipfile.BadZipFile, RuntimeError, OSError, ValueError, EOFError, OverflowError, IndexError, struct.error)
_BROKEN_DATA = (*_BROKEN, zlib.error, lzma.LZMAError)


def is_document(head: bytes) -> bool:
    """Say whether a zip file is a word processor's document or an e-book, which are zip files inside.

    >>> is_document(b"PK" + bytes(28) + b"[Content_Types].xml"), is_document(b"PK" + bytes(28) + b"cable.txt")
    (True, False)
    """
    return head.startswith(b"PK") and head[_LOCAL.size :].startswith(_DOCUMENTS)


def zip_members(item: Item) -> Iterator[Item | SourceError]:
    """Yield the files of a zip archive, and an error for each that is refused or broken."""
    with item.open() as raw:
        packed = Counted(raw)
        guard = Guard(item.path, packed)
        try:
            archive = zipfile.ZipFile(cast("IO[bytes]", packed))
        except _BROKEN:
            yield from _salvaged(item, packed, guard)
            return
        with archive:
            for info in archive.infolist():
                if info.filename.endswith("/"):  # `is_dir` fails on a name without letters
                    continue
                found = _member(item, archive, info, guard)
                yield found
                if isinstance(found, SourceError) and found.path == item.path:
                    return  # the archive as a whole passed a limit


def _member(item: Item, archive: zipfile.ZipFile, info: zipfile.ZipInfo, guard: Guard) -> Item | SourceError:
    path = printable(f"{item.path}!{info.filename}")
    refused = _refused(path, info)
    if refused is not None:
        return refused
    try:
        with archive.open(info) as stream:
            guard.begin(path, stream)
            content = b"".join(iter(guard.read, b""))
    except SourceError as error:
        return error
    except _BROKEN_DATA as error:
        return SourceError(path, found=f"a broken file in an archive ({error})", advice="get the archive again")
    return Item.of_bytes(path, content)


def _refused(path: str, info: zipfile.ZipInfo) -> SourceError | None:
    fault = why_unsafe(info.filename)
    if fault is not None:
        return SourceError(path, found=fault, advice="get the archive from somebody you trust")
    if stat.S_ISLNK(info.external_attr >> 16):
        return SourceError(path, found="a link, not a file", advice="put the file itself into the archive")
    if info.flag_bits & _ENCRYPTED:
        return SourceError(path, found="an encrypted file", advice="unpack the archive with its password")
    return None


class _Local(NamedTuple):
    """What the header in front of a member says, and where its bytes begin."""

    name: str
    flags: int
    method: int
    size: int
    start: int


def _salvaged(item: Item, packed: Counted, guard: Guard) -> Iterator[Item | SourceError]:
    """Yield the members before the cut, found by the headers in front of each; the list of all stands at the end."""
    place, count = 0, 0
    while (local := _local(packed, place)) is not None:
        path = printable(f"{item.path}!{local.name}")
        guard.begin(path)
        try:
            content, place = _unpacked(packed, local, guard)
        except (SourceError, zlib.error):
            break
        if content and why_unsafe(local.name) is None and not local.flags & _ENCRYPTED:
            count += 1
            yield Item.of_bytes(path, content)
    found = f"the archive is broken or cut off; {count} of its files could be read"
    yield SourceError(item.path, found=found, advice="copy or fetch it again")


def _local(packed: Counted, place: int) -> _Local | None:
    packed.seek(place)
    header = packed.read(_LOCAL.size)
    if len(header) < _LOCAL.size or not header.startswith(_LOCAL_MARK):
        return None
    _, _, flags, method, _, _, _, size, _, name, extra = _LOCAL.unpack(header)
    words = packed.read(name).decode("utf-8" if flags & _UTF8 else "cp437", "replace")
    return _Local(words, flags, method, size, place + _LOCAL.size + name + extra)


def _unpacked(packed: Counted, local: _Local, guard: Guard) -> tuple[bytes, int]:
    """Return what there is of a member, and where the next one's header should stand."""
    packed.seek(local.start)
    if local.method != zipfile.ZIP_DEFLATED:
        content = packed.read(min(local.size, MOST_MEMBER_BYTES)) if local.method == zipfile.ZIP_STORED else b""
        return content, local.start + local.size
    inflater, pieces = zlib.decompressobj(-zlib.MAX_WBITS), []
    while not inflater.eof and (piece := packed.read(_PIECE)):
        while piece and not inflater.eof:
            pieces.append(inflater.decompress(piece, 2 * _PIECE))
            guard.count(len(pieces[-1]))
            piece = inflater.unconsumed_tail
    end = packed.tell() - len(inflater.unused_data)
    return b"".join(pieces), end + _descriptor(packed, end) if local.flags & _SIZES_FOLLOW else end


def _descriptor(packed: Counted, place: int) -> int:
    """Return the length of the checksum and sizes that stand behind a member where its header had none."""
    packed.seek(place)
    return 16 if packed.read(4) == _DESCRIPTOR_MARK else 12
