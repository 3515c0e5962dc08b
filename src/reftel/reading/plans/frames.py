"""What the rules on verbs ask of a verb: its frame, whether it tells of an act, whether it only shows what is so."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import lemma_of
from reftel.reading.plans.deeds import is_deed
from reftel.reading.plans.lexicon import VERBS, Frame
from reftel.reading.plans.scene import Scene

__all__ = ["acts", "befalls", "frame_of", "given_chance", "is_to_be_so", "only_shows"]

_DONE_TOO: Final = frozenset(
    ("come", "be", "have", "see", "ensure", "agree", "receive", "say", "note", "point", "find")
)
_GIVES: Final = frozenset(("give", "offer", "allow", "grant"))
_CHANCES: Final = frozenset(("chance", "leave", "opportunity", "permission", "time"))
_DONE: Final = re.compile(r"BR{0,2}[YEG]")
_TO_NOR: Final = 2  # tokens from `nor` to the subject
_STOPPED: Final = frozenset(("stop", "stops", "stopped", "cease", "ceased", "avoid", "avoided"))


def frame_of(scene: Scene, clause: Clause) -> Frame | None:
    """The frame of a verb that is not denied, nor of what somebody stops doing (`stopped asking for help`)."""
    if scene.framed is not clause:
        scene.framed, scene.frame = clause, _frame(scene, clause)
    return scene.frame


def _frame(scene: Scene, clause: Clause) -> Frame | None:
    tags, first = scene.passage.tags, clause.start
    denied = (
        clause.negated
        or _is_behind_nor(scene, clause)
        or (clause.kind in ("ing", "infinitive") and "!" in tags[max(first - 2, scene.start) : first])
    )
    return None if denied or scene.passage.lows[first - 1] in _STOPPED else VERBS.get(clause.lemma)


def _is_behind_nor(scene: Scene, clause: Clause) -> bool:
    """Whether `nor` denies a verb, its auxiliary before the subject (`nor has Kestria offered help`)."""
    first = clause.subject[0] if clause.subject else clause.start
    nor = first - _TO_NOR
    return nor >= scene.start and scene.passage.lows[nor] == "nor" and scene.passage.tags[nor + 1] in "HXBM"


def acts(scene: Scene, at: int) -> bool:
    """Whether a verb tells of something done; `be` does in a passive."""
    if scene.passage.tags[at] == "B":
        return scene.passage.tags[at + 1 : at + 2] == "Y"
    if scene.passage.lows[at] == "see":
        return scene.passage.tags[at + 1 : at + 2] in ("C", "u")  # `see Strand`
    lemma = lemma_of(scene.passage.lows[at])
    return lemma not in read_words("forecasts.txt") or is_deed(scene, lemma, at)


def befalls(scene: Scene, act: int) -> bool:
    """Whether a verb tells of what comes of something: `is expected to benefit`, `to last`; not `to come`."""
    lemma = lemma_of(scene.passage.lows[act])
    return lemma in read_words("forecasts.txt") and lemma not in _DONE_TOO


def is_to_be_so(scene: Scene, act: int) -> bool:
    """Whether a verb only says how something will be (`the talks are expected to be hard`), and not what is done."""
    return scene.passage.tags[act] == "B" and _DONE.match(scene.passage.tags, act) is None


def given_chance(scene: Scene, act: int) -> int | None:
    """The verb of what somebody is given a chance to do (`be given an opportunity to see the port`)."""
    chance = scene.object_at(act + 1) if lemma_of(scene.passage.lows[act]) in _GIVES else None
    if chance is None or scene.passage.lows[scene.head_of(chance)] not in _CHANCES:
        return None
    return scene.verb_right_after(chance[1])


def only_shows(scene: Scene, clause: Clause) -> bool:
    """Whether a thing suggests what is so (`the figures suggest that Kestria will vote`)."""
    return clause.lemma == "suggest" and clause.subject is not None and not scene.is_doer(clause.subject)
