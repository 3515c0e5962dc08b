"""A batch made ready for an index: all the work that needs no index, so that the processes that read can do it."""

from collections.abc import Iterable

import msgspec

from reftel.archive.audience import EVERYTHING, Audience
from reftel.archive.audience_view import seen_by
from reftel.archive.index_documents import Documents, documents
from reftel.archive.index_packing import pack_registers, pack_text
from reftel.archive.quotes import emptied
from reftel.record import Cable

__all__ = ["Ready", "ReadyRecord", "all_ready", "from_bytes", "ready", "to_bytes"]


class ReadyRecord(msgspec.Struct, array_like=True, frozen=True):
    """The text and the registers of a record, packed, and the documents of its cable."""

    text: bytes
    registers: bytes
    documents: Documents


class Ready(msgspec.Struct, array_like=True, frozen=True):
    """A batch as an audience may see it."""

    audience: Audience
    records: list[ReadyRecord]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Ready)


def ready(cables: Iterable[Cable], audience: Audience = EVERYTHING) -> Ready:
    """Return cables made ready for the index of an audience."""
    seen = filter(None, (seen_by(audience, cable) for cable in cables))
    return Ready(audience, [_record(cable, emptied(cable)) for cable in seen])


def all_ready(cables: Iterable[Cable], without_words: Iterable[Cable]) -> Ready:
    """Return cables made ready for the index of everything, from themselves and themselves emptied."""
    return Ready(EVERYTHING, list(map(_record, cables, without_words)))


def _record(cable: Cable, without_words: Cable) -> ReadyRecord:
    return ReadyRecord(pack_text(without_words), pack_registers(without_words), documents(cable))


def to_bytes(batch: Ready) -> bytes:
    """Return a ready batch as bytes, to go between processes."""
    return _ENCODER.encode(batch)


def from_bytes(*contents: bytes) -> Ready:
    """Return the ready batch that became these bytes, in one piece or in several that were made for one audience."""
    pieces = [_DECODER.decode(content) for content in contents]
    return Ready(pieces[0].audience, [record for piece in pieces for record in piece.records])
