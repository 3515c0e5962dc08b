"""Whose an instrument is: `Strand's letter` is told from others by that."""

from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.instruments.complements import run_end
from reftel.reading.instruments.lexicon import HEADS, Head

__all__ = ["find_owned", "owner_start"]

_MOST: Final = 4  # tokens of an owner
_TOWARDS: Final = frozenset(["at", "on"])  # `at Strand's proposal` tells who began
# what these propose, they propose at home; and no year sends messages (`the New Year's message`)
_NO_OWNERS: Final = frozenset(["government", "cabinet", "administration", "commission", "year"])


def find_owned(passage: Passage, at: int, head: Head) -> Find | None:
    """Return a paper or an offer that nothing but its owner tells from others: `Strand's latest letter to Tran`."""
    if passage.lows[at] not in HEADS.owned:
        return None
    if (end := _sent_end(passage, at)) is not None:
        name = passage.words_of(at, end)
        return Find(passage.index, at, end, Named(key=name.lower(), name=name, kind=head.kind, rule="owned"))
    first = at
    while first > 0 and passage.tags[first - 1] in "J#":
        first -= 1
    start = owner_start(passage, first)
    if start == first or passage.lows[max(start - 1, 0)] in _TOWARDS or passage.lows[first - 2] in _NO_OWNERS:
        return None
    key = f"{passage.words_of(start, first)} {passage.words[at]}".lower()
    name = passage.words_of(start, at + 1)
    return Find(passage.index, start, at + 1, Named(key=key, name=name, kind=head.kind, rule="owned"))


def _sent_end(passage: Passage, at: int) -> int | None:
    """The end of who sent a paper and to whom: `a letter | from President Strand to the Envoy`."""
    if passage.lows[at] not in HEADS.sent or passage.lows[at + 1 : at + 2] != ["from"]:
        return None
    sender = _named_end(passage, at + 2)
    if sender is None or passage.lows[sender : sender + 1] != ["to"]:
        return None
    return _named_end(passage, sender + 1)


def _named_end(passage: Passage, at: int) -> int | None:
    """The end of the name or office that begins at a token."""
    first = at + (passage.lows[at : at + 1] == ["the"])
    end = run_end(passage, first, "C")
    return end if end > first else None


def owner_start(passage: Passage, start: int) -> int:
    """Return where the name begins that a possessive before a token ends (`Fleet Admiral Strand's`), else the token.

    A noun may end it (`the Kestrian government's`).
    """
    if start < 2 or passage.tags[start - 1] != "'":
        return start
    last = start - 1 - (passage.tags[start - 3 : start - 1] == "CN")
    first = max(last - _MOST, 0) + len(passage.tags[max(last - _MOST, 0) : last].rstrip("C"))
    return first if first < last else start
