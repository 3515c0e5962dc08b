"""States, organisations and other bodies: a list, and a page of each with what is said of it and by it."""

from typing import Literal

import msgspec
from litestar import Response, get
from litestar.params import FromQuery

from reftel.corpus import Line
from reftel.corpus.identity.listed import party_named
from reftel.corpus.surveys.parties import BodyListed, Pair, bodies, lines_naming, lines_of_party, pairs
from reftel.corpus.surveys.people import PersonListed, people
from reftel.room.addresses import address, search_address
from reftel.room.cited import Cited, cited, cited_line
from reftel.room.faults import Fault
from reftel.room.page import AsAsked, FromRoom, Page, answer
from reftel.room.paging import DEEPEST, After, Pager, page_of
from reftel.room.room import Room
from reftel.room.words import clipped

__all__ = ["BodiesPage", "BodyPage", "body_index", "body_page", "view", "view_of_index"]

Register = Literal["meetings", "instruments", "silences", "changes", "plans"]
_MOST = 50
_SAID = 20
_PARTIES = frozenset({"state", "organisation"})  # kinds that are of nobody else
_FEW = 24
_REGISTERS: tuple[Register, ...] = ("meetings", "instruments", "silences", "changes", "plans")


class BodyShown(msgspec.Struct, frozen=True, kw_only=True):
    """A body in a list."""

    body: BodyListed
    address: str


class BodiesPage(Page, frozen=True, kw_only=True):
    """Bodies in a list, those in the most cables first."""

    name: str
    bodies: tuple[BodyShown, ...]
    total: int
    pager: Pager


class Alike(msgspec.Struct, frozen=True, kw_only=True):
    """Another body that may be the same, and why."""

    name: str
    address: str
    reasons: tuple[str, ...]


class Narrowing(msgspec.Struct, frozen=True, kw_only=True):
    """A register to which the lines can be narrowed."""

    name: str
    address: str
    is_on: bool


class BodyPage(Page, frozen=True, kw_only=True):
    """A body: its names, whose it is, its relations and people, what it said, and the lines it is in."""

    name: str
    kind: str
    party: str
    forms: tuple[str, ...]
    first: str | None
    last: str | None
    cables: int
    perhaps: tuple[Alike, ...]
    relations: tuple[tuple[Pair, str], ...]
    people: tuple[PersonListed, ...]
    people_address: str
    people_total: int
    said: tuple[Cited, ...]
    said_total: int
    said_address: str
    register: Register | None
    registers: tuple[Narrowing, ...]
    lines: tuple[Cited, ...]
    total: int
    pager: Pager


def view_of_index(room: Room, name: str, start: int) -> BodiesPage:
    """Return a page of the list of bodies."""
    found, total = bodies(room.corpus.survey, name, start=start, limit=_MOST)
    return BodiesPage(
        title=f"{clipped(name, 60)} · Bodies" if name else "Bodies",
        name=name,
        bodies=tuple(BodyShown(body=one, address=address("body", one.name)) for one in found),
        total=total,
        pager=page_of(address("body", name=name), start, len(found), min(total, DEEPEST), most=_MOST),
    )


def view(room: Room, name: str, register: Register | None, start: int) -> BodyPage | None:
    """Return the page of a body or party of a name; None where the archive has none."""
    survey = room.corpus.survey
    party = party_named(name)
    known = room.corpus.bodies(name, 10)
    one = next(
        (
            each
            for each in known
            if name.lower() in {form.lower() for form in (each.name, *each.forms, *each.abbreviations)}
        ),
        None,
    )
    if one and one.party and one.kind in _PARTIES:
        party = one.party  # an organisation that no list has goes by its abbreviation
    lines, total = lines_of_party(survey, party, register, start=start, limit=_MOST)
    if one is None and not total:
        lines, total = lines_naming(survey, name, register, start=start, limit=_MOST)
    if one is None and not total and not start and register is None:
        return None
    of_it, of_it_total = people(survey, party=party, limit=_FEW)
    query = f'in:statements speaker:"{name.replace(chr(34), " ")[:200]}"'
    said = room.archive.search(query, sort="date", limit=_SAID, facets=())
    return BodyPage(
        title=one.name if one else party,
        name=one.name if one else party,
        kind=one.kind if one else "",
        party=one.party if one and one.kind not in _PARTIES and one.party != one.name else "",
        forms=tuple(form for form in one.forms if form != one.name)[:40] if one else (),
        first=one.first if one else None,
        last=one.last if one else None,
        cables=len(one.cables) if one else 0,
        perhaps=tuple(
            Alike(name=other.name, address=address("body", other.name), reasons=other.reasons)
            for other in (one.perhaps if one else ())
        ),
        relations=tuple((pair, address("relation", pair.one, pair.other)) for pair in pairs(survey, party, _FEW)),
        people=tuple(of_it),
        people_address=address("person", party=party),
        people_total=of_it_total,
        said=tuple(
            msgspec.structs.replace(cited(clipped(hit.snippet.text, 600), hit.id, hit.paragraph, date=hit.date))
            for hit in said.hits
        ),
        said_total=said.total,
        said_address=search_address(query, sort="date"),
        register=register,
        registers=tuple(
            Narrowing(
                name=each or "all",
                address=address("body", name, register=each),
                is_on=each == register,
            )
            for each in (None, *_REGISTERS)
        ),
        lines=tuple(map(_line, lines)),
        total=total,
        pager=page_of(address("body", name, register=register), start, len(lines), min(total, DEEPEST), most=_MOST),
    )


@get("/body", sync_to_thread=True)
def body_index(
    room: FromRoom,
    asked: AsAsked,
    name: FromQuery[str] = "",
    after: After = 0,
) -> Response[BodiesPage]:
    """List states, ministries, organisations and the rest whose names have some words, 50 a page."""
    return answer(asked, "bodies.html", view_of_index(room, name, after))


@get("/body/{name:path}", sync_to_thread=True)
def body_page(
    room: FromRoom,
    asked: AsAsked,
    register: FromQuery[Register | None] = None,
    after: After = 0,
) -> Response[BodyPage]:
    """Show a body by any of its names; its lines, or those of a register, 50 a page."""
    page = view(room, asked.rest, register, after)
    if page is None:
        found, advice = f"No body here is called {clipped(asked.rest, 80)}", "Look for it among the bodies."
        raise Fault(404, found, advice, (("Bodies", address("body")),))
    return answer(asked, "body.html", page)


def _line(line: Line) -> Cited:
    """A line with the name of what it is about, which stands on no page of its own here."""
    shown = cited_line(line)
    return msgspec.structs.replace(shown, words=clipped(" ".join(filter(None, (line.name, shown.words))), 600))
