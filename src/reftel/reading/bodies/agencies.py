"""Departments of the United States called by their field alone: `State and Defense agree`, `State/Commerce message`."""

from functools import cache
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.tables import read_rows
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.bodies.lexicon import Lexicon

__all__ = ["agencies", "find_agency"]

_JOINTS: Final = frozenset(",K/")
_DOES: Final = frozenset("ZHXMBE")
_OPENS: Final = frozenset(".;:,TA<(-")
_OTHERS: Final = frozenset(
    ["department", "departments", "ministry", "ministries", "minister", "ministers", "secretary", "secretaries"]
)
_LONGEST: Final = 8  # departments in a list
_NEAR: Final = 5  # tokens behind one in which `and Trade Ministers` stands


@cache
def agencies() -> frozenset[str]:
    """Return the fields that departments are called by."""
    return _row("agencies-ministry")


@cache
def _partners() -> frozenset[str]:
    """What else stands in a list of departments."""
    return agencies() | _row("partners-")


def _row(use: str) -> frozenset[str]:
    return frozenset(word for name, words in read_rows("body_words.csv", 2) if name == use for word in words.split())


def find_agency(passage: Passage, at: int, lexicon: Lexicon) -> Find | None:
    """Return the department that a field stands for: one in a list of them, or `State` that does something."""
    if passage.capitals:
        return None
    start, end = _first(passage, at), _last(passage, at)
    is_listed = start < end and not _is_of_others(passage, start, end)
    if not (is_listed or (start == end and _acts(passage, at))):
        return None
    key = _key(passage.words[at], lexicon)
    return Find(passage.index, at, at + 1, Named(key=key, name=passage.words[at], kind="ministry", rule="agency"))


def _key(field: str, lexicon: Lexicon) -> str:
    form = lexicon.forms.at([field, "Department"], 0) or lexicon.forms.at(["Department", "of", field], 0)
    return form.key if form else f"Department of {field}"


def _first(passage: Passage, at: int) -> int:
    """The first department of the list that a token is in."""
    for _ in range(_LONGEST):
        before = at - 1 - (at > 1 and passage.tags[at - 2 : at] == ",K")
        if before < 1 or passage.tags[before] not in _JOINTS or passage.words[before - 1] not in _partners():
            return at
        at = before - 1
    return at


def _last(passage: Passage, at: int) -> int:
    for _ in range(_LONGEST):
        after = at + 2 + (passage.tags[at + 1 : at + 3] == ",K")
        if (
            passage.tags[at + 1] not in _JOINTS
            or after >= len(passage.words)
            or passage.words[after] not in _partners()
        ):
            return at
        at = after
    return at


def _is_of_others(passage: Passage, start: int, end: int) -> bool:
    """Whether what a list has are the fields of ministers (`Secretaries of State and Defense`) or a longer list's."""
    if not _OTHERS.isdisjoint(passage.lows[end + 1 : end + _NEAR]):
        return True
    if start and passage.tags[start - 1] == ",":
        return passage.tags[max(start - 2, 0)] == "C"
    return start > 0 and (passage.tags[start - 1] in "OCJ" or passage.lows[start - 1] in _OTHERS)


def _acts(passage: Passage, at: int) -> bool:
    """`State believes`, `I have conveyed it to State`: the others are words that a sentence may begin with."""
    if passage.words[at] != "State" or not _OTHERS.isdisjoint(passage.lows[at + 1 : at + _NEAR]):
        return False
    if at == 0 or passage.tags[at - 1] in _OPENS:
        return passage.tags[at + 1] in _DOES
    return passage.tags[at - 1] == "P" and passage.tags[at + 1] in ".,;)KVZHXMB"
