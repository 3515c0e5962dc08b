"""People: a list to look somebody up in, and a page of each."""

from collections.abc import Mapping, Sequence

import msgspec
from litestar import Response, get
from litestar.params import FromQuery
from litestar.response import Redirect

from reftel.corpus import Line, PersonIdentity, Spoken
from reftel.corpus.identity.offices import is_courtesy
from reftel.corpus.surveys.people import (
    Beside,
    CableOf,
    PersonListed,
    beside,
    cables_of,
    lines_of_person,
    people,
)
from reftel.corpus.views.following import followed as fates_of
from reftel.corpus.views.positions import Met, shifts_of, speaks_of
from reftel.room.addresses import address
from reftel.room.cited import Cited, cited, cited_line
from reftel.room.faults import Fault
from reftel.room.following import Followed, followed
from reftel.room.moments import Drawing, Moment, drawn, moments_of
from reftel.room.page import AsAsked, FromRoom, Page, answer
from reftel.room.paging import DEEPEST, After, Pager, page_of
from reftel.room.room import Room
from reftel.room.speaking import SaidIn, ShiftShown, Topic, said_in, said_moments, shift_shown, spoken_in, topics_of
from reftel.room.words import clipped

__all__ = ["PeoplePage", "PersonPage", "person", "person_index", "view", "view_of_index"]

_MOST = 50
_READ = 24  # cables that are read for a page
_REGISTERS = ("meetings", "plans", "silences")


class PeoplePage(Page, frozen=True, kw_only=True):
    """People in a list, those of the most cables first."""

    name: str
    party: str | None
    people: tuple[PersonListed, ...]
    total: int
    pager: Pager


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """An office in the words of cables, with the days of the first and the last that give it."""

    office: str
    first: str | None
    last: str | None
    cables: int


class Other(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who may be the same person, and why."""

    name: str
    address: str
    reasons: tuple[str, ...]


class Related(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody or something named beside a person, in so many lines, the last of them cited."""

    name: str
    address: str
    lines: int
    first: str | None
    last: str | None
    where: Cited


class PersonPage(Page, frozen=True, kw_only=True):
    """A person: what they are called and were, what they did and said, beside whom, and where that stands.

    What was said is of the cables from `pager.first` to `pager.last`, newest cables first, each in its own order.
    """

    id: str
    name: str
    forms: tuple[str, ...]
    offices: tuple[Office, ...]
    first: str | None
    last: str | None
    cables: int
    perhaps: tuple[Other, ...]
    drawing: Drawing | None
    meetings: tuple[Cited, ...]
    plans: tuple[Followed, ...]
    silences: tuple[Cited, ...]
    totals: dict[str, int]
    related: tuple[Related, ...]
    about: str | None
    topics: tuple[Topic, ...]
    said: tuple[SaidIn, ...]
    shifts: tuple[ShiftShown, ...]
    named_in: tuple[CableOf, ...]
    pager: Pager


def view_of_index(room: Room, name: str, party: str | None, start: int) -> PeoplePage:
    """Return a page of the list of people."""
    found, total = people(room.corpus.survey, name, party, start=start, limit=_MOST)
    here = address("person", name=name, party=party)
    return PeoplePage(
        title=f"{clipped(name, 60)} · People" if name else "People",
        name=name,
        party=party,
        people=tuple(found),
        total=total,
        pager=page_of(here, start, len(found), min(total, DEEPEST), most=_MOST),
    )


def view(room: Room, one: PersonIdentity, about: str | None, start: int) -> PersonPage:
    """Return the page of a person; what they said on a subject where `about` gives one."""
    survey = room.corpus.survey
    cables, total = cables_of(survey, one.id, start=start, limit=_READ)
    spoken = spoken_in(cables, room.archive.cable)
    told = [each for each in spoken if not about or speaks_of(each.content, about)]
    lines = {register: lines_of_person(survey, one.id, register, 60) for register in _REGISTERS}
    met = [Met(line.cable, line.date, line.paragraph, line.post) for line in lines["meetings"][0]]
    path = ("person", one.id)
    return PersonPage(
        title=one.name,
        id=one.id,
        name=one.name,
        forms=one.forms[:40],
        offices=tuple(
            msgspec.convert(held, Office, from_attributes=True) for held in one.offices if not is_courtesy(held.office)
        )[:60],
        first=one.first,
        last=one.last,
        cables=total,
        perhaps=tuple(
            Other(name=other.name, address=address("person", other.identity), reasons=other.reasons)
            for other in one.perhaps
        ),
        drawing=drawn(_moments({register: found for register, (found, _) in lines.items()}, told)),
        meetings=tuple(map(cited_line, lines["meetings"][0])),
        plans=tuple(map(followed, fates_of(lines["plans"][0], survey.rows))),
        silences=tuple(map(cited_line, lines["silences"][0])),
        totals={register: number for register, (_, number) in lines.items()},
        related=tuple(map(_related, beside(survey, one.id))),
        about=about,
        topics=topics_of(spoken, path, about),
        said=said_in(told, cables),
        shifts=tuple(map(shift_shown, shifts_of(told, met))) if about else (),
        named_in=tuple(cables),
        pager=page_of(address(*path, about=about), start, len(cables), total, most=_READ),
    )


@get("/person", sync_to_thread=True)
def person_index(
    room: FromRoom,
    asked: AsAsked,
    name: FromQuery[str] = "",
    party: FromQuery[str | None] = None,
    after: After = 0,
) -> Response[PeoplePage] | Redirect:
    """List people whose names begin with words, 50 a page; a name that only one has leads to that one."""
    page = view_of_index(room, name, party, after)
    if name and page.total == 1 and not asked.as_json and page.people:
        return Redirect(address("person", page.people[0].id))
    return answer(asked, "people.html", page)


@get("/person/{identity:path}", sync_to_thread=True)
def person(
    room: FromRoom,
    asked: AsAsked,
    about: FromQuery[str | None] = None,
    after: After = 0,
) -> Response[PersonPage]:
    """Show a person by the id that the list gives; with `about` what they said on a subject."""
    one = room.corpus.person(asked.rest)
    if one is None:
        found, advice = f"Nobody here has the id {clipped(asked.rest, 80)}", "Look for the name among the people."
        raise Fault(404, found, advice, (("People", address("person")),))
    return answer(asked, "person.html", view(room, one, about or None, after))


def _moments(lines: Mapping[str, Sequence[Line]], spoken: Sequence[Spoken]) -> list[Moment]:
    return [
        *moments_of("Meetings", lines["meetings"]),
        *moments_of("Plans", lines["plans"], by_end=True),
        *moments_of("Silences", lines["silences"]),
        *said_moments(spoken),
    ]


def _related(one: Beside) -> Related:
    return Related(
        name=one.name,
        address=address("person", one.identity) if one.identity else address("body", one.name),
        lines=one.lines,
        first=one.first,
        last=one.last,
        where=cited("", one.cable, one.paragraph, date=one.last),
    )
