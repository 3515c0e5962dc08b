"""One person across cables: two entries are one only where the evidence leaves one candidate.

People are worked out block by block (families' names that may be one), so that a cable added later changes only the
blocks of those it names.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from reftel.corpus.identity.anchors import Anchor, anchors_of
from reftel.corpus.identity.names import Name, agree, near, parse
from reftel.corpus.identity.profiles import Profile, possible
from reftel.corpus.identity.settling import is_given, settle
from reftel.corpus.identity.sightings import Kind, Named, Sighting, kind, kinds_of, named

__all__ = ["OfficeHeld", "Perhaps", "PersonIdentity", "held_again", "ordered", "people_of", "resolve"]

_PRONOUNS = frozenset({"I", "i", "me", "we", "We", "you", "You"})
_HONOUR = re.compile(r"^H\. ?E\. ")  # His Excellency
_SHOWN = 5  # others that may be the same person
_COMPARED = 50  # people of a block, those named oftenest, who are offered as perhaps the same
_RARE = 20  # times as often as another form is one the usual one
_OFTEN = 3  # times that a full name stands where it is none misread, however often the bare one does
_SELDOM = 10  # times as often without a strange given name as with it
_SELDOM_GIVEN = 30  # and without one that is known


class OfficeHeld(msgspec.Struct, frozen=True, kw_only=True):
    """An office in a cable's words, with the days of the first and the last cable that give it."""

    office: str
    first: str | None
    last: str | None
    cables: int


class Perhaps(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who may be the same person, and what speaks for it."""

    identity: str
    name: str
    reasons: tuple[str, ...]


class PersonIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """One person: `members` are the entries of `people` (key of the copy, position) that mean them.

    `anchors` are rows of public lists that they are by name, office and time; all else is from the cables.
    """

    id: str
    name: str
    forms: tuple[str, ...]
    offices: tuple[OfficeHeld, ...]
    first: str | None
    last: str | None
    cables: tuple[str, ...]
    members: tuple[tuple[str, int], ...]
    perhaps: tuple[Perhaps, ...] = ()
    anchors: tuple[Anchor, ...] = ()


def resolve(block: Sequence[Sighting]) -> list[PersonIdentity]:
    """Return the people of one block."""
    kinds = kinds_of(block)
    people = people_of(kind(*each) for each in kinds.items())
    return [_whole(person, [one for key in keys for one in kinds[key]]) for person, keys in people]


def people_of(block: Iterable[Kind]) -> list[tuple[PersonIdentity, list[str]]]:
    """Return the people of one block without members, cables and offices, each with the keys of their kinds.

    The kinds come in the order of the first of each.
    """
    profiles = settle(named(block))
    made = [_Made(_identity_of(profile.members), profile, _is_full(profile)) for profile in profiles]
    made.sort(key=lambda one: (-_times(one.profile.members), one.identity.id))
    return [(_with_perhaps(one, made[:_COMPARED]), [each.key for each in one.profile.members]) for one in made]


def held_again(office: OfficeHeld, before: OfficeHeld | None) -> OfficeHeld:
    """Return an office as more cables give it than gave it before."""
    if before is None:
        return office
    days = [day for day in (office.first, office.last, before.first, before.last) if day]
    first, last = min(days, default=None), max(days, default=None)
    return OfficeHeld(office=office.office, first=first, last=last, cables=office.cables + before.cables)


def ordered(offices: Iterable[OfficeHeld]) -> tuple[OfficeHeld, ...]:
    """Return offices in the order in which they are told: those of the most cables first."""
    return tuple(sorted(offices, key=lambda one: (-one.cables, one.office)))


def _whole(person: PersonIdentity, members: Iterable[Sighting]) -> PersonIdentity:
    """A person with all that stands in the entries that mean them."""
    ones = sorted(members, key=lambda one: (one.date or "", *one.key))
    return msgspec.structs.replace(
        person,
        members=tuple(sorted(one.key for one in ones)),
        cables=tuple(dict.fromkeys(one.cable for one in ones if one.cable)),
        offices=_offices_of(ones),
    )


def _times(members: Iterable[Named]) -> int:
    return sum(one.times for one in members)


class _Made(NamedTuple):
    """A person, what is known of them, and whether with a given name."""

    identity: PersonIdentity
    profile: Profile
    is_full: bool


def _identity_of(members: Sequence[Named]) -> PersonIdentity:
    days = [day for one in members for day in one.days]
    known: Counter[Name] = Counter()
    for one in members:
        known[one.name] += one.times
    anchors = anchors_of(members)
    usual = _usual(known, [parse(one.name) for one in anchors])
    fullest = max(members, key=lambda one: (*_worth(one, known, usual), one.sighting.name))
    forms = {form for one in members for form in (one.sighting.name, *one.sighting.alone)} - _PRONOUNS
    return PersonIdentity(
        id=_id_of(fullest, min(one.sighting.key for one in members)),
        name=_HONOUR.sub("", fullest.sighting.name),
        forms=tuple(sorted(forms)),
        offices=(),
        first=min(days, default=None),
        last=max(days, default=None),
        cables=(),
        members=(),
        anchors=anchors,
    )


def _worth(one: Named, known: Mapping[Name, int], usual: Container[Name]) -> tuple[bool, int, int, int]:
    """How good a name is to call somebody by: one that is no rare slip, then the fullest, then the commonest one."""
    is_usual = one.name in usual
    return is_usual, one.name.spelled if is_usual else 0, known[one.name], len(one.sighting.name)


def _usual(known: Mapping[Name, int], listed: Collection[Name]) -> set[Name]:
    """The names with given ones that are not rare beside another, nor misread, as none is that a public list has."""
    full = [name for name in known if name.given]
    most = max((known[name] for name in full), default=0)
    bare: Counter[str] = Counter()
    for name, times in known.items():
        bare[name.family] += 0 if name.given else times
    sure = {name for name in full for other in listed if name.family == other.family and agree(name.given, other.given)}
    return {
        name
        for name in full
        if known[name] * _RARE >= most and (name in sure or not _is_slip(name, known[name], bare[name.family]))
    }


def _is_slip(name: Name, seen: int, bare: int) -> bool:
    """Whether one word before a family's name is a misreading, as it seems: `With Strand` before `Tran said no`.

    It stands once or twice, where the name stands without it again and again.
    """
    times = _SELDOM_GIVEN if is_given(name) else _SELDOM
    return len(name.given) == 1 and seen < _OFTEN and seen * times < bare


def _id_of(fullest: Named, first: tuple[str, int]) -> str:
    """The words of the fullest name, and what tells people of one name apart: the first of the entries."""
    words = "-".join((*fullest.name.given, fullest.name.family))
    return f"{words}-{hashlib.sha256(repr(first).encode()).hexdigest()[:8]}"


def _offices_of(members: Iterable[Sighting]) -> tuple[OfficeHeld, ...]:
    held: dict[str, list[Sighting]] = {}
    for one in members:
        for office in (*one.titles, *one.roles):
            held.setdefault(office, []).append(one)
    return ordered(
        OfficeHeld(
            office=office,
            first=min((one.date for one in ones if one.date), default=None),
            last=max((one.date for one in ones if one.date), default=None),
            cables=len({one.copy for one in ones}),
        )
        for office, ones in held.items()
    )


def _with_perhaps(one: _Made, beside: Iterable[_Made]) -> PersonIdentity:
    others = [
        Perhaps(identity=other.identity.id, name=other.identity.name, reasons=reasons)
        for other in beside
        if not (one.is_full and other.is_full)
        and other is not one
        and possible(one.profile.members[0], other.profile)
        and (reasons := _reasons(one.profile, other.profile))
    ]
    others.sort(key=lambda one: (-len(one.reasons), one.identity))
    return msgspec.structs.replace(one.identity, perhaps=tuple(others[:_SHOWN]))


def _is_full(profile: Profile) -> bool:
    return any(name.given for name in profile.names)


def _reasons(one: Profile, other: Profile) -> tuple[str, ...]:
    """What two people have in common whom nothing tells apart."""
    if one.families.isdisjoint(other.families) and not any(near(a, b) for a in one.families for b in other.families):
        return ()
    shared = sorted(one.labels.keys() & other.labels.keys())
    reasons = ["the same family name"]
    reasons += [f"both {label}" for label in shared[:3]]
    if one.first and other.last and other.first and one.last and one.first <= other.last and other.first <= one.last:
        reasons.append("at the same time")
    return tuple(reasons)
