"""A cable: its head, its text with what was read out of it, what it refers to and what refers to it."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import msgspec
from litestar import Response, get
from litestar.params import FromQuery, QueryParameter

from reftel.archive.citation import cite
from reftel.record import Cable, title_of
from reftel.room.catalogue import Catalogue, Listed
from reftel.room.faults import Fault
from reftel.room.heads import HeadLine, head_lines, marking
from reftel.room.joining import CopyListed, chosen
from reftel.room.page import AsAsked, FromRoom, Page, answer
from reftel.room.reading import Part, lost_head, part_of
from reftel.room.room import Room
from reftel.room.words import clipped

__all__ = ["CablePage", "ReferenceShown", "cable", "copies_of", "view"]

_MOST = 60


class ReferenceShown(msgspec.Struct, frozen=True, kw_only=True):
    """A reference as the cable has it; `cable` where it names one."""

    label: str | None
    text: str
    cable: Listed | None


class CablePage(Page, frozen=True, kw_only=True):
    """A cable, or a part of one. `here` is its own address, `copies` are there where there are several."""

    id: str
    subject: str | None
    marking: str
    date: str | None
    post: str | None
    citation: str
    head: tuple[HeadLine, ...]
    references: tuple[ReferenceShown, ...]
    cited_by: tuple[Listed, ...]
    cited_by_more: int
    lost: tuple[str, ...]
    signed: str | None
    copies: tuple[CopyListed, ...]
    is_joined: bool
    repairs: tuple[str, ...]
    part: Part
    copy: int | None


def view(cables: Sequence[Cable], catalogue: Catalogue, identity: str, copy: int | None, number: int) -> CablePage:
    """Return the page of a cable's copies: of one by its number from 1 or of all joined, a part of it.

    Raises `Fault` where there is no such copy or part.
    """
    if copy is not None and not 1 <= copy <= len(cables):
        raise Fault(404, f"{clipped(identity)} has no copy {copy}", f"It has {len(cables)}.")
    shown = chosen(cables, copy)
    one = shown.cable
    part = part_of(one, number, shown.supplied)
    if part is None:
        raise Fault(404, f"{clipped(identity)} has no part {number}", "Begin with its first.")
    cited_by = list(catalogue.cited_by(one.id or identity))
    return CablePage(
        title=f"{one.id or identity} {clipped(title_of(one) or '', 80)}".strip(),
        id=one.id or identity,
        subject=clipped(title_of(one) or "") or None,
        marking=marking(one.header),
        date=one.header.date or (one.header.dtg or "")[:10] or None,
        post=one.header.post,
        citation=clipped(cite(one)),
        head=tuple(head_lines(one)),
        references=tuple(_references(one, catalogue)),
        cited_by=tuple(cited_by[:_MOST]),
        cited_by_more=max(0, len(cited_by) - _MOST),
        lost=tuple(lost_head(one.damage)),
        signed=one.header.signed and clipped(one.header.signed),
        copies=shown.copies if len(cables) > 1 else (),
        is_joined=shown.is_joined,
        repairs=shown.repairs,
        part=part,
        copy=copy,
    )


@get("/cable/{identity:path}", sync_to_thread=True)
def cable(
    room: FromRoom,
    asked: AsAsked,
    copy: FromQuery[int | None] = None,
    part: Annotated[int, QueryParameter(ge=1)] = 1,
) -> Response[CablePage]:
    """Show a cable: all its copies joined, or one `copy` (from 1); of a very long one a `part`."""
    return answer(asked, "cable.html", view(copies_of(room, asked.rest), room.catalogue, asked.rest, copy, part))


def copies_of(room: Room, identity: str) -> list[Cable]:
    """Return the copies of a cable; raises `Fault` where the archive has none, and says who cites it."""
    if cables := room.archive.cable(identity):
        return cables
    citing = [each.cable for each in room.catalogue.cited_by(identity)]
    advice = f"It is referred to by {', '.join(citing[:10])}." if citing else "Search finds the cables that are here."
    raise Fault(404, f"The archive has no cable {clipped(identity)}", advice)


def _references(one: Cable, catalogue: Catalogue) -> Iterator[ReferenceShown]:
    for each in one.header.references[:_MOST]:
        listed = catalogue.cable(each.id) if each.id else None
        yield ReferenceShown(label=each.label, text=clipped(each.text), cable=listed)
