"""The words that plans are told with, from the package's tables."""

from typing import Final, NamedTuple

from reftel.reading.base.tables import read_rows

__all__ = ["ADJECTIVES", "NOUNS", "VERBS", "Frame"]


class Frame(NamedTuple):
    """How a word builds what is planned, and the standing it gives. `shapes` are those of the table's head.

    `asked` is the standing of what stands behind the word as a noun (`seek a meeting`).
    """

    standing: str
    shapes: frozenset[str]
    asked: str


def _frames(name: str) -> dict[str, Frame]:
    """Read a table of words.

    >>> _frames("plan_nouns.csv")["option"]
    Frame(standing='tentative', shapes=frozenset({'ing'}), asked='tentative')
    """
    found: dict[str, Frame] = {}
    for word, standing, cell in read_rows(name, 3):
        own = dict(shape.partition("=")[::2] for shape in cell.split())
        found[word] = Frame(standing, frozenset(own), own.get("act") or own.get("for") or standing)
    return found


VERBS: Final = _frames("plans.csv")  # by their base forms
NOUNS: Final = _frames("plan_nouns.csv")  # and adjectives
ADJECTIVES: Final = {row[0]: row[1] for row in read_rows("plan_adjectives.csv", 2)}  # what makes an event a plan
