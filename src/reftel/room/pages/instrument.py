"""Agreements, programmes and the rest: a list, and a page of each with how it stood and what was said about it."""

import msgspec
from litestar import Response, get
from litestar.params import FromQuery

from reftel.archive.search_hits import Hit
from reftel.corpus import InstrumentHistory
from reftel.corpus.surveys.instruments import InstrumentListed, instrument, instruments
from reftel.room.addresses import address, search_address
from reftel.room.cited import Cited, cited, cited_line
from reftel.room.faults import Fault
from reftel.room.moments import Drawing, drawn, moments_of
from reftel.room.page import AsAsked, FromRoom, Page, answer
from reftel.room.paging import DEEPEST, After, Pager, page_of
from reftel.room.room import Room
from reftel.room.words import clipped

__all__ = ["InstrumentPage", "InstrumentsPage", "instrument_index", "instrument_page", "view", "view_of_index"]

_MOST = 50
_SAID = 20


class InstrumentShown(msgspec.Struct, frozen=True, kw_only=True):
    """An instrument in a list with the last word of how it stood."""

    name: str
    address: str
    kind: str
    lines: int
    first: str | None
    last: str | None
    standing: str | None
    stood: str | None


class InstrumentsPage(Page, frozen=True, kw_only=True):
    """Instruments in a list, those named oftenest first."""

    name: str
    instruments: tuple[InstrumentShown, ...]
    total: int
    pager: Pager


class InstrumentPage(Page, frozen=True, kw_only=True):
    """An instrument: its names, parties, how it stood from day to day, where it is named, what was said about it."""

    name: str
    names: tuple[str, ...]
    kind: str
    parties: tuple[str, ...]
    first: str | None
    last: str | None
    drawing: Drawing | None
    standings: tuple[Cited, ...]
    said: tuple[Cited, ...]
    said_total: int
    said_address: str
    places: tuple[Cited, ...]
    places_total: int
    pager: Pager


def view_of_index(room: Room, name: str, start: int) -> InstrumentsPage:
    """Return a page of the list of instruments."""
    found, total = instruments(room.corpus.survey, name, start=start, limit=_MOST)
    return InstrumentsPage(
        title=f"{clipped(name, 60)} · Instruments" if name else "Instruments",
        name=name,
        instruments=tuple(map(_listed, found)),
        total=total,
        pager=page_of(address("instrument", name=name), start, len(found), min(total, DEEPEST), most=_MOST),
    )


def view(room: Room, one: InstrumentHistory, start: int) -> InstrumentPage:
    """Return the page of an instrument; its places, newest first, begin at an offset."""
    query = f'in:(statements OR silences OR changes OR plans) instrument:"{_plain(one.name)}"'
    found = room.archive.search(query, sort="date", limit=_SAID, facets=())
    lines = one.lines[::-1]
    shown = lines[start : start + _MOST]
    days = [line.date for line in one.lines if line.date]
    return InstrumentPage(
        title=one.name,
        name=one.name,
        names=one.names[1:40],
        kind=one.kind,
        parties=one.parties[:60],
        first=min(days, default=None),
        last=max(days, default=None),
        drawing=drawn([*moments_of("Instruments", one.lines)]),
        standings=tuple(msgspec.structs.replace(cited_line(each.line), kind="", days="") for each in one.standings),
        said=tuple(map(_said, found.hits)),
        said_total=found.total,
        said_address=search_address(query, sort="date"),
        places=tuple(cited(line.name, line.cable, line.paragraph, date=line.date) for line in shown),
        places_total=len(lines),
        pager=page_of(address("instrument", one.name), start, len(shown), len(lines), most=_MOST),
    )


@get("/instrument", sync_to_thread=True)
def instrument_index(
    room: FromRoom,
    asked: AsAsked,
    name: FromQuery[str] = "",
    after: After = 0,
) -> Response[InstrumentsPage]:
    """List agreements, programmes, forums and the rest whose names have some words, 50 a page."""
    return answer(asked, "instruments.html", view_of_index(room, name, after))


@get("/instrument/{name:path}", sync_to_thread=True)
def instrument_page(
    room: FromRoom,
    asked: AsAsked,
    after: After = 0,
) -> Response[InstrumentPage]:
    """Show an instrument by its name or abbreviation."""
    one = instrument(room.corpus.survey, asked.rest)
    if one is None:
        found, advice = f"No instrument here is called {clipped(asked.rest, 80)}", "Look for it among the instruments."
        raise Fault(404, found, advice, (("Instruments", address("instrument")),))
    return answer(asked, "instrument.html", view(room, one, after))


def _listed(one: InstrumentListed) -> InstrumentShown:
    values = {name: getattr(one, name) for name in one.__struct_fields__}
    return InstrumentShown(**values, address=address("instrument", one.name))


def _said(hit: Hit) -> Cited:
    words = clipped(hit.snippet.text, 600)
    return msgspec.structs.replace(cited(words, hit.id, hit.paragraph, date=hit.date), kind=hit.kind)


def _plain(name: str) -> str:
    """A name as a phrase of a query: without its abbreviation, and without what ends the phrase.

    >>> _plain('Strait "Transit" Agreement (STA)')
    'Strait  Transit  Agreement'
    """
    return name.partition(" (")[0].replace('"', " ").strip()[:200]
