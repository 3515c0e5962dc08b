"""The words of meetings: `data/reading/meetings.csv`, taken apart once."""

from functools import cache
from typing import NamedTuple

from reftel.reading.base.tables import read_rows

__all__ = ["Frame", "lemmas", "nouns", "triggers", "verbs", "words"]


class Frame(NamedTuple):
    """The kind of encounter that a word tells of, and where the other side stands (letters of the table)."""

    kind: str
    places: str


@cache
def _table(group: str) -> dict[str, Frame]:
    return {
        word: Frame(kind, places)
        for name, kind, places, row in read_rows("meetings.csv", 4)
        if name == group
        for word in row.split()
    }


def verbs() -> dict[str, Frame]:
    """Return the verbs of encounters by their base form.

    >>> verbs()["call"]
    Frame(kind='call', places='n')
    """
    return _table("verb")


def nouns() -> dict[str, Frame]:
    """Return the nouns of encounters.

    >>> nouns()["luncheon"].kind
    'dinner'
    """
    return _table("noun")


@cache
def words(group: str) -> frozenset[str]:
    """Return the words of another group of the table.

    >>> "poloff" in words("officer")
    True
    """
    return frozenset(_table(group))


@cache
def lemmas() -> frozenset[str]:
    """Return the base forms of every verb that may tell of an encounter, or of who was there."""
    return frozenset(verbs()).union(*map(words, ("tell", "come", "bid", "with", "list")))


@cache
def triggers() -> frozenset[str]:
    """Return every form that may tell of an encounter: the nouns, and the forms of the verbs."""
    told = lemmas()
    forms = {form for form, _, lemma in read_rows("words.csv", 3) if (lemma or form) in told}
    return frozenset(forms | nouns().keys() | told | {"present"})
