"""Verbs in the passive as cues: `was told that`, `it was noted that`, `was described as sound by Strand`."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_before, noun_phrase_from
from reftel.reading.statements.conditions import begin_of
from reftel.reading.statements.cue import Cue
from reftel.reading.statements.frames import complement
from reftel.reading.statements.governors import dress, is_to_be_noted
from reftel.reading.statements.lexicon import Verb, nouns, word_class
from reftel.reading.statements.sentence import Sentence
from reftel.reading.statements.subjects import is_somebody

__all__ = ["passive_cue"]

_HEARSAY: Final = word_class("hearsay")
_BIDDING: Final = word_class("bidding")
_BLAMED: Final = word_class("blamed")
_BLAMED_FOR: Final = word_class("blamed for")
_NOUNS: Final = nouns()
_DONE_BY: Final = word_class("done by")

_OBJECTS: Final = frozenset("oOa")
_RAISING: Final = frozenset({"raise", "express", "voice", "convey"})
_ON_DAY: Final = re.compile(r"P[y#]{1,4}+(?:,#)?(?=t)")  # `was told on April 3 to wait`
_AS_BY: Final = re.compile(r"a[DJNCYRK'G#]{1,8}+P")  # `was described as unsafe by Strand`
# `was characterized by delays`: nobody says so
_OF_THINGS: Final = frozenset(("characterize", "characterise", "cover"))


def passive_cue(sentence: Sentence, verb: Verb, clause: Clause, at: int) -> Cue | None:
    """Return the cue of `was told that`, `it was noted that`, `was rejected by Strand`: only `by` names somebody."""
    asked = clause.start == sentence.start and "w" in verb.frames  # `Asked by Strand for his view`
    lows = sentence.passage.lows
    if (
        (clause.kind == "participle" and not asked)
        or verb.kind not in {"say", "mind", "show"}
        or (clause.modal and not is_to_be_noted(sentence, clause))
        or lows[clause.start] == "be"  # `directed that he be asked`
        or "being" in lows[clause.start : clause.head]
    ):
        return None
    agent = noun_phrase_from(sentence.passage, at + 1, sentence.end) if lows[at : at + 1] == ["by"] else None
    if cue := _described(sentence, verb, clause, at) or (_raised(sentence, clause, agent[1]) if agent else None):
        return _dressed_passive(sentence, cue, clause, agent)
    if blamed := _blamed(sentence, clause, agent[1] if agent else at):
        return _dressed_passive(sentence, blamed, clause, agent)
    expletive = clause.subject is not None and lows[clause.subject[0]] == "it"
    if verb.kind == "show" and not expletive:
        return None
    cue = None
    hearsay = clause.lemma in _HEARSAY and lows[at : at + 1] == ["to"]  # `is said to be`
    bidden = clause.lemma in _BIDDING and sentence.passage.tags[begin_of(clause) - 1] != "Q"
    if expletive or hearsay or bidden or "w" in verb.frames:
        plain = Verb("say", "tqi" if expletive or hearsay or bidden else "tq", verb.prepositions)
        cue = _reported(sentence, plain, clause, agent[1] if agent else at)
    elif agent and clause.subject and not clause.shared and is_somebody(sentence.passage, agent):
        cue = _done_by(sentence, verb, clause, agent)
    cue = cue or _raised(sentence, clause, at)
    return _dressed_passive(sentence, cue, clause, agent) if cue else None


def _dressed_passive(sentence: Sentence, cue: Cue, clause: Clause, agent: tuple[int, int] | None) -> Cue:
    """The cue with its source: whoever is named by `by`."""
    cue.negated = clause.negated
    return dress(sentence, cue, clause, cue.source or agent)


def _described(sentence: Sentence, verb: Verb, clause: Clause, at: int) -> Cue | None:
    """`The plan was described as sound by Strand`: who says so stands behind what it is described as."""
    end = sentence.end
    said = _AS_BY.match(sentence.passage.tags, at, end) if "a" in verb.frames else None
    if said is None or clause.subject is None or clause.shared or sentence.passage.lows[said.end() - 1] != "by":
        return None
    agent = noun_phrase_from(sentence.passage, said.end(), end)
    if agent is None or not is_somebody(sentence.passage, agent):
        return None
    cue = Cue(clause.subject[0], (clause.start, clause.end), at, said.end() - 1, "passive-agent")
    cue.left, cue.source = _antecedent(sentence, clause.subject), agent
    return cue if cue.left else None


def _blamed(sentence: Sentence, clause: Clause, at: int) -> Cue | None:
    """`was accused by Strand of fraud`, `was praised for its haste`: what for."""
    lows = sentence.passage.lows
    if clause.lemma not in _BLAMED or lows[at] not in _BLAMED_FOR:
        return None
    last = at + 1 if at == clause.end else clause.end
    return Cue(begin_of(clause), (clause.start, last), at + 1, sentence.end, "passive-prepositional")


def _raised(sentence: Sentence, clause: Clause, at: int) -> Cue | None:
    """`Concerns have been raised about the port`: of nobody named, or of whom `by` names before it."""
    if clause.subject is None or clause.shared or clause.lemma not in _RAISING:
        return None
    noun = _NOUNS.get(sentence.passage.lows[clause.subject[1] - 1])
    if noun is None or sentence.passage.lows[at] not in noun.links or at + 1 >= sentence.end:
        return None
    first, last = clause.subject[0], at + 1
    words = (first, clause.end if at > clause.end else last)  # `Concern was voiced by Strand that`
    return Cue(first, words, last, sentence.end, "passive-noun")


def _reported(sentence: Sentence, verb: Verb, clause: Clause, at: int) -> Cue | None:
    """`was told by Tran that`, `it was noted that`."""
    tags = sentence.passage.tags
    day = _ON_DAY.match(tags, at, sentence.end)
    fit = complement(sentence.passage, verb, clause.lemma, day.end() if day else at, sentence.end)
    if fit is None or (tags[fit.start - 1 : fit.start] != "T" and tags[fit.start : fit.start + 1] in ("P", "N")):
        return None
    last = fit.end if fit.end <= at else clause.end
    return Cue(begin_of(clause), (clause.start, last), fit.start, sentence.end, f"passive-{fit.frame}")


def _done_by(sentence: Sentence, verb: Verb, clause: Clause, agent: tuple[int, int]) -> Cue | None:
    """`The plan was described by Strand as sound`: the content is the subject, and what it is described as."""
    if clause.subject is None or not _OBJECTS & verb.letters or clause.lemma in _DONE_BY:
        return None
    end = sentence.end
    described = agent[1] < end and sentence.passage.tags[agent[1]] == "a" and "a" in verb.frames
    cue = Cue(clause.subject[0], (clause.start, clause.end), agent[1] if described else end, end, "passive-agent")
    cue.left = _antecedent(sentence, clause.subject)
    return cue if cue.left and (described or clause.lemma not in _OF_THINGS) else None


def _antecedent(sentence: Sentence, subject: tuple[int, int]) -> tuple[int, int] | None:
    """What a subject stands for where it is `which`: `the rules, which were approved by Strand`; none for `what`."""
    if sentence.passage.tags[subject[0]] != "Q" or subject[1] - subject[0] > 1:
        return subject
    passage, at = sentence.passage, subject[0]
    if passage.lows[at] == "what":
        return None
    if passage.tags[at - 1] == "O":
        whole = noun_phrase_before(passage, at - 1, sentence.start)
        return whole and (whole[0], subject[1])  # `the making of which`
    return noun_phrase_before(passage, at - (passage.tags[at - 1] in ",(-"), sentence.start)
