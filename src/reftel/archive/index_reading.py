"""What the index keeps for itself, read back: blocks of records, the batches in it, the values of its columns."""

from collections.abc import Sequence
from functools import lru_cache, partial

import msgspec
import tantivy

from reftel.archive.index_blocks import Block
from reftel.archive.index_schema import FAR, SCHEMA, key
from reftel.archive.index_values import Values

__all__ = ["Range", "batches", "blocks_of", "places_of", "values_of", "whole_numbers"]

_MOST = 1_000_000


class Range(msgspec.Struct, frozen=True, array_like=True):
    """A batch, and the numbers of its records: from the first to before the last."""

    batch: str
    first: int
    last: int


_RANGE = msgspec.msgpack.Decoder(Range)


def batches(searcher: tantivy.Searcher) -> dict[str, Range]:
    """Return the batches that are in the index."""
    found = searcher.search(key("kind", "batch"), _MOST, count=False).hits
    ranges = (_RANGE.decode(searcher.doc(address)["packed"][0]) for _, address in found)
    return {each.batch: each for each in ranges}


def blocks_of(searcher: tantivy.Searcher, name: str, wanted: Sequence[str]) -> dict[int, Block]:
    """Return the blocks that have one of the keys, each by the number of its first record."""
    query = tantivy.Query.term_set_query(SCHEMA, f"keys.{name}", list(wanted))
    found = searcher.search(query, _MOST_BLOCKS, count=False).hits
    blocks = [Block(_kept(searcher, address), partial(_registers, searcher)) for _, address in found]
    return {block.first: block for block in blocks}


def _registers(searcher: tantivy.Searcher, number: int) -> bytes:
    [(_, address)] = searcher.search(key("registers", str(number)), 1, count=False).hits
    return _kept(searcher, address)


def _kept(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> bytes:
    kept: bytes = searcher.doc(address)["packed"][0]
    return kept


_MOST_BLOCKS = 10_000


def places_of(searcher: tantivy.Searcher, addresses: list[tantivy.DocAddress]) -> list[tuple[int, int]]:
    """Return which record each document belongs to, and the how manieth of its kind it is there."""
    found = [divmod(number, FAR + 1) for number in whole_numbers(searcher, "place", addresses)]
    if all(index < FAR for _, index in found):
        return found
    far = whole_numbers(searcher, "far", addresses)
    return [(record, max(index, other)) for (record, index), other in zip(found, far, strict=True)]


def values_of(searcher: tantivy.Searcher) -> Values:
    """Return the values of the columns of numbers."""
    found = searcher.search(key("kind", "values"), 1, count=False).hits
    return _values(searcher.doc(found[0][1])["packed"][0]) if found else Values()


@lru_cache(maxsize=4)
def _values(kept: bytes) -> Values:
    return Values(kept)


def whole_numbers(searcher: tantivy.Searcher, field: str, addresses: list[tantivy.DocAddress]) -> list[int]:
    """Return what a column holds for documents."""
    return [int(number or 0) for number in searcher.fast_field_values(field, addresses)]
