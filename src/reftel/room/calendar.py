"""Plans as a calendar: the days to come, for whoever keeps them beside their own."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from datetime import date as day

import icalendar

from reftel.archive.citation import cite, place_name
from reftel.corpus import PlanFollowed
from reftel.corpus.views.following import LONGEST
from reftel.record import Cable
from reftel.room.addresses import cable_address
from reftel.room.words import clipped

__all__ = ["calendar_of"]


def calendar_of(found: list[PlanFollowed], heads: Mapping[str, Cable], *, archive: str, home: str) -> bytes:
    """Return the plans that have a day as an iCalendar, an entry for whole days each, the same for the same plans.

    `heads` are the cables that they stand in, by the key of their copy; `home` is where the room is.
    """
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Reftel//Plans//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Plans of {archive}")
    for one in found:
        if (entry := _entry(one, heads.get(one.line.copy), home)) is not None:
            calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _entry(one: PlanFollowed, cable: Cable | None, home: str) -> icalendar.Event | None:
    line = one.line
    start, end = _day(line.start or line.end), _day(line.end or line.start)
    if start is None or end is None:
        return None
    start = end if (end - start).days >= LONGEST else start
    entry = icalendar.Event()
    entry.add("uid", f"{line.copy}-{line.position}@reftel")
    entry.add("dtstamp", _stamp(line.date))
    entry.add("dtstart", start)
    entry.add("dtend", max(start, end) + timedelta(days=1) if max(start, end) < day.max else day.max)
    who = f"{', '.join(line.who)}: " if line.who else ""
    entry.add("summary", clipped(f"{who}{line.words}", 200))
    where = home + cable_address(line.cable, line.paragraph) if line.cable else ""
    entry.add("description", "\n".join(filter(None, [*_described(one, cable), where])))
    if where:
        entry.add("url", where)
    entry.add("transp", "TRANSPARENT")
    return entry


def _described(one: PlanFollowed, cable: Cable | None) -> Iterator[str]:
    """What a reader of the calendar is told beside the plan: what became of it and who says so, and its citation."""
    line, fate = one.line, one.fate
    yield f"[{line.kind}] {line.words}"
    yield f"perhaps {fate.fate}" if fate.evidence else fate.fate
    for told in fate.evidence:
        report = told.report
        yield f"{told.fate}: {clipped(report.words, 200)} ({place_name(report.cable, report.paragraph)})"
    yield f"{cite(cable, line.paragraph)}." if cable else place_name(line.cable, line.paragraph)


def _day(iso: str | None) -> day | None:
    try:
        return day.fromisoformat(iso or "")
    except ValueError:
        return None


def _stamp(iso: str | None) -> datetime:
    """The moment that an entry is of: its cable's day, so that the same plans give the same calendar."""
    return datetime.combine(_day(iso) or day(1970, 1, 1), datetime.min.time(), UTC)
