"""What is looked for in an entry: the words it says, who says them, and whom they name."""

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

import msgspec

from reftel.record import Cable, Change, Meeting, Place, Plan, Silence, Statement

__all__ = ["Contents", "Mention", "contents", "mentions", "named", "named_in", "speakers_by_paragraph"]


class Contents(NamedTuple):
    """An entry's words, the names of those who say or do it, and its places in the paragraphs."""

    said: list[str]
    speakers: list[str]
    at: tuple[Place, ...]


Mention = tuple[int, int, str, tuple[str, ...]]
"""Where a paragraph names somebody or something, from and to, in which field that is found, and under which names."""

_numbers = attrgetter("index", "start", "end")


def contents(entry: msgspec.Struct) -> Contents:
    """Return what is looked for in an entry of the five registers that tell what happened."""
    match entry:
        case Statement():
            return _contents([entry.cue, entry.content], [entry.speaker, entry.source], entry.at or entry.content_at)
        case Silence():
            return _contents([entry.about], [entry.who, entry.said_by], entry.at or entry.about_at)
        case Change():
            return _contents([entry.about, entry.was, entry.now, entry.since], [], entry.at or entry.about_at)
        case Plan():
            return _contents([entry.what], [entry.who], entry.at or entry.what_at)
        case Meeting():
            people = [entry.host, *entry.participants]
            return _contents([entry.kind, entry.place, *people], [], entry.at)
    raise TypeError(type(entry).__name__)


def _contents(said: Sequence[str | None], speakers: Sequence[str | None], at: tuple[Place, ...]) -> Contents:
    return Contents([text for text in said if text], list(dict.fromkeys(name for name in speakers if name)), at)


def mentions(cable: Cable) -> dict[int, list[Mention]]:
    """Return where each paragraph names a person, body or instrument, by the paragraph's index."""
    found: dict[int, list[Mention]] = {}
    registers = (("person", cable.people), ("body", cable.bodies), ("instrument", cable.instruments))
    for field, entries in registers:
        for entry in entries:
            abbreviation = getattr(entry, "abbreviation", None)
            names = (entry.name, abbreviation) if abbreviation else (entry.name,)
            for index, start, end in map(_numbers, entry.at):
                found.setdefault(index, []).append((start, end, field, names))
    return found


def named(there: Iterable[Mention]) -> dict[str, list[str]]:
    """Return the names in some mentions, each once, by field."""
    names: dict[str, list[str]] = {}
    for _, _, field, each in there:
        known = names.setdefault(field, [])
        for name in each:
            if name not in known:
                known.append(name)
    return names


def named_in(found: dict[int, list[Mention]], places: Iterable[Place]) -> dict[str, list[str]]:
    """Return the names that stand in one of the places, each once, by field."""
    return named(
        mention
        for index, first, last in map(_numbers, places)
        for mention in found.get(index, ())
        if mention[0] < last and first < mention[1]
    )


def speakers_by_paragraph(statements: Iterable[Statement]) -> dict[int, list[str]]:
    """Return who speaks in each paragraph, by the paragraph's index."""
    speakers: dict[int, dict[str, None]] = {}
    for statement in statements:
        _, names, at = contents(statement)
        for place in at[:1]:
            speakers.setdefault(place.index, {}).update(dict.fromkeys(names))
    return {index: list(names) for index, names in speakers.items()}
