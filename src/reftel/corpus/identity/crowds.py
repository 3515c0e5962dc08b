"""Families of so many people that the name alone tells nobody: there only entries that are alike are one person's.

Alike are entries of the same full name, and entries without one that have the same offices in cables from the same
country. Each entry says by itself whose it is, so a cable added later touches the people whom it names and no others,
and what is known of them is added up, whatever the order.
"""

import hashlib
import itertools
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from reftel.corpus.identity.anchors import Anchor, anchors_of
from reftel.corpus.identity.names import agree, parse, skeleton
from reftel.corpus.identity.people import OfficeHeld, PersonIdentity, held_again, ordered, resolve
from reftel.corpus.identity.settling import signature
from reftel.corpus.identity.sightings import Sighting, named_alone
from reftel.corpus.identity.votes import Votes

__all__ = ["CROWD", "Alike", "Likeness", "identify", "is_crowd", "likeness_of"]

CROWD = 16  # full names of one family, none of them borne by half of those who have one


class Likeness(msgspec.Struct, frozen=True):
    """The family's name of an entry, the given names where one is spelled out, and the id of all that are alike."""

    kin: str
    given: str
    identity: str


def likeness_of(one: Sighting) -> Likeness:
    """Return what an entry is like, as far as it says by itself.

    >>> first = likeness_of(Sighting("a", 0, None, None, "VL", "Mara Vasht", roles=("Foreign Minister",)))
    >>> first.kin, first.given, first.identity
    ('vasht', 'mara', 'mara-vasht-5611ce38')
    >>> first == likeness_of(Sighting("b", 3, None, None, "KS", "Mara Vasht"))
    True
    """
    alone = named_alone(one)
    name = alone.name
    known = (name.family, *name.given)
    given = " ".join(name.given) if any(len(word) > 1 for word in name.given) else ""
    key = known if given else signature(alone, crowded=True)
    words = "-".join((*name.given, name.family))
    return Likeness(name.family, given, f"{words}-{hashlib.sha256(repr(key).encode()).hexdigest()[:8]}")


def is_crowd(given: Mapping[str, int]) -> bool:
    """Return whether so many share a family's name: `given` says how often it stands with each row of given names.

    >>> is_crowd({"mara": 40, "ilse": 2}), is_crowd({f"name{number}": 1 for number in range(40)})
    (False, True)
    """
    return len(given) > CROWD and 2 * max(given.values()) < sum(given.values())


def identify(sightings: Iterable[Sighting]) -> list[PersonIdentity]:
    """Return the people of all sightings, whatever their order, in the order of their ids."""
    like = {one: likeness_of(one) for one in sightings}
    given: dict[str, Counter[str]] = {}
    for each in like.values():
        if each.given:
            given.setdefault(each.kin, Counter())[each.given] += 1
    crowds = {kin for kin, counts in given.items() if is_crowd(counts)}
    blocks: dict[str, list[Sighting]] = {}
    alike: dict[str, list[Sighting]] = {}
    for one, each in like.items():
        places, key = (alike, each.identity) if each.kin in crowds else (blocks, skeleton(each.kin))
        places.setdefault(key, []).append(one)
    found = [identity for block in blocks.values() for identity in resolve(block)]
    found += [_of_crowd(identity, rows) for identity, rows in alike.items()]
    return sorted(found, key=lambda identity: identity.id)


class Alike(msgspec.Struct, kw_only=True):
    """What entries that are alike say together: more can be added at any time."""

    id: str
    name: str = ""
    forms: set[str] = set()
    offices: dict[str, OfficeHeld] = {}
    first: str | None = None
    last: str | None = None
    cables: int = 0
    votes: Votes = msgspec.field(default_factory=Votes)
    anchors: set[Anchor] = set()

    def add(self, seen: Iterable[tuple[Sighting, Collection[str], Collection[str]]]) -> None:
        """Add entries of one copy, each with the parties whose its cable says it is, and those it is taken for."""
        offices: set[str] = set()
        for one, parties, guessed in seen:
            self.name = max(self.name, one.name, key=lambda name: (len(name), name))
            self.forms.update((one.name, *one.alone))
            offices.update((*one.titles, *one.roles))
            self.votes.add(parties, guessed)
            self._add_day(one)
            self.anchors.update(_anchors(one))
        for office in offices:
            again = OfficeHeld(office=office, first=one.date, last=one.date, cables=1)
            self.offices[office] = held_again(again, self.offices.get(office))

    def _add_day(self, one: Sighting) -> None:
        if one.date:
            self.first, self.last = min(self.first or one.date, one.date), max(self.last or one.date, one.date)

    def person(self) -> PersonIdentity:
        """Return whom the entries are of, without members and cables, which are kept apart."""
        return PersonIdentity(
            id=self.id,
            name=self.name,
            forms=tuple(sorted(self.forms)),
            offices=ordered(self.offices.values()),
            first=self.first,
            last=self.last,
            cables=(),
            members=(),
            anchors=self._agreed(),
        )

    def _agreed(self) -> tuple[Anchor, ...]:
        """The rows of public lists that the entries fit; nothing where these are of two people."""
        rows = sorted(self.anchors, key=lambda one: (one.first, one.office, one.name))
        given = [parse(name).given for name in dict.fromkeys(one.name for one in rows)]
        one_s = all(agree(one, other) for at, one in enumerate(given) for other in given[at + 1 :])
        return tuple(rows) if one_s else ()


def _of_crowd(identity: str, sightings: Sequence[Sighting]) -> PersonIdentity:
    one = Alike(id=identity)
    rows = sorted(sightings, key=lambda row: row.key)
    for _, of_copy in itertools.groupby(rows, key=lambda row: row.copy):
        one.add([(row, (), ()) for row in of_copy])
    days = sorted(rows, key=lambda row: (row.date or "", row.key))
    cables = tuple(dict.fromkeys(row.cable for row in days if row.cable))
    return msgspec.structs.replace(one.person(), members=tuple(row.key for row in rows), cables=cables)


def _anchors(one: Sighting) -> Iterable[Anchor]:
    """The rows that fit an entry with given names: without them it may be anybody's."""
    alone = named_alone(one)
    return anchors_of([alone]) if alone.name.given else ()
