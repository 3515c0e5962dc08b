"""Bodies of a text that never says whose they are: `the government`, `the army`, `the Palace`."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.rows import row_of_words
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.bodies.lexicon import lexicon

__all__ = ["find_alone"]

_FEWEST: Final = 3  # of governments: there are many in a cable, and one said once may be any
_DEFINITE: Final = frozenset(["the", "this", "our", "my", "your"])
_ARMED: Final = frozenset(["forces", "authorities"])
_ARMS: Final = frozenset(["armed", "security"])
_ANY: Final = frozenset(["police", "courts", "administration"])  # no one country's without an article
_PLAIN: Final = re.compile("[^DJNC'#GyL]")  # before a noun that has no article in the style of telegrams
_NOUN: Final = frozenset("NJCGY-/")


def find_alone(passages: Sequence[Passage], finds: list[Find]) -> list[Find]:
    """Return the mentions of bodies that stand by themselves, each where the text names none of that sort."""
    seen: dict[str, list[Find]] = {}
    for passage in passages:
        for at in _ALONE.places(passage):
            word, start = passage.lows[at] if passage.capitals else passage.words[at], _start(passage, at)
            if start is not None and word in lexicon(capitals=False).alone:
                seen.setdefault(_SHORT.get(word, word.lower()), []).append(_find(passage, start, at, word))
    if not seen:
        return []
    named = _words(passages, finds)
    alone = [find for word, some in seen.items() if _is_unnamed(word, some, finds, named) for find in some]
    near = {find.index for find in alone}
    taken = {(find.index, at) for find in finds if find.index in near for at in range(find.start, find.end)}
    return [find for find in alone if (find.index, find.start) not in taken]


def _start(passage: Passage, at: int) -> int | None:
    """Where the words begin, None where they stand before another noun or are somebody's."""
    start = at
    if passage.lows[at] in _ARMED:
        start -= 1
        if start < 0 or passage.lows[start] not in _ARMS:
            return None
    if passage.tags[at + 1] in _NOUN or passage.lows[at + 1] == "of":
        return None
    if passage.lows[at] in _ANY and passage.lows[max(start - 1, 0)] not in _DEFINITE:
        return None
    if start > 1 and passage.lows[start - 2 : start] == ["chief", "of"]:
        return None  # `Deputy Chief of Mission`
    is_plain = not start or passage.lows[start - 1] in _DEFINITE or _PLAIN.match(passage.tags, start - 1)
    return start if is_plain else None


def _find(passage: Passage, start: int, at: int, word: str) -> Find:
    name = passage.words_of(start, at + 1)
    kind = lexicon(capitals=False).alone[word]
    key = _SHORT.get(name.lower(), name.lower())
    return Find(passage.index, start, at + 1, Named(key=key, name=name, kind=kind, rule="alone"))


def _words(passages: Sequence[Passage], finds: list[Find]) -> set[str]:
    """The words of all names that are found, as the text has them."""
    return {passages[find.index].lows[at] for find in finds for at in range(find.start, find.end)}


def _is_unnamed(word: str, some: list[Find], finds: list[Find], named: set[str]) -> bool:
    """Whether no body that is found has the word in its name; of governments, whether none is named at all."""
    if word == "government":
        return len(some) >= _FEWEST and not any(find.body.kind == "government" for find in finds)
    return word not in named


_SHORT: Final = {"govt": "government", "gov't": "government"}


@cache
def _lows() -> frozenset[str]:
    return frozenset(word.lower() for word in lexicon(capitals=False).alone)


_ALONE: Final = row_of_words(_lows)
