"""A plan with what became of it and the lines that say so."""

import msgspec

from reftel.corpus import Confirmation, PlanFollowed
from reftel.room.cited import Cited, cited, cited_line
from reftel.room.words import clipped, days_between

__all__ = ["CalendarSays", "Followed", "Word", "calendar_says", "followed"]

_SILENT = {"open": "open", "no later word": "no later word"}


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """What a later line tells of a plan."""

    fate: str
    line: Cited


class CalendarSays(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry of a public calendar says of a plan or meeting: its verdict, why, the entry, where that stands."""

    verdict: str
    because: str
    who: str
    where: str
    days: str
    words: str
    source: str


def calendar_says(one: Confirmation) -> CalendarSays:
    """Return what a calendar says, with its place there."""
    event = one.event
    return CalendarSays(
        verdict=one.verdict,
        because=one.because,
        who=event.who,
        where=event.where,
        days=days_between(event.start, event.end),
        words=clipped(event.what),
        source=f"{event.source}, line {event.line}",
    )


class Followed(msgspec.Struct, frozen=True, kw_only=True):
    """A plan: who is to do it, where it stands, its fate (`is_perhaps` where it was read from a line), the lines."""

    plan: Cited
    who: str
    fate: str
    is_perhaps: bool
    due: str | None
    words: tuple[Word, ...]
    calendars: tuple[CalendarSays, ...] = ()


def followed(one: PlanFollowed) -> Followed:
    """Return a plan of the corpus as it is shown."""
    line = one.line
    return Followed(
        plan=msgspec.structs.replace(cited_line(line), words=clipped(line.words, 600)),
        who=clipped(", ".join(line.who), 200),
        fate=one.fate.fate,
        is_perhaps=one.fate.fate not in _SILENT,
        due=line.end,
        calendars=tuple(map(calendar_says, one.events)),
        words=tuple(
            dict.fromkeys(
                Word(
                    fate=told.fate,
                    line=cited(
                        clipped(told.report.words, 600), told.report.cable, told.report.paragraph, date=told.report.date
                    ),
                )
                for told in one.fate.evidence
            )
        ),
    )
