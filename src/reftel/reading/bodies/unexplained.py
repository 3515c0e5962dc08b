"""Acronyms that no text explains, and that act as bodies do: `TVK officials`, `the TVK has agreed`, `TVK's offer`."""

import re
from collections.abc import Collection, Iterator

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.bodies.lexicon import lexicon

__all__ = ["find_unexplained"]

_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z](?:[A-Z&-]?[A-Z]){0,5}")
_DOES = frozenset("ZEHXM'")


def find_unexplained(
    passages: tuple[Passage, ...], capitals: list[list[int]], finds: list[Find], explained: Collection[str]
) -> list[Find]:
    """Return the acronyms that do somewhere in the text what bodies do, wherever they stand.

    `capitals` are the tokens of each passage that begin with one, `explained` acronyms that need no finding.
    """
    lex = lexicon(capitals=False)
    taken = {(find.index, at) for find in finds for at in range(find.start, find.end)}
    seen: dict[str, list[Find]] = {}
    acting: set[str] = set()
    explained = lex.no_body.union(explained)
    for passage, places in zip(passages, capitals, strict=True):
        for at in _candidates(passage, places, explained):
            word = passage.words[at]
            if (passage.index, at) not in taken:
                seen.setdefault(word, []).append(Find(passage.index, at, at + 1, _named(word), short=True))
                if _acts(passage, at, lex.people):
                    acting.add(word)
    return [find for word in acting for find in seen[word]]


def _candidates(passage: Passage, capitals: list[int], explained: Collection[str]) -> Iterator[int]:
    if passage.capitals:
        return
    for at in capitals:
        word = passage.words[at]
        if word.isupper() and len(word) > 2 and word not in explained and _ACRONYM.fullmatch(word):
            yield at


def _acts(passage: Passage, at: int, people: frozenset[str]) -> bool:
    """Whether a verb, a possessive or the people of a body follow it; it is no surname in capitals."""
    if at + 1 >= len(passage.words) or (at and passage.tags[at - 1] == "C" and not passage.words[at - 1].isupper()):
        return False
    return passage.tags[at + 1] in _DOES or passage.lows[at + 1] in people


def _named(word: str) -> Named:
    return Named(key=word.lower(), name=word, kind="organisation", rule="acronym")
