"""What the words of an expression say of its year and part: `early`, `the end`, `last year`."""

import re
from typing import Final

from reftel.reading.dates.clock import Expression
from reftel.reading.dates.spans import Days, part

__all__ = ["PARTS", "cut", "part_of", "year_said", "years_off"]

_BESIDE: Final = re.compile(r"[lyng](?=[FJ]?u)")
PARTS: Final = {
    "beginning": "early",
    "start": "early",
    "outset": "early",
    "end": "late",
    "close": "late",
    "middle": "mid",
    "turn": "late",
    "remainder": "rest",
    "rest": "rest",
    "balance": "rest",
}


def part_of(word: str | None) -> list[str]:
    """Return the parts that `early`, `mid-to-late` name.

    >>> part_of("mid-to-late"), part_of(None)
    (['mid', 'late'], [])
    """
    return [PARTS.get(piece, piece) for piece in (word or "").split("-") if piece and piece != "to"]


def cut(days: Days | None, parts: list[str]) -> Days | None:
    """Return from the first to the last of some parts of a stretch; the whole of it where none is named."""
    if days is None or not parts:
        return days
    return part(days, parts[0])[0], part(days, parts[-1])[1]


def year_said(expression: Expression) -> int | None:
    """Return the year that stands in an expression, the last one of two."""
    said = [int(word) for word in expression.words("Y")]
    return said[-1] if said else None


def years_off(expression: Expression) -> int:
    """Return how many units `last year`, `next year` are from this one.

    `last quarter of the year` is of this one: only what stands right before the unit counts.
    """
    beside = _BESIDE.search(expression.letters)
    return {"l": -1, "y": -1, "n": 1, "g": 1}.get(beside[0][0], 0) if beside else 0
