"""Archives, compressed files and e-mails, member by member in memory: zip, tar, gzip, bzip2, xz, and those in them."""

import re
from collections.abc import Iterator

from reftel.errors import SourceError
from reftel.sources.item import Item
from reftel.sources.mailed import is_mail, mail_parts
from reftel.sources.tarred import compressed_members, is_tar, tar_members
from reftel.sources.zipped import is_document, zip_members

__all__ = ["MOST_DEPTH", "claims", "members"]

MOST_DEPTH = 2

_MAGIC = (
    (re.compile(rb"PK(?:\x03\x04|\x05\x06)"), "zip"),  # the second is an empty one
    (re.compile(rb"\x1f\x8b\x08"), "gzip"),
    (re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"), "bzip2"),
    (re.compile(rb"\xfd7zXZ\x00"), "xz"),
)


def claims(item: Item) -> bool:
    r"""Say whether an item is an archive or a compressed file; documents of word processors are none, though zipped.

    >>> claims(Item.of_bytes("a", b"\x1f\x8b\x08...")), claims(Item.of_bytes("a.zip", b"text"))
    (True, False)
    """
    return _kind(item.head) is not None


def members(item: Item, depth: int = 1) -> Iterator[Item | SourceError]:
    """Yield the files in an archive, and those of archives in it, in its own order; refusals and faults between them.

    A member's path is `box.zip!folder/cable.txt`. `depth` is how many archives deep this one is, itself included;
    more than 2 are refused. Directories are passed over. Members are held in memory, one at a time.
    """
    if depth > MOST_DEPTH:
        found = f"an archive in an archive in an archive, where {MOST_DEPTH} deep is the most"
        yield SourceError(item.path, found=found, advice="unpack the outer one and give the inner ones")
        return
    for entry in _entries(item):
        if isinstance(entry, Item) and claims(entry):
            yield from members(entry, depth + 1)
        else:
            yield entry


def _entries(item: Item) -> Iterator[Item | SourceError]:
    kind = _kind(item.head)
    if kind == "zip":
        return zip_members(item)
    if kind == "mail":
        return mail_parts(item)
    if kind == "tar" or kind is None:
        return tar_members(item)
    return compressed_members(item, kind)


def _kind(head: bytes) -> str | None:
    for magic, kind in _MAGIC:
        if magic.match(head):
            return None if is_document(head) else kind
    if is_mail(head):
        return "mail"
    return "tar" if is_tar(head) else None
