"""What tells a year from another number: `2000 troops`, `UNSCR 1701`, `CMX-2009`, `at 1900 local`."""

from functools import cache
from typing import Final

from reftel.reading.base.tables import read_rows
from reftel.reading.dates.clock import Expression

__all__ = ["counts", "is_decade", "is_part_of_year", "is_short", "is_short_year", "is_year", "is_years", "words"]

_LIMITS: Final = frozenset({"since", "until", "till", "before", "after", "by"})


@cache
def words(group: str) -> frozenset[str]:
    """Return the words of a group of `date_context.csv`."""
    return frozenset(
        word for name, words in read_rows("date_context.csv", 2) if name == group for word in words.split()
    )


def is_year(expression: Expression) -> bool:
    """A year by itself: no number of men, of a law, of an hour."""
    before, number = expression.before(), int(expression.passage.lows[expression.start])
    if (
        before in words("before_number")
        or counts(expression)
        or _is_hour(expression)
        or expression.tag(-1) == "L"
        or _is_glued(expression)
        or _is_listed(expression)
    ):
        return False
    if number % 100 == 0 and before not in _LIMITS and _is_plural(expression):
        return False
    if before in words("before_time") or before in {"(", "'s", "'"}:
        return 1600 <= number <= 2100
    if before in words("about"):
        return 1900 <= number <= 2050 and number % 50 != 0 and expression.after() not in words("counted")
    return 1800 <= number <= 2050 and (expression.tag(-1) not in "CR" or expression.after() in {"'s", "’s"})


def _is_hour(expression: Expression) -> bool:
    """`2000 local`, `1900 local time`; not `the 2009 local elections`."""
    return expression.after(1) == "time" or (expression.after() == "local" and expression.tag(2) not in "NJC")


def counts(expression: Expression) -> bool:
    """Whether what stands behind is what a number counts."""
    after = expression.after()
    return (after in words("counted") and expression.tag(1) != "C") or after.startswith("%")


def _is_plural(expression: Expression) -> bool:
    after = expression.after()
    return expression.tag(1) in "NJ" or (after.endswith("s") and expression.tag(1) != ".")


def _is_glued(expression: Expression) -> bool:
    """Whether a sign joins the number to the word before it: `CMX-2009`, `2003/105`."""
    passage, at = expression.passage, expression.start
    if at and passage.words[at - 1] in "-/.:#$€£" and passage.end_of(at - 1) == passage.starts[at]:
        return True
    return (
        expression.after() in {"-", "/"}
        and passage.end_of(expression.end - 1) == passage.starts[expression.end]
        and expression.end + 1 < len(passage.words)
        and passage.end_of(expression.end) == passage.starts[expression.end + 1]
    )


def _is_listed(expression: Expression) -> bool:
    """Whether a number stands in a row of such that a word before them tells of: `Embtels 1864, 1829`."""
    lows, at = expression.passage.lows, expression.start
    while at > 1 and lows[at - 1] in {",", "and", "&"} and lows[at - 2].isdigit():
        at -= 2
    return at != expression.start and lows[at - 1] in words("before_number")


def is_years(expression: Expression) -> bool:
    """Two years with a dash, or with `and` where `between` stands before them."""
    if expression.before() in words("before_number") or counts(expression):
        return False
    return "&" not in expression.letters or expression.before() == "between"


def is_short(expression: Expression) -> bool:
    """`since '67`: the apostrophe belongs to the figures, and a word of time stands before it."""
    passage, at = expression.passage, expression.start
    alone = passage.end_of(at) == passage.starts[at + 1] and passage.end_of(at - 1 if at else 0) < passage.starts[at]
    return alone and expression.before() in words("before_time")


def is_decade(expression: Expression) -> bool:
    """`the 1990s`, `the '60s`, `the 1960's`; not `in his 60s`, `2009's`."""
    if "P" in expression.letters:
        tens = int(expression.word("Y") or 1) % 10 == 0
        return tens and (expression.letters[0] == "E" or expression.before() in {"the", "late", "early", "mid"})
    if (expression.word("DG") or "").replace("-", "").isalpha():
        return "T" in expression.letters or expression.before() in {"the", "early", "late"}
    if len(expression.word("DG") or "") > 3:
        return (expression.word("DG") or "").endswith("s")
    return (
        "T" in expression.letters or "'" in expression.letters or expression.before() in {"the", "'", "early", "late"}
    )


def is_short_year(expression: Expression) -> bool:
    """`24 Nov 09`: the month is cut short, or the figure is none of a day; not `24 November 15 men`."""
    last = expression.words("dz")[-1]
    return len(last) == 2 and ("v" in expression.letters or last[0] in "04567890" or "'" in expression.letters)


def is_part_of_year(expression: Expression) -> bool:
    """`early 2010`, `mid-2009`."""
    return (expression.word("YG") or "")[-4:].isdigit() and expression.after() not in words("counted")
