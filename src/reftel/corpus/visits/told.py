"""Visits and meetings as cables tell of them: who, where and when, as far as their sentences say so.

This is what `confirming` lays entries of public calendars beside. A sentence has the people whom it names, and those
whom it means: `you` is the addressee, `I` who signs, `our Secretary of State` whoever holds that office of the writer's
own side.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from reftel.corpus.identity.names import skeleton, words_of
from reftel.corpus.identity.offices import office_of, states_in
from reftel.corpus.keywords import sentences_of
from reftel.corpus.tables import read_words
from reftel.corpus.visits.days import days_near
from reftel.reading.base.tables import read_rows
from reftel.record import Cable, Meeting, Person, Place, Plan, Span
from reftel.telegram.posts import post_by_name

__all__ = ["VisitTold", "keys_of_office", "places_in", "visits_of"]

_OWN_SIDE = {"dfat": "Australia"}  # by the format of the source; telegrams and volumes are American
_WORD = re.compile(r"[\w'’-]++")
_DOTS = re.compile(r"(?<=\b[A-Z])\.")
_OFFICE = re.compile(r"\b([Oo]ur|[Tt]he|U\.S\.|American) (President|Secretary of State)\b(?!['’]s| \(?[A-Z])")
_THAT_DAY = re.compile(r"\b[Tt]hat (?:same )?(?:day|morning|afternoon|evening|night)\b")
_YOU = re.compile(r"\b[Yy]ours?\b|\b[Yy]ou\b")
_WE = re.compile(r"\b[Ww]e\b|\b[Uu]s\b|\b[Oo]urs?\b")
_ME = re.compile(r"\bI\b|\b[Mm]e\b|\b[Mm]y\b")
_QUOTED = re.compile(r"“[^”]*+”?|\"[^\"]*+\"?")
_PLACES = 4  # sentences of one entry that are looked at


class VisitTold(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A visit or meeting of an entry of a cable.

    `date` is the cable's day, `about` the first that its text names, where it has none. `names` are those whom its
    sentences name, `offices` what each of them is, `actors` those whom the entry itself gives. `places` are the states
    whose names, adjectives or capitals stand in the entry, else in its sentences; `side` is that of the writer, `we`
    is `yes` where it names itself. `starts` and `ends` are the days: the entry's own where `days_of` is `entry`, else
    the sentences'. `travel` is `yes` where somebody goes somewhere.
    """

    copy: str
    cable: str | None
    register: str
    position: int
    kind: str
    date: str | None
    about: str | None
    names: tuple[str, ...]
    offices: tuple[str, ...]
    actors: tuple[str, ...]
    keys: tuple[str, ...]
    places: tuple[str, ...]
    side: str
    we: str
    travel: str
    days_of: str
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    words: str


def visits_of(copy: str, cable: Cable) -> Iterator[VisitTold]:
    """Yield the visits and meetings of a cable, told as past or planned; `copy` is its key."""
    telling = _Telling(copy, cable)
    for position, meeting in enumerate(cable.meetings):
        if meeting.kind not in read_words("visits.csv")["no"]:
            yield telling.meeting(position, meeting)
    for position, plan in enumerate(cable.plans):
        act = _act_of(plan.what)
        if act and plan.standing != "postponed" and plan.at:
            yield telling.plan(position, plan, act)


def keys_of_office(office: str, state: str) -> tuple[str, ...]:
    """Return what somebody is found by who is named by an office alone.

    >>> keys_of_office("Secretary of State", "Kestria")
    ('secretary of state of Kestria',)
    """
    return tuple(f"{label} of {state}" for label in sorted(office_of([office]).labels)) if state else ()


def places_in(text: str) -> frozenset[str]:
    """Return the states that a text names by name, adjective or capital, and the parts of the world.

    >>> sorted(places_in("the Israeli Prime Minister in Cairo, before the U.S.S.R."))
    ['Egypt', 'Israel', 'Soviet Union']
    """
    undotted = _DOTS.sub("", text)
    words = set(_WORD.findall(text))
    near = (each for word in words if word in _capitals() for each in _capitals()[word])
    found = {state for capital, state in near if set(capital.split()) <= words and capital in text}
    return states_in(undotted) | found | (words & frozenset(read_words("visits.csv")["region"]))


@cache
def _capitals() -> Mapping[str, Sequence[tuple[str, str]]]:
    """Capitals, with the state of each, by their first word."""
    rows = read_rows("states.csv", 6)
    found = [(capital, name) for name, _, _, _, cell, _ in rows for capital in cell.split(";") if capital]
    by: dict[str, list[tuple[str, str]]] = {}
    for capital, state in (*found, ("Moscow", "Soviet Union"), ("Bonn", "Germany"), ("White House", "United States")):
        by.setdefault(capital.split()[0], []).append((capital, state))
    return by


def _act_of(what: str) -> str:
    """Whether a plan begins with travel or a meeting: the kind of its first word that tells; nothing for another plan.

    >>> _act_of("pay an official visit to Kestria"), _act_of("discuss fish with Vasht"), _act_of("a statement")
    ('travel', 'meeting', '')
    """
    words = read_words("visits.csv")
    first = next((word for word in _WORD.findall(what.lower()) if word not in words["before"]), "")
    return next((kind for kind in ("travel", "meeting") if first in words[kind]), "")


class _Region(NamedTuple):
    """Sentences of the paragraph of an index, from offset to offset."""

    at: int
    start: int
    end: int


class _Entry(NamedTuple):
    """What a meeting and a plan have in common: `own` are a plan's words, which a meeting has not."""

    register: str
    position: int
    kind: str
    at: tuple[Place, ...]
    days: Span | None
    actors: tuple[str, ...]
    travel: str
    place: str
    own: str = ""


class _Somebody(NamedTuple):
    """A name, or nothing where only the office is told, and the office in words."""

    name: str
    office: str


class _Telling:
    """One cable's visits."""

    def __init__(self, copy: str, cable: Cable) -> None:
        self._copy, self._cable = copy, cable
        self._side = _OWN_SIDE.get(cable.source.format, "United States")
        self._known = {person.name: person for person in cable.people}
        whole = (each.from_ for each in cable.dates if each.from_ and each.from_ == each.to)
        self._about = cable.header.date or next(whole, None)

    def meeting(self, position: int, one: Meeting) -> VisitTold:
        actors = tuple(dict.fromkeys((*one.participants, *filter(None, [one.host]))))
        travel = "yes" if one.kind == "visit" else ""
        return self._told(_Entry("meetings", position, one.kind, one.at, one.date, actors, travel, one.place or ""))

    def plan(self, position: int, one: Plan, act: str) -> VisitTold:
        actors = tuple(filter(None, [one.who]))
        travel = "yes" if act == "travel" else ""
        own = f"{one.who or ''} {one.what}"
        return self._told(_Entry("plans", position, one.standing, one.at, one.when, actors, travel, one.what, own))

    def _told(self, one: _Entry) -> VisitTold:
        regions = list(dict.fromkeys(self._region(each) for each in one.at))[:_PLACES]
        words = " ".join(self._text(region) for region in regions)
        meant = one.own or words
        people = list(dict.fromkeys((*self._people(regions, one.actors, one.own), *self._meant(meant))))
        told = _span(one.days)
        spans = told or self._days(regions)
        return VisitTold(
            copy=self._copy,
            cable=self._cable.id,
            register=one.register,
            position=one.position,
            kind=one.kind,
            date=self._cable.header.date,
            about=self._about,
            names=tuple(each.name for each in people),
            offices=tuple(each.office for each in people),
            actors=one.actors,
            keys=tuple(sorted({key for each in people for key in _keys(each, self._side)})),
            places=tuple(sorted(places_in(one.place) or places_in(words))),
            side=self._side,
            we="yes" if self._side in one.actors or _WE.search(_QUOTED.sub("", meant)) else "",
            travel=one.travel,
            days_of="entry" if told else "sentence",
            starts=tuple(start for start, _ in spans),
            ends=tuple(end for _, end in spans),
            words=words,
        )

    def _region(self, place: Place) -> _Region:
        text = self._cable.paragraphs[place.index].text
        touched = [one for one in sentences_of(text) if one[0] < place.end and place.start < one[1]]
        return (
            _Region(place.index, touched[0][0], touched[-1][1])
            if touched
            else _Region(place.index, place.start, place.end)
        )

    def _text(self, region: _Region) -> str:
        return self._cable.paragraphs[region.at].text[region.start : region.end]

    def _people(self, regions: Iterable[_Region], actors: Iterable[str], own: str) -> Iterator[_Somebody]:
        """Those whom the sentences name; of a plan only those whom its `own` words have."""
        words = set(_WORD.findall(own))
        for person in self._cable.people:
            is_own = not own or not words.isdisjoint(word for form in person.mentions for word in form.split())
            if is_own and any(_is_in(place, region) for place in person.at for region in regions):
                yield _somebody(person)
        for name in actors:
            if name in self._known:
                yield _somebody(self._known[name])
            elif name in {"President", "Secretary of State"} and self._is_at_home():
                yield _Somebody("", name)
            elif not own and name[:1].isupper() and " " not in name and not places_in(name):
                yield _Somebody(name, "")

    def _meant(self, words: str) -> Iterator[_Somebody]:
        """Whom pronouns and offices mean; in quotation marks they are another's."""
        own = _QUOTED.sub("", words)
        header = self._cable.header
        if _YOU.search(own) and len(header.to) == 1:
            yield from _titled(header.to[0].addressee)
        if _ME.search(own) and header.sender:
            yield from _titled(header.sender)
        for whose, office in _OFFICE.findall(words):
            if whose not in {"The", "the"} or self._is_at_home():
                yield _Somebody("", office)

    def _is_at_home(self) -> bool:
        """Whether `the President` is the writer's own: not in a telegram of a post abroad."""
        post = post_by_name(self._cable.header.post) if self._cable.header.post else None
        return post is None or self._side in places_in(post.name)

    def _days(self, regions: Iterable[_Region]) -> list[tuple[str, str]]:
        """The days that the sentences name; where they say `that evening`, the last named before."""
        spans = [
            (each.from_, each.to)
            for each in self._cable.dates
            if each.from_ and each.to and any(_is_in(place, region) for place in each.at for region in regions)
        ]
        if not self._about:
            return spans
        for region in regions:
            text = self._cable.paragraphs[region.at].text
            named = [*days_near(text[region.start : region.end], self._about)]
            if not named and not spans and _THAT_DAY.search(text, region.start, region.end):
                named = [*days_near(text[: region.start], self._about)][-1:]
            spans += named
        return list(dict.fromkeys(spans))


def _span(days: Span | None) -> list[tuple[str, str]]:
    return [(days.from_, days.to)] if days and days.from_ and days.to else []


def _is_in(place: Place, region: _Region) -> bool:
    return place.index == region.at and region.start <= place.start < region.end


def _somebody(person: Person) -> _Somebody:
    return _Somebody(person.name, "; ".join((*person.titles, *person.roles)))


def _titled(words: str) -> Iterator[_Somebody]:
    """Somebody out of a head's words: `Secretary of State Vance`, `Director of the Staff (Lake)`.

    >>> [*_titled("Director of the Policy Planning Staff (Lake)")][0].name, [*_titled("SECSTATE WASHDC")]
    ('Lake', [])
    """
    inside = words.partition("(")[2].rstrip(")").strip()
    name = inside or next(reversed(words.split()), "")
    if not words.isupper() and not words.startswith("The ") and name[:1].isupper() and not places_in(name):
        yield _Somebody(name, words)


def _keys(one: _Somebody, side: str) -> Iterable[str]:
    if not one.name:
        return keys_of_office(one.office, side)
    words = words_of(one.name)
    return (*words, *(f"~{skeleton(word)}" for word in words))
