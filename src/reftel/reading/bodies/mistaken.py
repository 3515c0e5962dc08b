"""Heads with capitals that make no body: an office's field, a province, a shore, a deed, a common word."""

from reftel.reading.base.passage import Passage
from reftel.reading.base.words import base_tags
from reftel.reading.bodies.lexicon import Lexicon
from reftel.reading.bodies.parts import is_part

__all__ = ["is_common", "is_deed", "is_portfolio", "is_province", "is_weak"]

_MOST = 12
_SIDES = frozenset(["west", "east", "left", "right", "north", "south"])
_ANY = frozenset(["company", "organization", "organisation", "movement", "group", "association", "school", "center"])
_PORTFOLIOS = frozenset(["minister", "ministers", "secretary", "vice-minister", "commissioner"])


def is_province(passage: Passage, start: int, end: int, at: int) -> bool:
    """Whether a `Department of Puno` is a part of a country: its name is no word of the language."""
    rest = [*passage.lows[start:at], *passage.lows[at + 1 : end]]
    return (
        passage.lows[at] == "department"
        and len(rest) > 0
        and all(low == "of" or low not in base_tags() for low in rest)
    )


def is_deed(passage: Passage, start: int, at: int) -> bool:
    """Whether a head is a deed (`Exchange of Notes`), a state's (`Commonwealth of Kestria`), a shore (`West Bank`)."""
    if passage.lows[at] == "bank" and start == at - 1:
        return passage.lows[start] in _SIDES
    if passage.lows[at] == "mission":
        return passage.lows[max(at - 2, 0) : at] == ["chief", "of"]  # `Deputy Chief of Mission Strand`
    return passage.lows[at] in ("exchange", "commonwealth") and passage.lows[at + 1 : at + 2] == ["of"]


def is_portfolio(passage: Passage, start: int, lexicon: Lexicon) -> bool:
    """Whether the words are what a minister is minister of, or a director `for`: no body, an office's field."""
    at = start - 1
    while at > 0 and start - at < _MOST:
        low = passage.lows[at]
        if passage.words[at] in lexicon.stops or low in _PORTFOLIOS or low == "general":
            return low in _PORTFOLIOS or passage.lows[at + 1] == "for"
        if not (low in lexicon.inner or passage.tags[at] == "," or is_part(passage, at, lexicon)):
            return False
        at -= 1
    return False


def is_weak(passage: Passage, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a common word has its capital from the beginning of a sentence, or from an office behind it."""
    if end - start == 2 and (passage.tags[start] != "C" or (start and passage.lows[start - 1] == "in")):
        return True
    if passage.lows[end - 1] == "front" and passage.lows[max(start - 2, 0) : start] == ["on", "the"]:
        return True
    return end < len(passage.words) and is_part(passage, end, lexicon)


def is_common(passage: Passage, start: int, end: int, at: int) -> bool:
    """Whether a text of capitals has only words of the language before a head that any body may have."""
    if passage.lows[at] not in _ANY or end > at + 1:
        return False
    return all(low in base_tags() for low in passage.lows[start:at]) and "C" not in passage.tags[start:at]
