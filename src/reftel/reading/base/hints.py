"""What a word is by its own form and the words beside it, before any of them has its letter."""

from collections.abc import Sequence
from typing import Final

from reftel.reading.base.words import base_tags, state_names

__all__ = ["GIVEN", "MOSTLY_THIRD", "MOSTLY_VERBS", "TO_NOUN", "is_done_by", "is_plural", "is_quality"]

# verbs more often than nouns, in the base form and in the third person
MOSTLY_VERBS: Final = frozenset({
    "express", "welcome", "say", "think", "want", "feel", "seek", "hope", "fear", "doubt", "harbor", "harbour",
})  # fmt: skip
MOSTLY_THIRD: Final = frozenset({
    "supports", "hopes", "fears", "doubts", "wants", "urges", "feels", "thinks",
    "welcomes", "stresses", "praises", "remains", "stands", "focuses", "entails", "concentrates", "combines",
    "underlines", "underscores", "stems", "lies", "expresses",
})  # fmt: skip
# what a party does to what stands behind: `the GOK proposed measures`
GIVEN: Final = frozenset({
    "proposed", "supported", "backed", "sponsored", "funded", "financed", "led", "brokered", "mandated", "organized",
    "organised", "trained", "requested",
})  # fmt: skip
# behind these `to` stands before a noun
TO_NOUN: Final = frozenset({
    "according", "due", "thanks", "owing", "contrary", "prior", "opposed", "compared", "comparable", "similar",
    "equal", "equivalent", "superior", "inferior", "close", "closer", "closest", "nearer", "vulnerable",
    "susceptible", "exposed", "subject", "addition", "access", "resistance", "opposition",
})  # fmt: skip
_PLURALS: Final = frozenset({"people", "staff", "police", "men", "women", "youth", "elite", "public"})
_SIZED: Final = frozenset({
    "rose", "fell", "grew", "dropped", "declined", "increased", "decreased", "shrank", "climbed", "jumped", "improved",
    "slipped", "expanded", "contracted", "slowed", "surged", "plunged", "soared", "sank", "swelled", "advanced",
})  # fmt: skip
_QUALITIES: Final = ("tion", "sion", "ment", "ness", "ence", "ency", "ance", "ability")
_LONG: Final = 10  # letters: `Clement`, `Florence` and `Constance` are people
_ABOUT: Final = frozenset(
    {"about", "nearly", "almost", "over", "around", "roughly", "only", "just", "some", "more", "less"}
)
_PARTS: Final = frozenset(
    {"half", "third", "thirds", "quarter", "quarters", "fifth", "tenth", "fraction", "factor", "percent"}
)


def is_plural(low: str) -> bool:
    """Return whether a noun or name means many; a state is one (`the Laos plan is good`).

    >>> is_plural("officials"), is_plural("laos"), is_plural("police")
    (True, False, True)
    """
    return low in _PLURALS or (len(low) > 3 and low[-1] == "s" and low[-2] != "s" and low not in state_names())


def is_quality(low: str) -> bool:
    """Return whether a word of the language ends as what nobody is called: `Independence brought dangers`.

    >>> is_quality("independence"), is_quality("clement"), is_quality("constance")
    (True, False, False)
    """
    return len(low) >= _LONG and low.endswith(_QUALITIES) and base_tags().get(low) == "N"


def is_done_by(lows: Sequence[str], at: int) -> bool:
    """Return whether `by` behind a past form says who did it: not `concluded by saying`, not `rose by a tenth`.

    >>> is_done_by(["adopted", "by", "the", "board"], 0), is_done_by(["exports", "rose", "by", "a", "tenth"], 1)
    (True, False)
    """
    after = lows[at + 1 : at + 4]
    if after[:1] != ["by"] or after[1:2] == [] or after[1].endswith("ing"):
        return False
    amount = after[1][0].isdigit() or after[1] in _ABOUT or not _PARTS.isdisjoint(after[1:])
    return not (amount and lows[at] in _SIZED)
