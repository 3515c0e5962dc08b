"""Who takes part: the people, bodies and unnamed groups that a stretch of words lists."""

import re
from typing import Final, NamedTuple

from reftel.reading.base.passage import Passage
from reftel.reading.base.words import base_tags
from reftel.reading.meetings.lexicon import words
from reftel.reading.meetings.lists import parts_of
from reftel.reading.meetings.officers import is_officer
from reftel.reading.mentions import Mention
from reftel.reading.people.cast import Cast
from reftel.reading.people.writers import WRITER, opening_of

__all__ = ["OBJECTS", "Side", "side", "side_of_writer"]

_US: Final = words("us")
_OF_THEM: Final = words("of them")
_PARTY: Final = words("party")
_POST: Final = words("post")
_GROUP: Final = words("group")
_GOVERNING: Final = words("governing")
_COME_BY: Final = words("come by")

_NAME: Final = re.compile("C{1,4}(?:NC{1,2})?")
_PARTICLES: Final = frozenset(("bin", "bint", "ibn", "ben", "van", "von", "der", "de", "da", "del", "al", "el"))
OBJECTS: Final = frozenset(("me", "him", "her", "us", "them"))
_APPOSED: Final = {"person": ("body", "office"), "office": ("body", "office"), "apposed": ("body", "office")}
_HEADS: Final = frozenset(("president", "vice president", "king", "queen"))
_PHRASE: Final = 6  # words of a participant without a name


class Side(NamedTuple):
    """Those on one side of an encounter; `us` says that the post or its writer is among them unnamed."""

    names: tuple[str, ...]
    us: bool = False
    listed: int = 0  # how many of them stand in a list


def side(cast: Cast, passage: Passage, start: int, end: int) -> Side:
    """Return who is listed between two tokens."""
    if end - start == 1 and (passage.tags[start] in "Uu" or passage.lows[start] in OBJECTS):
        return _pronoun(cast, passage, start)
    names: list[str] = []
    us, before, by_office = False, "", ""
    for part in parts_of(cast, passage, start, end):
        if part.end - part.start == 1 and passage.tags[part.start] in "Uu":
            alone = _pronoun(cast, passage, part.start)  # `he and Minister Tran`
            names += [name for name in alone.names if name not in names]
            us = us or alone.us
            continue
        us = us or (part.end - part.start <= 2 and _is_us(passage, part.end - 1))
        name, kind = _one(cast, passage, part.start, part.end)
        if name is None or (part.joined == "," and part.end - part.start > 1 and kind in _APPOSED.get(before, ())):
            before = before and "apposed"
            continue
        if before == "apposed" and kind == "body":
            continue
        if before == "office" and kind == "person" and part.joined == ",":
            if not _is_second(cast, passage, names[-1], part.start):
                names.pop()
        elif (
            by_office not in ("", name)
            and kind == "person"
            and part.joined == ","
            and _is_bare_name(cast, passage, part.start)
        ):
            names.remove(by_office)
        by_office = name if kind == "person" and _is_by_office(passage, part.start, part.end, name) else ""
        if name not in names:
            names.append(name)
        before = kind if kind in {"person", "office"} else ""
    return Side(tuple(names), us, len(names))


def _is_second(cast: Cast, passage: Passage, office: str, start: int) -> bool:
    """Whether behind a head of state somebody in another office is named: `the King, Prime Minister Strand`."""
    in_office = any(map(is_officer, passage.lows[start : start + 2]))
    return office.lower() in _HEADS and in_office and not _is_bare_name(cast, passage, start)


def _is_by_office(passage: Passage, start: int, end: int, name: str) -> bool:
    """Whether somebody is called by his office alone, and its seat: `the President of Harbor Mines`."""
    return "of" in passage.lows[start:end] and name.rsplit(maxsplit=1)[-1] not in passage.words[start:end]


def _is_bare_name(cast: Cast, passage: Passage, start: int) -> bool:
    """Whether a name with nothing before it begins at a token."""
    mention = cast.mentions.at(passage.index, start)
    return mention is not None and mention.kind == "person" and mention.start == start


def _is_us(passage: Passage, at: int) -> bool:
    return passage.lows[at] in _US and passage.words[at] != "US"


def _pronoun(cast: Cast, passage: Passage, at: int) -> Side:
    low = passage.lows[at]
    if passage.words[at] == "US":
        return Side(())
    if low in ("we", "us"):
        writer = cast.who(passage.index, at, at + 1) if cast.study.cable.editorial else None
        return Side((writer,) if writer else (), us=True)
    names = cast.everybody(passage.index, at, at + 1)
    return Side(tuple(names), us=low in ("i", "me"))


def side_of_writer(cast: Cast) -> Side:
    """Return the writer of a document as a side: by name where he is one of its people."""
    writer = next((one.name for one in cast.people if one.rule == WRITER), None)
    if writer is None and (opening := opening_of(cast.study)):
        writer = cast.who(0, *opening)
    if writer is None and cast.study.cable.editorial:
        writer = cast.study.cable.header.signed
    return Side((writer,) if writer else (), us=True)


def _one(cast: Cast, passage: Passage, start: int, end: int) -> tuple[str | None, str]:
    """The member's name, and whether it is a `person`, an unnamed `office`, a `group` or a `body`."""
    end = _before_date(cast, passage, start, end)
    people = [one for one in cast.mentions.within(passage.index, start, end) if one.kind == "person"]
    own = [one for one in people if not _is_owner(passage, one, end)]
    close = _close_to(passage, start, end)
    if own and own[-1].start < close:
        return cast.people[own[-1].entry].name, "person"
    end = min(end, close)
    start = _past_owner(passage, _past_determiners(passage, start, end), end)
    if start >= end:
        return None, ""
    head = _head(passage, start, end)
    kind = _kind(passage.lows[head])
    if kind != "party" and not people and (found := _known(cast, passage, (start, end), head, kind)):
        return found
    if (
        kind == "group"
        and (body := _body_of(cast, passage, start, end))
        and _is_named(cast, passage, (start, end), body)
    ):
        return body, kind
    if not kind and _is_name(cast, passage, start, end):
        kind = "person"
        head = end - 1
    if passage.lows[head + 1 : head + 2] == ["of"] and head + 2 < end and passage.lows[head + 2] in _OF_THEM:
        head += 2  # `heads of mission`
    return (_plain(passage, start, head + 1), kind) if kind else (None, "")


def _before_date(cast: Cast, passage: Passage, start: int, end: int) -> int:
    """Where a day begins behind a member (`the Archbishop | this morning`); else the end."""
    inside = cast.mentions.within(passage.index, start, end)
    return next((one.start for one in inside if one.kind == "date" and one.start > start and one.end >= end), end)


def _close_to(passage: Passage, start: int, end: int) -> int:
    """Where what tells whose man somebody is begins (`an official | close to Minister Strand`); else the end."""
    at = next((one for one in range(start + 1, end - 1) if passage.lows[one] == "close"), end)
    return at if passage.lows[at + 1 : at + 2] == ["to"] else end


def _kind(low: str) -> str:
    """What a noun names people by: as a `party` with a task, a `group`, an `office`; empty for any other."""
    if low in _PARTY or low in _POST:
        return "party"
    return "group" if low in _GROUP else "office" if is_officer(low) or _is_withheld(low) else ""


def _known(cast: Cast, passage: Passage, phrase: tuple[int, int], head: int, kind: str) -> tuple[str, str] | None:
    """A person or body of the registers that a phrase means."""
    start, end = phrase
    found = cast.who(passage.index, start, end)
    if found is None:
        return None
    if cast.person_at(passage.index, start, end) is not None:
        return found, "person"
    if "'" in passage.tags[head:end]:
        kind = ""  # `the Harbor Ministry's Deputy Head`: nobody but who is named before it
    if kind == "group" and not _is_named(cast, passage, phrase, found):
        return None
    return (found, kind or "body") if kind == "group" or _is_body(cast, passage, head) else None


def _is_named(cast: Cast, passage: Passage, phrase: tuple[int, int], name: str) -> bool:
    """Whether a group is of a body that is named; not of a state by its adjective only (`Kestrian ministers`)."""
    if cast.kinds_of(name).isdisjoint(("state", "government")) or not _GOVERNING.isdisjoint(
        passage.lows[slice(*phrase)]
    ):
        return True
    inside = [one for one in cast.mentions.within(passage.index, *phrase) if one.kind == "body"]
    return any(passage.words[one.start].isupper() for one in inside)


def _is_name(cast: Cast, passage: Passage, start: int, end: int) -> bool:
    """Whether words with capitals, none of them a body's or a thing's, name somebody of whom nothing more is told."""
    if not _NAME.fullmatch(passage.tags, start, end):
        return False
    if end - start > 1:
        middle = passage.tags.find("N", start, end)
        return middle < 0 or passage.lows[middle] in _PARTICLES
    word = passage.words[start]
    return (
        (word[1:].islower() or (passage.capitals and len(word) > 3))
        and passage.lows[start] not in base_tags()
        and cast.mentions.at(passage.index, start) is None
    )


def _body_of(cast: Cast, passage: Passage, start: int, end: int) -> str | None:
    """`members of the Committee`, `members of the Senate's Committee`, `GOK officials`: the body they are of."""
    found = [one for one in cast.mentions.within(passage.index, start, end) if one.kind == "body"]
    own = [one for one in found if not _is_owner(passage, one, end)] or found
    return cast.bodies[own[0].entry].name if own else None


def _is_withheld(low: str) -> bool:
    """A name that was blotted out (`XXXXXXXXXXXX`)."""
    return len(low) > 3 and not low.strip("x")


def _is_owner(passage: Passage, mention: Mention, end: int) -> bool:
    return mention.end < end and passage.tags[mention.end] == "'"


def _is_body(cast: Cast, passage: Passage, at: int) -> bool:
    mention = cast.mentions.at(passage.index, at)
    return mention is not None and mention.kind == "body"


def _past_determiners(passage: Passage, start: int, end: int) -> int:
    met = next((at for at in range(start + 1, end - 1) if passage.lows[at] == "meeting"), None)
    if met is not None and passage.tags[met - 1] in "y#" and passage.tags[met + 1] in "DC":
        start = met + 1  # `At May 3 meeting | Under Secretary raised`
    while (
        start < end
        and (passage.tags[start] in "DR#Pu,O" or passage.lows[start] in _COME_BY)
        and passage.lows[start : start + 2] != ["under", "secretary"]
    ):
        start += 1
    return start


def _past_owner(passage: Passage, start: int, end: int) -> int:
    """`the Ministry of Trade's Harbor Director`: an officer, and not the body that he is of."""
    at = passage.tags.rfind("'", start, end)
    if at < 0 or "O" not in passage.tags[start:at] or at + 1 >= end:
        return start
    officer = _past_determiners(passage, at + 1, end)
    return officer if officer < end and is_officer(passage.lows[_head(passage, officer, end)]) else start


def _head(passage: Passage, start: int, end: int) -> int:
    """The last noun before what hangs on it by a preposition."""
    at = start
    while at + 1 < end and passage.tags[at + 1] in "NCJ'G/-D":
        at += 1
    return at - (passage.tags[at] == "-" and at > start)


def _plain(passage: Passage, start: int, end: int) -> str:
    return passage.words_of(max(start, end - _PHRASE), end)
