"""Who a phrase means: a name, an office, a pronoun, a body's people."""

from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.passage import Passage
from reftel.reading.mentions import Mention, Mentions
from reftel.reading.people.apposed import described, latter_of, named_in_brackets
from reftel.reading.people.authors import author_of
from reftel.reading.people.belonging import body_of, government_of
from reftel.reading.people.coreference import Scene
from reftel.reading.people.lexicon import words
from reftel.reading.people.listed import Listed
from reftel.reading.people.members import is_somebody, members_of
from reftel.reading.people.namesakes import families, namesake
from reftel.reading.people.offices import (
    holds,
    host_of,
    is_envoy,
    is_foreign_envoy,
    is_office,
    is_office_word,
    own_envoys,
    ranks_with,
    states_of,
    words_of_office,
)
from reftel.reading.people.subjects import head_of
from reftel.reading.study import Study
from reftel.record import Body, Identification, Person
from reftel.telegram.chiefs import chief_on

__all__ = ["Cast"]

_THE_POST: Final = words("the post")
_POST_OFFICERS: Final = words("post officers")
_SPOKEN: Final = words("spoken")
_JOINTS: Final = frozenset({"of", "for", "on", "in", "to", "de"})  # what parts the noun of a body from the rest
_NUMERALS: Final = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"})  # of monarchs and bishops
_LEAST: Final = 2  # tokens of `his government`
_NOT_ASKED: Final = ""  # what nobody is called
_ENDS_HEAD: Final = "POQT,(;:EZBHMXVYG-'"


@mypyc_attr(acyclic=True)
class Cast:
    """The people and bodies of a cable, to be asked who is meant at a place."""

    __slots__ = (
        "_called",
        "_entries",
        "_families",
        "_headed_by",
        "_holders",
        "_kinds",
        "_known",
        "_listed",
        "_offices",
        "_scene",
        "_told_by",
        "bodies",
        "mentions",
        "people",
        "study",
    )
    __deletable__ = ("_scene",)  # compiled code deletes no other attributes

    def __init__(self, study: Study, mentions: Mentions, people: tuple[Person, ...], bodies: tuple[Body, ...]) -> None:
        """Take up what has been found; nothing is resolved before it is asked for."""
        self.study = study
        self.mentions = mentions
        self.people = people
        self.bodies = bodies
        self._scene = Scene(self)
        self._entries = {person.name: at for at, person in reversed(list(enumerate(people)))}
        self._families = families([person.name for person in people])
        self._known: dict[tuple[int, ...], str | None] = {}
        self._called: dict[str, Body | None] | None = None
        self._told_by: dict[str, list[int]] | None = None
        self._headed_by: dict[str, list[int]] | None = None
        self._kinds: dict[str, set[str]] | None = None
        editorial = study.cable.editorial
        self._listed = Listed(study, editorial) if editorial and editorial.people else None
        self._offices = [[words_of_office(text) for text in (*person.roles, *person.titles)] for person in people]
        self._holders: dict[frozenset[str], list[int]] = {}

    def close(self) -> None:
        """Let go of what resolves pronouns, which holds this cast in turn; nobody can be asked for from then on.

        All that was made of the cable is free at once then, and not only when Python looks for what holds itself.
        """
        del self._scene

    def who(self, index: int, start: int, end: int) -> str | None:
        """Return the `name` of the person or body that a phrase (tokens of a passage) means; None where it is open.

        A pronoun is resolved by what stands before it in the passage and the ones before.
        """
        key: tuple[int, ...] = (index, start, end)  # of any length: one object is made of it for all look-ups
        found = self._known.get(key, _NOT_ASKED)
        if found == _NOT_ASKED:
            found = self._known[key] = self._who(self.study.passages[index], start, end)
        return found

    def everybody(self, index: int, start: int, end: int) -> list[str]:
        """Return the names of all that a phrase lists: `Strand and Tran`, `they`."""
        passage = self.study.passages[index]
        if end - start == 1 and passage.lows[start] in words("they"):
            return self._scene.they(index, start)
        found: list[str] = []
        for first, last in members_of(self.mentions, passage, start, end):
            name = self.who(index, first, last)
            if name and name not in found:
                found.append(name)
        return found

    def identified(self, index: int, start: int, end: int) -> Identification | None:
        """Return who an unnamed officer was (`the Ambassador`, `FonMin`), from a list that is not the cable's.

        That is the list of chiefs of mission, or an edition's own list of persons. None for all others.
        """
        passage = self.study.passages[index]
        start, end = _trimmed(passage, start, end)
        if end <= start or not passage.lows[end - 1].isalpha():
            return None
        first = start + (passage.lows[start] == "the" and end - start > 1)
        asked = words_of_office(passage.words_of(first, end))
        if not is_office(asked) or head_of(passage, start, end) != end - 1 or self.who(index, start, end) is not None:
            return None
        is_chief = is_envoy(asked) and end - first == 1 and passage.lows[first].startswith(("amb", "charg"))
        chief = self._chief(asked) if is_chief and own_envoys(self.study) else None
        return chief or (self._listed.holder(asked) if self._listed else None)

    def _chief(self, asked: frozenset[str]) -> Identification | None:
        return chief_on(self.study.cable.header, self.study.day, "ambassador" if "ambassador" in asked else "charge")

    def person_at(self, index: int, start: int, end: int) -> int | None:
        """Return the index in `people` of whom a phrase means; None where that is nobody or no person."""
        name = self.who(index, start, end)
        return self._entries.get(name) if name else None

    def _who(self, passage: Passage, start: int, end: int) -> str | None:
        start, end = _trimmed(passage, start, end)
        if end <= start:
            return None
        name = self.mentions.at(passage.index, start)
        cut = passage.tags[start - 1] in "K,"  # `(the Board of Trade,) Fisheries and Ports`
        if name is not None and name.start < start and (name.kind == "person" or (cut and name.end >= end)):
            start = name.start
        if (
            end - start == 1
            and not _is_our_state(passage, start)
            and (pronoun := self._scene.pronoun(passage, start)) is not None
        ):
            return pronoun.name
        if passage.lows[start] in ("his", "her", "their") and end - start > 1:
            return described(self, passage, start, end) or self._own(passage, start, end)
        if known := self._told_beside(passage, start, end):
            return known
        parts = members_of(self.mentions, passage, start, end)
        if len(parts) > 1 and not self._is_one_office(passage, start, end):
            return self._of_one_body(passage, start, end) or self._of_list(passage, parts)
        return (
            self._one(passage, start, end)
            or author_of(self, passage, start, end)
            or named_in_brackets(self, passage, start, end)
        )

    def _told_beside(self, passage: Passage, start: int, end: int) -> str | None:
        """Whom a phrase means by who writes, by a name beside it, by those named before it."""
        return (
            self._post(passage, start, end)
            or described(self, passage, start, end)
            or latter_of(self, passage, start, end)
        )

    def _post(self, passage: Passage, start: int, end: int) -> str | None:
        """`Post`, `the Embassy`: whoever writes; `Poloff`, `Post's adviser`: the post."""
        first = start + (passage.tags[start] == "D")
        if first >= end:
            return None
        low = passage.lows[first]
        is_post = low in _THE_POST
        if not is_post and low not in _POST_OFFICERS:
            return None
        header = self.study.cable.header
        if header.post_kind == "department":
            return None  # an embassy is one that it writes to
        if is_post and (first + 1 == end or passage.tags[first + 1] == "'"):
            return self._scene.voices.writer() if first + 1 == end else self._scene.voices.post()
        own = passage.words_of(first + 1, end).lower() if is_post and first + 1 < end else ""
        if own and own in ((header.post or "").lower(), (host_of(header.post) or "").lower()):
            return self._scene.voices.writer()  # `Mission Kestria requests`
        return self._scene.voices.post() if low in _POST_OFFICERS and first + 1 == end else None

    def _of_list(self, passage: Passage, parts: list[tuple[int, int]]) -> str | None:
        """The one whom all members of a list mean, or whom one means where the others are no people or his own."""
        own = [part for part in parts if passage.lows[part[0]] not in ("his", "her")]
        parts = own or parts  # `Strand and his deputies`
        names = {self._one(passage, first, last) for first, last in parts}
        if len(names) == 1:
            return names.pop()
        known = names - {None}
        if len(known) > 1 or _are_of_several(passage, *parts[0]) or passage.lows[parts[0][0]] in words("many"):
            return None
        open_ = [part for part in parts if self._one(passage, *part) is None]
        return None if any(is_somebody(passage, *part) for part in open_) else known.pop()

    def _of_one_body(self, passage: Passage, start: int, end: int) -> str | None:
        """`the Ministry of Trade, Ports and Fisheries (MTPF)`: the name of one body, not of three."""
        first = start + (passage.tags[start] == "D")
        if passage.tags[end - 1] == ")":
            end = max(first, passage.tags.rfind("(", first, end))
        body = self.mentions.at(passage.index, first) if first < end else None
        return self.bodies[body.entry].name if body and body.kind == "body" and body.end >= end else None

    def _is_one_office(self, passage: Passage, start: int, end: int) -> bool:
        """`Head of Trade and Fisheries Director Strand`: capitals all the way to the only name."""
        inside = self.mentions.within(passage.index, start, end)
        last = inside[-1] if inside else None
        if last is None or last.kind != "person" or last.end != end or len(inside) > 1:
            return False
        first = last.phrase[0] if last.phrase else last.start
        return first < last.start and set(passage.tags[start:first]) <= set("CK")

    def _one(self, passage: Passage, start: int, end: int) -> str | None:
        return (
            self._named(passage, start, end)
            or self._in_office(passage, start, end)
            or body_of(self, passage, start, end)
        )

    def _named(self, passage: Passage, start: int, end: int) -> str | None:
        """A person whose name, titles and offices make up the phrase, or who is behind the words said."""
        for mention in self.mentions.within(passage.index, start, end):
            if mention.kind == "person" and self._is_head(passage, mention, start, end):
                family = self._families.get(mention.entry)
                return self.people[namesake(self, mention, family) if family else mention.entry].name
        return None

    def _is_head(self, passage: Passage, mention: Mention, start: int, end: int) -> bool:
        """Whether a phrase is about the person of a mention in it, and about nothing of theirs."""
        first = mention.phrase[0] if mention.phrase else mention.start
        if mention.end < end:
            if passage.tags[mention.end] == "'" and passage.lows[end - 1] not in _SPOKEN:
                return False
            if first > start + 1 or passage.tags[mention.end] not in _ENDS_HEAD:
                return False
        return first <= start + 1 or self._leads_to(passage, start, first, titled=first < mention.start)

    def _leads_to(self, passage: Passage, start: int, first: int, *, titled: bool) -> bool:
        """`Statements by Strand`, `the deputy minister, Strand`: what stands before a name is his."""
        head = head_of(passage, start, first)
        if passage.lows[head] in _SPOKEN:
            return True
        if passage.tags[first - 1] == ",":
            return True
        return not set(passage.tags[start:first]) & set("OPEZVt") and (passage.tags[first - 1] != "'" or titled)

    def _in_office(self, passage: Passage, start: int, end: int) -> str | None:
        """The one person who holds an office, or the last one named before."""
        last = head_of(passage, start, end)
        asked = words_of_office(passage.words_of(start, last + 1))
        low = passage.lows[last]
        plural = low.endswith("s") and is_office_word(low[:-1])
        if plural or not is_office(asked):
            return None
        fits = self._holders_of(asked)
        entry = self._scene.latest(fits, passage.index, start)
        if entry is None:
            return self._confirmed(asked)
        return None if self._is_of_another(entry, fits, asked) else self.people[entry].name

    def _confirmed(self, asked: frozenset[str]) -> str | None:
        """The one whom the cable names without an office, where an edition's list of persons says that he held it.

        That may be the signer: `Ambassador told him so`, below it `Strand`, whom the list has as ambassador there.
        """
        if self._listed is None:
            return None
        told = self._listed.holder(asked)
        name = told.name.lower().split() if told else []
        held = [name] if told else [one.lower().split() for one in self._listed.abroad(asked)]
        fits = [one.name for one in self.people if any(_is_part(one.name, full) for full in held)]
        writer = self._scene.voices.writer()
        is_signed = writer is not None and self.study.cable.header.signed is not None
        is_signer = told is not None and writer is not None and is_signed and _is_part(writer, name)
        return fits[0] if len(fits) == 1 else writer if is_signer and not fits else None

    def _holders_of(self, asked: frozenset[str]) -> list[int]:
        if asked not in self._holders:
            ours = is_envoy(asked) and own_envoys(self.study)
            fits = [
                at
                for at, offices in enumerate(self._offices)
                if any(holds(office, asked) for office in offices)
                and not (ours and any(map(is_foreign_envoy, offices)))
            ]
            ranked = [at for at in fits if any(ranks_with(office, asked) for office in self._offices[at])]
            self._holders[asked] = ranked or fits
        return self._holders[asked]

    def _is_of_another(self, entry: int, fits: list[int], asked: frozenset[str]) -> bool:
        """Whether an officer is of a state other than the host, and another who fits is not: either may be meant."""
        if len(fits) < 2 or states_of(asked):
            return False
        states = [frozenset[str]().union(*map(states_of, self._offices[at])) for at in fits]
        own = states[fits.index(entry)]
        return bool(own) and len(set(states)) > 1 and host_of(self.study.cable.header.post) not in own

    def _own(self, passage: Passage, start: int, end: int) -> str | None:
        """`his minister`, `his office`: an office or a body, never its owner; `their spokesman` speaks for his body."""
        if passage.lows[start] == "their" and passage.lows[head_of(passage, start + 1, end)] in words("officers"):
            owner = self.who(passage.index, start, start + 1)
            return owner if owner and self.kinds_of(owner) else None
        if passage.lows[end - 1] in words("his state") and end - start == _LEAST:
            return self._government(self.person_at(passage.index, start, start + 1))
        return self._in_office(passage, start + 1, end)

    def _government(self, entry: int | None) -> str | None:
        """The government that somebody's offices are of; of an officer of no state named, that of the host."""
        if entry is None or not self._offices[entry]:
            return None
        offices = self._offices[entry]
        states = frozenset[str]().union(*map(states_of, offices))
        if not states and not any(map(is_envoy, offices)) and any(map(is_office, offices)):
            states = frozenset(filter(None, [host_of(self.study.cable.header.post)]))
        return government_of(self, *states) if len(states) == 1 else None

    def bodies_told_by(self, word: str, kind: str | None, *, named: bool) -> set[int]:
        """Return the indexes of the bodies that a word in small letters tells, or that are of a kind.

        As a name it may be any word of theirs (`Ost` of `Ost Trading Company`), else only the noun at their head.
        """
        told = set((self._by_word() if named else self._by_head()).get(word, ()))
        return told if kind is None else told | {at for at, body in enumerate(self.bodies) if body.kind == kind}

    def _by_word(self) -> dict[str, list[int]]:
        """The bodies that have a word in their name, for each word."""
        if self._told_by is None:
            self._told_by = {}
            for at, body in enumerate(self.bodies):
                for word in body.name.lower().split():
                    self._told_by.setdefault(word, []).append(at)
        return self._told_by

    def _by_head(self) -> dict[str, list[int]]:
        """The bodies whose name has a noun at its head, for each noun."""
        if self._headed_by is None:
            self._headed_by = {}
            for at, body in enumerate(self.bodies):
                self._headed_by.setdefault(_head_of(body.name), []).append(at)
        return self._headed_by

    def is_person(self, name: str) -> bool:
        """Return whether one of the people has a name."""
        return name in self._entries

    def kinds_of(self, name: str) -> set[str]:
        """Return the kinds of the bodies that have a name."""
        if self._kinds is None:
            self._kinds = {}
            for body in self.bodies:
                self._kinds.setdefault(body.name, set()).add(body.kind)
        return self._kinds.get(name, set())

    def body_called(self, low: str) -> Body | None:
        """Return the one body that is called so, in small letters; None where none is, or several are.

        A single word is its name, and no more than a part of it: `police`, not `Council`.
        """
        if self._called is None:
            self._called = _by_form(self.bodies)
        return self._called.get(low)

    def writer(self, passage: Passage, at: int) -> str | None:
        """Return who writes what stands at a token; None in a text that is only handed on."""
        return None if self._scene.voices.is_enclosed(passage, at) else self._scene.voices.writer()

    def unnamed(self, index: int, at: int) -> str | None:
        """Return who a verb without any subject means in telegraphic style (`Said he agreed`)."""
        return self._scene.unnamed(index, at)


def _by_form(bodies: tuple[Body, ...]) -> dict[str, Body | None]:
    """Bodies by their names and by what else they are called of several words; None where several are called so."""
    called: dict[str, Body | None] = {}
    for body in bodies:
        for form in (body.name, *[one for one in body.mentions if " " in one]):
            low = form.lower()
            called[low] = body if called.get(low, body) is body else None
    return called


def _is_our_state(passage: Passage, at: int) -> bool:
    """Whether `US` in a text of capitals is a state: behind a verb it is whom somebody tells, `AUTHORIZE US TO`."""
    return passage.capitals and passage.words[at] == "US" and (at == 0 or passage.tags[at - 1] not in "VEZGY")


def _are_of_several(passage: Passage, start: int, end: int) -> bool:
    """`the governments of Orland | and Marenne`: each has one."""
    head = head_of(passage, start, end)
    return passage.tags[head + 1 : head + 2] == "O" and head + 1 < end and passage.lows[head] == "governments"


def _is_part(name: str, of: list[str]) -> bool:
    """Whether a name is a fuller one, in small letters, or a part of it with the surname; `Harald` of `Harald V`."""
    parts = name.lower().split()
    surname = of[0] if not _NUMERALS.isdisjoint(of[1:]) else of[-1]
    return parts[-1] == surname and set(parts) <= set(of)


def _head_of(name: str) -> str:
    """The noun of a body's name: `ministry` of `Ministry of Labor`, `office` of `Labor Office`."""
    words_ = name.lower().split()
    for at, word in enumerate(words_):
        if at and word in _JOINTS:
            return words_[at - 1]
    return words_[-1] if words_ else ""


def _trimmed(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """A phrase without quotation marks and commas around it and the possessive at its end."""
    while end > start and passage.tags[end - 1] in "',.;:<>":
        end -= 1
    while end > start and passage.tags[start] in ",<>;:":
        start += 1
    return start, end
