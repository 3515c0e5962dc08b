"""A calendar as a CSV file: its rows as events, whatever its columns are called; rows that are none are named by line.

Columns are `start`, `end`, `who`, `what`, `where` and `source`, and `office` and `of` where there are any; the table
`data/corpus/calendars.csv` says which columns of public calendars are these.
"""

import calendar
import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from reftel.archive.calendar_rows import Broken, Row, rows_of
from reftel.archive.events import Event
from reftel.errors import SourceError
from reftel.telegram.dtg import MONTHS

__all__ = ["Fault", "days_of", "read_calendar"]

_MONTHS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_SHORT = {name[:3]: number for name, number in _MONTHS.items()}
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_DAY_FIRST = re.compile(r"(\d{1,2}) +([A-Za-z]{3,9})\.?,? +(\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? +(?:(\d{1,2}),? +)?(\d{4})")
_NEEDED = ("start", "who", "where")
_COLUMNS = ("start", "end", "who", "what", "where", "source")


class Fault(NamedTuple):
    """A row that is no event: the line it ends on (of a mark left open its own), and why."""

    line: int
    found: str


class _Shape(NamedTuple):
    """Which columns hold what; words after `=` stand for themselves."""

    cells: Mapping[str, tuple[str, ...]]
    terms: Mapping[str, str]

    @property
    def columns(self) -> frozenset[str]:
        """The columns that a file of this shape must have; of its own names only those that make an event."""
        names = {name for cells in self.cells.values() for name in cells if not name.startswith("=")}
        return frozenset({"start", *(name for name in names if name not in self.cells or name in _NEEDED)})

    def value(self, row: Mapping[str, str], name: str) -> str:
        found = [cell[1:] if cell.startswith("=") else row.get(cell) or "" for cell in self.cells[name]]
        words = ", ".join(filter(None, (" ".join(cell.split()) for cell in found)))
        return self.terms.get(words, words)


def read_calendar(path: Path, source: str | None = None) -> Iterator[Event | Fault]:
    """Yield the rows of a calendar as events, or as faults; `source` takes the place of what the file says.

    Where neither says it, the source is the file's name. Raises `SourceError` for a file that cannot be read, or has
    not the columns.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        found = "not UTF-8" if isinstance(error, UnicodeDecodeError) else (error.strerror or str(error))
        raise SourceError(str(path), found=f"cannot be read ({found})", advice="give a CSV file in UTF-8") from None
    rows = rows_of(text)
    first = next(rows, Row([], 1))
    if isinstance(first, Broken):
        raise SourceError(str(path), line=first.line, found=first.found, advice="then add the file again")
    header = [name.strip().lower() for name in first.cells]
    shape = _shape(header, path)
    for row in rows:
        if isinstance(row, Broken):
            yield Fault(*row)
        elif len(row.cells) != len(header):
            yield Fault(row.line, "not as many cells as there are columns")
        else:
            cells = dict(zip(header, row.cells, strict=True))
            yield _event(cells, shape, source or path.name, row.line, is_told=source is not None)


def _event(cells: Mapping[str, str], shape: _Shape, source: str, line: int, *, is_told: bool) -> Event | Fault:
    values = {name: shape.value(cells, name) for name in ("who", "office", "of", "where", "what", "source")}
    for name in ("who", "where"):
        if not values[name]:
            return Fault(line, f"nothing says {name}")
    days = _days(cells.get("start", "").strip(), cells.get("end", "").strip())
    if isinstance(days, str):
        return Fault(line, days)
    if is_told or not values["source"]:
        values["source"] = source
    return Event(start=days[0], end=days[1], line=line, **values)


def _days(start: str, end: str) -> tuple[str, str] | str:
    """The first and the last day, or what is wrong with them."""
    spans = []
    for name, text in (("start", start), ("end", end or start)):
        span = days_of(text)
        if span is None:
            return f"{name} {text!r} is no day" if text else f"nothing says {name}"
        spans.append(span)
    first, last = spans[0][0], spans[1][1]
    return (first, last) if first <= last else f"it ends ({end}) before it begins ({start})"


def days_of(text: str) -> tuple[str, str] | None:
    """Return the first and the last ISO day of a date; None for no date, or one that two readers read differently.

    >>> days_of("1977-03-27"), days_of("March 1977"), days_of("4 Jan. 1978")
    (('1977-03-27', '1977-03-27'), ('1977-03-01', '1977-03-31'), ('1978-01-04', '1978-01-04'))
    >>> days_of("3/4/1978"), days_of("1977-02-30")
    (None, None)
    """
    year, month, day = _parts(" ".join(text.split()))
    if not year:
        return None
    if not month:
        return f"{year:04}-01-01", f"{year:04}-12-31"
    if month > len(_MONTHS) or day > (length := calendar.monthrange(year, month)[1]):
        return None
    return f"{year:04}-{month:02}-{day or 1:02}", f"{year:04}-{month:02}-{day or length:02}"


def _parts(text: str) -> tuple[int, int, int]:
    """Year, month and day; no year where it is no date, no month or day where it says none."""
    if found := _ISO.fullmatch(text):
        parts = [int(part) for part in found.groups() if part is not None]
        return (0, 0, 0) if 0 in parts else (*parts, 0, 0)[:3]  # type: ignore[return-value]  # three of them
    if found := _DAY_FIRST.fullmatch(text):
        month = _month(found[2])
        return (int(found[3]), month, int(found[1])) if month and int(found[1]) else (0, 0, 0)
    if found := _MONTH_FIRST.fullmatch(text):
        month = _month(found[1])
        return (int(found[3]), month, int(found[2] or 0)) if month else (0, 0, 0)
    return 0, 0, 0


def _month(name: str) -> int:
    low = name.lower()
    return _MONTHS.get(low) or _SHORT.get(low[:3] if low == "sept" else low, 0)


def _shape(header: list[str], path: Path) -> _Shape:
    """The shape of a file by its columns: the most particular one that it has all of."""
    fitting = [shape for shape in _shapes() if shape.columns <= set(header)]
    if fitting:
        best = max(fitting, key=lambda shape: len(shape.columns))
        _once(header, best, path)
        return best
    missing = [name for name in _NEEDED if name not in header]
    found = f"no column {', '.join(missing)}" if missing else "no columns of a calendar"
    raise SourceError(str(path), line=1, found=found, advice=f"name the columns {', '.join(_COLUMNS)}, with commas")


def _once(header: list[str], shape: _Shape, path: Path) -> None:
    """Refuse a file with two columns of one name: the first of them would be passed over in silence."""
    read = {"start", "end", *(name for cells in shape.cells.values() for name in cells)}
    twice = [name for name in dict.fromkeys(header) if name in read and header.count(name) > 1]
    if twice:
        advice = "give each column a name of its own"
        raise SourceError(str(path), line=1, found=f"{header.count(twice[0])} columns {twice[0]}", advice=advice)


@cache
def _shapes() -> tuple[_Shape, ...]:
    text = files("reftel").joinpath("data", "corpus", "calendars.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return tuple(
        _Shape(
            {name: tuple(filter(None, (row[name] or "").split(";"))) for name in row if name != "terms"},
            dict(pair.split(" / ") for pair in row["terms"].split(";") if pair),
        )
        for row in rows
    )
