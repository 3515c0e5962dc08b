"""The reading of whatever a user names, registers and all."""

from collections.abc import Iterator, Sequence

from reftel.reading.registers import read_registers
from reftel.telegram import Reading
from reftel.telegram import read_paths as read_telegrams

__all__ = ["read_paths"]


def read_paths(paths: Sequence[str]) -> Iterator[Reading]:
    """Yield every cable under the paths with its registers, an error for whatever cannot be read, a `Done` a file.

    Records that Reftel wrote earlier are read back as they are. A cable whose registers fail is yielded without them,
    after an error that says so.

    >>> [type(reading).__name__ for reading in read_paths(["no/such/file"])]
    ['SourceError', 'Done']
    """
    return read_telegrams(paths, read_registers)
