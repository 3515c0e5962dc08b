"""A cable: its head, its text with what was read out of it, what it refers to and what refers to it."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import msgspec
from litestar import Response, get
from litestar.params import FromQuery, QueryParameter

from reftel.archive.citation import cite
from reftel.corpus.kept.shapes import LinkRow
from reftel.record import Cable, title_of
from reftel.room.catalogue import Catalogue, Listed
from reftel.room.faults import Fault
from reftel.room.heads import HeadLine, head_lines, marking
from reftel.room.joining import CopyListed, chosen
from reftel.room.page import AsAsked, FromRoom, Page, answer
from reftel.room.reading import Part, lost_head, part_of
from reftel.room.room import Room
from reftel.room.words import clipped

__all__ = ["CablePage", "NamedShown", "ReferenceShown", "cable", "copies_of", "view"]

_MOST = 60


class ReferenceShown(msgspec.Struct, frozen=True, kw_only=True):
    """A reference as the cable has it; `cable` where it names one."""

    label: str | None
    text: str
    cable: Listed | None


class NamedShown(msgspec.Struct, frozen=True, kw_only=True):
    """A cable that the text or the editors' notes name by number, by what words, in which paragraphs."""

    cable: Listed
    words: str
    is_noted: bool
    paragraphs: tuple[int, ...]


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
    names: tuple[NamedShown, ...]
    cited_by: tuple[Listed, ...]
    cited_by_more: int
    lost: tuple[str, ...]
    signed: str | None
    copies: tuple[CopyListed, ...]
    is_joined: bool
    repairs: tuple[str, ...]
    part: Part
    copy: int | None


def view(
    cables: Sequence[Cable],
    catalogue: Catalogue,
    identity: str,
    copy: int | None,
    number: int,
    links: Sequence[LinkRow] = (),
) -> CablePage:
    """Return the page of a cable's copies: of one by its number from 1 or of all joined, a part of it.

    `links` are the cables that it names, as `Corpus.citing` tells them.
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
        references=tuple(_references(one, catalogue, links)),
        names=tuple(_names(catalogue, links))[:_MOST],
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
    cables = copies_of(room, asked.rest)
    identity = cables[0].id or asked.rest
    links = list(room.corpus.citing([identity])) if _names_others(cables, room.catalogue, identity) else ()
    return answer(asked, "cable.html", view(cables, room.catalogue, asked.rest, copy, part, links))


def copies_of(room: Room, identity: str) -> list[Cable]:
    """Return the copies of a cable; raises `Fault` where the archive has none, and says who cites it."""
    if cables := room.archive.cable(identity):
        return cables
    citing = [each.cable for each in room.catalogue.cited_by(identity)]
    advice = f"It is referred to by {', '.join(citing[:10])}." if citing else "Search finds the cables that are here."
    raise Fault(404, f"The archive has no cable {clipped(identity)}", advice)


def _names_others(cables: Sequence[Cable], catalogue: Catalogue, identity: str) -> bool:
    """Whether a cable refers to others than its REF line has the ids of; to ask which takes longer than the page."""
    said = {each.id for one in cables for each in one.header.references}
    return not catalogue.references(identity) <= said


def _references(one: Cable, catalogue: Catalogue, links: Sequence[LinkRow]) -> Iterator[ReferenceShown]:
    """The references of the REF line, each with the cables that it is of."""
    for each in one.header.references[:_MOST]:
        own = (link for link in links if link.place == "ref" and link.words == each.text)
        found = dict.fromkeys(link.reference for link in own if each.id in {None, link.known_as})
        for identity in found or [each.id]:
            listed = catalogue.cable(identity) if identity else None
            yield ReferenceShown(label=each.label, text=clipped(each.text), cable=listed)


def _names(catalogue: Catalogue, links: Sequence[LinkRow]) -> Iterator[NamedShown]:
    """What text and notes name and the REF line does not; of what editors alone name only what is here."""
    referred = {link.reference for link in links if link.place == "ref"}
    found: dict[str, list[LinkRow]] = {}
    for link in links:
        if link.reference not in referred and (link.place == "text" or link.is_here):
            found.setdefault(link.reference, []).append(link)
    for identity, named in found.items():
        yield NamedShown(
            cable=catalogue.cable(identity),
            words=clipped(named[0].words),
            is_noted=named[0].place == "note",
            paragraphs=tuple(dict.fromkeys(link.paragraph for link in named if link.paragraph is not None)),
        )
