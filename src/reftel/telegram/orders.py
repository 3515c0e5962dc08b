"""The E.O. line: which order the classification rests on, and when it ends."""

import datetime as dt
import re

from reftel.record import ExecutiveOrder
from reftel.telegram.dtg import MONTHS, year_of_two_digits

__all__ = ["parse_executive_order"]

_ORDER = re.compile(r"^\W{0,4}(?P<order>1\d{3,4})\b[\s:;.,)]{0,6}")
_US = re.compile(r"(?<!\d)(?P<month>\d{1,2})[/-](?P<day>\d{1,2})[/-](?P<year>\d{4}|\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})[/-](?P<month>\d{1,2})[/-](?P<day>\d{1,2})(?!\d)")
_WORDS = re.compile(r"\b(?P<name>[A-Z]{3,9})\.? {1,2}(?P<day>\d{1,2}),? {1,2}(?P<year>\d{4})\b", re.IGNORECASE)
_DAY_FIRST = re.compile(r"\b(?P<day>\d{1,2}) {0,2}(?P<name>[A-Z]{3,9})\.?,? {0,2}(?P<year>\d{4}|\d\d)\b", re.IGNORECASE)
_DECLASSIFY = re.compile(r"DECL(?:AS)?\b|DECLASSIFY|X-?GDS|GDS|OADR", re.IGNORECASE)
_DECLASSIFIED = re.compile(r"DECLASSIFIED", re.IGNORECASE)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year_of_two_digits(year), month, day).isoformat()
    except ValueError:
        return None


def _date_of(match: "re.Match[str]") -> str | None:
    groups = match.groupdict()
    month = groups.get("month")
    if month is None:
        name = groups["name"].upper()
        named = [i for i, full in enumerate(MONTHS, 1) if full.startswith(name)]
        if not named:
            return None
        month = str(named[0])
    return _iso(int(groups["year"]), int(month), int(groups["day"]))


def _declassify_on(text: str) -> str | None:
    if _DECLASSIFIED.search(text) or not _DECLASSIFY.search(text):
        return None
    for form in (_ISO, _US, _WORDS, _DAY_FIRST):
        match = form.search(text)
        if match:
            return _date_of(match)
    return None


def parse_executive_order(value: str) -> ExecutiveOrder:
    """Return the order, the words after it and the date on which the cable is to be declassified.

    A note that the cable has been declassified since (`DECLASSIFIED JUNE 21, 2006`) is no such date.

    >>> parse_executive_order("12958: DECL: 11/22/2012")
    ExecutiveOrder(order='12958', text='DECL: 11/22/2012', declassify_on='2012-11-22')
    >>> parse_executive_order(" 12958: N/A")
    ExecutiveOrder(order='12958', text='N/A', declassify_on=None)
    >>> parse_executive_order("12958 DECL: 6/3/08").declassify_on
    '2008-06-03'
    """
    folded = " ".join(value.split())
    match = _ORDER.match(folded)
    text = folded[match.end() :] if match else folded.lstrip(": ")
    text = text.strip(" \\:;,")
    return ExecutiveOrder(
        order=match["order"] if match else None, text=text or None, declassify_on=_declassify_on(text)
    )
