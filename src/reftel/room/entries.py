"""The entries of a cable's registers as its page shows them: a line each, and behind it the whole with its rule."""

from collections.abc import Iterator

import msgspec

from reftel.record import (
    REGISTERS,
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
from reftel.room.addresses import address, search_address
from reftel.room.marks import Mark
from reftel.room.words import clipped, days_between, listed

__all__ = ["NAMED", "EntryShown", "entries_of", "marks_of"]

NAMED = ("people", "bodies", "instruments", "dates")
"""Those whose entries stand in many places: listed once, at the end."""

_RANK = {name: rank for rank, name in enumerate(("statements", "meetings", "plans", "changes", "silences"))}
_INNER = 10
_DEEPEST = 6


class EntryShown(msgspec.Struct, frozen=True, kw_only=True):
    """An entry in words.

    `id` is its anchor (`statements-3`), `who` whose it is, `how` the verb or standing, `words` what it says; `more` are
    its other values by their names; `depth` how many others it is told through. `at` are its places, `leads` the
    address of the same in all cables.
    """

    id: str
    register: str
    who: str = ""
    how: str = ""
    words: str
    more: tuple[tuple[str, str], ...] = ()
    rule: str
    confidence: float
    depth: int = 0
    paragraphs: tuple[int, ...] = ()
    at: tuple[Place, ...] = ()
    leads: str | None = None


def entries_of(cable: Cable) -> Iterator[EntryShown]:
    """Yield every entry of a cable, register by register in the order of the record."""
    yield from (_person(*each) for each in enumerate(cable.people))
    yield from (_body(*each) for each in enumerate(cable.bodies))
    yield from (_instrument(*each) for each in enumerate(cable.instruments))
    yield from (_meeting(*each) for each in enumerate(cable.meetings))
    depths = _depths(cable.statements)
    yield from (_statement(number, one, depths[number]) for number, one in enumerate(cable.statements))
    yield from (_silence(*each) for each in enumerate(cable.silences))
    yield from (_change(*each, change_words(cable, each[1])) for each in enumerate(cable.changes))
    yield from (_plan(*each) for each in enumerate(cable.plans))
    yield from (_date(*each) for each in enumerate(cable.dates))


def marks_of(cable: Cable) -> dict[int, list[Mark]]:
    """Return the marks of a cable's entries, and of what was blacked out in it, by the index of their paragraph."""
    found: dict[int, list[Mark]] = {}
    for place, mark in _marks(cable):
        found.setdefault(place, []).append(mark)
    return found


def _marks(cable: Cable) -> Iterator[tuple[int, Mark]]:
    for register in REGISTERS:
        rank = _RANK.get(register, _INNER)
        for number, entry in enumerate(getattr(cable, register)):
            yield from _of(entry.at, register, f"{register}-{number}", rank)
            if register == "statements":
                yield from _of(entry.cue_at, "cue", f"{register}-{number}", _INNER)
    indices = {paragraph.number: index for index, paragraph in reversed([*enumerate(cable.paragraphs)])}
    for held in cable.withheld:
        yield indices.get(held.paragraph, 0), Mark(*held.at, "withheld", None, _INNER, "blacked out before release")


def _of(places: tuple[Place, ...], kind: str, entry: str, rank: int) -> Iterator[tuple[int, Mark]]:
    for place in places:
        yield place.index, Mark(place.start, place.end, kind, entry, rank)


def _person(number: int, one: Person) -> EntryShown:
    return EntryShown(
        id=f"people-{number}",
        register="people",
        who=clipped(one.name),
        words=listed((*one.titles, *one.roles)),
        more=_more(("named", listed(one.mentions))),
        rule=one.rule,
        confidence=one.confidence,
        paragraphs=one.paragraphs,
        at=one.at,
        leads=address("person", name=one.name),
    )


def _body(number: int, one: Body) -> EntryShown:
    return EntryShown(
        id=f"bodies-{number}",
        register="bodies",
        who=_named(one),
        words=_kind(one.kind),
        more=_more(("named", listed(one.mentions))),
        rule=one.rule,
        confidence=one.confidence,
        paragraphs=one.paragraphs,
        at=one.at,
        leads=address("body", one.name),
    )


def _instrument(number: int, one: Instrument) -> EntryShown:
    return EntryShown(
        id=f"instruments-{number}",
        register="instruments",
        who=_named(one),
        how=_kind(one.kind),
        words=clipped(one.standing or ""),
        more=_more(("parties", listed(one.parties)), ("named", listed(one.mentions))),
        rule=one.rule,
        confidence=one.confidence,
        paragraphs=one.paragraphs,
        at=one.at,
        leads=address("instrument", one.name),
    )


def _meeting(number: int, one: Meeting) -> EntryShown:
    return EntryShown(
        id=f"meetings-{number}",
        register="meetings",
        how=_kind(one.kind) or "encounter",
        words=listed(one.participants),
        more=_more(("host", one.host), ("place", one.place), ("date", _days(one.date))),
        rule=one.rule,
        confidence=one.confidence,
        paragraphs=one.paragraphs,
        at=one.at,
    )


def _statement(number: int, one: Statement, depth: int) -> EntryShown:
    outside = one.identified_as
    return EntryShown(
        id=f"statements-{number}",
        register="statements",
        who=clipped(one.speaker or one.source or "somebody"),
        how=clipped(one.cue) + (" [negated]" if one.polarity == "negated" else ""),
        words=clipped(one.content),
        more=_more(
            ("in the text", one.source if one.source != one.speaker else None),
            ("told through", f"statement {one.via + 1}" if one.via is not None else None),
            ("perhaps", f"{outside.name} ({outside.source})" if outside else None),
        ),
        rule=one.rule,
        confidence=one.confidence,
        depth=depth,
        paragraphs=(one.paragraph,),
        at=one.at,
    )


def _silence(number: int, one: Silence) -> EntryShown:
    return EntryShown(
        id=f"silences-{number}",
        register="silences",
        who=clipped(one.who or "somebody unnamed"),
        how="not a word about",
        words=clipped(one.about),
        more=_more(("so says", one.said_by)),
        rule=one.rule,
        confidence=one.confidence,
        paragraphs=(one.paragraph,),
        at=one.at,
    )


def _change(number: int, one: Change, words: str) -> EntryShown:
    return EntryShown(
        id=f"changes-{number}",
        register="changes",
        words=clipped(words),
        more=_more(("about", one.about), ("was", one.was), ("now", one.now), ("since", one.since)),
        rule=one.rule,
        confidence=one.confidence,
        paragraphs=(one.paragraph,),
        at=one.at,
    )


def _plan(number: int, one: Plan) -> EntryShown:
    return EntryShown(
        id=f"plans-{number}",
        register="plans",
        who=clipped(one.who or ""),
        how=one.standing,
        words=clipped(one.what),
        more=_more(("when", _days(one.when)), ("in the text", one.when.text if one.when else None)),
        rule=one.rule,
        confidence=one.confidence,
        paragraphs=(one.paragraph,),
        at=one.at,
    )


def _date(number: int, one: DateMention) -> EntryShown:
    span = _days(one)
    return EntryShown(
        id=f"dates-{number}",
        register="dates",
        who=clipped(one.text),
        words=span or "cannot be placed",
        rule=one.rule,
        confidence=one.confidence,
        paragraphs=(one.paragraph,),
        at=one.at,
        leads=search_address(f"date:{one.from_}..{one.to}") if one.from_ and one.to else None,
    )


def _depths(statements: tuple[Statement, ...]) -> list[int]:
    """How deep each statement is told through others; a chain that never ends ends somewhere."""
    found: list[int] = []
    for one in statements:
        depth, via = 0, one.via
        while via is not None and 0 <= via < len(statements) and depth < _DEEPEST:
            depth, via = depth + 1, statements[via].via
        found.append(depth)
    return found


def _named(one: Body | Instrument) -> str:
    return clipped(f"{one.name} ({one.abbreviation})" if one.abbreviation not in {None, one.name} else one.name)


def _kind(kind: str) -> str:
    """What kind of thing it is in words; nothing where the record has none for it."""
    return "" if kind == "other" else kind.replace("_", " ")


def _more(*values: tuple[str, str | None]) -> tuple[tuple[str, str], ...]:
    return tuple((name, clipped(value)) for name, value in values if value)


def _days(span: Span | DateMention | None) -> str:
    return days_between(span.from_, span.to) if span else ""
