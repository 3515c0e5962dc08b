"""A sentence and its clauses, with what the rules of plans ask of it."""

import re
from functools import cached_property

from reftel.reading.base.clauses import Clause, noun_phrase_from
from reftel.reading.base.passage import Passage
from reftel.reading.people.cast import Cast
from reftel.reading.plans.lexicon import words_in

__all__ = ["Scene"]

_TO_VERB = re.compile(r"R{0,2}(?:!?t[R!]{0,2}([VB]))")
_BETWEEN = re.compile(r",?P[DJNCu#'y]{1,7},?")
_SPEAKS_FOR_ITSELF = frozenset(["we", "i", "you", "our"])
_UNCLEAR = frozenset(["he", "she", "they", "it", "who", "which", "that", "this", "these", "those"])


class Scene:
    """One sentence of a passage: `start` and `end` are token indexes."""

    def __init__(self, cast: Cast, passage: Passage, start: int, end: int) -> None:
        self.cast = cast
        self.passage = passage
        self.start = start
        self.end = end

    @cached_property
    def clauses(self) -> list[Clause]:
        """The clauses of the sentence."""
        return self.cast.study.clauses(self.passage, (self.start, self.end))

    def verb_after(self, at: int) -> int | None:
        """Return the verb of the `to` phrase that begins at a token, a prepositional phrase before it passed over."""
        tags = self.passage.tags
        match = _TO_VERB.match(tags, at, self.end)
        if match is None and (between := _BETWEEN.match(tags, at, self.end)):
            match = _TO_VERB.match(tags, between.end(), self.end)
        return match.start(1) if match else None

    def object_at(self, at: int) -> tuple[int, int] | None:
        """Return the noun phrase or object pronoun that begins at a token."""
        if at < self.end and self.passage.tags[at] == "u":
            return at, at + 1
        return noun_phrase_from(self.passage, at, self.end)

    def head_of(self, phrase: tuple[int, int]) -> int:
        """Return the token of a phrase's head noun: the last one before `of` or a preposition."""
        start, end = phrase
        match = _HEAD.match(self.passage.tags, start, end)
        return match.end() - 1 if match else end - 1

    def is_doer(self, phrase: tuple[int, int] | None) -> bool:
        """Return whether a phrase means somebody who can act: a person, a body, people by their office."""
        if phrase is None:
            return False
        head = self.head_of(phrase)
        mention = self.cast.mentions.at(self.passage.index, head)
        if mention is not None and mention.kind in ("person", "body"):
            return True
        if self.passage.lows[head] in words_in("doers.txt"):
            return True
        return mention is None and self.passage.tags[head] == "C" and not self.passage.capitals

    def name(self, phrase: tuple[int, int] | None) -> str | None:
        """Return who a phrase means: a name of the register, else its own words; None for an open pronoun."""
        if phrase is None:
            return None
        low = self.passage.lows[phrase[0]]
        if phrase[1] - phrase[0] == 1 and low in _SPEAKS_FOR_ITSELF - {"i"}:
            return self.passage.words_of(*phrase)
        if name := self.cast.who(self.passage.index, *phrase):
            return name
        return None if phrase[1] - phrase[0] == 1 and low in _UNCLEAR else self.passage.words_of(*phrase)


_HEAD = re.compile(r"[DJG#RYy]*+(?:[NCUuDQ]|'[JNC]|[JG#Y](?=[NC]))++")
