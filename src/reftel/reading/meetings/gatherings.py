"""Gatherings for many that somebody gave, opened or came to: `the Ministry sponsored a symposium in Lysandra`."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.meetings.attendance import hosts_of, others_of
from reftel.reading.meetings.carriers import WITHIN, main_of
from reftel.reading.meetings.encounter import Encounter
from reftel.reading.meetings.lexicon import words
from reftel.reading.meetings.parties import Side
from reftel.reading.meetings.scene import Scene
from reftel.reading.meetings.tellers import teller_of

__all__ = ["FOR_MANY", "GIVEN", "gathering_of"]

_SPOKEN: Final = words("tell") | words("tell_to") | words("tell_of")
_GIVEN: Final = words("given")
_ATTENDED: Final = words("attended")
_HEARD: Final = words("heard")

GIVEN: Final = "given"  # what the rules of gatherings end with
FOR_MANY: Final = frozenset(("other", "ceremony"))
_PRESS: Final = frozenset(("press", "news", "video"))
_TO_VERB: Final = 3  # tokens from a verb to the phrase of a gathering: `participated also in`


def gathering_of(scene: Scene, first: int, at: int, kind: str) -> Encounter | None:
    """Return the gathering that the noun at a token, whose phrase begins at `first`, names; None where it is none.

    One side is enough: that it has a day or a place tells that it came about.
    """
    if kind not in FOR_MANY or not _PRESS.isdisjoint(scene.passage.lows[first:at]):
        return None
    hosts = [side for _, side in hosts_of(scene, at)]
    clause = _verb_of(scene, first)
    doer = scene.subject(clause) if clause else _speaker(scene, first, at)
    sides = [*([doer] if doer else ()), *hosts]
    if not any(side.names or side.us for side in sides):
        return None
    guests = scene.after_word("for", at + 1, 1)
    others = [guests] if guests else others_of(scene, at, kind, None)
    rule = f"{scene.passage.lows[at]} {GIVEN}"
    start = clause.start if clause else first
    found = scene.encounter(kind, [*sides, *others], (start, at + 1), rule, 0.6, fewest=1)
    if found is None or not (found.date or found.place):
        return None
    found.host = _host(clause, sides) if clause or hosts else None
    return found


def _speaker(scene: Scene, first: int, at: int) -> Side | None:
    """`During a May 3 seminar, General Strand said`: somebody by name, who said it there."""
    if first - 1 != scene.start or scene.passage.lows[first - 1] not in WITHIN:
        return None
    main = main_of(scene, first, at)
    if main is None or main.start < at or main.lemma not in _SPOKEN or not scene.has_happened(main):
        return None
    found = teller_of(scene, (first, at), main)
    return found if found and scene.people.intersection(found.names) else None


def _verb_of(scene: Scene, first: int) -> Clause | None:
    """The verb that says what somebody did with it: gave it, opened it, came to it, spoke there."""
    lows = scene.passage.lows
    for clause in scene.clauses:
        if not first - _TO_VERB <= clause.end <= first or clause.passive or not scene.has_happened(clause):
            continue
        if clause.lemma in _GIVEN or clause.lemma in _ATTENDED:
            return clause
        if clause.lemma in _HEARD and lows[first - 1] in {"at", "to"}:
            return clause
    return None


def _host(clause: Clause | None, sides: list[Side]) -> str | None:
    """Who gave it, where that is told."""
    gave = clause is None or clause.lemma in _GIVEN or len(sides) > 1
    giver = sides[-1] if clause is None or len(sides) > 1 else sides[0]
    return next(iter(giver.names), None) if gave else None
