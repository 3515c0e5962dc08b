"""Pronouns: who `he`, `she`, `they`, `I` and `we` are, by recency, number and gender.

A pronoun that opens a sentence means whom the sentence before was about (centering: B. Grosz, A. Joshi, S. Weinstein,
1995, in its simplest form), and in a report that is who spoke in it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from reftel.reading.base.hints import is_plural
from reftel.reading.base.passage import Passage
from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.mentions import Mention
from reftel.reading.people.belonging import is_people
from reftel.reading.people.enclosed import Enclosed, enclosed_in
from reftel.reading.people.lexicon import words
from reftel.reading.people.offices import host_of
from reftel.reading.people.quotations import Quotations
from reftel.reading.people.senders import reader_of, writer_of
from reftel.reading.people.subjects import About, Referent, Subjects
from reftel.reading.people.turns import quoted_of, turns_of
from reftel.reading.people.writers import WRITER, opening_of

if TYPE_CHECKING:
    from reftel.reading.people.cast import Cast

__all__ = ["Resolved", "Scene"]

_FARTHEST = 40  # sentences back in which a pronoun looks for whom it means
_LEAST_BEFORE = 4  # tokens before the `he` of `Strand's note, in which he`
_SECOND = 8  # sentences back in which it looks for another one
_OWN_STATE = ("USG", "US Government", "U.S. Government", "United States", "US", "U.S.")


class Resolved(NamedTuple):
    """What a pronoun was resolved to; a name of None says that it stays open."""

    name: str | None


class Scene:
    """What stands before a place: subjects, last mentions, the writer."""

    __slots__ = (
        "_cast",
        "_enclosed",
        "_kept",
        "_places",
        "_quotations",
        "_quoted",
        "_speaker",
        "_told",
        "_turns",
        "_women",
        "_writer",
    )

    def __init__(self, cast: "Cast") -> None:
        """Nothing is worked out before it is asked for."""
        self._cast = cast
        self._quotations = Quotations()
        self._told = {one: Subjects(cast, self._quotations, quoted=one) for one in (False, True)}
        self._places: dict[int, list[tuple[int, int]]] | None = None
        self._turns: dict[int, tuple[int, int, int]] | None = None
        self._quoted: dict[int, int] | None = None
        self._enclosed: Enclosed | None = None
        self._writer: Resolved | None = None
        self._speaker: Resolved | None = None
        self._women: frozenset[str | None] | None = None
        self._kept: dict[tuple[int, str, bool], list[tuple[int, Referent] | None]] = {}

    def pronoun(self, passage: Passage, at: int) -> Resolved | None:
        """Return whom a pronoun means; None where the token is no pronoun."""
        low = passage.lows[at]
        if low in words("he"):
            return Resolved(self._single(passage, at, "m"))
        if low in words("she"):
            return Resolved(self._single(passage, at, "f"))
        if low in words("they"):
            phrase = self._many(passage, at)
            return Resolved(self._cast.who(*phrase) if phrase else None)
        if low == "it":
            return Resolved(self._it(passage, at))
        if low in words("you"):
            return Resolved(self._addressed(passage, at))
        first = low in words("i") or (low in words("we") and not _is_state(passage, at))
        return Resolved(self._speaks(passage, at)) if first else None

    def they(self, index: int, at: int) -> list[str]:
        """Return all whom `they` means: the list that was the subject before."""
        phrase = self._many(self._cast.study.passages[index], at)
        return self._cast.everybody(*phrase) if phrase else []

    def writer(self) -> str | None:
        """Return who `I` is: whom the document says it is from, the signer, the post where there is none."""
        if self._writer is None:
            self._writer = Resolved(self._find_writer())
        return self._writer.name

    def is_enclosed(self, passage: Passage, at: int) -> bool:
        """Tell whether a token stands in a text that is only handed on, which somebody else has written."""
        if self._enclosed is None:
            self._enclosed = enclosed_in(self._cast.study)
        return self._enclosed.has(passage.index, passage.starts[at])

    def post(self) -> str | None:
        """Return the post that a cable is from: the body where the text names it, else its name in the head."""
        header = self._cast.study.cable.header
        kind = "consulate" if header.post_kind == "consulate" else "embassy"
        own = {"", (header.post or "").lower(), (host_of(header.post) or "").lower()}
        named = [one.name for one in self._cast.bodies if _is_post(one.name.lower(), kind, own)]
        return named[0] if named else header.post

    def unnamed(self, index: int, at: int) -> str | None:
        """Return who a verb without any subject means (`Said he agreed`): whom the text is about."""
        passage = self._cast.study.passages[index]
        number = bisect_right(passage.sentences, (at, 1 << 30)) - 1
        before = self._before(self._told_at(passage, at), passage.index, number - 1, _FARTHEST)
        return next((one.name for about in before for one in about.everybody() if one.name), None)

    def latest(self, fits: list[int], index: int, at: int) -> int | None:
        """Return the one of some people who was mentioned last in the passage; else the one mentioned most before."""
        if len(fits) > 1:
            fits = self._not_named(fits, index, at) or fits
        if len(fits) < 2:
            return fits[0] if fits else None
        spoke = self._spoke_last({self._cast.people[one].name: one for one in fits}, index, at)
        if spoke is not None:
            return spoke
        places = self._all_places()
        before = {one: bisect_left(places.get(one, ()), (index, at)) for one in fits}
        here = [(places[one][count - 1], one) for one, count in before.items() if count]
        here = [pair for pair in here if pair[0][0] == index]
        if here:
            return max(here)[1]
        often = sorted(((count, one) for one, count in before.items()), reverse=True)
        return often[0][1] if often[0][0] > often[1][0] else None

    def _not_named(self, fits: list[int], index: int, at: int) -> list[int]:
        """Those of some people whom the sentence of a token does not name: `The President will tell Strand`."""
        sentences = self._cast.study.passages[index].sentences
        start, end = sentences[bisect_right(sentences, (at, 1 << 30)) - 1]
        named = {one.entry for one in self._cast.mentions.within(index, start, end) if one.kind == "person"}
        return [one for one in fits if one not in named]

    def _spoke_last(self, names: dict[str | None, int], index: int, at: int) -> int | None:
        """The one of some people, by their names, who spoke last in the few sentences before a token."""
        passage = self._cast.study.passages[index]
        number = bisect_right(passage.sentences, (at, 1 << 30)) - 1
        abouts = self._before(self._told_at(passage, at), index, number - 1, _SECOND)
        return next((names[one.name] for about in abouts for one in about.speakers if one.name in names), None)

    def _all_places(self) -> dict[int, list[tuple[int, int]]]:
        """Where each person is mentioned."""
        if self._places is None:
            self._places = {}
            for passage in self._cast.study.passages:
                for mention in self._cast.mentions.of(passage.index):
                    if mention.kind == "person":
                        self._places.setdefault(mention.entry, []).append((passage.index, mention.start))
            for places in self._places.values():
                places.sort()
        return self._places

    def _single(self, passage: Passage, at: int, gender: str) -> str | None:
        number = bisect_right(passage.sentences, (at, 1 << 30)) - 1
        told = self._told_at(passage, at)
        fits = self._fitting(self._owner(passage, number, at), gender)
        if fits is None:
            fits = self._fitting(told.before(passage, number, at), gender)
        if fits is None:
            fits = self._nearest(told, passage.index, number - 1, gender)
        if fits is not None and gender == "m":
            named = self._named_behind(passage, number, at)
            if fits.name in named:
                fits = self._other(told, named, passage.index, number - 1)
        return fits.name if fits else None

    def _owner(self, passage: Passage, number: int, at: int) -> Iterator[Referent]:
        """Whose a thing is in which he says something: `Strand's interview with the Tide, in which he said`."""
        if at < _LEAST_BEFORE or passage.lows[at - 2 : at] != ["in", "which"]:
            return
        end = at - 2 - (passage.tags[at - 3] == ",")
        thing = noun_phrase_before(passage, end, passage.sentences[number][0])
        sign = passage.tags.find("'", *thing) if thing else -1
        entry = self._cast.person_at(passage.index, thing[0], sign) if thing and sign > thing[0] else None
        if entry is not None:
            yield self._told[True].referent(entry)

    def _told_at(self, passage: Passage, at: int) -> Subjects:
        """Whom sentences are about for a token, which in quoted words is told of what stands in these as well."""
        return self._told[self._quotations.has(passage, at)]

    def _named_behind(self, passage: Passage, number: int, at: int) -> set[str | None]:
        """Whom a sentence that `he` opens names behind it, none of whom he is: `He said Strand had asked him`.

        Principle C of binding: N. Chomsky, Lectures on Government and Binding, 1981. A name put in to say who is
        meant is none of these: `He (Strand) said`.
        """
        start, end = passage.sentences[number]
        if at != start:
            return set()
        behind = self._cast.mentions.within(passage.index, at + 1, end)
        people = (one for one in behind if one.kind == "person" and not _is_put_in(passage, at, one))
        return {self._cast.people[one.entry].name for one in people}

    def _other(self, told: Subjects, named: set[str | None], index: int, number: int) -> Referent | None:
        """The last one before who spoke, or of whom a sentence was, and who is none of those named."""
        for about in self._before(told, index, number, _SECOND):
            free = (one for one in (*about.speakers, *about.subjects) if one.name not in named)
            if fits := self._fitting(free, "m"):
                return fits
        return None

    def _fitting(self, about: Iterable[Referent], gender: str) -> Referent | None:
        """The first of some whom a pronoun can mean: of its gender, and not the one who says `I`."""
        writer = self._first_person()
        for one in about:
            if one.gender not in ("", gender) or (one.name is not None and one.name == writer):
                continue
            if gender == "f" or one.gender or one.name not in self._called_she():
                return one
        return None

    def _called_she(self) -> frozenset[str | None]:
        """The people whom the cable calls `she` somewhere, which no list of given names need know."""
        if self._women is None:
            passages = [one for one in self._cast.study.passages if "she" in one.lows]
            self._women = frozenset(name for one in passages for name in self._women_of(one))
        return self._women

    def _women_of(self, passage: Passage) -> Iterator[str | None]:
        """The one person named before each `she`, in its sentence or the one before, who can be meant."""
        for at in (at for at, low in enumerate(passage.lows) if low == "she"):
            number = bisect_right(passage.sentences, (at, 1 << 30)) - 1
            for back in (max(0, number - 1),) if _is_beside(passage, at) else (number, max(0, number - 1)):
                near = self._cast.mentions.within(passage.index, passage.sentences[back][0], at)
                told = [one for one in near if one.kind == "person" and not _is_teller(passage, one)]
                people = {self._told[True].referent(one.entry) for one in told}
                fits = [one for one in people if one.gender != "m"]
                if len(fits) == 1:
                    yield fits[0].name
                if fits:
                    break

    def _nearest(self, told: Subjects, index: int, number: int, gender: str) -> Referent | None:
        """Whom the last sentence of a passage up to a number, or of the passages before, is about that fits."""
        left = _FARTHEST
        while index >= 0 and left > 0:
            found = self._up_to(told, index, number, gender) if number >= 0 else None
            if found is not None:
                return found[1] if number - found[0] < left else None
            left -= number + 1
            index -= 1
            number = len(self._cast.study.passages[index].sentences) - 1
        return None

    def _up_to(self, told: Subjects, index: int, number: int, gender: str) -> tuple[int, Referent] | None:
        """The last sentence of a passage up to a number that is about somebody who fits, and whom; kept for each."""
        row = self._kept.setdefault((index, gender, told.quoted), [])
        while len(row) <= number:
            at = len(row)
            fits = self._fitting(told.of(index, at).everybody(), gender)
            row.append((at, fits) if fits else row[-1] if row else None)
        return row[number]

    def _before(self, told: Subjects, index: int, number: int, most: int) -> Iterator[About]:
        """Whom the sentences up to one of a passage, and in the passages before, are about, from the last on."""
        while index >= 0:
            for back in range(number, -1, -1):
                if not most:
                    return
                yield told.of(index, back)
                most -= 1
            index -= 1
            number = len(self._cast.study.passages[index].sentences) - 1

    def _many(self, passage: Passage, at: int) -> tuple[int, int, int] | None:
        """The last subject of many before a token, in its passage: the passage's index, first token, last token."""
        number = bisect_right(passage.sentences, (at, 1 << 30)) - 1
        first, own = max(0, number - _FARTHEST), number
        while number >= first:
            for clause in reversed(self._cast.study.clauses(passage, passage.sentences[number])):
                subject = clause.subject
                if not subject or subject[1] > at or clause.shared:
                    continue
                if _is_plural(passage, *subject) or self._are_a_body(passage, subject, number, own):
                    return passage.index, *subject
            if number >= own - 1 and (nation := self._nation(passage, number, at)):
                return nation
            number -= 1
        return None

    def _nation(self, passage: Passage, number: int, at: int) -> tuple[int, int, int] | None:
        """A people before a token of a sentence that is no subject in it: `We asked the Kestrians. They agreed`."""
        start, end = passage.sentences[number]
        for one in reversed(self._cast.mentions.within(passage.index, start, min(at, end))):
            if one.kind == "body" and one.end - one.start == 1 and is_people(passage, one.start):
                return passage.index, one.start, one.end
        return None

    def _are_a_body(self, passage: Passage, subject: tuple[int, int], number: int, own: int) -> bool:
        """Whether `they` are a body: `the Kestrians` of the main clause before, any body in the same sentence."""
        if number < own - 1 or not self._is_body(passage, *subject):
            return False
        if number == own:
            return True
        start = passage.sentences[number][0]
        return is_plural(passage.lows[subject[1] - 1]) and "T" not in passage.tags[start : subject[0]]

    def _is_body(self, passage: Passage, start: int, end: int) -> bool:
        """Whether a phrase is the name of a body and no more: `the Kestrians`, `GOK`."""
        body = self._cast.mentions.at(passage.index, end - 1)
        return body is not None and body.kind == "body" and body.start - (passage.tags[start] == "D") == start

    def _it(self, passage: Passage, at: int) -> str | None:
        """The body that was the last subject before a token, in its sentence or the one before."""
        number = bisect_right(passage.sentences, (at, 1 << 30)) - 1
        for back in range(number, max(-1, number - 2), -1):
            for clause in reversed(self._cast.study.clauses(passage, passage.sentences[back])):
                subject = clause.subject
                if not subject or subject[1] > at or clause.shared or passage.lows[subject[0]] == "it":
                    continue
                if self._is_body(passage, *subject):
                    return self._cast.who(passage.index, *subject)
        return None

    def _speaks(self, passage: Passage, at: int) -> str | None:
        """Who says `I` or `we`."""
        if (turn := self._turn(passage.index)) is not None:
            return self._cast.who(*turn)
        if (leading := self._leading(passage.index)) is not None:
            return self._introduced(leading)
        if self.is_enclosed(passage, at):
            return None
        return (self._ours() if passage.lows[at] in words("we") else None) or self.writer()

    def _leading(self, index: int) -> int | None:
        """The passage that leads to a quotation of several passages, of which a passage is one."""
        if self._quoted is None:
            self._quoted = quoted_of(self._cast.study)
        return self._quoted.get(index)

    def _introduced(self, leading: int) -> str | None:
        """Who the last sentence of a passage says speaks, else whom it is about: `Strand began by noting:`."""
        about = self._told[False].of(leading, len(self._cast.study.passages[leading].sentences) - 1)
        return next((one.name for one in (*about.speakers, *about.subjects)), None)

    def _addressed(self, passage: Passage, at: int) -> str | None:
        """Who `you` is outside quotations: the one whom a letter or a memorandum is to."""
        quoted = passage.tags.rfind("<", 0, at) > passage.tags.rfind(">", 0, at)
        reader = None if quoted or self._turn(passage.index) is not None else reader_of(self._cast.study)
        return reader and self._signer(reader)

    def _turn(self, index: int) -> tuple[int, int, int] | None:
        """Whose turn a passage of a conversation is."""
        if self._turns is None:
            self._turns = turns_of(self._cast.study)
        return self._turns.get(index)

    def _ours(self) -> str | None:
        """The government that a department's `we` speaks for."""
        if self._cast.study.cable.header.post_kind != "department":
            return None
        names = {body.name for body in self._cast.bodies}
        return next((name for name in _OWN_STATE if name in names), None)

    def _first_person(self) -> str | None:
        """The person who says `I`, whom no `he` means; None where the writer is only known by a signature."""
        if self._speaker is None:
            speaks = any(person.rule == WRITER for person in self._cast.people) or opening_of(self._cast.study)
            self._speaker = Resolved(self.writer() if speaks else None)
        return self._speaker.name

    def _find_writer(self) -> str | None:
        cast = self._cast
        for person in cast.people:
            if person.rule == WRITER:
                return person.name
        opening = opening_of(cast.study)
        named = [one for one in cast.mentions.within(0, *opening) if one.kind == "person"] if opening else []
        if named:
            return cast.people[named[0].entry].name
        sender = writer_of(cast.study)
        if sender is None:
            return None
        return self._signer(sender.name) if sender.is_person else sender.name

    def _signer(self, signed: str) -> str:
        low = signed.rsplit(maxsplit=1)[-1].lower()
        named = [person.name for person in self._cast.people if person.name.lower().split()[-1] == low]
        return named[0] if named else signed.title() if signed.isupper() else signed


def _is_state(passage: Passage, at: int) -> bool:
    """Whether what looks like a pronoun in capitals is a state: `US feels that`."""
    return passage.words[at] == "US" and not passage.capitals


def _is_post(low: str, kind: str, own: set[str]) -> bool:
    """Whether a body's name is that of a cable's own post: `Embassy`, `AmEmbassy Holm`, not `Embassy of Kestria`."""
    first, _, rest = low.partition(" ")
    return first.removeprefix("am") == kind and rest.removeprefix("general").removeprefix("in ").strip() in own


def _is_beside(passage: Passage, at: int) -> bool:
    """Whether a pronoun says what another does: `Strand, she said, left`."""
    return passage.tags[at - 1 : at + 3] in (",UE,", ",UZ,")


def _is_teller(passage: Passage, one: Mention) -> bool:
    """Whether somebody tells what she does: `according to Strand, she`."""
    before, behind = passage.lows[max(one.start - 2, 0) : one.start], passage.lows[one.end : one.end + 2]
    return before == ["according", "to"] and behind == [",", "she"]


def _is_put_in(passage: Passage, at: int, one: Mention) -> bool:
    """Whether a name says who a pronoun is: `he (Strand)`, `He, Minister Strand, said`."""
    first = one.phrase[0] if one.phrase else one.start
    return passage.tags[first - 1] == "(" or (first <= at + 3 and passage.tags[at + 1] == ",")


def _is_plural(passage: Passage, start: int, end: int) -> bool:
    """Whether a phrase names many: a list, `both`, a plural noun at its head."""
    if end - start == 1 and passage.tags[start] in "Uu":
        return False
    if "K" in passage.tags[start:end] or passage.lows[start] in words("many"):
        return True
    at = start
    while at + 1 < end and passage.tags[at + 1] in "NCJ#Gy/":
        at += 1
    low = passage.lows[at]
    return low.endswith("s") and not low.endswith("ss") and passage.tags[at] == "N"
