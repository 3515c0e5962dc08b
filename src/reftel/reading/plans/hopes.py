"""Rules on hopes that somebody else will act: asked for in other words."""

from collections.abc import Iterator

from reftel.reading.base.clauses import Clause
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import lemma_of
from reftel.reading.plans.draft import Draft
from reftel.reading.plans.frames import acts
from reftel.reading.plans.scene import Scene

__all__ = ["hoped_of"]

_HOPED = frozenset(("hope", "trust"))
_HOPES = frozenset(("hope", "hopes"))
_US = frozenset(("we", "i"))
_TO_HIM = 3  # tokens from `hope` to who is hoped to act (`hope therefore that Strand`)
_THOUGHT = ("minds.txt", "views_taken.txt")


def hoped_of(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """`We hope that you will press them`, `hoped Kestria would sign`, `the hope that Kestria would sign`."""
    if clause.subject is None or clause.negated or clause.passive or clause.relative:
        return
    act = scene.behind_able(clause.head)
    you = scene.passage.lows[clause.subject[0]] == "you"
    if scene.passage.tags[act] != "V" or not acts(scene, act) or not _is_hoped(scene, clause.subject):
        return
    if you or (scene.is_doer(clause.subject) and _is_done(scene, act)):
        yield Draft("would appreciate", "requested", clause.subject, act, clause.start)


def _is_hoped(scene: Scene, who: tuple[int, int]) -> bool:
    """Whether somebody hopes it of another than himself: `he hopes that he will win` asks for nothing."""
    lows, before = scene.passage.lows, scene.verb_before(who[0])
    link = who[0] - 1 - (scene.passage.tags[who[0] - 1] == "T")
    if lows[link] in _HOPES and scene.passage.tags[link] == "N":
        return not scene.is_pronoun(who)  # `expressed his hope that Kestria would sign`
    if before is None or before.negated or before.lemma not in _HOPED or who[0] - before.end > _TO_HIM:
        return False
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
