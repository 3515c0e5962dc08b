"""Cables of files with their registers read."""

from collections.abc import Iterator, Sequence

from reftel.reading import read_paths
from reftel.record import Cable

__all__ = ["read_registers_of"]


def read_registers_of(paths: Sequence[str]) -> Iterator[Cable]:
    return (reading for reading in read_paths(paths) if isinstance(reading, Cable))
