"""Files that are plainly something, but nothing that can be read here: what they are and what to do about it."""

import re

from reftel.errors import SourceError
from reftel.sources.item import Item
from reftel.sources.zipped import is_document

__all__ = ["stranger", "unknown"]

_AS_TEXT = "save it as plain text or PDF"
_KINDS = (
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "an old Word, Excel or Outlook file", _AS_TEXT),
    (re.compile(rb"\{\\rtf"), "a rich text (RTF) file", _AS_TEXT),
    (re.compile(rb"%!PS"), "a PostScript file", "save it as PDF"),
    (re.compile(rb"\xff\xd8\xff|\x89PNG|GIF8|II\*\0|MM\0\*|BM.{4}\0\0\0\0", re.DOTALL), "a picture", "OCR it first"),
    (
        re.compile(rb"7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|\x28\xb5\x2f\xfd"),
        "a 7z, RAR or Zstandard archive",
        "unpack it first",
    ),
    (re.compile(rb"SQLite format 3\0|PAR1"), "a database", "export its texts"),
    (re.compile(rb"\x7fELF|MZ"), "a program", "leave it out"),
)
_SHOWN = 16


def stranger(item: Item) -> SourceError | None:
    r"""Return an error that names the kind of a file known to be unreadable here; None for every other file.

    >>> print(stranger(Item.of_bytes("memo.rtf", b"{\\rtf1 text}")))
    memo.rtf: a rich text (RTF) file; save it as plain text or PDF
    """
    if is_document(item.head):
        return SourceError(item.path, found="a word processor's document or e-book", advice=_AS_TEXT)
    for magic, kind, advice in _KINDS:
        # a program's magic is two letters: text may begin with them
        if magic.match(item.head) and (kind != "a program" or b"\0" in item.head):
            return SourceError(item.path, found=kind, advice=advice)
    return None


def unknown(item: Item) -> SourceError:
    r"""Return the error for a file that no format claims, with the bytes it begins with.

    >>> print(unknown(Item.of_bytes("x.bin", b"\0\1\2")))
    x.bin: neither text nor a known format (it begins with 00 01 02); convert it to plain text or PDF
    """
    if not item.head:
        return SourceError(item.path, found="nothing in it", advice="leave it out, or fetch it again")
    found = f"neither text nor a known format (it begins with {item.head[:_SHOWN].hex(' ')})"
    return SourceError(item.path, found=found, advice="convert it to plain text or PDF")
