"""A sentence as the rules on what changes and what is not said are given it."""

from mypy_extensions import mypyc_attr

from reftel.reading.base.clauses import Clause
from reftel.reading.base.passage import Passage

__all__ = ["Sentence"]


@mypyc_attr(acyclic=True)
class Sentence:
    """A sentence of a passage and its clauses; `start` and `end` are token indexes."""

    def __init__(self, passage: Passage, start: int, end: int, clauses: list[Clause]) -> None:
        self.passage = passage
        self.start = start
        self.end = end
        self.clauses = clauses

    def clause_before(self, at: int) -> Clause | None:
        """Return the last finite clause whose verb begins before a token."""
        for one in reversed(self.clauses):
            if one.start <= at and one.kind == "finite":
                return one
        return None

    def verb_before(self, at: int) -> Clause | None:
        """Return the last finite clause whose verb ends before a token."""
        for one in reversed(self.clauses):
            if one.end <= at and one.kind == "finite":
                return one
        return None

    def any_verb_before(self, at: int) -> Clause | None:
        """Return the last clause, finite or not, whose verb ends before a token."""
        for one in reversed(self.clauses):
            if one.end <= at:
                return one
        return None
