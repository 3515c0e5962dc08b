"""What small words that can be more than one thing are, by their neighbours: `like`, `once`, `her`, `MAY`, `GOT`.

Each rule is given what those of `neighbours` are given.
"""

from collections.abc import Callable, Sequence
from typing import Final

__all__ = ["SMALL", "first_of", "last_before", "letter_before"]

_NOUNISH: Final = frozenset("NC#710")
_LONGEST: Final = 120  # tokens back to the beginning of a sentence


def _like(codes: list[str], at: int, _: Sequence[str]) -> str:
    """`like`: a verb after a modal, `to`, a pronoun; a preposition otherwise."""
    return "V" if letter_before(codes, at) in "MtUX" else "P"


def _there(codes: list[str], at: int, _: Sequence[str]) -> str:
    """`there was`, as a subject; `officials there said`."""
    return "U" if codes[at + 1] in "BMHX" and codes[at - 1] != "N" else "R"


def _once(codes: list[str], at: int, lows: Sequence[str]) -> str:
    """`had once asked`, `at once`; a conjunction in `once talks begin`; `had since asked`, else a preposition."""
    if lows[at] == "since":
        return "R" if codes[at - 1] == "H" and at else "P"
    return "R" if codes[at - 1] in "HBMXUP" or codes[at + 1] in ".," else "A"


def _her(codes: list[str], at: int, _: Sequence[str]) -> str:
    """`her minister`; `told her that`."""
    return "D" if codes[at + 1] in _NOUNISH or codes[at + 1] in "J243=8Y" else "u"


def _one(codes: list[str], at: int, lows: Sequence[str]) -> str:
    """`the first one`, `one of them`; `one said`, `no one said`."""
    return "N" if codes[at + 1] == "O" or (at and codes[at - 1] in "DJ#" and lows[at - 1] != "no") else "U"


def _may(codes: list[str], at: int, _: Sequence[str]) -> str:
    """`MAY` in a text of capitals: the month beside a figure or behind a preposition."""
    return "y" if codes[at + 1] == "#" or codes[at - 1] in "#P" else "M"


def _got(codes: list[str], at: int, _: Sequence[str]) -> str:
    """`GOT` in a text of capitals: a government behind a preposition or before an auxiliary; `HE GOT`."""
    return "C" if at == 0 or codes[at - 1] in ".,:;(POtTDKA" or codes[at + 1] in "MHBX'" else "E"


def letter_before(codes: list[str], at: int) -> str:
    """The letter before, adverbs and `not` passed over."""
    return codes[last] if (last := last_before(codes, at)) >= 0 else "."


def last_before(codes: list[str], at: int) -> int:
    """The token before, adverbs and `not` passed over; -1 at the beginning."""
    at -= 1
    while at > 0 and codes[at] in "R!":
        at -= 1
    return at


def first_of(codes: Sequence[str], at: int) -> int:
    """Return the first token of the sentence of a token."""
    least = max(0, at - _LONGEST)
    while at > least and codes[at - 1] != ".":
        at -= 1
    return at


SMALL: Final[dict[str, Callable[[list[str], int, Sequence[str]], str]]] = {
    "~": _like,
    "^": _may,
    "`": _got,
    "|": _there,
    "%": _once,
    "@": _her,
    "}": _one,
}
