"""The reading of whatever a user names, registers and all."""

from collections.abc import Iterator, Sequence

import msgspec

from reftel.errors import SourceError
from reftel.reading.registers import read_registers
from reftel.record import Cable
from reftel.sources import RecordWitness
from reftel.telegram import Copy, Done, Reading, read_copies

__all__ = ["read_paths"]


def read_paths(paths: Sequence[str]) -> Iterator[Reading]:
    """Yield every cable under the paths with its registers, an error for whatever cannot be read, a `Done` a file.

    Records that Reftel wrote earlier are read back as they are. A cable whose registers fail is yielded without them,
    after an error that says so.

    >>> [type(reading).__name__ for reading in read_paths(["no/such/file"])]
    ['SourceError', 'Done']
    """
    failed = False
    for found in read_copies(paths):
        match found:
            case Copy():
                finished = _finished(found)
                failed = failed or len(finished) > 1
                yield from finished
            case Done():
                yield msgspec.structs.replace(found, failed=found.failed or failed)
                failed = False
            case _:
                yield found


def _finished(copy: Copy) -> tuple[SourceError | Cable, ...]:
    """The cable with its registers; after an error and without them where they fail, since its text is worth having."""
    if isinstance(copy.witness, RecordWitness):
        return (copy.cable,)
    try:
        return (read_registers(copy.cable),)
    except Exception as fault:  # noqa: BLE001  one cable's fault must not end the reading of a million others
        found = f"the registers of {copy.cable.id} could not be read ({type(fault).__name__}: {fault})"
        return SourceError(copy.cable.source.path, found=found, advice="its text is kept; please report it"), copy.cable
