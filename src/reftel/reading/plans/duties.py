"""Rules on what ought to be done: by nobody named (`the delivery should be speeded up`), by whoever is written to."""

from collections.abc import Iterator

from reftel.reading.base.clauses import Clause
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import lemma_of
from reftel.reading.plans.draft import Draft
from reftel.reading.plans.events import whole
from reftel.reading.plans.lexicon import nouns, verbs
from reftel.reading.plans.scene import Scene
from reftel.reading.plans.supposed import is_supposed, is_told_of_thing

__all__ = ["is_somebody", "should_be_done", "text_should"]

_EMPTY = frozenset(("it", "that", "this", "these", "which", "what", "there"))  # `it should be noted`
_LET = frozenset(("allow", "permit", "enable"))
_TAKEN_IN = frozenset(("involve", "include"))  # `Marenne should be involved in the talks`
_WEIGHED = frozenset(("consider", "watch"))  # `should be considered by the board`, not `should be considered a loss`
_NOTHING_MORE = frozenset("P.,;:KR)")
_TEXTS = frozenset((
    "study", "studies", "paper", "papers", "review", "report", "reports", "memorandum", "analysis", "assessment",
    "estimate", "survey", "reply", "response", "message", "statement", "letter", "note", "presentation", "talking",
    "communique", "communiqué",
    "submission", "submissions", "comments", "cable", "draft", "text", "speech", "briefing", "demarche",
))  # fmt: skip
_STATES = frozenset(("be", "have", "seem", "appear", "mean", "come", "make", "help", "lead", "cause"))
_NOBODY = frozenset(("no", "none", "little", "nothing"))


def should_be_done(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """`The delivery should be speeded up`: by whom is not said."""
    if not clause.passive or clause.negated or clause.subject is None or scene.is_asked(clause):
        return
    passage, first = scene.passage, scene.from_none(clause.subject)[0]
    if "H" in passage.tags[clause.start : clause.end] or passage.lows[first] in _EMPTY | _NOBODY:
        return
    lemma = lemma_of(passage.lows[clause.head])
    if passage.lows[clause.head] in nouns() or (lemma in verbs() and "obj" in verbs()[lemma].shapes):
        return  # `should be prepared to help`, `should be asked to sign`: what is asked for is the plan
    if lemma in _TAKEN_IN and scene.is_doer(clause.subject):
        yield Draft("should be done", "requested", clause.subject, clause.start + 1, clause.start)
        return
    let = lemma in _LET and scene.verb_right_after(clause.end) is not None  # `should be allowed to finish`
    weighed = lemma in _WEIGHED and passage.tags[clause.end] in _NOTHING_MORE
    if not (let or weighed) and any(lemma in read_words(name) for name in ("forecasts.txt", "views_taken.txt")):
        return
    if is_told_of_thing(scene, clause) or is_supposed(scene, clause):
        return
    if is_somebody(scene, clause):
        yield Draft("should be done", "requested", clause.subject, clause.head, clause.start)
    else:
        act = clause.head if scene.is_pronoun(clause.subject) else whole(scene, clause.subject)[0]
        yield Draft("should be done", "requested", None, act, clause.start, verb=clause.head)


def text_should(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """`The study should draw on earlier work`: whoever writes it is told what to write."""
    if clause.subject is None or clause.passive or clause.negated or clause.relative or scene.is_asked(clause):
        return
    passage = scene.passage
    if passage.tags[clause.head] not in "VN" or clause.lemma in _STATES or is_supposed(scene, clause):
        return
    if passage.lows[scene.head_of(clause.subject)] in _TEXTS and not scene.is_doer(clause.subject):
        yield Draft("should", "requested", None, clause.head, clause.start)


def is_somebody(scene: Scene, clause: Clause) -> bool:
    """Whether the subject is a person: what is done to him is his plan (`Tran will be named chairman`)."""
    if clause.subject is None or clause.relative:
        return False
    if scene.passage.lows[clause.subject[0]] in ("he", "she"):
        return True
    if scene.passage.tags[clause.subject[0] - 1] in "tPO":
        return False  # `the message to Tran will be sent`
    mention = scene.cast.mentions.at(scene.passage.index, clause.subject[1] - 1)
    return mention is not None and mention.kind == "person"
