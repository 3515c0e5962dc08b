"""Which character set bytes are in that are not valid UTF-8: what their mark-up declares, or what they look like.

Names of sets follow the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/#names-and-labels): a page that
declares ISO 8859-1 or ASCII is in Windows-1252, one that declares GB 2312 in GB 18030, and so on.
"""

import codecs
import re
from itertools import pairwise

from charset_normalizer import from_bytes

__all__ = ["SEVERAL_BYTES", "declared", "guessed"]

_XML = re.compile(rb"""\s{0,9}<\?xml[^>]{1,200}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9_.:-]{2,40})""")
_META = re.compile(rb"""<meta[^>]{1,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096

_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
SEVERAL_BYTES = frozenset(
    {"gb18030", "big5", "big5hkscs", "cp932", "euc_jp", "iso2022_jp", "cp949", "iso2022_kr", "hz", "johab"}
)
_ONE_BYTE = re.compile(r"(cp12\d\d|cp8\d\d|cp437|iso8859-\d+|koi8-[rut]|mac-[a-z0-9]+|utf-8)")

_SAMPLE = 16_384
_HIGH = re.compile(rb"[\x80-\xff]+")
_HIGH_LINE = re.compile(rb"[^\n]*[\x80-\xff][^\n]*\n?")
_BAD = re.compile("[\udc80-\udcff]")
_NOT_LATIN = (
    *("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic", "cp1253", "cp1255", "cp1256"),
    *("gb18030", "big5", "cp932", "euc_jp", "cp949"),
)
_OLD_DESKS = ("cp850", "mac_roman")
_ODD_IN_WORDS = re.compile(rb"[A-Za-z][\x80-\x84\x86-\x89\x8b\x8d\x8f-\x91\x93\x98\xa1-\xa6]")
_UNUSED_IN_WESTERN = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_WESTERN = {  # a byte that Windows-1252 leaves unused stands for itself
    0xDC00 + byte: bytes([byte]).decode("latin-1" if byte in b"\x81\x8d\x8f\x90\x9d" else "cp1252")
    for byte in range(128, 256)
}
_KATAKANA = re.compile("[\uff61-\uff9f]")


def declared(content: bytes) -> str | None:
    """Return Python's name of the set that an XML declaration or an HTML `meta` element names, if it is a usable one.

    >>> declared(b"<?xml version='1.0' encoding='ISO-8859-1'?>"), declared(b'<meta charset="koi8-r">'), declared(b"a")
    ('cp1252', 'koi8-r', None)
    """
    head = content[:_DECLARED_WITHIN]
    if b"<" not in head[:64]:
        return None
    match = _XML.match(head) or _META.search(head)
    if match is None:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return None
    name = _MEANT.get(name, name)
    return name if name in SEVERAL_BYTES or _ONE_BYTE.fullmatch(name) else None


def guessed(content: bytes) -> str:
    r"""Return the text of bytes that nothing names the set of and that are not valid UTF-8.

    Mostly valid UTF-8 is read as such, its stray bytes as Windows-1252. Bytes over 127 in long runs are another
    script, which charset-normalizer tells apart; single ones among ASCII letters are Western, in Windows-1252 unless
    that puts signs no word has into words, as DOS and old Macintosh text does.

    >>> guessed(b"caf\xe9"), guessed("На встрече присутствовал министр".encode("koi8-r"))
    ('café', 'На встрече присутствовал министр')
    >>> guessed("café, naïve".encode() + b"\x97 caf\xe9"), guessed(b"d\x82l\x82gation")
    ('café, naïve— café', 'délégation')
    """
    sample = _sample(content)
    if _mostly_utf8(sample):
        return content.decode("utf-8", "surrogateescape").translate(_WESTERN)
    for charset in (_judged(sample), "cp1252"):
        try:
            return content.decode(charset)
        except UnicodeDecodeError:
            continue
    return content.decode("ascii", "surrogateescape").translate(_WESTERN)


def _sample(content: bytes) -> bytes:
    """Return at most 16 KiB of the lines that tell something: those with a byte over 127."""
    kept, size = [], 0
    for match in _HIGH_LINE.finditer(content):
        kept.append(match[0][: _SAMPLE - size])
        size += len(kept[-1])
        if size >= _SAMPLE:
            break
    return b"".join(kept)


def _mostly_utf8(sample: bytes) -> bool:
    text = sample.decode("utf-8", "surrogateescape")
    bad = len(_BAD.findall(text))
    return bad <= sum(not char.isascii() for char in text) - bad


def _judged(sample: bytes) -> str:
    runs = [len(run) for run in _HIGH.findall(sample)]
    high = sum(runs)
    if 2 * sum(run for run in runs if run > 2) > high:
        return _detected(sample, _NOT_LATIN) or "cp1252"
    if 4 * (len(_ODD_IN_WORDS.findall(sample)) + len(_UNUSED_IN_WESTERN.findall(sample))) > high:
        return _detected(sample, _OLD_DESKS) or "cp850"
    return "cp1252"


def _detected(sample: bytes, charsets: tuple[str, ...]) -> str | None:
    """Return the set that reads best: like some language, its capitals first in their words, with little disorder."""
    fit = []
    for match in from_bytes(sample, cp_isolation=list(charsets), enable_fallback=False):
        text = str(match)
        if match.chaos <= 0.2 and not _is_katakana(text):
            order = (match.coherence > 0.3, -_turned_capitals(text), -match.chaos, match.coherence)
            fit.append((order, match.encoding))
    return max(fit)[1] if fit else None


def _is_katakana(text: str) -> bool:
    """Say whether a reading is mostly half-width katakana: any one-byte script read as Japanese is."""
    return 2 * len(_KATAKANA.findall(text)) > sum(not char.isascii() for char in text)


def _turned_capitals(text: str) -> int:
    """Count small letters before capitals: two Cyrillic sets differ in little else."""
    return sum(left.islower() and right.isupper() for left, right in pairwise(text))
