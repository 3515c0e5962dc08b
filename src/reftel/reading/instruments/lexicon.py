"""The instruments that are known beforehand, and the words that make a name an instrument's."""

from functools import cache

import msgspec

from reftel.reading.base.tables import read_rows
from reftel.reading.bodies.lexicon import Form, Lexicon, form_of, index_of, lexicon

__all__ = ["Heads", "heads", "instruments"]


class Heads(msgspec.Struct, frozen=True):
    """Words that end the name of an instrument.

    `common` has for each word in small letters its kind and what must stand with it: `any` word that tells which it is,
    a `nation`, a `name`, or nothing (`bare`).
    """

    common: dict[str, tuple[str, str]]
    telling: frozenset[str]
    empty: frozenset[str]
    broken: frozenset[str]


@cache
def heads() -> Heads:
    """Return the words that end the names of instruments."""
    common: dict[str, tuple[str, str]] = {}
    lists: dict[str, frozenset[str]] = {}
    for use, kind, words in read_rows("instrument_heads.csv", 3):
        if use == kind:
            lists[use] = frozenset(words.split())
        elif use != "named":
            common.update(dict.fromkeys(words.split(), (use, kind)))
    return Heads(common, lists["telling"], lists["empty"], lists["broken"])


@cache
def instruments(capitals: bool) -> Lexicon:  # noqa: FBT001  the key of a cache
    """Return the names of instruments as they stand in text with small letters, or in capitals only."""
    named = {
        word: kind
        for use, kind, words in read_rows("instrument_heads.csv", 3)
        if use == "named"
        for word in words.split()
    }
    if capitals:
        named = {word.upper(): kind for word, kind in named.items()}
    forms = index_of(_forms(), capitals=capitals)
    common = {word: kind for word, (_, kind) in heads().common.items()}
    bodies = lexicon(capitals)
    triggers = frozenset([*forms, *named, *common])
    return Lexicon(
        forms=forms, heads=named, common=common, stops=bodies.stops, inner=bodies.inner, triggers=triggers
    )


def _forms() -> list[Form]:
    found = []
    for kind, abbreviations, name, others in read_rows("instruments.csv", 4):
        short = [one for one in abbreviations.split(";") if one]
        for text in dict.fromkeys([name, *short, *(one for one in others.split(";") if one)]):
            found += [form_of(text, name, kind, name, "short" if text in short else "name")]
    return found
