"""The head of a cable as its page shows it: the telegram's own lines in their order, with links where they lead."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from reftel.record import Cable, Header
from reftel.room.addresses import search_address
from reftel.room.words import clipped, listed

__all__ = ["HeadLine", "head_lines", "marking"]

_FEW = 40  # addressees, participants
_WHOLE = {"Source note": 4_000}  # letters; it says where the paper is, at its end who corrected it


class HeadLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the head: its label, and its values, each with the address it leads to or none."""

    label: str
    values: tuple[tuple[str, str | None], ...]


def marking(header: Header) -> str:
    """Return the classification with its caveats: `SECRET NOFORN`."""
    return clipped(" ".join(filter(None, [header.classification, *header.caveats])))


def head_lines(cable: Cable) -> Iterator[HeadLine]:
    """Yield the lines of a cable's head but its references; a line that the copy does not have is left out."""
    for label, values in _lines(cable):
        if there := tuple((_cut(label, value), address) for value, address in values if value):
            yield HeadLine(label=label, values=there)


def _cut(label: str, value: str) -> str:
    return clipped(value, _WHOLE[label]) if label in _WHOLE else clipped(value)


_Values = Iterable[tuple[str | None, str | None]]


def _lines(cable: Cable) -> Iterator[tuple[str, _Values]]:
    header, editorial = cable.header, cable.editorial
    yield "Number", _plain(header.mrn)
    yield "Date", _plain(_moment(header))
    yield "Precedence", _plain(header.precedence)
    yield "Marking", _plain(marking(header))
    yield "From", _from(header)
    yield "To", _several([each.addressee for each in header.to])
    yield "Info", _several([each.addressee for each in header.info])
    yield "Pass to", _plain(listed(header.passing))
    yield "E.O.", _plain(_order(header))
    yield "Tags", ((tag, search_address("", tag=tag)) for tag in header.tags[:_FEW])
    yield "Classified by", _plain(header.classified_by)
    yield "Section", _plain(f"{header.section} of {header.sections}" if header.section and header.sections else None)
    if editorial:
        yield "Head", _plain(editorial.head)
        yield "Participants", _several([each.text for each in editorial.participants])
        yield "Source note", _plain(editorial.source_note)
    yield "Doubts", ((each.note, None) for each in header.discrepancies[:_FEW])
    yield "Read from", _plain(f"{cable.source.path} ({cable.source.format})")


def _plain(value: str | None) -> _Values:
    yield value, None


def _moment(header: Header) -> str | None:
    if not header.dtg:
        return header.date and f"{header.date} (no date-time group)"
    day, _, time = header.dtg.partition("T")
    return f"{day} {time[:5]} {'UTC' if time.endswith('Z') else 'local time'}" if time else day


def _from(header: Header) -> _Values:
    yield header.sender, None
    if header.post:
        kind = f" ({header.post_kind.replace('_', ' ')})" if header.post_kind else ""
        yield f"{header.post}{kind}", search_address("", post=header.post)


def _several(values: Sequence[str]) -> _Values:
    yield from ((value, None) for value in values[:_FEW])
    if len(values) > _FEW:
        yield f"and {len(values) - _FEW:,} more", None


def _order(header: Header) -> str | None:
    order = header.executive_order
    return " ".join(filter(None, [order.order, order.text])) if order else None
