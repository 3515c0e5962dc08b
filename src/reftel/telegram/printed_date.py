"""When a printed document is dated: from the mark-up, sharpened by the hour that its dateline prints."""

import datetime as dt
import re

__all__ = ["day_of", "moment_of"]

_FIRST_HALF = ("january", "february", "march", "april", "may", "june")
_SECOND_HALF = ("july", "august", "september", "october", "november", "december")
_MONTHS = (*_FIRST_HALF, *_SECOND_HALF)
_MONTH = "|".join(month.capitalize() for month in _MONTHS)
_MONTH_FIRST = re.compile(rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:[–-]\d{{1,2}})?, ?(?P<year>\d{{4}})\b")
_DAY_FIRST = re.compile(rf"\b(?P<day>\d{{1,2}}) (?P<month>{_MONTH}),? (?P<year>\d{{4}})\b")
_ZULU = re.compile(r"\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)Z\b")
_CLOCK = re.compile(r"\b(?P<hour>1[0-2]|[1-9])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap])\. ?m\.")
_SPAN = re.compile(r"\b(?P<hour>1[0-2]|[1-9])(?::(?P<minute>[0-5]\d))? ?(?:(?P<first>[ap])\. ?m\.)? ?[–-] ?\d")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK_ISO = re.compile(r"\d\d:\d\d(?::\d\d)?(?:\.\d+)?")


def moment_of(when: str | None, dateline: str | None) -> str | None:
    """Return the moment or day in ISO 8601, as precise as the document gives it.

    Universal time ends in `Z`; a time with another offset is turned into it; a local hour stands without.

    >>> moment_of("1964-02-11", "Ankara, February 11, 1964, 6 p.m."), moment_of(None, "Zell, 3 May 1966.")
    ('1964-02-11T18:00:00', '1966-05-03')
    >>> moment_of("1972-04-25", "Bangkok, April 25, 1972, 0934Z"), moment_of("1949-05-20T17:00:00-04:00", None)
    ('1972-04-25T09:34:00Z', '1949-05-20T21:00:00Z')
    """
    if when and "T" in when:
        return _universal(when)
    day = when or _printed_day(dateline or "")
    if day is None or not _ISO.fullmatch(day):
        return day
    return day + _printed_hour(dateline or "")


def day_of(when: str | None, moment: str | None) -> str | None:
    """Return the day that the document itself prints, in its own time zone.

    >>> day_of("1949-05-20T22:00:00-04:00", "1949-05-21T02:00:00Z"), day_of("1949-05", "1949-05")
    ('1949-05-20', None)
    """
    match = _ISO.match(when or moment or "")
    return match[0] if match else None


def _universal(when: str) -> str:
    """A moment with an offset in universal time; one without as it stands, with its seconds."""
    if not _CLOCK_ISO.match(when.partition("T")[2]):
        return when[:10]
    try:
        moment = dt.datetime.fromisoformat(when)
    except ValueError:
        return when[:10]
    if moment.tzinfo is None:
        return moment.strftime("%Y-%m-%dT%H:%M:%S")
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _printed_day(dateline: str) -> str | None:
    match = _MONTH_FIRST.search(dateline) or _DAY_FIRST.search(dateline)
    if match is None:
        return None
    try:
        day = dt.date(int(match["year"]), _MONTHS.index(match["month"].lower()) + 1, int(match["day"]))
    except ValueError:
        return None
    return day.isoformat()


def _printed_hour(dateline: str) -> str:
    """The hour that a dateline prints, as the end of an ISO moment; the first hour of a span of time."""
    if zulu := _ZULU.search(dateline):
        return f"T{zulu['hour']}:{zulu['minute']}:00Z"
    clock = _CLOCK.search(dateline)
    if clock is None:
        return ""
    span = _SPAN.search(dateline)
    first = span if span and span.start() < clock.start() else clock
    half = clock["half"] if first is clock else first["first"] or _half_before(int(first["hour"]), clock)
    hour = int(first["hour"]) % 12 + (12 if half == "p" else 0)
    return f"T{hour:02d}:{first['minute'] or '00'}:00"


def _half_before(hour: int, end: "re.Match[str]") -> str:
    """The half of the day in which `11:30-1 p.m.` begins."""
    later = hour % 12 > int(end["hour"]) % 12
    return end["half"] if not later else {"p": "a", "a": "p"}[end["half"]]
