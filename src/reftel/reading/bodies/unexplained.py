"""Acronyms that no text explains, and that act as bodies do: `TVK officials`, `the TVK has agreed`, `TVK's offer`."""

from collections.abc import Collection

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.bodies.lexicon import lexicon
from reftel.reading.bodies.strings import is_in_string

__all__ = ["find_unexplained"]

_DOES = frozenset("ZEHXM'")


def find_unexplained(acronyms: list[tuple[Passage, int]], finds: list[Find], explained: Collection[str]) -> list[Find]:
    """Return the acronyms that do somewhere in the text what bodies do, wherever they stand.

    `acronyms` are words that look like one, `explained` those that need no finding.
    """
    places = [(passage, at) for passage, at in acronyms if passage.words[at] not in explained]
    if not places:
        return []
    people = lexicon(capitals=False).people
    near = {passage.index for passage, _ in places}
    taken = {(find.index, at) for find in finds if find.index in near for at in range(find.start, find.end)}
    seen: dict[str, list[Find]] = {}
    acting: dict[str, None] = {}
    for passage, at in places:
        if (passage.index, at) not in taken:
            word = passage.words[at]
            seen.setdefault(word, []).append(Find(passage.index, at, at + 1, _named(word), short=True))
            if _acts(passage, at, people):
                acting[word] = None
    return [find for word in acting for find in seen[word]]


def _acts(passage: Passage, at: int, people: frozenset[str]) -> bool:
    """Whether a verb, a possessive or the people of a body follow it; it is no surname nor an office in a string."""
    if at + 1 >= len(passage.words) or (at and passage.tags[at - 1] == "C" and not passage.words[at - 1].isupper()):
        return False
    if is_in_string(passage, at):
        return False
    return passage.tags[at + 1] in _DOES or passage.lows[at + 1] in people


def _named(word: str) -> Named:
    return Named(key=word.lower(), name=word, kind="organisation", rule="acronym")
