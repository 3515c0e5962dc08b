"""Cables and entries in words, where their values alone say too little."""

import re

from reftel.record.cable import Cable
from reftel.record.registers import Change

__all__ = ["change_words", "title_of"]

_LONGEST = 400  # letters of a clause


_NUMBER = re.compile(r"\A\d++[A-Za-z]?\.? ")


def title_of(cable: Cable) -> str | None:
    """Return what a cable is called in a list: its subject, else its editors' title without the number of that.

    >>> from reftel.record import Editorial, Header, Source
    >>> edited = Editorial(volume="v", document="d", kind="cablegram", head="10 Cablegram From Strand to Tran")
    >>> title_of(Cable(id="1", header=Header(), source=Source(path="a", format="text", sha256=""), editorial=edited))
    'Cablegram From Strand to Tran'
    """
    if cable.header.subject or cable.editorial is None:
        return cable.header.subject
    return _NUMBER.sub("", cable.editorial.head, count=1) or None


def change_words(cable: Cable, change: Change) -> str:
    """Return a change in the words of its cable (`the talks had broken down`), for what it is about tells no change.

    Behind them stand what was, what is now, and since when, where other words than these say so.
    """
    clauses = (
        cable.paragraphs[place.index].text[place.start : place.end]
        for place in change.at
        if 0 <= place.index < len(cable.paragraphs)
    )
    told = " … ".join(filter(None, clauses))[:_LONGEST] or change.about
    steps = " → ".join(each for each in (change.was, change.now) if each and each not in told)
    told = "" if told in steps else told
    since = f"since {change.since}" if change.since and change.since not in told else ""
    return "; ".join(filter(None, (told, steps, since)))
