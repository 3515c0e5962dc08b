"""The words of a line by which another cable's line on the same matter is known."""

import re
from functools import cache, lru_cache
from importlib.resources import files

__all__ = ["WORD", "key_of", "keys_of", "sentences_of"]

WORD = re.compile(r"[\w'’-]++")
_SHORTEST = 3
_STEM = 7
_TITLES = frozenset({
    "Mr", "Ms", "Dr", "St", "Lt", "Amb", "Gov", "Gen", "Sen", "Rep", "Col", "Maj", "Min", "Sec", "Adm", "Mrs", "Prof",
    "Capt", "Brig", "Messrs",
})  # fmt: skip
_BEGUN = frozenset({
    "The", "He", "She", "It", "They", "We", "In", "On", "At", "But", "This", "That", "However", "His", "Her", "If",
    "As", "When", "After", "End", "Comment",
})  # fmt: skip
_END = re.compile(r"[.!?][\"”')]{0,2} +(?=[A-Z\"“(])")
_BEFORE = 10  # letters before a full stop, in which the word stands that it may be of
_ENDINGS = ("ing", "ed", "es", "s", "al", "ion")


@cache
def _small() -> frozenset[str]:
    return frozenset(files("reftel").joinpath("data", "corpus", "small_words.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=131072)
def key_of(word: str, *, small: bool = True) -> str:
    """Return a word without its ending; nothing for one that tells no matter, unless `small` words are wanted too."""
    low = word.lower().removesuffix("'s").removesuffix("’s")
    if len(low) < _SHORTEST or (small and low in _small()) or low.isdigit():
        return ""
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= _SHORTEST + 1:
            low = low[: -len(ending)]
            break
    return low[:_STEM].rstrip("eiy")


def keys_of(text: str, *, small: bool = True) -> tuple[str, ...]:
    """Return the keys of a text's words, each once, in the order of the alphabet.

    >>> keys_of("give the secretariat its hydrographic charts")
    ('chart', 'hydrogr', 'secreta')
    """
    return tuple(sorted({key for word in WORD.findall(text) if (key := key_of(word, small=small))}))


@lru_cache(maxsize=256)
def sentences_of(text: str) -> tuple[tuple[int, int], ...]:
    """Return the offsets of a text's sentences.

    >>> sentences_of("The charts came. Nobody spoke.")
    ((0, 16), (17, 30))
    >>> sentences_of("Amb. Strand met the U.S. Consul, Ilse A. Vasht. He left the U.S. She stayed.")
    ((0, 47), (48, 64), (65, 76))
    """
    found, start = [], 0
    for end in _END.finditer(text):
        if text[end.start()] == "." and _goes_on(text, end.start(), end.end()):
            continue
        found.append((start, end.end() - (len(end[0]) - len(end[0].rstrip()))))
        start = end.end()
    return (*found, (start, len(text))) if start < len(text) else tuple(found)


def _goes_on(text: str, stop: int, behind: int) -> bool:
    """Whether a full stop is a title's, an initial's, or that of letters (`U.S.`) with no new sentence behind it."""
    _, blank, word = text[max(0, stop - _BEFORE) : stop].rpartition(" ")
    word = word.lstrip("(\"“'")
    if len(word) == 1:
        return bool(blank) and word.isupper()
    if len(word) > 1 and word[-2] == "." and word[-1].isupper():
        following = WORD.match(text, behind)
        return following is None or following[0] not in _BEGUN
    return word in _TITLES
