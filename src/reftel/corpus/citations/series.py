"""Series of running numbers: whose telegrams to whom are counted together, and where a cable stands in them.

A post counts its telegrams to its head office. Until the middle of 1966 the Department counted those to each post
apart, as Canberra did, and posts those to one another. Such a series is `STATE-ANKARA`, any other that of its sender
(`ANKARA`). Cablegrams of the 1970s have letters of their own (`O.JA1547`).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reftel.corpus.identity.offices import states_in
from reftel.corpus.tables import read_rows
from reftel.reading.base.tables import read_rows as reading_rows
from reftel.record import Cable
from reftel.telegram.posts import post_by_name, post_of_addressee

__all__ = ["CIRCULAR", "HOME", "Ends", "code_of", "ends_of", "lettered", "names_of", "series_of", "words_of_kind"]

HOME = "STATE"
"""The head office of every post that is not said to have another."""
CIRCULAR = "STATE-CIRCULAR"
_CANBERRA = "CANBERRA"
_ONE_SERIES = "1966-07"  # from this month on the Department numbers all its telegrams in one series
_LETTERED = re.compile(r"(?:[O0]\.\s?)?(?P<letters>[A-Z]{2})[. ]{0,2}(?P<figures>\d{2,7})")
_STATION = re.compile(
    r"(?:Embassy|Consulate(?: General)?|Mission|Legation|Liaison Office|Interests Section|High Commission) "
    r"(?:in|at|to) (?:the )?(?P<where>[A-Z].{1,60})"
)
_ORGANISATION = re.compile(r"Mission to (?:the )?(?P<name>United Nations|North Atlantic|NATO)")
_ORGANISATIONS = {"United Nations": "USUNNEWYORK", "North Atlantic": "USNATO", "NATO": "USNATO"}
_CITIES = {HOME: "WASHINGTON", "USUNNEWYORK": "NEWYORK"}  # whose posts these are no embassies of ours
_HOME = ("department of", "minister", "foreign affairs")
_NOT_LETTER = re.compile(r"[^A-Z]")
_LONGEST = 24  # letters of a post's name that no list has


@cache
def words_of_kind(kind: str) -> frozenset[str]:
    """Return the words of a kind in the table of citations."""
    rows = read_rows("corpus/citations.csv")
    return frozenset(word for row in rows if row["kind"] == kind and not row["means"] for word in row["words"].split())


class Ends(NamedTuple):
    """Who writes to whom, by the codes of posts (nothing where it is not plain), under which head office, and when."""

    own: str
    other: str
    office: str
    day: str


def ends_of(cable: Cable) -> Ends:
    """Return between whom a cable goes: whose `your` is in it, whose `my`."""
    header = cable.header
    office = _CANBERRA if cable.source.format == "dfat" else HOME
    place = cable.editorial.place if cable.editorial else None
    own = _sender(header.post, header.sender, place, office)
    codes = [code_of(one.addressee, office) for one in header.to]
    known = [code for code in codes if code]
    if office == _CANBERRA and own and own != office and codes and not known:
        known = [office]  # a minister or an officer of the Department
    other = known[0] if len(codes) == 1 and known else ""
    return Ends(own, other, office, header.date or "")


def _sender(post: str | None, sender: str | None, place: str | None, office: str) -> str:
    organisation = _ORGANISATION.search(sender or "")
    if organisation:
        return _ORGANISATIONS[organisation["name"]]
    if office == _CANBERRA:
        return next((code for code in (code_of(name, office) for name in (place, sender) if name) if code), "")
    return (code_of(post, office) or _letters(post)) if post else ""


def _letters(name: str) -> str:
    """A post that no list has, as ids would have it."""
    code = _NOT_LETTER.sub("", name.upper())
    return code if len(code) <= _LONGEST else ""


@cache
def code_of(name: str, office: str = HOME) -> str:
    """Return the code of the post that words name, nothing where they name none.

    >>> code_of("Tel Aviv"), code_of("Embassy in Turkey"), code_of("Department of State"), code_of("Doe")
    ('TELAVIV', 'ANKARA', 'STATE', '')
    >>> code_of("Australian High Commission, London", "CANBERRA"), code_of("Washington", "CANBERRA")
    ('LONDON', 'WASHINGTON')
    """
    if office == _CANBERRA:
        return _of_commonwealth(name)
    organisation = _ORGANISATION.search(name)
    if organisation:
        return _ORGANISATIONS[organisation["name"]]
    station = _STATION.match(name.removeprefix("the "))
    where = station["where"] if station else name.split(" for ", maxsplit=1)[0]
    post = post_by_name(where) if station else post_of_addressee(where)
    return post.code if post else _seats().get(min(states_in(where), default=""), "") if station else ""


def _of_commonwealth(name: str) -> str:
    if any(word in name.lower() for word in _HOME):
        return _CANBERRA
    last = name.rpartition(",")[2].strip() or name
    station = _STATION.match(last)
    where = (station["where"] if station else last.removeprefix("Australian Embassy ")).title()
    post = post_by_name(where)
    return "" if post is None else _CITIES.get(post.code, post.code)


@cache
def _seats() -> dict[str, str]:
    """The code of the embassy in each state: that in its capital."""
    listed = [(row["words"], row["means"]) for row in read_rows("corpus/citations.csv") if row["kind"] == "seat"]
    capitals = [(row[0], capital) for row in reading_rows("states.csv", 6) for capital in reversed(row[4].split(";"))]
    posts = ((state, post_by_name(capital)) for state, capital in (*capitals, *listed) if capital)
    return {state: post.code for state, post in posts if post and post.kind == "embassy"}


def series_of(sender: str, receiver: str, ends: Ends, day: str) -> str:
    """Return the series of a telegram of a day; nothing where it takes a receiver to tell, and none is known.

    >>> before, after = (Ends("ANKARA", "STATE", "STATE", day) for day in ("1964-02-09", "1969-05-02"))
    >>> series_of("STATE", "ANKARA", before, before.day), series_of("STATE", "ANKARA", after, after.day)
    ('STATE-ANKARA', 'STATE')
    >>> series_of("ANKARA", "STATE", before, before.day), series_of("ANKARA", "ATHENS", before, before.day)
    ('ANKARA', 'ANKARA-ATHENS')
    """
    if not sender:
        return ""
    if ends.office == _CANBERRA:
        receiver = receiver or (_CANBERRA if sender != _CANBERRA else "")
        return f"{sender}-{receiver}" if receiver and receiver != sender else ""
    if day >= _ONE_SERIES or (sender != HOME and receiver in {"", HOME}):
        return sender
    return f"{sender}-{receiver}" if receiver and receiver != sender else ""


def lettered(text: str) -> tuple[str, int] | None:
    """Return the series and number of a cablegram whose number has letters.

    >>> lettered("O.JA1547"), lettered("CH 258274"), lettered("1547")
    (('O.JA', 1547), ('O.CH', 258274), None)
    """
    found = _LETTERED.fullmatch(text)
    return (f"O.{found['letters']}", int(found["figures"])) if found else None


def names_of(cable: Cable) -> Iterator[tuple[str, int]]:
    """Yield the series and number that a cable may be named by."""
    ends, header = ends_of(cable), cable.header
    if ends.office == _CANBERRA and header.mrn and (found := lettered(header.mrn)):
        yield found
    if header.serial is None or not ends.own:
        return
    if cable.editorial and "circular" in cable.editorial.kind.lower():
        yield CIRCULAR, header.serial
        return
    receivers = [(code_of(one.addressee, ends.office), one.number or header.serial) for one in header.to]
    if ends.office == _CANBERRA and ends.other and not any(code for code, _ in receivers):
        receivers = [(ends.other, header.serial)]
    if ends.office == HOME and ends.own == HOME:
        receivers = receivers[:1]  # the others have it by a number of their own
    named = ((series_of(ends.own, code, ends, ends.day), number) for code, number in receivers if code)
    found_any = dict.fromkeys(one for one in named if one[0])
    if not receivers and ends.own != HOME and ends.office == HOME:
        found_any = {(ends.own, header.serial): None}
    yield from found_any
