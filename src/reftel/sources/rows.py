r"""Rows of comma-separated values from a stream of bytes, each with the line it begins on; so with semicolons, tabs.

Python's `csv` module caps fields for the whole process and, after one stray quotation mark, reads all that follows as
one field. Here a row that is not whole ends where the next one plainly begins. The grammar, with either escape:

    row   = field *(separator field) line-break
    field = <"> *(character / "\" character / <"> <">) <">  /  *(character but separator and line-break)
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

__all__ = ["SEPARATORS", "Row", "begins_row", "escapes", "first_line", "rows"]

SEPARATORS = (b",", b";", b"\t")
"""What stands between the fields of a row: spreadsheets of half the world write semicolons."""

_MOST_BYTES = 32 * 1024 * 1024
_MARK = b"\xef\xbb\xbf"
_BEGIN_ROWS = frozenset(b'"0123456789')
_BEGINS = re.compile(
    rb'"?(?:\d{1,9}|\d\d[A-Z]{2,24}\d{1,6})"?[,;\t]"?'
    rb'(?:\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}-\d{2})(?:[ T]\d{1,2}:\d{2}[\d:.]{0,12}Z?)?"?[,;\t]'
)
_ESCAPED = re.compile(rb"\\.", re.DOTALL)
_DOUBLED = re.compile(rb'""')
_ESCAPED_QUOTE = {sep: re.compile(rb'[^\\%b]\\"(?![%b\r\n])|\\\r?\n' % (sep, sep)) for sep in SEPARATORS}
_DOUBLED_QUOTE = {sep: re.compile(rb'[^%b"\r\n]""|""[^%b"\r\n]' % (sep, sep)) for sep in SEPARATORS}
_BACKSLASH_FIELD = {
    sep: re.compile(rb'"((?>(?:[^"\\]++|\\.|"")*))"(?=%b|\s*+$)|([^%b"]*+)(?=%b|$)' % (sep, sep, sep), re.DOTALL)
    for sep in SEPARATORS
}
_DOUBLED_FIELD = {
    sep: re.compile(rb'"((?>(?:[^"]++|"")*))"(?=%b|\s*+$)|([^%b"]*+)(?=%b|$)' % (sep, sep, sep), re.DOTALL)
    for sep in SEPARATORS
}
_MEANT = {b"0": b"\0", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"Z": b"\x1a"}
_NULL = rb"\N"


class Row(NamedTuple):
    """One row: the line it begins on, its fields (None for NULL), and what is wrong with it, if anything is.

    `is_last` where a quotation mark stays open to the end of the file.
    """

    line: int
    fields: tuple[bytes | None, ...]
    fault: str | None = None
    is_last: bool = False


def first_line(head: bytes) -> bytes:
    r"""Return the first line without its break and without a byte order mark.

    >>> first_line(b"a,b\r\nc,d")
    b'a,b'
    """
    return head.removeprefix(_MARK).split(b"\n", 1)[0].rstrip(b"\r")


def begins_row(line: bytes) -> bool:
    """Say whether a line begins a row of the dump: a number or a cable's id, then a date, however quoted.

    >>> begins_row(b'"12","10/19/2006 15:25","06EX1"'), begins_row(b"12,10")
    (True, False)
    """
    return _BEGINS.match(line) is not None


def escapes(head: bytes, separator: bytes = b",") -> bool:
    r"""Say whether quotation marks inside fields stand behind backslashes, and are not doubled, in a file's head.

    >>> escapes(b'"1","he said \\"yes\\" twice"'), escapes(b'"1","he said ""yes"" twice"')
    (True, False)
    """
    return len(_ESCAPED_QUOTE[separator].findall(head)) >= len(_DOUBLED_QUOTE[separator].findall(head))


def rows(
    stream: BinaryIO, width: int, *, backslashes: bool, separator: bytes = b",", named: bool = True
) -> Iterator[Row]:
    r"""Yield the rows of a stream; `width` is how many fields each should have.

    A file without a row of names (`named` false) is the dump, where a row plainly shows itself: what follows a row
    that is not whole belongs to it until the next one begins, so that one fault is one error.

    >>> import io
    >>> [row.fields for row in rows(io.BytesIO(b'1,"a ""b"" c"\n2,"c, d"\n'), 2, backslashes=False)]
    [(b'1', b'a "b" c'), (b'2', b'c, d')]
    """
    reader = _Reader(width, backslashes=backslashes, separator=separator, named=named)
    for line in iter(lambda: stream.readline(_MOST_BYTES), b""):
        if not reader.goes_on(line):
            yield from reader.rows_before(line)
            reader.add(line)
    yield from reader.rows_before(None)


class _Reader:
    """The lines of the row being read, and whether a quotation mark is open at their end."""

    def __init__(self, width: int, *, backslashes: bool, separator: bytes, named: bool) -> None:
        self.width = width
        self.backslashes = backslashes
        self.separator = separator
        self.named = named
        self.number = 1
        self._begin()

    def _begin(self) -> None:
        self.parts: list[bytes] = []
        self.start, self.size = self.number, 0
        self.inside = self.broken = False

    def goes_on(self, line: bytes) -> bool:
        """Take a line that plainly is the inside of a field, as nearly all are, and say whether it is one."""
        plain = self.inside and line[0] not in _BEGIN_ROWS and b'"' not in line and b"\r" not in line
        if not plain or self.size > _MOST_BYTES - len(line):
            return False
        self.parts.append(line)
        self.size += len(line)
        self.number += 1
        return True

    def add(self, line: bytes) -> None:
        """Take a line into the row; a row beyond all measure keeps its beginning only."""
        self.size += len(line)
        if self.size <= _MOST_BYTES:
            self.parts.append(line.removeprefix(_MARK) if self.number == 1 else line)
        self.inside ^= _turns(line, backslashes=self.backslashes)
        self.number += _breaks(line)

    def rows_before(self, line: bytes | None) -> Iterator[Row]:
        """Yield the row read so far where it ends before this line (None: the end of the file)."""
        plainly = line is None or (begins_row(line) and not (self.inside and self._is_quoted(line)))
        if not self.parts or (not plainly and (self.inside or self.broken)):
            return
        content = b"".join(self.parts).rstrip(b"\r\n")
        row = self._row(content, is_last=line is None)
        if row.fault and not plainly and not self.named and content:
            self.broken = True
            return
        self._begin()
        if content:
            yield row

    def _row(self, content: bytes, *, is_last: bool) -> Row:
        fields = _fields(content, self.separator, backslashes=self.backslashes)
        if fields is None or len(fields) != self.width:
            other = _fields(content, self.separator, backslashes=not self.backslashes)
            fields = other if other is not None and len(other) == self.width else fields
        if fields is not None and len(fields) == self.width:
            return Row(self.start, fields)
        return Row(self.start, (), _fault(fields, self.width, whole=not self.inside), is_last=is_last and self.inside)

    def _is_quoted(self, line: bytes) -> bool:
        """Say whether all quotation marks of a line are escaped: a row that stands in another one's field."""
        return b'"' in line and b'"' not in (_ESCAPED if self.backslashes else _DOUBLED).sub(b"", line)


def _turns(line: bytes, *, backslashes: bool) -> bool:
    """Say whether a line's quotation marks leave the other state behind them than before them."""
    if b'"' not in line:
        return False
    if backslashes and b"\\" in line:
        line = _ESCAPED.sub(b"", line)
    return line.count(b'"') % 2 == 1


def _breaks(line: bytes) -> int:
    """Count the line breaks an editor shows in what ends at a line feed."""
    return line.count(b"\r") + line.endswith(b"\n") - line.endswith(b"\r\n") if b"\r" in line else 1


def _fault(fields: tuple[bytes | None, ...] | None, width: int, *, whole: bool) -> str:
    if fields is not None:
        return f"{len(fields)} columns where the others have {width}"
    return "a quotation mark that does not fit" if whole else "a row that ends inside quotation marks"


def _fields(row: bytes, separator: bytes, *, backslashes: bool) -> tuple[bytes | None, ...] | None:
    """Return the fields of a row, None where its quotation marks do not pair."""
    pattern = (_BACKSLASH_FIELD if backslashes else _DOUBLED_FIELD)[separator]
    found: list[bytes | None] = []
    place = 0
    while match := pattern.match(row, place):
        found.append(_value(match, backslashes=backslashes))
        place = match.end() + 1
        if place > len(row):
            return tuple(found)
    return None


def _value(match: re.Match[bytes], *, backslashes: bool) -> bytes | None:
    quoted, bare = match.groups()
    if quoted is None:
        return None if bare.strip() == _NULL else bare
    if b'""' in quoted:
        quoted = quoted.replace(b'""', b'"')
    return _ESCAPED.sub(_meant, quoted) if backslashes and b"\\" in quoted else quoted


def _meant(match: re.Match[bytes]) -> bytes:
    letter = match[0][1:]
    return _MEANT.get(letter, letter)
