"""Exercises whose names are words in capitals with a year: `STEADY LANTERN 08`."""

import re
from collections.abc import Iterator

from reftel.reading.base.passage import Passage
from reftel.reading.base.words import base_tags
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.bodies.lexicon import lexicon
from reftel.reading.bodies.marks import places

__all__ = ["find_coded"]

_CODED = re.compile("(?<![CN#])[CN]{2,3}#")
_YEAR = re.compile(r"(?:(?:19|20)\d\d|[0-3]\d|[6-9]\d)$")
_SHORTEST = 3  # letters
_IN_TEXT = 2  # tokens before or behind that have small letters where a name stands in a sentence


def find_coded(passage: Passage) -> Iterator[Find]:
    """Yield the exercises that a passage names by words of the language in capitals and a year.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> text = "He confirmed that STEADY LANTERN 08 was set for June, as CAPE TOWN 06 had said."
    >>> passage = prepare(Paragraph(number=1, text=text, lines=(1, 1)), 0)
    >>> [passage.words_of(find.start, find.end) for find in find_coded(passage)]
    ['STEADY LANTERN 08']
    """
    if passage.capitals:
        return
    for match in _CODED.finditer(passage.tags):
        start, end = match.span()
        if _is_code(passage, start, end):
            name = passage.words_of(start, end)
            yield Find(passage.index, start, end, Named(key=name.lower(), name=name, kind="exercise", rule="named"))


def _is_code(passage: Passage, start: int, end: int) -> bool:
    """Whether all words but the year are of the language, in capitals, and stand in a sentence with small letters."""
    if not _YEAR.match(passage.words[end - 1]):
        return False
    words, lex = passage.words[start : end - 1], lexicon(capitals=True)
    if not all(word.isupper() and len(word) >= _SHORTEST and word.lower() in base_tags() for word in words):
        return False
    if " ".join(words).title() in places() or any(
        word in lex.heads or word in lex.stops or word in lex.forms for word in words
    ):
        return False
    around = [*passage.words[max(start - _IN_TEXT, 0) : start], *passage.words[end : end + _IN_TEXT]]
    return any(word.islower() for word in around)
