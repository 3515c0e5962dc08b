"""The instruments that are known beforehand, and the words that make a name an instrument's."""

from functools import cache

import msgspec

from reftel.reading.base.tables import read_rows
from reftel.reading.bodies.index import Form, Index, form_of
from reftel.reading.bodies.lexicon import Lexicon, lexicon

__all__ = ["Head", "Heads", "heads", "instruments"]


class Head(msgspec.Struct, frozen=True):
    """A word in small letters that ends the name of an instrument.

    `need` is what must stand with it: a noun or name that tells which it is (`any`), a `nation`, a `name`, its matter
    (`linked`), an article (`definite`), `new` (`coming`), or nothing (`bare`). One of the words in `telling` is enough.
    """

    need: str
    kind: str
    telling: frozenset[str]


class Heads(msgspec.Struct, frozen=True):
    """The heads in small letters, and the words around heads that tell nothing or make something else of them."""

    common: dict[str, Head]
    empty: frozenset[str]
    broken: frozenset[str]
    papers: frozenset[str]


@cache
def heads() -> Heads:
    """Return the words that end the names of instruments."""
    common: dict[str, Head] = {}
    lists: dict[str, frozenset[str]] = {}
    for use, kind, words, telling in read_rows("instrument_heads.csv", 4):
        if not kind:
            lists[use] = frozenset(words.split())
        elif use != "named":
            common.update(dict.fromkeys(words.split(), Head(use, kind, frozenset(telling.split()))))
    return Heads(common, lists["empty"], lists["broken"], lists["papers"])


@cache
def instruments(capitals: bool) -> Lexicon:  # noqa: FBT001  the key of a cache
    """Return the names of instruments as they stand in text with small letters, or in capitals only."""
    rows = [(kind, words.split()) for use, kind, words, _ in read_rows("instrument_heads.csv", 4) if use == "named"]
    named = {word.upper() if capitals else word: kind for kind, words in rows for word in words}
    common = {word.upper() if capitals else word: head.kind for word, head in heads().common.items()}
    bodies = lexicon(capitals)
    return Lexicon(
        forms=Index(_forms(), capitals=capitals),
        heads=named,
        common=common,
        stops=bodies.stops,
        inner=bodies.inner,
        peoples=bodies.peoples,
    )


def _forms() -> list[Form]:
    found = []
    for kind, abbreviations, name, others in read_rows("instruments.csv", 4):
        short = [one for one in abbreviations.split(";") if one]
        for text in dict.fromkeys([name, *short, *(one for one in others.split(";") if one)]):
            found += [form_of(text, name, kind, name, "short" if text in short else "name")]
    return found
