"""A batch made ready for an index: all the work that needs no index, so that the processes that read can do it."""

from collections.abc import Iterable
from itertools import islice

import msgspec

from reftel.archive.audience import EVERYTHING, Audience
from reftel.archive.audience_view import seen_by
from reftel.archive.index_blocks import SIZE, Kept, block_of
from reftel.archive.index_documents import Documents, documents, identity
from reftel.record import Cable

__all__ = ["Ready", "ReadyBlock", "from_bytes", "ready", "to_bytes"]


class ReadyBlock(msgspec.Struct, array_like=True, frozen=True):
    """A block of records as it is kept, the ids it is found by, and the documents of its cables."""

    kept: Kept
    ids: list[str]
    documents: list[Documents]


class Ready(msgspec.Struct, array_like=True, frozen=True):
    """A batch as an audience may see it."""

    audience: Audience
    blocks: list[ReadyBlock]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Ready)


def ready(cables: Iterable[Cable], audience: Audience = EVERYTHING) -> Ready:
    """Return cables made ready for the index of an audience."""
    seen = filter(None, (seen_by(audience, cable) for cable in cables))
    blocks: list[ReadyBlock] = []
    while block := list(islice(seen, SIZE)):
        ids = [identity(cable.id) for cable in block if cable.id]
        blocks.append(ReadyBlock(block_of(block), ids, [documents(cable) for cable in block]))
    return Ready(audience, blocks)


def to_bytes(batch: Ready) -> bytes:
    """Return a ready batch as bytes, to go between processes."""
    return _ENCODER.encode(batch)


def from_bytes(*contents: bytes) -> Ready:
    """Return the ready batch that became these bytes, in one piece or in several that were made for one audience."""
    pieces = [_DECODER.decode(content) for content in contents]
    return Ready(pieces[0].audience, [block for piece in pieces for block in piece.blocks])
