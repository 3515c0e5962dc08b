"""Rows of structures as columns of Parquet, and back."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import msgspec.inspect as shapes
import pyarrow as pa
import pyarrow.parquet

__all__ = ["COMPRESSION", "parquet_writer", "rows_of", "schema_of", "table_of"]

COMPRESSION = "lz4"
"""Of files that are read whole again and again: half as large again as with `zstd`, and read in a third of the time."""

_PLAIN = {shapes.StrType: pa.string(), shapes.IntType: pa.int32(), shapes.FloatType: pa.float64()}
Kind = TypeVar("Kind", bound=msgspec.Struct)


def _arrow(shape: shapes.Type) -> pa.DataType:
    match shape:
        case shapes.UnionType(types=types):
            return _arrow(next(each for each in types if not isinstance(each, shapes.NoneType)))
        case shapes.VarTupleType(item_type=item):
            return pa.list_(_arrow(item))
    return _PLAIN[type(shape)]


def schema_of(kind: type[msgspec.Struct]) -> pa.Schema:
    """Return the columns of a structure with plain fields and lists of them."""
    shape = shapes.type_info(kind)
    if not isinstance(shape, shapes.StructType):
        raise TypeError(f"{kind.__name__} is no structure")
    return pa.schema([pa.field(field.encode_name, _arrow(field.type)) for field in shape.fields])


def table_of(kind: type[msgspec.Struct], rows: Sequence[msgspec.Struct]) -> pa.Table:
    """Return rows of one structure as a table."""
    schema = schema_of(kind)
    columns = zip(*map(msgspec.structs.astuple, rows), strict=True) if rows else ([] for _ in schema.names)
    return pa.table([pa.array(column, kind) for column, kind in zip(columns, schema.types, strict=True)], schema=schema)


def rows_of(kind: type[Kind], table: pa.Table) -> Iterator[Kind]:
    """Yield the rows of a table as the structure; columns that it does not have are passed over.

    Column by column, which takes two thirds of the time of row by row.

    >>> class Seen(msgspec.Struct):
    ...     name: str
    ...     titles: tuple[str, ...] = ()
    >>> list(rows_of(Seen, pa.table({"name": ["Tran", "Strand"], "titles": [["Minister"], []], "other": [1, 2]})))
    [Seen(name='Tran', titles=('Minister',)), Seen(name='Strand', titles=())]
    """
    fields = {field.encode_name: field.name for field in msgspec.structs.fields(kind)}
    wanted = [name for name in fields if name in table.schema.names]
    names = [fields[name] for name in wanted]
    for piece in table.select(wanted).to_batches():
        for values in zip(*map(_values, piece.columns), strict=True):
            yield kind(**dict(zip(names, values, strict=True)))


def _values(column: pa.Array) -> Sequence[object]:
    """The values of a column; lists become tuples."""
    values: list[Any] = column.to_pylist()
    return [*map(tuple, values)] if pa.types.is_list(column.type) else values


def parquet_writer(path: Path, schema: pa.Schema) -> pyarrow.parquet.ParquetWriter:
    """Return a writer of a Parquet file with these columns, a group of rows each time it is given some."""
    return pyarrow.parquet.ParquetWriter(path, schema, compression=COMPRESSION)
