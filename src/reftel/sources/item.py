"""An item: one file to be read, on disk or inside an archive, as bytes."""

import hashlib
import io
from collections.abc import Callable
from functools import cached_property
from typing import BinaryIO

__all__ = ["HEAD_BYTES", "Item"]

HEAD_BYTES = 65_536


class Item:
    """One file: the path the tally names, and a way to open its bytes from the start any number of times."""

    def __init__(self, path: str, opener: Callable[[], BinaryIO]) -> None:
        self.path = path
        self._opener = opener

    @classmethod
    def of_bytes(cls, path: str, content: bytes) -> "Item":
        """Return an item of bytes that are already in memory.

        >>> Item.of_bytes("a.txt", b"abc").head
        b'abc'
        """
        return cls(path, lambda: io.BytesIO(content))

    def open(self) -> BinaryIO:
        """Open the bytes from their start; the caller closes them."""
        return self._opener()

    def read(self) -> bytes:
        """Return all the bytes."""
        with self.open() as stream:
            return stream.read()

    @cached_property
    def head(self) -> bytes:
        """The first 64 KiB, enough to tell what an item is."""
        with self.open() as stream:
            return stream.read(HEAD_BYTES)

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the bytes, in hexadecimal, read in pieces."""
        digest = hashlib.sha256()
        with self.open() as stream:
            while piece := stream.read(HEAD_BYTES):
                digest.update(piece)
        return digest.hexdigest()
