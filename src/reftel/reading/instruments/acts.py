"""What is done to an instrument or wanted of it: `signed the treaty`, `confirmed June 2008 for the exercise`."""

import re
from collections.abc import Callable
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.passage import Passage
from reftel.reading.bodies.finds import Find
from reftel.reading.instruments.naming import Naming
from reftel.reading.instruments.stretches import NOT_YET, Stretch, end_of, is_open, words

__all__ = ["of_infinitive", "of_object", "of_stance", "of_thing_had"]

_NEAR: Final = 8  # words between a verb and its object
_TO_NOR: Final = 2  # tokens from `nor` to a subject
_SUBJECT: Final = 10  # of a subject with all that belongs to it
_BREAKS: Final = frozenset("VZE.;:,BHMXT")
_BRACKET: Final = re.compile(r"\([^()]{1,6}\)")
_DAY: Final = re.compile("y#|#y|y")
_CONTACT: Final = re.compile(r"[NC]D")  # `expressed concern the treaty`: a clause without `that`
_AFTER: Final = frozenset(["after", "since", "when", "while"])  # `talks with Kestria after | it ended the truce`
# what stands behind these is not done, but gone by: `announcing a date in accordance with the treaty`
_ALONG: Final = frozenset(
    ["accordance", "pursuant", "under", "during", "after", "since", "despite", "without", "conformity"]
)
_BOUNDS: Final = frozenset(["begin", "end"])  # `Begin text of draft treaty` is said to whoever reads the cable
_TALK: Final = frozenset(["discuss", "consider"])  # what is only to be talked about does not stand anywhere yet


def of_object(naming: Naming) -> Stretch | None:
    """`Kestria refused to sign the treaty`: the clause up to the name and what belongs to it."""
    return _first_on(naming, _is_finite, "object") or _of_day(naming)


def _of_day(naming: Naming) -> Stretch | None:
    """`Kestria confirmed June 2008 for the exercise`."""
    passage, find = naming.passage, naming.find
    at = find.start - (passage.tags[find.start - 1 : find.start] == "D")
    if at == 0 or passage.lows[at - 1] != "for" or not _DAY.search(passage.tags, max(at - _NEAR, 0), at):
        return None
    return _first_on(naming, _is_finite, "dated")


def of_infinitive(naming: Naming) -> Stretch | None:
    """`They met to negotiate a treaty`: the same where the verb is no finite one."""
    return _first_on(naming, _is_any, "object") or _first_on(naming, _is_any, "stance")


def of_stance(naming: Naming) -> Stretch | None:
    """`Kestria opposes the treaty`: what somebody thinks of it or would have."""
    return _first_on(naming, _is_finite, "stance")


def of_thing_had(naming: Naming) -> Stretch | None:
    """`Kestria has no treaty with Norway`, `Strand used his good offices`: whose own object it is."""
    return _first_on(naming, _is_finite, "direct")


def _first_on(naming: Naming, fits: Callable[[Clause], bool], use: str) -> Stretch | None:
    passage, find, verbs = naming.passage, naming.find, words(use)
    for clause in naming.clauses:
        near = clause.end <= find.start and clause.lemma in verbs and not clause.passive
        if near and fits(clause) and _is_on(passage, clause, find, use):
            return _clause(passage, clause, find)
    return None


def _is_finite(clause: Clause) -> bool:
    return clause.kind == "finite"


def _is_any(clause: Clause) -> bool:
    return clause.lemma not in _TALK


def _is_on(passage: Passage, clause: Clause, find: Find, use: str) -> bool:
    """Whether a verb before an instrument has it for its object: next to it, or in a phrase of few words."""
    between, lows = passage.tags[clause.end : find.start], passage.lows[clause.end : find.start]
    if use == "dated":
        between = _BRACKET.sub("", between)
    return (
        len(between) <= _NEAR
        and not any(tag in _BREAKS for tag in between)
        and not (use == "direct" and ("P" in between or "O" in between))
        and not _CONTACT.search(between)
        and NOT_YET.isdisjoint(lows)
        and _ALONG.isdisjoint(lows)
        and not (clause.lemma in _BOUNDS and "text" in lows)
        and not (clause.subject and _is_open(passage, clause.subject))
    )


def _is_open(passage: Passage, subject: tuple[int, int]) -> bool:
    """Whether a clause has not come about, by an `if` or `before` in front of its subject or taken into it."""
    return is_open(passage, subject[0]) or not NOT_YET.isdisjoint(passage.lows[slice(*subject)])


def _clause(passage: Passage, clause: Clause, find: Find) -> Stretch:
    subject = clause.subject
    is_near = subject is not None and subject[1] <= clause.start and clause.start - subject[0] <= _SUBJECT
    first = subject[0] if subject and is_near else clause.start
    first = next((at + 1 for at in range(clause.start - 1, first, -1) if passage.lows[at] in _AFTER), first)
    while first < clause.start and passage.tags[first] in "#y,":
        first += 1  # the day of the sentence
    nor = first >= _TO_NOR and passage.lows[first - _TO_NOR] == "nor"
    if nor:
        first -= _TO_NOR  # `nor has Kestria signed the treaty`
    done = clause.kind == "finite" and not (clause.modal or clause.negated or nor)
    return Stretch(first, end_of(passage, find.end), done)
