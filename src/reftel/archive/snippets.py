"""The part of a paragraph that shows why it was found, with the words that were looked for marked."""

from collections.abc import Callable, Iterable
from functools import cached_property

import msgspec

from reftel.archive.index_schema import words

__all__ = ["Finder", "Searched", "Snippet", "snippet"]

_WIDTH = 240


class Searched:
    """A text that terms are looked for in; it is cut into words when a finder needs them, which takes the longest."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> list[tuple[str, int, int]]:
        """The words as the index has them, each with its offsets in the text."""
        return words(self.text)


Finder = Callable[[Searched], Iterable[tuple[int, int]]]
"""Finds what one term matches in a text; yields offsets."""


class Snippet(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a text.

    `start` is its offset there, `is_cut` tells that more follows, `marks` are the offsets in the part of what matched.
    """

    text: str
    start: int = 0
    is_cut: bool = False
    marks: tuple[tuple[int, int], ...] = ()


def snippet(text: str, finders: Iterable[Finder], width: int = _WIDTH) -> Snippet:
    """Return the part of the text, about `width` characters, that shows the most of what was looked for.

    >>> found = snippet("He spoke of the tariff.", [lambda searched: [(16, 22)]])
    >>> found.text[slice(*found.marks[0])]
    'tariff'
    """
    searched = Searched(text)
    found = sorted({(*span, at) for at, finder in enumerate(finders) for span in finder(searched)})
    start, end = _window(text, found, width)
    inside = [(first, last) for first, last, _ in found if start <= first and last <= end]
    marks = tuple((first - start, last - start) for first, last in _merged(inside))
    return Snippet(text=text[start:end], start=start, is_cut=end < len(text), marks=marks)


def _window(text: str, found: list[tuple[int, int, int]], width: int) -> tuple[int, int]:
    """The window with the most different terms in it, then the most matches, then the earliest."""
    if len(text) <= width:
        return 0, len(text)
    best, chosen, last = (0, 0), (0, 0), 0
    for at, (start, end, _) in enumerate(found):
        while last < len(found) and found[last][1] <= start + width * 3 // 4:
            last += 1
        terms = len({term for _, _, term in found[at:last]}), last - at
        if terms > best or not chosen[1]:
            best, chosen = terms, (start, end)
    return _at_words(text, chosen, width)


def _at_words(text: str, match: tuple[int, int], width: int) -> tuple[int, int]:
    """A window around a match that cuts no word and not the match, if that is shorter."""
    start = max(0, min(match[0] - width // 4, len(text) - width))
    if start:
        start = text.find(" ", start - 1, match[0]) + 1 or match[0]
    end = start + width
    if end < len(text):
        blank = text.rfind(" ", start + 1, end + 1)
        end = min(end, max(blank, match[1])) if blank > 0 else end
    return start, min(end, len(text))


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
