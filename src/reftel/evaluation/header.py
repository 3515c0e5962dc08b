"""Header values made comparable: the order of addressees and the punctuation of a subject do not matter."""

import re
from typing import Any

__all__ = ["FIELDS", "header_value"]

FIELDS = (
    "mrn", "post", "post_kind", "routing_indicator", "serial", "dtg", "precedence", "classification", "caveats", "to",
    "info", "executive_order", "tags", "subject", "references", "classified_by", "section", "sections", "signed",
)  # fmt: skip
_NO_WORD = re.compile(r"\W+")
_WORD = re.compile(r"[a-z0-9]+")


def header_value(field: str, value: Any) -> Any:
    """Return a header field's value so that two of the same meaning are equal.

    >>> header_value("subject", "A VISIT, AT LAST"), header_value("subject", None)
    ('a visit at last', None)
    >>> header_value("to", [{"addressee": "SECSTATE  WASHDC"}])
    ['SECSTATE WASHDC']
    """
    if field in {"to", "info"}:
        return sorted(_NO_WORD.sub(" ", (one.get("addressee") or "").upper()).strip() for one in value or [])
    if field == "references":
        return sorted(one.get("id") or _NO_WORD.sub("", (one.get("text") or "").upper()) for one in value or [])
    if field == "executive_order":
        return [(value or {}).get("order"), (value or {}).get("declassify_on")]
    if isinstance(value, list):
        return sorted(value)
    if field in {"subject", "classified_by", "post", "signed"}:
        return " ".join(_WORD.findall((value or "").lower())) or None
    return value
