"""A sentence, and a change as a rule finds it in it."""

from collections.abc import Callable
from typing import Final, NamedTuple

from reftel.reading.base.clauses import Clause
from reftel.reading.sentence import Sentence

__all__ = ["CONFIDENCE", "ClauseRule", "Draft", "Phrase", "WordRule"]

Phrase = tuple[int, int]


class Draft(NamedTuple):
    """A change before it is named: about what, the tokens that tell of it, what it was, what it is now."""

    rule: str
    about: Phrase
    cue: Phrase
    was: Phrase | None = None
    now: Phrase | None = None


ClauseRule = Callable[[Sentence, Clause], list[Draft]]
WordRule = Callable[[Sentence, int], list[Draft]]

# How often each rule is right where readers have marked changes by hand.
CONFIDENCE: Final = {
    "changed": 0.8,
    "became": 0.7,
    "lately": 0.6,
    "compared": 0.7,
    "at first": 0.7,
    "and now": 0.6,
    "no longer": 0.8,
    "increase in": 0.7,
    "up from": 0.8,
    "increasingly": 0.6,
    "going on": 0.7,
    "growing": 0.7,
    "took over": 0.7,
    "departure from": 0.7,
    "not this time": 0.8,
    "than before": 0.8,
    "unlike before": 0.6,
    "until recently": 0.6,
    "instead of": 0.7,
    "as before": 0.7,
    "now that": 0.7,
    "now a": 0.7,
    "used to": 0.7,
    "gave up": 0.8,
    "replaced": 0.7,
    "had refused": 0.8,
    "not repeated": 0.8,
    "long so": 0.8,
    "not since": 0.8,
    "never before": 0.8,
    "then and now": 0.7,
    "now willing": 0.7,
    "is now": 0.6,
    "new will": 0.7,
}
