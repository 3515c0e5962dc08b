"""The bodies that two parties meet in, each once however cables call it, and neither of the two among them."""

from collections.abc import Collection, Iterable, Sequence

from reftel.corpus.identity.listed import body_named
from reftel.corpus.lines import Line

__all__ = ["bodies_between", "count_between"]


def bodies_between(lines: Iterable[Line], parties: Collection[str]) -> list[Line]:
    """Return of lines that name bodies one a body, in their order: that of the fullest name, then the newest.

    Two are one that have a name, an abbreviation, or the listed organisation or organ of these in common.
    """
    rows = list(lines)
    groups = _groups([line.name for line in rows], parties)
    same = ([rows[at] for at in group] for group in groups)
    return [max(each, key=lambda one: (len(one.name), one.date or "")) for each in same]


def count_between(names: Sequence[str], parties: Collection[str]) -> int:
    """Return how many bodies some names are of.

    >>> count_between(["Tidewater Compact Organization (TCO)", "TCO", "Kestria", "Harbor Board"], ["Kestria"])
    2
    """
    return len(_groups(names, parties))


def _groups(names: Sequence[str], parties: Collection[str]) -> list[list[int]]:
    """The places of the names of each body, in their order; those of the parties themselves are left out."""
    own = {party.lower() for party in parties}
    group_of: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        forms = _names_of(name)
        if not forms.isdisjoint(own):
            continue
        known = {id(group): group for form in forms if (group := group_of.get(form)) is not None}
        first, *others = [*sorted(known.values())] or [[]]
        merged = {*(place for group in (first, *others) for place in group), at}
        first[:] = sorted(merged)
        moved = {form for form, group in group_of.items() if any(group is each for each in others)} if others else set()
        group_of |= dict.fromkeys((*forms, *moved), first)
    found = {id(group): group for group in group_of.values()}
    return sorted(found.values())


def _names_of(name: str) -> set[str]:
    """The names that a name with its abbreviation is compared by.

    >>> sorted(_names_of("Tidewater Compact Organization (TCO)")), sorted(_names_of("United Nations"))
    (['tco', 'tidewater compact organization'], ['un'])
    """
    whole, _, short = name.partition(" (")
    return {body_named(one).lower() for one in (whole, short.removesuffix(")")) if one}
