"""Who can say and think: people and bodies by their nouns, texts that can be quoted."""

from typing import Final

from reftel.reading.base.hints import is_quality
from reftel.reading.base.passage import Passage
from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.base.words import base_tags
from reftel.reading.statements.lexicon import Verb, word_class, word_list

__all__ = ["can_say", "head_of", "is_somebody", "is_text", "noun_before", "owner_before"]

_PEOPLE: Final = word_list("people")
_NOBODY: Final = word_class("nobody")
_STATUTES: Final = word_class("statutes")
_TEXTS: Final = word_list("texts")
_ONE_OF_SOME: Final = word_class("one of some")
_THINGS: Final = word_list("things")
_BEHIND_NOUNS: Final = word_class("behind nouns")

# `most of the talks`, `a number of plans`: what it is a share of counts.
_SHARES: Final = frozenset({"one", "most", "some", "all", "much", "part", "number", "numbers", "variety", "series"})
_ENDING: Final = 2  # letters of `er`, `ee`
_DOERS: Final = ("or", "ist", "ian", "man")


def can_say(passage: Passage, phrase: tuple[int, int], verb: Verb) -> bool:
    """Return whether a phrase names one who can be the subject of a cue."""
    head = head_of(passage, phrase)
    low = passage.lows[head]
    if low.endswith("%") or (verb.kind == "say" and _is_one_of_some(passage, phrase)):
        return True  # `61% believe`
    if passage.tags[head] in "#y" and low not in _PEOPLE and "C" not in passage.tags[slice(*phrase)]:
        return False
    if low == "it" or (low in _NOBODY and head == phrase[0]):
        placed = low == "those" and passage.lows[phrase[1]] == "who" and phrase[1] - phrase[0] > 1
        return placed or (low == "it" and verb.kind != "show")  # `those in Kestria who`
    if low in _STATUTES and (verb.kind == "mind" or not verb.clausal):
        return False  # `The law recognizes the right to strike`: what it does
    if is_somebody(passage, phrase):
        return True
    return verb.kind != "mind" and low in _TEXTS


def _is_one_of_some(passage: Passage, phrase: tuple[int, int]) -> bool:
    """`Two notes came. The first, dated May 3, requests that`."""
    first, end = phrase
    of_some = end - first == len("D#") and passage.tags.startswith("D#", first)
    return of_some and passage.lows[end - 1] in _ONE_OF_SOME


def is_somebody(passage: Passage, phrase: tuple[int, int]) -> bool:
    """Return whether a phrase names a person, a body or a text: its head is a name, a pronoun or such a noun."""
    head = head_of(passage, phrase)
    low = passage.lows[head]
    if passage.tags[head] in "CUu" or _is_somebody(low) or low in _TEXTS:
        return True
    return phrase[1] - phrase[0] == 1 and _begins_as_name(passage, head)


def _begins_as_name(passage: Passage, at: int) -> bool:
    """Whether a lone noun at the beginning, where a capital says nothing, is a name: not `Polls said`."""
    if passage.capitals:
        return False
    first = at == 0 or passage.tags[at - 1] in ".<(:;>"
    low = passage.lows[at]
    is_name = (low[-1] != "s" or low not in base_tags()) and not is_quality(low)
    return first and passage.words[at][0].isupper() and passage.tags[at] in "NJ" and is_name


def _is_somebody(low: str) -> bool:
    """Whether a noun is one of a person or a body, by the list or by its ending (`exporter`, `economists`)."""
    return low in _PEOPLE or (_is_doer(low) and low not in _TEXTS and low not in _THINGS)


def _is_doer(low: str) -> bool:
    """Whether a noun ends as those of people do: `exporter`, not `career`; `trainee`, not `tree`; `economist`."""
    one = low.removesuffix("s")
    if one.endswith("er"):
        return len(one) > _ENDING and one[-3] != "e"
    if one.endswith("ee"):
        return len(one) > _ENDING and one[-3] != "r"
    return one.endswith(_DOERS) or low.endswith("men")


def head_of(passage: Passage, phrase: tuple[int, int]) -> int:
    """Return the head of a noun phrase: the last noun before its first preposition or bracket; of `one of six`, six."""
    for token in range(phrase[0] + 1, phrase[1]):
        counts = passage.tags[token] == "O" and passage.lows[token - 1] in _SHARES
        if passage.tags[token] in "OP(" and not counts:
            return token - 1
    last = phrase[1] - 1
    last -= passage.tags[last] == ">" and last > phrase[0]
    return last - 1 if last > phrase[0] and passage.lows[last] in _BEHIND_NOUNS else last


def is_text(passage: Passage, phrase: tuple[int, int] | None) -> bool:
    """Return whether a phrase names a report, a letter, a poll."""
    return phrase is not None and passage.lows[head_of(passage, phrase)] in _TEXTS


def noun_before(passage: Passage, end: int, start: int) -> tuple[int, int] | None:
    """Return the noun phrase that ends before a token."""
    return noun_phrase_before(passage, end, start)


def owner_before(passage: Passage, end: int, start: int) -> tuple[int, int] | None:
    """Return whose something is: the noun phrase before `'s`, `of` only in the names of bodies and offices."""
    phrase = noun_phrase_before(passage, end, start)
    if phrase is None or passage.tags[phrase[1] - 1] == "y":
        return None  # `last December's`
    for token in range(phrase[1] - 1, phrase[0], -1):
        named = passage.tags[token] == "O" and passage.lows[token - 1] in _PEOPLE
        if passage.tags[token] in "PO" and not named:
            return token + 1, phrase[1]
    return phrase
