"""States that no list has: a name that acts, and an adjective of it that offices and governments have."""

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.bodies.lexicon import lexicon

__all__ = ["find_unlisted"]

_ENDINGS = (("ian", "ia"), ("an", "a"), ("ian", ""), ("an", ""), ("n", ""), ("ese", "e"), ("ese", ""), ("ese", "a"))
_ACTS = frozenset("ZEHXM'")


def find_unlisted(passages: tuple[Passage, ...], capitals: list[list[int]], finds: list[Find]) -> list[Find]:
    """Return the mentions of states that the text itself makes known (`Kestria said`, `the Kestrian Ambassador`).

    `capitals` are the tokens of each passage that begin with one.
    """
    lex = lexicon(capitals=False)
    acting: set[str] = set()
    adjectives: set[str] = set()
    for passage, places in zip(passages, capitals, strict=True):
        words, tags, last = passage.words, passage.tags, len(passage.words) - 1
        if passage.capitals:
            continue
        acting.update([words[at] for at in places if at == last or tags[at + 1] not in "NJC"])
        before = [at for at in places if at < last and (tags[at + 1] == "N" or words[at + 1] in lex.offices)]
        adjectives.update([words[at] for at in before])
    states = (
        {state for word in adjectives for state in _states(word) if state in acting} - lex.regions - lex.forms.firsts()
    )
    return _mentions(passages, capitals, finds, states) if states else []


def _states(adjective: str) -> list[str]:
    """What a state may be called whose adjective a word is."""
    return [adjective.removesuffix(end) + ending for end, ending in _ENDINGS if adjective.endswith(end)]


def _mentions(
    passages: tuple[Passage, ...], capitals: list[list[int]], finds: list[Find], states: set[str]
) -> list[Find]:
    taken = {(find.index, at) for find in finds for at in range(find.start, find.end)}
    return [
        Find(
            passage.index,
            at,
            at + 1,
            Named(key=passage.words[at], name=passage.words[at], kind="state", rule="unlisted"),
        )
        for passage, places in zip(passages, capitals, strict=True)
        for at in places
        if passage.words[at] in states and (passage.index, at) not in taken
    ]
