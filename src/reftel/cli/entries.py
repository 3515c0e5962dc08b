"""The entries of a cable's registers as a person reads them, one a line."""

from collections.abc import Iterator

import msgspec
from rich.text import Text

from reftel.cli.plain import plain
from reftel.record import Body, Cable, Change, Instrument, Meeting, Person, Plan, Silence, Span, Statement

__all__ = ["entries_by_paragraph", "entry_line", "named_rows"]

_LABEL = 11  # columns
_REGISTERS = ("meetings", "statements", "silences", "changes", "plans")


def entries_by_paragraph(cable: Cable) -> dict[int, list[Text]]:
    """Return the lines of a cable's entries by the index of the paragraph that each begins in."""
    found: dict[int, list[Text]] = {}
    for register in _REGISTERS:
        for entry in getattr(cable, register):
            found.setdefault(_index(cable, entry), []).append(entry_line(entry))
    return found


def _index(cable: Cable, entry: msgspec.Struct) -> int:
    """Where an entry stands; one without places by the number of its paragraph, else at the first."""
    for key in ("at", "content_at", "about_at", "what_at"):
        if places := getattr(entry, key, ()):
            return int(places[0].index)
    numbers = getattr(entry, "paragraphs", None) or (getattr(entry, "paragraph", 0),)
    return next((index for index, each in enumerate(cable.paragraphs) if each.number == numbers[0]), 0)


def entry_line(entry: msgspec.Struct) -> Text:
    """Return an entry as a line.

    >>> entry_line(Silence(who="Tran", about="the permits", paragraph=3)).plain
    'silence    Tran, about: the permits'
    """
    label, text = _told(entry)
    return Text.assemble((f"{label:<{_LABEL}}", "green"), plain(" ".join(text.split())))


def _told(entry: msgspec.Struct) -> tuple[str, str]:
    match entry:
        case Statement():
            who = _known_as(entry.source, entry.speaker)
            return (
                "statement",
                f"{who} {entry.cue}{' [negated]' if entry.polarity == 'negated' else ''}: {entry.content}",
            )
        case Silence():
            told = f" (so {entry.said_by})" if entry.said_by else ""
            return "silence", f"{entry.who or 'nobody named'}, about: {entry.about}{told}"
        case Change():
            steps = " → ".join(filter(None, (entry.was, entry.now)))
            return "change", "; ".join(filter(None, (entry.about, steps, entry.since and f"since {entry.since}")))
        case Plan():
            who = f"{entry.who}: " if entry.who else ""
            return "plan", f"[{entry.standing}] {who}{entry.what}{_when(entry.when)}"
        case Meeting():
            place = f" at {entry.place}" if entry.place else ""
            return "meeting", f"[{entry.kind}] {', '.join(entry.participants)}{place}{_when(entry.date)}"
    raise TypeError(type(entry).__name__)


def _known_as(source: str | None, speaker: str | None) -> str:
    if source and speaker and speaker not in source:
        return f"{source} ({speaker})"
    return source or speaker or "somebody"


def _when(span: Span | None) -> str:
    if span is None or not (span.from_ or span.to):
        return ""
    if span.from_ == span.to:
        return f" ({span.from_})"
    first = f"{span.from_} " if span.from_ else ""
    return f" ({first}{f'to {span.to}' if span.to else 'on'})"


def named_rows(cable: Cable) -> Iterator[tuple[str, str]]:
    """Yield whom and what a cable names, as rows for the end of it."""
    rows: tuple[tuple[str, tuple[Person | Body | Instrument, ...]], ...] = (
        ("people", cable.people),
        ("bodies", cable.bodies),
        ("instruments", cable.instruments),
    )
    for label, entries in rows:
        if entries:
            yield label, "; ".join(map(_named, entries))


def _named(entry: Person | Body | Instrument) -> str:
    more = ", ".join(entry.roles) if isinstance(entry, Person) else entry.abbreviation
    return f"{entry.name} ({more})" if more else entry.name
