"""Rules on what ought to be done: by nobody named (`the delivery should be speeded up`), by whoever is written to."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import lemma_of
from reftel.reading.plans.draft import Draft
from reftel.reading.plans.events import whole
from reftel.reading.plans.frames import given_chance
from reftel.reading.plans.lexicon import NOUNS, VERBS
from reftel.reading.plans.scene import Scene
from reftel.reading.plans.supposed import is_supposed, is_told_of_thing, tells_which

__all__ = ["is_somebody", "should_be_done", "text_should", "there_should", "up_to"]

_EMPTY: Final = frozenset(("it", "that", "this", "these", "which", "what", "there"))  # `it should be noted`
_LET: Final = frozenset(("allow", "permit", "enable"))
_TAKEN_IN: Final = frozenset(("involve", "include"))  # `Marenne should be involved in the talks`
# `should be considered by the board`, not `should be considered a loss`
_WEIGHED: Final = frozenset(("consider", "watch"))
_NOTHING_MORE: Final = frozenset("P.,;:KR)")
_TEXTS: Final = frozenset((
    "study", "studies", "paper", "papers", "review", "report", "reports", "memorandum", "analysis", "assessment",
    "estimate", "survey", "reply", "response", "message", "statement", "letter", "note", "presentation", "talking",
    "communique", "communiqué",
    "submission", "submissions", "comments", "cable", "draft", "text", "speech", "briefing", "demarche",
))  # fmt: skip
_DUTY: Final = frozenset(("should", "must"))
# What only those can see to who are at the work that is told of: `The talks should focus on the port`.
_DIRECTED: Final = frozenset((
    "focus", "concentrate", "aim", "address", "cover", "avoid", "continue", "proceed", "begin", "start", "cease",
    "conform", "comply", "await", "seek", "emphasize", "emphasise", "stress", "engage", "resume",
))  # fmt: skip
_TAKEN: Final = frozenset(("place", "into", "account", "note"))
_STATES: Final = frozenset(("be", "have", "seem", "appear", "mean", "come", "make", "help", "lead", "cause"))
_UP_TO: Final = re.compile(r"Pt(?P<who>[uU]|[DJNC']{1,8}(?:(?:,[DJNC]{1,4}){0,4},?K[DJNC']{1,6})?)t(?P<act>[VX])")
# `it is up to him to decide`: he is free to
_CHOOSES: Final = frozenset(("decide", "judge", "determine", "choose", "say"))
_NOBODY: Final = frozenset(("no", "none", "little", "nothing"))


def should_be_done(scene: Scene, clause: Clause) -> list[Draft]:
    """`The delivery should be speeded up`: by whom is not said."""
    if not clause.passive or clause.negated or clause.subject is None or scene.is_asked(clause):
        return []
    passage, first = scene.passage, scene.from_none(clause.subject)[0]
    empty = passage.lows[first] in _EMPTY and clause.subject[1] - first == 1  # not `this point should be raised`
    nobody = "H" in passage.tags[clause.start : clause.end] or empty or passage.lows[first] in _NOBODY
    lemma = lemma_of(passage.lows[clause.head])
    to_act = lemma in VERBS and "obj" in VERBS[lemma].shapes and scene.verb_right_after(clause.end) is not None
    if nobody or passage.lows[clause.head] in NOUNS or to_act:
        return []  # `should be prepared to help`, `should be asked to sign`: what is asked for is the plan
    own = clause.start + 1 if lemma in _TAKEN_IN else given_chance(scene, clause.head)
    if own is not None and scene.is_doer(clause.subject):
        return [Draft("should be done", "requested", clause.subject, own, clause.start)]
    let = lemma in _LET and scene.verb_right_after(clause.end) is not None  # `should be allowed to finish`
    weighed = lemma in _WEIGHED and passage.tags[clause.end] in _NOTHING_MORE
    no_act = not (let or weighed) and any(lemma in read_words(name) for name in ("forecasts.txt", "views_taken.txt"))
    if no_act or is_told_of_thing(scene, clause) or is_supposed(scene, clause):
        return []
    if is_somebody(scene, clause):
        return [Draft("should be done", "requested", clause.subject, clause.head, clause.start)]
    act = clause.head if scene.is_pronoun(clause.subject) else whole(scene, clause.subject)[0]
    return [Draft("should be done", "requested", None, act, clause.start, verb=clause.head)]


def there_should(scene: Scene, clause: Clause) -> list[Draft]:
    """`There must be further talks on the port`: an event that nobody is named to hold."""
    there = clause.subject is not None and scene.passage.lows[clause.subject[0]] == "there"
    if not there or clause.lemma != "be" or clause.passive or clause.negated or scene.is_asked(clause):
        return []
    phrase = scene.object_at(clause.end)
    if phrase is None or scene.passage.lows[phrase[0]] in _NOBODY or not scene.is_event(phrase):
        return []
    end = verb_phrase_end(scene.passage, phrase[1] - 1, scene.end)
    if end > phrase[0] + 1:
        return [Draft("should be done", "requested", None, phrase[0], clause.start, end)]
    return []


def up_to(scene: Scene, clause: Clause) -> list[Draft]:
    """`It is up to Kestria and Marenne to sign`."""
    passage = scene.passage
    it = clause.subject is None or passage.lows[clause.subject[0]] == "it"
    match = _UP_TO.match(passage.tags, clause.end, scene.end)
    if match is None or not it or clause.negated or passage.lows[clause.end] != "up" or scene.is_asked(clause):
        return []
    if scene.is_doer(match.span("who")) and passage.lows[match.start("act")] not in _CHOOSES:
        return [Draft("fit to", "requested", match.span("who"), match.start("act"), clause.start)]
    return []


def text_should(scene: Scene, clause: Clause) -> list[Draft]:
    """`The study should draw on earlier work`: whoever writes it is told what to write; `the talks should focus on`."""
    if clause.subject is None or clause.passive or clause.negated or clause.relative or scene.is_asked(clause):
        return []
    passage = scene.passage
    if passage.tags[clause.head] not in "VN" or clause.lemma in _STATES or is_supposed(scene, clause):
        return []
    if scene.is_doer(clause.subject) or scene.is_pronoun(clause.subject):
        return []
    if passage.lows[scene.head_of(clause.subject)] in _TEXTS:
        return [Draft("should", "requested", None, clause.head, clause.start)]
    if _is_directed(scene, clause) and not _is_state(scene, clause):
        return [Draft("should", "requested", None, clause.subject[0], clause.start, verb=clause.head)]
    return []


def _is_directed(scene: Scene, clause: Clause) -> bool:
    """Whether what work should be on is told (`should focus on the port`, `should take place in Lysandra`)."""
    lows = scene.passage.lows
    takes = clause.lemma == "take" and not _TAKEN.isdisjoint(lows[clause.end : clause.end + 1])
    return lows[clause.start] in _DUTY and (takes or clause.lemma in _DIRECTED)


def _is_state(scene: Scene, clause: Clause) -> bool:
    """Whether a verb only says what is to stay so (`must continue to be free`), or which thing is meant."""
    return scene.passage.tags[clause.end : clause.end + 2] == "tB" or tells_which(scene, clause, clause.head)


def is_somebody(scene: Scene, clause: Clause) -> bool:
    """Whether the subject is a person: what is done to him is his plan (`Tran will be named chairman`)."""
    if clause.subject is None or clause.relative:
        return False
    if scene.passage.lows[clause.subject[0]] in ("he", "she"):
        return True
    if scene.passage.tags[clause.subject[0] - 1] in "tPO":
        return False  # `the message to Tran will be sent`
    head = scene.cast.mentions.at(scene.passage.index, scene.head_of(clause.subject))
    return (head is not None and head.kind == "person") or _is_called(scene, clause.subject)


def _is_called(scene: Scene, phrase: tuple[int, int]) -> bool:
    """Whether a person's name stands behind what he is (`the board's candidate Tran`; not `the talks with Mr Tran`)."""
    named = scene.cast.mentions.at(scene.passage.index, phrase[1] - 1)
    if named is None or named.kind != "person" or named.start <= phrase[0]:
        return False
    return scene.passage.tags[named.start - 1] == "N" and "P" not in scene.passage.tags[slice(*phrase)]
