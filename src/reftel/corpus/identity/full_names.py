"""Full names of one family put together: who is one person however fully the name is given.

Whatever the order in which names come: all are laid beside all, and those that could be two people stay by themselves.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from reftel.corpus.identity.names import Name, agree, near, openings
from reftel.corpus.identity.sightings import Named

__all__ = ["Grouped", "group"]


class Grouped(msgspec.Struct, frozen=True):
    """Groups of sightings of one person each, and sightings whose names could be of two of them."""

    groups: list[list[Named]]
    open: list[Named]


def group(sightings: Iterable[Named]) -> Grouped:
    """Return sightings with given names in groups, each of names that all agree with one another.

    `John Smith`, beside `John A. Smith` and `John B. Smith`, is of neither and stays open.
    """
    held: dict[Name, list[Named]] = {}
    for one in sightings:
        held.setdefault(one.name, []).append(one)
    names = sorted(held, key=lambda name: (-name.spelled, name.family, name.given))
    beside = _beside(names)
    unsure = {name for name in names if not _all_agree(beside[name])}
    groups: list[list[Named]] = []
    for part in _parts([name for name in names if name not in unsure], beside):
        whole = [part] if _all_agree(part) else [[name] for name in part]
        groups.extend([each for name in names_of for each in held[name]] for names_of in whole)
    tops = [name for name in unsure if _is_fullest(name, beside[name])]
    groups.extend(held[name] for name in sorted(tops, key=names.index))
    return Grouped(groups, [each for name in names if name in unsure and name not in tops for each in held[name]])


def _beside(names: Sequence[Name]) -> dict[Name, list[Name]]:
    """The names that each can be one with, in their order; only those that begin alike are laid side by side."""
    order = {name: at for at, name in enumerate(names)}
    alike: dict[str, list[Name]] = {}
    for name in names:
        for letter in openings(name.given):
            alike.setdefault(letter, []).append(name)
    return {
        name: sorted(
            {
                other
                for letter in openings(name.given)
                for other in alike[letter]
                if other != name and _one(name, other)
            },
            key=order.__getitem__,
        )
        for name in names
    }


def _one(name: Name, other: Name) -> bool:
    """Two names of one person: given names agree, and where the family is spelled another way one is written out."""
    if name.family == other.family:
        return agree(name.given, other.given)
    spelled = max(map(len, name.given), default=0) > 1 and max(map(len, other.given), default=0) > 1
    return spelled and near(name.family, other.family) and agree(name.given, other.given)


def _all_agree(names: Sequence[Name]) -> bool:
    return all(_one(name, other) for at, name in enumerate(names) for other in names[at + 1 :])


def _is_fullest(name: Name, others: Sequence[Name]) -> bool:
    """Whether no name beside it says more: such a one is a person of its own."""
    return all(other.spelled <= name.spelled for other in others)


def _parts(names: Sequence[Name], beside: Mapping[Name, Sequence[Name]]) -> list[list[Name]]:
    """Names that hang together through names beside them."""
    left = dict.fromkeys(names)
    found = []
    for name in names:
        if name not in left:
            continue
        part, waiting = [], [name]
        del left[name]
        while waiting:
            one = waiting.pop()
            part.append(one)
            near_by = [other for other in beside[one] if other in left]
            for other in near_by:
                del left[other]
            waiting.extend(near_by)
        found.append(sorted(part, key=names.index))
    return found
