"""Words like `plans` where a sentence goes on with them: `visited Holm in May, and plans to visit Oslo`."""

from collections.abc import Sequence
from typing import Final

from reftel.reading.base.words import lemmas

__all__ = ["means_to"]

_MEANING: Final = frozenset({"plans", "hopes", "wishes", "offers", "promises"})
# What is done with plans: behind these they may be what somebody tells or hears of.
_TOLD: Final = frozenset({
    "discuss", "describe", "outline", "review", "present", "explain", "detail", "announce", "reveal", "disclose",
    "mention", "raise", "cover", "include", "cite", "note", "brief", "ask", "inquire", "talk", "speak", "compare",
    "consider", "praise", "criticize", "criticise", "oppose", "reject", "support", "welcome",
})  # fmt: skip
_FINITE: Final = frozenset("EZVBHX")
_VERBS: Final = _FINITE | {"V", "G", "M"}
_BORDERS: Final = frozenset(".;:,TQA-()<>")
_NEAR: Final = 24  # tokens back to the verb that another goes on from, and on to one that would be the plans' own
_LEAST: Final = 4  # tokens of `came, and`


def means_to(codes: list[str], at: int, lows: Sequence[str]) -> bool:
    """Return whether a word that may be a noun says what somebody means to do who did something before.

    Behind a name, a day, or what somebody was to do (`asked Tran to close the port, and plans to visit Oslo`) nothing
    of their kind goes with plans. Not so in `discussed it with Tran, and plans to visit Oslo`, which may both be talked
    of, nor in `visited Tran, and plans to visit Oslo have failed`.
    """
    if at < _LEAST or lows[at] not in _MEANING or codes[at - 2] + codes[at - 1] + codes[at + 1] != ",Kt":
        return False
    return _has_been_done(codes, at - 3, lows) and not _has_own_verb(codes, at + 3)


def _has_been_done(codes: list[str], at: int, lows: Sequence[str]) -> bool:
    """Whether the clause that ends at a token has a verb, and none of telling, and not a noun for its object."""
    start = max(-1, at - _NEAR)
    first = next((back for back in range(at, start, -1) if codes[back] in _BORDERS), start) + 1
    verbs = [code for code in codes[first:at] if code in _VERBS]
    if not _FINITE.intersection(verbs) or (codes[at] not in "C#y" and (codes[at] != "N" or verbs[-1] != "V")):
        return False
    return not any(lemmas().get(low, low) in _TOLD for low in lows[first:at])


def _has_own_verb(codes: list[str], start: int) -> bool:
    """Whether a verb that can be that of plans stands behind them, before the next sign."""
    for code in codes[start : start + _NEAR]:
        if code in _BORDERS:
            return False
        if code in "BHMX":
            return True
    return False
