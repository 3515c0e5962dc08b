"""Records that Reftel wrote earlier, one JSON object a line: read back as they are."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from reftel.errors import SourceError
from reftel.record import REGISTERS, Cable, decode
from reftel.sources.item import Item
from reftel.sources.witness import RecordWitness

__all__ = ["claims", "witnesses"]

_MARK = b"\xef\xbb\xbf"
_BLANKS = b" \t\r\n"
_ADVICE = "mend or delete that line, or write the records anew with `reftel read --json`"
_LONGEST_ID = 300  # an address has 4,096 bytes, and a letter takes up to twelve of them there
_PLACE = re.compile(r" - at `([^`]{1,200})`$")


def claims(item: Item) -> bool:
    """Say whether an item begins with a JSON object that has a record's keys.

    >>> claims(Item.of_bytes("a", b'{"header": {}, "source": {}}')), claims(Item.of_bytes("a", b'{"header": {}}'))
    (True, False)
    """
    head = item.head.removeprefix(_MARK).lstrip(_BLANKS)
    # `source` is among a record's last keys: of a long record, the head shows its paragraphs only
    return head.startswith(b"{") and b'"header"' in head and (b'"source"' in head or b'"paragraphs"' in head)


def witnesses(item: Item) -> Iterator[RecordWitness | SourceError]:
    """Yield each line's record, and for each line that holds none a `SourceError` with the place inside it.

    >>> found = next(witnesses(Item.of_bytes("r.jsonl", b'{"id":"09EX1","header":{"serial":"one"},"source":{}}')))
    >>> print(found)
    r.jsonl, line 1: at $.header.serial: Expected `int | null`, got `str`; mend or delete that line,
    or write the records anew with `reftel read --json`
    """
    with item.open() as stream:
        for number, line in enumerate(stream, start=1):
            line = (line.removeprefix(_MARK) if number == 1 else line).strip(_BLANKS)
            if line == b"{":
                yield _spread_out(item.path, number)
                return
            if line:
                yield _record(item, number, line)


def _record(item: Item, number: int, line: bytes) -> RecordWitness | SourceError:
    try:
        cable = decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        return SourceError(item.path, line=number, found=_found(error), advice=_ADVICE)
    if (stray := _long_id(cable) or _stray(cable)) is not None:
        return SourceError(item.path, line=number, found=stray, advice=_ADVICE)
    return RecordWitness(path=item.path, sha256=item.sha256, cable=cable)


def _long_id(cable: Cable) -> str | None:
    """Say that an id is too long to be looked up, or to stand in an address, if it is."""
    size = len(cable.id or "")
    return f"at $.id: {size:,} letters, where an id has at most {_LONGEST_ID}" if size > _LONGEST_ID else None


def _stray(cable: Cable) -> str | None:
    """Say which entry stands in a paragraph that the record does not have, if one does."""
    there = range(len(cable.paragraphs))
    for register in REGISTERS:
        for position, entry in enumerate(getattr(cable, register)):
            for key in _place_keys(entry.__class__):
                if any(place.index not in there for place in getattr(entry, key)):
                    return f"at $.{register}[{position}].{key}: a place in a paragraph that is not there"
    return None


@cache
def _place_keys(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    return tuple(name for name in kind.__struct_fields__ if name == "at" or name.endswith("_at"))


def _found(error: Exception) -> str:
    """Return the decoder's words with the key path in front."""
    said = str(error)
    match = _PLACE.search(said)
    if match is None:
        return f"no record: {said}"
    return f"at {match[1]}: {said[: match.start()]}"


def _spread_out(path: str, number: int) -> SourceError:
    found = "a JSON object spread over several lines, where records stand one a line"
    return SourceError(path, line=number, found=found, advice="fold it with `jq -c .`")
