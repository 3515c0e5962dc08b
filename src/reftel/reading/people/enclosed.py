"""Texts that a cable hands on (`BEGIN TEXT ... END TEXT`): whoever says `I` in one is not who signed the cable."""

import re
from bisect import bisect_right
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.rows import Row
from reftel.reading.study import Study

__all__ = ["Enclosed", "enclosed_in"]

_KIND: Final = r"(?:text|translation|letter|message|statement|non-?paper|quote)\b"
_HOW: Final = r"(?:(?:of|full|verbatim|official|unofficial|informal|english|oral) ){0,3}"
_BEGINS: Final = re.compile(rf"\bbegin {_HOW}{_KIND}", re.IGNORECASE)
_ENDS: Final = re.compile(rf"\bend {_HOW}{_KIND}", re.IGNORECASE)
_Place = tuple[int, int]  # index of a passage, offset in it


@mypyc_attr(acyclic=True)
class Enclosed:
    """The texts that a document hands on, from where each begins to where it ends."""

    def __init__(self, starts: list[_Place], ends: list[_Place]) -> None:
        self._starts = starts
        self._ends = ends

    def begin(self, index: int, offset: int) -> _Place | None:
        """Return where the one begins in which a place stands; None where it stands in none."""
        number = bisect_right(self._starts, (index, offset)) - 1
        return self._starts[number] if number >= 0 and (index, offset) < self._ends[number] else None


def enclosed_in(study: Study) -> Enclosed:
    """Find the texts that a document hands on; one whose end is lost goes on to the end of the document."""
    starts = _all(study, "begin", _BEGINS)
    if not starts:
        return Enclosed([], [])
    ends = [*_all(study, "end", _ENDS), (len(study.passages), 0)]
    found: list[_Place] = []
    closed: list[_Place] = []
    for start in starts:
        if not closed or start >= closed[-1]:
            found.append(start)
            closed.append(ends[bisect_right(ends, start)])
    return Enclosed(found, closed)


def _sign(word: str, _: bool) -> str:  # noqa: FBT001  as rows are asked
    match = _TELLS.search(word)
    return match[1][0].lower() if match else " "


_TELLS: Final = re.compile(r"\b(begin|end)$", re.IGNORECASE)  # a word, or the end of one with a hyphen
_TELLING: Final = Row(_sign)


def _all(study: Study, word: str, pattern: re.Pattern[str]) -> list[_Place]:
    """Where a pattern fits that begins with a word in small letters."""
    found: list[_Place] = []
    for passage in study.passages:
        signs = _TELLING.of(passage)
        at = signs.find(word[0])
        while at >= 0:
            start = passage.end_of(at) - len(word)
            if pattern.match(passage.text, start):
                found.append((passage.index, start))
            at = signs.find(word[0], at + 1)
    return found
