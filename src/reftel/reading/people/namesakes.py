"""Which of two people of one surname is meant by it: the one whose name stands before it in the paragraph."""

from typing import TYPE_CHECKING, Final

from reftel.reading.mentions import Mention

if TYPE_CHECKING:
    from reftel.reading.people.cast import Cast

__all__ = ["families", "namesake"]

_FARTHEST: Final = 400  # tokens back in which the full name stands


def families(names: list[str]) -> dict[int, frozenset[int]]:
    """Return for each number of a name those of all names that end alike, where there are several of two words or more.

    >>> sorted(families(["Ada Wren", "Marlo Wren", "Wren", "Ada Holm"]))
    [0, 1]
    """
    alike: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        first, _, last = name.rpartition(" ")
        if first:
            alike.setdefault(last.lower(), []).append(at)
    return {at: frozenset(group) for group in alike.values() if len(group) > 1 for at in group}


def namesake(cast: "Cast", one: Mention, family: frozenset[int]) -> int:
    """Return the entry of whom a surname alone means: `Ada Wren and Marlo Holm came. Marlo Wren left. Wren said`."""
    if (one.phrase or (one.start,))[0] < one.start or one.end - one.start > 1:
        return one.entry
    before = cast.mentions.within(one.index, max(0, one.start - _FARTHEST), one.start)
    named = (other for other in reversed(before) if other.kind == "person" and other.entry in family)
    return next((other.entry for other in named if other.end - other.start > 1), one.entry)
