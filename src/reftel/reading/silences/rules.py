"""The rules of silences, in order: each is a shape of sentence that tells of something left unsaid."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from reftel.reading.base.clauses import Clause, noun_phrase_from
from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.base.passage import Passage
from reftel.reading.silences.lexicon import matters, tellings

__all__ = ["Draft", "Sentence", "drafts_of"]


class Sentence(NamedTuple):
    """A sentence of a passage and its clauses; `start` and `end` are token indexes."""

    passage: Passage
    start: int
    end: int
    clauses: list[Clause]


class Draft(NamedTuple):
    """A silence before it is named: who, about what, and the tokens that tell of it."""

    rule: str
    who: tuple[int, int] | None
    about: tuple[int, int]
    cue: tuple[int, int]


Rule = Callable[[Sentence, Clause], Iterator[Draft]]


def not_told(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`Strand did not raise the treaty`, `made no mention of it`, `said nothing about it`."""
    if clause.passive or clause.modal in _OUGHT or clause.kind != "finite":
        return
    about = _about(sentence, clause, clause.end, denied=clause.negated)
    if about:
        yield Draft("not told", clause.subject, about, (clause.start, clause.end))


def was_not_told(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`The treaty was not discussed`, `did not come up`."""
    if not clause.negated or clause.subject is None or clause.modal in _OUGHT or clause.kind != "finite":
        return
    if (clause.passive and clause.lemma in tellings()) or _came_up(sentence, clause):
        yield Draft("was not told", _doer(sentence, clause), clause.subject, (clause.start, clause.end))


def avoided(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`Strand declined to discuss the treaty`, `stopped short of offering troops`, `avoided saying`."""
    if clause.lemma not in _AVOIDING or clause.negated or clause.passive:
        return
    match = _NEXT_VERB.match(sentence.passage.tags, clause.end, sentence.end)
    if match is None:
        return
    at = match.start("verb")
    telling = next((one for one in sentence.clauses if one.head == at), None)
    about = _about(sentence, telling, at + 1, denied=True) if telling else None
    if about:
        yield Draft("avoided", clause.subject, about, (clause.start, at + 1))


RULES: tuple[Rule, ...] = (not_told, was_not_told, avoided)

_OUGHT = frozenset(("should", "must", "may", "might", "shall", "can"))
_AVOIDING = frozenset(
    ["decline", "refuse", "fail", "neglect", "omit", "forget", "avoid", "refrain", "stop", "shy", "evade", "hesitate"]
)
_NEXT_VERB = re.compile(r"[RN]{0,2}J?R?[POt]{0,2}[R]?(?P<verb>[VG])")
_DENYING = frozenset(("no", "little", "nothing", "any", "few", "scant", "not"))


def _about(sentence: Sentence, clause: Clause, at: int, *, denied: bool) -> tuple[int, int] | None:
    """What a verb of telling, or of giving a word, would have been about."""
    passage = sentence.passage
    behind = tellings().get(clause.lemma)
    if behind is not None and (denied or (at < sentence.end and passage.lows[at] == "nothing")):
        found = _behind_verb(sentence, at, behind)
        if found:
            return found
    return _behind_noun(sentence, clause, at, denied=denied)


def _behind_verb(sentence: Sentence, at: int, behind: frozenset[str]) -> tuple[int, int] | None:
    passage = sentence.passage
    if at < sentence.end and passage.lows[at] == "nothing":
        at += 1
        return _phrase(sentence, at + 1) if at < sentence.end and passage.lows[at] in _ON else None
    while at < sentence.end and passage.tags[at] == "R" and passage.lows[at] not in behind:
        at += 1
    if at >= sentence.end:
        return None
    if passage.lows[at] in behind:
        return _phrase(sentence, at + 1)
    if "that" in behind and passage.tags[at] in "TQ":
        return _phrase(sentence, at + (passage.tags[at] == "T"))
    return _phrase(sentence, at) if "-" in behind or ("that" in behind and passage.tags[at] == "U") else None


def _behind_noun(sentence: Sentence, clause: Clause, at: int, *, denied: bool) -> tuple[int, int] | None:
    """`gave no indication that`, `offered no suggestions`, `did not offer an explanation`."""
    passage = sentence.passage
    if clause.lemma not in _GIVING:
        return None
    phrase = noun_phrase_from(passage, at, sentence.end)
    if phrase is None:
        return None
    no = passage.lows[phrase[0]] in ("no", "little", "scant")
    if not denied and not no:
        return None
    for noun in range(*phrase):
        how = matters().get(passage.lows[noun])
        if how == "behind":
            return _matter_behind(sentence, noun + 1)
        if how:
            return _phrase(sentence, phrase[0] + no)
    return None


def _matter_behind(sentence: Sentence, at: int) -> tuple[int, int] | None:
    passage = sentence.passage
    if at >= sentence.end:
        return None
    return (
        _phrase(sentence, at + 1)
        if passage.lows[at] in _ON or passage.tags[at] == "T"
        else (_phrase(sentence, at) if passage.tags[at] in "UDC" else None)
    )


_ON = frozenset(["of", "to", "on", "about", "upon", "regarding", "concerning", "that", "as"])
_GIVING = frozenset(
    [
        "make",
        "give",
        "offer",
        "provide",
        "have",
        "express",
        "raise",
        "hold",
        "propose",
        "suggest",
        "supply",
        "furnish",
        "volunteer",
        "show",
        "evince",
    ]
)


def _phrase(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """The matter that begins at a token: to the end of its phrase."""
    if at >= sentence.end or sentence.passage.tags[at] in ".,;:":
        return None
    end = verb_phrase_end(sentence.passage, at, sentence.end)
    return (at, end) if end > at else None


def _came_up(sentence: Sentence, clause: Clause) -> bool:
    return clause.lemma == "arise" or (
        clause.lemma == "come" and sentence.passage.lows[clause.end : clause.end + 1] == ["up"]
    )


def _doer(sentence: Sentence, clause: Clause) -> tuple[int, int] | None:
    lows = sentence.passage.lows
    for at in range(clause.end, min(clause.end + 6, sentence.end)):
        if lows[at] == "by":
            return noun_phrase_from(sentence.passage, at + 1, sentence.end)
    return None


def little_mention(sentence: Sentence) -> Iterator[Draft]:
    """`There was little mention of the treaty`, `no reference to it was made`, `without mentioning it`."""
    passage = sentence.passage
    for at in range(sentence.start, sentence.end - 2):
        if passage.lows[at] in ("no", "little", "lack") and matters().get(_noun_at(passage, at)) == "behind":
            noun = at + 1 + (passage.lows[at] == "lack") + (passage.tags[at + 1] == "J")
            about = _matter_behind(sentence, noun + 1)
            if about:
                yield Draft("little mention", None, about, (at, noun + 1))
        elif passage.lows[at] == "without" and passage.tags[at + 1] == "G":
            telling = next((one for one in sentence.clauses if one.head == at + 1), None)
            about = _about(sentence, telling, at + 2, denied=True) if telling else None
            if telling and about:
                yield Draft("without telling", telling.subject, about, (at, at + 2))


def _noun_at(passage: Passage, at: int) -> str:
    lows, tags = passage.lows, passage.tags
    after = at + 1 + (lows[at] == "lack")
    after += after < len(lows) and tags[after] == "J"
    return lows[after] if after < len(lows) else ""


def drafts_of(sentence: Sentence) -> list[Draft]:
    """Return the silences of a sentence, one for a matter; of two for one matter the rule that stands first."""
    found: dict[int, Draft] = {}
    for rule in RULES:
        for clause in sentence.clauses:
            for draft in rule(sentence, clause):
                found.setdefault(draft.about[0], draft)
    for draft in little_mention(sentence):
        found.setdefault(draft.about[0], draft)
    return [found[at] for at in sorted(found)]
