"""Acronyms and what they stand for, where the text says it: `Individual Cooperation Program (ICP)`."""

import re
from dataclasses import dataclass
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.passage import Passage

__all__ = ["Pair", "pairs"]

_BRACKET: Final = re.compile(r"\(D?[<]?[CNL][CN#]?'?[>]?\)")
_SHORT: Final = re.compile(r"[\w/&+-]++")
_SKIPPED: Final = frozenset(
    ["of", "the", "and", "for", "on", "in", "to", "a", "an", "de", "du", "des", "la", "le", "&", "with"]
)
_MOST_LETTERS: Final = 10
_MOST_WORDS: Final = 20


@mypyc_attr(acyclic=True)
@dataclass(init=False, eq=False)
class Pair:
    """An acronym (tokens `at` to `until`), and the words before it that it stands for (`start` to `end`)."""

    short: str
    at: int
    until: int
    start: int
    end: int

    def __init__(  # written out, since that of a dataclass is not compiled
        self, *, short: str, at: int, until: int, start: int, end: int
    ) -> None:
        self.short = short
        self.at = at
        self.until = until
        self.start = start
        self.end = end


def pairs(passage: Passage) -> list[Pair]:
    """Return the acronyms in brackets, with the words before that they are made of; `start` is `end` where none fit.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> text = "He raised the Council of Border Cooperation (CBC) and a status of forces agreement (SOFA)."
    >>> passage = prepare(Paragraph(number=1, text=text, lines=(1, 1)), 0)
    >>> for pair in pairs(passage):
    ...     print(pair.short, "-", passage.words_of(pair.start, pair.end))
    CBC - Council of Border Cooperation
    SOFA - status of forces agreement
    """
    found: list[Pair] = []
    for match in _BRACKET.finditer(passage.tags):
        at, until = match.start() + 1, match.end() - 1
        while passage.tags[at] in "D<":
            at += 1
        while passage.tags[until - 1] in "'>":
            until -= 1
        short = passage.words_of(at, until)
        if len(short) <= _MOST_LETTERS and at < until and (until - at > 1 or _is_short(short)):
            end = match.start() - (passage.tags[match.start() - 1] == "'" if match.start() else 0)
            found.append(Pair(short=short, at=at, until=until, start=_expansion(passage, short, end), end=end))
    return found


def _is_short(word: str) -> bool:
    return sum([sign.isupper() for sign in word]) > 1 and _SHORT.fullmatch(word) is not None


def _expansion(passage: Passage, short: str, end: int) -> int:
    """Where the words begin whose initials, in order, are the acronym's letters; `end` where there are none.

    Every letter must be the first of a word or of a part of one; small words may be passed over, others not.
    """
    letters = "".join(filter(str.isalpha, short)).lower()
    if short[-1] == "s" and short[-2:-1].isupper():
        letters = letters[:-1]
    at = end
    while letters and at > max(end - _MOST_WORDS, 0):
        at -= 1
        low = passage.lows[at]
        initials = low[0] if low.isalpha() else "".join([part[0] for part in low.replace("/", "-").split("-") if part])
        if initials and letters.endswith(initials):
            letters = letters[: -len(initials)]
        elif initials and letters[-1] == initials[0]:
            letters = letters[:-1]
        elif low not in _SKIPPED and passage.tags[at] not in ",'":
            return end
    return at if not letters else end
