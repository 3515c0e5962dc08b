"""When a plan is for: the expression of time in its clause, and the act's words without it."""

import re
from bisect import bisect_left
from datetime import date
from typing import Final

import msgspec
from mypy_extensions import mypyc_attr

from reftel.reading.base.passage import Passage
from reftel.record import DateMention, Span

__all__ = ["Calendar", "as_span"]

_PAST: Final = frozenset(("ago", "last", "past", "previous", "preceding", "recent", "earlier"))
_UP_TO: Final = frozenset(("until", "till", "through", "by", "before"))


_Found = tuple[int, int, DateMention]


@mypyc_attr(acyclic=True)
class Calendar:
    """The dates of a cable, which come in the order of the text, by passage and token."""

    def __init__(self, dates: tuple[DateMention, ...], day: date | None) -> None:
        self._day = day.isoformat() if day else None
        self._of: dict[int, list[DateMention]] = {}
        for one in dates:
            if one.at:
                self._of.setdefault(one.at[0].index, []).append(one)
        self._tokens: dict[int, tuple[list[int], list[_Found]]] = {}

    def has(self, passage: Passage) -> bool:
        """Return whether a passage has a date, so that those without are asked no more."""
        return passage.index in self._of

    def between(self, passage: Passage, start: int, end: int) -> list[tuple[int, int, DateMention]]:
        """Return the dates that begin in a stretch of tokens, with their tokens."""
        if end <= start or not self.has(passage):
            return []
        starts, found = self._placed(passage)
        return found[bisect_left(starts, start) : bisect_left(starts, end)]

    def _placed(self, passage: Passage) -> tuple[list[int], list[_Found]]:
        """The tokens at which the dates of a passage begin, and the dates with their tokens; found once."""
        placed = self._tokens.get(passage.index)
        if placed is None:
            found = [
                (passage.token_at(one.at[0].start), passage.token_at(one.at[0].end - 1) + 1, one)
                for one in self._of[passage.index]
            ]
            placed = self._tokens[passage.index] = [first for first, _, _ in found], found
        return placed

    def behind(self, passage: Passage, at: int, end: int) -> int:
        """Return where words begin behind what is left of a date at a token (`since May 6, 2006, and | the text`)."""
        within = [last for first, last, _ in self.between(passage, max(at - _LONGEST, 0), at + 1) if at < last]
        if not within:
            return at
        behind = max(within)
        while behind < end and passage.tags[behind] in ",KT":
            behind += 1
        return min(behind, end)

    def cut(self, passage: Passage, start: int, end: int) -> tuple[int, Span | None]:
        """Return the end of an act's words without the date they end in, and the date.

        A date in the middle stays in the words (`attend the June 2 conference`).
        """
        found = self.between(passage, start, end)
        if not found:
            return end, None
        first, last, one = _joined(passage, _without_compared(passage, start, found))
        cut = first
        while cut - 1 > start and passage.tags[cut - 1] in "PaDOR,":
            cut -= 1
        if passage.lows[cut - 2 : cut] == ["prior", "to"]:
            cut -= 2
        between = passage.tags[cut - 1] == "K" or passage.lows[first - 1] == "between"
        of_noun = _is_of_noun(passage, start, cut)
        if passage.lows[first - 1] in _EVERY_YEAR:
            return end, None  # `cancel the annual October 7 parade`
        if of_noun and passage.lows[cut - 1] in _LASTING:
            return end, None  # `sign the treaty valid until 2015`
        at_end = last >= end - 1 or _is_deadline(passage, first, last)
        if at_end and cut > start + 1 and not between and not of_noun:
            end = cut  # `visit Kestria in May`; but `meet in May` would say nothing without it
        return end, self.span(passage, first, one)

    def is_due(self, passage: Passage, at: int) -> bool:
        """Return whether at a token it is said by which day to come (`by mid-November`, also within that span)."""
        dates = self.between(passage, at, at + 2) if passage.lows[at : at + 1] == ["by"] else []
        return any(self._day and (one.to or "") > self._day for _, _, one in dates)

    def is_bygone(self, when: Span | None) -> bool:
        """Return whether a span ended before the cable's own day: when something was said, not when it is to be.

        One that nothing places may say so itself (`a few days ago`, `in recent months`).
        """
        if when is None:
            return False
        words = (when.text or "").lower().split()
        if when.to is None:
            return not _PAST.isdisjoint(words)
        return bool(self._day and when.to < self._day) or "past" in words  # `this past week`

    def is_past(self, when: Span | None) -> bool:
        """Return whether a span ended in a month before the cable's own: what was to happen then is no plan now."""
        return bool(when and self._day and when.to and when.to[:7] < self._day[:7])

    def span(self, passage: Passage, first: int, one: DateMention) -> Span:
        """Return a date as the span of a plan; `until January` and `by January` begin with the cable's day."""
        at = first - 1 - (passage.lows[first - 1 : first] == ["the"])  # `before the May 28 deadline`
        at -= passage.lows[at - 1 : at + 1] == ["prior", "to"]
        until = at >= 0 and (passage.lows[at] in _UP_TO or passage.lows[at : at + 2] == ["prior", "to"])
        if until and self._day and one.to and one.to >= self._day:
            return Span(from_=self._day, to=one.to, text=f"{passage.words_of(at, first)} {one.text}")
        return as_span(one)


def _without_compared(passage: Passage, start: int, found: list[_Found]) -> list[_Found]:
    """Some dates without that of something else which the first is compared with, or which is only told of it.

    So in `on July 20, earlier than the usual September date`.
    """
    than = passage.lows.index("than", start, found[-1][0]) if "than" in passage.lows[start : found[-1][0]] else None
    found = [one for one in found if than is None or one[0] < than] or found
    while len(found) > 1 and _TOLD_OF.match(passage.tags, found[-2][1], found[-1][0]):
        found = found[:-1]  # `leave on May 4 bound for delivery in June`
    return found


def _joined(passage: Passage, found: list[_Found]) -> _Found:
    """The last date of some; with the one before it where the two are one time (`in March or April`)."""
    first, last, one = found[-1]
    if len(found) < _PAIR or passage.tags[first - 1] != "K" or found[-2][1] != first - 1:
        return found[-1]
    begun, _, before = found[-2]
    if before.from_ is None or one.to is None or before.from_ > one.to:
        return found[-1]
    return begun, last, msgspec.structs.replace(one, from_=before.from_, text=passage.words_of(begun, last))


def _is_deadline(passage: Passage, first: int, last: int) -> bool:
    """Whether a date says by when (`before the May 28 deadline for appeals`), and is not what is met or missed."""
    due = passage.lows[first - 2 : first] in (["by", "the"], ["before", "the"], ["to", "the"])
    return due and passage.lows[last : last + 1] == ["deadline"]


_TOLD_OF: Final = re.compile(r",?[YEJ]P")
_PAIR: Final = 2
_LONGEST: Final = 6  # tokens of a date before one of its own


def _is_of_noun(passage: Passage, start: int, cut: int) -> bool:
    """Whether a date stands behind a word that only tells of a noun (`discuss it at the talks scheduled | for May`)."""
    at = cut - 1
    if passage.lows[at] == "held":
        at = max(start, at - _TO_BE)
    return at > start + 1 and passage.lows[at] in _TELLING_OF and passage.tags[at - 1] in "NC)#"


_TELLING_OF: Final = frozenset((
    "scheduled", "planned", "slated", "set", "due", "expected", "starting", "beginning", "commencing", "ending",
    "expiring", "running", "lasting", "valid", "effective", "dated",
))  # fmt: skip
_EVERY_YEAR: Final = frozenset(("annual", "yearly", "traditional"))
_LASTING: Final = frozenset(("expiring", "running", "lasting", "valid"))
_TO_BE: Final = 3  # tokens from `expected` to `held`


def as_span(one: DateMention) -> Span:
    """Return a date as it stands."""
    return Span(from_=one.from_, to=one.to, text=one.text)
