"""What tells a time from a name or a number: `Theresa May`, `the March on Lysandra`, `2000 troops`, `UNSCR 1701`."""

from functools import cache

from reftel.reading.base.tables import read_rows
from reftel.reading.dates.clock import Expression, sentence_of
from reftel.reading.dates.letters import month_of

__all__ = [
    "always",
    "are_months",
    "is_bare_season",
    "is_century",
    "is_century_told",
    "is_counted",
    "is_decade",
    "is_end",
    "is_month",
    "is_month_day",
    "is_numeric",
    "is_of_months",
    "is_of_year",
    "is_ordinal_day",
    "is_part_of_year",
    "is_quarter",
    "is_season",
    "is_short",
    "is_short_month",
    "is_short_year",
    "is_span",
    "is_today",
    "is_told",
    "is_unit",
    "is_week",
    "is_weekday",
    "is_weekend",
    "is_year",
    "is_years",
]

_NAMES = frozenset({"may", "april", "june", "august", "march"})  # given names, surnames, and a walk
_LIMITS = frozenset({"since", "until", "till", "before", "after", "by"})
_BESIDE_NAMES = "DJ'y#P"
_LATEST = 25  # tokens in which what was told still stands


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(
        word for name, words in read_rows("date_context.csv", 2) if name == group for word in words.split()
    )


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
        return expression.after() not in _words("named_after")
    dated = expression.before() in _words("before_time") - {"the", "and", "or", "to"} or expression.letters[0] == "E"
    if expression.passage.capitals:
        return dated or low in {"april", "june", "august"}
    return _is_no_name(expression, low, dated=dated)


def is_short_month(expression: Expression) -> bool:
    """`in Feb`, `late Nov`; by itself, Jan is a name and Mar a place."""
    return expression.letters[0] == "E" or expression.before() in _words("before_short")


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
    return expression.after() not in _words("named_after") and not _counts(expression)


def is_year(expression: Expression) -> bool:
    """A year by itself: no number of men, of a law, of an hour."""
    before, number = expression.before(), int(expression.passage.lows[expression.start])
    if (
        before in _words("before_number")
        or _counts(expression)
        or _is_hour(expression)
        or expression.tag(-1) == "L"
        or _is_glued(expression)
    ):
        return False
    if number % 100 == 0 and before not in _LIMITS and _is_plural(expression):
        return False
    if before in _words("before_time") or before in {"(", "'s", "'"}:
        return 1600 <= number <= 2100
    if before in _words("about"):
        return 1900 <= number <= 2050 and number % 50 != 0 and expression.after() not in _words("counted")
    return 1800 <= number <= 2050 and (expression.tag(-1) not in "CR" or expression.after() in {"'s", "’s"})


def _is_hour(expression: Expression) -> bool:
    """`2000 local`, `1900 local time`; not `the 2009 local elections`."""
    return expression.after(1) == "time" or (expression.after() == "local" and expression.tag(2) not in "NJC")


def _counts(expression: Expression) -> bool:
    """Whether what stands behind is what a number counts."""
    after = expression.after()
    return (after in _words("counted") and expression.tag(1) != "C") or after.startswith("%")


def _is_plural(expression: Expression) -> bool:
    after = expression.after()
    return expression.tag(1) in "NJ" or (after.endswith("s") and expression.tag(1) != ".")


def _is_glued(expression: Expression) -> bool:
    """Whether a sign joins the number to the word before it: `CMX-2009`, `2003/105`."""
    passage, at = expression.passage, expression.start
    if at and passage.words[at - 1] in "-/.:#$€£" and passage.ends[at - 1] == passage.starts[at]:
        return True
    return (
        expression.after() in {"-", "/"}
        and passage.ends[expression.end - 1] == passage.starts[expression.end]
        and expression.end + 1 < len(passage.words)
        and passage.ends[expression.end] == passage.starts[expression.end + 1]
    )


def is_years(expression: Expression) -> bool:
    """Two years with a dash, or with `and` where `between` stands before them."""
    if expression.before() in _words("before_number") or _counts(expression):
        return False
    return "&" not in expression.letters or expression.before() == "between"


def is_short(expression: Expression) -> bool:
    """`since '67`: the apostrophe belongs to the figures, and a word of time stands before it."""
    passage, at = expression.passage, expression.start
    alone = passage.ends[at] == passage.starts[at + 1] and passage.ends[at - 1 if at else 0] < passage.starts[at]
    return alone and expression.before() in _words("before_time")


def is_decade(expression: Expression) -> bool:
    """`the 1990s`, `the '60s`, `the 1960's`; not `in his 60s`, `2009's`."""
    if "P" in expression.letters:
        tens = int(expression.word("Y") or 1) % 10 == 0
        return tens and (expression.letters[0] == "E" or expression.before() in {"the", "late", "early", "mid"})
    if len(expression.word("DG") or "") > 3:
        return (expression.word("DG") or "").endswith("s")
    return (
        "T" in expression.letters or "'" in expression.letters or expression.before() in {"the", "'", "early", "late"}
    )


def is_weekday(expression: Expression) -> bool:
    """A day of the week: not `Sunday Times`, `Friday prayers`, `Black September`."""
    return expression.after() not in _words("after_weekday") and expression.before() not in _words("before_weekday")


def is_today(expression: Expression) -> bool:
    """`today`; not `Kestria Today`, nor what is the case in our days: `in Kestria today`, `today's world`."""
    word = expression.passage.words[expression.start]
    if word[0].isupper() and not expression.passage.capitals and expression.tag(-1) == "C":
        return False
    if expression.letters != "t" or expression.word("t") != "today":
        return True
    if expression.after() in {"'s", "’s"}:
        return not _words("dated").isdisjoint(expression.after(count) for count in (1, 2, 3))
    return expression.before() not in _words("nowadays") and not _is_state(expression)


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
    return passage.lows[found] in _words("state") and passage.tags[found + 1 : found + 2] not in "GYtE"


def is_unit(expression: Expression) -> bool:
    """A week, a year and longer; `this day` and `last day` are said of anything."""
    return expression.word("u") != "day"


def is_end(expression: Expression) -> bool:
    """The end of a year or a month; `at the end of the day` is said of anything, `the turn of` of a year only."""
    if expression.word("B") == "turn" and expression.word("u") != "year":
        return False
    return expression.word("u") != "day" and expression.after() not in _words("named_after")


def is_weekend(expression: Expression) -> bool:
    """`over the weekend`."""
    return expression.word("u") == "weekend" and expression.before() == "the"


def is_week(expression: Expression) -> bool:
    """`the week of`, and no other unit."""
    return expression.word("u") == "week"


def is_short_year(expression: Expression) -> bool:
    """`24 Nov 09`: the month is cut short, or the figure is none of a day; not `24 November 15 men`."""
    last = expression.words("dz")[-1]
    return len(last) == 2 and ("v" in expression.letters or last[0] in "04567890" or "'" in expression.letters)


def is_of_months(expression: Expression) -> bool:
    """`mid-March`, `January-February`; not `mid-2009`."""
    return "H" in expression.letters or bool(month_of((expression.word("G") or "").rpartition("-")[2]))


def is_part_of_year(expression: Expression) -> bool:
    """`early 2010`, `mid-2009`."""
    return (expression.word("YG") or "")[-4:].isdigit() and expression.after() not in _words("counted")


def is_season(expression: Expression) -> bool:
    """A season with its year or side; of what has a dash only `mid-summer`."""
    return "G" not in expression.letters or (expression.word("G") or "").rpartition("-")[2] in _words("season")


def is_bare_season(expression: Expression) -> bool:
    """A season with its article: `in the fall`, not `the fall of the government`, `the Prague Spring`."""
    article = expression.before() == "the"
    if expression.before(2 if article else 1) not in _words("before_season") or expression.tag(1) in "CN":
        return False
    return (article or expression.word("s") != "fall") and expression.after() not in {"of", "from"}


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


def is_told(expression: Expression) -> bool:
    """`the following week`, `that day`; of `next` only `the next day`, since `next week` is counted from now."""
    if "n" in expression.letters:
        return expression.word("u") == "day" and expression.before() == "the"
    return (expression.word("u") in {"day", "week", "month", "year"} and expression.word("S") != "same") or (
        expression.before() == "the" and expression.word("S") == "same"
    )


def is_span(expression: Expression) -> bool:
    """`the last two years`; not `the last days of the war`."""
    if expression.word("l") == "last" and expression.before() in _words("before_verb"):
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
    if expression.before() not in _words("before_day"):
        return False
    return expression.tag(1) in ".,;:)KBMHXEYtQTAO-PU!" or (
        expression.after().endswith("ed") and expression.after() not in {"of", "century"}
    )


def is_numeric(expression: Expression) -> bool:
    """`on 11/24`, `(9/18)`, `told us 2/9`; not `3/4 of them`, `24/7`, `a 5/6 majority`."""
    first, second, *year = (int(word) for word in expression.words("dzY"))
    if year:
        return expression.tag(-1) != "#"
    if not (first <= 12 and second <= 31) and not (second <= 12 and first <= 31):
        return False
    if _counts(expression) or expression.after() in {"of", "majority", "vote", "-"} or expression.tag(-1) == "#":
        return False
    dated = expression.before() in (_words("before_time") | {"on", "(", "dated", "(b)"}) - {"of", "year", "to"}
    dated = dated or expression.after() in _words("dated")
    return dated or (expression.tag(-1) in "uCN" and expression.tag(1) in ".,;)PTtDK")
