"""The formats that are read, in the order they are asked."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from reftel.errors import SourceError
from reftel.sources.item import Item
from reftel.sources.strange import stranger, unknown
from reftel.sources.witness import Witness

__all__ = ["Format", "formats", "witnesses"]


class Format(NamedTuple):
    """A format: its name, whether an item is in it, and what an item in it holds."""

    name: str
    claims: Callable[[Item], bool]
    witnesses: Callable[[Item], Iterator[Witness | SourceError]]


@cache
def formats() -> tuple[Format, ...]:
    """Return all formats, in the order they are asked; their libraries come with the first item that is read."""
    from reftel.sources import dfat, dump, frus, page, pdf, records, text  # noqa: PLC0415  whoever only searches waits for none

    return (
        Format("records", records.claims, records.witnesses),  # by its keys, which no other format has
        Format("pdf", pdf.claims, pdf.witnesses),  # by its first bytes
        Format("frus", frus.claims, frus.witnesses),
        Format("html", page.claims, page.witnesses),
        Format("dfat", dfat.claims, dfat.witnesses),
        Format("csv", dump.claims, dump.witnesses),
        Format("text", text.claims, text.witnesses),  # whatever is left that is no binary file
    )


def witnesses(item: Item) -> Iterator[Witness | SourceError]:
    """Yield what an item holds, read in the first format that claims it, and an error for whatever cannot be read.

    No error of a source is raised: each comes in its place among the witnesses.

    >>> [witness.format for witness in witnesses(Item.of_bytes("a.htm", b"<html><p>1. One.</p></html>"))]
    ['html']
    """
    try:
        strange = stranger(item)
        if strange is not None:
            yield strange
            return
        claimant = next((each for each in formats() if each.claims(item)), None)
        if claimant is None:
            yield unknown(item)
        else:
            yield from claimant.witnesses(item)
    except SourceError as error:
        yield error
    except OSError as error:
        yield SourceError(item.path, found=f"cannot be read ({error.strerror or error})", advice="check the file")
