"""What was found in a passage: words that name a body, and which one."""

from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.passage import Passage

__all__ = ["Find", "Named", "longest", "names_in"]

_START: Final = attrgetter("start")


@mypyc_attr(acyclic=True)
@dataclass(init=False, unsafe_hash=True)
class Named:
    """A body that words name: finds of one body have one `key`; `rule` is what made it out."""

    key: str
    name: str
    kind: str
    rule: str

    def __init__(self, *, key: str, name: str, kind: str, rule: str) -> None:  # written out, as that of `Find`
        self.key = key
        self.name = name
        self.kind = kind
        self.rule = rule


@mypyc_attr(acyclic=True)
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


def names_in(passage: Passage) -> list[int]:
    """Return the tokens of a passage that have the tag of names."""
    tags = passage.tags
    return [at for at in range(len(tags)) if tags[at] == "C"]


def longest(finds: list[Find]) -> list[Find]:
    """Return the finds of a passage from left to right, without those that stand inside longer ones or overlap them.

    >>> body = Named(key="council", name="Council", kind="committee", rule="form")
    >>> [(one.start, one.end) for one in longest([Find(0, 3, 4, body), Find(0, 0, 2, body), Find(0, 1, 4, body)])]
    [(1, 4)]
    """
    if _are_apart(finds):
        return finds
    kept: list[Find] = []
    together: list[Find] = []
    end = 0
    for find in sorted(finds, key=_START):
        if find.start >= end and together:
            kept += _longest_of(together)
            together = []
        together.append(find)
        end = max(end, find.end)
    return kept + _longest_of(together)


def _are_apart(finds: list[Find]) -> bool:
    """Whether finds stand from left to right, and none in another."""
    end = 0
    for find in finds:
        if find.start < end:
            return False
        end = find.end
    return True


def _longest_of(finds: list[Find]) -> list[Find]:
    """The longest of finds that overlap, and those beside it that do not overlap it; of two as long the first."""
    if len(finds) == 1:
        return finds
    kept: list[Find] = []
    taken: set[int] = set()
    for find in sorted(finds, key=_length, reverse=True):
        if taken.isdisjoint(range(find.start, find.end)):
            kept.append(find)
            taken.update(range(find.start, find.end))
    return sorted(kept, key=_START) if len(kept) > 1 else kept


def _length(find: Find) -> int:
    return find.end - find.start
