"""The head and the dateline of a document of the Australian edition: number, kind, who to whom, where and when."""

import re
from datetime import date, time

import msgspec

__all__ = ["Dateline", "Head", "read_dateline", "read_head"]

_KINDS = (
    "record of conversation", "record of meeting", "notes of conversation", "note of conversation", "notes of meeting",
    "cabinet submission", "cabinet decision", "cabinet minute", "press statement", "policy planning paper",
    "aide-memoire", "cablegram", "savingram", "telegram", "submission", "memorandum", "despatch", "dispatch", "minute",
    "message", "letter", "brief", "paper", "report", "record", "notes", "note", "statement",
)  # fmt: skip
_KIND = re.compile(r"\b(?:" + "|".join(_KINDS) + r")s?\b")
_SITE_NAME = re.compile(r" - Historical Documents - .*")
_NUMBER = re.compile(r"-?(?P<number>\d{1,4}[A-Za-z]?)?(?P<gap>[.:]?\s+|-)(?P<rest>\S.*)")
_BETWEEN_NAMES = re.compile(r"(?:, and |, (?!United Nations)| and |; )", re.IGNORECASE)
_WHOLE = frozenset({"foreign and commonwealth office"})
_FROM = re.compile(r"[,;:]?\s{0,4}\bfrom\s{1,4}", re.IGNORECASE)
_TO = re.compile(r"\s{0,4}\bto\s{1,4}", re.IGNORECASE)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_DATE = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s{1,3}\[?(?P<month>" + "|".join(_MONTHS) + r")\]?\d{0,2},?"
    r"(?:\s{1,3}(?P<year>[12][\d\[\]]{2,7}))?"
)
_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?\s?(?P<half>[ap])\.?\s?m\b", re.IGNORECASE)
_LONGEST_DATELINE = 140


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What a head names; `number` is the one printed with the document."""

    text: str
    number: str | None = None
    kind: str
    sender: str | None = None
    receivers: tuple[str, ...] = ()


class Dateline(msgspec.Struct, frozen=True, kw_only=True):
    """Where and when; `day` is an ISO date where day, month and year are printed, `hour` an ISO time."""

    text: str
    place: str | None = None
    day: str | None = None
    hour: str | None = None


def read_head(text: str) -> Head:
    """Return what a head says.

    >>> read_head("105 Cablegram to Oslo, Rome and Bern").receivers
    ('Oslo', 'Rome', 'Bern')
    >>> head = read_head("12 Extract from cablegram from Smith to Department of External Affairs")
    >>> head.number, head.kind, head.sender, head.receivers
    ('12', 'cablegram', 'Smith', ('Department of External Affairs',))
    >>> read_head("31 CABLEGRAM, SMITH TO CANBERRA").sender
    'SMITH'
    """
    text = _SITE_NAME.sub("", text)
    match = _NUMBER.fullmatch(text)
    number, rest = (match["number"], match["rest"]) if match else (None, text)
    if match and match["gap"] == "-":  # a head that the site shows as the last part of its address
        rest = rest.replace("-", " ")
    kind = _KIND.search(rest.lower())
    sender, receivers = _parties(rest[kind.end() :]) if kind else (None, ())
    name = kind[0].removesuffix("s") if kind and kind[0] != "notes" else "document"
    return Head(text=text, number=number, kind=name, sender=sender, receivers=receivers)


def _parties(text: str) -> tuple[str | None, tuple[str, ...]]:
    """Sender and receivers out of `from A to B`, `to B` and `, A to B`."""
    before, to, after = _partition(_TO, text)
    if not to:
        return None, ()
    sender = _FROM.sub("", before, count=1).strip(" ,;:")
    return sender or None, _names(after)


def _partition(pattern: re.Pattern[str], text: str) -> tuple[str, str, str]:
    match = pattern.search(text)
    return (text[: match.start()], match[0], text[match.end() :]) if match else (text, "", "")


def _names(text: str) -> tuple[str, ...]:
    """The names of a list; a delegation to the United Nations and an office with `and` in its name are one."""
    if text.strip().lower() in _WHOLE:
        return (text.strip(),)
    return tuple(name.strip() for name in _BETWEEN_NAMES.split(text) if name.strip())


def read_dateline(text: str, kind: str) -> Dateline | None:
    """Return what a line says if it is a dateline: a place, a date, nothing more than a document's kind before them.

    >>> line = read_dateline("Cablegram, Oslo, 6 November 1975, 5.30 p.m.", "cablegram")
    >>> line.place, line.day, line.hour
    ('Oslo', '1975-11-06', '17:30:00')
    >>> read_dateline("7 April 1967", "cablegram").place is None
    True
    >>> read_dateline("On 6 November 1975 we saw him and he told us so.", "cablegram") is None
    True
    """
    match = _DATE.search(text) if len(text) <= _LONGEST_DATELINE else None
    if match is None:
        return None
    before = re.sub(rf"^(?:{re.escape(kind)}|extract)\s*,\s*", "", text[: match.start()], flags=re.IGNORECASE)
    after = text[match.end() :]
    if not _is_place(before) or (after.strip(" .,\\d[]") and not _TIME.search(after) and len(after) > 4):
        return None
    return Dateline(text=text, place=_place(before), day=_day(match), hour=_hour(after))


def _is_place(text: str) -> bool:
    """A place has a comma behind it, begins with a capital, and holds few words."""
    words = text.split()
    return not words or (len(words) <= 8 and words[0][:1].isupper() and not words[0].isdigit() and "," in text)


def _place(text: str) -> str | None:
    return re.sub(r"[\s,]*\d{0,2}[\s,]*$", "", text) or None


def _day(match: re.Match[str]) -> str | None:
    """The date; four figures of the year are all that count, since a footnote's mark may follow them."""
    figures = re.sub(r"\D", "", match["year"] or "")[:4]
    if len(figures) < 4:
        return None
    try:
        return date(int(figures), _MONTHS.index(match["month"]) + 1, int(match["day"])).isoformat()
    except ValueError:
        return None


def _hour(text: str) -> str | None:
    match = _TIME.search(text)
    if match is None or not 1 <= int(match["hour"]) <= 12 or int(match["minute"] or 0) > 59:
        return None
    hour = int(match["hour"]) % 12 + (12 if match["half"].lower() == "p" else 0)
    return time(hour, int(match["minute"] or 0)).isoformat()
