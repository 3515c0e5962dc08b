"""The register of meetings."""

from reftel.reading.people.cast import Cast
from reftel.record import DateMention, Instrument, Meeting

__all__ = ["find_meetings"]


def find_meetings(
    cast: Cast, dates: tuple[DateMention, ...], instruments: tuple[Instrument, ...]
) -> tuple[Meeting, ...]:
    """Return the meetings in the order of the text."""
    del cast, dates, instruments
    return ()
