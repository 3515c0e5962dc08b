"""Chiefs of mission and principal officers of the Department, by public lists: who a person of the cables is there.

The lists are the Office of the Historian's (public domain): `data/chiefs_of_mission.csv` and `principal_officers.csv`.
What they say is kept apart from what cables say, and settles nobody's identity.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import cache

import msgspec

from reftel.corpus.identity.names import Name, agree, near, parse
from reftel.corpus.identity.offices import office_of, states_in
from reftel.corpus.identity.sightings import Named
from reftel.corpus.tables import read_rows
from reftel.telegram.chiefs import terms_at
from reftel.telegram.posts import post_by_name

__all__ = ["Anchor", "anchors_of", "is_listed"]

_CHIEFS = frozenset({"ambassador", "charge"})
_LAST = "9999"


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """Who somebody is by a public list: name and office there, from day to day, and where the row stands."""

    name: str
    office: str
    first: str
    last: str | None
    source: str


class _Officer(msgspec.Struct, frozen=True):
    """A row of a list, with its name read and the labels of its office."""

    anchor: Anchor
    name: Name
    labels: frozenset[str]


def anchors_of(members: Iterable[Named]) -> tuple[Anchor, ...]:
    """Return the rows of the lists that a person's entries fit by name, office, post and day.

    Nothing where the entries fit the rows of two people.
    """
    found = {officer.anchor: officer.name for one in members for officer in _fitting(one)}
    names = list(dict.fromkeys(found.values()))
    if any(not agree(one.given, other.given) for at, one in enumerate(names) for other in names[at + 1 :]):
        return ()
    return tuple(sorted(found, key=lambda anchor: (anchor.first, anchor.office)))


def is_listed(name: str, offices: Collection[str], post: str | None, day: str | None) -> bool:
    """Tell whether a list has somebody of that name in such an office on an ISO day; of chiefs, at that post.

    >>> is_listed("Rusk", ["Secretary"], "Athens", "1964-05-01"), is_listed("Rusk", ["Mr."], "Athens", "1964-05-01")
    (True, False)
    """
    said = office_of(offices)
    if not day or not said.labels or said.states - states_in("the United States"):
        return False
    read = parse(name)
    chiefs = _served(post) if post and said.labels & _CHIEFS else ()
    return any(
        officer.anchor.first <= day <= (officer.anchor.last or _LAST)
        and officer.labels & said.labels
        and read.family == officer.name.family
        and agree(read.given, officer.name.given)
        for officer in (*chiefs, *_officers().get(read.family, ()))
    )


def _fitting(one: Named) -> Iterator[_Officer]:
    if not one.sighting.date or one.office.states - states_in("the United States"):
        return
    for officer in (*_chiefs(one), *_officers().get(one.name.family, ())):
        named = near(one.name.family, officer.name.family) and agree(one.name.given, officer.name.given)
        if named and (officer.labels & one.office.labels or _is_spelled(one.name, officer.name)):
            first, last = officer.anchor.first, officer.anchor.last or _LAST
            if any(first <= day <= last for day in one.days):
                yield officer


def _chiefs(one: Named) -> Iterable[_Officer]:
    """Chiefs of the mission that the cable is from."""
    return _served(one.sighting.post) if one.sighting.post and (one.office.labels & _CHIEFS or one.name.given) else ()


def _is_spelled(name: Name, other: Name) -> bool:
    """Whether a first name written out is the same: what a chief of a mission is known by in its own cables."""
    return bool(name.given and other.given) and len(name.given[0]) > 1 and name.given[0] == other.given[0]


@cache
def _served(post: str) -> tuple[_Officer, ...]:
    place = post_by_name(post)
    if place is None:
        return ()
    return tuple(
        _Officer(
            Anchor(
                name=term.name,
                office=f"{term.role} ({term.mission})",
                first=term.started,
                last=None if term.ended == _LAST else term.ended,
                source=term.source,
            ),
            parse(term.name),
            _CHIEFS,
        )
        for term in terms_at(place.name, place.country)
    )


@cache
def _officers() -> dict[str, tuple[_Officer, ...]]:
    """The principal officers by their families' names."""
    found: dict[str, list[_Officer]] = {}
    for row in read_rows("principal_officers.csv"):
        name = " ".join(filter(None, (row["forename"], row["surname"], row["suffix"])))
        days = f"{row['started']} to {row['ended']}" if row["ended"] else f"from {row['started']}"
        source = f"Office of the Historian, Principal Officers: {row['office']}, {days}"
        anchor = Anchor(name=name, office=row["office"], first=row["started"], last=row["ended"] or None, source=source)
        labels = office_of([row["office"]]).labels | ({"secretary"} if row["office"] == "Secretary of State" else set())
        read = parse(f"{row['forename']} {row['surname'].replace(' ', '-')}")
        found.setdefault(read.family, []).append(_Officer(anchor, read, labels))
    return {family: tuple(officers) for family, officers in found.items()}
