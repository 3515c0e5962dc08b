"""Verbs as cues: in the active voice with what follows them, and those of what seems so to somebody."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_from
from reftel.reading.statements.as_said import as_put_in, as_said
from reftel.reading.statements.asides import aside
from reftel.reading.statements.complements import Complement, begins_clause, behind_that
from reftel.reading.statements.conditions import begin_of, is_condition
from reftel.reading.statements.cue import Cue
from reftel.reading.statements.frames import complement
from reftel.reading.statements.governors import dress, governor_of, is_told, lets_know, says_i
from reftel.reading.statements.lexicon import Verb, verb_at, word_class
from reftel.reading.statements.look_alikes import is_look_alike
from reftel.reading.statements.passives import passive_cue
from reftel.reading.statements.sentence import Sentence
from reftel.reading.statements.sources import source_of
from reftel.reading.statements.subjects import is_somebody

__all__ = ["seeming_cue", "verb_cue"]

_LEFT_UNSAID: Final = word_class("left unsaid")
_SEEMING_WORDS: Final = word_class("seeming")
_HELD: Final = word_class("held")
_NONE: Final = word_class("none")
_ATTRIBUTES: Final = word_class("attributes")
_WISHING: Final = word_class("wishing")
_RELATIVES: Final = word_class("relatives")
_WISHED: Final = word_class("wished")

_CLAUSES: Final = frozenset({"clause", "question", "quotation", "addressed", "relative", "attitude-clause"})
_OWN_VERBS: Final = frozenset("ZEBHX")
_NAME_GIVEN: Final = re.compile(r"D?[J<N]")
_NAMED_AFTER: Final = re.compile(r"CN{1,2}B")  # `Proposed English text is`
_FINITE: Final = re.compile(r"[ZEVBHXM]")
_TO_BE: Final = re.compile(r"tR?[BH]")
_WANTING: Final = Verb("mind", "ui", frozenset())  # would like
_LETTING: Final = Verb("say", "tqo", frozenset({"of", "about"}))  # let somebody know
_SEEMING: Final = re.compile(r"(?:R{0,2}[JN])?(?=t)")  # `seemed clear | to us`
_SO: Final = re.compile(r"R{0,2}J(?=T)")  # `seemed to us unlikely | that`


def verb_cue(sentence: Sentence, clause: Clause, before: Clause | None) -> Cue | None:
    """Return the cue that a clause's verb is; None where it is none. `before` is the clause before it."""
    verb, at = verb_at(sentence.passage.lows, clause.lemma, clause.head)
    governor = governor_of(sentence, clause, before) if verb else None
    if (
        verb is None
        or governor is None
        or is_condition(sentence, governor)
        or not is_told(sentence, verb, clause, governor, before)
        or is_look_alike(sentence, clause, governor, before, at)
    ):
        return None
    negated = clause.negated or governor.negated or _by_nobody(sentence, governor)
    if verb.kind == "hush" or ("!" in verb.frames and (negated or _is_seldom(sentence, governor))):
        return _hush(clause)
    if clause.passive:
        return passive_cue(sentence, verb, clause, at)
    source = source_of(sentence, verb, governor, before)
    if source is None and governor.subject is not None and not governor.shared:
        return None
    if cue := (
        as_said(sentence, verb, governor, at, source)
        or as_put_in(sentence, verb, governor, at, source)
        or _beside(sentence, verb, clause, at)
    ):
        return dress(sentence, cue, governor, cue.source)
    wanting = governor.modal in {"would", "should"} and clause.lemma == "like"
    told = _WANTING if wanting else _LETTING if lets_know(clause, before) else verb
    cue = _active(sentence, told, (clause, governor), source, at)
    return _hush(clause) if cue is not None and _is_unsaid(sentence, cue, clause) else cue


def _is_unsaid(sentence: Sentence, cue: Cue, clause: Clause) -> bool:
    """`did not say when`, `made no mention of the plan`: a silence."""
    if sentence.passage.lows[cue.start] == "nothing" and sentence.passage.lows[cue.start + 1] in _ABOUT:
        return True  # `said nothing about the plan`
    if not cue.negated:
        return False
    said = sentence.passage.lows[clause.end : cue.words[1]]
    if cue.rule == "verb-question":
        return clause.lemma in _SAYING
    return cue.rule.startswith("verb-attitude") and not _LEFT_UNSAID.isdisjoint(said)


def seeming_cue(sentence: Sentence, clause: Clause) -> Cue | None:
    """Return the cue of `It seemed to us that talks had failed`, of those to whom it does; None for any other verb."""
    if clause.lemma not in _SEEMING_WORDS:
        return None
    passage, end = sentence.passage, sentence.end
    to = _SEEMING.match(passage.tags, clause.end, end)
    if to is None or clause.subject is None or clause.shared or passage.lows[clause.subject[0]] != "it":
        return None
    first = to.end() + 1
    pronoun = passage.tags[first : first + 1] in ("u", "U")
    whom = (first, first + 1) if pronoun else noun_phrase_from(passage, first, end)
    if whom is None or not is_somebody(passage, whom):
        return None
    at = whom[1]
    if passage.lows[at : at + 2] in (["as", "if"], ["as", "though"]):
        start = at + 2
    elif _SO.match(passage.tags, at, end) or begins_clause(passage, at, end):
        start = at
    elif (start := behind_that(passage, at, end) or end) == end or passage.tags[start] in _OWN_VERBS:
        return None  # not `what it seems to us that is needed`
    cue = Cue(begin_of(clause), (begin_of(clause), start), start, end, "verb-seeming-clause")
    cue.kind, cue.negated = "mind", clause.negated
    return dress(sentence, cue, clause, whom)


def _beside(sentence: Sentence, verb: Verb, clause: Clause, at: int) -> Cue | None:
    """The cue of a verb beside its content."""
    held = verb.kind != "mind" or clause.lemma in _HELD
    return aside(sentence, verb, clause, at) if held else None


_ABOUT: Final = frozenset({"about", "of", "on", "regarding", "concerning", "re"})
_SAYING: Final = frozenset({"say", "explain", "indicate", "specify", "state", "reveal", "disclose"})


def _is_seldom(sentence: Sentence, clause: Clause) -> bool:
    """`Strand rarely discusses the plan`: what is hardly told is left unsaid."""
    return not _SELDOM.isdisjoint(sentence.passage.lows[clause.start - 1 : clause.end])


_SELDOM: Final = frozenset({"rarely", "seldom", "hardly", "scarcely", "barely"})


def _by_nobody(sentence: Sentence, clause: Clause) -> bool:
    """`Neither Strand nor Tran replied`, `No official said`; not `No doubt the officials said`."""
    lows = sentence.passage.lows
    if clause.subject is None or (clause.shared and lows[clause.start - 1] not in {"or", "nor"}):
        return False  # `said that no port had suffered and praised the harbour master`
    first = clause.subject[0]
    return lows[first] in _NONE and lows[first + 1] != "doubt"


def _active(
    sentence: Sentence, verb: Verb, clauses: tuple[Clause, Clause], source: tuple[int, int] | None, at: int
) -> Cue | None:
    """The cue of a verb in the active voice, where what follows it from a token on fits one of its frames."""
    clause, governor = clauses
    if sentence.passage.lows[at : at + 1] in (["above"], ["below"]):
        return None  # `the visits mentioned above`
    first = governor.start == sentence.start or sentence.passage.tags[governor.start - 1] in "GPO"
    if (first and _is_attribute(sentence, clause, at)) or _is_classed(sentence, clause, at):
        return None
    fit = _called(sentence, verb, governor, at) or _relative(sentence, verb, governor, at)
    fit = fit or complement(sentence.passage, verb, clause.lemma, at, sentence.end)
    if fit is None or _is_behind_object(sentence, governor, fit):
        return None
    if not _suits(sentence, fit, governor, source):
        if not governor.shared or source is None:
            return None
        source = None  # `said port was closed and urged Kestria to act`: of whom the clause around tells
    first_person = governor.shared and says_i(sentence, governor)
    cue = _cue(verb, fit, clause, governor, sentence.end, first_person=first_person)
    if fit.frame == "clause" and sentence.passage.tags[clause.end] in "(,":
        cue.words = governor.start, clause.end  # `feels (as they say) that`
    cue.negated = cue.negated or _by_nobody(sentence, governor)
    return dress(sentence, cue, governor, None if first_person else source)


def _is_attribute(sentence: Sentence, clause: Clause, at: int) -> bool:
    """`Proposed text is attached`: what a sentence begins with goes with the noun behind it."""
    tags = sentence.passage.tags
    told = tags[at : at + 1] in tuple("NJG") or _NAMED_AFTER.match(tags, at)
    return tags[clause.start] == "E" and clause.lemma in _ATTRIBUTES and bool(told)


def _is_classed(sentence: Sentence, clause: Clause, at: int) -> bool:
    """`Members assessed as weak are asked to leave`, `the board, also referred to as a council`."""
    tags = sentence.passage.tags
    if tags[clause.start : at + 2] == "Eta" and clause.shared:
        return True  # `the board (also referred to as the council)`
    if clause.subject is None or tags[clause.start : at + 1] != "Ea":
        return False
    first, last = clause.subject
    return tags[last - 1] == "N" and (first == sentence.start or tags[first - 1] != "Q")


def _cue(verb: Verb, fit: Complement, clause: Clause, governor: Clause, end: int, *, first_person: bool) -> Cue:
    cue = Cue(begin_of(governor), (governor.start, fit.end), fit.start, end, f"verb-{fit.frame}")
    wished = governor is not clause and governor.lemma in _WISHING
    cue.kind = "mind" if wished else verb.kind
    cue.orphan = governor.subject is not None and not first_person
    cue.nested = "1" in verb.frames and fit.frame not in _CLAUSES
    cue.negated = governor.negated or clause.negated or fit.negated
    return cue


def _hush(clause: Clause) -> Cue:
    """What was not said: no statement, but the end of one."""
    cue = Cue(begin_of(clause), (clause.start, clause.end), clause.end, clause.end, "hush")
    cue.kind, cue.own, cue.source = "hush", not clause.shared, clause.subject
    cue.form = "ing" if clause.kind == "ing" else "finite"
    return cue


def _suits(sentence: Sentence, fit: Complement, clause: Clause, source: tuple[int, int] | None) -> bool:
    """Whether the source may have such a complement: not `the figures raised doubts`, not `Turning to the plan`."""
    if fit.frame == "prepositional" and clause.kind == "ing" and clause.start == sentence.start:
        return False
    return source is None or fit.frame in _CLAUSES or is_somebody(sentence.passage, source)


def _is_behind_object(sentence: Sentence, clause: Clause, fit: Complement) -> bool:
    """`a plan agreed to by both sides`, `letters which Strand approved to members of the board`: it stands before."""
    if fit.frame == "prepositional":
        return sentence.passage.lows[fit.start] == "by" and sentence.passage.tags[clause.start] == "E"
    before = begin_of(clause) - 1
    which = before > sentence.start and sentence.passage.lows[before] in _RELATIVES
    return which and fit.frame == "addressed-object" and not clause.relative


def _called(sentence: Sentence, verb: Verb, clause: Clause, at: int) -> Complement | None:
    """`what she called a "plot"`: what it is called right behind the verb, since what is called so stands before."""
    subject, tags = clause.subject, sentence.passage.tags
    if "n" not in verb.frames or subject is None or clause.shared:
        return None
    asked = tags[subject[0] - 1] == "Q" and sentence.passage.lows[subject[0]] != "one"
    return Complement(at, at, "as") if asked and _NAME_GIVEN.match(tags, at, sentence.end) else None


def _relative(sentence: Sentence, verb: Verb, clause: Clause, at: int) -> Complement | None:
    """`what he said was a plan`, `which Strand explained had been put off`, `whom Kestrians believe to be a friend`."""
    tags = sentence.passage.tags
    if (
        at >= sentence.end
        or clause.shared
        or not (tags[at] in "BHMXZE" or _is_thought_to_be(sentence, verb, clause, at))
    ):
        return None
    first = begin_of(clause)
    wished = clause.lemma in _WISHED and tags[at] == "B" and sentence.passage.lows[first - 1] == "what"
    if "t" not in verb.letters and clause.lemma not in _HELD and not wished:
        return None  # `the help they offered was late`; but `what Kestria wants is peace`
    if first <= sentence.start or tags[first - 1] not in "QTN":
        return None
    told = wished or _FINITE.search(tags, sentence.start, first) or sentence.passage.lows[first - 1] == "what"
    return Complement(at, at, "relative") if told else None  # not `The plan that he submitted is lost`


def _is_thought_to_be(sentence: Sentence, verb: Verb, clause: Clause, at: int) -> bool:
    """`a scholar whom Kestrians believe to be a friend`; not `a port that Kestria expects to be open`."""
    behind = sentence.passage.lows[begin_of(clause) - 1] in _RELATIVES
    return behind and "i" not in verb.letters and _TO_BE.match(sentence.passage.tags, at) is not None
