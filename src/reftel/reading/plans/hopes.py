"""Rules on hopes that somebody else will act: asked for in other words."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import lemma_of
from reftel.reading.plans.draft import Draft
from reftel.reading.plans.frames import acts
from reftel.reading.plans.lexicon import NOUNS
from reftel.reading.plans.scene import Scene

__all__ = ["hoped_done", "hoped_of"]

_HOPED: Final = frozenset(("hope", "trust"))
_HOPES: Final = frozenset(("hope", "hopes"))
_US: Final = frozenset(("we", "i"))
_TO_HIM: Final = 3  # tokens from `hope` to who is hoped to act (`hope therefore that Strand`)
# What one would like to come about, and nobody does.
_OUTCOMES: Final = frozenset((
    "resolve", "solve", "reach", "achieve", "avoid", "overcome", "settle", "avert", "prevent", "dispel", "restore",
    "diminish", "reduce", "limit", "stop", "lift", "spare", "effect", "conclude", "clear", "iron", "enlighten", "meet",
    "preserve", "maintain", "improve", "strengthen", "realize", "realise", "find", "bring", "satisfy", "save", "bridge",
))  # fmt: skip
_BEFALLING: Final = ("views_taken.txt", "forecasts.txt")
_THOUGHT: Final = ("minds.txt", "views_taken.txt")


def hoped_of(scene: Scene, clause: Clause) -> list[Draft]:
    """`We hope that you will press them`, `hoped Kestria would not sign`, `the hope that Kestria would sign`."""
    if clause.subject is None or clause.passive or clause.relative:
        return []
    denied = scene.passage.tags.find("!", clause.start, clause.head) if clause.negated else 0
    if denied < 0:
        return []  # `hoped that no Kestrian would sign`
    act = scene.behind_able(clause.head)
    you = scene.passage.lows[clause.subject[0]] == "you"
    if scene.passage.tags[act] != "V" or not acts(scene, act) or not _is_hoped(scene, clause.subject):
        return []
    if you or (scene.is_doer(clause.subject) and _is_done(scene, act)):
        first, verb = (denied, act) if denied > 0 else (act, None)
        return [Draft("would appreciate", "requested", clause.subject, first, clause.start, verb=verb)]
    return []


def hoped_done(scene: Scene, clause: Clause) -> list[Draft]:
    """`Strand hoped that the talks could be resumed`: by whom is not said."""
    if clause.subject is None or not clause.passive or clause.negated or clause.relative:
        return []
    lemma = lemma_of(scene.passage.lows[clause.head])
    thought = scene.passage.lows[clause.head] in NOUNS or any(lemma in read_words(name) for name in _BEFALLING)
    if thought or lemma in _OUTCOMES or "H" in scene.passage.tags[clause.start : clause.head]:
        return []  # `hoped that the crisis could be resolved`, `could have been avoided`
    if scene.is_doer(clause.subject) or not _is_hoped(scene, clause.subject):
        return []
    act = clause.head if scene.is_pronoun(clause.subject) else clause.subject[0]
    return [Draft("would appreciate", "requested", None, act, clause.start, verb=clause.head)]


def _is_hoped(scene: Scene, who: tuple[int, int]) -> bool:
    """Whether somebody hopes it of another than himself: `he hopes that he will win` asks for nothing."""
    lows, before = scene.passage.lows, scene.verb_before(who[0])
    if lows[who[0]] in _HOPES and who[1] - who[0] > 1:
        return True  # `expressed hope Kestria would sign`
    link = who[0] - 1 - (scene.passage.tags[who[0] - 1] == "T")
    if lows[link] in _HOPES and scene.passage.tags[link] == "N":
        return not scene.is_pronoun(who)  # `expressed his hope that Kestria would sign`
    if before is None or before.negated or before.lemma not in _HOPED or who[0] - before.end > _TO_HIM:
        return False
    if lows[before.start] == "had":
        return False  # `had hoped that`
    return before.subject is None or not _is_same(lows[before.subject[0]], lows[who[0]])


def _is_same(hoping: str, hoped: str) -> bool:
    """Whether two pronouns mean the same (`he hopes that he will`)."""
    return hoping == hoped or _US.issuperset((hoping, hoped))


def _is_done(scene: Scene, act: int) -> bool:
    """Whether a verb tells of something to be done, not of what is thought or may come about."""
    lemma = lemma_of(scene.passage.lows[act])
    if scene.is_goal(act) or any(lemma in read_words(name) for name in _THOUGHT):
        return False
    return lemma not in read_words("spontaneous.txt") or scene.object_at(act + 1) is not None
