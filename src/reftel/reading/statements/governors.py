"""Which clause a cue's subject and tense are those of, and whether the verb tells what was said at all."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.passage import Passage
from reftel.reading.base.words import lemma_of
from reftel.reading.statements.complements import begins_clause
from reftel.reading.statements.conditions import begin_of
from reftel.reading.statements.cue import Cue
from reftel.reading.statements.infinitives import is_chained, is_compelled
from reftel.reading.statements.lexicon import Verb, word_class
from reftel.reading.statements.sentence import Sentence
from reftel.reading.statements.sources import first_named, is_given_out, is_quoted, is_sent
from reftel.reading.statements.subjects import is_somebody, is_text, noun_before

__all__ = ["dress", "governor_of", "is_to_be_noted", "is_told", "lets_know", "says_i"]

_ONGOING: Final = word_class("ongoing")
_OCCASIONS: Final = word_class("occasions")
_DEEDS: Final = word_class("deeds")
_WORKS: Final = word_class("works")
_MADE: Final = word_class("made")
_CITING: Final = word_class("citing")
_WITHHELD: Final = word_class("withheld")
_CAN: Final = word_class("can")
_WANTED: Final = word_class("wanted")
_VENTURED: Final = word_class("ventured")
_SAYING_MODALS: Final = word_class("saying modals")
_NOT_ONE: Final = word_class("not one")
_ASKING: Final = word_class("asking")
_ONE_PERSON: Final = word_class("one person")
_WRITTEN: Final = word_class("written")
_PERFORMERS: Final = word_class("performers")
_CONTAINING: Final = word_class("containing")
_BEFORE_PARTICIPLE: Final = word_class("before_participle")
_BEFORE_PARTICIPLE_ANYWHERE: Final = word_class("before_participle_anywhere")
_WAYS_OF_SAYING: Final = word_class("ways of saying")

_OF_MANY: Final = re.compile(r"[DJNC]{0,4}[UN]R?V")  # `We recognize A, but urge B`
_MOST_LET: Final = 5  # tokens of `all members of the board`
_MOST_OF_OCCASION: Final = 3  # tokens of `this opportunity`
_SIGNS: Final = frozenset(",;:-()<.#")
_THOUGHTS: Final = frozenset({"intend", "believe", "regret", "trust", "appreciate"})  # hardly ever behind `to`
_STRONG: Final = frozenset("twoOq")  # frames of verbs that `went on to` may stand before
_PAST: Final = frozenset({"was", "were", "did"})
_NO_VERB_YET: Final = re.compile(r"[^MBHXZEV]*+")
_NO_VERB: Final = re.compile(r"[^,;MBHXZE]*+")
_OF_MODAL: Final = re.compile(r"M[R!HB]*+[YE]?V?[^,;MBHXZE]*+")
_OPEN_QUESTION: Final = frozenset({"if", "whether"})
_TOLD_IN_TALKS: Final = frozenset(
    {"say", "note", "add", "argue", "claim", "insist", "state", "warn", "complain", "agree"}
)


def governor_of(sentence: Sentence, clause: Clause, before: Clause | None) -> Clause | None:
    """Return the clause with the subject and the tense; None for an infinitive that stands alone.

    It is the one before for `went on to say`, `welcomes and supports`, `kept repeating`.
    """
    if before is None:
        return None if clause.kind == "infinitive" else clause
    if clause.kind == "infinitive" or _is_bare(sentence, clause, before):
        chained = is_chained(sentence, clause, before) or is_compelled(sentence, clause, before)
        return before if chained else None
    if lets_know(clause, before):
        return before if before and before.kind == "finite" and before.subject else None
    if _is_doubled(sentence, clause, before):
        return before
    goes_on = clause.kind == "ing" and before.end == clause.start and before.lemma in _ONGOING
    ends_up = clause.kind == "ing" and before.lemma in {"end", "wind"} and sentence.passage.lows[before.end] == "up"
    return before if goes_on or (ends_up and before.end == clause.start - 1) else clause


def lets_know(clause: Clause, before: Clause | None) -> bool:
    """Return whether a clause says what somebody is let know: `let the Ministry know that`, `let us know that`."""
    if before is None or clause.lemma != "know" or before.lemma != "let":
        return False
    return 1 <= clause.start - before.end <= _MOST_LET


def _is_bare(sentence: Sentence, clause: Clause, before: Clause) -> bool:
    """An infinitive without `to`, as telegrams have it: `he appeared accept this`, `took occasion reiterate`."""
    if sentence.passage.tags[clause.start] != "V":
        return False
    return (clause.shared and before.end == clause.start) or _is_occasion(sentence, clause, before)


def _is_occasion(sentence: Sentence, clause: Clause, before: Clause) -> bool:
    """`took occasion | reiterate`: what was taken is not the subject."""
    near = before.lemma in _OCCASIONS and clause.start - before.end <= _MOST_OF_OCCASION
    return near and sentence.passage.lows[clause.start - 1] in {"occasion", "opportunity", "advantage"}


def _is_doubled(sentence: Sentence, clause: Clause, before: Clause) -> bool:
    """`welcomes and supports`."""
    beside = clause.shared and before.kind == clause.kind and before.end == clause.start - 1
    return (
        beside
        and before.passive == clause.passive
        and sentence.passage.tags[before.start] + sentence.passage.tags[clause.start] != "ZV"
        and before.modal is None
        and before.lemma != "have"
        and sentence.passage.tags[before.end] == "K"
    )


def is_told(sentence: Sentence, verb: Verb, clause: Clause, governor: Clause, before: Clause | None) -> bool:
    """Return whether the verb tells what was said: not what will or may be, not how something was done."""
    if (
        (governor.kind == "participle" and clause.start > sentence.start)
        or (clause.kind == "infinitive" and not (_STRONG & verb.letters or _makes_clear(sentence, clause)))
        or _is_second_infinitive(sentence, clause, before)
    ):
        return False
    if governor.kind == "ing":
        told = is_sent(before) or is_quoted(sentence.passage, clause, before) or _is_cited(sentence, clause, before)
        told = told or is_given_out(sentence.passage, governor, before) or _is_free(sentence, verb, governor.start)
        return told and clause.lemma not in _DEEDS
    if clause.lemma in _WORKS and sentence.passage.tags[clause.head] == "G":
        return False
    return _agrees(sentence, governor) if governor.modal is None else _may_tell(sentence, verb, clause, governor)


def _makes_clear(sentence: Sentence, clause: Clause) -> bool:
    """`took the occasion | to make it clear that`."""
    near = sentence.passage.lows[clause.end : clause.end + 3]
    return clause.lemma == "make" and not _MADE.isdisjoint(near)


def _is_cited(sentence: Sentence, clause: Clause, before: Clause | None) -> bool:
    """`quoted Strand as saying`."""
    as_ = clause.start > sentence.start and sentence.passage.tags[clause.start - 1] == "a"
    return as_ and before is not None and before.lemma in _CITING


def _may_tell(sentence: Sentence, verb: Verb, clause: Clause, governor: Clause) -> bool:
    """`cannot accept`, `would welcome`, `we would note`; not what may be said one day."""
    if governor.negated and clause.lemma in _WITHHELD and governor.modal in _CAN:
        return True
    if is_to_be_noted(sentence, clause) or _says_for_himself(sentence, verb, clause, governor):
        return True
    modal = "would" if governor.modal == "should" and _performs(sentence, governor) else governor.modal
    asked = sentence.passage.lows[begin_of(governor) - 1] in _OPEN_QUESTION  # `asked if Kestria would support the plan`
    if modal not in {"would", "could"} or clause.passive or asked:
        return False
    if clause.lemma == "assure":
        return True  # `He could assure me that`
    if clause.lemma in _WANTED:
        return True
    ventured = clause.lemma in _VENTURED
    meant = governor.modal == "would" or (ventured and _is_of_one(sentence, governor))
    return modal == "would" and meant and (ventured or _is_said(verb, clause)) and _performs(sentence, governor)


def _says_for_himself(sentence: Sentence, verb: Verb, clause: Clause, governor: Clause) -> bool:
    """`I must say that`, `I can assure you that`: said in saying so; not `I should tell him that`."""
    if verb.kind != "say" or clause.passive or governor.negated or governor.modal not in _SAYING_MODALS:
        return False
    tags, at = sentence.passage.tags, clause.end
    you = sentence.passage.lows[at : at + 1] == ["you"]
    clausal = tags[at + you : at + you + 1] == "T" or (you and begins_clause(sentence.passage, at + 1, sentence.end))
    asked = sentence.passage.lows[begin_of(governor) - 1] in _OPEN_QUESTION
    return clausal and not asked and _is_of_one(sentence, governor)


def _is_of_one(sentence: Sentence, clause: Clause) -> bool:
    """Whether `I` is the subject of a clause."""
    return clause.subject is not None and sentence.passage.lows[clause.subject[0]] == "i"


def is_to_be_noted(sentence: Sentence, clause: Clause) -> bool:
    """Return whether a clause says what it says in saying so: `It should be noted that`."""
    told = (
        clause.passive
        and clause.modal in {"should", "must"}
        and sentence.passage.tags[clause.end : clause.end + 1] == "T"
    )
    return told and clause.subject is not None and sentence.passage.lows[clause.subject[0]] == "it"


def _is_said(verb: Verb, clause: Clause) -> bool:
    """Whether one says something by the verb: `I would note`, `we would suggest`; not `you would find`."""
    return verb.kind == "say" or clause.lemma == "suggest"


def _agrees(sentence: Sentence, clause: Clause) -> bool:
    """Whether a verb can be of its subject: not `they questions`, not `as indicated in the report`."""
    if clause.kind != "finite":
        return True
    tag, lows = sentence.passage.tags[clause.start], sentence.passage.lows
    first = clause.subject[0] if clause.subject and not clause.shared else clause.start
    if tag == "Z":
        return lows[first] not in _NOT_ONE
    if tag == "E" and first == clause.start and first > sentence.start:
        adverb = sentence.passage.tags[first - 1] == "R"  # `as previously stated`
        return lows[first - 1 - adverb] != "as"
    return tag != "V" or _agrees_bare(sentence, clause, first)


def _agrees_bare(sentence: Sentence, clause: Clause, first: int) -> bool:
    """Whether a verb in the base form can be of its subject: not `his idea would be to leave and announce`."""
    tags, lows, before = sentence.passage.tags, sentence.passage.lows, first - 1
    asked = before > sentence.start and lows[before] == "that" and lows[before - 1] in _ASKING
    if asked or _is_recommended(sentence, clause):
        return False  # `urge that our people discuss`
    if clause.subject is None:
        return clause.start == sentence.start or tags[clause.start - 1] in _SIGNS
    if clause.shared and (_goes_on(sentence, clause) or says_i(sentence, clause)):
        return True
    subject, start = clause.subject, clause.subject[0]
    if start > sentence.start and lows[start - 1] == "for":
        return False  # `proper for Kestria publicly express regret`
    if lows[start] in _ONE_PERSON or tags[start] == "u":
        return False  # `helped him understand`
    return is_somebody(sentence.passage, subject) or first_named(sentence, clause, None) is not None


def _is_recommended(sentence: Sentence, clause: Clause) -> bool:
    """`That you authorize me to go`, `Request you see Strand and convey our regret`: what somebody is asked to do."""
    tags, lows = sentence.passage.tags, sentence.passage.lows
    subject = clause.subject[0] if clause.subject else sentence.start
    if tags[sentence.start] == "T" and _NO_VERB_YET.fullmatch(tags, sentence.start, subject):
        return True
    asked = subject > sentence.start and lows[subject - 1] in _ASKING
    return clause.shared and asked and tags[clause.start - 1] == "K" and lows[subject] == "you"


def _is_second_infinitive(sentence: Sentence, clause: Clause, before: Clause | None) -> bool:
    """`try to dissuade him and make the point`; not `we recognize that, but urge`."""
    tags = sentence.passage.tags
    if not clause.shared or clause.start == sentence.start or tags[clause.start] not in "VE":
        return False
    if tags[clause.start] == "E":
        return _is_base(sentence, clause.start)
    if before is not None and tags[before.start] == "Z" and before.subject == clause.subject is not None:
        return True  # `to meet the board that owns the port and ask whether`
    if _goes_on(sentence, clause) or says_i(sentence, clause):
        return False
    if tags[clause.start - 1] in "NJYR":
        return True  # `it is difficult know when`
    return before is None or before.kind != "finite" or before.modal is not None or _is_base(sentence, clause.start)


def _is_base(sentence: Sentence, at: int) -> bool:
    """Whether a form that may be a verb's base goes on from one: `may be told to wait and suggest`, `to meet and come`.

    It stands right behind `and` or `or`, and no other verb between the two.
    """
    passage, first = sentence.passage, sentence.start
    if passage.tags[at - 1] != "K" or lemma_of(passage.lows[at]) != passage.lows[at]:
        return False
    modal, to_do = passage.tags.rfind("M", first, at), passage.tags.rfind("tV", first, at)
    if to_do > modal:
        return _NO_VERB.fullmatch(passage.tags, to_do + 2, at - 1) is not None
    return modal >= 0 and _OF_MODAL.fullmatch(passage.tags, modal, at - 1) is not None


def _goes_on(sentence: Sentence, clause: Clause) -> bool:
    """`We recognize that prices may rise, but urge patience`."""
    tags = sentence.passage.tags
    joined = tags[clause.start - 2 : clause.start] == ",K" or sentence.passage.lows[clause.start - 1] == "but"
    ours = clause.subject is not None and clause.subject[0] <= sentence.start + 1
    joined = joined or (ours and tags[clause.start - 1] == "K" and clause.lemma in _THOUGHTS)
    return joined and _OF_MANY.match(tags, sentence.start) is not None


def says_i(sentence: Sentence, clause: Clause) -> bool:
    """Return whether a telegram leaves out who writes: `In view of this, believe we should act`."""
    tags = sentence.passage.tags
    alone = clause.start == sentence.start or tags[clause.start - 1] in ",:"
    alone = alone or tags[sentence.start : clause.start] == "R"  # `Accordingly hope you can agree`
    return alone and tags[clause.start] == "V" and clause.lemma in _WRITTEN


def _performs(sentence: Sentence, clause: Clause) -> bool:
    """`We would note that`, `Would recommend we agree`: said in saying it."""
    if clause.start == sentence.start:
        return True
    return clause.subject is not None and sentence.passage.lows[clause.subject[0]] in _PERFORMERS


def _is_free(sentence: Sentence, verb: Verb, at: int) -> bool:
    """Whether a participle is told of somebody: `, noting`, `by saying`, at the beginning, or of a text."""
    tags, lows, start = sentence.passage.tags, sentence.passage.lows, sentence.start
    at -= 1
    while at >= start and tags[at] == "R":
        at -= 1
    if at < start or tags[at] in ",-(;" or (tags[at] == "K" and verb.kind in {"say", "hush"}):
        return True
    if tags[at] == ">":
        return tags[at - 1] == ","
    if tags[at] in "PA":
        return _is_means(sentence, verb, at)
    if tags[at] not in "NC)a#y" or verb.kind == "mind":
        return False
    phrase = noun_before(sentence.passage, at + (tags[at] != "a"), start)
    told = phrase is not None and phrase[0] > start and lows[phrase[0] - 1] == "with" and lows[phrase[1] - 1] != "there"
    absolute = phrase is not None and (_is_absolute(sentence, phrase) or (told and _is_told_in_talks(sentence, at + 1)))
    if phrase is not None and absolute and is_somebody(sentence.passage, phrase):
        return True
    judged = verb.kind == "say" and lows[at + 1] not in _CONTAINING
    return (judged or verb.clausal) and is_text(sentence.passage, phrase)


def _is_means(sentence: Sentence, verb: Verb, at: int) -> bool:
    """`by saying`, `while saying`, `was firm in stating that`, `Strand, after stressing the need, left`."""
    tags, lows = sentence.passage.tags, sentence.passage.lows
    if lows[at] == "in" and lows[at - 1] in _WAYS_OF_SAYING:
        return verb.kind == "say" and verb.clausal
    if tags[at - 1 : at + 1] == ",P" and lows[at] == "after":
        return True
    return lows[at] in (_BEFORE_PARTICIPLE_ANYWHERE if at > sentence.start else _BEFORE_PARTICIPLE)


def _is_told_in_talks(sentence: Sentence, at: int) -> bool:
    """`The talks ended with Strand saying he would call`: behind `with` and a name, a verb of saying at a token."""
    return lemma_of(sentence.passage.lows[at]) in _TOLD_IN_TALKS


def _is_absolute(sentence: Sentence, phrase: tuple[int, int]) -> bool:
    """`with several members asking for a vote`."""
    before, passage = phrase[0] - 1, sentence.passage
    return before > sentence.start and passage.lows[before] == "with" and passage.tags[before - 1] == ","


def dress(sentence: Sentence, cue: Cue, clause: Clause, source: tuple[int, int] | None) -> Cue:
    """Give a cue its source and what its clause tells of its form and tense; return it."""
    cue.source = source
    cue.own = not clause.shared or cue.form == "aside"
    if clause.kind == "ing" and not (source and source[1] == clause.start and _is_absolute(sentence, source)):
        cue.form = "ing"
    cue.tense = _tense(sentence.passage, clause)
    return cue


def _tense(passage: Passage, clause: Clause) -> str:
    """`past`, `present`, `perfect`, `modal`, by the first letter of the group and its word."""
    first = passage.tags[clause.start]
    if first == "E":
        return "past"
    if first == "H":
        return "perfect" if clause.end - clause.start > 1 else "past"
    if first in "BX":
        return "past" if passage.lows[clause.start] in _PAST else "present"
    return "modal" if first == "M" else "present"
