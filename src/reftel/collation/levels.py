"""Which of two classifications, or portion marks, is the stricter."""

import re
from collections.abc import Iterable

__all__ = ["stricter_level", "stricter_mark"]

_LEVELS = (
    "UNCLASSIFIED",
    "SBU",
    "LIMITED OFFICIAL USE",
    "RESTRICTED",
    "CONFIDENTIAL",
    "SECRET",
    "TOP SECRET",
)
_MARKS = {
    "U": 0, "UNCLASSIFIED": 0, "FOUO": 1, "SBU": 1, "LOU": 2, "R": 3, "C": 4, "CONFIDENTIAL": 4, "S": 5, "SECRET": 5,
    "TS": 6,
}  # fmt: skip
_BETWEEN = re.compile(r"/+|-")


def stricter_level(levels: Iterable[str | None]) -> str | None:
    """Return the strictest of the classifications, the first of equal ones; one that is not known counts as none.

    >>> stricter_level(["SBU", None, "CONFIDENTIAL"])
    'CONFIDENTIAL'
    """
    named = [level for level in levels if level]
    return max(named, key=lambda level: _LEVELS.index(level) if level in _LEVELS else -1, default=None)


def stricter_mark(marks: Iterable[str | None]) -> str | None:
    """Return the strictest of the portion marks, with the caveats of all of them.

    >>> stricter_mark(["C/NF", "S"]), stricter_mark(["SBU", "U", None]), stricter_mark(["S//NF", "S/NF"])
    ('S/NF', 'SBU', 'S//NF')
    """
    named = [mark for mark in marks if mark]
    if not named:
        return None
    strictest = max(named, key=lambda mark: _MARKS.get(_BETWEEN.split(mark)[0], -1))
    caveats = dict.fromkeys(caveat for mark in named for caveat in _BETWEEN.split(mark)[1:])
    own = _BETWEEN.split(strictest)[1:]
    return "/".join([strictest, *(caveat for caveat in caveats if caveat not in own)])
