"""One telling of an encounter, before the tellings of one encounter are put together."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.meetings.named_alike import is_one_name
from reftel.record import Place, Span

__all__ = ["APART", "Encounter"]


APART: Final = "met apart"  # the rule of bodies met one after the other on the same days
_ROUND: Final = frozenset(("roundtable", "seminar", "workshop", "forum", "coffee", "tea", "gathering"))


@mypyc_attr(acyclic=True)
@dataclass(kw_only=True)
class Encounter:
    """What one clause tells of an encounter.

    `is_faint` says that only words spoken to one of us tell of it: it counts where nothing else tells of the speaker.
    `is_earlier` says that it was before the one the cable is of (`in our previous talk`), `is_latest` that its date,
    where it has one, lies near the cable's own.

    `names` are those who took part, `people` those of them who are persons of the register, `us` says that the writer's
    side did without a name, `ours` are those of it who have one. `index` is the passage's. `beside` are those whom the
    `names` only came along with.
    Of a list of those present `held` is the kind of what they were at, where nothing else tells of it.
    """

    kind: str
    names: tuple[str, ...]
    index: int
    at: tuple[Place, ...]
    rule: str
    confidence: float
    people: frozenset[str] = frozenset()
    us: bool = False
    ours: frozenset[str] = frozenset()
    is_latest: bool = True
    is_faint: bool = False
    is_earlier: bool = False
    date: Span | None = None
    place: str | None = None
    host: str | None = None
    beside: tuple[str, ...] = ()
    held: str = ""
    paragraphs: frozenset[int] = frozenset()

    @property
    def is_visit(self) -> bool:
        """Whether somebody came to a place, rather than to somebody."""
        return self.kind == "visit"

    @property
    def is_round(self) -> bool:
        """Whether it is a roundtable or the like, which somebody holds for many."""
        return self.kind == "other" and self.rule.split()[0] in _ROUND

    def is_of_others(self, other: "Encounter") -> bool:
        """Return whether each of two meetings had somebody who was not at the other."""
        return not self.is_visit and not (self.people <= other.people or other.people <= self.people)

    def has(self, name: str) -> bool:
        """Return whether somebody is among those who took part."""
        return any(is_one_name(name, known) for known in self.names)

    def shared(self, others: Iterable[str]) -> int:
        """Return how many of the names are among others."""
        others = list(others)
        return sum(any(is_one_name(name, other) for other in others) for name in self.names)
