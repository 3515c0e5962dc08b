"""Tar archives and single compressed files, as streams: what is read is never unpacked to disk."""

import bz2
import gzip
import lzma
import posixpath
import tarfile
import zlib
from collections.abc import Iterator
from typing import IO, Any, cast

from reftel.errors import SourceError
from reftel.sources.guard import Counted, Guard
from reftel.sources.item import Item
from reftel.sources.names import printable, why_unsafe

__all__ = ["compressed_members", "is_tar", "tar_members"]

_BLOCK = 512
_PIECE = 65_536
_SUFFIXES = (".gz", ".bz2", ".xz")
_CUT = (EOFError, tarfile.ReadError)
_BROKEN = (*_CUT, tarfile.TarError, OSError, zlib.error, lzma.LZMAError, ValueError, OverflowError)
_AGAIN = "copy or fetch it again"


def is_tar(head: bytes) -> bool:
    """Say whether bytes begin with a tar header: its mark, or a checksum that fits.

    >>> is_tar(bytes(257) + b"ustar" + bytes(250)), is_tar(b"text" * 200)
    (True, False)
    """
    if head[257:262] == b"ustar":
        return True
    try:
        return bool(tarfile.TarInfo.frombuf(head[:_BLOCK], "utf-8", "surrogateescape").name)
    except (tarfile.HeaderError, ValueError):
        return False


def compressed_members(item: Item, kind: str) -> Iterator[Item | SourceError]:
    """Yield the files of a compressed tar archive, or the one file that is compressed; `kind` is `gzip` and so on."""
    try:
        with item.open() as raw, _opened(raw, kind) as stream:
            tarred = is_tar(stream.read(_BLOCK))
    except _BROKEN:
        tarred = False
    with item.open() as raw:
        packed = Counted(raw)
        with _opened(cast("IO[bytes]", packed), kind) as stream:
            guard = Guard(item.path, packed)
            guard.begin(item.path, stream)
            yield from _entries(item, guard) if tarred else _single(item, guard)


def tar_members(item: Item) -> Iterator[Item | SourceError]:
    """Yield the files of a tar archive that is not compressed."""
    with item.open() as raw:
        packed = Counted(raw)
        guard = Guard(item.path, packed)
        guard.begin(item.path, cast("IO[bytes]", packed))
        yield from _entries(item, guard)


def _opened(raw: IO[bytes], kind: str) -> IO[bytes]:
    if kind == "gzip":
        return cast("IO[bytes]", gzip.GzipFile(fileobj=raw))
    return cast("IO[bytes]", bz2.BZ2File(raw) if kind == "bzip2" else lzma.LZMAFile(raw))


def _single(item: Item, guard: Guard) -> Iterator[Item | SourceError]:
    name = posixpath.basename(item.path.replace("!", "/").replace("\\", "/"))
    suffix = next((suffix for suffix in _SUFFIXES if name.casefold().endswith(suffix)), "")
    yield from _content(f"{item.path}!{name[: len(name) - len(suffix)] or name}", guard)


def _content(path: str, stream: Any) -> Iterator[Item | SourceError]:
    """Yield a member's content; what came before a cut is yielded too, with an error after it."""
    pieces: list[bytes] = []
    try:
        pieces.extend(iter(lambda: stream.read(_PIECE), b""))
    except SourceError as error:
        yield error
    except _CUT:
        if pieces:
            yield Item.of_bytes(path, b"".join(pieces))
        yield SourceError(path, found="a file cut off in the middle, as the archive is", advice=_AGAIN)
    except _BROKEN as error:
        yield SourceError(path, found=f"a broken file in an archive ({error})", advice=_AGAIN)
    else:
        yield Item.of_bytes(path, b"".join(pieces))


class _Header(tarfile.TarInfo):
    """A header that leaves a note of why there is no further one: tarfile ends quietly at a broken one."""

    @classmethod
    def fromtarfile(cls, tarfile_: tarfile.TarFile) -> "_Header":
        try:
            return super().fromtarfile(tarfile_)
        except tarfile.HeaderError as error:
            cast("Any", tarfile_).ended_by = type(error).__name__
            raise


def _entries(item: Item, guard: Guard) -> Iterator[Item | SourceError]:
    try:
        archive = tarfile.open(fileobj=cast("IO[bytes]", guard), mode="r|", tarinfo=_Header)  # noqa: SIM115  (closed below)
        with archive:
            while (member := archive.next()) is not None:
                path = printable(f"{item.path}!{member.name}")
                yield from _member(path, archive, member, guard)
                if guard.tripped:
                    found = f"the files after {printable(member.name)} were not read"
                    yield SourceError(item.path, found=found, advice="unpack it and give the files themselves")
                    return
                guard.begin(path)
            if getattr(archive, "ended_by", None) != "EOFHeaderError":
                yield SourceError(item.path, found="the archive is cut off", advice=_AGAIN)
    except SourceError as error:
        yield error
    except _CUT:
        yield SourceError(item.path, found="the archive is cut off", advice=_AGAIN)
    except _BROKEN as error:
        yield SourceError(item.path, found=f"a broken archive ({error})", advice=_AGAIN)


def _member(path: str, archive: tarfile.TarFile, member: tarfile.TarInfo, guard: Guard) -> Iterator[Item | SourceError]:
    fault = why_unsafe(member.name)
    if member.isdir():
        return
    if fault is not None:
        yield SourceError(path, found=fault, advice="get the archive from somebody you trust")
    elif not member.isreg():
        yield SourceError(path, found="a link or device, not a file", advice="put the file itself into the archive")
    else:
        guard.begin(path)
        yield from _content(path, archive.extractfile(member))
