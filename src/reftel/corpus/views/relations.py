"""The relation of two parties: what a table of contents of all their lines says, each line with its place."""

import msgspec

from reftel.corpus.fates.verdicts import Fate
from reftel.corpus.lines import Line
from reftel.corpus.views.instruments import InstrumentHistory
from reftel.corpus.views.positions import Spoken
from reftel.corpus.visits.confirming import Confirmation

__all__ = ["Carrier", "PlanFollowed", "Relation"]


class PlanFollowed(msgspec.Struct, frozen=True, kw_only=True):
    """A plan, what became of it, and the entries of public calendars that confirm or contradict it."""

    line: Line
    fate: Fate
    events: tuple[Confirmation, ...] = ()


class Carrier(msgspec.Struct, frozen=True, kw_only=True):
    """A person who carries the relation: named in so many of its lines, under these forms, from day to day."""

    identity: str
    name: str
    forms: tuple[str, ...]
    lines: int
    first: str | None
    last: str | None


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """Everything of two parties, oldest first; `totals` says how many lines there are where not all are shown.

    Of instruments and bodies it says how many names there are. Lines stand by `Line.day`, plans by the day they are
    due. `said` has the newest statements of each side in the paragraphs that name both, of `sayings` in all, `events`
    what public calendars say of the meetings, each with the copy and position of its line.
    """

    parties: tuple[str, str]
    first: str | None
    last: str | None
    cables: int
    totals: dict[str, int]
    meetings: tuple[Line, ...]
    events: tuple[Confirmation, ...] = ()
    instruments: tuple[InstrumentHistory, ...]
    bodies: tuple[Line, ...]
    said: dict[str, tuple[Spoken, ...]]
    sayings: dict[str, int]
    silences: tuple[Line, ...]
    changes: tuple[Line, ...]
    plans: tuple[PlanFollowed, ...]
    carriers: tuple[Carrier, ...]
