"""Rules on what is proposed in a clause: `proposed that Kestria visit`, `asked that the talks be resumed`."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.passage import Passage
from reftel.reading.base.words import base_tags, lemma_of
from reftel.reading.plans.draft import Draft
from reftel.reading.plans.frames import acts, frame_of, given_chance, only_shows
from reftel.reading.plans.lexicon import Frame
from reftel.reading.plans.scene import Scene

__all__ = ["proposes"]

_SUBJUNCTIVE: Final = re.compile(
    r"(?:[Pt][CNDJ]{1,4}|PTN|\([^()]{1,6}\)|R){0,2}?T?"
    r"(?P<who>[Uu](?:K[DJNC']{1,4}?)?|[DJNCGY#']{1,8}?(?:[OP][DJNC#']{1,6}?)?)(?:,[DJNC]{1,6},)?"
    r"R?(?P<modal>M)?[R!]?(?P<act>[VB]|(?<=[CUuN])E|(?<=[CUuN])N|(?<=[CUuN])J(?=[DCu]))"
)
_BEGINNING: Final = frozenset("PtR(TUuDJNCGY#'")  # the letters that this may begin with
_SUBJUNCTIVE_PASSIVE: Final = re.compile(
    r"(?:[Pt][CNDJ]{1,4}|PTN|R){0,2}?T?R?(?P<what>[DJNCGY#'K(]{1,14}?\)?(?:[OP][DJNC#'K]{1,8}?)?)R?M?R?(?P<be>B)R?(?P<act>[YE])"
)
# `that the rotation be under the eyes of the Forum`
_SUBJUNCTIVE_BE: Final = re.compile(
    r"(?:[Pt][CNDJ]{1,4}|PTN|R){0,2}?T(?P<what>[DJNCGY#']{1,10}?(?:[OP][DJNC#']{1,6}?)?)[R!]?(?P<be>B)(?=[PRJD])"
)
# `that the talks begin in May`: a verb's base form behind a thing
_SUBJUNCTIVE_ACT: Final = re.compile(
    r"(?:[Pt][CNDJ]{1,4}|PTN|R){0,2}?T(?P<what>[DJNCGY#']{1,10}?(?:[OP][DJNC#']{1,6}?)?)R?!?(?P<act>[VE])(?=[PRDtJ.,N])"
)
_WHEN: Final = frozenset(("before", "after", "until"))
_TO_THAT: Final = 11  # tokens at most to the `that` of what is to be done
_OF_THINGS: Final = frozenset((
    "begin", "start", "open", "continue", "go", "proceed", "come", "remain", "stay", "end", "cease", "stop", "take",
    "focus", "resume", "move", "run", "meet", "receive",
))  # fmt: skip
_ASKED: Final = frozenset(("ask", "urge", "request", "encourage", "instruct", "direct", "tell", "order", "press"))
_REST: Final = re.compile(r"[^.,;:EZMBHXV]{1,40}+(?=[.,;:])")
_LET: Final = frozenset(("allow", "permit", "authorize", "authorise", "enable", "empower", "invite"))
_PROPOSED: Final = frozenset(("should", "could", "might", "may", "would", "shall", "will"))
_PERHAPS: Final = frozenset(("could", "might", "may"))
_ANY: Final = frozenset(("any", "a", "an", "no", "some", "such", "this", "that"))
_ADJECTIVES_TOO: Final = frozenset((
    "open", "close", "clear", "free", "secure", "complete", "lower", "slow", "separate", "direct", "narrow", "correct",
))  # fmt: skip


def proposes(scene: Scene, clause: Clause) -> list[Draft]:
    """`Strand proposed that Kestria sign`, `asked that the talks be resumed`: by whom, the next clause may not say."""
    frame = frame_of(scene, clause)
    if frame is None or "that" not in frame.shapes:
        return []
    openings = _openings(scene, clause)
    found: list[Draft] = []
    for at in openings:
        found += _proposed(scene, clause, frame, at)
    for at in openings:
        if (done := _proposed_done(scene, clause, frame, at)) is not None:
            found.append(done)
    return found


def _openings(scene: Scene, clause: Clause) -> list[int]:
    """Where what a verb asks for begins: behind it, an adverb between (`asks, however, that`), and each `and that`."""
    tags, first = scene.passage.tags, scene.behind_adverb(clause.end)
    if first < scene.end and scene.passage.lows[first] in _WHEN:
        return []  # `a vote is required before troops would be sent`
    if tags.startswith("R,T", first):
        first += 2  # `suggest however, that`
    found, at = [first], tags.find("KT", first + 1, scene.end) if tags[first] == "T" else -1
    while at >= 0:
        found.append(at + 1)
        at = tags.find("KT", at + 1, scene.end)
    return found


def _proposed(scene: Scene, clause: Clause, frame: Frame, at: int) -> list[Draft]:
    """What somebody is to do, where what a verb asks for begins at a token."""
    passage = scene.passage
    if passage.tags[at] not in _BEGINNING:
        return []
    match = _SUBJUNCTIVE.match(passage.tags, at, scene.end)
    if match is None or not _is_base(scene, match.start("act"), named=_is_named(passage, match)):
        return []
    modal = passage.lows[match.start("modal")] if match["modal"] else None
    with_him = clause.lemma == "agree" and passage.lows[clause.end : clause.end + 1] == ["with"] and modal is None
    if with_him or only_shows(scene, clause) or _is_adjective(scene, match) or passage.tags[match.start("who")] == "G":
        return []  # `agreed with the Kestrian delegate`, `proposed opening a new office`
    denied = passage.tags[match.start("act") - 1] == "!"
    somebody = scene.is_doer(match.span("who")) or _is_it(scene, match)
    if (modal is None or modal in _PROPOSED) and somebody and acts(scene, match.start("act")):
        passive = passage.tags[match.start("act")] == "B"
        if passive and _SUBJUNCTIVE_PASSIVE.match(passage.tags, at, scene.end):
            return []  # `_proposed_done` reads it with its subject
        let = passive and _is_let(scene, match.start("act") + 1 + (passage.tags[match.start("act") + 1] == "R"))
        who = None if passive and not let else _last_named(passage, *match.span("who"))  # `asked that he be told`
        first = match.start("act") - denied
        standing = "tentative" if modal in _PERHAPS else _standing(clause, frame, denied=denied)
        return [Draft("clause does", standing, who, first, clause.head, verb=match.start("act") if denied else None)]
    return []


def _is_it(scene: Scene, match: re.Match[str]) -> bool:
    """Whether `it` is asked to do something to another, whoever it is (`asked that it recall its envoys`)."""
    it = scene.passage.lows[slice(*match.span("who"))] == ["it"] and match["modal"] is None
    act = match.start("act")
    return it and scene.passage.tags[act] == "V" and scene.object_at(act + 1) is not None


def _standing(clause: Clause, frame: Frame, *, denied: bool) -> str:
    """What is proposed is asked for; what is decided is planned, or refused (`decided that he should not go`)."""
    if clause.lemma == "decide" and denied:
        return "refused"
    return "requested" if clause.lemma == "propose" else frame.standing


def _is_named(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a noun's form may be the verb behind who is to act: a name, a pronoun, behind `that` several people.

    `suggested any specific Kestrian action` names an action.
    """
    last = match.end("who") - 1
    if passage.lows[match.start("who")] in _ANY and "T" not in passage.tags[match.start() : match.start("who")]:
        return False
    if passage.tags[last] in "CUu":
        return True
    return passage.lows[last].endswith("s") and "T" in passage.tags[match.start() : match.start("who")]


def _proposed_done(scene: Scene, clause: Clause, frame: Frame, at: int) -> Draft | None:
    """What is asked to be done, by whom is not said, where what a verb asks for begins at a token."""
    tags, standing = scene.passage.tags, _standing(clause, frame, denied=False)
    with_that, with_be = tags.find("T", at, at + _TO_THAT) >= 0, tags.find("B", at, scene.end) >= 0
    match = _SUBJUNCTIVE_PASSIVE.match(tags, at, scene.end) if with_be else None
    if match is not None and scene.passage.lows[match.start("be")] == "be":
        return _done_or_asked(scene, clause, standing, match)
    match = _SUBJUNCTIVE_BE.match(tags, at, scene.end) if with_be and with_that else None
    if match is not None and scene.passage.lows[match.start("be")] == "be":
        act = match.start("be")
        return Draft("clause is done", standing, None, match.start("what"), clause.head, verb=act)
    match = _SUBJUNCTIVE_ACT.match(tags, at, scene.end) if with_that and standing == "requested" else None
    if match is not None and _goes_its_way(scene, match):
        act = match.start("act")
        return Draft("clause is done", standing, None, match.start("what"), clause.head, verb=act)
    return None


def _done_or_asked(scene: Scene, clause: Clause, standing: str, match: re.Match[str]) -> Draft:
    """What is to be done; what somebody is to be asked to do is his (`urged that Kestria be asked to sign`)."""
    act, who = match.start("act"), match.span("what")
    told = lemma_of(scene.passage.lows[act]) in _ASKED
    asked = scene.verb_right_after(act + 1) if told else given_chance(scene, act)
    if asked is not None and scene.is_doer(who):
        return Draft("clause does", standing, who, asked, clause.head)
    his = who if scene.is_doer(who) and _is_let(scene, act) else None
    return Draft("clause is done", standing, his, who[0], clause.head, verb=act)


def _is_let(scene: Scene, act: int) -> bool:
    """Whether what is done to somebody lets him act (`recommend that I be authorized to sign`)."""
    return lemma_of(scene.passage.lows[act]) in _LET and scene.verb_right_after(act + 1) is not None


def _goes_its_way(scene: Scene, match: re.Match[str]) -> bool:
    """Whether a thing is to do what things do: `that the talks begin in May`; not `that the rules cover ships`."""
    thing = not scene.is_doer(match.span("what")) and not scene.is_pronoun(match.span("what"))
    return thing and scene.passage.lows[match.start("act")] in _OF_THINGS


def _last_named(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """Who does it, behind whom it was said to: `assured Massa the United States would`."""
    named = passage.lows.index("the", start + 1, end) if "the" in passage.lows[start + 1 : end] else start
    return (named, end) if passage.tags[named - 1] in "CUu" else (start, end)


def _is_adjective(scene: Scene, match: re.Match[str]) -> bool:
    """Whether what looks like somebody is a word joined by a dash (`requested Kestria-led support to`)."""
    word = scene.passage.words[match.end("who") - 1]
    return "-" in word and word[-1].islower() and word.rpartition("-")[2].islower()


def _is_base(scene: Scene, at: int, *, named: bool) -> bool:
    """Whether a token is a verb's base form; behind a name so may `visit` be (`suggested Strand visit Kestria`)."""
    tag, low = scene.passage.tags[at], scene.passage.lows[at]
    if tag == "N":
        behind = scene.passage.tags[at + 1 : at + 2]
        acts = behind in ("C", "D", "t", "P", "u", "<") or (behind in ("N", "J", "#") and _goes_on(scene, at))
        return named and base_tags().get(low) == "1" and acts and low != "right"
    if tag == "J":
        return named and low in _ADJECTIVES_TOO
    if tag == "E":  # `proposed that they set up a camp`: a verb of one form
        return base_tags().get(low) == "6"
    return tag == "V" or low == "be"


def _goes_on(scene: Scene, at: int) -> bool:
    """Whether no verb follows in a clause with `that`, so that a noun's form is its verb (`that Kestria pay money`)."""
    rest = _REST.match(scene.passage.tags, at, scene.end)
    return scene.passage.tags[at - 2] == "T" and rest is not None and rest.end() < scene.end
