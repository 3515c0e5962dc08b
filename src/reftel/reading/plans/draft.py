"""A plan as a rule finds it, before its words are cut and named."""

from collections.abc import Callable
from typing import Final, NamedTuple

from reftel.reading.base.clauses import Clause
from reftel.reading.plans.scene import Scene

__all__ = ["CONFIDENCE", "Draft", "Rule"]


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


Rule = Callable[[Scene, Clause], list[Draft]]

# How often each rule is right where readers have marked plans by hand.
CONFIDENCE: Final = {
    "subject does": 0.9,
    "object does": 0.9,
    "clause does": 0.9,
    "clause is done": 0.7,
    "-ing form": 0.8,
    "event": 0.8,
    "agrees": 0.6,
    "whether to": 0.7,
    "wants done": 0.7,
    "pledged": 0.8,
    "will": 0.8,
    "should": 0.7,
    "could": 0.6,
    "should be done": 0.6,
    "will be done": 0.8,
    "would like": 0.8,
    "on a day": 0.6,
    "is to": 0.7,
    "needs doing": 0.6,
    "fit to": 0.6,
    "aim is to": 0.7,
    "is going": 0.8,
    "to be done": 0.6,
    "noun to": 0.8,
    "noun that": 0.7,
    "noun of -ing": 0.7,
    "noun of act": 0.7,
    "planned event": 0.7,
    "means not": 0.8,
    "invites": 0.7,
    "timetable": 0.7,
    "would appreciate": 0.8,
    "imperative": 0.7,
}
