"""The part of a paragraph that shows why it was found, with the words that were looked for marked."""

from collections.abc import Callable, Iterable

import msgspec

from reftel.archive.index_schema import words

__all__ = ["Finder", "Snippet", "snippet"]

_WIDTH = 240
_Word = tuple[str, int, int]
Finder = Callable[[list[_Word]], Iterable[tuple[int, int]]]
"""Finds what one term matches among a text's words; yields offsets."""


class Snippet(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a text: `start` is its offset there, `is_cut` tells that more follows, `marks` are offsets in the part."""

    text: str
    start: int = 0
    is_cut: bool = False
    marks: tuple[tuple[int, int], ...] = ()


def snippet(text: str, finders: Iterable[Finder], width: int = _WIDTH) -> Snippet:
    """Return the part of the text, about `width` characters, that shows the most of what was looked for.

    >>> found = snippet("He spoke of the tariff.", [lambda words: [(16, 22)]])
    >>> found.text[slice(*found.marks[0])]
    'tariff'
    """
    cut = words(text)
    found = sorted({(*span, at) for at, finder in enumerate(finders) for span in finder(cut)})
    start, end = _window(text, found, width)
    inside = [(first, last) for first, last, _ in found if start <= first and last <= end]
    marks = tuple((first - start, last - start) for first, last in _merged(inside))
    return Snippet(text=text[start:end], start=start, is_cut=end < len(text), marks=marks)


def _window(text: str, found: list[tuple[int, int, int]], width: int) -> tuple[int, int]:
    """The window with the most different terms in it, then the most matches, then the earliest."""
    if len(text) <= width:
        return 0, len(text)
    best, first = (0, 0), 0
    last = 0
    for at, (start, _, _) in enumerate(found):
        last = max(last, at)
        while last < len(found) and found[last][1] <= start + width * 3 // 4:
            last += 1
        terms = len({term for _, _, term in found[at:last]}), last - at
        if terms > best:
            best, first = terms, start
    return _at_words(text, max(0, first - width // 4), width)


def _at_words(text: str, start: int, width: int) -> tuple[int, int]:
    """A window moved so that no word is cut."""
    start = min(start, len(text) - width)
    if start > 0:
        start = text.rfind(" ", 0, start + 1) + 1
    end = start + width
    if end < len(text):
        end = max(text.rfind(" ", start, end + 1), start) if " " in text[start + width // 2 : end + 1] else end
    return start, min(end, len(text))


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
