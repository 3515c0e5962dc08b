"""One telling of an encounter, before the tellings of one encounter are put together."""

from collections.abc import Iterable

import msgspec

from reftel.record import Place, Span

__all__ = ["Encounter", "is_one_name"]


class Encounter(msgspec.Struct, kw_only=True):
    """What one clause tells of an encounter.

    `names` are those who took part, `us` says that the writer's side did without a name. `index` is the passage's.
    """

    kind: str
    names: tuple[str, ...]
    index: int
    at: tuple[Place, ...]
    rule: str
    confidence: float
    us: bool = False
    date: Span | None = None
    place: str | None = None
    host: str | None = None
    paragraphs: frozenset[int] = frozenset()

    @property
    def is_visit(self) -> bool:
        """Whether somebody came to a place, rather than to somebody."""
        return self.kind == "visit"

    def shared(self, others: Iterable[str]) -> int:
        """Return how many of the names are among others."""
        others = list(others)
        return sum(any(is_one_name(name, other) for other in others) for name in self.names)


def is_one_name(one: str, other: str) -> bool:
    """Return whether two names may be of one person or body: the shorter one's words all stand in the longer one.

    >>> is_one_name("Ambassador", "Ambassador Penhallow"), is_one_name("Strand", "Tran")
    (True, False)
    """
    first, second = set(one.lower().split()), set(other.lower().split())
    return first <= second or second <= first
