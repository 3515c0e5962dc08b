"""A line of any list with the place it stands at: what every entry on every page is shown as."""

import msgspec

from reftel.archive.citation import place_name
from reftel.corpus import Line
from reftel.room.addresses import cable_address
from reftel.room.words import days_between

__all__ = ["Cited", "cited", "cited_line"]


class Cited(msgspec.Struct, frozen=True, kw_only=True):
    """Words and where they stand: `place` names it (`08PORTHAVEN45#3`), `address` leads to it.

    `kind` is the entry's own (of a plan its standing), `days` those it speaks of, `date` that of the cable, `day`
    the one by which it stands in a list.
    """

    words: str
    place: str
    address: str | None = None
    register: str = ""
    kind: str = ""
    who: tuple[str, ...] = ()
    date: str | None = None
    day: str | None = None
    days: str = ""


def cited(words: str, cable: str | None, paragraph: int | None = None, *, date: str | None = None) -> Cited:
    """Return words with their place.

    >>> cited("She had asked for an inquiry.", "08PORTHAVEN45", 4).address
    '/cable/08PORTHAVEN45#p4'
    """
    return Cited(
        words=words,
        place=place_name(cable, paragraph),
        address=None if cable is None else cable_address(cable, paragraph),
        date=date,
        day=date,
    )


def cited_line(line: Line) -> Cited:
    """Return a line of the corpus with its place."""
    return msgspec.structs.replace(
        cited(line.words.removeprefix(f"{line.kind}: "), line.cable, line.paragraph, date=line.date),
        register=line.register,
        kind=line.kind,
        who=line.who,
        day=line.day,
        days=days_between(line.start, line.end),
    )
