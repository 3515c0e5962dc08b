"""The rules of plans, in order: each is a shape of sentence that tells of something to be done.

A rule is given a sentence and one of its verbs, and yields drafts. Where two rules find the same act, the first one's
stands.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from reftel.reading.base.clauses import Clause
from reftel.reading.plans.lexicon import nouns, verbs, words_in
from reftel.reading.plans.scene import Scene

__all__ = ["RULES", "Draft", "drafts_of"]


class Draft(NamedTuple):
    """A plan before its words are cut: the doer's phrase, the token of the act's first word, the token that told of it.

    `end` is where the act's words end, None where the verb phrase says so.
    """

    rule: str
    standing: str
    who: tuple[int, int] | None
    act: int
    cue: int
    end: int | None = None


Rule = Callable[[Scene, Clause], Iterator[Draft]]


def intends(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """`Strand agreed to visit Kestria`, `Kestria is expected to sign`: the subject does it."""
    frame = verbs().get(clause.lemma)
    if frame is None or (clause.negated and frame.standing != "refused"):
        return
    if (clause.passive and "obj" in frame.shapes) or (not clause.passive and "to" in frame.shapes):
        act = scene.verb_after(clause.end)
        if act is not None and _told(scene, clause):
            yield Draft("subject does", frame.standing, clause.subject, act, clause.head)


def asks(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """`Strand urged Kestria to sign`: the object does it."""
    frame = verbs().get(clause.lemma)
    if frame is None or "obj" not in frame.shapes or clause.passive or clause.negated:
        return
    phrase = scene.object_at(clause.end)
    if phrase is None:
        return
    act = scene.verb_after(phrase[1])
    if act is not None:
        yield Draft("object does", frame.standing, phrase, act, clause.head)


def proposes(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """`Strand proposed that Kestria sign`, `suggested Kestria might sign`: the subject of the next clause does it."""
    frame = verbs().get(clause.lemma)
    if frame is None or "that" not in frame.shapes or clause.negated:
        return
    match = _SUBJUNCTIVE.match(scene.passage.tags, clause.end, scene.end)
    if match is None:
        return
    modal = scene.passage.lows[match.start("modal")] if match["modal"] else None
    if modal is None or modal in _PROPOSED:
        standing = "tentative" if modal in _PERHAPS else frame.standing
        yield Draft("clause does", standing, match.span("who"), match.start("act"), clause.head)


def considers(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """`Strand is considering visiting Kestria`, `recommended visiting`."""
    frame = verbs().get(clause.lemma)
    if frame is None or not frame.shapes & {"own", "ing"} or clause.passive or clause.negated:
        return
    match = _ING.match(scene.passage.tags, clause.end, scene.end)
    if match:
        who = clause.subject if "own" in frame.shapes else None
        yield Draft("-ing form", frame.standing, who, match.start(1), clause.head)


def will(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """`Strand will visit Kestria`: somebody who can act, and a verb that is an act."""
    if clause.modal not in _WILL or clause.negated or _is_past(scene, clause):
        return
    if scene.passage.lows[clause.head] in words_in("forecasts.txt") or clause.lemma in words_in("forecasts.txt"):
        return
    if clause.passive:
        return
    if scene.is_doer(clause.subject):
        yield Draft("will", _standing_of_will(scene, clause), clause.subject, clause.head, clause.start)


def must(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """`Kestria should sign`: what somebody ought to do is asked for."""
    if clause.modal not in _MUST or clause.negated or clause.passive or _is_past(scene, clause):
        return
    if clause.lemma not in words_in("forecasts.txt") and scene.is_doer(clause.subject):
        yield Draft("should", "requested", clause.subject, clause.head, clause.start)


def acts(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """`Kestria postponed the vote`, `asked for a meeting`; `the vote was postponed`."""
    frame = verbs().get(clause.lemma)
    if frame is None or not frame.shapes & {"act", "for"} or clause.negated:
        return
    if clause.passive:
        subject = clause.subject
        if "act" in frame.shapes and subject and _is_event(scene, subject):
            yield Draft("event", frame.standing, None, subject[0], clause.head, subject[1])
        return
    tags, at = scene.passage.tags, clause.end
    if at < scene.end and scene.passage.lows[at] == "for" and "for" in frame.shapes:
        at += 1
    elif "act" not in frame.shapes:
        return
    phrase = scene.object_at(at)
    if phrase and tags[phrase[0]] != "u" and _is_event(scene, phrase):
        who = None if frame.standing == "requested" else clause.subject
        yield Draft("event", frame.standing, who, phrase[0], clause.head, phrase[1])


RULES: tuple[Rule, ...] = (intends, asks, proposes, considers, will, must, acts)

_WILL = frozenset(("will", "would", "shall"))
_MUST = frozenset(("should", "must", "ought"))
_PROPOSED = frozenset(("should", "could", "might", "may", "would", "shall", "will"))
_PERHAPS = frozenset(("could", "might", "may"))
_SUBJUNCTIVE = re.compile(
    r"(?:[PKR,][CNDJ]{0,4}){0,2}?T?(?P<who>U|u|[DJNCGY#']{1,8}?(?:O[DJNC#']{1,6}?)?)R?(?P<modal>M)?[R!]?(?P<act>[VB])"
)
_ING = re.compile(r"(?:R|[PO]){0,2}(G)")
_SAID = frozenset(
    [
        "say",
        "promise",
        "assure",
        "reply",
        "respond",
        "tell",
        "state",
        "pledge",
        "add",
        "indicate",
        "announce",
        "declare",
        "confirm",
        "vow",
    ]
)
_FORESEEN = frozenset(
    ["believe", "think", "expect", "predict", "foresee", "anticipate", "assume", "guess", "speculate"]
)


def _told(scene: Scene, clause: Clause) -> bool:
    """Whether the verb tells of an act: `wish`, `want`, `hope` need a subject who can act."""
    return scene.is_doer(clause.subject) or clause.subject is None or clause.passive


def _is_past(scene: Scene, clause: Clause) -> bool:
    return "H" in scene.passage.tags[clause.start : clause.head]


def _standing_of_will(scene: Scene, clause: Clause) -> str:
    """Promised where the speaker says it of himself, expected where somebody foresees it, else planned."""
    around = [one for one in scene.clauses if one.end <= clause.start and one.kind == "finite"]
    if not around:
        return "planned"
    if around[-1].lemma in _FORESEEN:
        return "expected"
    pronoun = clause.subject and scene.passage.tags[clause.subject[0]] == "U"
    return "promised" if pronoun and around[-1].lemma in _SAID else "planned"


def _is_event(scene: Scene, phrase: tuple[int, int]) -> bool:
    return scene.passage.lows[scene.head_of(phrase)] in words_in("events.txt")


def noun_drafts(scene: Scene, at: int) -> Iterator[Draft]:
    """`a plan to visit`, `plans for Strand to visit`, `the idea of visiting`, `ready to help`."""
    frame = nouns()[scene.passage.lows[at]]
    tags = scene.passage.tags
    if tags[at] in "VZ" or (tags[at] in "EY" and tags[at - 1 : at] != "B"):
        return
    if "ing" in frame.shapes and (match := _OF_ING.match(tags, at + 1, scene.end)):
        who = match.span("who") if match["who"] else None
        yield Draft("noun of -ing", frame.standing, who or _before(scene, at), match.start("act"), at)
    if "to" in frame.shapes:
        match = _FOR_TO.match(tags, at + 1, scene.end)
        if match and (match["who"] is None or scene.passage.lows[at + 1] == "for"):
            who = match.span("who") if match["who"] else _before(scene, at)
            yield Draft("noun to", frame.standing, who, match.start("act"), at)


_OF_ING = re.compile(r"[OP](?:D?(?P<who>[JNC#]{1,6})'?)?(?P<act>G)")
_FOR_TO = re.compile(r"(?:P(?P<who>u|[DJNCG#'()]{1,12}?(?:O[DJNC#']{1,6}?)?(?:P[DJNC#']{1,6}?)?))?t[R!]?(?P<act>[VB])")


def _before(scene: Scene, at: int) -> tuple[int, int] | None:
    """Who has the plan: the possessive before the noun, else the subject of the verb before it."""
    tags = scene.passage.tags
    match = _OWNER.match(tags[scene.start : at][::-1])
    if match:
        return at - match.end(1), at - match.start(1)
    verb = [one for one in scene.clauses if one.end <= at and one.kind == "finite"]
    if (verb and tags[at - 1 : at] == "B") or (verb and verb[-1].lemma in _HAVING):
        return verb[-1].subject
    return None


_OWNER = re.compile(r"[JNR]{0,3}'([CNJ]{1,8}D?)")
_HAVING = frozenset(
    [
        "express",
        "have",
        "make",
        "indicate",
        "state",
        "announce",
        "declare",
        "be",
        "remain",
        "reiterate",
        "repeat",
        "confirm",
    ]
)


def drafts_of(scene: Scene, words: list[int]) -> list[Draft]:
    """Return the drafts of a sentence, by the act's place; of two for one act the rule that stands first."""
    found: dict[int, Draft] = {}
    for rule in RULES:
        for clause in scene.clauses:
            for draft in rule(scene, clause):
                found.setdefault(draft.act, draft)
    for at in words:
        for draft in noun_drafts(scene, at):
            found.setdefault(draft.act, draft)
    return [found[act] for act in sorted(found)]
