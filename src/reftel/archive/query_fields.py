"""The fields of a query, and the values of those that are measured or counted out: times, places to look, levels."""

import calendar
import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from reftel.archive.query_errors import QueryError
from reftel.archive.query_tokens import Token

__all__ = ["ENTRIES", "EVERYWHERE", "FIELDS", "LEVELS", "PARAGRAPHS", "PLACES", "nearest", "places_in", "read_value"]

FIELDS = {
    "post": "post:lima",
    "from": 'from:"amembassy lima"',
    "to": "to:secstate",
    "tag": "tag:PREL",
    "id": "id:09LIMA12",
    "classification": "classification:secret",
    "mark": "mark:C",
    "year": "year:2005..2009",
    "date": "date:2009-11..2010-03",
    "person": 'person:"Adeyemi-Strand"',
    "speaker": "speaker:Penhallow",
    "body": 'body:"Foreign Ministry"',
    "instrument": "instrument:forum",
    "about": 'about:"fishing rights"',
    "in": "in:statements",
}
"""Each field with an example of it."""

PARAGRAPHS = ("paragraph",)
ENTRIES = ("statement", "silence", "change", "plan", "meeting")
EVERYWHERE = PARAGRAPHS + ENTRIES
PLACES = {
    **{each: (each,) for each in EVERYWHERE},
    **{f"{each}s": (each,) for each in EVERYWHERE},
    "entries": ENTRIES,
    "all": EVERYWHERE,
}
"""What `in:` may name, and what that is."""

LEVELS = {
    "unclassified": "UNCLASSIFIED", "unclas": "UNCLASSIFIED", "u": "UNCLASSIFIED", "sbu": "SBU",
    "sensitive": "SBU", "limited official use": "LIMITED OFFICIAL USE", "lou": "LIMITED OFFICIAL USE",
    "confidential": "CONFIDENTIAL", "c": "CONFIDENTIAL", "secret": "SECRET", "s": "SECRET",
    "top secret": "TOP SECRET", "ts": "TOP SECRET",
}  # fmt: skip
"""The classifications, by each way to write them."""

_NEAR = 70
_TIME = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")
_FIRST, _LAST = "00000101", "99991231"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that was probably meant.

    >>> nearest("clasification", FIELDS), nearest("xyz", FIELDS)
    ('classification', None)
    """
    found = process.extractOne(word.lower(), list(known), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return found[0] if found else None


def places_in(query: str, token: Token) -> tuple[str, ...]:
    """Return what a value of `in:` names; raises `QueryError` for none."""
    if token.kind in ("word", "phrase") and token.text.lower() in PLACES:
        return PLACES[token.text.lower()]
    near = nearest(token.text, PLACES)
    names = "paragraphs, statements, silences, changes, plans, meetings, entries or all"
    suggestion = f"in:{near}" if near else f"in: with {names}"
    raise QueryError(query, token.at, reason=f"`in:` knows no `{token.text}`", suggestion=suggestion)


def read_value(query: str, field: str, token: Token) -> tuple[str, bool]:
    """Return a field's value as it is looked for, and whether it is a span of days; raises `QueryError`."""
    if field in ("year", "date"):
        return _span(query, field, token), True
    if field == "classification" and "*" not in token.text:
        return _level(query, token), False
    return token.text, False


def _level(query: str, token: Token) -> str:
    named = " ".join(token.text.lower().split())
    if named in LEVELS:
        return LEVELS[named]
    near = nearest(named, LEVELS) or "secret"
    value = f'"{near}"' if " " in near else near
    reason = f"there is no classification `{token.text}`"
    raise QueryError(query, token.at, reason=reason, suggestion=f"classification:{value}")


def _span(query: str, field: str, token: Token) -> str:
    """The first and last day of a time or of a span of two, an open end being the first or last day there is."""
    first, dots, last = token.text.partition("..")
    if dots and not first and not last:
        raise QueryError(query, token.at, reason="a span needs a beginning or an end", suggestion=FIELDS[field])
    start = _days(query, field, token, first)[0] if first else _FIRST
    end = _days(query, field, token, last if dots else first)[1] if last or not dots else _LAST
    if start > end:
        swapped = f"{field}:{last}..{first}"
        raise QueryError(query, token.at, reason="this span ends before it begins", suggestion=swapped)
    return f"{start}..{end}"


def _days(query: str, field: str, token: Token, text: str) -> tuple[str, str]:
    match = _TIME.fullmatch(text)
    if match is None or (field == "year" and match["month"]):
        reason = f"`{text}` is no {'year' if field == 'year' else 'year, month or day'}"
        raise QueryError(query, token.at, reason=reason, suggestion=FIELDS[field])
    year, month, day = (int(part) if part else None for part in match.group("year", "month", "day"))
    if month is None:
        return f"{year:04}0101", f"{year:04}1231"
    if not 1 <= month <= 12:
        raise QueryError(query, token.at, reason=f"there is no month {month}", suggestion=FIELDS[field])
    longest = calendar.monthrange(year or 4, month)[1]
    if day is not None and not 1 <= day <= longest:
        raise QueryError(query, token.at, reason=f"that month has {longest} days", suggestion=FIELDS[field])
    return f"{year:04}{month:02}{day or 1:02}", f"{year:04}{month:02}{day or longest:02}"
