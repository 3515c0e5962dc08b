"""Entries in the words that tell them, where their values alone say too little."""

from reftel.record.cable import Cable
from reftel.record.registers import Change

__all__ = ["change_words"]

_LONGEST = 400  # letters of a clause


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
    since = f"since {change.since}" if change.since and change.since not in told else ""
    return "; ".join(filter(None, (told, steps, since)))
