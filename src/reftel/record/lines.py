"""The record as JSON Lines: one object a cable, read back to an equal record."""

import msgspec

from reftel.record.cable import Cable

__all__ = ["decode", "encode"]

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Cable)


def encode(cable: Cable) -> bytes:
    """Return the cable's record as one line of JSON in UTF-8, without the line break."""
    return _ENCODER.encode(cable)


def decode(line: bytes | str) -> Cable:
    """Return the cable of one JSON line.

    Raises `msgspec.ValidationError` (with the key path) for another shape, `msgspec.DecodeError` for no JSON.

    >>> line = b'{"id":"09EX1","header":{"serial":1},"source":{"path":"a","format":"text","sha256":"00"}}'
    >>> decode(line).header.serial
    1
    >>> decode(encode(decode(line))) == decode(line)
    True
    """
    return _DECODER.decode(line)
