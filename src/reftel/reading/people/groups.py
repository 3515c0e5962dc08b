"""Whom `they` and `it` mean: the last subject of many, the last body that was a subject."""

import re
from typing import TYPE_CHECKING, Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.hints import is_plural
from reftel.reading.base.passage import Passage
from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.people.belonging import is_people
from reftel.reading.people.lexicon import words
from reftel.reading.people.subjects import is_main

if TYPE_CHECKING:
    from reftel.reading.people.cast import Cast

__all__ = ["Groups"]

_Phrase = tuple[int, int, int]  # a passage's index, a first and a last token
_WORD: Final = re.compile(r"[^-#.,:;()]")  # what is no mark or number of a list
_NEAR: Final = 2  # sentences back in which it is a government
_FARTHEST: Final = 40  # sentences back in which `they` looks for whom it means


@mypyc_attr(acyclic=True)
class Groups:
    """The groups and bodies of a cable, to be asked which of them a pronoun means."""

    __slots__ = ("_cast", "_known")

    def __init__(self, cast: "Cast") -> None:
        """Nothing is worked out before it is asked for."""
        self._cast = cast
        self._known: dict[tuple[int, int], _Phrase | None] = {}

    def many(self, passage: Passage, at: int) -> _Phrase | None:
        """Return the last subject of many before a token: its passage's index, its first token, its last token.

        Where that is `they` again, it is whom that one means.
        """
        asked: list[tuple[int, int]] = []
        found: _Phrase | None = (passage.index, at, at + 1)
        while found is not None and self._is_they(*found):
            key = found[0], found[1]
            if key in self._known:
                found = self._known[key]
                break
            asked.append(key)
            found = self._before(self._cast.study.passages[found[0]], found[1])
        self._known.update(dict.fromkeys(asked, found))
        return found

    def _is_they(self, index: int, start: int, end: int) -> bool:
        return end - start == 1 and self._cast.study.passages[index].lows[start] in words("they")

    def _before(self, passage: Passage, at: int) -> _Phrase | None:
        """The nearest phrase of many before a token, or another `they`."""
        own = passage.sentence_index(at)
        if beside := self._nation(passage, own, at, beside=True) or _faced(passage, own, at):
            return (passage.index, *beside[-2:])
        for number in range(own, max(0, own - _FARTHEST) - 1, -1):
            for subject in self._subjects(passage, number, at, own=number == own):
                if _is_plural(passage, *subject) or self._are_a_body(passage, subject, number, own):
                    return passage.index, *subject
                if self._is_they(passage.index, *subject):
                    return passage.index, *subject
            if number >= own - 1 and (nation := self._nation(passage, number, at)):
                return nation
        return self._above(passage.index - 1) if not _WORD.search(passage.tags, 0, at) else None

    def _above(self, index: int) -> _Phrase | None:
        """Of whom many the last sentence of the passage above is: `The Kestrians are angry.`, `They want help.`."""
        if index < 0 or not self._cast.study.passages[index].sentences:
            return None
        passage = self._cast.study.passages[index]
        last = len(passage.sentences) - 1
        first = passage.sentences[last][0]
        for subject in self._subjects(passage, last, len(passage.words), own=False):
            begins = not _WORD.search(passage.tags, first, subject[0])
            many = _is_plural(passage, *subject) or self._are_a_body(passage, subject, last, last + 1)
            if begins and (many or self._is_they(index, *subject)):
                return index, *subject
        return None

    def _subjects(self, passage: Passage, number: int, at: int, *, own: bool) -> list[tuple[int, int]]:
        """The subjects of a sentence before a token, the last first, in a sentence before the main ones of them.

        `Their boats are old, and they hope`: whose the boats are, too.
        """
        start = passage.sentences[number][0]
        main: list[tuple[int, int]] = []
        inner: list[tuple[int, int]] = []
        for clause in reversed(self._cast.study.clauses(passage, passage.sentences[number])):
            subject = clause.subject
            if subject is None or subject[1] > at or clause.shared:
                continue
            if passage.lows[subject[0]] == "their":
                subject = subject[0], subject[0] + 1
            if is_main(passage, clause, subject, start):
                main.append(subject)
            else:
                inner.append(subject)
        return sorted([*main, *inner, *_theirs(passage, start, at)], reverse=True) if own else [*main, *inner]

    def _nation(self, passage: Passage, number: int, at: int, *, beside: bool = False) -> _Phrase | None:
        """A people before a token of a sentence that is no subject in it: `We asked the Kestrians. They agreed`.

        With `beside` it stands right before the token: `In the talks with the Kestrians they agreed`.
        """
        start, end = passage.sentences[number]
        for one in reversed(self._cast.mentions.within(passage.index, start, min(at, end))):
            if one.kind == "body" and one.end - one.start == 1 and is_people(passage, one.start):
                faced = one.end == at and passage.tags[one.start - 1 - (passage.tags[one.start - 1] == "D")] == "P"
                return (passage.index, one.start, one.end) if faced or not beside else None
        return None

    def _are_a_body(self, passage: Passage, subject: tuple[int, int], number: int, own: int) -> bool:
        """Whether `they` are a body: any in the same sentence, else `the Kestrians` or a government of a main clause.

        A people is many as other plurals are, and meant from far; a government only a sentence or two behind it.
        """
        if not self._is_body(passage, *subject):
            return False
        if number == own:
            return True
        if "T" in passage.tags[passage.sentences[number][0] : subject[0]]:
            return False
        body = self._cast.mentions.at(passage.index, subject[1] - 1)
        governs = body is not None and self._cast.bodies[body.entry].kind == "government"
        return is_plural(passage.lows[subject[1] - 1]) or (governs and number >= own - _NEAR)

    def _is_body(self, passage: Passage, start: int, end: int) -> bool:
        """Whether a phrase is the name of a body and no more: `the Kestrians`, `GOK`."""
        body = self._cast.mentions.at(passage.index, end - 1)
        return body is not None and body.kind == "body" and body.start - (passage.tags[start] == "D") == start

    def owner(self, passage: Passage, at: int) -> str | None:
        """Return whose `its` is: of the body that is the subject before it (`Kestria renewed its offer`).

        It stays open where that is no body, and where somebody is made to do something (`asked Kestria to renew its`).
        """
        number = passage.sentence_index(at)
        start = passage.sentences[number][0]
        clauses = [one for one in self._cast.study.clauses(passage, passage.sentences[number]) if one.start < at]
        if not clauses:
            return self.one(passage, at)
        last, subject = clauses[-1], clauses[-1].subject
        verb = next((one.end for one in reversed(clauses) if one.kind == "finite"), start)
        made = last.kind == "infinitive" and bool(self._cast.mentions.within(passage.index, verb, last.start))
        if subject is None or made or not (self._is_body(passage, *subject) or passage.lows[subject[0]] == "it"):
            return None
        return self._cast.who(passage.index, *subject)

    def one(self, passage: Passage, at: int) -> str | None:
        """Return the body that was the last subject before a token, in its sentence or the one before."""
        number = passage.sentence_index(at)
        for back in range(number, max(-1, number - 2), -1):
            for clause in reversed(self._cast.study.clauses(passage, passage.sentences[back])):
                subject = clause.subject
                if not subject or subject[1] > at or clause.shared or passage.lows[subject[0]] == "it":
                    continue
                if self._is_body(passage, *subject):
                    return self._cast.who(passage.index, *subject)
        return None


def _faced(passage: Passage, number: int, at: int) -> tuple[int, int] | None:
    """The many with whom a sentence begins: `In our talks with Kestrian officials, they agreed`."""
    start, end = passage.sentences[number][0], at - (passage.tags[at - 1] == ",")
    if passage.tags[start] != "P" or passage.lows[at] != "they":
        return None
    phrase = noun_phrase_before(passage, end, start)
    while phrase is not None and "P" in passage.tags[slice(*phrase)]:
        phrase = passage.tags.index("P", *phrase) + 1, phrase[1]
    if phrase is None or passage.lows[phrase[0] - 1] != "with":
        return None
    return phrase if _is_plural(passage, *phrase) else None


def _theirs(passage: Passage, start: int, end: int) -> list[tuple[int, int]]:
    return [(at, at + 1) for at in range(start, end) if passage.lows[at] == "their"]


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
