"""States that no list has: a name that acts, and an adjective of it that offices and governments have."""

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.bodies.lexicon import lexicon
from reftel.reading.bodies.marks import states_of

__all__ = ["find_unlisted"]


def find_unlisted(
    written: list[tuple[Passage, list[int]]], adjectives: list[tuple[Passage, int]], finds: list[Find]
) -> list[Find]:
    """Return the mentions of states that the text itself makes known (`Kestria said`, `the Kestrian Ambassador`).

    `written` are the passages with small letters and their tokens that begin with a capital, `adjectives` those words
    among them that may be such a state's.
    """
    offices = {passage.words[at] for passage, at in adjectives if _is_of_office(passage, at)}
    states = {state for adjective in offices for state in states_of(adjective)}
    written = [one for one in written if any(map(one[0].text.__contains__, states))]
    states &= _acting(written, states)
    return _mentions(written, finds, states) if states else []


def _is_of_office(passage: Passage, at: int) -> bool:
    """Whether a noun or an office follows."""
    after = at + 1
    return after < len(passage.words) and (
        passage.tags[after] == "N" or passage.words[after] in lexicon(capitals=False).offices
    )


def _acting(written: list[tuple[Passage, list[int]]], states: set[str]) -> set[str]:
    """Which of the names stand somewhere by themselves, no noun behind them."""
    found: set[str] = set()
    for passage, places in written:
        tags = passage.tags + "."
        found.update([passage.words[at] for at in places if passage.words[at] in states and tags[at + 1] not in "NJC"])
    return found


def _mentions(written: list[tuple[Passage, list[int]]], finds: list[Find], states: set[str]) -> list[Find]:
    taken = {(find.index, at) for find in finds for at in range(find.start, find.end)}
    return [
        Find(passage.index, at, at + 1, Named(key=word, name=word, kind="state", rule="unlisted"))
        for passage, places in written
        for at in places
        if (word := passage.words[at]) in states and (passage.index, at) not in taken
    ]
