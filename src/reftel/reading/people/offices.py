"""Offices as sets of words, to lay `FM`, `the Foreign Minister` and `Minister of Foreign Affairs` side by side."""

from functools import cache, lru_cache

from reftel.reading.base.tables import read_rows
from reftel.reading.people.lexicon import title_of, words

__all__ = ["holds", "is_office", "words_of_office"]


@cache
def _written_out() -> dict[str, str]:
    return {form: long for long, forms in read_rows("offices.csv", 2) for form in forms.split()}


@cache
def _heads() -> frozenset[str]:
    heads = frozenset(word for letter, row in read_rows("roles.csv", 2) if letter == "W" for word in row.split())
    return heads | words("ranks")


@lru_cache(maxsize=65536)
def words_of_office(text: str) -> frozenset[str]:
    """Return the words of an office, abbreviations written out, small words left out.

    >>> sorted(words_of_office("the FM")), sorted(words_of_office("Foreign Minister of Kestria"))
    (['foreign', 'minister'], ['foreign', 'kestria', 'minister'])
    """
    found: list[str] = []
    for word in text.lower().replace("-", " ").replace("'s", "").split():
        bare = word.strip(".,()'’\"")
        if bare in words("small"):
            continue
        found.extend((_written_out().get(bare) or (title_of(bare) or bare).lower().rstrip(".")).split())
    return frozenset(found)


def is_office(office: frozenset[str]) -> bool:
    """Return whether words name an office: one of them can be held by a person.

    >>> is_office(words_of_office("the Amb")), is_office(words_of_office("the treaty"))
    (True, False)
    """
    return not _heads().isdisjoint(office)


def holds(office: frozenset[str], asked: frozenset[str]) -> bool:
    """Return whether who holds an office may be called by another: every word asked for stands in it.

    >>> holds(words_of_office("Minister of Foreign Affairs"), words_of_office("FM"))
    True
    """
    if asked <= office:
        return True
    return {"foreign", "minister"} <= asked and {"foreign", "affairs", "minister"} <= office
