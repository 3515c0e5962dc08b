"""The day before a head: it tells a paper from others (`the May 5 note`), and makes a meeting of talks."""

from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.instruments.lexicon import HEADS
from reftel.reading.instruments.owned import owner_start

__all__ = ["day_start", "is_of_day"]

_MOST: Final = 3  # words between the day and a paper
_DAYS: Final = ((3, "#y#"), (2, "y#"), (2, "#y"))  # `5 May 1972`, `May 5`, `5 May`


def day_start(passage: Passage, at: int) -> int:
    """Return where the day begins that a paper is told by (`the | February 16 diplomatic note`), else the token.

    Whose it is belongs to it (`Strand's May 5 letter`).
    """
    if passage.lows[at] not in HEADS.owned or passage.lows[at] in ("report", "reports"):
        return at
    start = at
    while start > 0 and passage.tags[start - 1] in "JN" and at - start < _MOST:
        start -= 1
    day = next((count for count, tags in _DAYS if passage.tags[max(start - count, 0) : start] == tags), 0)
    return owner_start(passage, start - day) if day else at


def is_of_day(passage: Passage, at: int) -> bool:
    """Return whether a day stands before talks, which makes a meeting of them: `the May 5 talks in Lysandra`."""
    return passage.tags[max(at - 2, 0) : at] in ("y#", "#y")
