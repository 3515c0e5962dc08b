"""The entries of one block settled: who of those that have one family's name is one and the same.

First full names are put together, then those with an office but no given name, then bare names, last names that may be
misread; each step looks only at what the steps before it settled, so that the order in which cables came means nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import msgspec

from reftel.corpus.identity.full_names import group
from reftel.corpus.identity.names import Name, agree, near
from reftel.corpus.identity.offices import HEADS, Office
from reftel.corpus.identity.profiles import Profile, choose, profile_of
from reftel.corpus.identity.sightings import Named
from reftel.reading.base.tables import read_rows

__all__ = ["is_given", "settle", "signature"]

_SLIPS = 4  # times as often as another spelling is one the right one
_SURE = 3  # times that a name with strange given names stands where it is no misreading
_SELDOM = 10  # times as often without given names as with them


def settle(people: Sequence[Named]) -> list[Profile]:
    """Return a profile for each person of a block."""
    ones = _respelled(people)
    bare = [one for one in ones if not one.name.given]
    sure, weak = _surely_full([one for one in ones if one.name.given], _families(bare))
    grouped = group(sure)
    profiles = [profile_of(members) for members in grouped.groups]
    for waiting in (
        grouped.open,
        [one for one in bare if one.office.labels],
        [one for one in bare if not one.office.labels],
    ):
        profiles = _joined(waiting, profiles)
    return _with_weak(weak, profiles)


def _respelled(people: Sequence[Named]) -> list[Named]:
    """Rare spellings of a family's name as the one that is common."""
    counts = _families(people)
    slips: dict[str, str] = {}
    for family, count in counts.items():
        right = [other for other, more in counts.items() if more >= _SLIPS * count and near(family, other)]
        if family not in right and len(right) == 1:
            slips[family] = right[0]
    return [_with_family(one, slips) for one in people] if slips else list(people)


def _families(people: Iterable[Named]) -> Counter[str]:
    """How often each family's name stands."""
    found: Counter[str] = Counter()
    for one in people:
        found[one.name.family] += one.times
    return found


def _with_family(one: Named, slips: Mapping[str, str]) -> Named:
    family = slips.get(one.name.family)
    return one if family is None else msgspec.structs.replace(one, name=Name(family, one.name.given))


def _surely_full(full: Sequence[Named], bare: Mapping[str, int]) -> tuple[list[Named], list[Named]]:
    """Those that surely have given names, and the rest, which may be misread.

    Sure are given names that are known. A strange one is where several cables have it, or where the family's name
    hardly stands without one: else it is seldom whom the bare name means.
    """
    times: Counter[Name] = Counter()
    for one in full:
        times[one.name] += one.times
    sure = set()
    for name, seen in times.items():
        often = seen >= _SURE or seen * _SELDOM >= bare[name.family]
        if is_given(name) or (often and not _is_common(name)):
            sure.add(name)
    return [one for one in full if one.name in sure], [one for one in full if one.name not in sure]


@cache
def _given() -> frozenset[str]:
    return frozenset(word for _, words in read_rows("given_names.csv", 2) for word in words.split())


def is_given(name: Name) -> bool:
    """Return whether one of the given names of a name is known."""
    return any(word in _given() for word in name.given)


def _is_common(name: Name) -> bool:
    """Whether what stands before a family's name is letters and words of the language: `B. Said Strand`."""
    return all(len(word) == 1 or word in _common() for word in name.given)


@cache
def _common() -> frozenset[str]:
    return frozenset(word for word, *_ in read_rows("words.csv", 2))


def _joined(waiting: Sequence[Named], profiles: Sequence[Profile]) -> list[Profile]:
    """Every sighting to the one profile it can be of; those of none make profiles of their own."""
    joined: list[list[Named]] = [[] for _ in profiles]
    at = {id(profile): number for number, profile in enumerate(profiles)}
    apart: list[Named] = []
    by_family = _by_family(profiles)
    known: dict[tuple[Name, Office, int | None, str], Profile | None] = {}
    for one in waiting:
        alike = (one.name, one.office, one.year, one.sighting.place)
        if alike not in known:
            known[alike] = choose(one, by_family.get(one.name.family, []))[0]
        found = known[alike]
        (apart if found is None else joined[at[id(found)]]).append(one)
    grown = [
        profile_of([*profile.members, *more]) if more else profile
        for profile, more in zip(profiles, joined, strict=True)
    ]
    return [*grown, *map(profile_of, _among_themselves(apart, profiles))]


def _with_weak(weak: Sequence[Named], profiles: Sequence[Profile]) -> list[Profile]:
    """Names that may be misread to the one profile that they fit, where they do not gainsay each other there."""
    claims: dict[int, list[list[Named]]] = {}
    apart: list[list[Named]] = []
    grouped = group(weak)
    by_family = _by_family(profiles)
    for members in [*grouped.groups, *([one] for one in grouped.open)]:
        found = choose(members[0], by_family.get(members[0].name.family, []))[0]
        if found is None:
            apart.append(members)
        else:
            claims.setdefault(id(found), []).append(members)
    grown = []
    for profile in profiles:
        claimed = claims.get(id(profile), [])
        one_s = _all_one([members[0] for members in claimed])
        grown.append(profile_of([*profile.members, *(one for m in claimed for one in m)]) if one_s else profile)
        apart.extend([] if one_s else claimed)
    return [*grown, *map(profile_of, sorted(apart, key=lambda members: members[0].sighting.key))]


def _all_one(ones: Sequence[Named]) -> bool:
    """Whether given names agree; single letters before a name that nobody else bears may be those of a list."""
    ones = [one for one in ones if max(map(len, one.name.given)) > 1]
    return all(agree(one.name.given, other.name.given) for at, one in enumerate(ones) for other in ones[at + 1 :])


def _by_family(profiles: Sequence[Profile]) -> dict[str, list[Profile]]:
    found: dict[str, list[Profile]] = {}
    for profile in profiles:
        for family in profile.families:
            found.setdefault(family, []).append(profile)
    return found


def _among_themselves(apart: Sequence[Named], profiles: Sequence[Profile]) -> list[list[Named]]:
    """Sightings of nobody known: one person a signature."""
    found: dict[tuple[str, ...], list[Named]] = {}
    crowded = {family for profile in profiles for family in profile.families}
    for one in apart:
        found.setdefault(signature(one, crowded=one.name.family in crowded), []).append(one)
    return [found[key] for key in sorted(found)]


def signature(one: Named, *, crowded: bool) -> tuple[str, ...]:
    """Return what two sightings without given names must share to be one person's.

    The name alone, and that it is a man's or a woman's; where others have the name, the labels and the country that
    the cable is from; where it is a given name only, the cable.
    """
    known = (one.name.family, *one.name.given)
    if one.name.family in _given() and not one.office.labels and not one.name.given:
        return (*known, one.sighting.copy)
    if crowded:
        heads = one.office.labels & HEADS
        return (*known, *sorted(heads or one.office.labels), one.sighting.place)
    return (*known, one.office.gender if one.office.gender == "f" else "")
