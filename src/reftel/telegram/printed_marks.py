"""Marks printed above a document's text, as the older volumes have them: `top secret  us urgent`, `confidential`."""

import re

from reftel.telegram.source_note import read_marks

__all__ = ["marks_above"]

_MARK = re.compile(
    r"top secret|secret|confidential|restricted|limited official use|official use only|unclassified"
    r"|niact immediate|operational immediate|immediate|flash|niact|priority|routine|us urgent|emergency"
    r"|eyes only|personal|exdis|nodis|limdis|noforn",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s.,;:/–-]{1,5}|$")


def marks_above(opener: str | None) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Return classification, precedence and caveats that an opener begins with; a salutation may come after them.

    >>> marks_above("top secret priority Dear Mr. Secretary:")
    ('TOP SECRET', 'PRIORITY', ())
    >>> marks_above("Secretary Tarn:")
    (None, None, ())
    """
    found: list[str] = []
    at, text = 0, opener or ""
    while (mark := _MARK.match(text, at)) and (between := _BETWEEN.match(text, mark.end())):
        found.append(mark[0])
        at = between.end()
    return read_marks(found)
