"""Encounters told by a noun: `in a May 4 briefing to`, `his meeting with`, `had a talk with`, `paid a call on`."""

from collections.abc import Iterator

from reftel.reading.base.clauses import Clause, noun_phrase_before
from reftel.reading.meetings.encounter import Encounter
from reftel.reading.meetings.lexicon import nouns, words
from reftel.reading.meetings.parties import Side
from reftel.reading.meetings.scene import Scene

__all__ = ["told_by_nouns"]

_BEFORE = "JNCGY#y'/"
_REACH = 10  # tokens from a noun to its `with`
_WITHIN = frozenset(("in", "during", "at"))
_OWN = frozenset(("his", "her", "my", "our", "their"))
_MANY = frozenset(("meetings", "visits", "calls", "conversations", "briefings", "trips", "sessions", "ceremonies"))


def told_by_nouns(scene: Scene) -> Iterator[Encounter]:
    """Yield the encounters that the nouns of a sentence tell of."""
    known = nouns()
    for at in range(scene.start, scene.end):
        low = scene.passage.lows[at]
        if low in known and scene.passage.tags[at] in "NC" and _is_head(scene, at):
            found = _encounter(scene, at, known[low].kind)
            if found:
                yield found


def _is_head(scene: Scene, at: int) -> bool:
    """Whether the noun is the last of its phrase: not `meeting room`, `call center`."""
    return at + 1 >= scene.end or scene.passage.tags[at + 1] not in "N'"


def _encounter(scene: Scene, at: int, kind: str) -> Encounter | None:
    first = _phrase_start(scene, at)
    carrier = _carrier(scene, first)
    if scene.is_unreal(first) or not words("unreal").isdisjoint(scene.passage.lows[first:at]):
        return None
    if carrier is not None and not scene.has_happened(carrier):
        return None
    owner = _owner(scene, first, at)
    if scene.passage.lows[at] in _MANY and carrier is None:
        return None
    sides = [side for side in (owner, _teller(scene, first, at, carrier), *_others(scene, at, kind)) if side]
    if kind == "visit":
        sides = sides[:1] if owner else _guests(scene, at)
    found = scene.encounter(kind, sides, (first, at + 1), f"{scene.passage.lows[at]} of", 0.7)
    if found and kind == "visit":
        found.place = _destination(scene, at) or found.place
    return found


def _phrase_start(scene: Scene, at: int) -> int:
    first = at
    while first > scene.start and scene.passage.tags[first - 1] in _BEFORE:
        first -= 1
    if first > scene.start and scene.passage.tags[first - 1] == "D":
        first -= 1
    return first


def _owner(scene: Scene, first: int, at: int) -> Side | None:
    """Whose encounter it is: `his`, `Strand's`."""
    passage = scene.passage
    if passage.lows[first] in _OWN:
        return scene.side(first, first + 1)
    mark = passage.tags.rfind("'", first, at)
    if mark < 0:
        return None
    phrase = noun_phrase_before(passage, mark, scene.start)
    return scene.side(*phrase) if phrase else None


def _carrier(scene: Scene, first: int) -> Clause | None:
    """The verb that has the noun for its object: `had a talk`."""
    for clause in scene.clauses:
        if first - 3 <= clause.end <= first and clause.lemma in words("carry"):
            return clause
    return None


def _teller(scene: Scene, first: int, at: int, carrier: Clause | None) -> Side | None:
    """The subject of the verb that the noun hangs on: `had a talk with`, `In a meeting with Tran, Strand said`."""
    if carrier:
        return scene.subject(carrier)
    if first == scene.start or scene.passage.lows[first - 1] not in _WITHIN:
        return None
    opens = first - 1 == scene.start or scene.passage.tags[first - 2] in ",;:("
    if opens:
        after = (one for one in scene.clauses if one.start > at and one.kind == "finite" and not one.relative)
        main = next(after, None)
    else:
        before = [one for one in scene.clauses if one.end <= first and one.kind == "finite" and not one.relative]
        main = before[-1] if before else None
    return scene.subject(main) if main and main.subject else None


def _others(scene: Scene, at: int, kind: str) -> list[Side]:
    """Those behind `with`, `between`, `to`, `on`."""
    found = scene.after_word("with", at + 1, _REACH) or scene.after_word("between", at + 1, 4)
    if found is None and kind == "briefing":
        found = scene.after_word("to", at + 1, 2) or scene.after_word("for", at + 1, 2)
    if found is None and kind == "call":
        found = scene.after_word("on", at + 1, 4)
    return [found] if found else []


def _guests(scene: Scene, at: int) -> list[Side]:
    """`the visit of Strand`, `a visit by Strand`."""
    found = scene.after_word("of", at + 1, 5) or scene.after_word("by", at + 1, 5)
    return [found] if found else []


def _destination(scene: Scene, at: int) -> str | None:
    if at + 2 < scene.end and scene.passage.lows[at + 1] == "to":
        return scene.circumstances.place_from(scene.passage, at + 2, scene.end)
    return None
