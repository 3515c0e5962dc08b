"""What is to be done by an agreement: `an agreement | to supply tanks to Kestria`."""

from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.instruments.complements import content_end, run_end
from reftel.reading.instruments.modifiers import adjectives_start, is_definite

__all__ = ["task_end"]

_DOING: Final = frozenset(["agreement", "deal", "accord", "pact"])
_LED: Final = frozenset(["a", "an", "the"])  # `Kestrian agreement to sell tanks` is their consent
_LINKS: Final = frozenset(["of", "to", "from", "with"])
_OBJECT: Final = 3  # tokens of a head, `to` and a verb, before what is done something to


def task_end(passage: Passage, at: int) -> int:
    """Return the end of what is to be done by the agreement whose head stands at a token; else the end of the head."""
    if passage.lows[at] not in _DOING or passage.lows[at + 1 : at + 2] != ["to"] or not _is_led(passage, at):
        return at + 1
    end = content_end(passage, at + 1)
    is_told = end > at + _OBJECT and passage.tags[end - 1] in "NC"
    return _object_end(passage, end) if is_told else at + 1


def _is_led(passage: Passage, at: int) -> bool:
    """`an agreement to`, `Kestria's deal to`."""
    start = adjectives_start(passage, at)
    if start > 0 and passage.lows[start - 1] in _LED:
        return True
    return passage.lows[at] == "deal" and is_definite(passage, start)


def _object_end(passage: Passage, end: int) -> int:
    """The end of what something is done to: `tanks | to Kestria`, `the role | of the Harbor Council`."""
    link = passage.lows[end] if end + 1 < len(passage.lows) else ""
    first = end + 1 + (passage.tags[end + 1 : end + 2] == "D")
    last = run_end(passage, first, "#NJC" if link == "of" else "C") if link in _LINKS else end
    return last if last > first else end
