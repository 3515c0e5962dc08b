"""Who takes part: the people, bodies and unnamed groups that a stretch of words lists."""

from collections.abc import Iterator
from typing import NamedTuple

from reftel.reading.base.passage import Passage
from reftel.reading.meetings.lexicon import words
from reftel.reading.mentions import Mention
from reftel.reading.people.cast import Cast

__all__ = ["Side", "side", "stretch_end"]

_STOPS = frozenset(
    {"on", "about", "regarding", "concerning", "during", "after", "before", "at", "over", "since", "following", "re"}
    | {"prior", "through", "without", "because", "when", "where", "while", "but", "until", "to", "under", "upon"}
)
_FINITE = frozenset("EZBHMXQTA;:.V")
_LONGEST = 90  # tokens of a list of participants
_PHRASE = 6  # words of a participant without a name


class Side(NamedTuple):
    """Those on one side of an encounter; `us` says that the post or its writer is among them unnamed."""

    names: tuple[str, ...]
    us: bool = False
    listed: int = 0  # how many of them stand in a list


def stretch_end(passage: Passage, start: int, end: int) -> int:
    """Return where the list of participants that begins at a token ends: at a verb, a purpose, another circumstance."""
    depth = 0
    for at in range(start, min(end, start + _LONGEST)):
        tag = passage.tags[at]
        depth += (tag == "(") - (tag == ")")
        if depth <= 0 and (tag in _FINITE or passage.lows[at] in _STOPS or (tag == "G" and at > start)):
            return at
    return min(end, start + _LONGEST)


def side(cast: Cast, passage: Passage, start: int, end: int) -> Side:
    """Return who is listed between two tokens."""
    if end - start == 1 and passage.tags[start] in "Uu":
        return _pronoun(cast, passage, start)
    names: list[str] = []
    listed, us, was_person = 0, False, False
    for first, last, joined in _parts(passage, start, end):
        name, is_person = _one(cast, passage, first, last)
        us = us or (last - first <= 2 and passage.lows[last - 1] in words("us"))
        if name is None or (was_person and not is_person and joined == "," and not _is_group(passage, first, last)):
            continue
        if is_person and joined == "," and names and not was_person and _is_office_of(passage, first, last):
            names.pop()
            listed -= 1
        if name not in names:
            names.append(name)
            listed += 1
        was_person = is_person
    return Side(tuple(names), us, listed)


def _pronoun(cast: Cast, passage: Passage, at: int) -> Side:
    low = passage.lows[at]
    if low in ("we", "us"):
        writer = cast.who(passage.index, at, at + 1) if cast.study.cable.editorial else None
        return Side((writer,) if writer else (), us=True)
    names = cast.everybody(passage.index, at, at + 1)
    return Side(tuple(names), us=low in ("i", "me"))


def _parts(passage: Passage, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The members of a list with the sign or word that joins each to the one before."""
    first, joined, depth = start, "", 0
    for at in range(start, end):
        tag = passage.tags[at]
        if tag in "()":
            if tag == "(" and depth == 0 and at > first:
                yield first, at, joined
                joined = "("
            depth += (tag == "(") - (tag == ")")
            first = at + 1
        elif depth == 0 and (tag in ",K" or passage.lows[at] == "with"):
            if at > first:
                yield first, at, joined
                joined = ""
            joined = "and" if tag == "K" or joined == "and" else "," if tag == "," else "and"
            first = at + 1
    if end > first and depth <= 0:
        yield first, end, joined


def _one(cast: Cast, passage: Passage, start: int, end: int) -> tuple[str | None, bool]:
    """The member's name, and whether it is a person's."""
    people = [one for one in cast.mentions.within(passage.index, start, end) if one.kind == "person"]
    own = [one for one in people if not _is_owner(passage, one, end)]
    if own:
        return cast.people[own[-1].entry].name, True
    start = _past_determiners(passage, start, end)
    if start >= end:
        return None, False
    head = _head(passage, start, end)
    low = passage.lows[head]
    if not people and (found := cast.who(passage.index, start, end)):
        is_person = cast.person_at(passage.index, start, end) is not None
        if is_person or low in words("group") or _is_body(cast, passage, head):
            return found, is_person
    if low in words("officer") or low in words("group"):
        return _plain(passage, start, head + 1), False
    return None, False


def _is_owner(passage: Passage, mention: Mention, end: int) -> bool:
    return mention.end < end and passage.tags[mention.end] == "'"


def _is_body(cast: Cast, passage: Passage, at: int) -> bool:
    mention = cast.mentions.at(passage.index, at)
    return mention is not None and mention.kind == "body"


def _past_determiners(passage: Passage, start: int, end: int) -> int:
    while start < end and passage.tags[start] in "DR#P,":
        start += 1
    return start


def _head(passage: Passage, start: int, end: int) -> int:
    """The last noun before what hangs on it by a preposition."""
    at = start
    while at + 1 < end and passage.tags[at + 1] in "NCJ'G#y/-D":
        at += 1
    return at


def _plain(passage: Passage, start: int, end: int) -> str:
    return passage.words_of(max(start, end - _PHRASE), end)


def _is_group(passage: Passage, start: int, end: int) -> bool:
    return passage.lows[_head(passage, _past_determiners(passage, start, end), end)] in words("group")


def _is_office_of(passage: Passage, start: int, end: int) -> bool:
    """Whether a part is a bare name, so that the office before it is the same person's."""
    return end - start <= 4 and set(passage.tags[start:end]) <= set("C.")
