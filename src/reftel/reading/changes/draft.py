"""A sentence, and a change as a rule finds it in it."""

from typing import NamedTuple

from reftel.reading.base.clauses import Clause
from reftel.reading.base.passage import Passage

__all__ = ["Draft", "Phrase", "Sentence"]

Phrase = tuple[int, int]


class Sentence(NamedTuple):
    """A sentence of a passage and its clauses; `start` and `end` are token indexes."""

    passage: Passage
    start: int
    end: int
    clauses: list[Clause]

    def clause_before(self, at: int) -> Clause | None:
        """Return the last finite clause whose verb begins before a token."""
        return next((one for one in reversed(self.clauses) if one.start <= at and one.kind == "finite"), None)


class Draft(NamedTuple):
    """A change before it is named: about what, the tokens that tell of it, what it was, what it is now."""

    rule: str
    about: Phrase
    cue: Phrase
    was: Phrase | None = None
    now: Phrase | None = None
