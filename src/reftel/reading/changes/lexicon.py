"""The words that changes are told with, from the package's tables."""

from functools import cache

from reftel.reading.base.tables import read_rows, read_words

__all__ = ["pairs", "tellers", "verbs", "words_of"]


@cache
def verbs() -> dict[str, frozenset[str]]:
    """Return the verbs by their base forms, with their kinds.

    >>> sorted(verbs()["increase"])
    ['self', 'thing']
    """
    found: dict[str, frozenset[str]] = {}
    for verb, kinds in read_rows("changes.csv", 2):
        found[verb] = found.get(verb, frozenset()) | frozenset(kinds.split())
    return found


@cache
def pairs() -> dict[tuple[str, str], frozenset[str]]:
    """Return the verbs with the small word behind them, with their kinds.

    >>> sorted(pairs()["scale", "back"])
    ['thing']
    """
    split = ((pair.split(), kinds.split()) for pair, kinds in read_rows("change_pairs.csv", 2))
    return {(verb, word): frozenset(kinds) for (verb, word), kinds in split}


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return the other words of a kind.

    >>> "departure" in words_of("from")
    True
    """
    return frozenset(word for word, own in read_rows("change_words.csv", 2) if own == kind)


@cache
def tellers() -> frozenset[str]:
    """Return the nouns for those who act, of whom `declined` means a refusal.

    >>> "envoys" in tellers()
    True
    """
    return read_words("doers.txt")
