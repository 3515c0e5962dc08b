"""Threads: the cables that hang together by their references, in order, with those that are missing."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import msgspec
from litestar import Response, get
from litestar.params import QueryParameter

from reftel.corpus import Thread, ThreadEntry, namings
from reftel.room.addresses import address, cable_address
from reftel.room.catalogue import Listed
from reftel.room.faults import Fault
from reftel.room.page import AsAsked, FromRoom, Page, answer
from reftel.room.paging import Pager, page_of
from reftel.room.words import clipped

__all__ = [
    "Arc",
    "Entry",
    "NamingShown",
    "PlaceShown",
    "Septel",
    "ThreadListed",
    "ThreadPage",
    "ThreadsPage",
    "list_view",
    "thread",
    "threads",
    "view",
]

_DRAWN = 80  # cables; more arcs are a tangle
_LISTED = 25
_MOST = 40
_PLACES = 8
_STEP = 22


class Septel(msgspec.Struct, frozen=True, kw_only=True):
    """A cable announced without a number, and the one that it is taken for and why, where only one can be meant."""

    words: str
    cable: str | None
    reasons: tuple[str, ...]


class PlaceShown(msgspec.Struct, frozen=True, kw_only=True):
    """Where words stand: `kind` is `ref`, `text` or `note`."""

    kind: str
    paragraph: int | None
    address: str | None


class NamingShown(msgspec.Struct, frozen=True, kw_only=True):
    """The words by which a cable names that of a number in the thread, and where they stand."""

    number: int
    words: str
    places: tuple[PlaceShown, ...]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A cable of a thread: `number` in its order from 1, and the numbers of those it refers to and is cited by.

    `is_inferred` is true for one that is here only because another's septel is taken for it.
    """

    number: int
    cable: Listed
    refers_to: tuple[int, ...]
    cited_by: tuple[int, ...]
    named: tuple[NamingShown, ...]
    septels: tuple[Septel, ...]
    is_asked: bool
    is_inferred: bool


class Arc(msgspec.Struct, frozen=True, kw_only=True):
    """A reference as an arc from one number to another, with its ends and height on the drawing."""

    start: int
    end: int
    height: int


class ThreadPage(Page, frozen=True, kw_only=True):
    """A thread; `arcs` are drawn where there are not too many."""

    id: str
    entries: tuple[Entry, ...]
    missing: int
    is_whole: bool
    arcs: tuple[Arc, ...]
    width: int
    height: int


class ThreadListed(msgspec.Struct, frozen=True, kw_only=True):
    """A thread in the list: its first cable, how many there are, how many of them are missing, its days."""

    first: Listed
    cables: int
    missing: int
    start: str | None
    end: str | None
    address: str


class ThreadsPage(Page, frozen=True, kw_only=True):
    """The largest threads."""

    threads: tuple[ThreadListed, ...]
    pager: Pager


def view(found: Thread) -> ThreadPage:
    """Return the page of a thread; raises `Fault` where no cable of it is here."""
    if not any(entry.is_here for entry in found.entries):
        raise Fault(404, f"The archive has no cable {clipped(found.cable)}, and none that refers to it")
    numbers = {entry.cable: number for number, entry in enumerate(found.entries, start=1)}
    entries = tuple(
        Entry(
            number=numbers[one.cable],
            cable=Listed(
                cable=clipped(one.cable),
                date=one.date,
                subject=one.subject and clipped(one.subject),
                is_here=one.is_here,
            ),
            refers_to=_numbers(one.refers_to, numbers),
            cited_by=_numbers(one.cited_by, numbers),
            named=tuple(_named(one, numbers))[:_MOST],
            septels=tuple(_septels(one))[:_MOST],
            is_asked=one.cable == found.cable,
            is_inferred=one.is_inferred,
        )
        for one in found.entries
    )
    arcs = tuple(_arcs(entries)) if 1 < len(entries) <= _DRAWN else ()
    return ThreadPage(
        title=f"Thread of {clipped(found.cable)}",
        id=found.cable,
        entries=entries,
        missing=sum(not entry.is_here for entry in found.entries),
        is_whole=found.is_whole,
        arcs=arcs,
        width=len(entries) * _STEP,
        height=max((arc.height for arc in arcs), default=0),
    )


def list_view(found: Sequence[list[Listed]], start: int) -> ThreadsPage:
    """Return the page of the largest threads, from one on."""
    shown = found[start : start + _LISTED]
    return ThreadsPage(
        title="Threads",
        threads=tuple(map(_listed, shown)),
        pager=page_of("/thread", start, len(shown), len(found), most=_LISTED),
    )


@get("/thread/{identity:path}", sync_to_thread=True)
def thread(room: FromRoom, asked: AsAsked) -> Response[ThreadPage]:
    """Show the cables that hang together with one, in order, and those that are referred to and not here."""
    return answer(asked, "thread.html", view(room.catalogue.thread(asked.rest, room.corpus.around, room.corpus.citing)))


@get("/thread", sync_to_thread=True)
def threads(room: FromRoom, asked: AsAsked, after: Annotated[int, QueryParameter(ge=0)] = 0) -> Response[ThreadsPage]:
    """List the largest threads of the archive."""
    return answer(asked, "threads.html", list_view(room.threads, after))


def _numbers(cables: Sequence[str], numbers: dict[str, int]) -> tuple[int, ...]:
    return tuple(sorted({numbers[one] for one in cables if one in numbers}))[:_MOST]


def _named(entry: ThreadEntry, numbers: dict[str, int]) -> Iterator[NamingShown]:
    for one in namings(entry):
        if one.cable in numbers:
            places = (
                PlaceShown(
                    kind=place.place,
                    paragraph=place.paragraph,
                    address=None if place.paragraph is None else cable_address(entry.cable, place.paragraph),
                )
                for place in one.places[:_PLACES]
            )
            yield NamingShown(number=numbers[one.cable], words=clipped(one.words), places=tuple(places))


def _septels(entry: ThreadEntry) -> Iterator[Septel]:
    meant = {one.words: one for one in entry.meant}
    for words in entry.septels:
        one = meant.get(words)
        yield Septel(words=clipped(words), cable=one.cable if one else None, reasons=one.reasons if one else ())


def _arcs(entries: Sequence[Entry]) -> Iterator[Arc]:
    for entry in entries:
        for other in entry.refers_to:
            start, end = sorted((entry.number, other))
            if start != end:
                yield Arc(start=_middle(start), end=_middle(end), height=(end - start) * _STEP // 2)


def _middle(number: int) -> int:
    return (number - 1) * _STEP + _STEP // 2


def _listed(members: list[Listed]) -> ThreadListed:
    here = [one for one in members if one.is_here]
    days = sorted(one.date for one in here if one.date)
    first = min(here, key=lambda one: (one.date or "9", one.cable))
    return ThreadListed(
        first=msgspec.structs.replace(first, subject=first.subject and clipped(first.subject)),
        cables=len(members),
        missing=len(members) - len(here),
        start=days[0] if days else None,
        end=days[-1] if days else None,
        address=address("thread", first.cable),
    )
