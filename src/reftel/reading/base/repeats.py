"""Words that a telegram says twice so that none is lost: `does not, repeat not, agree`, `four (repeat four) ships`."""

from typing import Final

from reftel.reading.base.tokens import Tokens

__all__ = ["with_repeats"]

_AGAIN: Final = frozenset({"repeat", "rpt"})
_BEFORE: Final = (",", "(", "-", "--")
_BEHIND: Final = (",", ")", "-", "--")
# what a repeated word of a noun phrase is taken for
_LETTERS: Final = {"#": "#", "N": "J", "J": "J", "C": "C", "D": "J"}
_MOST: Final = 2  # words said again: `about a, repeat about a, week`


def with_repeats(tokens: Tokens, tags: str) -> str:
    """Return the letters of a text, those of what is only said again as of adverbs, which rules pass over.

    >>> from reftel.reading.base.tagger import tag
    >>> from reftel.reading.base.tokens import tokenize
    >>> tokens = tokenize("They do not, repeat not, agree to four repeat four ships.")
    >>> tag(tokens), with_repeats(tokens, tag(tokens))
    ('UX!,N!,Vt#N#N.', 'UX!RRRRVt###N.')
    """
    if " repeat " not in tokens.text and " rpt " not in tokens.text:
        return tags
    codes = list(tags)
    for at in (at for at, low in enumerate(tokens.lows) if low in _AGAIN):
        first = at - 1 if at and tokens.lows[at - 1] in _BEFORE else at
        count = _said_again(tokens.lows, first, at + 1)
        if count:
            end = at + 1 + count
            end += first < at and tokens.lows[end : end + 1] != [] and tokens.lows[end] in _BEHIND
            letter = _LETTERS.get(codes[first - 1], "R")
            codes[first:end] = letter * (end - first)
    return "".join(codes)


def _said_again(lows: list[str], end: int, start: int) -> int:
    """How many words before a token are those from another on; 0 for none."""
    counts = range(_MOST, 0, -1)
    return next((one for one in counts if end >= one and lows[end - one : end] == lows[start : start + one]), 0)
