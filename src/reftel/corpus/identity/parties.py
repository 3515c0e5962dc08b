"""Whose somebody or something is: states and organisations are parties; ministries, officers and offices are theirs.

`GOI` is one government in Tel Aviv and another in New Delhi; a foreign minister without a nation is, in a cable of a
post, the one of that country.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from reftel.corpus.identity.anchors import is_listed
from reftel.corpus.identity.hosts import head_of, host_of, sender_of, states_of_capital
from reftel.corpus.identity.listed import (
    full_name_of,
    is_organisation,
    organ_named,
    organisation_named,
    parties_in_words,
    states_of_acronym,
)
from reftel.corpus.identity.mentions import Mentions
from reftel.corpus.identity.offices import HEADS, office_of, states_in
from reftel.corpus.identity.renamed import party_of
from reftel.record import Body, Cable, Person, Place, Statement

__all__ = ["Parties"]

_LOCAL = frozenset({"government", "ministry", "armed_force"})
_ENDINGS = ("n", "an", "ian", "ese", "i", "ish", "ns", "ans", "ians")
_SENT_TO = re.compile(
    r"\b(?P<who>Amb(?:assador|\.)?|Rep(?:resentative|\.)?|Envoy|Charg[eé]|Delegate|Observer"
    r"|Consul(?: General)?|Emissary)(?P<to> (?:to|at|in) )",
    re.IGNORECASE,
)
# who deals with a state
_DESK = re.compile(r"\b(?:country director|desk officer|officer[- ]in[- ]charge|deskman)\b", re.IGNORECASE)
_HIGH = frozenset({"minister", "king", "chancellor", "fonmin", "mfa", "mod", "pm", "fm"})  # of states alone
_OF_ONE = HEADS | {"foreign minister", "defense minister", "prime minister", "president", "king"}  # one man a state
_BESIDE = frozenset({"former", "ex", "previous", "late", "then", "acting", "vice", "deputy"})  # there may be another
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
_ENVOYS = ("amb", "charg")
_WRITERS = frozenset({"i", "we", "us", "our", "my", "me"})
_AT_HOME = _WRITERS | {"president"}
_SECRETARIES = frozenset(
    {"secretary", "under secretary", "deputy secretary", "assistant secretary", "acting secretary"}
)
_WITH_SECRETARIES = frozenset({"Mexico", "Philippines"})  # whose ministers are secretaries
_PRIVATE = frozenset({"company", "party", "media"})


class Parties:
    """The parties of one cable: by body, by person, and by the words that name somebody."""

    def __init__(self, cable: Cable) -> None:
        self._day, self._post = cable.header.date, cable.header.post
        self.host, self.sender = host_of(self._post, self._day), sender_of(cable)
        writes = bool(self._post) or self.sender == "Australia"  # else an edition may have somebody else's letter
        self._writers = {name.lower() for name in (cable.header.signed, cable.header.sender) if name and writes}
        self._states = {_state(body) for body in cable.bodies if body.kind == "state"}
        self._bodies = [party_of(self._of_body(body), self._day) for body in cable.bodies]
        self._organisations = {
            form: party
            for body, party in zip(cable.bodies, self._bodies, strict=True)
            for form in (body.name, *body.mentions, body.abbreviation or "")
            if party and body.kind == "organisation" and (" " in form or form.isupper())
        }
        self._private = [form for body in cable.bodies if body.kind in _PRIVATE for form in (body.name, *body.mentions)]
        self._sides = self._printed_sides(cable)
        self._named: dict[str, frozenset[str]] = {}
        for body, party in zip(cable.bodies, self._bodies, strict=True):
            for form in (body.name, *body.mentions):
                self._named[form] = frozenset(filter(None, [party]))
        self._guessed: dict[str, frozenset[str]] = {}
        for person in cable.people:
            self._named[person.name] = self._of_person(person)
        self._guess(cable.people)
        self.mentions = Mentions(cable, self._places(cable))

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

    def stated(self, name: str) -> frozenset[str]:
        """Return the parties of one of the cable's people, where it says whose they are."""
        return self._named[name] - self._guessed.get(name, frozenset())

    def guessed(self, name: str) -> frozenset[str]:
        """Return the party that one of the cable's people is taken for, since their post is a guest there."""
        return self._guessed.get(name, frozenset())

    def saying(self, one: Statement) -> frozenset[str]:
        """Return the parties of whoever says something: `we` in a cable from Jakarta are not those who govern there.

        `The Ambassador` whom a list names is ours.
        """
        source = (one.source or "").lower()
        if source in _WRITERS and one.speaker and self._is_ours(one.speaker):
            return frozenset({self.sender})
        if one.identified_as and self.sender and source.removeprefix("the ").startswith(_ENVOYS):
            return frozenset({self.sender})
        return self.of(one.speaker or one.source)

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
            return _organisation(body.name) or body.abbreviation or body.name
        return self._part_of(body.name) or (self.host if body.kind in _LOCAL else "")

    def _in_name(self, body: Body) -> str:
        """Whose a body is by its name: those who write, the party of a listed one, a state."""
        if self.sender and _is_own(body.name):
            return self.sender
        for form in (body.name, body.abbreviation or ""):
            if organ := organ_named(form):
                return organ.party
        states = states_in(body.name) or states_in(full_name_of(body.name)) or self._of_states(body.name)
        return min(states, default="")

    def _of_government(self, name: str) -> str:
        """The host's government, or the only one of the acronym or capital that the cable can mean."""
        having = states_of_acronym(name) or states_of_capital(name, self._day)
        if self.host in having or not having:
            return self.host
        near = [state for state in having if state in self._states]
        left = near or having
        return left[0] if len(left) == 1 else ""

    def _part_of(self, name: str) -> str:
        """`NATO Headquarters`: the organisation that a body's name begins with."""
        first = next(iter(name.split(maxsplit=1)), "").removesuffix("'s")
        return _organisation(first) if first.isupper() else ""

    def _of_person(self, person: Person) -> frozenset[str]:
        offices = (*person.titles, *person.roles)
        stated = self._stated(offices)
        if stated:
            return stated
        if side := self._sides.get(_family(person.name), ""):
            return frozenset({side})
        if self._is_ours(person.name):
            return frozenset({self.sender})
        heads = {head_of(person.name, office, self._day) for office in offices} - {""}
        if not heads and self.sender == "United States" and is_listed(person.name, offices, self._post, self._day):
            heads = {self.sender}
        return frozenset(heads)

    def _printed_sides(self, cable: Cable) -> dict[str, str]:
        """The parties of those whom a printed list of participants has under a side, by their families' names."""
        found: dict[str, set[str]] = {}
        for one in cable.editorial.participants if cable.editorial else ():
            if one.name and one.side:
                found.setdefault(_family(one.name), set()).add(self._of_side(one.side.removeprefix("The ")))
        return {family: parties.pop() for family, parties in found.items() if len(parties) == 1}

    def _of_side(self, side: str) -> str:
        """`Greek`, `U.S.`, `NSC Staff`; the Department is `State` in its own lists."""
        named = self._in_name(Body(name=side, kind="ministry"))
        return party_of(named or self._part_of(side), self._day)

    def _guess(self, people: Iterable[Person]) -> None:
        """Take officers of whom nothing says whose they are for the host's, but for two in one office."""
        found = [
            (person.name, labels)
            for person in people
            if self.host and not self._named[person.name] and (labels := self._local_offices(person)) is not None
        ]
        held = Counter(label for _, labels in found for label in labels)
        for name, labels in found:
            if all(held[label] == 1 for label in labels):
                self._named[name] = self._guessed[name] = frozenset({self.host})

    def _local_offices(self, person: Person) -> frozenset[str] | None:
        """The offices that somebody holds now and one man alone can; None where nothing is an office of a state."""
        offices = (*person.titles, *person.roles)
        if not any(map(self._is_local, offices)):
            return None
        now = [office for office in offices if _BESIDE.isdisjoint(office.lower().split())]
        return office_of(now).labels & _OF_ONE

    def _of_offices(self, texts: Collection[str]) -> frozenset[str]:
        """The parties that offices name; where they name none, the host's where one of them is of a state."""
        stated = self._stated(texts)
        is_local = not stated and bool(self.host) and any(map(self._is_local, texts))
        return frozenset({self.host}) if is_local else stated

    def _stated(self, texts: Iterable[str]) -> frozenset[str]:
        """The parties that titles and offices name; an `Ambassador to Japan` is not Japan's, but the sender's.

        So is a `Country Director for Japan`.
        """
        found: set[str] = set()
        for text in texts:
            if _DESK.search(text) and self.sender:
                found.add(self.sender)
                continue
            sent = _SENT_TO.search(text)
            own = text[: sent.start("to")] if sent else text
            named = states_in(own) | self._unlisted(own) | parties_in_words(own)
            is_ours = sent and not named and sent["who"].lower() == "ambassador" and self.sender not in states_in(text)
            found |= {self.sender} if is_ours and self.sender else named
        return frozenset(party_of(one, self._day) for one in found)

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


def _is_own(name: str) -> bool:
    """Whether a body is a house of those who write: `Dept`, `Embassy Tel Aviv`, and not `Embassy of Chile`."""
    first, _, rest = name.partition(" ")
    return name in _OWN_HOUSES or (first in _OWN_POSTS and bool(rest) and not rest.startswith("of "))


def _organisation(name: str) -> str:
    return organisation_named(name) if is_organisation(name) else ""


def _words(text: str) -> set[str]:
    return {word.strip(".,'’()").removesuffix("'s") for word in text.split()}


def _family(name: str) -> str:
    return name.rpartition(" ")[2].lower()


def _state(body: Body) -> str:
    return min(states_in(body.name), default=body.name)


@cache
def _forms(state: str) -> frozenset[str]:
    stem = state.rstrip("aeiy")
    return frozenset({state, *(stem + ending for ending in _ENDINGS), *(state + ending for ending in _ENDINGS)})
