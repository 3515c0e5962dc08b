"""A plan as a rule finds it, before its words are cut and named."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from reftel.reading.base.clauses import Clause
from reftel.reading.plans.scene import Scene

__all__ = ["Draft", "Rule"]


class Draft(NamedTuple):
    """Who does what: the doer's phrase, the token of the act's first word, the token that tells that it is planned.

    `end` is where the act's words end; None where its verb phrase says so. `verb` is its verb where other words stand
    before it (`the equipment will be shipped`).
    """

    rule: str
    standing: str
    who: tuple[int, int] | None
    act: int
    cue: int
    end: int | None = None
    verb: int | None = None


Rule = Callable[[Scene, Clause], Iterator[Draft]]
