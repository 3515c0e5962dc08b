"""Where the marks of footnotes stand in a text that was flattened: `telegram3` is a telegram and note 3.

Only marks that are sure are taken out. Marks stand in the order of their notes, so a note's mark is sure where one
place alone fits between those of its neighbours. A figure glued to a figure (`11831`) is never touched.
"""

import re
from collections.abc import Sequence

import msgspec

__all__ = ["Place", "Unmarked", "take_marks"]

_BRACKETED = re.compile(r" ?\[(?P<number>\d{1,3})\]")
_GLUED = re.compile(r"(?<=[A-Za-z)\]’”'\"»])(?P<number>\d{1,2})(?![\dA-Za-z/%-]|[.,:]\d)")
_AFTER_STOP = re.compile(r"(?<=[.,;:?!])(?P<number>\d{1,2})(?![\dA-Za-z/%-]|[.,:]\d)")
_LOOSE = re.compile(r"(?<=[A-Za-z\d.,)\]’”'\"]) (?P<number>\d{1,2})(?=$|[.,;:]?$)")
_FIGURE_BEFORE = re.compile(r"\d[.,:]$")


class Place(msgspec.Struct, frozen=True, order=True):
    """A mark's place: the text's position in the run, and its offsets there."""

    text: int
    start: int
    end: int


class Unmarked(msgspec.Struct, frozen=True):
    """A text without its sure marks; `marks` are pairs of note number and offset in that text."""

    text: str
    marks: tuple[tuple[str, int], ...] = ()


def take_marks(texts: Sequence[str], numbers: Sequence[str]) -> list[Unmarked]:
    """Take the sure marks of the notes with these numbers out of a document's texts, in order.

    >>> take_marks(["Tsai2 said U2 flew, see your telegram1 of May.", "Tsai2 left."], ["1", "2"])[0].text
    'Tsai2 said U2 flew, see your telegram of May.'
    >>> take_marks(["Your 11831 and the letter.[1]", "He left.2"], ["1", "2"])
    [Unmarked(text='Your 11831 and the letter.', marks=(('1', 26),)), Unmarked(text='He left.', marks=(('2', 8),))]
    """
    found = _sure_places(texts, [number for number in numbers if number])
    return [_without(text, at, found) for at, text in enumerate(texts)]


def _sure_places(texts: Sequence[str], numbers: Sequence[str]) -> dict[str, Place]:
    """Bracketed marks first, then the kinds of glued ones from the surest to the least; each note once."""
    placed: dict[str, Place] = {}
    for pattern, figures_before in (
        (_BRACKETED, True),
        (_GLUED, True),
        (_AFTER_STOP, False),
        (_AFTER_STOP, True),
        (_LOOSE, True),
    ):
        candidates = _candidates(pattern, texts, figures_before=figures_before)
        for _ in range(2):  # a placed note narrows the room of its neighbours
            for number in numbers:
                if number not in placed and (place := _only_fit(candidates.get(number, []), number, placed)):
                    placed[number] = place
    return placed


def _candidates(pattern: re.Pattern[str], texts: Sequence[str], *, figures_before: bool) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for at, text in enumerate(texts):
        for match in pattern.finditer(text):
            if figures_before or not _FIGURE_BEFORE.search(text, max(0, match.start() - 2), match.start()):
                found.setdefault(match["number"], []).append(Place(at, match.start(), match.end()))
    return found


def _only_fit(candidates: list[Place], number: str, placed: dict[str, Place]) -> Place | None:
    """The one candidate between the nearest placed notes below and above in number, or None."""
    low = max((place for other, place in placed.items() if int(other) < int(number)), default=None)
    high = min((place for other, place in placed.items() if int(other) > int(number)), default=None)
    fits = [place for place in candidates if (low is None or place > low) and (high is None or place < high)]
    return fits[0] if len(fits) == 1 else None


def _without(text: str, at: int, placed: dict[str, Place]) -> Unmarked:
    kept, end, marks = "", 0, []
    for number, place in sorted(placed.items(), key=lambda item: item[1]):
        if place.text == at:
            kept += text[end : place.start]
            marks.append((number, len(kept)))
            end = place.end
    return Unmarked(kept + text[end:], tuple(marks)) if marks else Unmarked(text)
