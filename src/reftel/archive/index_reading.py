"""What the index keeps for itself, read back: records, the batches in it, the values of its columns."""

from collections.abc import Collection, Iterator
from functools import lru_cache

import msgspec
import tantivy

from reftel.archive.index_records import Record
from reftel.archive.index_schema import FAR, key
from reftel.archive.index_squeezing import NO_NAME, Dictionaries, Squeezed
from reftel.archive.index_values import Values

__all__ = [
    "Range",
    "batches",
    "dictionaries_of",
    "every_record",
    "places_of",
    "records_by_id",
    "records_by_number",
    "values_of",
    "whole_numbers",
]

_MOST = 1_000_000  # room is made for so many: where few are looked for that takes longer than the search
_COPIES = 32


class Range(msgspec.Struct, frozen=True, array_like=True):
    """A batch, and the numbers of its records: from the first to before the last."""

    batch: str
    first: int
    last: int


_RANGE = msgspec.msgpack.Decoder(Range)


def batches(searcher: tantivy.Searcher) -> dict[str, Range]:
    """Return the batches that are in the index."""
    found = searcher.search(key("kind", "batch"), _MOST, count=False).hits
    ranges = (_RANGE.decode(_kept(searcher, address)) for _, address in found)
    return {each.batch: each for each in ranges}


def records_by_number(searcher: tantivy.Searcher, numbers: Collection[int]) -> dict[int, Record]:
    """Return records by their numbers.

    Each is looked for by itself: that takes 5 microseconds, where to look for twenty together and to read from a column
    which is which takes a millisecond.
    """
    found = {number: searcher.search(key("record", str(number)), 1, count=False).hits for number in numbers}
    addresses = [address for hits in found.values() for _, address in hits]
    return dict(zip(found, _records(searcher, addresses), strict=True))


def records_by_id(searcher: tantivy.Searcher, identity: str) -> list[Record]:
    """Return the records whose cable has an id."""
    asked = key("cable", identity)
    found = searcher.search(asked, _COPIES)
    count: int = found.count  # type: ignore[attr-defined]
    if count > _COPIES:
        found = searcher.search(asked, count)
    return _records(searcher, [address for _, address in found.hits])


def every_record(searcher: tantivy.Searcher, step: int = 1) -> Iterator[Record]:
    """Yield all records, or every so manieth of them."""
    found = searcher.search(key("kind", "record"), _MOST_RECORDS, count=False).hits
    for start in range(0, len(found), step):
        yield from _records(searcher, [found[start][1]])


def _records(searcher: tantivy.Searcher, addresses: list[tantivy.DocAddress]) -> list[Record]:
    squeezed = [_SQUEEZED.decode(_kept(searcher, address)) for address in addresses]
    return [Record(each, _dictionaries(searcher, each.name)) for each in squeezed]


def dictionaries_of(searcher: tantivy.Searcher) -> Dictionaries:
    """Return what records are packed with from now on; nothing where there is no dictionary yet."""
    found = searcher.search(key("kind", "dictionaries"), 1, count=False).hits
    return Dictionaries.decode(_kept(searcher, found[0][1])) if found else Dictionaries()


def _dictionaries(searcher: tantivy.Searcher, name: bytes) -> Dictionaries:
    """The dictionaries of a name, which is a hash of them, so that those of one index may stand for another's."""
    if name not in _OPENED:
        if len(_OPENED) > _MOST_OPENED:
            _OPENED.clear()
        _OPENED[name] = dictionaries_of(searcher)
    return _OPENED[name]


_OPENED = {NO_NAME: Dictionaries()}
_MOST_OPENED = 16
_MOST_RECORDS = 100_000_000
_SQUEEZED = msgspec.msgpack.Decoder(Squeezed)


def _kept(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> bytes:
    kept: bytes = searcher.doc(address)["kept"][0]
    return kept


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
    return _values(_kept(searcher, found[0][1])) if found else Values()


@lru_cache(maxsize=4)
def _values(kept: bytes) -> Values:
    return Values(kept)


def whole_numbers(searcher: tantivy.Searcher, field: str, addresses: list[tantivy.DocAddress]) -> list[int]:
    """Return what a column holds for documents."""
    return [int(number or 0) for number in searcher.fast_field_values(field, addresses)]
