"""What public calendars say took place: who was where, from day to day, kept beside the records and never derived.

One JSON object a line in `events.jsonl`. It is small, so it is written anew, whole or not at all, by whoever holds the
archive's lock.
"""

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import msgspec

from reftel.archive.folder import write_whole
from reftel.errors import ArchiveError

__all__ = ["Event", "Events"]


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of a calendar: `who` was at `where` from `start` to `end` (ISO days, both included).

    `office` is what they held and `of` the state or organisation they came for, empty where the calendar does not say;
    `what` its own words. `source` names the calendar, `line` the line of its file that the entry ends on, for a person
    who looks it up.
    """

    start: str
    end: str
    who: str
    office: str = ""
    of: str = ""
    where: str
    what: str = ""
    source: str
    line: int = 0

    @property
    def id(self) -> str:
        """What makes it this entry and no other: everything but its line."""
        words = (self.start, self.end, self.who, self.office, self.of, self.where, self.what, self.source)
        return hashlib.sha256("\0".join(words).encode()).hexdigest()[:12]

    def meets(self, start: str | None, end: str | None) -> bool:
        """Return whether it falls, even partly, between two days, months or years; None sets no bound."""
        return (start is None or self.end >= start) and (end is None or self.start[: len(end)] <= end)

    def names(self, words: str) -> bool:
        """Return whether it has the words, in any case, anywhere.

        >>> visit = Event(start="2008-03-04", end="2008-03-05", who="Dragomir Vasht", where="Lysandra", source="x")
        >>> visit.names("vasht"), visit.names("Kestria")
        (True, False)
        """
        return words.lower() in f"{self.who} {self.office} {self.of} {self.where} {self.what}".lower()


class Events:
    """The events of an archive, read anew at every call."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def all(self) -> list[Event]:
        """Return the events by the day they begin; raises `ArchiveError` where a line is damaged."""
        try:
            lines = self._path.read_bytes().splitlines()
        except FileNotFoundError:
            return []
        return [self._event(number, line) for number, line in enumerate(lines, 1) if line.strip()]

    def add(self, events: Iterable[Event]) -> int:
        """Keep events that are not there yet; return how many that were. The caller holds the archive's lock."""
        kept = self.all()
        known = {event.id for event in kept}
        fresh = list({event.id: event for event in events if event.id not in known}.values())
        if fresh:
            self._write([*kept, *fresh])
        return len(fresh)

    def remove(self, source: str) -> int:
        """Take out all events of a source; return how many that were. The caller holds the archive's lock."""
        events = self.all()
        kept = [event for event in events if event.source != source]
        if len(kept) < len(events):
            self._write(kept)
        return len(events) - len(kept)

    @property
    def digest(self) -> str:
        """What changes with every event: what was worked out from other ones is out of date."""
        content = self._path.read_bytes() if self._path.exists() else b""
        return hashlib.sha256(content).hexdigest()[:16]

    def _write(self, events: Iterable[Event]) -> None:
        rows = sorted(events, key=lambda event: (event.start, event.end, event.who, event.id))
        write_whole(self._path, b"".join(msgspec.json.encode(event) + b"\n" for event in rows))

    def _event(self, number: int, line: bytes) -> Event:
        try:
            event = msgspec.json.decode(line, type=Event)
            for day in (event.start, event.end):
                date.fromisoformat(day)
        except (msgspec.MsgspecError, ValueError) as error:
            place, advice = f"{self._path}, line {number}", "mend or delete that line; the rest is not touched"
            raise ArchiveError(place, found=f"no event ({error})", advice=advice) from None
        return event
