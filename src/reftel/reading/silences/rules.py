"""The rules of silences, in order: each is a shape of sentence that tells of something left unsaid."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from reftel.reading.base.clauses import Clause, noun_phrase_before, noun_phrase_from
from reftel.reading.silences.lexicon import matters, tellings, topics
from reftel.reading.silences.matter import (
    Phrase,
    Sentence,
    asked_before,
    behind_matter,
    behind_noun,
    behind_verb,
    can_tell,
    phrase_at,
    relative_before,
)

__all__ = ["Draft", "drafts_of"]


class Draft(NamedTuple):
    """A silence before it is named: who, about what, and the tokens that tell of it."""

    rule: str
    who: Phrase | None
    about: Phrase
    cue: Phrase


Rule = Callable[[Sentence, Clause], Iterator[Draft]]

_OUGHT = frozenset(("should", "must", "may", "might", "shall", "can"))
_NOBODY = frozenset(("no", "none", "nobody", "neither", "few"))
_AVOIDING = frozenset(
    ("decline", "refuse", "fail", "neglect", "omit", "forget", "avoid", "refrain", "stop", "shy", "evade")
)
_UNWILLING = frozenset(("wish", "want", "care", "choose", "prepare", "intend"))
_SPARING = frozenset(("devote", "spend"))
_EVADING = frozenset(("evade", "sidestep", "skirt", "dodge", "duck", "gloss", "steer", "refrain", "avoid"))
_BARE = frozenset(("respond", "reply", "answer", "comment", "elaborate", "react"))
_NEXT_VERB = re.compile(r"R?J?[RN]?[POt]{0,2}R?(?P<verb>[VG])")
_DRAWN = re.compile(r"(?:R|P)?P(?=[DJNCG])")


def not_told(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`Strand did not raise the treaty`, `made no mention of it`, `none of them raised it`."""
    if clause.passive or clause.modal in _OUGHT or clause.kind != "finite" or _is_supposed(sentence, clause):
        return
    denied = clause.negated or _is_nobody(sentence, clause)
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
    if not clause.negated or clause.subject is None or clause.kind != "finite" or _is_supposed(sentence, clause):
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


RULES: tuple[Rule, ...] = (not_told, was_not_told, avoided, evaded)


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
    return sentence.passage.lows[clause.subject[0]] in _NOBODY


def _without_no(sentence: Sentence, clause: Clause) -> Phrase | None:
    """The subject without its `no`."""
    if clause.subject is None or not _is_nobody(sentence, clause) or clause.subject[1] - clause.subject[0] < 2:
        return clause.subject
    return clause.subject[0] + 1, clause.subject[1]


def _of_nothing(sentence: Sentence, clause: Clause) -> Phrase | None:
    """`said nothing about the treaty`, `had nothing to say on it`."""
    passage = sentence.passage
    if passage.lows[clause.end : clause.end + 1] != ["nothing"] or clause.lemma not in ("say", "have", "offer"):
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


def no_mention(sentence: Sentence, at: int) -> Iterator[Draft]:
    """`There was little mention of the treaty`, `no reference to it was made`, `his lack of reaction to it`."""
    passage = sentence.passage
    noun = at + 1 + (passage.lows[at] == "lack")
    noun += passage.tags[noun : noun + 1] == "J"
    how = matters().get(passage.lows[noun]) if noun < sentence.end else None
    told = how is not None and ("there" in how.verbs or (how.behind and passage.lows[at] == "lack"))
    about = behind_matter(sentence, noun + 1) if told else None
    if about:
        yield Draft("no mention", _owner(sentence, at), about, (at, noun + 1))


def without_telling(sentence: Sentence, at: int) -> Iterator[Draft]:
    """`without mentioning the treaty`, `accepted the note without comment`."""
    passage, lows = sentence.passage, sentence.passage.lows
    telling = next((one for one in sentence.clauses if one.head == at + 1), None)
    main = next((one for one in reversed(sentence.clauses) if one.end <= at and one.kind == "finite"), None)
    if telling and lows[at - 1 : at] not in (["goes"], ["go"], ["went"]):
        about = behind_verb(sentence, telling, late=False) or behind_noun(sentence, telling, denied=True)
        if about:
            yield Draft("without telling", telling.subject, about, (at, at + 2))
    elif main and lows[at + 1 : at + 2] in (["comment"], ["explanation"], ["response"], ["elaboration"]):
        about = noun_phrase_from(passage, main.end, at)
        if about:
            yield Draft("without comment", main.subject, about, (at, at + 2))


def silent_on(sentence: Sentence, at: int) -> Iterator[Draft]:
    """`was silent on the treaty`, `the silence of Strand on it`, `unwilling to discuss it`."""
    passage = sentence.passage
    telling = next((one for one in sentence.clauses if one.start == at + 1 and one.kind == "infinitive"), None)
    about = behind_verb(sentence, telling, late=True) if telling else None
    who = _owner(sentence, at)
    for on in range(at + 1, min(at + 9, sentence.end - 1)) if not telling else ():
        if passage.lows[on] in ("on", "about", "regarding", "concerning"):
            about = phrase_at(sentence, on + 1)
            who = (at + 2, on) if passage.lows[at + 1] == "of" else who
            break
    if about:
        yield Draft("silent on", who, about, (at, at + 1))


WORDS: dict[str, Callable[[Sentence, int], Iterator[Draft]]] = {
    **dict.fromkeys(("no", "little", "lack", "scant"), no_mention),
    **dict.fromkeys(("silent", "silence", "reticent", "mum", "tight-lipped", "unwilling", "reluctant"), silent_on),
    "without": without_telling,
}


def _owner(sentence: Sentence, at: int) -> Phrase | None:
    """Whose the silence is: the possessive before it, or the subject of the `be` before it."""
    passage = sentence.passage
    if passage.tags[at - 1 : at] == "'":
        return noun_phrase_before(passage, at - 1, sentence.start)
    verb = next((one for one in reversed(sentence.clauses) if one.end <= at and one.kind == "finite"), None)
    return (
        verb.subject if verb and verb.end >= at - 2 and verb.lemma in ("be", "remain", "keep", "stay", "make") else None
    )


def drafts_of(sentence: Sentence) -> list[Draft]:
    """Return the silences of a sentence, one for a matter; of two for one matter the rule that stands first."""
    found: dict[int, Draft] = {}
    for rule in RULES:
        for clause in sentence.clauses:
            for draft in rule(sentence, clause):
                found.setdefault(draft.about[0], draft)
    for at in range(sentence.start, sentence.end - 2):
        word = WORDS.get(sentence.passage.lows[at])
        for draft in word(sentence, at) if word else ():
            found.setdefault(draft.about[0], draft)
    return [found[at] for at in sorted(found)]
