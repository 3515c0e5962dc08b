"""The bodies that two parties meet in, each once however cables call it, and neither of the two among them."""

from collections.abc import Collection, Iterable

from reftel.corpus.identity.listed import body_named
from reftel.corpus.lines import Line

__all__ = ["bodies_between"]


def bodies_between(lines: Iterable[Line], parties: Collection[str]) -> list[Line]:
    """Return of lines that name bodies one a body, in their order: that of the fullest name, then the newest.

    Two are one that have a name, an abbreviation, or the listed organisation or organ of these in common.
    """
    own = {party.lower() for party in parties}
    groups: list[tuple[set[str], list[Line]]] = []
    for line in lines:
        names = _names_of(line.name)
        if names.isdisjoint(own):
            _put(groups, names, line)
    return [max(same, key=lambda one: (len(one.name), one.date or "")) for _, same in groups]


def _put(groups: list[tuple[set[str], list[Line]]], names: set[str], line: Line) -> None:
    """Put a line with the first group that has one of its names, and all others that have one with that."""
    same = [group for group in groups if not group[0].isdisjoint(names)] or [(set[str](), list[Line]())]
    first, *others = same
    for more, lines in (*others, (names, [line])):
        first[0].update(more)
        first[1].extend(lines)
    groups[:] = [group for group in groups if group not in others]
    if first not in groups:
        groups.append(first)


def _names_of(name: str) -> set[str]:
    """The names that a name with its abbreviation is compared by.

    >>> sorted(_names_of("Tidewater Compact Organization (TCO)")), sorted(_names_of("United Nations"))
    (['tco', 'tidewater compact organization'], ['un'])
    """
    whole, _, short = name.partition(" (")
    return {body_named(one).lower() for one in (whole, short.removesuffix(")")) if one}
