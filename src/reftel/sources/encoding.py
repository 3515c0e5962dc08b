"""Bytes to text, whatever they were written in, without ever failing.

The order: a byte order mark, UTF-8 that is valid throughout, a charset the mark-up declares, a judgement from the
bytes themselves, Windows' Western set as the last resort. Valid UTF-8 comes before a declared one-byte set: text in
such a set is next to never valid UTF-8 by accident, while pages that declare the wrong set are common.
"""

import codecs

from reftel.sources.charset import SEVERAL_BYTES, declared, guessed

__all__ = ["decode", "is_text", "lines"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it begins with that one's mark
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ESCAPE = b"\x1b"  # what ISO-2022-JP switches sets with, in bytes that all are ASCII
_CONTROLS = bytes(sorted({*range(32), 127} - {7, 8, 9, 10, 11, 12, 13, 26, 27, 31}))
_SAMPLE = 8192


def decode(content: bytes) -> str:
    r"""Return the text of any bytes at all; never raises.

    NULs, which some systems pad files with, become spaces, so that every character keeps its place in its line.

    >>> decode(b"\xef\xbb\xbfcaf\xc3\xa9"), decode(b"caf\xe9"), decode("café".encode("utf-16"))
    ('café', 'café', 'café')
    """
    if content.isascii() and b"\0" not in content and _ESCAPE not in content:
        return content.decode("ascii")
    return _decoded(content).replace("\0", " ")


def lines(text: str) -> tuple[str, ...]:
    r"""Return the lines of a text as an editor numbers them: only \n, \r\n and \r end one.

    Vertical tabs, form feeds and Unicode's own separators stay in their lines. A break at the very end begins no
    further line.

    >>> lines("one\r\ntwo\x0cstill two\rthree\n")
    ('one', 'two\x0cstill two', 'three')
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return tuple(text.removesuffix("\n").split("\n")) if text else ()


def is_text(head: bytes) -> bool:
    r"""Say whether the first bytes of a file look like text: hardly any control characters, or UTF-16 or UTF-32.

    >>> is_text(b"UNCLAS EXAMPLE 000001\r\n"), is_text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"), is_text(b"")
    (True, False, False)
    """
    sample = head[:_SAMPLE]
    if not sample or sample.startswith(tuple(mark for mark, _ in _MARKS)):
        return bool(sample)
    return _wide(sample) is not None or (len(sample) - len(sample.translate(None, _CONTROLS))) * 50 <= len(sample)


def _wide(content: bytes) -> str | None:
    r"""Return `utf-16-le` or `utf-16-be` where NULs fill nearly every odd or even place, as they do in Western text.

    >>> _wide("text".encode("utf-16-be")), _wide(b"text\0\0\0\0")
    ('utf-16-be', None)
    """
    sample = content[: _SAMPLE // 2 * 2]
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.6 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return None


def _decoded(content: bytes) -> str:
    for mark, charset in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(charset, "replace")
    if b"\0" in content and (unmarked := _wide(content)):
        return content.decode(unmarked, "replace")
    said = declared(content)
    order: tuple[str | None, ...] = (said, "utf-8") if said in SEVERAL_BYTES else ("utf-8", said)
    for name in order:
        if name and (text := _strictly(content, name)) is not None:
            return text
    return guessed(content)


def _strictly(content: bytes, charset: str) -> str | None:
    try:
        return content.decode(charset)
    except UnicodeDecodeError:
        return None
