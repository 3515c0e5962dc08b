"""Signs that stand in a copy instead of words: blacked out, or said to be left out."""

import re

from reftel.record import Paragraph
from reftel.telegram.withheld import find_withheld

__all__ = ["find_signs"]

_OMITTED = re.compile(
    r"[\[(][^\[\]()]{0,40}(?:omitted|missing|not declassified|lost|illegible|garbled?|excised|redacted)"
    r"[^\[\]()]{0,40}[\])]",
    re.IGNORECASE,
)


def find_signs(text: str) -> list[tuple[int, int]]:
    """Return the offsets of the signs in a paragraph's text, in order, none inside another.

    >>> text = "We met XXXXXXXXXXXX (text omitted) and [...]."
    >>> [text[start:end] for start, end in find_signs(text)]
    ['XXXXXXXXXXXX', '(text omitted)', '[...]']
    """
    spans = [withheld.at for withheld in find_withheld([Paragraph(number=0, text=text, lines=(1, 1))])]
    if "[" in text or "(" in text:
        spans += [match.span() for match in _OMITTED.finditer(text)]
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found
