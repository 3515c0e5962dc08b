"""What an expression of time is resolved against: the cable's day, what was told before, which way its verb looks."""

import re
from bisect import bisect_right
from datetime import date
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.passage import Passage
from reftel.reading.base.tables import read_words
from reftel.reading.dates.spans import Days, day_of, month, shift

__all__ = ["Clock", "Expression", "sentence_of"]

_LATEST: Final = 16  # tokens before an expression in which its verb is looked for
_FINITE: Final = r"M|t[R!]?V|[EHZYB]|X"
_VERB: Final = re.compile(rf"{_FINITE}|(?<![MXt!RK])V")
_VERB_BEHIND: Final = re.compile(_FINITE)
_AHEAD: Final = frozenset(
    {"will", "would", "shall", "scheduled", "planned", "expected", "slated", "due", "upcoming", "forthcoming"}
    | {"possibility", "prospect", "deadline", "invited", "tentatively", "planning", "plans", "hopes", "intends"}
)
_SET: Final = frozenset({"set", "fixed", "postponed", "rescheduled", "deferred", "delayed", "moved", "off"})
_NEAR_BY: Final = 6  # tokens from `announced` to its day
_LIMITS: Final = {"by": True, "until": True, "till": True, "since": False, "after": False, "following": False}
_BEHIND: Final = frozenset(("after", "following"))  # of what is past, unless the verb looks ahead (`might leave after`)
_PRESENT: Final = frozenset({"is", "are", "has", "have", "do", "does", "be"})
_STANDS_IN: Final = frozenset({"in", "on", "during", "throughout", "of"})
_AGAINST_TENSE: Final = 3.0  # how many times farther a date may lie that fits the tense, to be preferred
_AGAINST_PAST: Final = 12.0  # the same where what happened is said to have happened then
_OLD: Final = 2  # years before the cable's own from which on a year told governs the months that follow it
_NEAR: Final = 31  # days before the cable's own in which a day is of its year, whatever was told
_SOON_AFTER: Final = 10  # days from the one told last to a day without its month that is of the same
_WITHIN: Final = {"month": len("2009-11"), "year": len("2009"), "decade": len("200")}
_PAPERS: Final = frozenset(
    {"letter", "note", "telegram", "message", "memorandum", "memo", "communique", "communiqué", "statement", "cable"}
    | {"declaration", "decree", "resolution", "speech", "report", "article", "editorial", "announcement", "ruling"}
)


@mypyc_attr(acyclic=True)
class Expression:
    """Tokens of a passage from `start` to `end` (not included), with their letters."""

    def __init__(self, passage: Passage, start: int, end: int, letters: str) -> None:
        self.passage = passage
        self.start = start
        self.end = end
        self.letters = letters

    def words(self, letters: str) -> list[str]:
        """Return the words, in small letters, that have one of these letters."""
        lows = self.passage.lows
        return [lows[self.start + at] for at, letter in enumerate(self.letters) if letter in letters]

    def word(self, letters: str) -> str | None:
        """Return the first word that has one of these letters, None where there is none."""
        for at, letter in enumerate(self.letters):
            if letter in letters:
                return self.passage.lows[self.start + at]
        return None

    def before(self, count: int = 1) -> str:
        """Return the word so many tokens before the expression, in small letters; empty where there is none."""
        return self.passage.lows[self.start - count] if self.start >= count else ""

    def after(self, count: int = 0) -> str:
        """Return the word behind the expression, in small letters; empty where there is none."""
        at = self.end + count
        return self.passage.lows[at] if at < len(self.passage.lows) else ""

    def tag(self, offset: int) -> str:
        """Return the grammatical letter of a token beside the expression: -1 is the one before, 1 the one behind."""
        at = self.start + offset if offset < 0 else self.end + offset - 1
        return self.passage.tags[at] if 0 <= at < len(self.passage.tags) else "."


def sentence_of(expression: Expression) -> tuple[int, int]:
    """Return the sentence that an expression stands in, as token indexes."""
    sentences = expression.passage.sentences
    return sentences[bisect_right(sentences, expression.start, key=lambda sentence: sentence[0]) - 1]


@mypyc_attr(acyclic=True)
class Clock:
    """The day of the cable, None where it is lost; and what the paragraph has told so far.

    In an editors' note without a day (`noted`), the year that was told last of a month or day is that of the months
    behind it, in all paragraphs.
    """

    __slots__ = ("_last", "_noted", "_told", "_year", "day", "year_told")

    def __init__(self, day: date | None, *, noted: bool = False) -> None:
        self.day = day
        self._noted = noted
        self.year_told: int | None = None
        self._year: int | None = None
        self._told: Days | None = None
        self._last: date | None = None

    def forget(self) -> None:
        """Begin a paragraph."""
        self.year_told = None
        self._told = None

    def tell(self, days: Days, *, with_year: bool) -> None:
        """Remember the last stretch that was told, and its year where it was said of a month or day."""
        self._told = days
        self._last = self.told or self._last
        self.year_told = days[0].year if with_year else None
        self._year = self.year_told or self._year

    @property
    def told(self) -> date | None:
        """The day that `two days later` is counted from: the last one told in this paragraph."""
        return self._told[0] if self._told and self._told[0] == self._told[1] else None

    def told_in(self, name: str) -> date | None:
        """The day that `the following year` is beside: the first of what was told last, if it lies in one such unit."""
        if self.told or self._told is None or name not in _WITHIN:
            return self.told
        first, last = (str(day)[: _WITHIN[name]] for day in self._told)
        return self._told[0] if first == last else None

    @property
    def spoken_of(self) -> date | None:
        """The day that `that afternoon` is of: told in this paragraph, or in one before and not a week ago."""
        if self.told or self._last is None or self.day is None:
            return self.told or self.day
        return self._last if 0 <= (self.day - self._last).days < 7 else self.day

    def months(self, number: int, expression: Expression) -> Days | None:
        """Return the month without a year that is meant: the nearest that fits the tense."""
        spans = [month(one, number) for one in self._years()]
        return self._nearest(spans, expression)

    def days(self, number: int, month_: int, expression: Expression) -> Days | None:
        """Return the day of a month without a year that is meant; one just past is that, whatever year was told."""
        near = day_of(number, month_, self.day.year) if self.day and self.year_told else None
        if near and self.day and 0 <= (self.day - near).days <= _NEAR:
            return near, near
        days = [day_of(number, month_, one) for one in self._years()]
        return self._nearest([(day, day) for day in days if day], expression)

    def days_of_month(self, number: int, expression: Expression) -> Days | None:
        """Return `the 17th` of the month that is meant: this one, the one before or the one after.

        In an editors' note without a day it is of the month that was told last.
        """
        if self.day is None:
            day = day_of(number, self._last.month, self._last.year) if self._noted and self._last else None
            return (day, day) if day else None
        told = day_of(number, self.told.month, self.told.year) if self.told else None
        if told and self.told and 0 < (told - self.told).days <= _SOON_AFTER:
            return told, told  # `came on July 14 and left on the 15th`
        around = [shift(self.day.replace(day=1), count, "month") for count in (-1, 0, 1)]
        days = [day_of(number, one.month, one.year) for one in around]
        return self._nearest([(day, day) for day in days if day], expression)

    def looks_ahead(self, expression: Expression) -> bool | None:
        """Return whether the words before an expression, or right behind it, speak of what is to come.

        None where none says.
        """
        limit = next((word for word in (expression.before(), expression.before(2)) if word in _LIMITS), None)
        if limit is not None and limit not in _BEHIND:
            return _LIMITS[limit]
        if self._is_past(expression):
            return False
        passage = expression.passage
        first, last = sentence_of(expression)
        start = max(first, expression.start - _LATEST)
        if not _AHEAD.isdisjoint(passage.lows[start : expression.start]) or self._is_set(expression):
            return True
        before = [
            verb for verb in _VERB.finditer(passage.tags, start, expression.start) if _is_told(passage, start, verb)
        ]
        if limit is not None:
            return bool(before) and before[-1][0] == "M"
        verb = (
            before[-1]
            if before
            else _VERB_BEHIND.search(passage.tags, expression.end, min(last, expression.end + _LATEST))
        )
        if verb is None or passage.lows[verb.start()] in _PRESENT or verb[0] == "Z":
            return None
        return verb[0][0] in "MtV"

    @staticmethod
    def _is_set(expression: Expression) -> bool:
        """Whether something is set for a day, announced for it or put off to it (`the vote was set for May 3`)."""
        near = expression.passage.lows[max(0, expression.start - _NEAR_BY) : expression.start]
        if "announced" in near and expression.before() == "for":
            return True
        return expression.before() in ("for", "to", "until") and expression.before(2) in _SET

    @staticmethod
    def _is_past(expression: Expression) -> bool:
        """Whether a paper is of a day (`the communique of January 27`), or something is as it was (`as in May`)."""
        if expression.before() == "of":
            return expression.before(2) in _PAPERS
        return expression.before() == "in" and expression.before(2) == "as"

    def _years(self) -> list[int]:
        if self.day is None:
            year = self._year if self._noted else self.year_told
            return [year] if year else []
        if self.year_told is not None and self.year_told <= self.day.year - _OLD:
            return [self.year_told]
        return [self.day.year - 1, self.day.year, self.day.year + 1]

    def _nearest(self, spans: list[Days], expression: Expression) -> Days | None:
        day = self.day
        if len(spans) < 2 or day is None:
            return spans[0] if spans else None
        ahead = self.looks_ahead(expression)
        against = _AGAINST_PAST if ahead is False and expression.before() in _STANDS_IN else _AGAINST_TENSE
        return min(spans, key=lambda span: _distance(span, day, ahead=ahead, against=against))


def _is_told(passage: Passage, start: int, verb: re.Match[str]) -> bool:
    """Whether a verb says when; one without an ending does behind a demand (`asked that Kestria sign it in May`)."""
    return verb[0] != "V" or not read_words("demands.txt").isdisjoint(passage.lows[start : verb.start()])


def _distance(span: Days, day: date, *, ahead: bool | None, against: float) -> float:
    """Days from a day to a stretch, more where it lies against the tense."""
    if span[0] > day:
        return (span[0] - day).days * (against if ahead is False else 1)
    if span[1] < day:
        return (day - span[1]).days * (against if ahead else 1)
    return 0
