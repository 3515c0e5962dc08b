"""Who answers: whom our own envoys call on, whom somebody asks whether something is so."""

from collections.abc import Iterable
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.passage import Passage
from reftel.reading.mentions import Mention
from reftel.reading.people.lexicon import words

__all__ = ["asked_whether", "beginning_of", "is_own_envoy", "met_in"]

_FARTHEST: Final = 14  # tokens from a verb to whom it is done with: `raised the state of the ports with Strand`
_PARTED: Final = ".;:(TZ"  # what no such stretch goes over
_LONGEST: Final = 3  # tokens of `the U.S. Ambassador`


def beginning_of(passage: Passage, mention: Mention) -> int:
    """Return where the phrase of a mention begins, with its article and what counts it."""
    first = mention.phrase[0] if mention.phrase else mention.start
    while first > 0 and passage.tags[first - 1] in "Dy#":
        first -= 1
    return first


def is_own_envoy(passage: Passage, start: int, end: int) -> bool:
    """Return whether a phrase is one of our own officers by his office alone: `the Charge`, `our Ambassador`, `DCM`."""
    if end - start > _LONGEST or passage.lows[end - 1] not in words("own envoys"):
        return False
    return all(passage.tags[at] == "D" or passage.lows[at] in words("of ours") for at in range(start, end - 1))


def met_in(passage: Passage, clause: Clause, people: Iterable[Mention], before: int) -> Mention | None:
    """Return whom the subject of a clause meets, asks or brings something to: `called on Strand`, `gave it to Strand`.

    Somebody named behind another preposition is none of these: `met on Tuesday about Strand`.
    """
    if clause.lemma not in words("meets") or clause.passive:
        return None
    for one in people:
        first = beginning_of(passage, one)
        if first < clause.end or one.end > before:
            continue
        if first - clause.end > _FARTHEST or not set(_PARTED).isdisjoint(passage.tags[clause.end : first]):
            return None
        if first == clause.end or passage.lows[first - 1] in words("facing prepositions"):
            return one
    return None


def asked_whether(passage: Passage, clause: Clause, people: Iterable[Mention], before: int) -> Mention | None:
    """Return whom the subject of a clause asks a question that stands behind it: `asked Strand whether he agreed`."""
    if clause.lemma not in words("inquires") or clause.passive:
        return None
    one = next((one for one in people if beginning_of(passage, one) == clause.end and one.end < before), None)
    if one is None or passage.lows[one.end] not in words("question words"):
        return None
    wishes = passage.lows[one.end] == "if" and not words("wishes").isdisjoint(passage.lows[one.end : one.end + 3])
    return None if wishes else one
