"""The register of dates: the expressions of time of each paragraph, resolved one after the other."""

from datetime import date
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.dates.citations import citations_of
from reftel.reading.dates.clock import Clock, Expression
from reftel.reading.dates.grammar import BACKWARD, Rule, candidates, triggers
from reftel.reading.dates.letters import letters_of
from reftel.reading.dates.spans import Days
from reftel.reading.mentions import Mention, Mentions
from reftel.reading.study import Study
from reftel.record import DateMention

__all__ = ["find_dates"]

_MONTHS: Final = frozenset("mvGH")
_YEAR: Final = 4  # digits
_NUMBERS: Final = [f"{number:02}" for number in range(32)]
_LONGEST: Final = 8  # tokens of an expression that is found by its last word


def find_dates(study: Study, mentions: Mentions) -> tuple[DateMention, ...]:
    """Return the expressions of time in order, and take them up as mentions of the kind `date`."""
    found: list[DateMention] = []
    edited = study.cable.editorial is not None
    clock = Clock(study.day, noted=edited)
    for passage in study.passages:
        clock.forget()
        cited = citations_of(passage) if edited else []
        for rule, expression in _expressions(passage):
            days = rule.resolve(expression, clock)
            if days:
                clock.tell(days, with_year="Y" in expression.letters and not _MONTHS.isdisjoint(expression.letters))
            if any(start <= expression.start < end for start, end in cited):
                continue  # its year still stands for the days behind it
            mentions.add(_mention(rule, expression, len(found)))
            found.append(_entry(rule, expression, _until(expression, days, clock)))
    return tuple(found)


def _until(expression: Expression, days: Days | None, clock: Clock) -> Days | None:
    """`by May 3`, `not later than May`: from the cable's own day on; not `by May 3 decree`."""
    is_limit = expression.before() == "by" or (expression.before() == "than" and expression.before(2) == "later")
    if not is_limit or days is None or clock.day is None or expression.tag(1) in tuple("NCJ"):
        return days
    return (clock.day, days[1]) if days[1] >= clock.day else days


def _expressions(passage: Passage) -> list[tuple[Rule, Expression]]:
    """The expressions of a paragraph with their rules, from left to right, none within another."""
    letters, done = letters_of(passage), 0
    expressions: list[tuple[Rule, Expression]] = []
    for at in triggers(letters):
        found = None if at < done else _forward(passage, letters, at) or _backward(passage, letters, at, done)
        if found:
            done = found[1].end
            expressions.append(found)
    return expressions


def _forward(passage: Passage, letters: str, at: int) -> tuple[Rule, Expression] | None:
    """What begins at a token: no expression has a blank in it, and no rule looks behind more than one letter."""
    first, blank = max(0, at - 1), letters.find(" ", at)
    window = letters[first : blank + 1 if blank >= 0 else len(letters)]
    for rule, end in candidates(window, at - first):
        expression = Expression(passage, at, first + end, window[at - first : end])
        if rule.accepts(expression):
            return rule, expression
    return None


def _backward(passage: Passage, letters: str, at: int, done: int) -> tuple[Rule, Expression] | None:
    """What ends with a token."""
    for rule in BACKWARD:
        match = letters[at] in rule.starts and rule.pattern.search(letters, max(done, at + 1 - _LONGEST), at + 1)
        if match:
            expression = Expression(passage, match.start(), match.end(), match[0])
            if rule.accepts(expression):
                return rule, expression
    return None


def _text_start(rule: Rule, expression: Expression) -> int:
    return expression.start - (rule.article and expression.before() == "the")


def _mention(rule: Rule, expression: Expression, entry: int) -> Mention:
    start = _text_start(rule, expression)
    return Mention(index=expression.passage.index, start=start, end=expression.end, kind="date", entry=entry)


def _entry(rule: Rule, expression: Expression, days: Days | None) -> DateMention:
    passage, start = expression.passage, _text_start(rule, expression)
    first, last = days or (None, None)
    from_ = _iso(first)
    return DateMention(
        text=passage.words_of(start, expression.end),
        from_=from_,
        to=from_ if last == first else _iso(last),
        paragraph=passage.number,
        at=(passage.place(start, expression.end),),
        rule=rule.name,
        confidence=rule.confidence,
    )


def _iso(day: date | None) -> str | None:
    """A day as `isoformat` has it, which takes three times as long."""
    return f"{str(day.year).zfill(_YEAR)}-{_NUMBERS[day.month]}-{_NUMBERS[day.day]}" if day else None
