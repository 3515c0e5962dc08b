"""Whose somebody or something is: states and organisations are parties; ministries, officers and offices are theirs.

`GOI` is one government in Tel Aviv and another in New Delhi; a foreign minister without a nation is, in a cable of a
post, the one of that country.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from reftel.corpus.identity.anchors import is_listed
from reftel.corpus.identity.hosts import head_of, host_of, sender_of, states_of_capital
from reftel.corpus.identity.offices import states_in
from reftel.corpus.keywords import sentences_of
from reftel.corpus.tables import read_rows
from reftel.reading.base.tables import read_rows as reading_rows
from reftel.record import Body, Cable, Person, Place

__all__ = ["Organ", "Parties", "body_named", "organ_named", "organisation_named", "party_named"]

_LOCAL = frozenset({"government", "ministry", "armed_force"})
_ENDINGS = ("n", "an", "ian", "ese", "i", "ish", "ns", "ans", "ians")
_MAIN = 7  # a cable is about those who have one in so many of its mentions of parties
_FAR = 4  # sentences
_HIGH = frozenset({"minister", "king", "chancellor", "fonmin", "mfa", "mod", "pm", "fm"})  # of states alone
_OF_MANY = frozenset({"president", "official"})  # of states, and of much else
_ABROAD = frozenset({"embassy", "consulate", "mission"})
_OWN_POSTS = frozenset({"Embassy", "AmEmbassy", "Amembassy", "Consulate", "ConGen", "AmConsul", "Legation"})
_OWN_HOUSES = _OWN_POSTS | {
    "Department",
    "Dept",
    "Emb",
    "Mission",
    "Consulate General",
    "Post",
    "State",
    "Foreign Service",
}
_WRITERS = frozenset({"i", "we", "us", "our", "my", "me"})
_AT_HOME = _WRITERS | {"president"}
_SECRETARIES = frozenset(
    {"secretary", "under secretary", "deputy secretary", "assistant secretary", "acting secretary"}
)
_WITH_SECRETARIES = frozenset({"Mexico", "Philippines"})  # whose ministers are secretaries
_PRIVATE = frozenset({"company", "party", "media"})


@cache
def _acronyms() -> dict[str, tuple[str, ...]]:
    """Acronyms of governments (`GOI`): the states that have it."""
    found: dict[str, list[str]] = {}
    for name, _adjectives, _people, governments, _capital, _others in reading_rows("states.csv", 6):
        for acronym in filter(None, governments.split(";")):
            found.setdefault(acronym, []).append(name)
    return {acronym: tuple(names) for acronym, names in found.items()}


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
        self._day, self._post = cable.header.date, cable.header.post
        self._writers = {name.lower() for name in (cable.header.signed, cable.header.sender) if name}
        self.host, self.sender = host_of(self._post, self._day), sender_of(cable)
        self._states = {_state(body) for body in cable.bodies if body.kind == "state"}
        self._short = {body.name: body.abbreviation for body in cable.bodies if body.abbreviation}
        self._bodies = [self._of_body(body) for body in cable.bodies]
        self._organisations = {
            form: party
            for body, party in zip(cable.bodies, self._bodies, strict=True)
            for form in (body.name, *body.mentions, body.abbreviation or "")
            if party and body.kind == "organisation" and (" " in form or form.isupper())
        }
        self._private = [form for body in cable.bodies if body.kind in _PRIVATE for form in (body.name, *body.mentions)]
        self._named: dict[str, frozenset[str]] = {}
        for body, party in zip(cable.bodies, self._bodies, strict=True):
            for form in (body.name, *body.mentions):
                self._named[form] = frozenset(filter(None, [party]))
        for person in cable.people:
            self._named[person.name] = self._of_person(person)
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
        if self._is_ours(words):
            return frozenset({self.sender})
        return self._of_offices([words])

    def saying(self, source: str | None, speaker: str | None) -> frozenset[str]:
        """Return the parties of whoever says something: `we` in a cable from Jakarta are not those who govern there."""
        if source and source.lower() in _WRITERS and speaker and self._is_ours(speaker):
            return frozenset({self.sender})
        return self.of(speaker or source)

    def _is_ours(self, words: str) -> bool:
        """Whether words mean those who write: who signed, `the Secretary` of the Department, at home `we` too.

        A cable of an embassy tells of another president, and may have in it what somebody else wrote.
        """
        low = words.lower()
        if self.sender and low in self._writers:
            return True
        low = low.removeprefix("the ")
        at_home = bool(self.sender) and not self.host
        if self.sender == "United States":
            return (at_home and low in _AT_HOME) or (low in _SECRETARIES and self.host not in _WITH_SECRETARIES)
        return at_home and low in _WRITERS

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
        if named := self._in_name(body):
            return named
        if body.kind == "government":
            return self._of_government(body.name)
        if body.kind == "organisation":
            return _organisations().get(body.name.lower()) or body.abbreviation or body.name
        return self._part_of(body.name) or (self.host if body.kind in _LOCAL else "")

    def _in_name(self, body: Body) -> str:
        """Whose a body is by its name: those who write, the party of a listed one, a state."""
        if self.sender and _is_own(body.name):
            return self.sender
        for form in (body.name, body.abbreviation or ""):
            if form in _organs():
                return _organs()[form].party
        states = states_in(body.name) or states_in(_full_names().get(body.name, "")) or self._of_states(body.name)
        return min(states, default="")

    def _of_government(self, name: str) -> str:
        """The host's government, or the only one of the acronym or capital that the cable can mean."""
        having = _acronyms().get(name) or states_of_capital(name, self._day)
        if self.host in having or not having:
            return self.host
        near = [state for state in having if state in self._states]
        left = near or having
        return left[0] if len(left) == 1 else ""

    def _part_of(self, name: str) -> str:
        """`NATO Headquarters`: the organisation that a body's name begins with."""
        first = next(iter(name.split(maxsplit=1)), "").removesuffix("'s")
        return _organisations().get(first.lower(), "") if first.isupper() else ""

    def _of_person(self, person: Person) -> frozenset[str]:
        offices = (*person.titles, *person.roles)
        stated = self._stated(offices)
        if stated:
            return stated
        if self._is_ours(person.name):
            return frozenset({self.sender})
        heads = {head_of(person.name, office, self._day) for office in offices} - {""}
        if not heads and self.sender == "United States" and is_listed(person.name, offices, self._post, self._day):
            heads = {self.sender}
        return frozenset(heads) or self._of_offices(offices)

    def _of_offices(self, texts: Collection[str]) -> frozenset[str]:
        """The parties that offices name; where they name none, the host's where one of them is of a state."""
        stated = self._stated(texts)
        is_local = not stated and bool(self.host) and any(map(self._is_local, texts))
        return frozenset({self.host}) if is_local else stated

    def _stated(self, texts: Iterable[str]) -> frozenset[str]:
        """The parties that titles and offices name."""
        return frozenset[str]().union(*(states_in(text) | self._unlisted(text) | _in_words(text) for text in texts))

    def _is_local(self, text: str) -> bool:
        """Whether an office is one of the host's state: no company's president, no deputy chief of mission."""
        words = text.lower().split()
        if not _HIGH.isdisjoint(words):
            return True
        if _OF_MANY.isdisjoint(words) and words[-1:] != ["deputy"]:
            return False
        return _ABROAD.isdisjoint(words) and not any(
            form in text if " " in form else form in _words(text) for form in self._private
        )

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


def _is_own(name: str) -> bool:
    """Whether a body is a house of those who write: `Dept`, `Embassy Tel Aviv`, and not `Embassy of Chile`."""
    words = name.split()
    return name in _OWN_HOUSES or (words[0] in _OWN_POSTS and words[1:2] not in ([], ["of"]))


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
