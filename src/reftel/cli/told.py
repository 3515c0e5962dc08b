"""Lines of the corpus in words for a person, each with where it stands."""

from collections.abc import Iterable, Iterator, Sequence

from reftel.archive import Event
from reftel.archive.citation import place_name as place
from reftel.cli.plain import plain
from reftel.corpus import (
    BodyIdentity,
    Confirmation,
    Fate,
    InstrumentHistory,
    Line,
    Named,
    PersonIdentity,
    PlanFollowed,
    Position,
    Relation,
    Shift,
    Spoken,
    Thread,
    namings,
)
from reftel.corpus.identity.offices import is_courtesy

__all__ = [
    "body_lines",
    "event_line",
    "instrument_lines",
    "person_lines",
    "plan_lines",
    "position_lines",
    "relation_lines",
    "thread_lines",
]

_CABLES = 8
_PARTIES = frozenset({"state", "organisation"})  # kinds of bodies that are of nobody else


def relation_lines(found: Relation, limit: int) -> Iterator[str]:
    """Yield the relation of two parties, a heading a section; sections without lines are left out.

    `limit` is how many lines of each kind were asked for.
    """
    one, other = found.parties
    yield plain(f"{one} and {other}: {_cables(found.cables)}, {found.first or '?'} to {found.last or '?'}")
    yield from _section("Meetings", _count(len(found.meetings), found.totals["meetings"]), _meetings(found))
    instruments = _named(len(found.instruments), cut=found.totals["instruments"] > limit)
    yield from _section("Instruments", instruments, _instruments(found.instruments))
    bodies = _named(len(found.bodies), cut=found.totals["bodies"] > limit)
    yield from _section("Bodies", bodies, (f"{_dated(line)}  {line.name}" for line in found.bodies))
    for side, said in found.said.items():
        count = _count(len(said), found.sayings.get(side))
        yield from _section(f"{side} said", count, (f"{_day(one.date)}  {_spoken(one)}" for one in said))
    yield from _section("Silences", _count(len(found.silences), found.totals["silences"]), map(_line, found.silences))
    yield from _section(
        "Changes stated", _count(len(found.changes), found.totals["changes"]), map(_line, found.changes)
    )
    plans = (line for plan in found.plans for line in plan_lines(plan))
    yield from _section("Plans", _count(len(found.plans), found.totals["plans"]), plans)
    carriers = (f"{one.name}: {one.lines}, {one.first} to {one.last}" for one in found.carriers)
    yield from _section("Named oftenest", _count(len(found.carriers)), carriers)


def person_lines(found: PersonIdentity) -> Iterator[str]:
    """Yield who somebody is: forms, offices, cables, who else it may be."""
    yield plain(f"{found.name}  [{found.id}]")
    yield plain(f"    {found.first or '?'} to {found.last or '?'}, {_cables(len(found.cables))}")
    yield plain(f"    named {', '.join(found.forms)}")
    for office in (held for held in found.offices if not is_courtesy(held.office)):
        yield plain(f"    {office.office}: {office.first or '?'} to {office.last or '?'}, {_cables(office.cables)}")
    for anchor in found.anchors:
        yield plain(f"    by a public list: {anchor.name} ({anchor.source})")
    yield plain(f"    in {_some(found.cables)}")
    for other in found.perhaps:
        yield plain(f"    perhaps the same: {other.name} [{other.identity}]: {', '.join(other.reasons)}")


def body_lines(found: BodyIdentity) -> Iterator[str]:
    """Yield what a body is: whose, its names, cables, which others it may be."""
    of = f" of {found.party}" if found.party not in {"", found.name} and found.kind not in _PARTIES else ""
    yield plain(f"{found.name}: {_kind(found.kind) or 'body'}{of}  [{found.id}]")
    yield plain(f"    {found.first or '?'} to {found.last or '?'}, {_cables(len(found.cables))}")
    yield plain(f"    named {', '.join(dict.fromkeys((*found.forms, *found.abbreviations)))}")
    yield plain(f"    in {_some(found.cables)}")
    for other in found.perhaps:
        yield plain(f"    perhaps the same: {other.name} [{other.identity}]: {', '.join(other.reasons)}")


def position_lines(found: Position) -> Iterator[str]:
    """Yield what somebody said on a subject, oldest first, each change after what it is seen in."""
    yield plain(f"{found.who} ({found.kind}) on {found.subject} ({found.on})")
    rows = [(_when(one), f"  {_day(one.date)}  {_spoken(one)}") for one in found.statements]
    rows += [(_when(one), f"  {_day(one.date)}  {_shift(one)}") for one in found.shifts]
    yield from (plain(row) for _, row in sorted(rows, key=lambda row: row[0]))


def instrument_lines(found: InstrumentHistory) -> Iterator[str]:
    """Yield an instrument with the sequence of its standings."""
    parties = f" of {' and '.join(found.parties)}" if found.parties else ""
    yield plain(f"{found.name}: {_kind(found.kind) or 'instrument'}{parties}")
    for standing in found.standings:
        yield plain(f"    {_day(standing.date)}  {_at(standing.line)}  {standing.words}")
    if not found.standings:
        yield plain(f"    {_dated(found.lines[-1])}  nothing is said of how it stands")


def plan_lines(found: PlanFollowed) -> Iterator[str]:
    """Yield a plan, what became of it, and what says so."""
    line = found.line
    who = f"{', '.join(line.who)}: " if line.who else ""
    yield plain(f"{_dated(line)}  [{line.kind}] {who}{line.words}{_days(line)} -- {_verdict(found.fate)}")
    yield from _evidence(found.fate)
    yield from map(_confirmation, found.events)


def event_line(event: Event) -> str:
    """Return an event in a line, with the calendar and the line of its file."""
    days = event.start if event.start == event.end else f"{event.start} to {event.end}"
    who = ", ".join(filter(None, (event.who, event.office, event.of)))
    what = f": {event.what}" if event.what else ""
    return f"{days}  {who}  at {event.where}{what}  [{event.source}, line {event.line}]"


def thread_lines(found: Thread) -> Iterator[str]:
    """Yield the cables of a thread in order; the one asked for has a star, a missing one a question mark."""
    for entry in found.entries:
        mark = "*" if entry.cable == found.cable else " " if entry.is_here else "?"
        said = (entry.subject or "") if entry.is_here else f"not here, cited by {', '.join(entry.cited_by)}"
        yield plain(f"{mark} {_day(entry.date)}  {entry.cable}  {said}")
        for naming in namings(entry):
            places = ", ".join(map(_place, naming.places))
            yield plain(f"                 names {naming.cable} in {places}: {naming.words}")
        meant = {one.words: one for one in entry.meant}
        for septel in entry.septels:
            found_in = meant.get(septel)
            told = f" -- perhaps {found_in.cable} ({', '.join(found_in.reasons)})" if found_in else ""
            yield plain(f"?                announced without a number: {septel}{told}")
    if len(found.entries) == 1 and not found.entries[0].septels:
        yield "it refers to no cable, and none here refers to it"
    if not found.is_whole:
        yield "more cables hang together with these"


def _place(named: Named) -> str:
    """Where words stand that name a cable.

    >>> _place(Named(cable="64ANKARA5", words="Embtel 5", place="text", paragraph=2))
    '¶2'
    """
    if named.place == "ref":
        return "its REF line"
    paragraph = "" if named.paragraph is None else f"¶{named.paragraph}"
    return paragraph if named.place == "text" else f"a note on {paragraph or 'it'}"


def _count(shown: int, total: int | None = None) -> str:
    """How many there are, and that only the newest are shown where that is so.

    >>> _count(7), _count(50, 1200)
    ('7', '1,200, the newest 50 of them')
    """
    return f"{shown:,}" if total is None or total <= shown else f"{total:,}, the newest {shown:,} of them"


def _named(shown: int, *, cut: bool) -> str:
    """How many are shown of those whose names are many ways of writing one, and that they are not all where so."""
    return f"the {shown:,} named oftenest" if cut else f"{shown:,}"


def _section(title: str, count: str, lines: Iterable[str]) -> Iterator[str]:
    rows = [*lines]
    if rows:
        yield ""
        yield plain(f"{title} ({count})")
        yield from (f"  {plain(row)}" for row in rows)


def _line(line: Line) -> str:
    return f"{_dated(line)}  {line.words}{_days(line)}"


def _meetings(found: Relation) -> Iterator[str]:
    for line in found.meetings:
        yield f"{_days_met(line)}  {_at(line)}  {line.words}"
        here = (one for one in found.events if (one.copy, one.position) == (line.copy, line.position))
        yield from map(_confirmation, here)


def _confirmation(one: Confirmation) -> str:
    return plain(f"    {one.verdict}: {event_line(one.event)} ({one.because})")


def _instruments(found: Iterable[InstrumentHistory]) -> Iterator[str]:
    for one in found:
        last = one.standings[-1] if one.standings else None
        line = last.line if last else one.lines[-1]
        told = "; ".join(filter(None, (_kind(one.kind), last.words if last else "")))
        yield f"{_dated(line)}  {one.name}{f': {told}' if told else ''}"


def _spoken(one: Spoken) -> str:
    negated = " [negated]" if one.polarity == "negated" else ""
    speaker = one.speaker if one.words == one.cue else f"{one.speaker}:"
    return f"{place(one.cable, one.paragraph)}  {speaker} {one.words}{negated}: {one.content}"


def _when(one: Spoken | Shift) -> tuple[str, str, int]:
    """By what lines stand in order: of one paragraph as they were given, a statement before its change."""
    return one.date or "", one.cable or "", one.paragraph


def _shift(one: Shift) -> str:
    computed = "computed: " if one.is_computed else ""
    return f"{place(one.cable, one.paragraph)}  * {computed}{one.kind}: {one.words}"


def _some(cables: Sequence[str]) -> str:
    return f"{', '.join(cables[:_CABLES])}{' ...' if len(cables) > _CABLES else ''}"


def _cables(count: int) -> str:
    return "1 cable" if count == 1 else f"{count:,} cables"


def _kind(kind: str) -> str:
    """What kind of thing it is in words; nothing where the record has none for it."""
    return "" if kind == "other" else kind.replace("_", " ")


def _verdict(fate: Fate) -> str:
    """A fate that a line was read for is a guess until somebody has read that line."""
    return f"perhaps {fate.fate}" if fate.evidence else fate.fate


def _evidence(fate: Fate) -> Iterator[str]:
    for one in fate.evidence:
        where = place(one.report.cable, one.report.paragraph)
        yield plain(f"    {one.fate}: {_day(one.report.date)}  {where}  {one.report.words}")


def _at(line: Line) -> str:
    return place(line.cable, line.paragraph)


def _dated(line: Line) -> str:
    """The day of a line's cable and where it stands there: an id need not tell the year."""
    return f"{_day(line.date)}  {_at(line)}"


def _day(date: str | None) -> str:
    return date or "----------"


def _days_met(line: Line) -> str:
    """When a meeting was, by which it stands in its list; else when it was told."""
    return _days(line).strip(" ()") or f"told {line.date or '?'}"


def _days(line: Line) -> str:
    if not (line.start or line.end):
        return ""
    return f" ({line.start})" if line.start == line.end else f" ({line.start or '?'} to {line.end or '?'})"
