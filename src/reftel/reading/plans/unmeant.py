"""What looks like a plan and is none: a way to put a view, what to bear in mind, a forecast, an errand already run.

Each is asked of a draft that a rule has found.
"""

from collections.abc import Callable

from reftel.reading.base.tables import read_words
from reftel.reading.base.words import lemma_of
from reftel.reading.plans.draft import Draft
from reftel.reading.plans.scene import Scene

__all__ = ["is_unmeant"]

# What somebody says with `I would`: he does it by saying so.
_STANCES = frozenset((
    "recommend", "reiterate", "repeat", "caution", "warn", "counsel", "favor", "favour", "submit", "advocate",
    "conclude", "judge", "deplore", "commend", "characterize", "describe",
))  # fmt: skip
_MINDING = frozenset(("know", "understand", "realize", "realise", "remember", "recognize", "recognise", "appreciate"))
_IN_MIND = frozenset(("mind", "aware", "mindful", "conscious"))
_PERHAPS = frozenset(("possibly", "perhaps", "maybe", "conceivably", "inevitably"))
_PROBABLY = frozenset(("probably", "undoubtedly", "doubtless", "presumably", "likely"))
_WHILE = frozenset(("instructions", "instruction", "orders"))
_CARRIED = frozenset(("be", "act", "await", "give", "send", "receive", "have", "issue", "operate", "remain"))
_GLAD = frozenset(("glad", "pleased", "happy"))
_LEARNING = frozenset(("have", "hear", "learn", "know", "note", "find"))
_NEAR = 6  # tokens from `bear` to `in mind`


def is_unmeant(scene: Scene, draft: Draft) -> bool:
    """Return whether a draft tells of nothing that is to be done."""
    asked = _DOUBTS.get(draft.rule)
    return asked is not None and any(doubt(scene, draft) for doubt in asked)


def _is_stance(scene: Scene, draft: Draft) -> bool:
    """`I would reiterate my advice`, `we would strongly recommend against it`: said, and done with that."""
    lows = scene.passage.lows
    ours = scene.is_us(draft.who) and lows[draft.cue] in ("would", "should", "'d")
    return ours and lemma_of(lows[draft.act]) in _STANCES


def _is_minded(scene: Scene, draft: Draft) -> bool:
    """`You should know that he left`, `it is useful to bear the date in mind`: to be known, and not done."""
    act = draft.act if draft.verb is None else draft.verb
    lows = scene.passage.lows
    if lows[act] in ("bear", "have", "keep", "be"):
        return not _IN_MIND.isdisjoint(lows[act + 1 : min(act + 1 + _NEAR, scene.end)])
    return lemma_of(lows[act]) in _MINDING


def _is_forecast(scene: Scene, draft: Draft) -> bool:
    """`I think the envoys would probably accept it`, `possibly Strand would resign`: one only holds it likely."""
    lows = scene.passage.lows
    if lows[draft.cue] != "would" or scene.is_us(draft.who):
        return False
    first = draft.who[0] if draft.who else draft.cue
    near = (*lows[max(first - 1, scene.start) : first], *lows[max(draft.cue - 1, scene.start) : draft.act])
    if not _PERHAPS.isdisjoint(near):
        return True
    led = scene.verb_before(first)
    return not _PROBABLY.isdisjoint(near) and led is not None and led.lemma in read_words("foresight.txt")


def _is_errand(scene: Scene, draft: Draft) -> bool:
    """`The envoy called under instructions to protest`, `the orders to sign came from Strand`: he has done so."""
    lows, cue = scene.passage.lows, draft.cue
    if lows[cue] not in _WHILE:
        return False
    led = scene.verb_before(cue)
    under = lows[cue - 1] == "under"
    return under and led is not None and led.lemma not in _CARRIED and scene.passage.tags[led.head] == "E"


def _is_glad(scene: Scene, draft: Draft) -> bool:
    """`We would be glad to have comments`, `Tran was pleased to learn of it`: nothing is offered."""
    lows = scene.passage.lows
    return lows[draft.cue] in _GLAD and lemma_of(lows[draft.act]) in _LEARNING


_DOUBTS: dict[str, tuple[Callable[[Scene, Draft], bool], ...]] = {
    "will": (_is_stance, _is_forecast),
    "should": (_is_minded,),
    "fit to": (_is_minded,),
    "noun to": (_is_errand, _is_glad),
}
