"""A sentence while its cues are gone through from left to right."""

from collections.abc import Callable

from mypy_extensions import mypyc_attr

from reftel.reading.base.clauses import Clause
from reftel.reading.base.passage import Passage
from reftel.reading.statements.cue import Cue

__all__ = ["Chain"]


@mypyc_attr(acyclic=True)
class Chain:
    """A sentence being gone through: its passage, its clauses, where it starts, the cues still open."""

    __slots__ = ("clauses", "last", "open", "passage", "start", "starts")

    def __init__(self, passage: Passage, cues: list[Cue], clauses: list[Clause], start: int) -> None:
        self.passage = passage
        self.clauses = clauses
        self.start = start
        self.starts = {cue.words[0] for cue in cues}
        self.open: list[Cue] = []
        self.last: Cue | None = None

    def close(self, depth: int, border: int) -> None:
        """End the open cues from a depth on, before a token."""
        for cue in self.open[depth:]:
            cue.end = min(cue.end, border)
        del self.open[depth:]

    def depth(self, fits: Callable[[Cue], bool]) -> int | None:
        """Return the depth of the innermost open cue that fits."""
        return next((depth for depth in range(len(self.open) - 1, -1, -1) if fits(self.open[depth])), None)
