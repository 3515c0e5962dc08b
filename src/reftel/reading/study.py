"""A cable prepared for reading: its passages, its day, its clauses, found once and shared by all registers."""

from datetime import date
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.clauses import Clause, clauses_of
from reftel.reading.base.passage import Passage, passages_of
from reftel.record import Cable

__all__ = ["Study", "study"]


@mypyc_attr(acyclic=True)
class Study:
    """What every register is read from. `day` is the cable's own date, None where the copy has lost it."""

    __slots__ = ("_clauses", "cable", "day", "passages")

    def __init__(self, cable: Cable, passages: tuple[Passage, ...], day: date | None) -> None:
        self.cable = cable
        self.passages = passages
        self.day = day
        self._clauses: dict[tuple[int, int], list[Clause]] = {}

    def clauses(self, passage: Passage, sentence: tuple[int, int]) -> list[Clause]:
        """Return the clauses of a sentence (a pair of token indexes out of `passage.sentences`), found once."""
        key = passage.index, sentence[0]
        found = self._clauses.get(key)
        if found is None:
            found = self._clauses[key] = clauses_of(passage, sentence[0], sentence[1])
        return found


def study(cable: Cable) -> Study:
    """Return a cable prepared for reading."""
    return Study(cable, passages_of(cable.paragraphs), _day(cable.header.date or cable.header.dtg))


def _day(moment: str | None) -> date | None:
    """The day of an ISO date or moment; None where only a month or year is known, or a garbled year.

    >>> _day("2009-11-27"), _day("2009-11"), _day("9999-12-31")
    (datetime.date(2009, 11, 27), None, None)
    """
    day = date.fromisoformat(moment[:10]) if moment and len(moment) >= 10 else None
    return day if day and _FIRST_YEAR <= day.year <= _LAST_YEAR else None


_FIRST_YEAR: Final = 1000  # with a century or more to either end of the calendar, for `a hundred years ago`
_LAST_YEAR: Final = 9000
