"""The instruments that are known beforehand, and the words that make a name an instrument's."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.tables import read_rows
from reftel.reading.bodies.index import Form, Index, form_of
from reftel.reading.bodies.lexicon import Lexicon, lexicon

__all__ = ["HEADS", "Head", "Heads", "instruments"]


@mypyc_attr(acyclic=True)
@dataclass(frozen=True)
class Head:
    """A word in small letters that ends the name of an instrument.

    `need` is what must stand with it: a noun or name that tells which it is (`any`), a `nation`, a nation or a name
    (`whose`), a giver or money (`given`), a `name`, a name or `the` and a noun (`dealt`),
    a nation or a noun (`posed`), its matter (`linked`), an article (`definite`), `new` (`coming`), a telling word
    (`told`), whose it is (`owned`), or nothing (`bare`). One of the words in `telling` is enough; `links` may tell it
    apart behind it.
    """

    need: str
    kind: str
    links: frozenset[str]
    telling: frozenset[str]


@mypyc_attr(acyclic=True)
@dataclass(frozen=True)
class Heads:
    """The heads in small letters, and the words around heads.

    `empty` ones tell nothing, `broken` ones behind a head make something else of it, `papers` before it; `strong` heads
    are instruments alone where something is done with them (`acts`), `signings` what is done with them only, and
    `dealings` by those between whom they are, `alone` ones wherever they are definite; `strikings` are done with deals,
    `launches` with programmes; `contents` behind a resolution tell what it says, `drafts` before one make a text of it,
    `adoptions` are done with one, `searches` before one make the end of a quarrel of it; `penalties` before sanctions
    make a court's of them; `enclosures` behind a known name make a place or a file of it; `apart` ones before a head
    are no part of its name; `favours` are asked for and `arsenals` built, they are no programmes; `cuts` are done with
    aid; `owned` ones are told by whose they are alone, `sent` ones by who sent them; `works` before a plan make a
    programme of it, `another` one is none named before, and `like` makes something else of it; `lendings` are told
    by who `grants` them; `truces` is done with a ceasefire; `sold` ones are told by what is sold.
    """

    common: dict[str, Head]
    empty: frozenset[str]
    broken: frozenset[str]
    papers: frozenset[str]
    strong: frozenset[str]
    alone: frozenset[str]
    acts: frozenset[str]
    signings: frozenset[str]
    dealings: frozenset[str]
    strikings: frozenset[str]
    launches: frozenset[str]
    contents: frozenset[str]
    drafts: frozenset[str]
    searches: frozenset[str]
    adoptions: frozenset[str]
    penalties: frozenset[str]
    enclosures: frozenset[str]
    apart: frozenset[str]
    favours: frozenset[str]
    arsenals: frozenset[str]
    cuts: frozenset[str]
    owned: frozenset[str]
    sent: frozenset[str]
    works: frozenset[str]
    another: frozenset[str]
    like: frozenset[str]
    lendings: frozenset[str]
    truces: frozenset[str]
    sold: frozenset[str]
    grants: frozenset[str]


def _heads() -> Heads:
    """Read the words that end the names of instruments."""
    common: dict[str, Head] = {}
    lists: dict[str, frozenset[str]] = {}
    for use, kind, words, links, telling in read_rows("instrument_heads.csv", 5):
        if not kind:
            lists[use] = frozenset(words.split())
        elif use != "named":
            head = Head(use, kind, frozenset(links.split()), frozenset(telling.split()))
            common.update(dict.fromkeys(words.split(), head))
    return Heads(common, **lists)


HEADS: Final = _heads()


@cache
def instruments(capitals: bool) -> Lexicon:  # noqa: FBT001  the key of a cache
    """Return the names of instruments as they stand in text with small letters, or in capitals only."""
    rows = [(row[1], row[2].split()) for row in read_rows("instrument_heads.csv", 5) if row[0] == "named"]
    named = {word.upper() if capitals else word: kind for kind, words in rows for word in words}
    common = {word.upper() if capitals else word: head.kind for word, head in HEADS.common.items()}
    bodies = lexicon(capitals)
    return Lexicon(
        forms=Index(_forms(), capitals=capitals),
        heads=named,
        parts=bodies.parts,
        common=common,
        stops=bodies.stops,
        inner=bodies.inner,
        peoples=bodies.peoples,
        nations=frozenset(bodies.forms.single),
    )


def _forms() -> list[Form]:
    found = []
    for kind, abbreviations, name, others in read_rows("instruments.csv", 4):
        short = [one for one in abbreviations.split(";") if one]
        for text in dict.fromkeys([name, *short, *(one for one in others.split(";") if one)]):
            found += [form_of(text, name, kind, name, "short" if text in short else "name")]
    return found
