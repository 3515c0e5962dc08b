"""The rows of a calendar's CSV, one after the other: a quotation mark that is left open spoils its own row alone."""

import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

__all__ = ["Broken", "Row", "rows_of"]

_LONGEST = 1_000_000  # characters of a cell
_MOST = 100  # lines of a row: where a cell has more, its quotation mark was left open
_SHOWN = 40  # letters of what stands behind it in a message
_ADVICE = "close it, or write it twice"


class Row(NamedTuple):
    """The cells of a row, and the line it ends on."""

    cells: list[str]
    line: int


class Broken(NamedTuple):
    """A line with which no row begins that could be read, and why."""

    line: int
    found: str


def rows_of(text: str) -> Iterator[Row | Broken]:
    r"""Yield the rows of a text; of a mark left open its line alone is lost, and reading goes on with the next.

    Rows all have as many cells as the first. One of several lines with more or fewer was joined by such a mark.

    >>> for row in rows_of('who,where\nVasht,"Lysandra\nTran,"Ansel, Cape"\n'): print(*row)
    ['who', 'where'] 1
    2 a quotation mark is opened before 'Lysandra' and not closed in its row; close it, or write it twice
    ['Tran', 'Ansel, Cape'] 3
    """
    csv.field_size_limit(max(_LONGEST, csv.field_size_limit()))  # for the whole process: never less than it was
    lines = list(io.StringIO(text, newline=""))
    at, width = 0, 0
    while at < len(lines):
        found = _row(lines, at, width)
        at = at + 1 if isinstance(found, Broken) else found.line
        if isinstance(found, Broken) or found.cells:  # an empty line is no row
            width = width or (0 if isinstance(found, Broken) else len(found.cells))
            yield found


def _row(lines: list[str], at: int, width: int) -> Row | Broken:
    """The row that begins with a line."""
    reader = csv.reader(islice(lines, at, at + _MOST), strict=True)
    try:
        row = Row(next(reader), at + reader.line_num)
    except csv.Error as error:
        return _alone(lines[at], at + 1, str(error))
    is_joined = row.line > at + 1 and len(row.cells) != (width or len(row.cells))
    return Broken(at + 1, _open(lines[at])) if is_joined else row


def _alone(line: str, number: int, said: str) -> Row | Broken:
    """A line that breaks the rules of CSV: a row where all its marks are closed, if not well."""
    if line.count('"') % 2:
        return Broken(number, _open(line))
    try:
        return Row(next(csv.reader([line])), number)
    except csv.Error:
        return Broken(number, f"no row of CSV ({said}); mend the line")


def _open(line: str) -> str:
    behind = line.rpartition('"')[2].strip()
    words = f"{behind[:_SHOWN].rstrip()} ..." if len(behind) > _SHOWN else behind
    return f"a quotation mark is opened before {words!r} and not closed in its row; {_ADVICE}"
