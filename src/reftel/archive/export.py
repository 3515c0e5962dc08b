"""The records in canonical order, as JSON Lines: what two archives with the same content have in common to the byte."""

import hashlib
from collections.abc import Iterator
from itertools import pairwise

import msgspec
import pyarrow as pa
import pyarrow.compute

from reftel.archive.records import Records
from reftel.archive.rows import Row, to_rows
from reftel.record import encode

__all__ = ["fingerprint", "lines"]

_AT_ONCE = 20_000  # rows in memory at one time


def lines(records: Records) -> Iterator[bytes]:
    """Yield each row as a line of JSON, in the order of the keys, without the batch it happened to come in.

    In as many passes over the table as keep memory within bounds.
    """
    passes = 1 + records.count // _AT_ONCE
    edges = [f"{256**2 * each // passes:04x}" for each in range(passes)] + ["g"]
    for first, end in pairwise(edges):
        key = pa.compute.field("key")
        found = [row for table in records.tables(where=(key >= first) & (key < end)) for row in to_rows(table)]
        for row in sorted(found, key=lambda row: row.origin.key):
            yield _line(row)


def fingerprint(records: Records) -> str:
    """Return the SHA-256 of the canonical lines, in hexadecimal: equal exactly where the content is."""
    digest = hashlib.sha256()
    for line in lines(records):
        digest.update(line + b"\n")
    return digest.hexdigest()


def _line(row: Row) -> bytes:
    origin = msgspec.structs.replace(row.origin, batch="")
    return msgspec.json.encode(origin)[:-1] + b"," + encode(row.cable)[1:]
