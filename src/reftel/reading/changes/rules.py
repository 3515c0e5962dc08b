"""The rules of changes, in order: each is a shape of sentence that sets an earlier time beside now."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from reftel.reading.base.clauses import Clause, noun_phrase_from
from reftel.reading.base.passage import Passage
from reftel.reading.base.tables import read_rows

__all__ = ["Draft", "Sentence", "drafts_of", "kinds"]

Phrase = tuple[int, int]


class Sentence(NamedTuple):
    """A sentence of a passage and its clauses; `start` and `end` are token indexes."""

    passage: Passage
    start: int
    end: int
    clauses: list[Clause]


class Draft(NamedTuple):
    """A change before it is named: about what, what it was and is now, and the tokens that tell of it."""

    rule: str
    about: Phrase
    cue: Phrase
    was: Phrase | None = None
    now: Phrase | None = None


@cache
def kinds() -> dict[str, frozenset[str]]:
    """Return the kinds of each word of the table.

    >>> sorted(kinds()["increase"])
    ['noun', 'verb']
    """
    found: dict[str, set[str]] = {}
    for word, kind in read_rows("changes.csv", 2):
        found.setdefault(word, set()).add(kind)
    return {word: frozenset(kind) for word, kind in found.items()}


Rule = Callable[[Sentence, Clause], Iterator[Draft]]


def changed(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`Piracy rates have declined`, `Kestria has increased its aid`, `relations are improving`."""
    if "verb" not in kinds().get(clause.lemma, ()) or clause.negated or not _is_told(sentence, clause):
        return
    subject, passage = clause.subject, sentence.passage
    thing = None if clause.passive else noun_phrase_from(passage, clause.end, sentence.end)
    if thing and passage.tags[thing[0]] != "#" and passage.tags[clause.end] not in "#P":
        yield Draft("changed", thing, (clause.start, thing[1]))
    elif subject and passage.tags[subject[0]] not in "UQT":
        yield Draft("changed", subject, (subject[0], clause.end))


def became(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`The party had turned into one of restoration`, `Strand has grown weary`."""
    if "turn" not in kinds().get(clause.lemma, ()) or clause.negated or not _is_told(sentence, clause):
        return
    match = _BECOMES[clause.lemma == "become"].match(sentence.passage.tags, clause.end, sentence.end)
    if match and clause.subject:
        yield Draft("became", clause.subject, (clause.subject[0], match.end()), now=match.span(1))


def no_longer(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`Kestria no longer buys gas`, `is no longer a member`."""
    lows = sentence.passage.lows
    if clause.kind != "finite" or clause.subject is None or clause.modal:
        return
    around = lows[max(sentence.start, clause.start - 2) : clause.end + 3]
    if ("no" in around and "longer" in around) or (clause.negated and ("anymore" in around or "longer" in around)):
        yield Draft("no longer", clause.subject, (clause.subject[0], clause.end))


RULES: tuple[Rule, ...] = (no_longer, became, changed)
_BECOMES = (re.compile(r"P?(?:into)?((?:R?J|[DJNC]{1,6})(?:R?J)?)"), re.compile(r"((?:R{0,2}[JY]|[DJNC]{1,6}))"))


def _is_told(sentence: Sentence, clause: Clause) -> bool:
    """Whether the clause tells what happened: past, perfect or under way, and neither forecast nor wish."""
    if clause.modal or clause.kind != "finite":
        return False
    group = sentence.passage.tags[clause.start : clause.end]
    return group[-1] in "EYG"


def noun_drafts(sentence: Sentence, at: int) -> Iterator[Draft]:
    """`a considerable increase in the use of heroin`."""
    passage = sentence.passage
    if "noun" not in kinds()[passage.lows[at]] or passage.tags[at] != "N" or at + 2 >= sentence.end:
        return
    if passage.lows[at + 1] not in ("in", "of", "to") or passage.tags[at - 1] not in "JDG,:(" or at == sentence.start:
        return
    phrase = noun_phrase_from(passage, at + 2, sentence.end)
    if phrase:
        yield Draft("increase in", phrase, (at, phrase[1]))


def drafts_of(sentence: Sentence) -> list[Draft]:
    """Return the changes of a sentence, one for what changes; of two for one the rule that stands first."""
    found: dict[int, Draft] = {}
    for rule in RULES:
        for clause in sentence.clauses:
            for draft in rule(sentence, clause):
                found.setdefault(draft.about[0], draft)
    for at in range(sentence.start, sentence.end):
        if sentence.passage.lows[at] in kinds():
            for draft in noun_drafts(sentence, at):
                found.setdefault(draft.about[0], draft)
    return [found[at] for at in sorted(found)]
