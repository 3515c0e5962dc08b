"""A cable in parts, each small enough for a page: most have one; a paragraph of ten megabytes has many."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import escape

from reftel.record import Paragraph
from reftel.room.showing import shown

__all__ = ["Slice", "parts_of"]

_ROOM = 150_000  # bytes of a page for text and entries; the page around them takes some thousands
_PARAGRAPH = 400  # bytes around each paragraph
_STEP = 4_000  # letters by which a paragraph is cut
_ENTRY = 600  # bytes that an entry takes, in the text and beside it; 430 on average


class Slice(NamedTuple):
    """A part of a paragraph: which one, and the offsets in its text."""

    paragraph: int
    start: int
    end: int


def parts_of(paragraphs: Sequence[Paragraph], entries: Sequence[int]) -> list[list[Slice]]:
    """Return the parts of a cable, one or more; `entries` counts those that stand in each paragraph.

    >>> text = Paragraph(number=1, text="word " * 40_000, lines=(1, 1))
    >>> [len(part) for part in parts_of([text], [0])], [len(part) for part in parts_of([text] * 2, [0, 0])]
    ([1, 1], [1, 2, 1])
    """
    return list(_parts(paragraphs, entries))


def _parts(paragraphs: Sequence[Paragraph], entries: Sequence[int]) -> Iterator[list[Slice]]:
    part: list[Slice] = []
    left = _ROOM
    for index, paragraph in enumerate(paragraphs):
        for start, end in _steps(paragraph.text):
            cost = _cost(paragraph, start, end, entries[index])
            if cost > left and part:
                yield part
                part, left = [], _ROOM
            if part and part[-1].paragraph == index:
                part[-1] = part[-1]._replace(end=end)
            else:
                part.append(Slice(index, start, end))
            left -= cost
    yield part


def _steps(text: str) -> Iterator[tuple[int, int]]:
    """A text in steps of some thousand letters, cut at blanks where there are any."""
    start = 0
    while len(text) - start > _STEP:
        end = text.rfind(" ", start + _STEP // 2, start + _STEP) + 1 or start + _STEP
        yield start, end
        start = end
    yield start, len(text)


def _cost(paragraph: Paragraph, start: int, end: int, entries: int) -> int:
    """The bytes that a stretch of a paragraph takes on a page, its share of the entries included."""
    text = len(escape(shown(paragraph.text[start:end])).encode("utf-8", "replace"))
    share = (end - start) / max(len(paragraph.text), 1)
    return text + int(entries * _ENTRY * share) + (0 if start else _PARAGRAPH)
