"""Who can say and think: people and bodies by their nouns, texts that can be quoted."""

import re

from reftel.reading.base.clauses import noun_phrase_before
from reftel.reading.base.passage import Passage
from reftel.reading.statements.lexicon import Verb, people, texts, things

__all__ = ["can_say", "is_somebody", "is_text", "noun_before"]

_DOER = re.compile(r"(?:[^e]er|or|ist|ian|man|woman)s?$|(?:men|women)$")
_NOBODY = frozenset({"this", "that", "there", "these", "those", "nothing", "which", "what", "here"})


def can_say(passage: Passage, phrase: tuple[int, int], verb: Verb) -> bool:
    """Return whether a phrase names one who can be the subject of a cue."""
    head = head_of(passage, phrase)
    low = passage.lows[head]
    if low == "it" or (low in _NOBODY and head == phrase[0]):
        return low == "it" and verb.kind != "show"
    if is_somebody(passage, phrase):
        return True
    if verb.kind == "mind":
        return False
    return low in texts() or (verb.kind == "say" and "t" in verb.frames)


def is_somebody(passage: Passage, phrase: tuple[int, int]) -> bool:
    """Return whether a phrase names a person, a body or a text: its head is a name, a pronoun or such a noun."""
    head = head_of(passage, phrase)
    low = passage.lows[head]
    return passage.tags[head] in "CUu" or _is_somebody(low) or low in texts()


def _is_somebody(low: str) -> bool:
    """Whether a noun is one of a person or a body, by the list or by its ending (`exporter`, `economists`)."""
    return low in people() or (_DOER.search(low) is not None and low not in texts() and low not in things())


def head_of(passage: Passage, phrase: tuple[int, int]) -> int:
    """Return the head of a noun phrase: the last noun before its first preposition or bracket."""
    for token in range(phrase[0] + 1, phrase[1]):
        if passage.tags[token] in "OP(":
            return token - 1
    return phrase[1] - 1


def is_text(passage: Passage, phrase: tuple[int, int] | None) -> bool:
    """Return whether a phrase names a report, a letter, a poll."""
    return phrase is not None and passage.lows[head_of(passage, phrase)] in texts()


def noun_before(passage: Passage, end: int, start: int) -> tuple[int, int] | None:
    """Return the noun phrase that ends before a token."""
    return noun_phrase_before(passage, end, start)
