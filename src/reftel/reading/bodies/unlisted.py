"""States that no list has: a name that acts, and an adjective of it that offices, bodies and its people have."""

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.bodies.lexicon import lexicon
from reftel.reading.bodies.marks import states_of

__all__ = ["find_unlisted"]

Written = list[tuple[Passage, list[int]]]


def find_unlisted(written: Written, adjectives: list[tuple[Passage, int]], finds: list[Find]) -> list[Find]:
    """Return the mentions of states that the text itself makes known (`Kestria said`, `the Kestrian Ambassador`).

    `written` are the passages with their tokens that are names, `adjectives` those words among them that may be such
    a state's, and the plurals of its people.
    """
    telling = {_cased(passage, at).removesuffix("s") for passage, at in adjectives if _is_telling(passage, at)}
    states = {state for adjective in telling for state in states_of(adjective)}
    written = [one for one in written if any(_text(one[0], state) in one[0].text for state in states)]
    states &= _acting(written, states)
    return _mentions(written, finds, states) if states else []


def _cased(passage: Passage, at: int) -> str:
    """A word as it is written in small letters, but for the first."""
    return passage.words[at].capitalize() if passage.capitals else passage.words[at]


def _text(passage: Passage, state: str) -> str:
    return state.upper() if passage.capitals else state


def _is_telling(passage: Passage, at: int) -> bool:
    """Whether a noun, an office or the head of a body follows; a plural (`Kestrians`) tells by itself."""
    after, lex = at + 1, lexicon(passage.capitals)
    if passage.lows[at].endswith("s"):
        return True
    if after >= len(passage.words):
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
