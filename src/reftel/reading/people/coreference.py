"""Pronouns: who `he`, `she`, `they`, `I` and `we` are, by recency, number and gender.

The person a sentence is about is taken to be its last main subject; a pronoun that opens a sentence means whom the
sentence before was about (centering: B. Grosz, A. Joshi, S. Weinstein, 1995, in its simplest form).
"""

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reftel.reading.base.clauses import Clause
from reftel.reading.base.passage import Passage
from reftel.reading.people.lexicon import gender_of_given, gender_of_title
from reftel.reading.people.writers import WRITER, opening_of

if TYPE_CHECKING:
    from reftel.reading.people.cast import Cast

__all__ = ["Resolved", "Scene"]

_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "herself"))
_THEY = frozenset(("they", "them", "their", "themselves"))
_OURS = frozenset(("i", "me", "my", "we", "us", "our", "myself", "ourselves"))


class Resolved(NamedTuple):
    """What a pronoun was resolved to; a name of None says that it stays open."""

    name: str | None


class Scene:
    """What stands before a place: subjects, last mentions, the writer."""

    __slots__ = ("_about", "_cast", "_genders", "_last", "_writer")

    def __init__(self, cast: "Cast") -> None:
        """Nothing is worked out before it is asked for."""
        self._cast = cast
        self._about: list[list[list[int]]] = []
        self._genders: list[str] | None = None
        self._last: dict[int, list[tuple[int, int]]] | None = None
        self._writer: str | None = ""

    def pronoun(self, passage: Passage, at: int) -> Resolved | None:
        """Return whom a pronoun means; None where the token is no pronoun."""
        low = passage.lows[at]
        if low in _HE or low in _SHE:
            entry = self._single(passage, at, "f" if low in _SHE else "m")
            return Resolved(None if entry is None else self._cast.people[entry].name)
        if low in _THEY:
            return Resolved(self._plural(passage, at))
        if low in _OURS:
            return Resolved(self.writer())
        return None

    def they(self, index: int, at: int) -> list[str]:
        """Return all whom `they` means: the list that was the subject before."""
        phrase = self._plural_subject(self._cast.study.passages[index], at)
        return self._cast.everybody(*phrase) if phrase else []

    def writer(self) -> str | None:
        """Return who `I` and `we` are: the signer where there is one, the post otherwise."""
        if self._writer == "":
            self._writer = self._find_writer()
        return self._writer

    def latest(self, fits: list[int], index: int, at: int) -> int | None:
        """Return the one of some people who was mentioned last before a place; else the only one there is."""
        if len(fits) == 1:
            return fits[0]
        places = self._places()
        before = [
            (max((place for place in places.get(one, ()) if place < (index, at)), default=None), one) for one in fits
        ]
        known = [pair for pair in before if pair[0] is not None]
        return max(known)[1] if known else None

    def body_with(self, word: str, index: int, at: int) -> int | None:
        """Return the body, mentioned before a place, whose name has a word; None where there is none."""
        for back in range(index, -1, -1):
            for mention in reversed(self._cast.mentions.of(back)):
                if mention.kind == "body" and (back < index or mention.start < at):
                    name = self._cast.bodies[mention.entry].name.lower().split()
                    if word in name:
                        return mention.entry
        return None

    def _places(self) -> dict[int, list[tuple[int, int]]]:
        """Where each person is mentioned."""
        if self._last is None:
            self._last = {}
            for passage in self._cast.study.passages:
                for mention in self._cast.mentions.of(passage.index):
                    if mention.kind == "person":
                        self._last.setdefault(mention.entry, []).append((passage.index, mention.start))
        return self._last

    def _gender(self, entry: int) -> str:
        if self._genders is None:
            self._genders = [_gender_of(person.name, person.titles) for person in self._cast.people]
        return self._genders[entry]

    def _fits(self, entry: int | None, gender: str) -> bool:
        return entry is not None and self._gender(entry) in ("", gender)

    def _single(self, passage: Passage, at: int, gender: str) -> int | None:
        number = bisect_right(passage.sentences, (at, 1 << 30)) - 1
        for entry in self._subjects(passage, number, at):
            if self._fits(entry, gender):
                return entry
        index = passage.index
        number -= 1
        while index >= 0:
            while number >= 0:
                for entry in self._about_of(index, number):
                    if self._fits(entry, gender):
                        return entry
                number -= 1
            index -= 1
            number = len(self._cast.study.passages[index].sentences) - 1 if index >= 0 else -1
        return None

    def _about_of(self, index: int, number: int) -> list[int]:
        """The people a sentence is about, the likeliest first; worked out in the order of the text."""
        while len(self._about) <= index:
            self._about.append([])
        row = self._about[index]
        passage = self._cast.study.passages[index]
        while len(row) <= number:
            row.append(self._people_of(passage, len(row)))
        return row[number]

    def _people_of(self, passage: Passage, number: int) -> list[int]:
        start, end = passage.sentences[number]
        found = self._subjects(passage, number, end)
        mentioned = [
            mention.entry
            for mention in self._cast.mentions.within(passage.index, start, end)
            if mention.kind == "person"
        ]
        return list(dict.fromkeys((*found, *mentioned)))

    def _subjects(self, passage: Passage, number: int, before: int) -> list[int]:
        """The people who are subjects in a sentence before a token: main ones first, the last of them first."""
        main: list[int] = []
        inner: list[int] = []
        for clause in self._cast.study.clauses(passage, passage.sentences[number]):
            subject = clause.subject
            if subject is None or clause.shared or clause.relative or subject[1] > before or clause.start > before:
                continue
            entry = self._person(passage, subject, before)
            if entry is not None:
                (main if _is_main(passage, clause, subject, passage.sentences[number][0]) else inner).append(entry)
        return [*reversed(main), *inner]

    def _person(self, passage: Passage, subject: tuple[int, int], before: int) -> int | None:
        if subject[1] - subject[0] == 1 and passage.lows[subject[0]] in _OURS | _THEY:
            return None
        if subject[0] >= before:
            return None
        return self._cast.person_at(passage.index, *subject)

    def _plural(self, passage: Passage, at: int) -> str | None:
        phrase = self._plural_subject(passage, at)
        if phrase is None:
            return None
        return self._cast.who(phrase[0], phrase[1], phrase[2])

    def _plural_subject(self, passage: Passage, at: int) -> tuple[int, int, int] | None:
        """The last subject of many before a token, in its passage."""
        number = bisect_right(passage.sentences, (at, 1 << 30)) - 1
        while number >= 0:
            clauses = self._cast.study.clauses(passage, passage.sentences[number])
            for clause in reversed(clauses):
                subject = clause.subject
                if subject and subject[1] <= at and not clause.shared and _is_plural(passage, *subject):
                    return passage.index, *subject
            number -= 1
        return None

    def _find_writer(self) -> str | None:
        """Whom the document says it is from, the signer, or the post."""
        cast = self._cast
        for person in cast.people:
            if person.rule == WRITER:
                return person.name
        opening = opening_of(cast.study)
        if opening:
            for mention in cast.mentions.within(0, *opening):
                if mention.kind == "person":
                    return cast.people[mention.entry].name
        header = cast.study.cable.header
        return self._signer(header.signed) if header.signed else header.post

    def _signer(self, signed: str) -> str:
        low = signed.rsplit(maxsplit=1)[-1].lower()
        named = [person.name for person in self._cast.people if person.name.lower().split()[-1] == low]
        return named[0] if named else signed.title() if signed.isupper() else signed


def _gender_of(name: str, titles: tuple[str, ...]) -> str:
    for title in titles:
        if gender := gender_of_title(title):
            return gender
    words = name.split()
    return gender_of_given(words[0]) if len(words) > 1 else ""


def _is_main(passage: Passage, clause: Clause, subject: tuple[int, int], start: int) -> bool:
    """Whether a subject opens a main clause: at the start of the sentence, after `, and`, after a semicolon."""
    at = subject[0] - 1
    if at < start:
        return True
    if passage.tags[at] in "K;":
        return True
    before = passage.tags[start : subject[0]]
    return not set(before) & set("EZVT") or (passage.tags[at] == "," and clause.kind == "finite" and "T" not in before)


def _is_plural(passage: Passage, start: int, end: int) -> bool:
    """Whether a phrase names many: a list, `both`, a plural noun at its head."""
    if end - start == 1 and passage.tags[start] in "Uu":
        return False
    if "K" in passage.tags[start:end] or passage.lows[start] in ("both", "many", "several", "all", "some", "most"):
        return True
    at = start
    while at + 1 < end and passage.tags[at + 1] in "NCJ#Gy/":
        at += 1
    low = passage.lows[at]
    return low.endswith("s") and not low.endswith("ss") and passage.tags[at] == "N"
