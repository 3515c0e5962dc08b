"""The words that plans are told with, from the package's tables."""

from functools import cache
from typing import NamedTuple

from reftel.reading.base.tables import read_rows

__all__ = ["Frame", "adjectives", "nouns", "verbs"]


class Frame(NamedTuple):
    """How a word builds what is planned, and the standing it gives. `shapes` are those of the table's head.

    `asked` is the standing of what stands behind the word as a noun (`seek a meeting`).
    """

    standing: str
    shapes: frozenset[str]
    asked: str


@cache
def verbs() -> dict[str, Frame]:
    """Return the verbs by their base forms.

    >>> verbs()["urge"].standing, sorted(verbs()["urge"].shapes)
    ('requested', ['act', 'ing', 'obj', 'that'])
    """
    return _frames("plans.csv")


@cache
def nouns() -> dict[str, Frame]:
    """Return the nouns and adjectives.

    >>> nouns()["option"]
    Frame(standing='tentative', shapes=frozenset({'ing'}), asked='tentative')
    """
    return _frames("plan_nouns.csv")


@cache
def adjectives() -> dict[str, str]:
    """Return the adjectives that make an event a plan, with its standing.

    >>> adjectives()["proposed"]
    'tentative'
    """
    return {row[0]: row[1] for row in read_rows("plan_adjectives.csv", 2)}


def _frames(name: str) -> dict[str, Frame]:
    found: dict[str, Frame] = {}
    for word, standing, cell in read_rows(name, 3):
        own = dict(shape.partition("=")[::2] for shape in cell.split())
        found[word] = Frame(standing, frozenset(own), own.get("act") or own.get("for") or standing)
    return found
