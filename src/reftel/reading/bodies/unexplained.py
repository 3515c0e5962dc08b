"""Acronyms that no text explains, and that act as bodies do: `TVK officials`, `the TVK has agreed`, `TVK's offer`."""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.bodies.lexicon import lexicon
from reftel.reading.bodies.strings import is_in_string

__all__ = ["find_unexplained"]

_DOES: Final = frozenset("ZEHXM'")
_NOUN: Final = frozenset("NCJ/#")
_LINKS: Final = frozenset(["of", "from", "at"])
_STATES: Final = frozenset(["state", "government"])


def find_unexplained(acronyms: list[tuple[Passage, int]], finds: list[Find], explained: Collection[str]) -> list[Find]:
    """Return the acronyms that do somewhere in the text what bodies do, wherever they stand.

    `acronyms` are words that look like one, `explained` those that need no finding.
    """
    places = [(passage, at) for passage, at in acronyms if passage.words[at] not in explained]
    if not places:
        return []
    people = lexicon(capitals=False).people
    near = {passage.index for passage, _ in places}
    taken = {(find.index, at): find for find in finds if find.index in near for at in range(find.start, find.end)}
    seen: dict[str, list[Find]] = {}
    acting: dict[str, None] = {}
    named_after: set[str] = set()
    for passage, at in places:
        if (passage.index, at) not in taken:
            word = passage.words[at]
            if _are_initials(passage, at) or _is_titled(passage, at):
                named_after.add(word)
            seen.setdefault(word, []).append(Find(passage.index, at, at + 1, _named(word), short=True))
            if _acts(passage, at, people) or _is_of_people(passage, at, people) or _is_beside(passage, at, taken):
                acting[word] = None
    return [find for word in acting if word not in named_after for find in seen[word]]


def _are_initials(passage: Passage, at: int) -> bool:
    """Whether an acronym is somebody's initials: `Andres Manuel Strand Tran (AMST`."""
    size = len(passage.words[at])
    if at <= size or passage.tags[at - 1] != "(":
        return False
    names = passage.words[at - 1 - size : at - 1]
    return "".join(name[0] for name in names) == passage.words[at] and names[0].lower() in lexicon(capitals=False).given


def _is_titled(passage: Passage, at: int) -> bool:
    """Whether a title in capitals says that a word is somebody's name: `SENATOR TRAN`."""
    before = passage.words[at - 1] if at else ""
    return before.isupper() and before.title() in lexicon(capitals=False).stops


def _acts(passage: Passage, at: int, people: frozenset[str]) -> bool:
    """Whether a verb, a possessive or the people of a body follow it; it is no surname nor an office in a string."""
    if at + 1 >= len(passage.words) or (at and passage.tags[at - 1] == "C" and not passage.words[at - 1].isupper()):
        return False
    if is_in_string(passage, at):
        return False
    if passage.tags[at + 1] in _DOES or passage.lows[at + 1] in people:
        return True
    return _is_explained(passage, at) or _is_from(passage, at)


def _is_from(passage: Passage, at: int) -> bool:
    """`KLM (Norway)`: a state alone stands in brackets behind it."""
    form = lexicon(capitals=False).forms.at(passage.words, at + 2) if passage.tags[at + 1] == "(" else None
    return form is not None and form.kind == "state" and passage.tags[at + 2 + len(form.words)] == ")"


def _is_of_people(passage: Passage, at: int, people: frozenset[str]) -> bool:
    """`the head of TVK`, `officials from the TVK`, before no noun."""
    link = at - 1 - (at > 0 and passage.tags[at - 1] == "D")
    if link < 1 or passage.tags[at + 1] in _NOUN:
        return False
    return passage.lows[link] in _LINKS and passage.lows[link - 1] in people


def _is_beside(passage: Passage, at: int, taken: Mapping[tuple[int, int], Find]) -> bool:
    """`NATO and TVK`: it is joined with a body's acronym, and stands before no noun."""
    if passage.tags[at + 1] in _NOUN or is_in_string(passage, at):
        return False
    beside = [taken.get((passage.index, at + step * 2)) for step in (-1, 1) if passage.tags[at + step] in "K,"]
    return any(find and find.short and find.body.kind not in _STATES for find in beside)


def _is_explained(passage: Passage, at: int) -> bool:
    """`KLM, a small business association`, `the airline, KLM,`: what it is stands behind a comma, or before one."""
    if at > 1 and passage.tags[at - 1] == "," and passage.tags[at + 1] == "," and passage.lows[at - 2] in _sorts():
        return True
    if passage.tags[at + 1] != "," or passage.tags[at + 2 : at + 3] != "D":
        return False
    return not _sorts().isdisjoint(passage.lows[at + 3 : at + _NEAR])


_NEAR: Final = 10  # tokens in which it is said what an acronym is


@cache
def _sorts() -> frozenset[str]:
    return frozenset(lexicon(capitals=False).sorts)


def _named(word: str) -> Named:
    return Named(key=word.lower(), name=word, kind="organisation", rule="acronym")
