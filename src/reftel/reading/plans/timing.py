"""When a plan is for: the expression of time in its clause, and the act's words without it."""

import re

from reftel.reading.base.passage import Passage
from reftel.record import DateMention, Span

__all__ = ["Calendar"]

_LEAD = re.compile(r"(?:[PaDtRO]|J(?=D?$))+$")


class Calendar:
    """The dates of a cable, by passage and token."""

    def __init__(self, dates: tuple[DateMention, ...]) -> None:
        self._of: dict[int, list[DateMention]] = {}
        for one in dates:
            for place in one.at[:1]:
                self._of.setdefault(place.index, []).append(one)

    def between(self, passage: Passage, start: int, end: int) -> list[tuple[int, int, DateMention]]:
        """Return the dates that begin in a stretch of tokens, with their tokens."""
        if end <= start:
            return []
        first, last = passage.starts[start], passage.ends[end - 1]
        return [
            (passage.token_at(one.at[0].start), passage.token_at(one.at[0].end - 1) + 1, one)
            for one in self._of.get(passage.index, ())
            if first <= one.at[0].start < last
        ]

    def cut(self, passage: Passage, start: int, end: int) -> tuple[int, Span | None]:
        """Return the end of an act's words without the date they end in, and the date.

        A date in the middle stays in the words (`attend the June 2 conference`).
        """
        found = self.between(passage, start, end)
        if not found:
            return end, None
        first, last, date = found[-1]
        if last >= end - 1 and first > start:
            end = first
            while end - 1 > start and passage.tags[end - 1] in "PaDOR,":
                end -= 1
        return end, as_span(date)


def as_span(date: DateMention) -> Span:
    """A date as the span of a plan."""
    return Span(from_=date.from_, to=date.to, text=date.text)
