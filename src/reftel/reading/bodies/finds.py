"""What was found in a passage: words that name a body, and which one."""

from dataclasses import dataclass
from operator import attrgetter
from typing import Final

__all__ = ["Find", "Named", "longest"]

_START: Final = attrgetter("start")


@dataclass(frozen=True, kw_only=True)
class Named:
    """A body that words name: finds of one body have one `key`; `rule` is what made it out."""

    key: str
    name: str
    kind: str
    rule: str


@dataclass(init=False, eq=False)
class Find:
    """Tokens of a passage that name a body; `short` says that they are its acronym.

    `called` is what the body would be called alone, where they name it together with others.
    """

    index: int
    start: int
    end: int
    body: Named
    short: bool
    called: str

    def __init__(  # written out, since that of a dataclass is not compiled
        self, index: int, start: int, end: int, body: Named, *, short: bool = False, called: str = ""
    ) -> None:
        self.index = index
        self.start = start
        self.end = end
        self.body = body
        self.short = short
        self.called = called


def longest(finds: list[Find]) -> list[Find]:
    """Return the finds of a passage from left to right, without those that stand inside longer ones or overlap them.

    >>> body = Named(key="council", name="Council", kind="committee", rule="form")
    >>> [(one.start, one.end) for one in longest([Find(0, 3, 4, body), Find(0, 0, 2, body), Find(0, 1, 4, body)])]
    [(1, 4)]
    """
    ordered = sorted(finds, key=_START)
    end = 0
    for find in ordered:
        if find.start < end:
            break
        end = find.end
    else:
        return ordered
    kept: list[Find] = []
    taken: set[int] = set()
    for find in sorted(ordered, key=_length, reverse=True):
        if taken.isdisjoint(range(find.start, find.end)):
            kept.append(find)
            taken.update(range(find.start, find.end))
    return sorted(kept, key=_START)


def _length(find: Find) -> int:
    return find.end - find.start
