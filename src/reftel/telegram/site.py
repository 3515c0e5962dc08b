"""Site lines: what a mirror or dump printed above a telegram, read back as data about the cable."""

import re
from collections.abc import Sequence

from reftel.record import Site

__all__ = ["site_of_lines"]

_ID = re.compile(r"^\s*(?:refid:\s*|reference id:\s*)?(\d{2}[A-Z]{3,20}\d{1,6})\s*$", re.IGNORECASE)
_DATE = re.compile(r"^\s*(?:date:\s*|created:\s*)?(\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?)\s*$", re.IGNORECASE)
_LEVEL = re.compile(r"^\s*(?:classification:\s*)?((?:UNCLASSIFIED|CONFIDENTIAL|SECRET)(?://[A-Z ]{3,40})?)\s*$")
_ORIGIN = re.compile(
    r"^\s*(?:origin:\s*)?((?:Embassy|Consulate|Mission|US |USUN|Secretary of State|REO"
    r"|American Institute)[A-Za-z .'-]{0,40})\s*$"
)
_LINKS = re.compile(r"^\s*(?:destination:\s*)?(\d{2}[A-Z]{3,20}\d+(?:[|,;]\s?\d{2}[A-Z]{3,20}\d+)+)\s*$")
_FIELDS = (("id", _ID), ("date", _DATE), ("classification", _LEVEL), ("origin", _ORIGIN), ("references", _LINKS))


def site_of_lines(lines: Sequence[str]) -> Site | None:
    """Return what site lines say, None where there is neither an id nor a date among them.

    >>> site_of_lines(["09TELAVIV2554", "2009-11-27 09:08", "UNCLASSIFIED", "Embassy Tel Aviv"]).origin
    'Embassy Tel Aviv'
    """
    found: dict[str, str] = {}
    for line in lines:
        for field, pattern in _FIELDS:
            match = pattern.match(line)
            if match:
                found.setdefault(field, match[1].strip())
                break
    if "id" not in found and "date" not in found:
        return None
    return Site(
        id=found.get("id"),
        date=found.get("date"),
        classification=found.get("classification"),
        origin=found.get("origin"),
        references=tuple(re.split(r"[|,;]\s?", found["references"])) if "references" in found else (),
    )
