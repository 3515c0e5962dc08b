"""Date-time groups: `270908Z NOV 09`, the moment a telegram was released, in universal time.

The form is that of ACP 121, Communication Instructions General, "Date-time group": two figures each for day, hour
and minute, the letter of the time zone (Z, universal time), the month's three letters and the year.
"""

import datetime as dt
import re

__all__ = ["DTG", "MONTHS", "day_of_year", "find_dtg", "parse_dtg", "year_of_two_digits"]

MONTHS = (
    "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE",
    "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER",
)  # fmt: skip
_MONTHS = tuple(month[:3] for month in MONTHS)
DTG = (
    r"(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d) ?Z ?"
    r"(?P<month>[A-Za-z]{3})[A-Za-z]{0,6}[ .,]{0,3}(?P<year>\d{4}|\d\d)(?!\d)"
)
_DTG = re.compile(DTG)
_PIVOT = 40  # two-figure years up to 40 are of this century: telegrams in this form begin in the 1940s


def year_of_two_digits(year: int) -> int:
    """Return the full year of a two-figure one, between 1941 and 2040.

    >>> year_of_two_digits(9), year_of_two_digits(73)
    (2009, 1973)
    """
    if year > 99:
        return year
    return year + (2000 if year <= _PIVOT else 1900)


def parse_dtg(match: "re.Match[str]") -> str | None:
    """Return the ISO 8601 moment of a match of `DTG`, None where there is no such day or minute."""
    month = match["month"].upper()
    if month not in _MONTHS:
        return None
    try:
        moment = dt.datetime(
            year_of_two_digits(int(match["year"])),
            _MONTHS.index(month) + 1,
            int(match["day"]),
            int(match["hour"]),
            int(match["minute"]),
            tzinfo=dt.UTC,
        )
    except ValueError:
        return None
    return f"{moment.replace(tzinfo=None).isoformat()}Z"


def find_dtg(text: str) -> str | None:
    """Return the first date-time group in the text as an ISO 8601 moment.

    >>> find_dtg("O 270908Z NOV 09")
    '2009-11-27T09:08:00Z'
    >>> find_dtg("R 311260Z FEB 09") is None
    True
    """
    match = _DTG.search(text)
    return parse_dtg(match) if match else None


def day_of_year(dtg: str) -> int:
    """Return the day of the year that an ISO moment falls on.

    >>> day_of_year("2009-11-27T09:08:00Z")
    331
    """
    return dt.date.fromisoformat(dtg[:10]).timetuple().tm_yday
