"""A batch made ready for an index: all the work that needs no index, so that the processes that read can do it."""

from collections.abc import Iterable
from itertools import islice

import msgspec

from reftel.archive.audience import EVERYTHING, Audience
from reftel.archive.audience_view import seen_by
from reftel.archive.index_blocks import GROUP, SIZE, group_of, texts_of
from reftel.archive.index_documents import Documents, documents, identity
from reftel.archive.quotes import emptied
from reftel.record import Cable

__all__ = ["Ready", "ReadyBlock", "ReadyGroup", "all_ready", "from_bytes", "ready", "to_bytes"]


class ReadyBlock(msgspec.Struct, array_like=True, frozen=True):
    """The texts of a block of records, the ids it is found by, and the documents of its cables."""

    texts: bytes
    ids: list[str]
    documents: list[Documents]


class ReadyGroup(msgspec.Struct, array_like=True, frozen=True):
    """The registers of a group of records, and the blocks of it."""

    registers: bytes
    blocks: list[ReadyBlock]


class Ready(msgspec.Struct, array_like=True, frozen=True):
    """A batch as an audience may see it."""

    audience: Audience
    groups: list[ReadyGroup]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Ready)


def ready(cables: Iterable[Cable], audience: Audience = EVERYTHING) -> Ready:
    """Return cables made ready for the index of an audience."""
    seen = filter(None, (seen_by(audience, cable) for cable in cables))
    return Ready(audience, _groups((cable, emptied(cable)) for cable in seen))


def all_ready(cables: Iterable[Cable], without_words: Iterable[Cable]) -> Ready:
    """Return cables made ready for the index of everything, from themselves and themselves emptied."""
    return Ready(EVERYTHING, _groups(zip(cables, without_words, strict=True)))


def _groups(pairs: Iterable[tuple[Cable, Cable]]) -> list[ReadyGroup]:
    pairs = iter(pairs)
    groups: list[ReadyGroup] = []
    while group := list(islice(pairs, GROUP)):
        blocks = [_block(group[at : at + SIZE]) for at in range(0, len(group), SIZE)]
        groups.append(ReadyGroup(group_of([short for _, short in group]), blocks))
    return groups


def _block(pairs: list[tuple[Cable, Cable]]) -> ReadyBlock:
    ids = [identity(cable.id) for cable, _ in pairs if cable.id]
    return ReadyBlock(texts_of([short for _, short in pairs]), ids, [documents(cable) for cable, _ in pairs])


def to_bytes(batch: Ready) -> bytes:
    """Return a ready batch as bytes, to go between processes."""
    return _ENCODER.encode(batch)


def from_bytes(*contents: bytes) -> Ready:
    """Return the ready batch that became these bytes, in one piece or in several that were made for one audience."""
    pieces = [_DECODER.decode(content) for content in contents]
    return Ready(pieces[0].audience, [group for piece in pieces for group in piece.groups])
