"""What is known of somebody from all the cables that surely mean them, and what speaks for one more being theirs."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from reftel.corpus.identity.names import Name, agree
from reftel.corpus.identity.offices import HEADS
from reftel.corpus.identity.sightings import Named

__all__ = ["Profile", "choose", "possible", "profile_of"]

_CAREER = 20  # years before the first and after the last cable in which somebody may still be named
_NEAR = 2  # years between two cables that speak of one time
_OUTWEIGHS = 6  # times as often named then and there as all others of the family together
_MINISTERS = frozenset({"foreign minister", "defense minister", "minister"})
_MEMBERS = frozenset({"senator", "congressman"})
_WASHINGTON = "US"  # everybody is named in cables from there


class Profile(msgspec.Struct):
    """Labels of offices, states, sex, and how often they are named in each country and year, and in each year."""

    members: list[Named]
    labels: Counter[str]
    states: Counter[str]
    gender: str
    years: Counter[tuple[str, int]]
    anywhere: Counter[int]
    first: int | None
    last: int | None
    names: frozenset[Name]
    families: frozenset[str]


def profile_of(members: Sequence[Named]) -> Profile:
    """Return what the sightings say together."""
    labels: Counter[str] = Counter()
    states: Counter[str] = Counter()
    genders: Counter[str] = Counter()
    years: Counter[tuple[str, int]] = Counter()
    anywhere: Counter[int] = Counter()
    for one in members:
        times, office, year = one.times, one.office, one.year
        for label in office.labels:
            labels[label] += times
        for state in office.states:
            states[state] += times
        if office.gender:
            genders[office.gender] += times
        if year is not None:
            years[one.sighting.place, year] += times
            anywhere[year] += times
    names = frozenset([one.name for one in members])
    return Profile(
        list(members),
        labels,
        states,
        max(sorted(genders), key=genders.__getitem__, default=""),
        years,
        anywhere,
        min(anywhere, default=None),
        max(anywhere, default=None),
        names,
        frozenset([name.family for name in names]),
    )


def possible(one: Named, profile: Profile) -> bool:
    """Return whether nothing speaks against somebody being this one: given names, sex, time, and a head's office.

    An office such as president's that this one never had is no bar where state or post are the same: people rise.
    """
    if one.office.gender and profile.gender and one.office.gender != profile.gender:
        return False
    if (
        one.year
        and profile.first
        and profile.last
        and not profile.first - _CAREER <= one.year <= profile.last + _CAREER
    ):
        return False
    if one.name.given and not all(agree(one.name.given, name.given) for name in profile.names):
        return False
    heads = one.office.labels & HEADS
    return not heads or not profile.labels or not heads.isdisjoint(profile.labels) or _at_home(one, profile)


def _at_home(one: Named, profile: Profile) -> bool:
    """Whether state or post are the same."""
    place = one.sighting.place
    there = place not in {"", _WASHINGTON} and any(key[0] == place for key in profile.years)
    return there or not one.office.states.isdisjoint(profile.states)


def _holds_other(one: Named, profile: Profile) -> bool:
    """Whether one is a minister and the other, known in that year too, sits in a congress and is no minister.

    They may yet be one, of whom nothing says so: the Foreign Minister of the host, the Senator who comes to see him.
    """
    if not any(year == one.year for _, year in profile.years):
        return False
    offices = one.office.labels, profile.labels.keys()
    return any(
        not _MINISTERS.isdisjoint(minister)
        and _MINISTERS.isdisjoint(member)
        and not _MEMBERS.isdisjoint(member)
        and _MEMBERS.isdisjoint(minister)
        for minister, member in (offices, reversed(offices))
    )


def choose(one: Named, profiles: Iterable[Profile]) -> tuple[Profile | None, str]:
    """Return the one profile that a sighting can be of and the reason; None where two remain or none."""
    left = [profile for profile in profiles if possible(one, profile) and not _holds_other(one, profile)]
    if len(left) <= 1:
        return (left[0], "the only one of the name") if left else (None, "")
    for reason, weigh in (("office", _by_office), ("state", _by_state), ("time and place", _by_time)):
        found = weigh(one, left)
        if found is not None:
            return found, f"the only one of the name with the same {reason}"
    return None, ""


def _by_office(one: Named, left: Sequence[Profile]) -> Profile | None:
    having = [profile for profile in left if not one.office.labels.isdisjoint(profile.labels)]
    return having[0] if len(having) == 1 else None


def _by_state(one: Named, left: Sequence[Profile]) -> Profile | None:
    having = [profile for profile in left if not one.office.states.isdisjoint(profile.states)]
    return having[0] if len(having) == 1 else None


def _by_time(one: Named, left: Sequence[Profile]) -> Profile | None:
    """The one named far oftener than all the others about that year: in the cables of that country, or anywhere."""
    if one.year is None:
        return None
    years = range(one.year - _NEAR, one.year + _NEAR + 1)
    there = [sum(profile.years[one.sighting.place, year] for year in years) for profile in left]
    anywhere = [sum(profile.anywhere[year] for year in years) for profile in left]
    for times in (there, anywhere):
        most = max(times)
        if most > _OUTWEIGHS * (sum(times) - most):
            return left[times.index(most)]
    return None
