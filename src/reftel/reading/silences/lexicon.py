"""The words that silences are told with, from the package's tables."""

from functools import cache

from reftel.reading.base.tables import read_rows

__all__ = ["matters", "tellings"]


@cache
def tellings() -> dict[str, frozenset[str]]:
    """Return the verbs of telling by their base forms, with the words that may stand before their matter.

    >>> sorted(tellings()["comment"])
    ['about', 'on', 'upon']
    """
    return {verb: frozenset(words.split()) for verb, words in read_rows("silences.csv", 2)}


@cache
def matters() -> dict[str, str]:
    """Return the nouns for what is told; `behind` where the matter stands behind the noun.

    >>> matters()["mention"], matters()["suggestions"]
    ('behind', '-')
    """
    return {row[0]: row[1] for row in read_rows("silence_nouns.csv", 2)}
