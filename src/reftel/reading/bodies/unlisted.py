"""States that no list has: a name that acts, and ends as lands do or has an adjective that offices and bodies have."""

import re
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.finds import Find, Named, names_in
from reftel.reading.bodies.lexicon import lexicon
from reftel.reading.bodies.marks import ADJECTIVE, LAND, PEOPLE, states_of

__all__ = ["find_unlisted"]

Written = list[tuple[Passage, list[int]]]  # passages with their tokens that are names
Marked = list[tuple[str, Passage, int]]
_QUOTES: Final = frozenset('"“‘')
_DOES: Final = re.compile("R?[ZEHXM]|B!?J|'[NJ]")


def find_unlisted(passages: list[Passage], marked: Marked, finds: list[Find]) -> list[Find]:
    """Return the mentions of states that the text itself makes known (`Kestria said`, `the Kestrian Ambassador`).

    `passages` are those in which one may stand, `marked` the words in them that may be such a state's, its adjective's
    or its people's.
    """
    telling = {_cased(passage, at).removesuffix("s") for mark, passage, at in marked if _is_telling(mark, passage, at)}
    states = {state for adjective in telling for state in states_of(adjective)} | _lands(marked)
    written = [(one, names_in(one)) for one in passages if any(_text(one, state) in one.text for state in states)]
    states &= _acting(written, states)
    return _mentions(written, finds, states) if states else []


def _cased(passage: Passage, at: int) -> str:
    """A word as it is written in small letters, but for the first."""
    return passage.words[at].capitalize() if passage.capitals else passage.words[at]


def _text(passage: Passage, state: str) -> str:
    return state.upper() if passage.capitals else state


def _lands(marked: Marked) -> set[str]:
    """The words that end as lands do, where they do something, and never stand behind another name."""
    places = [(passage, at) for mark, passage, at in marked if mark == LAND]
    acting = {_cased(passage, at) for passage, at in places if _DOES.match(passage.tags, at + 1)}
    return acting - {_cased(passage, at) for passage, at in places if _is_behind_name(passage, at)}


def _is_behind_name(passage: Passage, at: int) -> bool:
    """Whether a name, an office or a quotation mark stands before a word."""
    if not at:
        return False
    before, lex = passage.words[at - 1], lexicon(passage.capitals)
    return (
        passage.tags[at - 1] in "CJ<" or before in _QUOTES or before in lex.stops or passage.lows[at - 1] in lex.given
    )


def _is_telling(mark: str, passage: Passage, at: int) -> bool:
    """Whether a noun, an office or the head of a body follows an adjective; a people (`Kestrians`) tells by itself."""
    after, lex = at + 1, lexicon(passage.capitals)
    if mark == PEOPLE:
        return True
    if mark != ADJECTIVE or after >= len(passage.words):
        return False
    word = passage.words[after]
    return passage.tags[after] == "N" or word in lex.offices or word in lex.heads


def _acting(written: Written, states: set[str]) -> set[str]:
    """Which of the names stand somewhere by themselves, no noun behind them."""
    found: set[str] = set()
    for passage, places in written:
        tags = passage.tags + "."
        found.update([word for at in places if (word := _cased(passage, at)) in states and tags[at + 1] not in "NJC"])
    return found


def _mentions(written: Written, finds: list[Find], states: set[str]) -> list[Find]:
    taken = {(find.index, at) for find in finds for at in range(find.start, find.end)}
    return [
        Find(passage.index, at, at + 1, Named(key=word, name=passage.words[at], kind="state", rule="unlisted"))
        for passage, places in written
        for at in places
        if (word := _cased(passage, at)) in states and (passage.index, at) not in taken
    ]
