"""Streams that expand, held to what an honest archive holds.

The check is on the bytes that came, whatever the headers say.
"""

from typing import IO

from reftel.errors import SourceError

__all__ = ["FREE_BYTES", "MOST_MEMBER_BYTES", "MOST_RATIO", "Counted", "Guard"]

MOST_MEMBER_BYTES = 512 * 1024 * 1024
MOST_RATIO = 200
FREE_BYTES = 10 * 1024 * 1024  # below this, ratios do not matter
_PIECE = 1024 * 1024


class Counted:
    """A stream of packed bytes that counts what was read from it; `size` is how many there are in all."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.count = 0
        self.size = stream.seek(0, 2)
        stream.seek(0)

    def read(self, size: int = -1) -> bytes:
        """Read and count."""
        piece = self._stream.read(size)
        self.count += len(piece)
        return piece

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place."""
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """Return the place."""
        return self._stream.tell()

    def seekable(self) -> bool:
        """Archives are files or in memory."""
        return True


class Guard:
    """What one archive expands to, through as many streams as it takes; `tripped` says that it passed a limit."""

    def __init__(self, path: str, packed: Counted) -> None:
        self.path = path
        self.expanded = 0
        self.tripped = False
        self._packed = packed
        self._stream: IO[bytes] | None = None
        self._member = path
        self._came = self._went = 0

    def begin(self, member: str, stream: IO[bytes] | None = None) -> None:
        """Begin a member: from here on, its bytes count against the limits for one member."""
        self._member, self._came, self._went = member, self.expanded, self._packed.count
        self._stream = stream or self._stream

    def read(self, size: int = -1) -> bytes:
        """Read at most `size` bytes, and no more than a piece; raises `SourceError` where a limit is passed."""
        if self._stream is None:
            return b""
        piece = self._stream.read(_PIECE if size < 0 else min(size, _PIECE))
        self.count(len(piece))
        return piece

    def count(self, size: int) -> None:
        """Count bytes that came; raises `SourceError` where a limit is passed."""
        self.expanded += size
        expanded, packed = self.expanded - self._came, self._packed.count - self._went
        total = self.expanded > FREE_BYTES and self.expanded > MOST_RATIO * self._packed.size
        member = expanded > FREE_BYTES and expanded > MOST_RATIO * max(packed, 1)
        self.tripped = total or member or expanded > MOST_MEMBER_BYTES
        if expanded > MOST_MEMBER_BYTES:
            found = f"a file of more than {MOST_MEMBER_BYTES // 1024**2} MB in an archive"
            raise SourceError(self._member, found=found, advice="unpack the archive and give that file itself")
        if self.tripped:
            found = f"packed more than {MOST_RATIO} to 1, as only archives made to fill a disk are"
            advice = "if you trust it, unpack it and give the files themselves"
            raise SourceError(self._member if member else self.path, found=found, advice=advice)
