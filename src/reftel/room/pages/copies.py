"""The copies of a cable side by side: what each lacks, what differs, what is supplied from where."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import msgspec
from litestar import Response, get
from litestar.params import FromQuery, QueryParameter

from reftel.collation import (
    CollatedParagraph,
    Collation,
    HeaderSupplied,
    HeaderVariant,
    Piece,
    collate,
    letter,
    notes,
    pieces,
)
from reftel.record import Cable
from reftel.room.addresses import address
from reftel.room.faults import Fault
from reftel.room.joining import repair_lines
from reftel.room.page import AsAsked, FromRoom, Page, answer
from reftel.room.pages.cable import copies_of
from reftel.room.paging import Pager, page_of
from reftel.room.words import clipped

__all__ = ["Column", "CopiesPage", "CopyShown", "Row", "copies", "view"]

_LONGEST = 1_500_000  # letters in all copies
_ROOM = 60_000  # letters on a page
_COLUMN = 12_000  # letters of one copy's paragraph
_VERBS = {"removed": "lacking in", "changed": "otherwise in", "foreign": "not of the cable in"}


class CopyShown(msgspec.Struct, frozen=True, kw_only=True):
    """A copy: its letter, where it was read from, and in words what it lacks."""

    name: str
    path: str
    words: int
    lacks: int
    blacked_out: int
    is_apart: bool
    is_base: bool


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """One copy's words of a paragraph, in runs of a kind each.

    `same` and `form` are as in the others; `held` another copy lacks or has otherwise; `removed` counts what this one
    lacks; `blacked_out`, `changed`, `added` and `foreign` it has instead or besides.
    """

    name: str
    runs: tuple[tuple[str, str], ...]
    is_cut: bool


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph in all copies; `notes` are the differences of its number, mark and heading."""

    number: int
    mark: str | None
    heading: str | None
    notes: tuple[str, ...]
    columns: tuple[Column, ...]


class CopiesPage(Page, frozen=True, kw_only=True):
    """The copies compared; `same` are the numbers of paragraphs in which nothing differs."""

    id: str
    subject: str | None
    copies: tuple[CopyShown, ...]
    base: str = ""
    reason: str = ""
    head: tuple[str, ...] = ()
    damage: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    same: tuple[int, ...] = ()
    is_whole: bool = False
    pager: Pager | None = None


def view(cables: Sequence[Cable], identity: str, start: int, *, whole: bool) -> CopiesPage:
    """Return the page of a cable's copies, from a paragraph on; `whole` has also those in which nothing differs.

    Raises `Fault` where they are too long to be compared while somebody waits.
    """
    if sum(len(paragraph.text) for cable in cables for paragraph in cable.paragraphs) > _LONGEST:
        advice = f"`reftel copies ARCHIVE {identity}` compares them in the terminal."
        raise Fault(400, "These copies are too long to be compared on a page", advice)
    collation = collate(cables)
    wanted = [each for each in collation.paragraphs if whole or _differs(each)]
    shown = list(_rows(wanted[start:], collation))
    here = address("copies", identity, whole=whole or None)
    return CopiesPage(
        title=f"Copies of {identity}",
        id=identity,
        subject=collation.header.subject and clipped(collation.header.subject),
        copies=tuple(_copies(collation)),
        base=letter(collation.base),
        reason=collation.reason,
        head=tuple(_head(collation)),
        damage=tuple(repair_lines(collation)),
        rows=tuple(shown),
        same=() if whole else tuple(each.number for each in collation.paragraphs if not _differs(each)),
        is_whole=whole,
        pager=page_of(here, start, len(shown), len(wanted), most=max(len(shown), 1)),
    )


@get("/copies/{identity:path}", sync_to_thread=True)
def copies(
    room: FromRoom,
    asked: AsAsked,
    *,
    whole: FromQuery[bool] = False,
    after: Annotated[int, QueryParameter(ge=0)] = 0,
) -> Response[CopiesPage]:
    """Show the copies of a cable side by side; with `whole` also the paragraphs in which nothing differs."""
    return answer(asked, "copies.html", view(copies_of(room, asked.rest), asked.rest, after, whole=whole))


def _copies(collation: Collation) -> Iterator[CopyShown]:
    for at, copy in enumerate(collation.copies):
        yield CopyShown(
            name=letter(at),
            path=clipped(f"{copy.source.path} ({copy.source.format})"),
            words=copy.words,
            lacks=copy.lacks,
            blacked_out=copy.blacked_out,
            is_apart=copy.apart,
            is_base=at == collation.base,
        )


def _differs(paragraph: CollatedParagraph) -> bool:
    return bool(paragraph.supplied) or any(one.kind != "form" for one in paragraph.variants)


def _rows(paragraphs: Sequence[CollatedParagraph], collation: Collation) -> Iterator[Row]:
    left = _ROOM
    for at, paragraph in enumerate(paragraphs):
        row = _row(paragraph, collation)
        left -= sum(len(words) + 60 for column in row.columns for words, _ in column.runs)
        if at and left < 0:
            return
        yield row


def _row(paragraph: CollatedParagraph, collation: Collation) -> Row:
    return Row(
        number=paragraph.number,
        mark=paragraph.mark and clipped(paragraph.mark),
        heading=paragraph.heading and clipped(paragraph.heading),
        notes=tuple(map(clipped, notes(paragraph))),
        columns=tuple(_column(paragraph, copy, collation.base) for copy in range(len(collation.copies))),
    )


def _column(paragraph: CollatedParagraph, copy: int, base: int) -> Column:
    runs: list[tuple[str, str]] = []
    left = _COLUMN
    for piece in pieces(paragraph, copy, base):
        words, kind = _told(piece)
        if words and left > 0:
            runs.append((clipped(words, left), kind))
            left -= len(words)
    return Column(name=letter(copy), runs=tuple(runs), is_cut=left <= 0)


def _told(piece: Piece) -> tuple[str, str]:
    if piece.kind != "removed":
        return piece.text, piece.kind
    count = len(piece.lacks.split())
    return f"{count} word{'s' if count != 1 else ''}", "removed"


def _head(collation: Collation) -> Iterator[str]:
    """What differs in the heads, a line a field and copy."""
    found: dict[str, list[str]] = {}
    for given in collation.header_supplied:
        found.setdefault(_field("supplied from", given), []).append(_value(given.value))
    for one in collation.header_variants:
        if one.kind != "form":
            found.setdefault(_field(_VERBS[one.kind], one), []).append(_value(one.value))
    return (clipped(f"{name}: {'; '.join(values)}") for name, values in found.items())


def _field(verb: str, one: HeaderSupplied | HeaderVariant) -> str:
    return f"{one.field.replace('_', ' ')} {verb} {letter(one.copy)}"


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(str(one) for one in value.values() if one is not None)
    return str(value)
