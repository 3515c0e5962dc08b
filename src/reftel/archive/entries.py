"""The entries of one register, out of all the cables."""

from collections.abc import Iterator
from typing import NamedTuple, get_args, get_type_hints

import msgspec
import pyarrow as pa
import pyarrow.compute

from reftel.archive.flat import LISTS
from reftel.archive.quotes import filled_entry
from reftel.archive.records import Records
from reftel.archive.rows import of_cable, to_values
from reftel.errors import ArchiveError
from reftel.record import REGISTERS, Cable

__all__ = ["Entry", "entries"]


class Entry(NamedTuple):
    """An entry: the key of the copy and the id of the cable it is in, its position in the register, and itself."""

    key: str
    cable: str | None
    position: int
    value: msgspec.Struct


def entries(records: Records, register: str, cable: str | None = None) -> Iterator[Entry]:
    """Yield the entries of a register, or of any other list of the record; of all cables or of one.

    Raises `ArchiveError` where the record has no such list.
    """
    if register not in LISTS:
        raise ArchiveError(f"`{register}`", found="no register", advice=f"they are {', '.join(LISTS)}")
    where = None if cable is None else of_cable(cable)
    kind = get_args(get_type_hints(Cable)[register])[0]
    return _entries(records, register, kind, where)


def _entries(
    records: Records, register: str, kind: type[msgspec.Struct], where: pa.compute.Expression | None
) -> Iterator[Entry]:
    columns = list(dict.fromkeys(["key", "id", "paragraphs", register]))
    for table in records.tables(columns, where):
        for values in to_values(table):
            texts = [paragraph["text"] for paragraph in values["paragraphs"]]
            for position, value in enumerate(values[register]):
                entry = msgspec.convert(value, kind)
                whole = filled_entry(entry, texts) if register in REGISTERS else entry
                yield Entry(values["key"], values["id"], position, whole)
