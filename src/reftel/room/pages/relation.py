"""The relation of two parties: the page that everything else leads to, and one to choose the two."""

from collections.abc import Sequence
from typing import Annotated

import msgspec
from litestar import Response, get
from litestar.params import FromQuery, QueryParameter
from litestar.response import Redirect

from reftel.corpus import InstrumentHistory, Relation
from reftel.corpus.surveys.parties import Pair, pairs, years_of_pair
from reftel.corpus.surveys.unknown import unknown_party
from reftel.corpus.views.positions import FIRST, shifts_of
from reftel.room.addresses import address
from reftel.room.bars import Bar, bars_of
from reftel.room.cited import Cited, cited, cited_line
from reftel.room.faults import Fault
from reftel.room.following import CalendarSays, Followed, calendar_says, followed
from reftel.room.moments import Drawing, drawn, moments_of
from reftel.room.page import AsAsked, Day, FromRoom, Page, answer
from reftel.room.room import Room
from reftel.room.speaking import ShiftShown, cited_spoken, shift_shown
from reftel.room.words import clipped

__all__ = ["RelationPage", "RelationsPage", "no_cable", "relation", "relation_index", "view", "view_of_index"]

_MOST = 30
_LARGEST = 300
_CHOOSE = ("Choose two parties", address("relation"))
_OFFERED = 40


class PairShown(msgspec.Struct, frozen=True, kw_only=True):
    """Two parties with lines in common."""

    one: str
    other: str
    address: str
    lines: int
    first: str | None
    last: str | None


class RelationsPage(Page, frozen=True, kw_only=True):
    """The pairs that are spoken of oftenest, of all or of one party."""

    party: str
    pairs: tuple[PairShown, ...]


class Stood(msgspec.Struct, frozen=True, kw_only=True):
    """An instrument between two parties and how it stood from day to day."""

    name: str
    address: str
    kind: str
    parties: tuple[str, ...]
    lines: int
    standings: tuple[Cited, ...]


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """What one side said, the newest of `total` statements, and the changes in these that are computed from them."""

    party: str
    address: str
    said: tuple[Cited, ...]
    total: int
    shifts: tuple[ShiftShown, ...]


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody named in so many lines of a relation."""

    name: str
    address: str
    lines: int
    first: str | None
    last: str | None


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A brief to download: what it is called and where it is."""

    name: str
    address: str


class RelationPage(Page, frozen=True, kw_only=True):
    """All that cables say of two parties between two days; of each kind the newest lines, `totals` says of how many.

    `most` is how many of each kind were asked for: where there are more instruments or bodies, those named oftenest.
    `more` is the address with longer lists, where there are any.
    """

    parties: tuple[str, str]
    start: str
    end: str
    first: str | None
    last: str | None
    cables: int
    totals: dict[str, int]
    most: int
    whole: str
    more: str | None
    years: tuple[Bar, ...]
    drawing: Drawing | None
    meetings: tuple[Cited, ...]
    calendars: tuple[CalendarSays, ...]
    instruments: tuple[Stood, ...]
    bodies: tuple[Cited, ...]
    sides: tuple[Side, ...]
    silences: tuple[Cited, ...]
    changes: tuple[Cited, ...]
    plans: tuple[Followed, ...]
    carriers: tuple[Carried, ...]
    briefs: tuple[Brief, ...]


def view_of_index(room: Room, party: str) -> RelationsPage:
    """Return the page on which two parties are chosen."""
    found = pairs(room.corpus.survey, party or None, _OFFERED)
    return RelationsPage(
        title=f"{clipped(party, 60)} · Relations" if party else "Relations", party=party, pairs=tuple(map(_pair, found))
    )


def view(found: Relation, years: tuple[Bar, ...], start: str, end: str, most: int) -> RelationPage:
    """Return the page of a relation, `most` lines of each kind."""
    path = ("relation", *found.parties)
    is_cut = any(number > most for number in (*found.totals.values(), *found.sayings.values()))
    asked = {"start": start, "end": end}
    return RelationPage(
        title=" and ".join(found.parties),
        parties=found.parties,
        start=start,
        end=end,
        first=found.first,
        last=found.last,
        cables=found.cables,
        totals=found.totals,
        most=most,
        whole=address(*path),
        more=address(*path, **asked, most=_LARGEST) if is_cut and most < _LARGEST else None,
        years=years,
        drawing=_drawing(found),
        meetings=tuple(map(cited_line, found.meetings)),
        calendars=tuple(map(calendar_says, found.events)),
        instruments=tuple(map(_stood, found.instruments)),
        bodies=tuple(cited(line.name, line.cable, line.paragraph, date=line.date) for line in found.bodies),
        sides=tuple(_side(party, found) for party in found.parties),
        silences=tuple(map(cited_line, found.silences)),
        changes=tuple(map(cited_line, found.changes)),
        plans=tuple(map(followed, found.plans)),
        carriers=tuple(
            Carried(
                name=one.name,
                address=address("person", one.identity),
                lines=one.lines,
                first=one.first,
                last=one.last,
            )
            for one in found.carriers
        ),
        briefs=tuple(
            Brief(name=name, address=address("brief", *found.parties, form=form, **asked)) for form, name in _FORMS
        ),
    )


_FORMS = (("docx", "Word"), ("md", "Markdown"), ("html", "HTML"))


@get("/relation", sync_to_thread=True)
def relation_index(
    room: FromRoom, asked: AsAsked, one: FromQuery[str] = "", other: FromQuery[str] = ""
) -> Response[RelationsPage] | Redirect:
    """Offer the pairs of parties that are spoken of oftenest, of all or of `one`; two parties lead to their page."""
    if one.strip() and other.strip():
        return Redirect(address("relation", one.strip(), other.strip()) + (".json" if asked.as_json else ""))
    party = one.strip() or other.strip()
    return answer(asked, "relations.html", view_of_index(room, room.corpus.party(party) if party else ""))


@get("/relation/{parties:path}", sync_to_thread=True)
def relation(
    room: FromRoom,
    asked: AsAsked,
    *,
    start: Day = "",
    end: Day = "",
    most: Annotated[int, QueryParameter(ge=1, le=_LARGEST)] = _MOST,
) -> Response[RelationPage]:
    """Show the relation of two parties, `/relation/Veldora/Kestria`, between two days, months or years."""
    one, other = two_of(asked.parts)
    if start and end and end < start[: len(end)]:
        raise Fault(400, f"The time from {start} to {end} ends before it begins")
    found = room.corpus.relation(one, other, start or None, end or None, most)
    counts = {str(each.year): each.lines for each in years_of_pair(room.corpus.survey, *found.parties)}
    if not counts and not found.cables:
        raise no_cable(room, one, other)
    path = ("relation", *found.parties)
    years = bars_of(counts, lambda year: address(*path, start=year, end=year), start if start == end else None)
    return answer(asked, "relation.html", view(found, years, start, end, most))


def two_of(parts: Sequence[str]) -> tuple[str, str]:
    """Return the two parties of a path; raises `Fault` where there are not two."""
    if len(parts) != 3 or not (parts[1].strip() and parts[2].strip()):
        raise Fault(404, "A relation is of two parties", "Its address is /relation/ONE/OTHER.", (_CHOOSE,))
    return parts[1], parts[2]


def no_cable(room: Room, one: str, other: str) -> Fault:
    """Return what to say where no cable has both of two: whether one of them is nobody's name, and who may be meant."""
    unknown = unknown_party(room.corpus.survey, {name: room.corpus.party(name) for name in (one, other)})
    if unknown is None:
        said = f"No cable of these days speaks of both {clipped(one, 80)} and {clipped(other, 80)}"
        return Fault(404, said, "Ask for other days, or for other parties.", (_CHOOSE,))
    said = f"No cable here names a state or organisation {clipped(unknown.name, 80)}"
    if unknown.meant is None:
        return Fault(404, said, "Ask for other parties.", (_CHOOSE,))
    one, other = (unknown.meant if name == unknown.name else name for name in (one, other))
    meant = (f"{clipped(one, 80)} and {clipped(other, 80)}", address("relation", one, other))
    return Fault(404, said, f"Perhaps {clipped(unknown.meant, 80)} is meant.", (meant, _CHOOSE))


def _pair(one: Pair) -> PairShown:
    values = {name: getattr(one, name) for name in one.__struct_fields__}
    return PairShown(**values, address=address("relation", one.one, one.other))


def _stood(one: InstrumentHistory) -> Stood:
    return Stood(
        name=one.name,
        address=address("instrument", one.name),
        kind=one.kind,
        parties=one.parties[:12],
        lines=one.count,
        standings=tuple(
            msgspec.structs.replace(cited_line(each.line), kind="", days="") for each in one.standings[-12:]
        ),
    )


def _side(party: str, found: Relation) -> Side:
    """What a side said; that something is said for the first time means nothing where the subject is not one."""
    spoken = found.said.get(party, ())
    computed = [shift for shift in shifts_of(spoken) if shift.kind != FIRST]
    return Side(
        party=party,
        address=address("body", party),
        said=tuple(cited_spoken(each, named=True) for each in spoken),
        total=found.sayings.get(party, 0),
        shifts=tuple(map(shift_shown, computed[-12:])),
    )


def _drawing(found: Relation) -> Drawing | None:
    return drawn(
        [
            *moments_of("Meetings", found.meetings),
            *moments_of("Changes", found.changes),
            *moments_of("Silences", found.silences),
            *moments_of("Plans", [plan.line for plan in found.plans], by_end=True),
        ]
    )
