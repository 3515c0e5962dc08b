"""The reading of whatever a user names, file by file: cables, errors, and a word on every file."""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from reftel.errors import SourceError
from reftel.record import Cable
from reftel.sources import Item, RecordWitness, TextWitness, Witness, items, witnesses
from reftel.telegram.cablegram import read_cablegram
from reftel.telegram.printed import read_document
from reftel.telegram.reader import read_text

__all__ = ["Done", "Reading", "read_paths", "read_witness"]

_NO_TELEGRAM = "no line of a telegram's head was found (classification line, date-time group, E.O. or TAGS)"


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """A file is finished: how many cables it gave, and why none where there is none and nothing failed."""

    path: str
    cables: int
    failed: bool = False
    reason: str | None = None


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


Finish = Callable[[Cable], Cable]


def read_paths(paths: Sequence[str], finish: Finish | None = None) -> Iterator[Reading]:
    """Yield every cable under the paths, an error for whatever cannot be read, and a `Done` after each file.

    `finish` is what is to be made of each cable that was read from its text; records read back stay as they are.

    >>> [type(reading).__name__ for reading in read_paths(["no/such/file"])]
    ['SourceError', 'Done']
    """
    for item in items(paths):
        if isinstance(item, SourceError):
            yield item
            yield Done(path=item.path, cables=0, failed=True)
        else:
            yield from _read_item(item, finish)


def _read_item(item: Item, finish: Finish | None) -> Iterator[Reading]:
    cables, failed, empty = 0, False, False
    try:
        for found in witnesses(item):
            if isinstance(found, SourceError):
                failed = True
                yield found
                continue
            read = read_witness(found)
            empty = empty or not read
            cables += len(read)
            for cable in read:
                finished = cable if finish is None or isinstance(found, RecordWitness) else _finished(cable, finish)
                failed = failed or isinstance(finished, SourceError)
                yield finished
                if isinstance(finished, SourceError):
                    yield cable
    except Exception as fault:  # noqa: BLE001  one file's fault must not end the reading of a million others
        failed = True
        yield SourceError(
            item.path,
            found=f"Reftel itself failed on it ({type(fault).__name__}: {fault})",
            advice="the other files were read; please report this file",
        )
    reason = _NO_TELEGRAM if not cables and not failed and empty else None
    if not cables and not failed and reason is None:
        reason = "no document in it"
    yield Done(path=item.path, cables=cables, failed=failed, reason=reason)


def _finished(cable: Cable, finish: Finish) -> Cable | SourceError:
    """The finished cable, or why it could not be finished; what was read of it is kept all the same."""
    try:
        return finish(cable)
    except Exception as fault:  # noqa: BLE001  as above: the rest is worth having
        found = f"the registers of {cable.id} could not be read ({type(fault).__name__}: {fault})"
        return SourceError(cable.source.path, found=found, advice="its text is kept; please report this file")
