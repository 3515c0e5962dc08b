"""The government of a text that names none: `the government`, again and again."""

from collections.abc import Sequence

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.finds import Find, Named

__all__ = ["find_alone"]

_FEWEST = 3
_GOVERNMENT = Named(key="government", name="government", kind="government", rule="alone")


def find_alone(passages: Sequence[Passage], finds: list[Find]) -> list[Find]:
    """Return the mentions of `the government`, where there are three or more and no government is named."""
    if any(find.body.kind == "government" for find in finds):
        return []
    found = [
        Find(passage.index, at, at + 1, _GOVERNMENT)
        for passage in passages
        if "government" in passage.text
        for at in range(1, len(passage.words))
        if passage.words[at] == "government" and passage.lows[at - 1] in _DEFINITE
    ]
    return found if len(found) >= _FEWEST else []


_DEFINITE = frozenset(["the", "this"])
