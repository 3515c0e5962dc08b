"""Message attributes: what the printouts of the State Department's telegrams of 1973 to 1979 have below each of them.

Central Foreign Policy Files, as the National Archives give them out (Access to Archival Databases): `Message Text`
stands above the telegram, `Message Attributes` below it, and then some sixty keys with values.
"""

import re
from collections.abc import Sequence

from reftel.record import Site

__all__ = ["TEXT", "attributes_start", "site_of_attributes"]

TEXT = "Message Text"
_HEAD = "Message Attributes"
_KEY = re.compile(
    r"^(?:Automatic Decaptioning|Capture Date|Channel Indicators|Concepts|Control Number|Copy|Current Classification"
    r"|Decaption Date|Disposition [A-Z][A-Za-z ]{2,20}|Document Number|Draft Date|Locator|Sent Date):"
)
_ANY = re.compile(r"^(?P<key>[A-Z][A-Za-z ]{1,40}):(?P<value>.*)$")
_NEAR = 8  # lines below the heading in which its first keys stand
_FEWEST = 2
_NOTHING = frozenset(("", "n/a", "na"))


def attributes_start(lines: Sequence[str], start: int, end: int) -> int:
    """Return the index between two at which message attributes begin; the second where there are none.

    >>> text = ["1. We met.", "", "Message Attributes", "Capture Date: 01 JAN 1994", "Copy: SINGLE"]
    >>> attributes_start(text, 0, 5), attributes_start(text[:3], 0, 3)
    (2, 3)
    """
    if _HEAD not in "\n".join(lines[start:end]):
        return end
    for at in range(start, end):
        if lines[at].strip() == _HEAD:
            keys = sum(_KEY.match(line.strip()) is not None for line in lines[at + 1 : min(end, at + 1 + _NEAR)])
            if keys >= _FEWEST:
                return at
    return end


def site_of_attributes(lines: Sequence[str]) -> Site | None:
    """Return what message attributes say of a telegram, None where they give neither its number nor its day.

    >>> site_of_attributes(["Message Attributes", "Draft Date: 12 MAR 1974", "Document Number: 1974BELGRA01234"])
    Site(id='1974BELGRA01234', date='12 MAR 1974', classification=None, origin=None, subject=None, references=())
    """
    said: dict[str, list[str]] = {}
    value: list[str] = []
    for line in lines:
        match = _ANY.match(line)
        if match:
            value = said.setdefault(match["key"], [])
        value.append((match["value"] if match else line).strip())
    whole = {key: " ".join(filter(None, values)) for key, values in said.items()}

    def told(*keys: str) -> str | None:
        return next((whole[key] for key in keys if whole.get(key, "").lower() not in _NOTHING), None)

    number, day = told("Document Number"), told("Draft Date", "Sent Date")
    if number is None and day is None:
        return None
    return Site(
        id=number,
        date=day,
        classification=told("Original Classification"),
        origin=told("From"),
        subject=told("Subject"),
    )
