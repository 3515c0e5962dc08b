"""States that no list has: a name that acts, and an adjective of it that offices and governments have."""

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.bodies.lexicon import lexicon

__all__ = ["find_unlisted"]

_ENDINGS = (("ian", "ia"), ("an", "a"), ("ian", ""), ("an", ""), ("n", ""), ("ese", "e"), ("ese", ""), ("ese", "a"))
_ADJECTIVES = ("an", "n", "ese")


def find_unlisted(passages: tuple[Passage, ...], capitals: list[list[int]], finds: list[Find]) -> list[Find]:
    """Return the mentions of states that the text itself makes known (`Kestria said`, `the Kestrian Ambassador`).

    `capitals` are the tokens of each passage that begin with one.
    """
    written = [one for one in zip(passages, capitals, strict=True) if not one[0].capitals]
    states = {state for adjective in _adjectives(written) for state in _states(adjective)}
    return _mentions(written, finds, states & _acting(written, states)) if states else []


def _adjectives(written: list[tuple[Passage, list[int]]]) -> set[str]:
    """Words that may be a state's adjective: a noun or an office follows."""
    offices = lexicon(capitals=False).offices
    found: set[str] = set()
    for passage, places in written:
        words, tags, last = passage.words, passage.tags, len(passage.words) - 1
        nouns = [at for at in places if at < last and (tags[at + 1] == "N" or words[at + 1] in offices)]
        found.update([words[at] for at in nouns if words[at].endswith(_ADJECTIVES) and "-" not in words[at]])
    return found


def _acting(written: list[tuple[Passage, list[int]]], states: set[str]) -> set[str]:
    """Which of the names stand somewhere by themselves, no noun behind them."""
    found: set[str] = set()
    for passage, places in written:
        tags = passage.tags + "."
        found.update([passage.words[at] for at in places if passage.words[at] in states and tags[at + 1] not in "NJC"])
    return found


def _states(adjective: str) -> list[str]:
    """What a state may be called whose adjective a word is, and that no list has."""
    lex = lexicon(capitals=False)
    names = [adjective.removesuffix(end) + ending for end, ending in _ENDINGS if adjective.endswith(end)]
    return [name for name in names if name not in lex.regions and name not in lex.forms]


def _mentions(written: list[tuple[Passage, list[int]]], finds: list[Find], states: set[str]) -> list[Find]:
    taken = {(find.index, at) for find in finds for at in range(find.start, find.end)}
    return [
        Find(passage.index, at, at + 1, Named(key=word, name=word, kind="state", rule="unlisted"))
        for passage, places in written
        for at in places
        if (word := passage.words[at]) in states and (passage.index, at) not in taken
    ]
