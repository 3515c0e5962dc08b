"""Cues behind `as`: `As Strand noted, talks were over`, `The talks, as Strand noted, were over`."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_from
from reftel.reading.statements.cue import Cue
from reftel.reading.statements.lexicon import Verb, word_class
from reftel.reading.statements.sentence import Sentence
from reftel.reading.statements.subjects import is_somebody, is_text

__all__ = ["as_put_in", "as_said", "last_semicolon"]

_SEEING: Final = word_class("seeing")
_HELD: Final = word_class("held")

# `As we have reported before,`, `on many occasions,`, `to your Minister in May,`, `to you last week,`
_OFTEN: Final = re.compile(
    r"[PA](?=,)|(?:t(?:u|U|D?[JNC']{1,5}))?(?:P[DJNCGuy#'O]{1,9}){0,2}(?:R|[DJN]N|D{1,2}J?NR)?(?=,)"
)
_WHOM_BEFORE: Final = re.compile(r"[uU]|D?C{1,3}")  # `As I told you,`


def as_said(sentence: Sentence, verb: Verb, clause: Clause, at: int, source: tuple[int, int] | None) -> Cue | None:
    """Return the cue of `As Strand noted, talks were over`; None for any other. `at` is the token behind the verb."""
    tags, first = sentence.passage.tags, clause.subject[0] - 1 if clause.subject else -1
    seen = clause.lemma in _SEEING
    far = (
        first == sentence.start + 2 and sentence.passage.lows[first - 1] == "far"
    )  # `So far as we know, talks are over`
    if not (far or first == sentence.start) or tags[first] != "a" or clause.kind != "finite":
        return None
    if not (seen or verb.clausal or "w" in verb.frames):
        return None
    at += sentence.passage.lows[at : at + 1] == ["it"]
    words = clause.start, at
    phrase = noun_phrase_from(sentence.passage, at, sentence.end) if seen else None
    if phrase and (is_text(sentence.passage, phrase) or not is_somebody(sentence.passage, phrase)):
        at = phrase[1]  # `As I see the problem, time is short`
    while at < sentence.end and tags[at] == "R":
        at += 1
    told = _WHOM_BEFORE.match(tags, at, sentence.end) if "w" in verb.letters else None
    at = told.end() if told else at
    at = often.end() if (often := _OFTEN.match(tags, at, sentence.end)) else at
    if tags[at : at + 1] != ",":
        return None
    cue = Cue(sentence.start, words, at + 1, sentence.end, "aside")
    cue.form = "aside"
    cue.source = source
    return cue


def as_put_in(sentence: Sentence, verb: Verb, clause: Clause, at: int, source: tuple[int, int] | None) -> Cue | None:
    """Return the cue of `The talks, as Strand noted, were over`, `He may, as we said, come`; None for any other."""
    tags, as_ = sentence.passage.tags, clause.subject[0] - 1 if clause.subject and not clause.shared else -1
    if as_ - 2 < sentence.start or tags[as_ - 1 : as_ + 1] != ",a" or clause.kind != "finite" or source is None:
        return None
    told = clause.lemma in _HELD if verb.kind == "mind" else verb.clausal or "w" in verb.frames
    if not told or clause.lemma == "know" or tags[at : at + 1] not in (",", ".", ")", ""):
        return None  # not `, as you know,`
    opening = max(last_semicolon(sentence, as_), sentence.passage.tags.rfind("(", sentence.start, as_) + 1)
    cue = Cue(opening, (clause.start, at), at + 1, sentence.end, "aside")
    bound = tags[as_ - 2] in "ATQKM"  # `the plan that, as Strand noted, had failed`
    cue.left = None if bound else (opening, as_ - 1)
    cue.begin = as_ if bound else opening
    if tags[at : at + 1] != ",":
        cue.start = cue.end
    cue.form, cue.source = "aside", source
    return cue if cue.left or cue.start < cue.end else None


def last_semicolon(sentence: Sentence, end: int) -> int:
    """Return the token behind the last semicolon before another."""
    return max(sentence.start, sentence.passage.tags.rfind(";", sentence.start, end) + 1)
