"""What capitalised words look like by themselves: found out once, since a language has few forms."""

import re
from csv import DictReader
from functools import cache
from importlib.resources import files
from typing import Final

from reftel.reading.base.rows import Row
from reftel.reading.base.tables import read_lines
from reftel.reading.base.words import base_tags
from reftel.reading.bodies.lexicon import Lexicon, lexicon

__all__ = ["ACRONYM", "ADJECTIVE", "LAND", "MARKS", "PEOPLE", "places", "states_of"]

ACRONYM: Final = "a"
ADJECTIVE: Final = "j"
LAND: Final = "l"
PEOPLE: Final = "p"
_NOTHING: Final = " "
_ACRONYM: Final = re.compile(r"[A-Z][A-Za-z]?[A-Z](?:[A-Z&-]?[A-Z]){0,5}")
_ENDINGS: Final = (("ian", "ia"), ("an", "a"), ("ian", ""), ("an", ""), ("ese", "e"), ("ese", ""), ("ese", "a"))
_ADJECTIVES: Final = ("an", "ese")
_SHORTEST: Final = 3


def _sign(word: str, capitals: bool) -> str:  # noqa: FBT001  as rows are asked
    """What a word may be: an acronym, where words have small letters; an unlisted land, its people or its adjective."""
    if not capitals:
        return _mark(word)
    mark = _mark(word.capitalize())
    return mark if mark in (ADJECTIVE, PEOPLE) else _NOTHING


MARKS: Final = Row(_sign)


def _mark(word: str) -> str:
    if len(word) >= _SHORTEST and word.isupper() and _ACRONYM.fullmatch(word):
        lex = lexicon(capitals=False)
        is_other = word in lex.no_body or _is_known(word, lex) or _is_word(word)
        return _NOTHING if is_other else ACRONYM
    if "-" in word:
        return _NOTHING
    if word.endswith("ians") and states_of(word[:-1]):
        return PEOPLE
    if word.endswith("ia") and len(word) > _SHORTEST + 2:
        return LAND if _is_land(word) else _NOTHING
    return ADJECTIVE if states_of(word) else _NOTHING


def _is_known(word: str, lex: Lexicon) -> bool:
    """Whether a list has a word, as it is written, with small letters (`NORWAY`), or every part of it (`GON-GOK`)."""
    if word in lex.forms.single or word.capitalize() in lex.forms.single:
        return True
    return "-" in word and all(part in lex.forms.single for part in word.split("-"))


def _is_word(word: str) -> bool:
    """Whether a word of the language stands in capitals (`PRESIDENT`), or a name that was blotted out (`XXXXX`)."""
    return (len(word) > _SHORTEST and word.lower() in base_tags()) or len(set(word)) == 1


def states_of(adjective: str) -> list[str]:
    """Return what a state may be called whose adjective a word is, and that no list has.

    >>> states_of("Kestrian")
    ['Kestria', 'Kestria', 'Kestr', 'Kestri']
    """
    if not adjective.endswith(_ADJECTIVES):
        return []
    lex = lexicon(capitals=False)
    if adjective in lex.forms or adjective in lex.regions or adjective.lower() in base_tags():
        return []
    names = [adjective.removesuffix(end) + ending for end, ending in _ENDINGS if adjective.endswith(end)]
    return [name for name in names if name not in lex.regions and name not in lex.forms and name not in places()]


def _is_land(word: str) -> bool:
    """Whether a word that ends as lands do is in no list, of surnames with such an ending neither."""
    lex = lexicon(capitals=False)
    lists = (lex.forms, lex.regions, places(), lex.heads)
    low = word.lower()
    return (
        word.isalpha()
        and not any(word in one for one in lists)
        and low not in base_tags()
        and low not in lex.given
        and low not in lex.surnames
    )


@cache
def places() -> frozenset[str]:
    """Return the names of cities, provinces and posts.

    >>> {"Boston", "Cape Town"} <= places()
    True
    """
    text = files("reftel").joinpath("data", "posts.csv").read_text(encoding="utf-8")
    posts = (row["name"] for row in DictReader(text.splitlines()))
    return frozenset([*posts, *(place for line in read_lines("places.txt") for place in line.split(","))])
