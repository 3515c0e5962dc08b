"""Days that are days: a stranger's record may have anything for one, and what is no ISO day counts as none."""

from functools import lru_cache
from typing import TypeVar

import msgspec

from reftel.archive.calendars import days_of
from reftel.record import Cable, DateMention, Span

__all__ = ["dated", "iso_day"]

_LENGTH = len("2008-05-14")
Stretch = TypeVar("Stretch", Span, DateMention)


def dated(cable: Cable) -> Cable:
    """Return a cable of which every day that the corpus reckons with is an ISO day or none."""
    replace = msgspec.structs.replace
    return replace(
        cable,
        header=replace(cable.header, date=iso_day(cable.header.date)),
        meetings=tuple(replace(one, date=one.date and _stretch(one.date)) for one in cable.meetings),
        plans=tuple(replace(one, when=one.when and _stretch(one.when)) for one in cable.plans),
        dates=tuple(map(_stretch, cable.dates)),
    )


@lru_cache(maxsize=65536)
def iso_day(text: str | None) -> str | None:
    """Return an ISO day as it is, and nothing for any other text.

    >>> iso_day("2008-05-14"), iso_day("2008-02-31"), iso_day("2008-05"), iso_day("20080514"), iso_day("sometime")
    ('2008-05-14', None, None, None, None)
    """
    return text if text and len(text) == _LENGTH and days_of(text) == (text, text) else None


def _stretch(one: Stretch) -> Stretch:
    return msgspec.structs.replace(one, from_=iso_day(one.from_), to=iso_day(one.to))
