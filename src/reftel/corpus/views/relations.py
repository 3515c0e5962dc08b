"""The relation of two parties: what a table of contents of all their lines says, each line with its place."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from reftel.corpus.fates.verdicts import Fate
from reftel.corpus.lines import Line
from reftel.corpus.views.instruments import InstrumentHistory
from reftel.corpus.views.positions import Spoken

__all__ = ["Carrier", "PlanFollowed", "Relation", "carriers_of", "place_of_line"]

_CARRIERS = 12


class PlanFollowed(msgspec.Struct, frozen=True, kw_only=True):
    """A plan and what became of it."""

    line: Line
    fate: Fate


class Carrier(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who carries the relation: named in so many of its lines, from day to day."""

    name: str
    lines: int
    first: str | None
    last: str | None


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """Everything of two parties, oldest first; `totals` says how many lines there are where not all are shown.

    `said` has statements of each side in the paragraphs that name both.
    """

    parties: tuple[str, str]
    first: str | None
    last: str | None
    cables: int
    totals: dict[str, int]
    meetings: tuple[Line, ...]
    instruments: tuple[InstrumentHistory, ...]
    bodies: tuple[Line, ...]
    said: dict[str, tuple[Spoken, ...]]
    silences: tuple[Line, ...]
    changes: tuple[Line, ...]
    plans: tuple[PlanFollowed, ...]
    carriers: tuple[Carrier, ...]


def place_of_line(cable: str | None, paragraph: int) -> str:
    """Return where something stands, as a person looks it up: `08PORTHAVEN45#3`."""
    return f"{cable or 'cable without a number'}#{paragraph}"


def carriers_of(lines: Iterable[Line], but: Sequence[str]) -> list[Carrier]:
    """Return who is named in the most lines as doing something."""
    rows = [(name, line) for line in lines for name in line.who if name not in but]
    counts = Counter(name for name, _ in rows)
    ordered = sorted(counts, key=lambda name: (-counts[name], name))[:_CARRIERS]
    return [_carrier(name, [line for other, line in rows if other == name]) for name in ordered]


def _carrier(name: str, lines: Sequence[Line]) -> Carrier:
    days = [line.date for line in lines if line.date]
    return Carrier(name=name, lines=len(lines), first=min(days, default=None), last=max(days, default=None))
