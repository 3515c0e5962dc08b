"""Lists of those who take part: where a member ends and the next begins."""

from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.passage import Passage
from reftel.reading.base.words import base_tags
from reftel.reading.meetings.lexicon import words
from reftel.reading.meetings.officers import is_officer
from reftel.reading.people.cast import Cast

__all__ = ["Part", "parts_of"]

_PORTFOLIO: Final = words("portfolio")


_PARTING: Final = "(),K"  # letters one of which parts two members, or stands before the `with` that does


@mypyc_attr(acyclic=True)
class Part:
    """A member of a list, and the sign or word that joins it to the one before."""

    __slots__ = ("end", "joined", "start")

    def __init__(self, start: int, end: int, joined: str) -> None:
        self.start = start
        self.end = end
        self.joined = joined


def parts_of(cast: Cast, passage: Passage, start: int, end: int) -> list[Part]:
    """Return the members of a list; what stands in brackets is left out, and no name is cut in two."""
    if end <= start:
        return []
    tags = passage.tags[start:end]
    if passage.lows[start] != "with" and not any(letter in tags for letter in _PARTING):
        return [Part(start, end, "")]
    found: list[Part] = []
    whole = _inside_names(cast, passage, start, end)
    named = {one.end for one in cast.mentions.within(passage.index, start, end) if one.kind == "person"}
    first, joined, depth = start, "", 0
    for at in range(start, end):
        tag = passage.tags[at]
        if tag in "()":
            if tag == "(" and depth == 0 and at > first:
                found.append(Part(first, at, joined))
                joined = ","
            depth += (tag == "(") - (tag == ")")
            first = at + 1
        elif depth == 0 and at not in whole and (_parts_here(passage, at, start) or (at in named and tag == "K")):
            if at > first:
                found.append(Part(first, at, joined))
                joined = ""
            joined = "and" if tag != "," or joined == "and" else ","
            first = at + 1
    if end > first and depth <= 0:
        found.append(Part(first, end, joined))
    return found


def _parts_here(passage: Passage, at: int, start: int) -> bool:
    """Whether a member ends at a token; not inside an office (`the Industry and Energy Minister`)."""
    if passage.tags[at] == "K":
        return not _is_in_office(passage, at, start)
    return passage.tags[at] == "," or _is_next(passage, at, start)


def _is_in_office(passage: Passage, at: int, start: int) -> bool:
    """`Trade | and Energy Minister`: a word of the language in capitals before it, an office two words behind it."""
    if at <= start or passage.capitals or passage.tags[at - 1] != "C" or passage.tags[at + 1 : at + 3] != "CC":
        return False
    before, next_to = passage.lows[at - 1], passage.lows[at + 1]
    is_topic = before in base_tags() and next_to in base_tags() and not is_officer(before) and not is_officer(next_to)
    return is_topic and passage.lows[at + 2] in _PORTFOLIO


def _is_next(passage: Passage, at: int, start: int) -> bool:
    """`with Strand and with Tran`; not `a director with the Navy`."""
    return passage.lows[at] == "with" and (at == start or passage.tags[at - 1] in ",K")


def _inside_names(cast: Cast, passage: Passage, start: int, end: int) -> set[int]:
    """The tokens inside the names of people with their offices, and of bodies (`Ministry of Industry and Commerce`)."""
    found: set[int] = set()
    behind: set[int] = set()
    for one in cast.mentions.within(passage.index, start, end):
        if one.kind in {"person", "body", "instrument"}:
            found.update(range(*(one.phrase or (one.start, one.end))))
            behind.add(one.end)
    return found - behind
