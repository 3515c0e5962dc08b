"""Whom `they` and `it` mean: the last subject of many, the last body that was a subject."""

from bisect import bisect_right
from typing import TYPE_CHECKING

from reftel.reading.base.hints import is_plural
from reftel.reading.base.passage import Passage
from reftel.reading.people.belonging import is_people
from reftel.reading.people.lexicon import words

if TYPE_CHECKING:
    from reftel.reading.people.cast import Cast

__all__ = ["Groups"]

_FARTHEST = 40  # sentences back in which `they` looks for whom it means


class Groups:
    """The groups and bodies of a cable, to be asked which of them a pronoun means."""

    __slots__ = ("_cast",)

    def __init__(self, cast: "Cast") -> None:
        """Nothing is worked out before it is asked for."""
        self._cast = cast

    def many(self, passage: Passage, at: int) -> tuple[int, int, int] | None:
        """Return the last subject of many before a token: its passage's index, its first token, its last token."""
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

    def owner(self, passage: Passage, at: int) -> str | None:
        """Return whose `its` is: of the body that is the subject before it (`Kestria renewed its offer`).

        It stays open where that is no body, and where somebody is made to do something (`asked Kestria to renew its`).
        """
        number = bisect_right(passage.sentences, (at, 1 << 30)) - 1
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
        number = bisect_right(passage.sentences, (at, 1 << 30)) - 1
        for back in range(number, max(-1, number - 2), -1):
            for clause in reversed(self._cast.study.clauses(passage, passage.sentences[back])):
                subject = clause.subject
                if not subject or subject[1] > at or clause.shared or passage.lows[subject[0]] == "it":
                    continue
                if self._is_body(passage, *subject):
                    return self._cast.who(passage.index, *subject)
        return None


def _is_state(passage: Passage, at: int) -> bool:
    """Whether what looks like a pronoun in capitals is a state: `US feels that`."""
    return passage.words[at] == "US" and not passage.capitals


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
