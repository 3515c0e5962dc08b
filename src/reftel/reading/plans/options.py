"""Rules on what could or might be done, where whoever writes or somebody who proposes it says so."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import lemma_of
from reftel.reading.plans.draft import Draft
from reftel.reading.plans.frames import acts
from reftel.reading.plans.lexicon import VERBS
from reftel.reading.plans.scene import Scene
from reftel.reading.plans.supposed import tells_which

__all__ = ["asks_whether", "could_do", "whether_to_do"]

_PARTNERS: Final = frozenset(("we", "you"))
_PROPOSED: Final = frozenset(("suggest", "propose", "recommend", "offer", "reply", "agree"))
_NOT_DONE: Final = ("minds.txt", "views_taken.txt", "spontaneous.txt")
_BEARS: Final = frozenset(("live", "afford", "disagree", "dispense", "lose", "do", "go"))  # `we could live with that`
_HAVE_ACTS: Final = frozenset(("to", "own", "that"))  # the frames of verbs whose own act stands behind them
_OPENING: Final = 3  # tokens before the subject at most (`In addition, we could`)
_TO_WHOM: Final = 2  # tokens from `suggested` to who could do it
# What whoever is written to could say.
_SAID: Final = frozenset(
    ("stress", "emphasize", "emphasise", "say", "point", "add", "note", "indicate", "suggest", "mention")
)
_HEDGES: Final = frozenset(("if", "unless", "only", "hardly", "whatever", "whichever", "however"))


def could_do(scene: Scene, clause: Clause) -> list[Draft]:
    """`We could invite a band`, `you may ask Strand`, `suggested that Kestria could send a ship`.

    What others could or may do is mostly feared or foretold (`Marenne could attack`).
    """
    if clause.subject is None or clause.passive or clause.negated or clause.relative or clause.shared:
        return []
    you = scene.passage.lows[clause.subject[0]] == "you"
    if clause.modal == "may" and not you:
        return []
    if scene.passage.tags[clause.head] != "V" or not _HEDGES.isdisjoint(scene.passage.lows[scene.start : scene.end]):
        return []
    if not _is_proposed(scene, clause.subject) or scene.is_asked(clause) or scene.is_vague(clause.head):
        return []
    said = you and lemma_of(scene.passage.lows[clause.head]) in _SAID
    if (said or _is_done(scene, clause.head)) and not tells_which(scene, clause, clause.head):
        return [Draft("could", "tentative", clause.subject, clause.head, clause.start)]
    return []


def whether_to_do(scene: Scene, clause: Clause) -> list[Draft]:
    """`The question is whether we should sell arms to Kestria`: still open."""
    if clause.subject is None or clause.passive or clause.negated or not scene.is_doer(clause.subject):
        return []
    asked = scene.passage.lows[clause.subject[0] - 1] == "whether" and scene.passage.tags[clause.head] == "V"
    if asked and _is_done(scene, clause.head) and not scene.is_vague(clause.head):
        return [Draft("whether to", "tentative", clause.subject, clause.head, clause.start)]
    return []


def asks_whether(scene: Scene, clause: Clause) -> list[Draft]:
    """`The Minister asked whether Kestria could send two envoys`: he asks for them."""
    if clause.subject is None or clause.passive or clause.negated or not scene.is_doer(clause.subject):
        return []
    first = clause.subject[0]
    asked = scene.verb_before(first)
    if asked is None or asked.lemma != "ask" or asked.passive or first - 1 - asked.end > _TO_WHOM:
        return []
    if scene.passage.lows[first - 1] not in ("whether", "if") or scene.passage.tags[clause.head] != "V":
        return []
    if lemma_of(scene.passage.lows[clause.head]) in read_words("talk.txt"):
        return []  # `asked whether he could tell us more`
    same = asked.subject is not None and scene.name(asked.subject) == scene.name(clause.subject)
    if not same and _is_done(scene, clause.head) and not scene.is_vague(clause.head):
        return [Draft("could", "requested", clause.subject, clause.head, clause.start)]
    return []


def _is_proposed(scene: Scene, who: tuple[int, int]) -> bool:
    """Whether a sentence opens with `we` or `you`, or somebody proposes that another do it."""
    before = scene.verb_before(who[0])
    if before is None:
        opens = (
            who[0] <= scene.start + _OPENING and scene.passage.tags[who[0] - 1] not in "Aa"
        )  # not `as we could tell`
        return opens and scene.passage.lows[who[0]] in _PARTNERS
    proposed = before.lemma in _PROPOSED and not before.negated and who[0] - before.end <= _TO_WHOM
    return proposed and scene.is_doer(before.subject) and scene.is_doer(who)


def _is_done(scene: Scene, act: int) -> bool:
    """Whether a verb tells of something to be done, not of what is thought, borne or comes about."""
    lemma = lemma_of(scene.passage.lows[act])
    if lemma in VERBS and VERBS[lemma].shapes & _HAVE_ACTS:
        return False  # `might consider visiting Kestria`: what is considered is the plan
    return acts(scene, act) and lemma not in _BEARS and not any(lemma in read_words(name) for name in _NOT_DONE)
