"""What tells a time from a name or a number: `Theresa May`, `the March on Lysandra`, `2000 troops`, `UNSCR 1701`."""

import re
from typing import Final

from reftel.reading.dates.clock import Expression, sentence_of
from reftel.reading.dates.figures import counts, words
from reftel.reading.dates.letters import month_of

__all__ = [
    "always",
    "are_months",
    "is_bare_season",
    "is_century",
    "is_century_told",
    "is_counted",
    "is_end",
    "is_from_now",
    "is_month",
    "is_month_day",
    "is_no_modal",
    "is_no_question",
    "is_numeric",
    "is_of_months",
    "is_of_year",
    "is_or_two",
    "is_or_two_to_come",
    "is_ordinal_day",
    "is_quarter",
    "is_season",
    "is_short_month",
    "is_span",
    "is_to_come",
    "is_today",
    "is_told",
    "is_unit",
    "is_week",
    "is_weekday",
    "is_weekend",
]

_NAMES: Final = frozenset({"may", "april", "june", "august", "march"})  # given names, surnames, and a walk
_BESIDE_NAMES: Final = "DJ'y#P"
_LATEST: Final = 25  # tokens in which what was told still stands


def always(_: Expression) -> bool:
    """Whatever stands around it."""
    return True


def are_months(expression: Expression) -> bool:
    """`June to August`, `June or July`, `between June and July`; `June and July` are two months, and no stretch."""
    return is_month(expression) and (expression.word("&") in {None, "or"} or expression.before() == "between")


def is_of_year(expression: Expression) -> bool:
    """`March of last year`, `the first of next month`: the unit is the one that has such parts."""
    return expression.word("u") == ("month" if expression.letters[0] == "o" else "year")


def is_month(expression: Expression) -> bool:
    """A month by itself: not a name, and no modal in a text of capitals."""
    low = expression.passage.lows[expression.end - 1]
    if low not in _NAMES or len(expression.letters) > 1:
        return expression.after() not in words("named_after")
    dated = expression.before() in words("before_time") - {"the", "and", "or", "to"} or expression.letters[0] == "E"
    if expression.passage.capitals:
        return (dated and is_no_modal(expression)) or low in {"april", "june", "august"}
    return _is_no_name(expression, low, dated=dated)


def is_no_modal(expression: Expression) -> bool:
    """Not `THIS MAY MEAN`, `AS MAY BE NECESSARY`, where capitals tell no month from a verb."""
    passage = expression.passage
    return not passage.capitals or passage.lows[expression.end - 1] != "may" or expression.tag(1) not in "VBHR"


def is_short_month(expression: Expression) -> bool:
    """`in Feb`, `late Nov`; by itself, Jan is a name and Mar a place."""
    return expression.letters[0] == "E" or expression.before() in words("before_short")


def _is_no_name(expression: Expression, low: str, *, dated: bool) -> bool:
    before, after = expression.tag(-1), expression.tag(1)
    if dated:
        return True
    if before in ".:;(" and low == "may":
        return False
    if before == "C":
        return low not in {"may", "march"} and not expression.before().endswith(".") and after != "C"
    if after == "C":
        return before in _BESIDE_NAMES and before != "P"
    return low != "march" or expression.after() not in {"on", "toward", "towards", "to"} or before != "D"


def is_month_day(expression: Expression) -> bool:
    """A day of a month: the last figure counts nothing (`May 5 percent`), and no body is named after it."""
    return expression.after() not in words("named_after") and not counts(expression)


def is_weekday(expression: Expression) -> bool:
    """A day of the week: not `Sunday Times`, `Friday prayers`, `Black September`."""
    return expression.after() not in words("after_weekday") and expression.before() not in words("before_weekday")


def is_today(expression: Expression) -> bool:
    """`today`; not `Kestria Today`, nor what is the case in our days: `in Kestria today`, `today's world`."""
    word = expression.passage.words[expression.start]
    if word[0].isupper() and not expression.passage.capitals and expression.tag(-1) == "C":
        return False
    if expression.letters != "t" or expression.word("t") not in {"today", "to-day"}:
        return True
    if expression.after() in {"'s", "’s"}:
        return not words("dated").isdisjoint(expression.after(count) for count in (1, 2, 3))
    return expression.before() not in words("nowadays") and not _is_state(expression)


def _is_state(expression: Expression) -> bool:
    """Whether the verb before an expression, else behind it, tells how things are, and not what is done."""
    passage, (first, last) = expression.passage, sentence_of(expression)
    verbs = [
        *(at for at in range(expression.start - 1, max(first, expression.start - 8) - 1, -1)),
        *(at for at in range(expression.end, min(last, expression.end + 8))),
    ]
    found = next((at for at in verbs if passage.tags[at] in "BHXMEZV"), None)
    if found is None or passage.tags[found] not in "BHXZV":
        return False
    return passage.lows[found] in words("state") and passage.tags[found + 1 : found + 2] not in "GYtE"


def is_unit(expression: Expression) -> bool:
    """A week, a year and longer; `this day` and `last day` are said of anything."""
    return expression.word("u") != "day"


def is_end(expression: Expression) -> bool:
    """The end of a year or a month; `at the end of the day` is said of anything, `the turn of` of a year only."""
    if expression.word("B") == "turn" and expression.word("u") != "year":
        return False
    if expression.letters == "Z" and expression.tag(1) == "N":
        return False  # `year-end reports`
    return expression.word("u") != "day" and expression.after() not in words("named_after")


def is_weekend(expression: Expression) -> bool:
    """`over the weekend`."""
    return expression.word("u") == "weekend" and expression.before() == "the"


def is_from_now(expression: Expression) -> bool:
    """`two weeks from now`, `a year hence`; not `for two years now`."""
    return "j" in expression.letters or expression.word("x") != "now"


def is_week(expression: Expression) -> bool:
    """`the week of`, and no other unit."""
    return expression.word("u") == "week"


def is_of_months(expression: Expression) -> bool:
    """`mid-March`, `January-February`; not `mid-2009`."""
    return "H" in expression.letters or bool(month_of((expression.word("G") or "").rpartition("-")[2]))


def is_season(expression: Expression) -> bool:
    """A season with its year or side; of what has a dash only `mid-summer`."""
    return "G" not in expression.letters or (expression.word("G") or "").rpartition("-")[2] in words("season")


def is_bare_season(expression: Expression) -> bool:
    """A season with its article: `in the fall`; not `the fall of the government`, `the Prague Spring`."""
    article = expression.before() == "the"
    if expression.before(2 if article else 1) not in words("before_season") or expression.tag(1) in "CN":
        return False
    return (article or expression.word("s") != "fall" or expression.after() == ",") and expression.after() not in {
        "of",
        "from",
    }


def is_century(expression: Expression) -> bool:
    """`the 19th century`."""
    return expression.word("u") == "century"


def is_century_told(expression: Expression) -> bool:
    """`in the 20th`, where a century was spoken of just before."""
    first = max(0, expression.start - _LATEST)
    return expression.before() == "the" and "century" in expression.passage.lows[first : expression.start]


def is_quarter(expression: Expression) -> bool:
    """`in the third quarter` with nothing behind it that it is of."""
    return expression.word("h") == "quarter" and expression.before() == "the" and expression.after() != "of"


def is_no_question(expression: Expression) -> bool:
    """`in Q1`, `Q1 2010`; not `Q1: Is there a budget?`, where questions are numbered."""
    return expression.after() not in {":", ")", "."} or expression.before() in words("before_time")


def is_to_come(expression: Expression) -> bool:
    """`will leave in ten days`, `to be held in two weeks`; not `was built in ten days`, `twice in ten days of rain`."""
    passage, (first, _) = expression.passage, sentence_of(expression)
    start = max(first, expression.start - _TO_VERB)
    led = _LED.search(passage.tags, start, expression.start)
    if led is None or passage.lows[led.start()] in {"could", "cannot", "might"}:
        return False  # how long it takes: `could cross it in ten days`
    return expression.after() not in {"of", "or"}


_LED: Final = re.compile(r"[Mt]R{0,2}(?:BR?)?[VYEBX][^MtBHXEZVYG.;:,#]{0,8}\Z")  # an act to come, and no verb behind it
_TO_VERB: Final = 14  # tokens


def is_or_two(expression: Expression) -> bool:
    """`within a day or two`, `the next year or two`; not `within a year and two months`."""
    return expression.word("&") == "or" and expression.word("k") in {"two", "three"}


def is_or_two_to_come(expression: Expression) -> bool:
    """`will leave in a day or two`."""
    return is_or_two(expression) and is_to_come(expression)


def is_told(expression: Expression) -> bool:
    """`the following week`, `that day`; of `next` only `the next day`, since `next week` is counted from now."""
    if "n" in expression.letters:
        return expression.word("u") == "day" and expression.before() == "the"
    return (expression.word("u") in {"day", "week", "month", "year"} and expression.word("S") != "same") or (
        expression.before() == "the" and expression.word("S") == "same"
    )


def is_span(expression: Expression) -> bool:
    """`the last two years`; not `the last days of the war`."""
    if expression.word("l") == "last" and expression.before() in words("before_verb"):
        return False
    return len(expression.letters) > 2 or expression.after() != "of"


def is_counted(expression: Expression) -> bool:
    """`two days later`, `the day before`; what `before the election` is counted from is not told."""
    if expression.after() == "than" or ("X" in expression.letters and expression.tag(1) not in ".,;:)KEB"):
        return False
    if len(expression.letters) == 2:
        return expression.before() == "the" and expression.word("u") == "day"
    return True


def is_ordinal_day(expression: Expression) -> bool:
    """`the 17th` with nothing behind it that it counts: not `the 17th century`, `the 5th Fleet`, `12th round`."""
    if expression.before() not in words("before_day") or _is_numbered(expression):
        return False
    return expression.tag(1) in ".,;:)KBMHXEYtQTAO-PU!" or (
        expression.after().endswith("ed") and expression.after() not in {"of", "century"}
    )


def _is_numbered(expression: Expression) -> bool:
    """Whether an ordinal shares what it counts with an adjective: `the 14th and final law`."""
    return expression.tag(1) == "K" and expression.tag(2) == "J" and expression.tag(3) in "NC"


def is_numeric(expression: Expression) -> bool:
    """`on 11/24`, `(9/18)`, `told us 2/9`; not `3/4 of them`, `24/7`, `a 5/6 majority`."""
    first, second, *year = (int(word) for word in expression.words("dzY"))
    if year:
        return expression.tag(-1) != "#"
    if not (first <= 12 and second <= 31) and not (second <= 12 and first <= 31):
        return False
    if counts(expression) or expression.after() in {"of", "majority", "vote", "-"} or expression.tag(-1) == "#":
        return False
    dated = expression.before() in (words("before_time") | {"on", "(", "dated", "(b)"}) - {"of", "year", "to"}
    dated = dated or expression.after() in words("dated")
    return dated or (expression.tag(-1) in "uCN" and expression.tag(1) in ".,;)PTtDK")
