"""The posts at the head of a cable: places, whatever no list knows of them."""

import re

from reftel.reading.base.passage import Passage
from reftel.reading.base.words import base_tags
from reftel.reading.people.lexicon import lexicon
from reftel.reading.study import Study

__all__ = ["posts_of", "with_posts"]

_POST = re.compile(r"(?:AM(?:EMBASSY|CONSUL|CONGEN)|EMBASSY|CONSULATE(?: GENERAL)?) ([A-Z]{3,})$", re.IGNORECASE)


def posts_of(study: Study) -> frozenset[str]:
    """Return the names, in small letters, of a cable's posts of one word that are in no list.

    A post stands in the head as sender, `AMEMBASSY LYSANDRA` among the receivers.
    """
    head = study.cable.header
    lines = [head.sender or "", *(one.addressee for one in (*head.to, *head.info))]
    found = {match[1].lower() for line in lines if (match := _POST.search(line))}
    if head.post:
        found.add(head.post.lower())
    return frozenset(low for low in found if _is_unknown(low))


def _is_unknown(low: str) -> bool:
    return low.isalpha() and low not in base_tags() and low.capitalize() not in lexicon(capitals=False)


def with_posts(passage: Passage, letters: str, posts: frozenset[str]) -> str:
    """Return the letters of a passage with posts as places.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> passage = prepare(Paragraph(number=1, text="Strand left Lysandra.", lines=(1, 1)), 0)
    >>> with_posts(passage, "nEn.", frozenset(["lysandra"]))
    'nEp.'
    """
    if posts.isdisjoint(passage.lows):
        return letters
    return "".join(
        "p" if letter == "n" and low in posts else letter for letter, low in zip(letters, passage.lows, strict=True)
    )
