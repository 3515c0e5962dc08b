"""Exercises whose names are words in capitals with a year: `STEADY LANTERN 08`."""

import re
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.words import base_tags
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.bodies.lexicon import lexicon
from reftel.reading.bodies.marks import places

__all__ = ["find_coded"]

_YEAR: Final = re.compile(r"(?:(?:19|20)\d\d|[0-3]\d|[6-9]\d)$")
_SHORTEST: Final = 3  # letters
_MOST: Final = 3  # words
_IN_TEXT: Final = 2  # tokens before or behind that have small letters where a name stands in a sentence


def find_coded(passage: Passage) -> list[Find]:
    """Return the exercises that a passage names by words of the language in capitals and a year.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> text = "He confirmed that STEADY LANTERN 08 was set for June, as CAPE TOWN 06 had said."
    >>> passage = prepare(Paragraph(number=1, text=text, lines=(1, 1)), 0)
    >>> [passage.words_of(find.start, find.end) for find in find_coded(passage)]
    ['STEADY LANTERN 08']
    """
    found: list[Find] = []
    words, end = passage.words, passage.tags.find("#", 2)
    while end > 0:
        if words[end - 1].isupper() and words[end - 2].isupper() and not passage.capitals:
            start = _first_capital(words, end)
            if _is_code(passage, start, end + 1):
                name = passage.words_of(start, end + 1)
                body = Named(key=name.lower(), name=name, kind="exercise", rule="named")
                found.append(Find(passage.index, start, end + 1, body))
        end = passage.tags.find("#", end + 1)
    return found


def _first_capital(words: list[str], end: int) -> int:
    """Where the words in capitals begin that stand before a figure."""
    start = end
    while start > 0 and words[start - 1].isupper():
        start -= 1
    return start


def _is_code(passage: Passage, start: int, end: int) -> bool:
    """Whether all words but the year are of the language, in capitals, and stand in a sentence with small letters."""
    if not _YEAR.match(passage.words[end - 1]):
        return False
    words = passage.words[start : end - 1]
    if len(words) > _MOST or not all(map(_is_word, words)) or " ".join(words).title() in places():
        return False
    around = [*passage.words[max(start - _IN_TEXT, 0) : start], *passage.words[end : end + _IN_TEXT]]
    return any(word.islower() for word in around)


def _is_word(word: str) -> bool:
    """Whether a word in capitals is one of the language, and none that bodies and offices are called by."""
    lex = lexicon(capitals=True)
    is_other = word in lex.heads or word in lex.stops or word in lex.forms
    return len(word) >= _SHORTEST and word.lower() in base_tags() and not is_other
