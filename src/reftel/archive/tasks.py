"""One piece of an adding: what a worker process is given, and what it hands back, ready to be written.

Pure: bytes of sources in, bytes of a Parquet file out, so that a worker needs no disk and may be another machine.
"""

import io
import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet

from reftel.archive.folding import fold
from reftel.archive.index_batches import all_ready, to_bytes
from reftel.archive.quotes import emptied
from reftel.archive.reader import Reader
from reftel.archive.records import Piece, piece_of
from reftel.archive.rows import Origin, Row, key_of, to_table
from reftel.errors import SourceError
from reftel.record import Cable, Layout
from reftel.sources import Item, RecordWitness, TextWitness, Witness
from reftel.telegram import Copy, Done, read_item, read_witnesses

__all__ = ["Fault", "Outcome", "Part", "Result", "Task", "Whole", "given_up", "halved", "joined", "run"]


class Whole(NamedTuple):
    """A file that is read at once: its path, its bytes, and their SHA-256 in hexadecimal."""

    path: str
    sha256: str
    content: bytes


class Part(NamedTuple):
    """Some of the copies of a big file; `first` is which of them the first one is, counted from 0."""

    path: str
    sha256: str
    first: int
    witnesses: tuple[Witness, ...]


class Task(NamedTuple):
    """Sources that are read and written together, under one batch id."""

    batch: str
    reader: Reader
    sources: tuple[Whole | Part, ...]


class Fault(NamedTuple):
    """A `SourceError` as it goes between processes."""

    path: str
    found: str
    advice: str
    line: int | None

    def error(self) -> SourceError:
        """Return the error."""
        return SourceError(self.path, found=self.found, advice=self.advice, line=self.line)


class Outcome(NamedTuple):
    """What became of a source: how many cables it gave, why none, what could not be read; `held`: it was there.

    `without` are the lines of its texts that held none.
    """

    path: str
    sha256: str = ""
    cables: int = 0
    reason: str | None = None
    faults: tuple[Fault, ...] = ()
    held: bool = False
    without: tuple[int, ...] = ()


class Result(NamedTuple):
    """What a task came to.

    A Parquet file (None where there was no cable), its cables made ready for the index, the kinds of damage of each
    cable, the outcomes. In halves where the task was done so.
    """

    batch: str
    piece: Piece | None
    indexed: tuple[bytes, ...]
    damage: tuple[tuple[str, ...], ...]
    outcomes: tuple[Outcome, ...]


def run(task: Task) -> Result:
    """Read the sources of a task."""
    rows: list[Row] = []
    outcomes = [_read(task, source, rows) for source in task.sources]
    if not rows:
        return Result(task.batch, None, (), (), tuple(outcomes))
    without_words = [emptied(row.cable) for row in rows]
    indexed = to_bytes(all_ready((row.cable for row in rows), without_words))
    damage = tuple(tuple(each.kind for each in row.cable.damage) for row in rows)
    return Result(task.batch, piece_of(to_table(rows, without_words)), (indexed,), damage, tuple(outcomes))


def _read(task: Task, source: Whole | Part, rows: list[Row]) -> Outcome:
    faults: list[Fault] = []
    reason: str | None = None
    without: tuple[int, ...] = ()
    before = len(rows)
    for found in _readings(source):
        match found:
            case Copy():
                rows.append(_row(task, source, found, faults))
            case SourceError():
                faults.append(Fault(found.path, found.found, found.advice, found.line))
            case Done():
                reason, without = found.reason, found.without
    return Outcome(source.path, source.sha256, len(rows) - before, reason, tuple(faults), without=without)


def _readings(source: Whole | Part) -> Iterator[Copy | SourceError | Done]:
    if isinstance(source, Whole):
        yield from read_item(Item.of_bytes(source.path, source.content))
    else:
        yield from read_witnesses(source.path, source.witnesses)


def _row(task: Task, source: Whole | Part, copy: Copy, faults: list[Fault]) -> Row:
    witness, index = copy.place
    place = (witness + source.first if isinstance(source, Part) else witness, index)
    origin = Origin(
        key=key_of(source.sha256, place),
        batch=task.batch,
        rules=task.reader.rules,
        file=source.path,
        sha256=source.sha256,
        place=place,
        part=source.first if isinstance(source, Part) else None,
        folded=_folded(copy),
    )
    return Row(origin, _with_registers(task.reader, copy, faults))


def _folded(copy: Copy) -> str | None:
    """The lines a cable was read from; None for what is no running text, whose words the paragraphs have."""
    if not isinstance(copy.witness, TextWitness):
        return None
    lines = _lines(copy.witness, copy.cable.layout)
    return fold(lines, [paragraph.text for paragraph in copy.cable.paragraphs])


def _lines(witness: TextWitness, layout: Sequence[Layout]) -> Sequence[str]:
    """The lines of a witness that are this cable's."""
    numbers = witness.numbers or range(witness.first_line, witness.first_line + len(witness.lines))
    if not layout:
        return witness.lines
    first, last = layout[0].lines[0], layout[-1].lines[1]
    return witness.lines[bisect_left(numbers, first) : bisect_right(numbers, last)]


def _with_registers(reader: Reader, copy: Copy, faults: list[Fault]) -> Cable:
    """The cable read through; without registers where they fail, which is a fault of its file and no reason to lose it.

    A record that came as one is what somebody made it, and stays so.
    """
    cable = copy.cable
    if isinstance(copy.witness, RecordWitness):
        return cable
    try:
        return reader.read(cable)
    except Exception as fault:  # noqa: BLE001  one cable's fault must not end the adding of a million others
        found = f"the registers of {cable.id} could not be read ({type(fault).__name__}: {fault})"
        faults.append(Fault(cable.source.path, found, "its text is kept; please report it", None))
        return cable


def halved(task: Task) -> list[Task]:
    """Return a task in two halves, each of its batch; none where it is one copy or one file."""
    sources = task.sources
    if len(sources) == 1 and isinstance(sources[0], Part):
        pieces: list[tuple[Whole | Part, ...]] = [(part,) for part in _halves(sources[0])]
    else:
        middle = len(sources) // 2
        pieces = [sources[:middle], sources[middle:]] if middle else []
    return [task._replace(sources=piece) for piece in pieces]


def _halves(part: Part) -> list[Part]:
    middle = len(part.witnesses) // 2
    if not middle:
        return []
    rest = part._replace(first=part.first + middle, witnesses=part.witnesses[middle:])
    return [part._replace(witnesses=part.witnesses[:middle]), rest]


def joined(task: Task, results: Sequence[Result]) -> Result:
    """Return what a task came to whose halves were done apart."""
    contents = [result.piece.content for result in results if result.piece]
    table = pa.concat_tables(
        [pyarrow.parquet.read_table(io.BytesIO(content)) for content in contents] or [to_table([])]
    )
    return Result(
        task.batch,
        piece_of(table) if table.num_rows else None,
        tuple(itertools.chain.from_iterable(result.indexed for result in results)),
        tuple(itertools.chain.from_iterable(result.damage for result in results)),
        tuple(itertools.chain.from_iterable(result.outcomes for result in results)),
    )


def given_up(task: Task) -> Result:
    """Return the result of a task whose source ends every worker that reads it."""
    found, advice = "the process that read it died, twice", "look at the file: it may be bigger than memory"
    outcomes = [
        Outcome(each.path, each.sha256, faults=(Fault(each.path, found, advice, None),)) for each in task.sources
    ]
    return Result(task.batch, None, (), (), tuple(outcomes))
