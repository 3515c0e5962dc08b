"""Search for what is dear to look for everywhere, and holds a sign that is quick to find."""

import re
from collections.abc import Iterator

__all__ = ["near_sign"]


def near_sign(
    pattern: "re.Pattern[str]", sign: "re.Pattern[str]", before: int, text: str, start: int = 0
) -> Iterator["re.Match[str]"]:
    r"""Yield the matches of a pattern of which each holds the sign, at most `before` characters after its own start.

    They are those that `pattern.finditer(text, start)` yields, looked for only where a sign is near.

    >>> word, end = re.compile(r"\W*\bend\b", re.IGNORECASE), re.compile("[Ee]nd")
    >>> [match.span() for match in near_sign(word, end, 3, "It bends. End. (The end)")]
    [(8, 13), (19, 23)]
    """
    while found := sign.search(text, start):
        match = pattern.search(text, max(start, found.start() - before))
        if match is None:
            return
        yield match
        start = match.end()
