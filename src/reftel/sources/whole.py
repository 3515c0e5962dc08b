"""An item's bytes at once, where a format cannot be read in pieces, under a cap."""

import hashlib

from reftel.errors import SourceError
from reftel.sources.item import Item

__all__ = ["MOST_BYTES", "read_whole"]

MOST_BYTES = 512 * 1024 * 1024


def read_whole(item: Item) -> tuple[bytes, str]:
    """Return all the bytes of an item and their SHA-256 in hexadecimal.

    Raises `SourceError` for an empty item and for one over 512 MB, more than any one text or document has.

    >>> read_whole(Item.of_bytes("a.txt", b"abc"))[1][:8]
    'ba7816bf'
    """
    with item.open() as stream:
        content = stream.read(MOST_BYTES + 1)
    if not content:
        raise SourceError(item.path, found="nothing in it", advice="leave it out, or fetch it again")
    if len(content) > MOST_BYTES:
        found = f"more than {MOST_BYTES // 1024**2} MB in one piece"
        raise SourceError(item.path, found=found, advice="split it into files of fewer cables")
    return content, hashlib.sha256(content).hexdigest()
