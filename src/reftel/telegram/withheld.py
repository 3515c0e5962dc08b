"""Withheld words: blacked out before release, which is no damage of the copy but must not be read as text."""

import re
from collections.abc import Iterator, Sequence

from reftel.record import Paragraph, Withheld

__all__ = ["find_withheld", "is_withheld"]

# All forms begin with one set of characters, which is found faster than one of several.
_BLACKED_OUT = re.compile(
    r"[Xx\[█](?:(?<=[Xx])[Xx]{7,}(?:[\s,]{1,2}[Xx]{8,})*|(?<=\[)\s?\.{3}\s?\]|(?<=█)█*)",
)


def is_withheld(text: str) -> bool:
    """Tell whether nothing but blacked-out words is left of a text.

    >>> is_withheld("XXXXXXXXXXXX [...]."), is_withheld("We met XXXXXXXXXXXX.")
    (True, False)
    """
    return _BLACKED_OUT.match(text) is not None and not any(map(str.isalnum, _BLACKED_OUT.sub("", text)))


def find_withheld(paragraphs: Sequence[Paragraph]) -> Iterator[Withheld]:
    """Yield each blacked-out place of the paragraphs, in order.

    >>> p = Paragraph(number=2, text="We met XXXXXXXXXXXX there.", lines=(4, 4))
    >>> next(find_withheld([p])).at
    (7, 19)
    """
    for paragraph in paragraphs:
        text = paragraph.text
        if "XXXXXXXX" in text or "xxxxxxxx" in text or "[" in text or "█" in text:
            for match in _BLACKED_OUT.finditer(text):
                yield Withheld(paragraph=paragraph.number, text=match[0], at=match.span())
