"""Rules on verbs that say whose act it is, in their order, and those on verbs of asking others to act."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import lemma_of
from reftel.reading.plans.asking import WISHES, requests
from reftel.reading.plans.draft import Draft
from reftel.reading.plans.events import is_requested
from reftel.reading.plans.frames import befalls, frame_of
from reftel.reading.plans.intending import agrees, asks_leave, considers, intends
from reftel.reading.plans.proposals import proposes
from reftel.reading.plans.scene import Scene

__all__ = ["VERB_RULES"]

_AND_MORE: Final = re.compile(r"(?:,[DJNC]{1,5}){0,4},?K[DJNC]{1,5}(?=!?t[VBHX])")
_APPOSED: Final = re.compile(r",[DJNC][^.;:]{1,24},(?=!?tR?[VBHX])")
_FORESEEN: Final = frozenset(("expect", "anticipate"))
_MOVES: Final = frozenset(("encourage", "persuade", "convince", "induce", "challenge", "press", "push", "prod"))


def asks(scene: Scene, clause: Clause) -> list[Draft]:
    """`Strand urged Kestria to sign`: the object does it."""
    frame = frame_of(scene, clause)
    if frame is None or clause.passive:
        return []
    at = clause.end
    if (
        clause.lemma in _MOVES
        and clause.kind == "finite"
        and clause.subject
        and not (scene.is_doer(clause.subject) or scene.is_pronoun(clause.subject))
    ):
        return []  # `his deeds encourage Kestria to go on`
    if (
        "successfully" in scene.passage.lows[clause.start - 1 : clause.start]
        or scene.passage.lows[clause.head] == "got"
    ):
        return []  # what somebody got others to do is done
    if "on" in frame.shapes and scene.passage.lows[at : at + 1] in (["on"], ["upon"], ["for"], ["to"], ["with"]):
        at += 1
    elif "obj" not in frame.shapes:
        return []
    phrase = scene.object_at(at)
    end = _list_end(scene, phrase[1]) if phrase else 0
    act = _asked_act(scene, clause, end) if phrase else None
    if phrase and act is not None and scene.is_doer(phrase) and not _asks_nothing(scene, clause, act):
        standing = "requested" if clause.lemma in WISHES else frame.standing
        return [Draft("object does", standing, (phrase[0], end), act, clause.head)]
    return []


def _asked_act(scene: Scene, clause: Clause, end: int) -> int | None:
    """The verb of what those are asked to do whose words end at a token; with `tell` right behind them."""
    at = _behind_apposition(scene, end)
    return scene.verb_right_after(at) if clause.lemma == "tell" else scene.verb_after(at)


def is_tasked(scene: Scene, clause: Clause) -> list[Draft]:
    """`The Ministry has been tasked with drafting the rules`, `tasked Strand with drafting them`."""
    passage = scene.passage
    who = clause.subject if clause.passive else scene.object_at(clause.end)
    link = clause.end if clause.passive else who[1] if who else clause.end
    if clause.negated or passage.lows[link : link + 1] != ["with"] or passage.tags[link + 1 : link + 2] != "G":
        return []
    if scene.is_doer(who) and passage.tags[link + 2] in "DCuJN":
        return [Draft("-ing form", "requested", who, link + 1, clause.head)]
    return []


def _asks_nothing(scene: Scene, clause: Clause, act: int) -> bool:
    """Whether a verb with `to` behind its object asks nobody for anything."""
    if clause.lemma in _FORESEEN and befalls(scene, act):
        return True  # `there is reason to expect Tran to become tired`
    if clause.lemma in WISHES and lemma_of(scene.passage.lows[act]) in read_words("minds.txt"):
        return True  # `I want you to know`
    return clause.lemma == "call" and _is_visit(scene, clause, act)


def _is_visit(scene: Scene, clause: Clause, act: int) -> bool:
    """Whether somebody called on another, on an errand or on a day (`called on Tran May 3 to appeal for aid`)."""
    errand = scene.passage.lows[act] in read_words("errands.txt")
    return errand or bool(scene.calendar.between(scene.passage, clause.end, act))


def _list_end(scene: Scene, end: int) -> int:
    """The end of whom a verb asks, where they or their tasks are listed (`the Minister of Finance and Fish`)."""
    match = _AND_MORE.match(scene.passage.tags, end, scene.end) if scene.passage.tags[end] in ",K" else None
    return match.end() if match else end


def _behind_apposition(scene: Scene, end: int) -> int:
    """Where a sentence goes on behind what only says who somebody is (`appointed Tran, a banker, | to draft it`)."""
    match = _APPOSED.match(scene.passage.tags, end, scene.end) if scene.passage.tags[end] == "," else None
    return match.end() if match else end


def wants_done(scene: Scene, clause: Clause) -> list[Draft]:
    """`Strand wants the treaty signed`, `wants the talks to be held in Lysandra`."""
    if (
        clause.lemma not in WISHES
        or clause.lemma == "mean"
        or clause.negated
        or clause.passive
        or scene.is_asked(clause)
    ):
        return []
    phrase = scene.object_at(clause.end + (scene.passage.lows[clause.end : clause.end + 1] == ["for"]))
    if phrase is None or phrase[1] >= scene.end:
        return []
    if scene.passage.tags[phrase[1]] in "YE":
        return [Draft("wants done", "requested", None, phrase[0], clause.head, verb=phrase[1])]
    if not scene.is_doer(phrase) and not scene.is_pronoun(phrase) and (act := _to_act(scene, phrase[1])):
        return [Draft("wants done", "requested", None, phrase[0], clause.head, verb=act)]
    return []


def _to_act(scene: Scene, at: int) -> int | None:
    """The verb of the `to` phrase that begins at a token, its participle in a passive (`to be held`)."""
    act = scene.verb_right_after(at)
    if act is None and scene.passage.tags[at : at + 3] == "tBY":
        return at + 2
    return act


# Each rule with the shapes of the verb that it reads.
VERB_RULES: Final = (
    (frozenset(("to", "obj")), intends),
    (frozenset(("obj", "on")), asks),
    (frozenset(("with",)), is_tasked),
    (frozenset(("leave",)), asks_leave),
    (frozenset(("that",)), proposes),
    (frozenset(("own", "ing")), considers),
    (frozenset(("act", "for")), requests),
    (frozenset(("act", "obj")), is_requested),
    (frozenset(("np", "own", "to")), agrees),
    (frozenset(("to",)), wants_done),
)
