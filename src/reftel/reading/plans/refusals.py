"""What somebody does not mean to do: `does not intend to resign`, `has no intention of visiting`."""

import re
from collections.abc import Iterator

from reftel.reading.base.clauses import Clause
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import lemma_of
from reftel.reading.plans.draft import Draft
from reftel.reading.plans.owners import owner
from reftel.reading.plans.scene import Scene

__all__ = ["MEANING", "has_none", "means_not"]

MEANING = frozenset(("intend", "plan", "want", "wish", "propose"))
_WISHING = frozenset(("want", "wish"))
# What somebody who does not want to do it refuses; `did not want to embarrass him` refuses nothing.
_REFUSED = frozenset((
    "accept", "adopt", "attend", "buy", "cooperate", "deal", "discuss", "extend", "extradite", "grant", "host", "join",
    "leave", "meet", "negotiate", "participate", "publish", "purchase", "ratify", "receive", "release", "renegotiate",
    "renew", "reopen", "resign", "resume", "return", "run", "sell", "send", "serve", "share", "sign", "support", "talk",
    "testify", "travel", "visit", "vote", "withdraw",
))  # fmt: skip
_INTENTIONS = frozenset(("intention", "intentions", "intent"))
_WITHOUT = frozenset(("no", "without"))
_TO_ACT = re.compile(r"[tO]R?(?P<act>[VXG])")
_LOOKS = frozenset(("appear", "seem", "look", "sound", "go", "give", "interfere", "overstate", "speculate"))
_FIRST = 2  # tokens from `no` to `intention`


def means_not(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """`Strand does not intend to resign`, `Kestria did not want to reopen the talks`."""
    tags = scene.passage.tags
    if not clause.negated or clause.passive or clause.modal or clause.kind != "finite" or scene.is_asked(clause):
        return
    if tags[clause.head] != "V" or not (scene.is_doer(clause.subject) or scene.is_pronoun(clause.subject)):
        return  # `had not intended` is past
    act = scene.verb_right_after(clause.end)
    if act is None or (clause.lemma in _WISHING and lemma_of(scene.passage.lows[act]) not in _REFUSED):
        return
    if _is_done(scene, act):
        yield Draft("means not", "refused", clause.subject, act, clause.start)


def has_none(scene: Scene, at: int) -> Iterator[Draft]:
    """`Kestria has no intention of selling ships`; who has only no plans yet refuses nothing."""
    lows = scene.passage.lows
    if lows[at] not in _INTENTIONS or _WITHOUT.isdisjoint(lows[max(at - _FIRST, scene.start) : at]):
        return
    match = _TO_ACT.match(scene.passage.tags, at + 1, scene.end)
    act = match.start("act") if match else None
    if act is not None and _is_done(scene, act):
        yield Draft("means not", "refused", owner(scene, at), act, at)


def _is_done(scene: Scene, act: int) -> bool:
    """Whether a verb tells of something that is done, and not of how it would look or be said."""
    lemma = lemma_of(scene.passage.lows[act])
    if scene.passage.tags[act] not in "VGX" or scene.is_vague(act) or lemma in _LOOKS:
        return False
    return not any(lemma in read_words(name) for name in ("forecasts.txt", "minds.txt"))
