"""The verbs that a noun of an encounter hangs on: `had a talk`, `talks were held`, `In a meeting Strand said`."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.meetings.lexicon import words
from reftel.reading.meetings.officers import is_officer
from reftel.reading.meetings.scene import Scene

__all__ = ["WITHIN", "carrier_behind", "carrier_of", "is_had", "main_of", "run_on_start", "takes_place"]

_CARRY: Final = words("carry")
_APART: Final = words("apart")
_GOING: Final = words("going")
_OCCUR: Final = words("occur")
_AFTER: Final = words("after")
_PART: Final = words("part")

WITHIN: Final = frozenset(("in", "during", "at", "for", "over"))
_OWNED: Final = frozenset(("his", "her", "my", "our", "their", "your"))
_SINCE_THEN: Final = frozenset(("after", "following"))
_NEAR: Final = 12  # tokens from a noun to the verb behind it that carries it
_TODAY: Final = frozenset(("this", "yesterday", "today", "last"))


def carrier_of(scene: Scene, first: int) -> Clause | None:
    """Return the verb that has the noun for its object: `had a talk`."""
    for clause in scene.clauses:
        if first - 3 <= clause.end <= first and clause.lemma in _CARRY:
            return clause if _APART.isdisjoint(scene.passage.lows[clause.end : first]) else None
    return None


def carrier_behind(scene: Scene, at: int) -> Clause | None:
    """Return the verb of `the talks Strand had with Tran`, `talks were held`: whose subject follows the noun."""
    for clause in scene.clauses:
        if at < clause.start <= at + _NEAR and clause.lemma == "have" and clause.subject:
            return clause if is_had(scene, clause, at) else None
        if clause.passive and clause.lemma in _CARRY and clause.subject and clause.kind == "finite":
            return clause if clause.subject[0] <= at < clause.subject[1] else None
        if takes_place(scene, clause) and clause.subject and clause.subject[0] <= at < clause.subject[1]:
            return clause
    return None


def is_had(scene: Scene, clause: Clause, at: int) -> bool:
    """Return whether a noun is what somebody right behind it had: `the talks Strand had`, `the talks that he had`."""
    told = scene.passage.lows[at + 1 : at + 2] in (["that"], ["which"])
    if told and scene.passage.tags[clause.end : clause.end + 1] not in tuple("PyR,."):
        return False  # `a session that they had enough of`
    return clause.subject is not None and clause.subject[0] <= at + 1 + told < clause.subject[1]


def takes_place(scene: Scene, clause: Clause) -> bool:
    """Return whether a clause tells that its subject came about: `took place`, `occurred`, `opened in Lysandra`."""
    if clause.kind != "finite" or clause.passive:
        return False
    behind = scene.passage.lows[clause.end : clause.end + 1]
    if clause.lemma == "go":
        return not _GOING.isdisjoint(behind)
    return behind == ["place"] if clause.lemma == "take" else clause.lemma in _OCCUR


def _is_after(scene: Scene, first: int, at: int) -> bool:
    """`After a meeting with Tran, Strand went home`: he who met him; not `After Strand's meeting with Tran`.

    Behind a clause it is of him who does what that tells: `Strand went home after a meeting with Tran`.
    """
    lows, tags = scene.passage.lows, scene.passage.tags
    opens = lows[first - 1] in _AFTER and (first - 1 == scene.start or lows[first - 1] in _SINCE_THEN)
    is_owned = "'" in tags[first:at] or lows[first] in _OWNED
    return opens and lows[at + 1 : at + 2] == ["with"] and not is_owned


def _whole(scene: Scene, first: int) -> int:
    """Where a phrase begins that is part of an encounter: `In | three hours of talks`, `At the | close of a call`."""
    lows = scene.passage.lows
    if first - 2 <= scene.start or lows[first - 1] != "of" or lows[first - 2] not in _PART:
        return first
    start = first - 2
    while start > scene.start and scene.passage.tags[start - 1] in "D#NJRP" and lows[start - 1] not in WITHIN:
        start -= 1
    return start


def main_of(scene: Scene, first: int, at: int) -> Clause | None:
    """Return the verb that a phrase hangs on: `In a meeting with Tran, Strand said`, `he said in a meeting`."""
    if first == at == scene.start and scene.passage.lows[at : at + 2] == ["meeting", "with"]:
        return _behind_comma(scene, at)
    first = _whole(scene, first)
    if first == scene.start or not (scene.passage.lows[first - 1] in WITHIN or _is_after(scene, first, at)):
        return None
    verbs = [
        one for one in scene.clauses if one.kind == "finite" and not (one.relative or _is_inserted(scene, at, one))
    ]
    if first - 1 == scene.start or scene.passage.tags[first - 2] in ",;:(a":
        return _behind(scene, first, at, verbs)
    before = [one for one in verbs if one.end <= first]
    if before:
        return before[-1]
    # `Strand in a candid talk raised this`
    return next(
        (one for one in verbs if one.subject and one.start > at and one.subject[0] < first < one.subject[1]), None
    )


def _behind(scene: Scene, first: int, at: int, verbs: list[Clause]) -> Clause | None:
    """The verb of `In a meeting with Tran, | Strand said`, where the phrase opens a sentence or stands in commas."""
    holding = next((one for one in verbs if one.subject and one.subject[0] <= at < one.subject[1]), None)
    if holding and (run_on_start(scene, at, holding) or not scene.passage.lows[at + 1].strip("x")):
        return holding  # `In a talk XXXXXXXX said`
    next_to = at + (scene.passage.lows[at + 1] not in _TODAY)  # `In conversation this afternoon Tran said`
    after = [one for one in verbs if one.start > at and one.subject and one.subject[0] > next_to]
    parted = [one for one in after if one.subject and scene.passage.tags[one.subject[0] - 1] == ","]
    around = [one for one in verbs if one.start > at and one.subject and one.subject[1] == first - 2]
    return next(iter(around or parted or after), holding)


def run_on_start(scene: Scene, at: int, clause: Clause) -> int | None:
    """Return where somebody begins who does it, behind a noun with no comma: `At the May 3 session | Strand said`.

    Behind those whom the noun is with, a day parts him from them: `In meeting with Tran May 3 | Envoy Strand said`.
    """
    if clause.subject is None or not clause.subject[0] <= at < clause.subject[1]:
        return None
    tags, end = scene.passage.tags, clause.subject[1]
    start = at + 1
    if tags[start] in "PO":
        start = tags.rfind("y", start, end) + 1
        while start and start < end and tags[start] == "#":
            start += 1
    inside = scene.cast.mentions.within(scene.passage.index, start, end) if 0 < start < end else ()
    is_somebody = any(one.kind == "person" and one.end == end for one in inside)
    return start if is_somebody or (0 < start < end and is_officer(scene.passage.lows[end - 1])) else None


def _is_inserted(scene: Scene, at: int, clause: Clause) -> bool:
    """Whether a verb behind a noun stands in brackets: `In a talk with Tran (Wren was away) | I urged`."""
    between = scene.passage.tags[at : clause.start]
    return between.count("(") > between.count(")")


def _behind_comma(scene: Scene, at: int) -> Clause | None:
    """`Meeting with Tran on May 3, | Strand said`."""
    verbs = (one for one in scene.clauses if one.kind == "finite" and not one.relative and one.start > at)
    first = next(verbs, None)
    parted = first is not None and first.subject is not None and scene.passage.tags[first.subject[0] - 1] == ","
    return first if parted else None
