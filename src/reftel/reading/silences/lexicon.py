"""The words that silences are told with, from the package's tables."""

from functools import cache
from typing import NamedTuple

from reftel.reading.base.tables import read_rows, read_words

__all__ = ["Matter", "asking", "choices", "matters", "tellers", "tellings", "telltales", "topics"]


class Matter(NamedTuple):
    """A noun for what is told: whether the matter stands behind it, and the verbs that give it."""

    behind: bool
    verbs: frozenset[str]


@cache
def tellings() -> dict[str, frozenset[str]]:
    """Return the verbs of telling by their base forms, with the words that may stand before their matter.

    >>> sorted(tellings()["comment"])
    ['about', 'on', 'upon']
    """
    return {verb: frozenset(words.split()) for verb, words in read_rows("silences.csv", 2)}


@cache
def matters() -> dict[str, Matter]:
    """Return the nouns for what is told.

    >>> matters()["mention"].behind, matters()["suggestions"].behind
    (True, False)
    """
    return {
        noun: Matter(where == "behind", frozenset(verbs.split()))
        for noun, where, verbs in read_rows("silence_nouns.csv", 3)
    }


@cache
def tellers() -> frozenset[str]:
    """Return the nouns for those who tell, and for texts.

    >>> "minister" in tellers(), "report" in tellers()
    (True, True)
    """
    return read_words("doers.txt") | read_words("cue_texts.txt") | read_words("silence_texts.txt")


@cache
def telltales() -> frozenset[str]:
    """Return words one of which stands in every sentence that tells of a silence.

    >>> "declined" in telltales()
    True
    """
    return read_words("silence_words.txt")


@cache
def asking() -> frozenset[str]:
    """Return the first words of cues that an answer is waited for.

    >>> "asked" in asking()
    True
    """
    return read_words("silence_asking.txt")


@cache
def choices() -> frozenset[str]:
    """Return the words before `not to` that say that it was a choice.

    >>> "careful" in choices()
    True
    """
    return read_words("silence_choices.txt")


@cache
def topics() -> frozenset[str]:
    """Return the nouns for what can be sidestepped.

    >>> "question" in topics()
    True
    """
    return read_words("silence_topics.txt")
