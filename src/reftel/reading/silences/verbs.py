"""Rules on verbs of telling that are denied, avoided or put off."""

import re
from collections.abc import Callable, Iterator

from reftel.reading.base.clauses import Clause, noun_phrase_before, noun_phrase_from
from reftel.reading.silences.draft import Draft
from reftel.reading.silences.lexicon import tellings, topics
from reftel.reading.silences.matter import (
    Phrase,
    Sentence,
    asked_before,
    behind_noun,
    behind_verb,
    can_tell,
    phrase_at,
    relative_before,
)

__all__ = ["VERB_RULES"]

_OUGHT = frozenset(("should", "must", "may", "might", "shall", "can"))
_NOBODY = frozenset(("no", "none", "nobody", "neither", "few"))
_AVOIDING = frozenset(
    (
        "decline",
        "refuse",
        "fail",
        "neglect",
        "omit",
        "forget",
        "avoid",
        "refrain",
        "stop",
        "shy",
        "evade",
        "demur",
        "balk",
        "hesitate",
    )
)
_UNWILLING = frozenset(("wish", "want", "care", "choose", "prepare", "intend"))
_SPARING = frozenset(("devote", "spend"))
_EVADING = frozenset(
    (
        "evade", "sidestep", "skirt", "dodge", "duck", "gloss", "steer", "refrain", "avoid", "ignore", "deflect",
        "disregard", "overlook", "bypass", "withhold", "hedge", "sidestepped",
    )
)  # fmt: skip
_BARE = frozenset(("respond", "reply", "answer", "comment", "elaborate", "react"))
_NEXT_VERB = re.compile(r"R?J?[RN]?[POt]{0,2}R?(?P<verb>[VG])")
_DRAWN = re.compile(r"(?:R|P)?P(?=[DJNCG])")


def not_told(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`Strand did not raise the treaty`, `made no mention of it`, `none of them raised it`."""
    if clause.passive or clause.modal in _OUGHT or clause.kind != "finite" or _is_supposed(sentence, clause):
        return
    denied = _is_denied(sentence, clause) or _is_nobody(sentence, clause)
    if denied and not can_tell(sentence, clause):
        return
    about = behind_verb(sentence, clause, late=False) if denied else _of_nothing(sentence, clause)
    about = about or behind_noun(sentence, clause, denied=denied)
    if about is None and denied and "-" in tellings().get(clause.lemma, ()):
        about = relative_before(sentence, clause)
    if about is None and _is_bare(sentence, clause, denied=denied):
        about = asked_before(sentence, clause)
    if about:
        yield Draft("not told", _without_no(sentence, clause), about, (clause.start, clause.end))


def was_not_told(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`The treaty was not discussed`, `did not come up`, `Strand would not be drawn on it`."""
    if (
        not _is_denied(sentence, clause)
        or clause.subject is None
        or clause.kind != "finite"
        or _is_supposed(sentence, clause)
    ):
        return
    if clause.passive and clause.lemma == "draw" and (match := _DRAWN.match(sentence.passage.tags, clause.end)):
        about = phrase_at(sentence, match.end())
        if about:
            yield Draft("not drawn", clause.subject, about, (clause.start, clause.end))
    elif clause.modal not in _OUGHT and (_is_told(clause) or _came_up(sentence, clause)):
        about = _first_named(sentence, clause) if clause.relative else clause.subject
        yield Draft("was not told", _doer(sentence, clause), about, (clause.start, clause.end))


def avoided(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`Strand declined to discuss the treaty`, `stopped short of offering troops`, `did not wish to discuss it`."""
    unwilling = clause.lemma in _UNWILLING | _SPARING and clause.negated
    if clause.modal in _OUGHT or not (unwilling or (clause.lemma in _AVOIDING and not clause.negated)):
        return
    telling = _telling_after(sentence, clause)
    if not telling or (clause.lemma == "stop" and "short" not in sentence.passage.lows[clause.end : telling.start]):
        return
    late = clause.lemma not in ("fail", "forget", *_UNWILLING)
    about = behind_verb(sentence, telling, late=late) or behind_noun(sentence, telling, denied=True)
    if about is None and clause.lemma == "stop":
        about = phrase_at(sentence, telling.end)
    if about is None and telling.lemma in _BARE:
        about = asked_before(sentence, clause)
    if about and sentence.passage.lows[about[0]] in ("that", "this", "it"):
        about = asked_before(sentence, clause) or about
    if about:
        yield Draft("avoided", clause.subject, about, (clause.start, telling.end))


def _telling_after(sentence: Sentence, clause: Clause) -> Clause | None:
    """The clause of what somebody declined to tell: right behind, or soon (`did not devote much time to`)."""
    if clause.lemma in _SPARING:
        later = (one for one in sentence.clauses if clause.end <= one.start < clause.end + 10 and one.kind == "ing")
        return next((one for one in later if one.lemma in tellings()), None)
    match = _NEXT_VERB.match(sentence.passage.tags, clause.end, sentence.end)
    return next((one for one in sentence.clauses if match and one.head == match.start("verb")), None)


def evaded(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`Strand sidestepped the question of troops`, `avoided the subject`, `refrained from any reference to it`."""
    if clause.negated or clause.passive or clause.modal or clause.lemma not in _EVADING:
        return
    at = clause.end
    while at < sentence.end and (sentence.passage.tags[at] in "RPO" or sentence.passage.lows[at] == "clear"):
        at += 1
    phrase = noun_phrase_from(sentence.passage, at, sentence.end)
    if phrase and not topics().isdisjoint(sentence.passage.lows[slice(*phrase)]):
        about = phrase_at(sentence, phrase[0])
        if about:
            yield Draft("evaded", clause.subject, about, (clause.start, clause.end))


VERB_RULES: tuple[Callable[[Sentence, Clause], Iterator[Draft]], ...] = (not_told, was_not_told, avoided, evaded)


def _is_supposed(sentence: Sentence, clause: Clause) -> bool:
    """Whether the clause stands behind `if`, or tells of what goes on just now (`we are not talking about it`)."""
    first = clause.subject[0] if clause.subject else clause.start
    if first > sentence.start and sentence.passage.lows[first - 1] in ("if", "unless"):
        return True
    return sentence.passage.tags[clause.head] == "G"


def _is_nobody(sentence: Sentence, clause: Clause) -> bool:
    """Whether the subject is `nobody`, `none of them`, `no member who`."""
    if clause.subject is None or sentence.passage.tags[clause.head] == "V":
        return False
    return sentence.passage.lows[clause.subject[0]] in _NOBODY or _none_of(sentence, clause.subject[0])


def _is_denied(sentence: Sentence, clause: Clause) -> bool:
    """Whether the verb is denied, also by a `never` before it."""
    return clause.negated or sentence.passage.tags[clause.start - 1 : clause.start] == "!"


def _none_of(sentence: Sentence, at: int) -> bool:
    """Whether `none of` stands before a token."""
    return sentence.passage.lows[max(at - 2, 0) : at] == ["none", "of"]


def _without_no(sentence: Sentence, clause: Clause) -> Phrase | None:
    """The subject without its `no`."""
    if clause.subject is None or not _is_nobody(sentence, clause) or clause.subject[1] - clause.subject[0] < 2:
        return clause.subject
    if sentence.passage.lows[clause.subject[0]] == "none" or _none_of(sentence, clause.subject[0]):
        return clause.subject[0] - 2 * _none_of(sentence, clause.subject[0]), clause.subject[1]
    return clause.subject[0] + 1, clause.subject[1]


def _of_nothing(sentence: Sentence, clause: Clause) -> Phrase | None:
    """`said nothing about the treaty`, `had nothing to say on it`."""
    passage = sentence.passage
    word = passage.lows[clause.end : clause.end + 1]
    if not (word == ["little"] and clause.lemma == "say") and (
        word != ["nothing"] or clause.lemma not in ("say", "have", "offer")
    ):
        return None
    for at in range(clause.end + 1, min(clause.end + 5, sentence.end - 1)):
        if passage.lows[at] in ("about", "on", "of", "regarding"):
            return phrase_at(sentence, at + 1)
    return None


def _is_bare(sentence: Sentence, clause: Clause, *, denied: bool) -> bool:
    """Whether nothing is said of what was not answered: `Strand did not respond.`, `made no comment`."""
    passage = sentence.passage
    if denied:
        return clause.lemma in _BARE
    no = passage.lows[clause.end : clause.end + 1] == ["no"]
    return no and passage.lows[clause.end + 1 : clause.end + 2] in (["comment"], ["response"], ["reply"], ["reaction"])


def _is_told(clause: Clause) -> bool:
    behind = tellings().get(clause.lemma, frozenset())
    return clause.passive and ("-" in behind or "up" in behind) and "late" not in behind


def _came_up(sentence: Sentence, clause: Clause) -> bool:
    up = sentence.passage.lows[clause.end : clause.end + 1] == ["up"]
    return clause.lemma == "arise" or (clause.lemma == "come" and up)


def _first_named(sentence: Sentence, clause: Clause) -> Phrase:
    """What `, an incident which` stands beside; else the subject."""
    start, end = clause.subject or (clause.start, clause.start)
    passage = sentence.passage
    if start > sentence.start and passage.tags[start - 1] == "," and passage.lows[start] in ("a", "an"):
        return noun_phrase_before(passage, start - 1, sentence.start) or (start, end)
    return start, end


def _doer(sentence: Sentence, clause: Clause) -> Phrase | None:
    """Who did not tell: behind `by`, or the press."""
    passage = sentence.passage
    for at in range(clause.end, min(clause.end + 6, sentence.end - 1)):
        phrase = noun_phrase_from(passage, at + 1, sentence.end) if passage.lows[at] in ("by", "in") else None
        if phrase and (passage.lows[at] == "by" or passage.lows[phrase[1] - 1] in ("press", "media", "newspapers")):
            return phrase
    return None
