"""What somebody does not mean to do: `does not intend to resign`, `has no intention of visiting`."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import lemma_of
from reftel.reading.plans.draft import Draft, Rule
from reftel.reading.plans.owners import owner
from reftel.reading.plans.scene import Scene
from reftel.reading.plans.supposed import LIKELIHOOD

__all__ = ["REFUSAL_RULES", "has_none", "is_not_minded", "is_ruled_out"]

_MEANING: Final = frozenset(("intend", "plan", "want", "wish", "propose"))
_PARTICLES: Final = {"turn": "down", "rule": "out"}
_ASKED_OF: Final = frozenset((
    "invitation", "invitations", "request", "requests", "offer", "offers", "proposal", "proposals", "suggestion",
    "suggestions", "demand", "demands", "appeal", "appeals", "call", "calls",
))  # fmt: skip
_WISHING: Final = frozenset(("want", "wish"))
# What somebody who does not want to do it refuses; `did not want to embarrass him` refuses nothing.
_REFUSED: Final = frozenset((
    "accept", "adopt", "attend", "buy", "cooperate", "deal", "discuss", "extend", "extradite", "grant", "host", "join",
    "leave", "meet", "negotiate", "participate", "publish", "purchase", "ratify", "receive", "release", "renegotiate",
    "renew", "reopen", "resign", "resume", "return", "run", "sell", "send", "serve", "share", "sign", "support", "talk",
    "testify", "travel", "visit", "vote", "withdraw",
))  # fmt: skip
_INTENTIONS: Final = frozenset(("intention", "intentions", "intent"))
_WITHOUT: Final = frozenset(("no", "without"))
_TO_ACT: Final = re.compile(r"[tO]R?(?P<act>[VXG])")
_LOOKS: Final = frozenset(("appear", "seem", "look", "sound", "go", "give", "interfere", "overstate", "speculate"))
_MINDED: Final = frozenset(("prepared", "willing", "ready", "disposed"))
_TO_NOT: Final = 3  # tokens from `not` to `prepared`
_FIRST: Final = 2  # tokens from `no` to `intention`
_TO_TOLD: Final = 4  # tokens from `announced` to who will not do it
# Behind `would not`: what is said of a view, not of an act.
_NOT_DONE: Final = frozenset(("rule", "comment", "speculate", "elaborate", "object", "hesitate", "dare", "mention"))
_HEDGES: Final = frozenset(("always", "necessarily", "solve", "do"))  # it will not do, or not always


def means_not(scene: Scene, clause: Clause) -> list[Draft]:
    """`Strand does not intend to resign`, `Kestria did not want to reopen the talks`."""
    tags = scene.passage.tags
    if not clause.negated or clause.passive or clause.modal or clause.kind != "finite" or scene.is_asked(clause):
        return []
    if tags[clause.head] != "V" or not (scene.is_doer(clause.subject) or scene.is_pronoun(clause.subject)):
        return []  # `had not intended` is past
    act = scene.verb_after(clause.end) if clause.lemma == "intend" else scene.verb_right_after(clause.end)
    if act is None or (clause.lemma in _WISHING and lemma_of(scene.passage.lows[act]) not in _REFUSED):
        return []
    if _is_done(scene, act):
        return [Draft("means not", "refused", clause.subject, act, clause.start)]
    return []


def turns_down(scene: Scene, clause: Clause) -> list[Draft]:
    """`Strand turned down the invitation to visit Kestria`, `ruled out closing the port`, `rejected talks on it`."""
    if not _turns_down(scene, clause):
        return []
    at = clause.end + (clause.lemma in _PARTICLES)
    if clause.lemma == "rule" and scene.passage.tags[at : at + 1] == "G":
        return [Draft("means not", "refused", clause.subject, at, clause.head)]
    phrase = scene.object_at(at)
    if phrase is None:
        return []
    if scene.passage.lows[scene.head_of(phrase)] in _ASKED_OF:
        return _asked_of(scene, clause, phrase[1])
    if _is_refused(scene, clause, phrase):
        return [_refused(scene, clause, phrase)]
    return []


def _is_refused(scene: Scene, clause: Clause, phrase: tuple[int, int]) -> bool:
    """Whether what is ruled out or rejected is something done (`rejected the report` does not like a text)."""
    if clause.lemma == "rule":
        return scene.is_event(phrase)
    return clause.lemma == "reject" and scene.passage.lows[scene.head_of(phrase)] in read_words("together.txt")


def _turns_down(scene: Scene, clause: Clause) -> bool:
    """Whether a verb says that somebody will not have it."""
    particle = _PARTICLES.get(clause.lemma)
    if particle is not None and scene.passage.lows[clause.end : clause.end + 1] != [particle]:
        return False
    if clause.negated or clause.passive or clause.modal or clause.kind == "infinitive" or scene.is_asked(clause):
        return False
    first = clause.subject[0] if clause.subject else clause.start
    if scene.passage.tags[clause.head] == "V" and scene.passage.lows[first - 1] == "that":
        return False  # `recommends that we turn down the request`
    return scene.is_doer(clause.subject) or scene.is_pronoun(clause.subject)


def _asked_of(scene: Scene, clause: Clause, end: int) -> list[Draft]:
    """What was asked of him, behind the word for the asking (`a request | to sign`, `proposals | for talks`)."""
    act = scene.verb_right_after(end)
    if act is not None:
        return [Draft("means not", "refused", clause.subject, act, clause.head)]
    if scene.passage.lows[end : end + 1] == ["for"] and (asked := scene.object_at(end + 1)):
        return [_refused(scene, clause, asked)]
    return []


def _refused(scene: Scene, clause: Clause, phrase: tuple[int, int]) -> Draft:
    """What somebody will not have, as a noun tells it."""
    return Draft("means not", "refused", clause.subject, phrase[0], clause.head, scene.phrase_end(phrase))


def has_none(scene: Scene, at: int) -> Draft | None:
    """`Kestria has no intention of selling ships`; who has only no plans yet refuses nothing."""
    lows = scene.passage.lows
    if lows[at] not in _INTENTIONS or _WITHOUT.isdisjoint(lows[max(at - _FIRST, scene.start) : at]):
        return None
    match = _TO_ACT.match(scene.passage.tags, at + 1, scene.end)
    act = match.start("act") if match else None
    if act is None or not _is_done(scene, act):
        return None
    return Draft("means not", "refused", owner(scene, at), act, at)


def is_not_minded(scene: Scene, at: int) -> Draft | None:
    """`Kestria is not prepared to sign`, `we not willing deliver it`; who is not ready yet refuses nothing."""
    tags, lows = scene.passage.tags, scene.passage.lows
    if lows[at] not in _MINDED:
        return None
    denied = tags.rfind("!", max(at - _TO_NOT, scene.start), at)
    if denied < 0 or "yet" in lows[denied:at]:
        return None
    act, whose = scene.verb_after(at + 1), _minded(scene, denied)
    if act is None or whose is None or not _is_done(scene, act):
        return None
    return Draft("means not", "refused", whose, act, at)


def _minded(scene: Scene, denied: int) -> tuple[int, int] | None:
    """Who is not prepared: the subject of `is` before `not`, or who stands right before it in a telegram."""
    verb = next((one for one in reversed(scene.clauses) if one.start <= denied and one.kind == "finite"), None)
    if verb is not None and verb.end >= denied:
        return verb.subject if scene.is_doer(verb.subject) and not scene.is_asked(verb) else None
    phrase = noun_phrase_before(scene.passage, denied, scene.start)
    if phrase is None and scene.passage.tags[denied - 1] == "U":
        phrase = denied - 1, denied
    asked = phrase is not None and scene.passage.lows[phrase[0] - 1] == "if"
    return phrase if scene.is_doer(phrase) and not asked else None


def is_ruled_out(scene: Scene, clause: Clause) -> bool:
    """Return whether somebody says what he or another will not do (`announced that his party would not sign`)."""
    lows, tags = scene.passage.lows, scene.passage.tags
    if clause.subject is None or "!" not in tags[clause.start : clause.head] or lows[clause.head] in _NOT_DONE:
        return False
    first = clause.subject[0]
    if tags[first - 2 : first] == "KT":  # `that the vote was over and that he would not sign`
        return any(one.lemma in read_words("tellings.txt") for one in scene.clauses if one.end < first)
    before = scene.verb_before(clause.start)
    if before is None or tags[first - 1] == "K":  # `Kestria will not sign`
        unsure = not (LIKELIHOOD | _HEDGES).isdisjoint(
            lows[clause.start : clause.head + 1] + lows[clause.end : scene.end]
        )
        return clause.modal == "will" and not unsure and scene.is_doer(clause.subject)
    told = not before.negated and before.lemma in read_words("tellings.txt")
    return told and first - before.end <= _TO_TOLD


def _is_done(scene: Scene, act: int) -> bool:
    """Whether a verb tells of something that is done, and not of how it would look or be said."""
    lemma = lemma_of(scene.passage.lows[act])
    if scene.passage.tags[act] not in "VGX" or scene.is_vague(act) or lemma in _LOOKS:
        return False
    return not any(lemma in read_words(name) for name in ("forecasts.txt", "minds.txt"))


# The rules on the clauses of a verb.
REFUSAL_RULES: Final[dict[str, tuple[Rule, ...]]] = {
    **dict.fromkeys(_MEANING, (means_not,)),
    **dict.fromkeys(("turn", "rule", "reject", "refuse", "decline"), (turns_down,)),
}
