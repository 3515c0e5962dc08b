"""Whose somebody or something is: states and organisations are parties; ministries, officers and offices are theirs.

`GOI` is one government in Tel Aviv and another in New Delhi; a foreign minister without a nation is, in a cable of a
post, the one of that country.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from reftel.corpus.identity.offices import states_in
from reftel.corpus.keywords import sentences_of
from reftel.corpus.tables import read_rows
from reftel.reading.base.tables import read_rows as reading_rows
from reftel.record import Body, Cable, Place
from reftel.telegram.posts import post_by_name, posts

__all__ = ["Organ", "Parties", "body_named", "organ_named", "organisation_named", "party_named"]

_LOCAL = frozenset({"government", "ministry", "armed_force"})
_ENDINGS = ("n", "an", "ian", "ese", "i", "ish", "ns", "ans", "ians")
_MAIN = 7  # a cable is about those who have one in so many of its mentions of parties
_FAR = 4  # sentences
_HIGH = ("minister", "president", "king", "chancellor", "fonmin", "mfa", "mod", "pm", "fm", "deputy", "official")


@cache
def _acronyms() -> dict[str, tuple[str, ...]]:
    """Acronyms of governments (`GOI`): the states that have it."""
    found: dict[str, list[str]] = {}
    for name, _adjectives, _people, governments, _capital, _others in reading_rows("states.csv", 6):
        for acronym in filter(None, governments.split(";")):
            found.setdefault(acronym, []).append(name)
    return {acronym: tuple(names) for acronym, names in found.items()}


@cache
def _state_of_country() -> dict[str, str]:
    """ISO 3166 letters: the state's name, by the post in its capital."""
    capitals = {
        capital: name
        for name, _, _, _, cell, _ in reading_rows("states.csv", 6)
        for capital in cell.split(";")
        if capital
    }
    return {post.country: capitals[post.name] for post in reversed(posts()) if post.name in capitals}


class Organ(NamedTuple):
    """A listed body that is part of a party: its full name, and the party."""

    name: str
    party: str


@cache
def _organs() -> dict[str, Organ]:
    """The bodies that are part of a party, by the names listed for it; those of one row of bodies are one."""
    full = {
        form: name
        for _, abbreviations, name, others in reading_rows("bodies.csv", 4)
        for form in (name, *abbreviations.split(";"), *others.split(";"))
    }
    return {
        body: Organ(full.get(body, body), row["party"])
        for row in read_rows("corpus/organs.csv")
        for body in row["bodies"].split(";")
    }


@cache
def _organisations() -> dict[str, str]:
    """Names and abbreviations of known organisations: the one they go by here, the first abbreviation or the name."""
    found: dict[str, str] = {}
    for kind, abbreviations, name, others in reading_rows("bodies.csv", 4):
        if kind == "organisation":
            short = abbreviations.split(";")[0] or name
            for form in (*abbreviations.split(";"), name, *others.split(";")):
                found.setdefault(form.lower(), short)
    return found


@cache
def _full_names() -> dict[str, str]:
    return {
        abbreviation: name
        for _, abbreviations, name, _ in reading_rows("bodies.csv", 4)
        for abbreviation in abbreviations.split(";")
    }


def party_named(text: str) -> str:
    """Return the party that a user names: a state by any of its names, an organisation by the one it goes by.

    >>> party_named("israeli"), party_named("North Atlantic Treaty Organization"), party_named("Kestria")
    ('Israel', 'NATO', 'Kestria')
    """
    states = states_in(text) or (states_in(text.upper()) if text.islower() else frozenset())  # `usa`, as people type
    if len(states) == 1:
        return next(iter(states))
    organ = organ_named(text)
    return organ.party if organ else organisation_named(text)


def organ_named(text: str) -> Organ | None:
    """Return which listed body of a party a name means; None for other names.

    >>> organ_named("UNSC"), organ_named("Harbor Board")
    (Organ(name='UN Security Council', party='UN'), None)
    """
    return _organs().get(text)


def body_named(text: str) -> str:
    """Return what a listed organisation, or a listed body of a party, goes by; other names as they are.

    >>> body_named("North Atlantic Treaty Organization"), body_named("NATO Council"), body_named("Harbor Board")
    ('NATO', 'North Atlantic Council', 'Harbor Board')
    """
    organ = organ_named(text)
    return organ.name if organ else organisation_named(text)


def organisation_named(text: str) -> str:
    """Return what a listed organisation goes by, whichever of its names is given; other names as they are.

    >>> organisation_named("North Atlantic Treaty Organization"), organisation_named("North Atlantic Council")
    ('NATO', 'North Atlantic Council')
    """
    return _organisations().get(text.lower(), text)


class _Named(NamedTuple):
    """Which parties a paragraph names in each of its sentences, whose starts these are."""

    starts: list[int]
    sentences: list[set[str]]


class Parties:
    """The parties of one cable: by body, by person, and by the words that name somebody."""

    def __init__(self, cable: Cable) -> None:
        post = post_by_name(cable.header.post) if cable.header.post else None
        self.host = _state_of_country().get(post.country, "") if post else ""
        self._states = {_state(body) for body in cable.bodies if body.kind == "state"}
        self._short = {body.name: body.abbreviation for body in cable.bodies if body.abbreviation}
        self._bodies = [self._of_body(body) for body in cable.bodies]
        self._organisations = {
            form: party
            for body, party in zip(cable.bodies, self._bodies, strict=True)
            for form in (body.name, *body.mentions, body.abbreviation or "")
            if party and body.kind == "organisation" and (" " in form or form.isupper())
        }
        self._named: dict[str, frozenset[str]] = {}
        for body, party in zip(cable.bodies, self._bodies, strict=True):
            for form in (body.name, *body.mentions):
                self._named[form] = frozenset(filter(None, [party]))
        for person in cable.people:
            self._named[person.name] = self._of_offices((*person.titles, *person.roles))
        self._texts = [paragraph.text for paragraph in cable.paragraphs]
        self._numbers = {paragraph.number: at for at, paragraph in reversed([*enumerate(cable.paragraphs)])}
        self._mentions = self._mentioned(cable)
        self._around: dict[int, _Named] = {}
        self._main = _main(self._mentions)

    def of(self, words: str | None) -> frozenset[str]:
        """Return the parties of whoever words name: a person or body of the cable, or `Kestrian officials`."""
        if words is None:
            return frozenset()
        known = self._named.get(words)
        if known is not None:
            return known
        return self._of_offices([words])

    def around(self, places: Iterable[Place]) -> set[str]:
        """Return the parties that are named around places of a cable.

        Those are named in the same sentence, or in the one before, which the words may go on from; farther off, and
        not very far, only those that the cable is mostly about. A paragraph of a press review names half the world.
        """
        found: set[str] = set()
        for index, first, last in {self._sentences(place) for place in places}:
            sentences = self._named_in(index).sentences
            far = set[str]().union(*sentences[max(0, first - _FAR) : last + 1 + _FAR])
            found.update(*sentences[max(0, first - 1) : last + 1], far & self._main)
        return found

    def whole(self, numbers: Iterable[int]) -> Iterator[Place]:
        """Yield the whole of the paragraphs of some numbers, for an entry that does not say where it stands."""
        for index in {self._numbers.get(number, 0) for number in numbers}:
            yield Place(index, 0, len(self._texts[index]) if self._texts else 0)

    @property
    def present(self) -> dict[int, frozenset[str]]:
        """The parties of every paragraph that names one, by its index."""
        return {index: frozenset(party for _, party in named) for index, named in self._mentions.items()}

    def _sentences(self, place: Place) -> tuple[int, int, int]:
        """The index of a place's paragraph, and its first and last sentence there."""
        starts = self._named_in(place.index).starts
        first = bisect_right(starts, place.start) - 1
        return place.index, first, max(first, bisect_left(starts, place.end) - 1)

    def _named_in(self, index: int) -> "_Named":
        """Which parties each sentence of a paragraph names."""
        if index not in self._around:
            text = self._texts[index] if index < len(self._texts) else ""
            starts = [start for start, _ in sentences_of(text)] or [0]
            sentences: list[set[str]] = [set() for _ in starts]
            for start, party in self._mentions.get(index, ()):
                sentences[bisect_right(starts, start) - 1].add(party)
            self._around[index] = _Named(starts, sentences)
        return self._around[index]

    def _mentioned(self, cable: Cable) -> dict[int, list[tuple[int, str]]]:
        """Where each paragraph names a party: by its index, the offsets and the parties."""
        found: dict[int, list[tuple[int, str]]] = {}
        for place, party in self._places(cable):
            found.setdefault(place.index, []).append((place.start, party))
        return found

    def _places(self, cable: Cable) -> Iterator[tuple[Place, str]]:
        for body, party in zip(cable.bodies, self._bodies, strict=True):
            yield from ((place, party) for place in body.at if party)
        for person in cable.people:
            yield from ((place, party) for place in person.at for party in self._named[person.name])

    def _of_body(self, body: Body) -> str:
        if body.kind == "state":
            return _state(body)
        for form in (body.name, body.abbreviation or ""):
            if form in _organs():
                return _organs()[form].party
        states = states_in(body.name) or states_in(_full_names().get(body.name, "")) or self._of_states(body.name)
        if states:
            return min(states)
        if body.kind == "government":
            return self._of_acronym(body.name)
        if body.kind == "organisation":
            return _organisations().get(body.name.lower()) or body.abbreviation or body.name
        return self._part_of(body.name) or (self.host if body.kind in _LOCAL else "")

    def _of_acronym(self, name: str) -> str:
        """The host's government, or the only one of the acronym that the cable can mean."""
        having = _acronyms().get(name, ())
        if self.host in having or not having:
            return self.host
        near = [state for state in having if state in self._states]
        left = near or having
        return left[0] if len(left) == 1 else ""

    def _part_of(self, name: str) -> str:
        """`NATO Headquarters`: the organisation that a body's name begins with."""
        first = next(iter(name.split(maxsplit=1)), "").removesuffix("'s")
        return _organisations().get(first.lower(), "") if first.isupper() else ""

    def _of_offices(self, texts: Iterable[str]) -> frozenset[str]:
        found: set[str] = set()
        local = False
        for text in texts:
            found |= states_in(text) | self._unlisted(text) | _in_words(text)
            local = local or any(word in text.lower().split() for word in _HIGH)
        if not found and local and self.host:
            found.add(self.host)
        return frozenset(found)

    def _unlisted(self, text: str) -> frozenset[str]:
        """States and organisations of the cable that no table has: `Kestrian` is of Kestria, `TCO envoy` of the TCO."""
        words = _words(text)
        organisations = self._organisations.items()
        return self._of_states(text) | {
            party for form, party in organisations if (form in text if " " in form else form in words)
        }

    def _of_states(self, text: str) -> frozenset[str]:
        words = _words(text)
        return frozenset(state for state in self._states if not words.isdisjoint(_forms(state)))


def _main(mentions: dict[int, list[tuple[int, str]]]) -> set[str]:
    """The parties that a cable is mostly about."""
    often = Counter(party for named in mentions.values() for _, party in named)
    return {party for party, times in often.items() if times * _MAIN >= often.total()}


def _words(text: str) -> set[str]:
    return {word.strip(".,'’()").removesuffix("'s") for word in text.split()}


def _state(body: Body) -> str:
    return min(states_in(body.name), default=body.name)


@cache
def _forms(state: str) -> frozenset[str]:
    stem = state.rstrip("aeiy")
    return frozenset({state, *(stem + ending for ending in _ENDINGS), *(state + ending for ending in _ENDINGS)})


def _in_words(text: str) -> frozenset[str]:
    """Organisations whose abbreviation stands in the words: `NATO Deputy Secretary General`."""
    words = {word.strip(".,()").removesuffix("'s") for word in text.split()}
    known = {_organisations()[word.lower()] for word in words if word.isupper() and word.lower() in _organisations()}
    return frozenset(known | {_organs()[word].party for word in words if word in _organs()})
