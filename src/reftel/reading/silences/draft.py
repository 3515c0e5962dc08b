"""A silence as a rule finds it."""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from reftel.reading.base.clauses import Clause
from reftel.reading.sentence import Sentence
from reftel.reading.silences.matter import Phrase

__all__ = ["CONFIDENCE", "ClauseRule", "Draft"]


class Draft(NamedTuple):
    """A silence before it is named: who, about what (None where the words before tell it), the tokens that tell it.

    `number` counts those of whom one sentence tells the same (`neither Strand nor Tran raised it`).
    """

    rule: str
    who: Phrase | None
    about: Phrase | None
    cue: Phrase
    number: int = 0


# A rule on clauses, with the verbs that it is for.
ClauseRule = tuple[Callable[[Sentence, Clause], Iterable[Draft]], frozenset[str]]

# How often each rule is right where readers have marked silences by hand.
CONFIDENCE: Final = {
    "not told": 0.9,
    "was not told": 0.7,
    "not drawn": 0.8,
    "avoided": 0.8,
    "evaded": 0.7,
    "no mention": 0.9,
    "without telling": 0.7,
    "without comment": 0.8,
    "without detail": 0.7,
    "referred on": 0.7,
    "silent on": 0.7,
    "left open": 0.6,
    "absent": 0.6,
    "no time": 0.6,
    "none given": 0.8,
    "not telling": 0.7,
    "not said so": 0.7,
    "no answer": 0.6,
    "met with silence": 0.7,
    "not forthcoming": 0.7,
    "refusal": 0.7,
    "neither nor": 0.8,
    "chose not to": 0.8,
    "yet to": 0.7,
    "not pursued": 0.7,
}
