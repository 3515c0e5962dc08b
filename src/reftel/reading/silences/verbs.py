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
    behind_matter,
    behind_noun,
    behind_verb,
    can_tell,
    is_of_deeds,
    is_teller,
    phrase_at,
    relative_before,
)

__all__ = ["VERB_RULES"]

_OUGHT = frozenset(("should", "must", "may", "might", "shall", "can"))
_AUXILIARIES = frozenset(("did", "does", "has", "had", "would"))
_NOR = frozenset(("nor", "neither", "never", "nowhere"))
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
_UNWILLING = frozenset(
    ("wish", "want", "care", "choose", "prepare", "intend", "attempt", "try", "seek", "propose", "bother", "offer")
)
_SPARING = frozenset(("devote", "spend"))
_EVADING = frozenset(
    (
        "evade", "sidestep", "skirt", "dodge", "duck", "gloss", "steer", "refrain", "avoid", "ignore", "deflect",
        "disregard", "overlook", "bypass", "withhold", "hedge", "sidestepped",
    )
)  # fmt: skip
_MENTIONS = frozenset(("mention", "reference", "references", "allusion", "comment", "discussion"))
_TRYING = frozenset(
    ("seem", "appear", "continue", "choose", "prefer", "try", "attempt", "want", "manage", "decide", "seek")
)
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
    nobody = clause.modal == "would" and not clause.negated  # `no one would name the firms`
    about = behind_verb(sentence, clause, late=nobody) if denied else _of_nothing(sentence, clause)
    about = about or behind_noun(sentence, clause, denied=denied)
    if about is None and denied and "-" in tellings().get(clause.lemma, ()):
        about = relative_before(sentence, clause)
    if about:
        yield Draft("not told", _who(sentence, clause), about, (clause.start, clause.end))
    elif _is_bare(sentence, clause, denied=denied):
        yield _unanswered(sentence, clause, clause)


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
    elif clause.passive and "whom" in tellings().get(clause.lemma, ()):
        about = behind_verb(sentence, clause, late=False)
        if about:
            yield Draft("was not told", None, about, (clause.start, clause.end))
    elif clause.modal not in _OUGHT and (_is_told(sentence, clause) or _came_up(sentence, clause)):
        about = _first_named(sentence, clause) if clause.relative else clause.subject
        if about[1] - about[0] > 1 or sentence.passage.tags[about[0]] not in "QT":
            yield Draft("was not told", _doer(sentence, clause), about, (clause.start, clause.end))


def avoided(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`Strand declined to discuss the treaty`, `stopped short of offering troops`, `did not wish to discuss it`."""
    unwilling = clause.lemma in _UNWILLING | _SPARING and clause.negated
    avoiding = clause.lemma in _AVOIDING and not clause.negated and clause.modal is None and _is_done(sentence, clause)
    if clause.modal in (*_OUGHT, "could") or not (unwilling or avoiding):
        return
    telling = _telling_after(sentence, clause)
    if not telling or (clause.lemma == "stop" and "short" not in sentence.passage.lows[clause.end : telling.start]):
        return
    late = clause.lemma not in ("fail", "forget", *_UNWILLING)
    about = behind_verb(sentence, telling, late=late) or behind_noun(sentence, telling, denied=True)
    if about is None and clause.lemma == "stop":
        about = phrase_at(sentence, telling.end)
    if about is None and telling.lemma in (*_BARE, "say"):
        yield _unanswered(sentence, clause, telling)
    if about and _is_pronoun(sentence, about[0]):
        about = asked_before(sentence, clause) or about
    if about:
        yield Draft("avoided", clause.subject, about, (clause.start, telling.end))


def _is_pronoun(sentence: Sentence, at: int) -> bool:
    """Whether a matter is only `that`, `this`, `it`; not `this record`."""
    alone = sentence.passage.tags[at + 1 : at + 2] not in tuple("NJCG#Y")
    return alone and sentence.passage.lows[at] in ("that", "this", "it")


def _unanswered(sentence: Sentence, clause: Clause, telling: Clause) -> Draft:
    """What was not answered: asked in the sentence, or before it."""
    about = asked_before(sentence, clause)
    return Draft("not told" if about else "no answer", clause.subject, about, (clause.start, telling.end))


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
    if not _is_done(sentence, clause):
        return
    at = clause.end
    while at < sentence.end and (sentence.passage.tags[at] in "RPO" or sentence.passage.lows[at] == "clear"):
        at += 1
    phrase = noun_phrase_from(sentence.passage, at, sentence.end)
    if phrase and "G" in sentence.passage.tags[phrase[0] : phrase[0] + 1]:
        return  # `avoid handling the matter`
    if phrase and not topics().isdisjoint(sentence.passage.lows[slice(*phrase)]):
        about = _behind_mention(sentence, phrase) or phrase_at(sentence, phrase[0])
        if about:
            yield Draft("evaded", clause.subject, about, (clause.start, clause.end))


VERB_RULES: tuple[Callable[[Sentence, Clause], Iterator[Draft]], ...] = (not_told, was_not_told, avoided, evaded)


def _behind_mention(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """The treaty of `any mention of the treaty`."""
    for noun in range(*phrase):
        if sentence.passage.lows[noun] in _MENTIONS:
            return behind_matter(sentence, noun + 1)
    return None


def _is_done(sentence: Sentence, clause: Clause) -> bool:
    """Whether somebody did avoid it: not `it would be better to avoid it`, not the rain that `failed to`."""
    if clause.kind != "infinitive":
        shared = clause.shared and clause.kind == "finite"
        return shared or clause.subject is None or is_teller(sentence, clause.subject)
    before = next((one for one in reversed(sentence.clauses) if one.end <= clause.start), None)
    return before is not None and before.lemma in _TRYING and before.modal is None and not before.negated


def _is_supposed(sentence: Sentence, clause: Clause) -> bool:
    """Whether the clause stands behind `if`, or tells of what goes on just now (`we are not talking about it`)."""
    first = clause.subject[0] if clause.subject else clause.start
    before = sentence.passage.lows[max(sentence.start, first - 2) : first]
    if before[-1:] in (["if"], ["unless"], ["provided"], ["why"]) or before == ["long", "as"]:
        return True  # also `see no reason why they could not answer`
    return sentence.passage.tags[clause.head] == "G" and clause.lemma not in ("offer", "give", "provide")


def _is_nobody(sentence: Sentence, clause: Clause) -> bool:
    """Whether the subject is `nobody`, `none of them`, `no member who`."""
    if clause.subject is None or (sentence.passage.tags[clause.head] == "V" and clause.modal != "would"):
        return False
    first, lows = clause.subject[0], sentence.passage.lows
    if lows[first : first + 2] == ["no", "doubt"] or lows[first] == "doubt":
        return False
    return lows[first] in _NOBODY or _none_of(sentence, first) or lows[max(0, first - 3) : first - 1] == ["no", "one"]


def _is_denied(sentence: Sentence, clause: Clause) -> bool:
    """Whether the verb is denied, also by a `never` before it, by `at no time` and by `nor did`."""
    if clause.negated or sentence.passage.tags[clause.start - 1 : clause.start] == "!":
        return True
    lows, first = sentence.passage.lows, clause.subject[0] if clause.subject else clause.start
    if lows[max(0, clause.start - 3) : clause.start - 1] == ["at", "no"]:
        return True
    inverted = (
        first - 1 > sentence.start and lows[first - 1] in _AUXILIARIES and sentence.passage.tags[clause.start] == "V"
    )
    return inverted and (lows[first - 2] in _NOR or lows[max(0, first - 4) : first - 2] == ["at", "no"])


def _none_of(sentence: Sentence, at: int) -> bool:
    """Whether `none of` stands before a token."""
    return sentence.passage.lows[max(at - 2, 0) : at] == ["none", "of"]


def _who(sentence: Sentence, clause: Clause) -> Phrase | None:
    """The subject without `no` and `at no stage`; `no one at the board`; None for `there`."""
    if clause.subject is None or sentence.passage.lows[clause.subject[0]] == "there":
        return None
    lows, (first, end) = sentence.passage.lows, clause.subject
    if lows[max(0, first - 3) : first - 1] == ["no", "one"]:
        return first - 3, end
    for at in range(first + 1, end - 1):
        if lows[at : at + 2] == ["at", "no"]:
            return first, at
    return _without_no(sentence, clause)


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


def _is_told(sentence: Sentence, clause: Clause) -> bool:
    behind = tellings().get(clause.lemma, frozenset())
    if is_of_deeds(sentence, clause):
        return False
    return clause.passive and ("-" in behind or "up" in behind) and "late" not in behind


def _came_up(sentence: Sentence, clause: Clause) -> bool:
    up = sentence.passage.lows[clause.end : clause.end + 1] == ["up"]
    matter = clause.subject is not None and not topics().isdisjoint(sentence.passage.lows[slice(*clause.subject)])
    return (clause.lemma == "arise" and matter) or (clause.lemma == "come" and up)


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
