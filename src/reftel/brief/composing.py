"""A brief out of the corpus: which lines of a relation somebody needs before a meeting, and the words that say them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec

from reftel.archive import Archive
from reftel.archive.citation import day
from reftel.brief.citing import Citations
from reftel.brief.days import stretch
from reftel.brief.model import Brief, Item, Section
from reftel.brief.sources import SUMMING_UP, Sources, first_of_both, shortened
from reftel.corpus import (
    Carrier,
    Confirmation,
    Corpus,
    Evidence,
    InstrumentHistory,
    Line,
    PlanFollowed,
    Relation,
    Spoken,
)
from reftel.corpus.identity.offices import is_courtesy
from reftel.record import Cable, Paragraph

__all__ = ["brief_of", "confirmation"]

_READ = 300  # lines of each kind that a brief chooses from: a long cable has a hundred
_POINTS = 12  # statements of each side
_ITEMS = 10  # of any other section
_PLANS = 12  # open ones, and as many others
_STATE = 3  # cables by which the state of the relation is told
_LOOKED = 24  # newest cables that are looked through for it
_Told = TypeVar("_Told", Line, Spoken)
_WAITING = frozenset({"open", "no later word"})


def brief_of(
    archive: Archive,
    one: str,
    other: str,
    start: str | None = None,
    end: str | None = None,
    *,
    corpus: Corpus | None = None,
) -> Brief:
    """Return the brief for a meeting of ONE, which is us, with OTHER; it has no sections where no cable has both.

    `start` and `end` are days between which the cables are, `corpus` that of the archive where it is open already.
    """
    opened = corpus or Corpus(archive)
    found = opened.relation(one, other, start, end, limit=_READ)
    if not found.cables:
        return Brief(title=_title(found), extent="no cables", sections=())
    return _Composing(opened, found, Sources(archive), end).brief()


def _title(found: Relation) -> str:
    return f"Brief: {' and '.join(found.parties)}"


class _Composing:
    """The making of one brief."""

    def __init__(self, corpus: Corpus, found: Relation, sources: Sources, end: str | None) -> None:
        self._corpus, self._found, self._sources = corpus, found, sources
        self._end = f"{end or ''}9999"
        self._citations = Citations()
        said = (one.copy for side in found.said.values() for one in side)
        sources.fetch((*(line.copy for line in self._lines()), *said))

    def brief(self) -> Brief:
        found = self._found
        ours, theirs = found.parties
        cables = "1 cable" if found.cables == 1 else f"{found.cables:,} cables"
        return Brief(
            title=_title(found),
            extent=", ".join(filter(None, (cables, stretch(found.first, found.last)))),
            sections=(
                Section(title="State of the relation", items=tuple(self._state())),
                Section(title="The last meeting", items=tuple(self._meeting())),
                Section(title=f"Their points: {theirs}", items=tuple(self._points(found.said[theirs]))),
                Section(title=f"Our points: {ours}", items=tuple(self._points(found.said[ours]))),
                Section(title="What was not raised or answered", items=tuple(self._quoted(found.silences))),
                Section(title="What has changed", items=tuple(self._quoted(found.changes))),
                Section(title="Promised and due", items=tuple(self._plans(is_waiting=True))),
                Section(title="What became of other promises", items=tuple(self._plans(is_waiting=False))),
                Section(title="Agreements, programmes and forums", items=tuple(self._instruments())),
                Section(title="Who carries it", items=tuple(self._carriers())),
            ),
        )

    def _lines(self) -> Iterator[Line]:
        found = self._found
        yield from (*found.meetings, *found.silences, *found.changes, *(plan.line for plan in found.plans))
        for one in found.instruments:
            yield from (*(standing.line for standing in one.standings), *one.lines)

    def _state(self) -> Iterator[Item]:
        """What cables say first where they name both parties: the newest, then the newest summaries and comments."""
        lines = sorted(self._lines(), key=lambda line: line.date or "", reverse=True)
        newest = list(dict.fromkeys(line.copy for line in lines))[:_LOOKED]
        told = [each for copy in newest if (each := self._summing_up(copy))]
        summaries = [each for each in told[1:] if each[1].block in SUMMING_UP]
        for cable, paragraph, words in [*told[:1], *(summaries or told[1:])][:_STATE]:
            note = self._citations.note(cable, paragraph.number)
            yield Item(lead=day(cable.header.date or ""), words=words, note=note)

    def _summing_up(self, copy: str) -> tuple[Cable, Paragraph, str] | None:
        cable = self._sources.cable(copy)
        found = first_of_both(cable, self._found.parties)
        return (cable, *found) if found else None

    def _meeting(self) -> Iterator[Item]:
        """The last meeting of the two, or all that are told of its day; those of one sentence together.

        Of one that only one side is known to have been at nothing is told where there is another.
        """
        both = set(self._found.parties)
        meetings = [line for line in self._found.meetings if both.issubset(line.met)] or self._found.meetings
        last = max((line.day or "" for line in meetings), default="")
        told: dict[str, list[Line]] = {}
        for line in meetings:
            if (line.day or "") == last:
                told.setdefault(self._sources.sentence(line), []).append(line)
        for words, lines in told.items():
            keys = {(line.copy, line.position) for line in lines}
            who = dict.fromkeys(name for line in lines for name in line.who)
            kinds = dict.fromkeys(filter(None, map(_kind, lines)))
            days = _days(lines[0]) or f"told on {day(lines[0].date or '')}"
            lead = f"{', '.join(filter(None, (days, ' and '.join(kinds))))}: {', '.join(who)}"
            under = [one for one in self._found.events if (one.copy, one.position) in keys]
            yield self._item(lines[0], lead, words=words, under=under)

    def _points(self, said: Sequence[Spoken]) -> Iterator[Item]:
        """The newest statements of one side, each as the sentence that says it; a sentence once.

        What only reports what somebody else said is no point of its own.
        """
        own = [one for one in said if not self._sources.only_reports(one)]
        chosen: dict[str, Spoken] = {}
        for one in _newest_first(own or said):
            if len(chosen) < _POINTS:
                chosen.setdefault(self._sources.said(one), one)
        for words, one in chosen.items():
            lead = f"{day(one.date or '')}: {one.speaker}"
            note = self._citations.note(self._sources.cable(one.copy), one.paragraph)
            yield Item(lead=lead, words=words, note=note)

    def _quoted(self, lines: Sequence[Line]) -> Iterator[Item]:
        """The newest lines, each as the sentence that says it; a sentence once."""
        chosen: dict[str, Line] = {}
        for line in _newest_first(lines):
            if len(chosen) < _ITEMS:
                chosen.setdefault(self._sources.sentence(line), line)
        for words, line in chosen.items():
            yield self._item(line, _lead(line), words=words)

    def _plans(self, *, is_waiting: bool) -> Iterator[Item]:
        """Plans still to come by their days, then those that are overdue and those without a day, the newest first.

        The same words of one doer once.
        """
        plans = [plan for plan in self._found.plans if (plan.fate.fate in _WAITING) == is_waiting]
        newest = sorted(plans, key=lambda plan: plan.line.date or "", reverse=True)
        kept = {(plan.line.who, plan.line.words): plan for plan in reversed(newest)}
        today = self._found.last or ""
        dated = sorted((plan for plan in kept.values() if plan.line.end), key=lambda plan: plan.line.end or "")
        coming = [plan for plan in dated if (plan.line.end or "") >= today]
        overdue = [plan for plan in reversed(dated) if plan not in coming]
        others = sorted((plan for plan in kept.values() if not plan.line.end), key=newest.index)
        yield from map(self._plan, [*coming, *overdue, *others][:_PLANS])

    def _plan(self, plan: PlanFollowed) -> Item:
        line, fate = plan.line, plan.fate
        status = f"perhaps {fate.fate}" if fate.evidence else fate.fate
        said = f"{line.kind} on {day(line.date or '') or 'an unknown day'}"
        lead = ", ".join(filter(None, (*line.who, said, _due(line))))
        item = self._item(line, lead, words=line.words.rstrip(" ,;:"), status=status)
        told = (self._evidence(one) for one in fate.evidence)
        return msgspec.structs.replace(item, under=(*told, *map(confirmation, plan.events)))

    def _evidence(self, one: Evidence) -> Item:
        cable = self._sources.cable(one.report.copy)
        note = self._citations.note(cable, one.report.paragraph)
        return Item(lead=f"{one.fate}, {day(cable.header.date or '')}", words=shortened(one.report.words), note=note)

    def _instruments(self) -> Iterator[Item]:
        own = [one for one in self._found.instruments if not self._is_of_others(one)]
        for one in own[:_ITEMS]:
            line = self._newest_line(one)
            self._sources.fetch([line.copy])
            cable = self._sources.cable(line.copy)
            yield Item(
                lead=", ".join(filter(None, (one.name, _kind(one), day(line.date or "")))),
                words=self._sources.sentence(line),
                status=(line.kind if line.register == "standings" else "")
                if line.words
                else "how it stands is not said",
                note=self._citations.note(cable, line.paragraph),
            )

    def _is_of_others(self, one: InstrumentHistory) -> bool:
        """Whether it is known between whom it is, and one of the two is none of them."""
        parties = {self._corpus.party(party) for party in one.parties}
        return len(parties) > 1 and not parties.issuperset(self._found.parties)

    def _newest_line(self, one: InstrumentHistory) -> Line:
        """The line that tells last how it stands, also where a cable speaks of it without both parties."""
        told = [one, *(each for each in self._corpus.instrument(one.name) if not set(each.names).isdisjoint(one.names))]
        lines = [standing.line for each in told for standing in each.standings if (standing.date or "") <= self._end]
        return max(lines, key=lambda line: line.date or "", default=one.lines[-1])

    def _carriers(self) -> Iterator[Item]:
        for one in self._found.carriers[:_ITEMS]:
            line = next((line for line in self._newest() if not set(one.forms).isdisjoint(line.who)), None)
            if line is not None:
                lines = "1 line" if one.lines == 1 else f"{one.lines} lines"
                status = f"named in {lines}, last on {day(one.last or '')}"
                yield self._item(line, self._called(one), words="", status=status)

    def _newest(self) -> list[Line]:
        found = self._found
        rows = [*found.meetings, *found.silences, *(plan.line for plan in found.plans)]
        return sorted(rows, key=lambda line: line.date or "", reverse=True)

    def _called(self, one: Carrier) -> str:
        known = self._corpus.person(one.identity)
        offices = [held.office for held in known.offices if not is_courtesy(held.office)][:2] if known else []
        return ", ".join((one.name, *offices))

    def _item(
        self, line: Line, lead: str, *, words: str | None = None, status: str = "", under: Iterable[Confirmation] = ()
    ) -> Item:
        return Item(
            lead=lead,
            words=self._sources.sentence(line) if words is None else words,
            status=status,
            note=self._citations.note(self._sources.cable(line.copy), line.paragraph),
            under=tuple(map(confirmation, under)),
        )


def _newest_first(rows: Iterable[_Told]) -> list[_Told]:
    """Lines, or statements, in the order of the cables: the newest cables first, and each from its beginning."""
    of_copy: dict[str, list[_Told]] = {}
    for one in rows:
        of_copy.setdefault(one.copy, []).append(one)
    cables = sorted(of_copy.values(), key=lambda each: each[0].date or "", reverse=True)
    return [one for each in cables for one in sorted(each, key=lambda one: one.position)]


def confirmation(one: Confirmation) -> Item:
    """Return what a calendar says of a meeting or plan, with its own citation."""
    event = one.event
    days = stretch(event.start, event.end)
    lead = f"{one.verdict} a public calendar ({one.because}): {event.who}, {event.where}, {days}"
    return Item(lead=lead, words=event.what, note=f"{event.source}, line {event.line}.")


def _kind(one: Line | InstrumentHistory) -> str:
    """What kind of thing it is in words; nothing where the record has none for it."""
    return "" if one.kind == "other" else one.kind.replace("_", " ")


def _lead(line: Line) -> str:
    return ": ".join(filter(None, (day(line.date or ""), ", ".join(line.who))))


def _due(line: Line) -> str:
    """When a plan is due: `by` its last day where it may be done from the day of the cable on."""
    if line.end and line.start == line.date:
        return f"by {day(line.end)}"
    return _days(line) and f"for {_days(line)}"


def _days(line: Line) -> str:
    return stretch(line.start, line.end)
