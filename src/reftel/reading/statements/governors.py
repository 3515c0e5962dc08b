"""Which clause a cue's subject and tense are those of, and whether the verb tells what was said at all."""

from reftel.reading.base.clauses import Clause
from reftel.reading.statements.cue import Cue
from reftel.reading.statements.lexicon import Verb, word_class
from reftel.reading.statements.sentence import Sentence
from reftel.reading.statements.subjects import can_say, is_text, noun_before

__all__ = ["begin_of", "dress", "governor_of", "is_told", "source_of"]

_CLAUSAL = frozenset("tcT")
_STRONG = frozenset("twoOq")  # frames of verbs that `went on to` may stand before
_PAST = frozenset({"was", "were", "did"})


def governor_of(sentence: Sentence, clause: Clause, before: Clause | None) -> Clause | None:
    """Return the clause with the subject and the tense; None for an infinitive that stands alone.

    It is the one before for `went on to say`, `welcomes and supports`, `kept repeating`.
    """
    if before is None:
        return None if clause.kind == "infinitive" else clause
    if clause.kind == "infinitive":
        return before if _is_chained(sentence, clause, before) else None
    if _is_doubled(sentence, clause, before):
        return before
    goes_on = clause.kind == "ing" and before.end == clause.start and before.lemma in word_class("ongoing")
    return before if goes_on else clause


def _is_doubled(sentence: Sentence, clause: Clause, before: Clause) -> bool:
    """`welcomes and supports`."""
    beside = clause.shared and before.kind == clause.kind and before.end == clause.start - 1
    return (
        beside
        and before.passive == clause.passive
        and before.modal is None
        and sentence.passage.tags[before.end] == "K"
    )


def _is_chained(sentence: Sentence, clause: Clause, before: Clause) -> bool:
    """Whether an infinitive is one with the verb before it: `went on to say`, `took the occasion to raise`."""
    gap = clause.start - before.end
    if before.lemma == "have":
        return gap == 0 and clause.lemma in word_class("admitted")
    if before.lemma == "be":
        return gap == 1 and sentence.passage.lows[before.end] in word_class("quick")
    if before.lemma in word_class("tried"):
        return gap == 0 and clause.lemma in word_class("told")
    if before.lemma in word_class("occasions"):
        return 2 <= gap <= 4
    return before.lemma in word_class("chains") and gap <= 2


def is_told(sentence: Sentence, verb: Verb, clause: Clause, governor: Clause, before: Clause | None) -> bool:
    """Return whether the verb tells what was said: not what will or may be, not how something was done."""
    if (governor.kind == "participle" and clause.start > sentence.start) or (
        clause.kind == "infinitive" and not _STRONG & verb.letters
    ):
        return False
    if _is_second_infinitive(sentence, clause, before):
        return False
    if governor.kind == "ing":
        return _is_quoted(clause, before) or _is_free(sentence, verb, governor.start)
    if governor.modal is None:
        return True
    if governor.modal not in {"would", "could"} or clause.passive:
        return False
    return clause.lemma in word_class("wanted") or (verb.kind == "say" and _performs(sentence, governor))


def _is_second_infinitive(sentence: Sentence, clause: Clause, before: Clause | None) -> bool:
    """`try to dissuade him and make the point`; not `we recognize that, but urge`."""
    if not clause.shared or sentence.passage.tags[clause.start] != "V" or clause.start == sentence.start:
        return False
    return before is None or before.kind != "finite" or before.modal is not None


def _performs(sentence: Sentence, clause: Clause) -> bool:
    """`We would note that`: said in saying it."""
    return clause.subject is not None and sentence.passage.lows[clause.subject[0]] in word_class("performers")


def _is_quoted(clause: Clause, before: Clause | None) -> bool:
    """`was quoted as saying`."""
    return clause.kind == "ing" and before is not None and before.passive and before.end == clause.start - 1


def _is_free(sentence: Sentence, verb: Verb, at: int) -> bool:
    """Whether a participle is told of somebody: `, noting`, `by saying`, at the beginning, or of a text."""
    tags, lows, start = sentence.passage.tags, sentence.passage.lows, sentence.start
    at -= 1
    while at >= start and tags[at] == "R":
        at -= 1
    if at < start or tags[at] in ",-(;K":
        return True
    if tags[at] == ">":
        return tags[at - 1] == ","
    if tags[at] in "PA":
        return lows[at] in word_class("before_participle_anywhere" if at > start else "before_participle")
    if tags[at] not in "NC)a#y" or verb.kind == "mind" or not _CLAUSAL & verb.letters:
        return False
    return is_text(sentence.passage, noun_before(sentence.passage, at + (tags[at] != "a"), start))


def source_of(sentence: Sentence, verb: Verb, clause: Clause, before: Clause | None) -> tuple[int, int] | None:
    """Return the subject, where it is one that can say so; for a participle behind a noun that noun."""
    if _is_quoted(clause, before):
        return clause.subject
    tag = sentence.passage.tags[clause.start - 1] if clause.start > sentence.start else "."
    if clause.kind == "ing" and tag in "NC)a#y":
        return noun_before(sentence.passage, clause.start - (tag == "a"), sentence.start)
    if clause.subject is None or not can_say(sentence.passage, clause.subject, verb):
        return None
    return clause.subject


def begin_of(clause: Clause) -> int:
    """Return the first token of a clause: its subject's, or its verb's where another clause stands between the two."""
    return clause.subject[0] if clause.subject and not clause.shared and not clause.relative else clause.start


def dress(sentence: Sentence, cue: Cue, clause: Clause, source: tuple[int, int] | None) -> Cue:
    """Give a cue its source and what its clause tells of its form and tense; return it."""
    cue.source = source
    cue.own = not clause.shared or cue.form == "aside"
    cue.form = "ing" if clause.kind == "ing" else cue.form
    cue.tense = _tense(sentence, clause)
    return cue


def _tense(sentence: Sentence, clause: Clause) -> str:
    """`past`, `present`, `perfect`, `modal`, by the first letter of the group and its word."""
    first = sentence.passage.tags[clause.start]
    if first == "E":
        return "past"
    if first == "H":
        return "perfect" if clause.end - clause.start > 1 else "past"
    if first in "BX":
        return "past" if sentence.passage.lows[clause.start] in _PAST else "present"
    return "modal" if first == "M" else "present"
