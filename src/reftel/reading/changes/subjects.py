"""What a clause is told of: its subject, with what hangs on it and what tells which one is meant."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.changes.draft import Phrase
from reftel.reading.changes.matter import is_time
from reftel.reading.sentence import Sentence

__all__ = ["subject_of"]

_HUNG: Final = frozenset(("for", "towards", "toward", "between", "against", "with", "on", "over", "among", "into"))
_SINCE: Final = frozenset(("since", "because", "after", "until"))  # `the problem, since | its position had weakened`
_RELATIVES: Final = frozenset(("that", "which", "who"))
_MOST_RELATIVE: Final = 16  # tokens of what tells which subject is meant
_IN_FACT: Final = (["of", "course"], ["in", "fact"], ["in", "effect"], ["in", "turn"], ["in", "truth"])


def subject_of(sentence: Sentence, clause: Clause) -> Phrase | None:
    """Return the subject with what hangs on it by `to` (`travellers to Kestria`) or `for` (`support for it`)."""
    subject, passage = clause.subject, sentence.passage
    if subject and passage.lows[subject[0] - 1 : subject[1]] in _IN_FACT:
        subject = noun_phrase_before(passage, subject[0] - 1 - (passage.tags[subject[0] - 2] in "HB"), sentence.start)
    if subject is None:
        return None
    subject = max(_past_since(sentence, subject), _past_time(sentence, subject)), subject[1]
    if far := _end_of_relative(sentence, clause, subject[1]):
        return subject[0], far
    if (whole := _of_list(sentence, subject)) is not None:
        return whole, subject[1]
    if subject[0] - 2 > sentence.start and passage.tags[subject[0] - 1] == "t":
        verb = passage.tags[subject[0] - 2] == "Z"  # `Kestrian exports to Marenne`, which looks like one
        wider = noun_phrase_before(passage, subject[0] - 1 - verb, sentence.start)
        return (wider[0], subject[1]) if wider else subject
    if subject[0] - 2 >= sentence.start and passage.lows[subject[0] - 1] in _HUNG:
        wider = noun_phrase_before(passage, subject[0] - 1, sentence.start)
        alone = wider is not None and (wider[0] == sentence.start or passage.tags[wider[0] - 1] in "TA,")
        return (wider[0], subject[1]) if wider and alone and passage.tags[wider[1] - 1] == "N" else subject
    return subject


def _past_time(sentence: Sentence, subject: Phrase) -> int:
    """Where a subject begins behind what a telegram opens with, no comma between: `In course of evening | King`."""
    passage, first = sentence.passage, subject[0]
    if first - 1 != sentence.start or passage.tags[first - 1] != "P":
        return first
    named = subject[1]
    while named > first and passage.words[named - 1][0].isupper():
        named -= 1
    glued = first < named < subject[1] and passage.tags[named - 1] in "NGy" and passage.words[named - 1].islower()
    return named if glued else first


def _past_since(sentence: Sentence, subject: Phrase) -> int:
    """Where a subject begins behind a word that opens its clause: `deal with it since | its position had weakened`."""
    passage, first = sentence.passage, subject[0]
    for at in range(*subject):
        clause = passage.lows[at] in _SINCE and not is_time(sentence, at + 1)
        led = subject[0] > sentence.start and passage.tags[subject[0] - 1] in "VPOGt"
        first = at + 1 if clause and led else first
    return first


def _of_list(sentence: Sentence, subject: Phrase) -> int | None:
    """Where a phrase begins whose list ends with a subject: `the prices of rice | , beans and oil`."""
    passage, comma = sentence.passage, subject[0] - 1
    if comma <= sentence.start or passage.tags[comma] != "," or "K" not in passage.tags[slice(*subject)]:
        return None
    if passage.tags[subject[0]] not in "NC":
        return None
    head = noun_phrase_before(passage, comma, sentence.start)
    is_one = head is not None and (head[0] == sentence.start or passage.tags[head[0] - 1] in "TA")
    return head[0] if head and is_one and "O" in passage.tags[slice(*head)] else None


def _end_of_relative(sentence: Sentence, clause: Clause, end: int) -> int | None:
    """Where the words end that tell which subject is meant: `the terms | that led to the pact | have changed`."""
    tags = sentence.passage.tags
    if clause.relative or clause.shared or not end < clause.start <= end + _MOST_RELATIVE:
        return None
    last = clause.start - (tags[clause.start - 1] == "R")
    told = any(one.kind == "finite" and end < one.start < last - 1 for one in sentence.clauses)
    is_one = told and sentence.passage.lows[end] in _RELATIVES and tags[end + 1] in "BHMXEZVR" and tags[end - 1] == "N"
    return last if is_one and set(tags[end:last]).isdisjoint(",;:.-") and tags[last - 1] in "NCu#" else None
