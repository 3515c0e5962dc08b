"""The letters of words with a capital that stand in no list, by their form."""

import re
from functools import cache
from typing import Final

from reftel.reading.base.remembered import Remembered
from reftel.reading.base.words import base_tags
from reftel.reading.people.lexicon import is_given, not_names, plain_lexicon, words

__all__ = ["unknowns"]

_ACRONYM: Final = 3  # letters of what may be a given name, too
_OF_TWO: Final = 2
_CRIES: Final = frozenset(("ah", "ha", "huh", "oh", "uh"))
_INITIALS: Final = re.compile(r"(?:[A-Z]\.-?){1,4}|[A-Z]")
_SUFFIXES: Final = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_MIXED: Final = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]|\d")  # `SAMs`, `FonMin`, `HICOMer`
# `SSM`, `EDA`, `GOK`, `UNMO`: of no vowels, of three letters that no name has, of a government, of the United Nations
_UNSPOKEN: Final = re.compile(
    r"[B-DF-HJ-NP-TV-XZ]+|[AEIOU][A-Z][A-Z]|[A-Z]{2}[AEIOU]|GO[A-Z]{1,2}|UN[B-DF-HJ-NP-TV-Z][A-Z]{1,3}"
)
_IZAFET: Final = re.compile(r"[a-z]-[ie]-[A-Z]")
_DIGIT: Final = re.compile(r"\d")
# A syllable as the Wade-Giles and McCune-Reischauer systems and Pinyin write it: `tse`, `kai`, `hsiao`, `erh`, `chung`
_SYLLABLE: Final = re.compile(r"[bcdfghjklmnpqrstwxyz]{0,2}h?['’]?[aeiouüŏŭ]{1,3}(?:ng|rh?|[bhklmnpt])?")
_INNER: Final = re.compile(r"(?:Mc|Mac|De|Du|Di|Da|La|Le|Van|Von|Fitz|Al|El|Ben|Abu|O['’])[A-Z][a-z]+$")  # `McCloy`


class _Unknown(Remembered[str]):
    """The letters of the words with a capital that no list has, found once for each while there is room."""

    def __init__(self, *, capitals: bool) -> None:
        super().__init__()
        self.capitals = capitals

    def find(self, word: str) -> str:
        return _unknown(word, capitals=self.capitals)


@cache
def unknowns(capitals: bool) -> _Unknown:  # noqa: FBT001  the key of a cache
    """Return the letters of unknown words, by the word, in a text with small letters or without."""
    return _Unknown(capitals=capitals)


def _unknown(word: str, *, capitals: bool) -> str:
    low = word.lower()
    if low in _SUFFIXES:
        return "s"
    if found := plain_lexicon(capitals=False).get(low.capitalize()):
        return "k" if found == "g" and word.isupper() and 1 < len(word) <= _ACRONYM and not capitals else found
    if _INITIALS.fullmatch(word):
        return "I"
    if word[0].islower():
        return "c"
    if "-" in word and not _DIGIT.search(word):
        return _of_parts(word, capitals=capitals)
    return _of_form(word, low, capitals=capitals)


def _of_form(word: str, low: str, *, capitals: bool) -> str:
    if word.isupper() and not capitals:
        return "g" if is_given(low) and len(low) > 3 else "k"
    if (_MIXED.search(word) and not _INNER.match(word)) or (capitals and _UNSPOKEN.fullmatch(word)):
        return "k"
    if is_given(low):
        return "g"
    if base_tags().get(low.rstrip(".")) == "y":
        return "y"
    if low.rstrip(".") in not_names():
        return "b"
    return "c" if low in base_tags() else "n"


def _of_parts(word: str, *, capitals: bool) -> str:
    """`Russia-Georgia` is of states, `Politico-Military` of the language, `Wieczorek-Zeul` and `Wen-lo` are names."""
    if _IZAFET.search(word):
        return "b"  # `Hezb-i-Kestria`
    parts = word.split("-")
    if not capitals and any(part.isupper() for part in parts):
        return "k"
    letters = {_small(part.lower()) for part in parts}
    if letters & {"S", "p"}:
        return "S"
    if letters <= {"c", "W", "w", "x", "F"} or _small(parts[-1].lower()) == "W":
        return "W" if letters & {"W", "x"} else "c"
    if capitals or not parts[-1].islower():
        return "c" if capitals and "c" in letters and "g" not in letters else "n"  # `PRO-UNION`
    return "g" if letters <= {"n", "g", "v"} and _is_of_syllables(parts) else "c"


def _is_of_syllables(parts: list[str]) -> bool:
    return len(parts) == _OF_TWO and all(
        _SYLLABLE.fullmatch(part) and part not in _CRIES for part in map(str.lower, parts)
    )


def _small(part: str) -> str:
    found = plain_lexicon(capitals=False).get(part.capitalize())
    return found or ("c" if part in base_tags() or part in words("combining") else "n")
