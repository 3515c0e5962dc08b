"""Where the words for a matter end: before an exception, and before when, to whom and why it was not told."""

import re
from typing import Final

from reftel.reading.base.passage import Passage

__all__ = ["without_exception", "without_when"]

_EXCEPT: Final = (
    ["other", "than"],
    ["apart", "from"],
    ["aside", "from"],
    ["save", "that"],
    ["save", "to"],
    ["but", "to"],
    ["at", "all"],
)
_FINITE: Final = re.compile("[MHXBEZ]")
_UNTIL: Final = frozenset(("until", "till", "pending", "unless", "because"))
_ABSENCE: Final = ["in", "the", "absence", "of"]
_DID: Final = frozenset(("did", "had", "has", "does"))
_PERSONAL: Final = frozenset(("he", "she", "they", "it", "we", "i"))
_MOST_TOKENS: Final = 7  # of when and to whom at the end of a matter
_TAIL: Final = re.compile(
    r" (?:at this (?:time|stage|point|juncture)|publicly|in public|privately|in private|any ?further"
    r"|so far|thus far|to date|as yet|to (?:me|us|him|her|them)"
    r"|during (?:this|his|her|their|our|the) (?:visit|stay|meeting|talks?|conversations?|discussions?))$"
)


def without_exception(passage: Passage, at: int, end: int) -> int:
    """Return the end of a matter before an exception, and before the next point of a list (`the ships and (2)`)."""
    for one in range(at + 1, end):
        if passage.lows[one] == "except" or passage.lows[one : one + 2] in _EXCEPT:
            return one - (passage.tags[one - 1] == ",")
        if passage.tags[one : one + 4] == "K(#)":
            return one
    return end


def without_when(passage: Passage, at: int, end: int) -> int:
    """Return the end of a matter that is a noun before when and to whom: `the port | until ships came`, `it | to me`.

    Behind a verb of its own such words may belong to that (`whether he would stay until May`).
    """
    lows = passage.lows
    if passage.tags[at] in "TQU" or lows[at] in ("if", "whether"):
        return end
    for one in range(at + 1, end):
        if _begins_when(lows, one):
            return one - (passage.tags[one - 1] == ",")
        if _FINITE.match(passage.tags, one):
            return end
    return _before_tail(lows, at, end)


def _begins_when(lows: list[str], at: int) -> bool:
    """Whether it begins to be said until when, for what reason, or how it was before (`as he had in May`)."""
    as_before = lows[at] == "as" and lows[at + 1] in _PERSONAL and lows[at + 2] in _DID
    return lows[at] in _UNTIL or lows[at : at + 4] == _ABSENCE or as_before


def _before_tail(lows: list[str], at: int, end: int) -> int:
    """The end before words of time and place (`the port | during his stay`), as often as there are some."""
    while end > at + 1:
        first = max(at, end - _MOST_TOKENS)
        match = _TAIL.search(" ".join(lows[first:end]))
        if match is None:
            return end
        end -= len(match.group().split())
    return end
