"""Rules on verbs whose subject does the act: `agreed to visit`, `asked to see Tran`, `is considering visiting`."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import lemma_of
from reftel.reading.plans.asking import PREPOSITIONS, WISHES, named_act
from reftel.reading.plans.draft import Draft
from reftel.reading.plans.frames import acts, befalls, frame_of, is_to_be_so, only_shows
from reftel.reading.plans.lexicon import VERBS, Frame
from reftel.reading.plans.liking import likes_to_see
from reftel.reading.plans.scene import Scene
from reftel.reading.plans.supposed import tells_which

__all__ = ["INTENDS", "agrees", "asks_leave", "considers", "intends"]

_OF_OTHERS: Final = frozenset(("look", "arrange"))  # `arranged for Kestria to sign`
_ING: Final = re.compile(r"(?:P[DJNC]{1,5}(?=G[DJNC#])|R?[POt]?R?)(G|N(?=P))")
_BEFORE_ING: Final = frozenset("PROtGN")  # the letters that this may begin with
_PERHAPS: Final = frozenset(("could", "might", "may"))
_COMMITS: Final = frozenset((
    "agree", "undertake", "promise", "pledge", "offer", "volunteer", "refuse", "decline", "vow", "consent", "decide",
))  # fmt: skip
INTENDS: Final = frozenset(
    ("seek", "hope", "want", "wish", "intend", "plan", "expect", "mean", "desire", "aim", "prepare")
)
_FORESEEN: Final = frozenset(("expect", "foresee"))
_SETTLED: Final = frozenset(("agree", "decide", "resolve", "propose", "plan"))  # `it was agreed to leave`
_UNDER_WAY: Final = frozenset(("work", "look", "try", "attempt"))
_CALLS: Final = frozenset(("call", "push", "press", "argue"))
_IS_FOR: Final = frozenset(("support", "endorse"))
_TRYING: Final = frozenset(("try", "attempt"))
_CHARGES: Final = frozenset(("charge", "charges", "count", "counts", "suspicion", "accusation", "accusations"))
_ACCUSES: Final = frozenset(("accuse", "suspect", "convict", "acquit"))
_HOLDS: Final = frozenset(("arrest", "detain", "detention", "jail", "imprison", "try", "trial", "sentence", "execute"))
_BEING: Final = frozenset(("is", "are", "am", "was", "were", "has", "have"))
_TOLD: Final = frozenset(
    ("instruct", "direct", "order", "authorize", "authorise", "advise", "urge", "invite", "task", "tell")
)
_PLAIN: Final = frozenset(("clear", "plain", "known"))
_ANSWERS: Final = frozenset(
    ("say", "comment", "predict", "discuss", "answer", "respond", "speculate", "elaborate", "specify")
)


def intends(scene: Scene, clause: Clause) -> list[Draft]:
    """`Strand agreed to visit Kestria`, `Kestria was asked to sign`, `the shipment is expected to arrive`."""
    frame = frame_of(scene, clause)
    if frame is None or not _has_shape(clause, frame):
        return []
    if scene.passage.tags[clause.start - 1 : clause.start] == "!" or _is_of_anybody(scene, clause):
        return []  # `not prepared to rule it out`
    for_others = clause.lemma == "hope" and scene.passage.lows[clause.end : clause.end + 1] == ["for"]
    right_after = for_others or clause.lemma in _OF_OTHERS
    found: list[Draft] = []
    act = scene.verb_right_after(clause.end) if right_after else scene.verb_after(clause.end)
    if act is not None and clause.lemma in WISHES and scene.passage.lows[act] == "see":
        if clause.lemma in ("want", "wish"):
            found += likes_to_see(scene, clause, act)
        found += named_act(scene, frame, clause, clause.subject, act + 1)
    act = act and scene.behind_able(act)
    if act is None or _is_talk(scene, clause, act) or (clause.lemma in WISHES and scene.is_goal(act)):
        return found
    over = clause.lemma in _UNDER_WAY and scene.passage.tags[clause.head] != "G"
    if over or scene.is_asked(clause) or (clause.lemma in _TRYING and not _is_at_it(scene, clause, act)):
        return found
    if (
        _is_told_of_thing(scene, clause, act)
        or _is_bygone(scene, clause)
        or _is_when(scene, clause)
        or scene.passage.tags[act + 1 : act + 2] in ("B", "M", "Z")
    ):
        return found  # `had hoped to visit`, `the point he wished to make was`
    who = _right_before(scene, clause) or _behind_link(scene, clause)
    if clause.shared and clause.kind == "finite" and clause.lemma in _COMMITS and not scene.is_doer(who):
        who = _speaker(scene, clause)
    return found + _meant(scene, clause, frame, who, act)


def _is_at_it(scene: Scene, clause: Clause, act: int) -> bool:
    """Whether somebody is trying now, or was when somebody told so (`said Kestria was trying to buy ships`)."""
    first = scene.passage.lows[clause.start]
    if clause.kind != "finite" or clause.modal or clause.relative or first not in _BEING:
        return False
    if scene.is_goal(act) or scene.passage.tags[act] == "B" or scene.passage.tags[act + 1] in ".,;:":
        return False  # `is trying to improve the climate`, `to help`
    if first not in ("was", "were"):
        return True
    before = scene.verb_before(clause.start)
    return before is not None and before.lemma in read_words("tellings.txt")


def _is_of_anybody(scene: Scene, clause: Clause) -> bool:
    """Whether whoever likes may mean it (`persons wishing to enter`)."""
    before = scene.passage.lows[clause.start - 1]
    anybody = clause.kind == "ing" and clause.lemma == "wish" and scene.passage.tags[clause.start - 1] == "N"
    return anybody and before.endswith("s")


def _right_before(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    """Who stands right before an -ing form that is his (`said Kestria considering buying ships`, `units seeking`).

    Whom somebody visited hoping to sign it does not sign.
    """
    before, passage = clause.start - 1, scene.passage
    if clause.kind != "ing" or before < scene.start or passage.tags[before] not in "NC":
        return None
    who = noun_phrase_before(passage, clause.start, scene.start)
    if who is None or not scene.is_doer(who):
        return None
    many = clause.lemma == "seek" and passage.words[who[1] - 1].islower() and passage.lows[who[1] - 1].endswith("s")
    link = who[0] - 1
    opens = (
        link < scene.start or passage.tags[link] in "TK)" or lemma_of(passage.lows[link]) in read_words("clausal.txt")
    )
    return who if many or opens else None


def _behind_link(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    """The subject; of what somebody is thanked, blamed or held for he who is (`arrested two men for plotting to`).

    Whoever brings charges of it does not do it, and whom they are against often nothing says.
    """
    passage, link = scene.passage, clause.start - 1
    if clause.kind != "ing" or link <= scene.start or passage.lows[link] not in ("for", "of"):
        return clause.subject
    verb = scene.verb_before(link)
    if passage.lows[link] == "of" and passage.lows[link - 1] in _CHARGES:
        return clause.subject if verb and verb.passive else None
    if verb is None or verb.passive or (passage.lows[link] == "of" and verb.lemma not in _ACCUSES):
        return clause.subject
    whom = noun_phrase_before(passage, link, scene.start)
    if whom and passage.lows[whom[0] - 1] == "including":
        whom = noun_phrase_before(passage, whom[0] - 1, scene.start)
    if scene.is_doer(whom):
        return whom
    free = _HOLDS.isdisjoint((verb.lemma, *map(lemma_of, passage.lows[verb.end : link])))
    return clause.subject if free else None


def _is_told_of_thing(scene: Scene, clause: Clause, act: int) -> bool:
    """Whether a verb only tells which thing is meant: `the views he wished to put forward`, `found to be unfit`."""
    if clause.lemma == "determine" and scene.passage.tags[act] == "B":
        return True
    return lemma_of(scene.passage.lows[act]) in read_words("transitive.txt") and tells_which(scene, clause, act)


def _meant(scene: Scene, clause: Clause, frame: Frame, who: tuple[int, int] | None, act: int) -> list[Draft]:
    """What is meant to be done, by whoever does it: a thing in a passive is part of it (`the ship is to be sold`)."""
    if clause.passive and clause.lemma in _FORESEEN and (befalls(scene, act) or clause.modal in ("can", "could")):
        return []  # `is expected to benefit`, `can be expected to object`
    if clause.passive and clause.lemma in _SETTLED and who and scene.passage.lows[who[0]] == "it":
        return [Draft("subject does", frame.standing, None, act, clause.head)]
    if who is None or scene.is_doer(who) or _is_it(scene, clause):
        standing = "tentative" if clause.modal in _PERHAPS else frame.standing
        return [Draft("subject does", standing, who, act, clause.head)]
    if clause.passive and not scene.is_pronoun(who) and not (clause.lemma in _FORESEEN and is_to_be_so(scene, act)):
        return [Draft("subject does", frame.standing, None, who[0], clause.head, verb=act)]
    return []


def _has_shape(clause: Clause, frame: Frame) -> bool:
    """Whether a verb can stand so with `to`: `was asked to sign`, `it was agreed to sign`, `agreed to sign`."""
    if clause.passive:
        told_of = clause.kind == "participle" and clause.lemma == "commit"  # `shops committed to sell`: an adjective
        return ("obj" in frame.shapes and not told_of) or clause.lemma in _SETTLED
    if _is_told_to(clause):
        return True
    return "to" in frame.shapes


def _is_told_to(clause: Clause) -> bool:
    """Whether a past form tells what its subject is told to do (`has been briefed and instructed to sign`)."""
    alone = clause.kind == "finite" and clause.modal is None and clause.head == clause.start
    return alone and clause.lemma in _TOLD


def _is_bygone(scene: Scene, clause: Clause) -> bool:
    """Whether an intention was one before (`had sought to`): what had been agreed or promised may still be to come."""
    return clause.lemma in INTENDS and not clause.passive and scene.passage.lows[clause.start] == "had"


def _is_when(scene: Scene, clause: Clause) -> bool:
    """Whether a clause only tells when something was (`when the company decided to enter`), or that it was done.

    `The Court decided to hear it` has done so; what somebody says that it decided may still be to come.
    """
    if (
        clause.lemma == "decide"
        and scene.passage.tags[clause.start] == "E"
        and not scene.is_us(clause.subject)
        and scene.verb_before(clause.start) is None
        and not scene.comes_after(clause.end, scene.end)
    ):
        return True
    first = clause.subject[0] - 1 if clause.subject else -1
    return first >= scene.start and scene.passage.lows[first] in ("when", "whenever", "once") and not clause.shared


def _speaker(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    """Who says what went before (`They said that ships were safe, and undertook to`): whose `undertook` is, too."""
    subjects = (one.subject for one in scene.clauses if one.end <= clause.start and one.kind == "finite")
    return next((one for one in subjects if scene.is_doer(one)), clause.subject)


def asks_leave(scene: Scene, clause: Clause) -> list[Draft]:
    """`Strand asked to see Tran`, `asked to be kept informed`: who asks does it himself, or has it done to him."""
    frame, act = frame_of(scene, clause), scene.verb_right_after(clause.end)
    if frame is None or act is None or clause.passive or scene.is_asked(clause) or scene.is_vague(act):
        return []
    lemma = lemma_of(scene.passage.lows[act])
    told = lemma not in ("see", "be") and any(lemma in read_words(name) for name in ("talk.txt", "minds.txt"))
    if not told and (scene.is_doer(clause.subject) or _is_it(scene, clause)):
        return [Draft("subject does", frame.standing, clause.subject, act, clause.head)]
    return []


def considers(scene: Scene, clause: Clause) -> list[Draft]:
    """`Strand is considering visiting Kestria`, `recommended visiting`."""
    frame = frame_of(scene, clause)
    committed = clause.lemma == "commit" and scene.passage.lows[clause.end : clause.end + 1] == ["to"]
    if frame is None or (clause.passive and not committed) or scene.passage.tags[clause.end] not in _BEFORE_ING:
        return []
    if "previously" in scene.passage.lows[clause.start : clause.end]:
        return []
    if only_shows(scene, clause):
        return []  # `the figures suggest slowing exports`
    terms = scene.passage.lows[clause.end : clause.end + 3] == ["in", "terms", "of"]
    match = _ING.match(scene.passage.tags, clause.end + 2 * terms, scene.end)
    if match is None or not _is_considered(scene, clause, match.start(1)):
        return []
    who = (_right_before(scene, clause) or clause.subject) if "own" in frame.shapes else None
    against = scene.passage.lows[match.start(1) - 1] == "against"
    return [Draft("-ing form", "refused" if against else frame.standing, who, match.start(1), clause.head)]


def _is_considered(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether an -ing form behind a verb tells what is meant to be done."""
    if clause.lemma == "look" and scene.passage.lows[at - 1] not in ("at", "to", "into", "looking"):
        return False  # `look with rising favour`
    if clause.lemma in _IS_FOR and scene.passage.tags[at + 1] not in "DCu#":
        return False  # `support training efforts`
    if clause.lemma in _CALLS and not _is_called_for(scene, at):
        return False
    return _is_doing(scene, at)


def _is_called_for(scene: Scene, at: int) -> bool:
    """Whether an -ing form has an object (`calls for building three piers`; not `for sweeping reforms`)."""
    return scene.passage.lows[at - 1] == "for" and scene.passage.tags[at + 1] in "Du#"


def _is_doing(scene: Scene, at: int) -> bool:
    """Whether an -ing form tells what is done; so does one like a noun (`suggested dealing with it in May`)."""
    low = scene.passage.lows[at]
    if scene.passage.tags[at] == "N" and lemma_of(low) in read_words("transitive.txt"):
        return False  # `the steps we consider taking in May`
    return low.endswith("ing") and not _only_tells(low)


def _only_tells(low: str) -> bool:
    """Whether an -ing form is a way to say something, or no verb any more (`agreed, saying`, `following the talks`)."""
    return low in PREPOSITIONS or lemma_of(low) in read_words("talk.txt")


def agrees(scene: Scene, clause: Clause) -> list[Draft]:
    """`Strand agreed to a meeting`, `is considering whether to sign`, `has not decided whether it will sign`."""
    lows, frame = scene.passage.lows, VERBS[clause.lemma]
    if clause.passive:
        return []
    if lows[clause.end : clause.end + 1] == ["whether"]:
        act = clause.end + 2
        if lows[clause.end + 1 : clause.end + 2] != ["to"]:
            act = next((one.head for one in scene.clauses if one.start > clause.end and one.modal), 0)
        if act and acts(scene, act):  # not what might be so
            return [Draft("whether to", "tentative", clause.subject, act, clause.head)]
        return []
    link = clause.end + 2 * (lows[clause.end : clause.end + 2] in (["in", "principle"], ["in", "principal"]))
    if "np" in frame.shapes and lows[link : link + 1] in (["to"], ["on"]):
        if clause.negated or clause.modal or clause.kind == "infinitive" or _is_wished(scene, clause):
            return []
        phrase = scene.object_at(link + 1)
        if (
            phrase
            and not scene.is_pronoun(phrase)
            and "following" not in lows[phrase[0] : phrase[1]]
            and lows[scene.head_of(phrase)] not in read_words("views.txt")
        ):
            return [Draft("agrees", frame.standing, clause.subject, phrase[0], clause.head)]
    return []


def _is_wished(scene: Scene, clause: Clause) -> bool:
    """Whether a verb's base form goes on with what somebody would have (`hoped it would wait or agree to talks`)."""
    apart = clause.shared or clause.subject is None or clause.subject[1] < clause.start - 1
    return scene.passage.tags[clause.start : clause.end] == "V" and apart


def _is_talk(scene: Scene, clause: Clause, act: int) -> bool:
    """Whether the verb only introduces what is said (`wished to stress`) or not said (`declined to comment`)."""
    lemma = lemma_of(scene.passage.lows[act])
    if clause.lemma in WISHES or clause.lemma == "hesitate":
        if lemma == "make" and not _PLAIN.isdisjoint(scene.passage.lows[act + 1 : act + 3]):
            return True  # `wished to make it clear that`
        return lemma in read_words("talk.txt") and lemma != "see"
    return clause.lemma in ("decline", "refuse") and lemma in _ANSWERS


def _is_it(scene: Scene, clause: Clause) -> bool:
    """Whether the subject is an `it` that means to do something, whoever it is (`It plans to sign`)."""
    return clause.subject is not None and not clause.passive and scene.passage.lows[clause.subject[0]] == "it"
