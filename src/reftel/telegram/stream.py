"""The reading of whatever a user names, file by file: cables, errors, and a word on every file."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from reftel.errors import SourceError
from reftel.record import Cable
from reftel.sources import Item, RecordWitness, TextWitness, Witness, items, witnesses
from reftel.telegram.cablegram import read_cablegram
from reftel.telegram.printed import read_document
from reftel.telegram.reader import read_text

__all__ = ["Copy", "Done", "Reading", "read_item", "read_paths", "read_witness", "read_witnesses"]

_NO_TELEGRAM = "no line of a telegram's head was found (classification line, date-time group, E.O. or TAGS)"
_NO_ROW = f"{_NO_TELEGRAM}, and no row gives a cable's id (08LIMA212)"


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """A file is finished: how many cables it gave, and why none where there is none and nothing failed.

    `without` are the lines at which its texts begin that hold no cable: rows of a dump, parts of a page.
    """

    path: str
    cables: int
    failed: bool = False
    reason: str | None = None
    without: tuple[int, ...] = ()


class Copy(NamedTuple):
    """A cable, the witness it was read from, and its place: which witness of the file, which cable of that one."""

    cable: Cable
    witness: Witness
    place: tuple[int, int]


Reading = Cable | SourceError | Done


def read_witness(witness: Witness) -> list[Cable]:
    """Return the cables of a witness, in order.

    >>> from reftel.sources import TextWitness
    >>> text = ("UNCLAS LIMA 000012", "TAGS: PREL", "SUBJECT: A VISIT", "", "1. The Minister came.")
    >>> read_witness(TextWitness(path="a.txt", format="text", sha256="00", lines=text))[0].header.serial
    12
    """
    if isinstance(witness, RecordWitness):
        return [witness.cable]
    if isinstance(witness, TextWitness):
        return read_text(witness)
    return [read_cablegram(witness) if witness.format == "dfat" else read_document(witness)]


def read_paths(paths: Sequence[str]) -> Iterator[Reading]:
    """Yield every cable under the paths, an error for whatever cannot be read, and a `Done` after each file.

    >>> [type(reading).__name__ for reading in read_paths(["no/such/file"])]
    ['SourceError', 'Done']
    """
    for found in read_copies(paths):
        yield found.cable if isinstance(found, Copy) else found


def read_copies(paths: Sequence[str]) -> Iterator[Copy | SourceError | Done]:
    """Yield the same as `read_paths`, each cable with the copy it was read from."""
    for item in items(paths):
        if isinstance(item, SourceError):
            yield item
            yield Done(path=item.path, cables=0, failed=True)
        else:
            yield from read_item(item)


def read_item(item: Item) -> Iterator[Copy | SourceError | Done]:
    """Yield the cables of one file, each with the copy it was read from, errors in their places, and a `Done`.

    >>> [type(found).__name__ for found in read_item(Item.of_bytes("a.txt", b"Eggs and bread."))]
    ['Done']
    """
    return read_witnesses(item.path, witnesses(item))


def read_witnesses(path: str, found: Iterable[Witness | SourceError]) -> Iterator[Copy | SourceError | Done]:
    """Yield the cables of a file's copies, as `read_item` does."""
    cables, failed, number = 0, False, 0
    without: list[int] = []
    lacking = "no document in it"
    try:
        for witness in found:
            if isinstance(witness, SourceError):
                failed = True
                yield witness
                continue
            read = read_witness(witness)
            if not read and isinstance(witness, TextWitness):
                without.append(witness.first_line)
                lacking = _NO_ROW if witness.format == "csv" else _NO_TELEGRAM
            cables += len(read)
            yield from [Copy(cable, witness, (number, index)) for index, cable in enumerate(read)]
            number += 1
    except Exception as fault:  # noqa: BLE001  one file's fault must not end the reading of a million others
        failed = True
        yield SourceError(
            path,
            found=f"Reftel itself failed on it ({type(fault).__name__}: {fault})",
            advice="the other files were read; please report this file",
        )
    reason = None if cables or failed else lacking
    yield Done(path=path, cables=cables, failed=failed, reason=reason, without=tuple(without))
