"""Who is meant by words that stand for a name: `the King`, `his party`, `both sides`, `the KLB`."""

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reftel.reading.base.passage import Passage
from reftel.record import Body

if TYPE_CHECKING:
    from reftel.reading.plans.scene import Scene

__all__ = ["stands_for"]

_OFFICE: Final = (2, 3)  # tokens of an office without a name
_WHOSE_BODY: Final = frozenset(("the", "his", "her", "its"))
_TOLD_AGAIN: Final = frozenset(("company", "firm", "party"))
_PAIR: Final = 2
_SENTENCES: Final = 2  # between two bodies and what is said of both
_FAR: Final = 200  # tokens between them
_BOTH: Final = (["both"], ["the", "two"], ["these", "two"])
_SIDES: Final = frozenset(("sides", "countries", "governments", "parties", "states", "nations"))
_OF_STATES: Final = frozenset(("countries", "governments", "states", "nations"))
_STATES: Final = frozenset(("state", "government"))


def stands_for(scene: "Scene", phrase: tuple[int, int]) -> str | None:
    """Return whom an office, a body told of again, a pair or an abbreviation stands for; None for other words."""
    return _holder(scene, phrase) or _body(scene, phrase) or _pair(scene, phrase) or _spelled_out(scene, phrase)


def _holder(scene: "Scene", phrase: tuple[int, int]) -> str | None:
    """Who an office with an article and no name means (`the King`, `the Foreign Minister`)."""
    lows = scene.passage.lows[phrase[0] : phrase[1]]
    if len(lows) not in _OFFICE or lows[0] != "the" or lows[-1].endswith("s"):
        return None
    if len(lows) == max(_OFFICE) and scene.passage.words[phrase[0] + 1].isupper() and not scene.passage.capitals:
        return None  # `the KLB adviser` is one of several
    entry = scene.cast.person_at(scene.passage.index, phrase[0], phrase[1])
    name = None if entry is None else scene.cast.people[entry].name
    return name if name and set(name.lower().split()).isdisjoint(lows) else None


def _body(scene: "Scene", phrase: tuple[int, int]) -> str | None:
    """Which body is told of again (`the company`, `his party`)."""
    lows = scene.passage.lows[phrase[0] : phrase[1]]
    if len(lows) != _PAIR or lows[0] not in _WHOSE_BODY or lows[1] not in _TOLD_AGAIN:
        return None
    return scene.cast.who(scene.passage.index, *phrase)


def _pair(scene: "Scene", phrase: tuple[int, int]) -> str | None:
    """Which two `both sides` are: the only two bodies that stand joined shortly before them."""
    lows = scene.passage.lows[phrase[0] : phrase[1]]
    if lows[:-1] not in _BOTH or lows[-1] not in _SIDES:
        return None
    kinds = _STATES if lows[-1] in _OF_STATES else None
    named = {_names(scene, pair): pair for pair in _pairs(scene, phrase[0], kinds)}
    return scene.passage.words_of(*next(iter(named.values()))) if len(named) == 1 else None


def _pairs(scene: "Scene", end: int, kinds: frozenset[str] | None) -> list[tuple[int, int]]:
    """The places before a token where two bodies, and no more, are joined by `and`."""
    passage = scene.passage
    here = bisect_left(passage.sentences, (scene.start, 0))
    first = max(passage.sentences[max(here - _SENTENCES, 0)][0], end - _FAR)
    bodies = [one for one in scene.cast.mentions.within(passage.index, first, end) if one.kind == "body"]
    return [
        (one.start, other.end)
        for one, other in pairwise(bodies)
        if _are_joined(passage, one.end, other.start)
        and not _is_listed(scene, one.start)
        and (kinds is None or {scene.cast.bodies[each.entry].kind for each in (one, other)} <= kinds)
    ]


def _is_listed(scene: "Scene", start: int) -> bool:
    """Whether another body stands before one in a list (`Kestria, | Marenne and Veldora`)."""
    link = start - 1 - (scene.passage.tags[start - 1 : start] == "D")
    before = scene.cast.mentions.at(scene.passage.index, link - 1) if link > 0 else None
    return before is not None and before.kind == "body" and scene.passage.tags[link] in ",K"


def _are_joined(passage: Passage, end: int, start: int) -> bool:
    between = passage.tags[end:start]
    return between in ("K", "KD") and passage.lows[end] == "and"


def _names(scene: "Scene", pair: tuple[int, int]) -> frozenset[int]:
    """The entries of a pair's bodies."""
    return frozenset(one.entry for one in scene.cast.mentions.within(scene.passage.index, *pair) if one.kind == "body")


def _spelled_out(scene: "Scene", phrase: tuple[int, int]) -> str | None:
    """A body that has an abbreviation, with both its names (`KLB`, `the Land Bank`: `Kestrian Land Bank (KLB)`)."""
    first = phrase[0] + (scene.passage.lows[phrase[0]] == "the")
    mention = scene.cast.mentions.at(scene.passage.index, first) if first < phrase[1] else None
    if mention is None or mention.kind != "body" or (mention.start, mention.end) != (first, phrase[1]):
        return None
    body = scene.cast.bodies[mention.entry]
    named = body.kind != "state" and " " in body.name  # everybody knows the US
    return f"{body.name} ({body.abbreviation})" if named and _is_short(body) else None


def _is_short(body: Body) -> bool:
    """Whether a body has an abbreviation that is no word of its name."""
    return body.abbreviation is not None and body.abbreviation not in body.name.split()
