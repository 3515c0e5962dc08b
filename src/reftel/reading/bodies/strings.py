"""Strings of offices and distribution symbols (`DS/IP/SPC`, `EUR/RPM`): their parts are no bodies."""

from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.finds import Find
from reftel.reading.bodies.lexicon import lexicon

__all__ = ["is_in_string", "without_strings"]

_LONGEST_SYMBOL: Final = 3


def without_strings(passage: Passage, finds: list[Find]) -> list[Find]:
    """Return finds without the symbols that stand in strings; `EU/NATO` and `USAID/Lysandra` name bodies."""
    if "/" not in passage.tags:
        return finds
    return [find for find in finds if not _is_symbol(passage, find)]


def _is_symbol(passage: Passage, find: Find) -> bool:
    return (
        find.end - find.start == 1
        and len(passage.words[find.start]) <= _LONGEST_SYMBOL
        and is_in_string(passage, find.start)
    )


def is_in_string(passage: Passage, at: int) -> bool:
    """Whether a word in capitals is joined by strokes to others, one of which at least is no body that is known."""
    words = passage.words
    start = end = at
    while start > 1 and words[start - 1] == "/" and words[start - 2].isupper():
        start -= 2
    while end + 2 < len(words) and words[end + 1] == "/" and words[end + 2].isupper():
        end += 2
    known = lexicon(passage.capitals).forms.single
    return end > start and words[at].isupper() and any(word not in known for word in words[start : end + 1 : 2])
