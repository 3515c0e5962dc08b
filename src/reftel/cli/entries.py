"""The entries of a cable's registers as lines for a person."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reftel.record import (
    Body,
    Cable,
    Change,
    DateMention,
    Instrument,
    Meeting,
    Person,
    Place,
    Plan,
    Silence,
    Span,
    Statement,
    change_words,
)

__all__ = ["Entry", "EntryLine", "entry_lines", "grouped"]

Entry = Person | Body | Instrument | Meeting | Statement | Silence | Change | Plan | DateMention


class EntryLine(NamedTuple):
    """An entry in words: its register, its place in that (from 0), what it says, its rule, how sure, and where."""

    register: str
    number: int
    words: str
    rule: str
    confidence: float
    at: tuple[Place, ...]
    paragraphs: tuple[int, ...]


def entry_lines(cable: Cable) -> Iterator[EntryLine]:
    """Yield every entry of a cable, register by register in the order of the record."""
    for person in enumerate(cable.people):
        yield _line("people", *person, _person(person[1]))
    for body in enumerate(cable.bodies):
        yield _line("bodies", *body, f"{_named(body[1])}: {body[1].kind}")
    for instrument in enumerate(cable.instruments):
        yield _line("instruments", *instrument, _instrument(instrument[1]))
    for meeting in enumerate(cable.meetings):
        yield _line("meetings", *meeting, _meeting(meeting[1]))
    for statement in enumerate(cable.statements):
        yield _line("statements", *statement, _statement(statement[1]))
    for silence in enumerate(cable.silences):
        yield _line("silences", *silence, _silence(silence[1]))
    for change in enumerate(cable.changes):
        yield _line("changes", *change, change_words(cable, change[1]))
    for plan in enumerate(cable.plans):
        yield _line("plans", *plan, _plan(plan[1]))
    for mention in enumerate(cable.dates):
        yield _line("dates", *mention, f"{mention[1].text}: {_days(mention[1])}")


def _line(register: str, number: int, entry: Entry, words: str) -> EntryLine:
    return EntryLine(register, number, words, entry.rule, entry.confidence, entry.at, _paragraphs(entry))


def _paragraphs(entry: Entry) -> tuple[int, ...]:
    return entry.paragraphs if isinstance(entry, Person | Body | Instrument | Meeting) else (entry.paragraph,)


def _person(person: Person) -> str:
    return ", ".join((person.name, *person.titles, *person.roles))


def _named(entry: Body | Instrument) -> str:
    return f"{entry.name} ({entry.abbreviation})" if entry.abbreviation not in {None, entry.name} else entry.name


def _instrument(instrument: Instrument) -> str:
    parties = f" of {' and '.join(instrument.parties)}" if instrument.parties else ""
    standing = f"; {instrument.standing}" if instrument.standing else ""
    return f"{_named(instrument)}: {instrument.kind}{parties}{standing}"


def _meeting(meeting: Meeting) -> str:
    place = f" at {meeting.place}" if meeting.place else ""
    host = f", host {meeting.host}" if meeting.host else ""
    return f"{meeting.kind}: {', '.join(meeting.participants)}{place}{host}{_when(meeting.date)}"


def _statement(statement: Statement) -> str:
    outside = f" [{statement.identified_as.name}?]" if statement.identified_as else ""
    negated = " [negated]" if statement.polarity == "negated" else ""
    through = f" (in {statement.via})" if statement.via is not None else ""
    return f"{_source(statement)}{outside} {statement.cue}{negated}: {statement.content}{through}"


def _source(statement: Statement) -> str:
    if statement.source and statement.speaker and statement.speaker not in statement.source:
        return f"{statement.source} ({statement.speaker})"
    return statement.source or statement.speaker or "somebody"


def _silence(silence: Silence) -> str:
    told = f" (so {silence.said_by})" if silence.said_by else ""
    return f"{silence.who or 'somebody unnamed'}, about: {silence.about}{told}"


def _plan(plan: Plan) -> str:
    who = f"{plan.who}: " if plan.who else ""
    return f"[{plan.standing}] {who}{plan.what}{_when(plan.when)}"


def _when(span: Span | None) -> str:
    return f" ({_days(span)})" if span and (span.from_ or span.to) else ""


def _days(span: Span | DateMention) -> str:
    """The days of a span, one where both ends are the same.

    >>> _days(Span(from_="2009-11-24", to="2009-11-24")), _days(Span(from_="2009-11-24")), _days(Span(to="2010-01-01"))
    ('2009-11-24', 'from 2009-11-24', 'to 2010-01-01')
    """
    if span.from_ == span.to:
        return span.from_ or "not placed"
    if span.from_ and span.to:
        return f"{span.from_} to {span.to}"
    return f"from {span.from_}" if span.from_ else f"to {span.to}"


def grouped(lines: Iterable[EntryLine]) -> dict[int, list[EntryLine]]:
    """Return the lines by the index of the paragraph that each stands in first; 0 for those without a place."""
    found: dict[int, list[EntryLine]] = {}
    for line in lines:
        found.setdefault(line.at[0].index if line.at else 0, []).append(line)
    return found
