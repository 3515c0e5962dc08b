"""Which tokens can be part of a name."""

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.lexicon import Lexicon

__all__ = ["is_part"]

_PARTS = frozenset("CNJGYEL")
_PARTS_OF_CAPITALS = frozenset("CNJL")


def is_part(passage: Passage, at: int, lexicon: Lexicon) -> bool:
    """Whether a token can be part of a name."""
    return passage.tags[at] in (_PARTS_OF_CAPITALS if passage.capitals else _PARTS) and lexicon.parts[passage.words[at]]
