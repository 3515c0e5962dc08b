"""A row of the records: one copy of a cable, with where it came from; its columns follow the record's own shape.

`records/` and the search index both speak of a copy by its `key`, and of what is added at once by its `batch`. A batch
never changes: what a removal leaves of one is a new batch. So whoever keeps something made from the records (the
index) is up to date when it holds the same batches, and has only to add and drop whole ones.
"""

import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec
import msgspec.inspect as shapes
import pyarrow as pa
import pyarrow.compute
import pyarrow.json
import pyarrow.parquet

from reftel.archive.columns import PLACE, PLACE_IN_JSON, joined, split
from reftel.archive.folding import unfold
from reftel.archive.quotes import emptied, filled
from reftel.record import Cable, encode
from reftel.telegram.ids import compared

__all__ = [
    "COPY",
    "HEAD",
    "SCHEMA",
    "Origin",
    "Row",
    "batch_of",
    "copies_of",
    "heads_of",
    "key_of",
    "lines_of",
    "of_cable",
    "to_parquet",
    "to_rows",
    "to_table",
    "to_values",
]

_KEY_LENGTH = 32
_PIECE = 256  # rows that are Python objects at one time
_LEVEL = 12  # 2% smaller than at 9, which goes for a quarter of a millisecond more a cable


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where a copy came from, and who it is in the archive.

    `file` is the path it was added from, `sha256` that of the file's bytes (a cable that came as a record names its
    first source in `cable.source`). `place` says which of the file's copies it stands in and which of that one's cables
    it is, both counted from 0; `part` is the first copy of the part it came in, where a big file came in parts. `rules`
    is the version of the rules that read it. `folded` are the lines it was read from, as `reftel.archive.folding` keeps
    them; None where the source has no lines of its own.
    """

    key: str
    batch: str
    rules: str
    file: str
    sha256: str
    place: tuple[int, int]
    part: int | None = None
    folded: str | None = None


class Row(NamedTuple):
    """One copy of a cable as it is kept."""

    origin: Origin
    cable: Cable


def lines_of(row: Row) -> list[str] | None:
    """Return the lines a copy was read from; None where its source has no lines of its own."""
    folded = row.origin.folded
    return None if folded is None else unfold(folded, [paragraph.text for paragraph in row.cable.paragraphs])


def of_cable(identity: str) -> pa.compute.Expression:
    """Return what holds of the rows of a cable, by its id as anybody may write it."""
    ids = pa.compute.field("id")
    return ids.isin([identity]) | pa.compute.utf8_lower(ids).isin([compared(identity)])


def key_of(sha256: str, place: tuple[int, int]) -> str:
    """Return the stable id of a copy: of the bytes it stands in, and its place in them.

    >>> key_of("00", (0, 1)) == key_of("00", (0, 1)), key_of("00", (0, 1)) == key_of("00", (1, 0))
    (True, False)
    """
    first, second = place
    return hashlib.sha256(f"{sha256}:{first}:{second}".encode()).hexdigest()[:_KEY_LENGTH]


def batch_of(rules: str, parts: Iterable[str]) -> str:
    """Return the id of a batch: the same parts read by the same rules are the same batch.

    >>> batch_of("1", ["a", "b"]) == batch_of("1", ["a", "b"]), batch_of("1", ["a"]) == batch_of("2", ["a"])
    (True, False)
    """
    return hashlib.sha256("\n".join([rules, *parts]).encode()).hexdigest()[:_KEY_LENGTH]


_PLAIN = {shapes.StrType: pa.string(), shapes.IntType: pa.int64(), shapes.FloatType: pa.float64()}


def _arrow(shape: shapes.Type, place: pa.DataType) -> pa.DataType:
    """The Arrow type of a field of the record; every one may be null there."""
    match shape:
        case shapes.UnionType(types=types):
            [only] = [each for each in types if not isinstance(each, shapes.NoneType)]
            return _arrow(only, place)
        case shapes.VarTupleType(item_type=item) | shapes.TupleType(item_types=(item, *_)):
            return pa.list_(_arrow(item, place))
        case shapes.StructType(array_like=True):
            return place
        case shapes.StructType(fields=fields):
            return pa.struct([pa.field(field.encode_name, _arrow(field.type, place)) for field in fields])
    return _PLAIN[type(shape)]


def _schema(place: pa.DataType) -> pa.Schema:
    return pa.schema([field for kind in (Origin, Cable) for field in _arrow(shapes.type_info(kind), place)])


SCHEMA: pa.Schema = _schema(PLACE)
_JSON_SCHEMA = _schema(PLACE_IN_JSON)
_ENCODER = msgspec.json.Encoder()


def _line(row: Row, without_words: Cable) -> bytes:
    return _ENCODER.encode(row.origin)[:-1] + b"," + encode(without_words)[1:]


def to_table(rows: Sequence[Row], without_words: Sequence[Cable] | None = None) -> pa.Table:
    """Return the rows as columns; `without_words` are their cables emptied, where the caller has them.

    Through JSON, which msgspec writes and Arrow reads several times as fast as Arrow takes Python's objects.
    """
    lines = b"\n".join(map(_line, rows, without_words or (emptied(row.cable) for row in rows)))
    if not lines:
        return SCHEMA.empty_table()
    table = pyarrow.json.read_json(
        io.BytesIO(lines),
        pyarrow.json.ReadOptions(use_threads=False, block_size=len(lines) + 1),
        pyarrow.json.ParseOptions(explicit_schema=_JSON_SCHEMA, unexpected_field_behavior="error"),
    )
    columns = [column.combine_chunks() for column in table.columns]
    return pa.table([split(column, kind) for column, kind in zip(columns, SCHEMA.types, strict=True)], schema=SCHEMA)


def to_parquet(table: pa.Table) -> bytes:
    """Return a table as the bytes of a Parquet file."""
    sink = io.BytesIO()
    pyarrow.parquet.write_table(
        table,
        sink,
        compression="zstd",
        compression_level=_LEVEL,
        use_dictionary=_OTHERS,
        column_encoding=dict.fromkeys(_OFFSETS, "BYTE_STREAM_SPLIT"),
        write_statistics=False,  # no reader could pass over much with them, and of 220 columns they take room
    )
    return sink.getvalue()


def _leaves(kind: pa.DataType, path: str) -> Iterator[str]:
    """The names that Parquet gives to the columns of a type."""
    if pa.types.is_list(kind):
        yield from _leaves(kind.value_type, f"{path}.list.element")
    elif pa.types.is_struct(kind):
        for field in kind:
            yield from _leaves(field.type, f"{path}.{field.name}")
    else:
        yield path


_LEAVES = [leaf for field in SCHEMA for leaf in _leaves(field.type, field.name)]
_OFFSETS = [leaf for leaf in _LEAVES if leaf.endswith((".start", ".length"))]
"""Numbers of which hardly one is like another: their bytes side by side pack better than a list of the numbers."""
_OTHERS = [leaf for leaf in _LEAVES if leaf not in _OFFSETS]


def to_rows(table: pa.Table) -> Iterator[Row]:
    """Yield the rows of a table, equal to those it was made of."""
    for values in to_values(table):  # each half passes over the other's keys
        yield Row(msgspec.convert(values, Origin), filled(msgspec.convert(values, Cable)))


COPY = ["key", "batch", *Cable.__struct_fields__]
"""The columns of a copy but for those that say where it came from."""


def copies_of(table: pa.Table) -> Iterator[tuple[str, Cable]]:
    """Yield the keys of the rows of a table that has the columns of `COPY`, each with its cable."""
    for values in to_values(table):
        yield values["key"], filled(msgspec.convert(values, Cable))


HEAD = ["key", "id", "header", "source"]
"""The columns of a cable's head."""


def heads_of(tables: Iterable[pa.Table]) -> Iterator[tuple[str, Cable]]:
    """Yield the keys of the rows of tables that have no columns but `HEAD`, each with its cable."""
    for table in tables:
        yield from ((values["key"], msgspec.convert(values, Cable)) for values in to_values(table))


def to_values(table: pa.Table) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table with any of the columns, in the shapes of JSON."""
    schema = pa.schema([_JSON_SCHEMA.field(name) for name in table.schema.names])
    for piece in table.to_batches(max_chunksize=_PIECE):
        fresh = piece.take(pa.array(range(piece.num_rows)))  # no slice, which `joined` could not take
        columns = map(joined, fresh.columns, schema.types)
        yield from pa.record_batch(list(columns), schema=schema).to_pylist()
