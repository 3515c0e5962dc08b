"""The posts at the head of a cable: places, whatever no list knows of them."""

import re
from functools import lru_cache
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.words import base_tags
from reftel.reading.people.lexicon import lexicon
from reftel.reading.study import Study

__all__ = ["posts_of", "with_posts"]

_POST: Final = re.compile(
    r"(?:AM(?:EMBASSY|CONSUL|CONGEN)|EMBASSY|CONSULATE(?: GENERAL)?) ([A-Z]{3,40}+)$", re.IGNORECASE
)


def posts_of(study: Study) -> frozenset[str]:
    """Return the names, in small letters, of a cable's posts of one word that are in no list.

    A post stands in the head as sender, `AMEMBASSY LYSANDRA` among the receivers.
    """
    head = study.cable.header
    found = {_unknown(one.addressee) for some in (head.to, head.info) for one in some}
    found.add(_unknown(head.sender or ""))
    found.add(_unknown(f"EMBASSY {head.post}"))
    return frozenset(found - {""})


@lru_cache(maxsize=1024)
def _unknown(line: str) -> str:
    """The post of one word in a line of the head, where no list has it."""
    match = _POST.search(line)
    low = match[1].lower() if match else ""
    return "" if low in base_tags() or low.capitalize() in lexicon(capitals=False) else low


def with_posts(passage: Passage, letters: str, posts: frozenset[str]) -> str:
    """Return the letters of a passage with posts as places.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> passage = prepare(Paragraph(number=1, text="Strand left Lysandra.", lines=(1, 1)), 0)
    >>> with_posts(passage, "nEn..", frozenset(["lysandra"]))
    'nEp..'
    """
    if posts.isdisjoint(passage.lows):
        return letters
    return "".join(
        "p" if letter == "n" and low in posts else letter for letter, low in zip(letters, passage.lows, strict=True)
    )
