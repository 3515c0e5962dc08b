"""The grammar of expressions of time: an ordered table of patterns over the letters of `letters`.

At each token that may begin an expression the rules whose `starts` have its letter are tried in order; the first that
fits the letters, and whose words pass its test, makes the entry. Expressions that end in `ago` or `later` are found by
their last word and read backwards.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.dates import accept, days, figures, relative, stretches, years
from reftel.reading.dates.clock import Clock, Expression
from reftel.reading.dates.spans import Days

__all__ = ["BACKWARD", "Rule", "candidates", "triggers"]


_MOST_REMEMBERED: Final = 4096  # strings of letters whose rules are known

Resolver = Callable[[Expression, Clock], Days | None]
Test = Callable[[Expression], bool]


@mypyc_attr(acyclic=True)
@dataclass(frozen=True, kw_only=True)
class Rule:
    """How one kind of expression looks, what else must hold, and how it is resolved.

    `article` takes a `the` before the expression into its text.
    """

    name: str
    starts: str
    pattern: "re.Pattern[str]"
    resolve: Resolver
    accepts: Test
    confidence: float
    article: bool


def _rule(
    name: str, starts: str, pattern: str, resolve: Resolver, accepts: Test = accept.always, *, confidence: float = 0.95
) -> Rule:
    """A row of the table; a `+` before the name takes the article in."""
    return Rule(
        name=name.lstrip("+"),
        starts=starts,
        pattern=re.compile(pattern),
        resolve=resolve,
        accepts=accepts,
        confidence=confidence,
        article=name.startswith("+"),
    )


_YEAR: Final = "(?:,?Y)?"
_AND: Final = "(?:[-c/]|,?&|(?:,[do]){1,4},?&)"
_MONTH: Final = r"(?:m|v\.?)"
_DAY: Final = f"(?:{_MONTH}[do]{_YEAR}|T?[do]f?{_MONTH}{_YEAR})"
_COUNT: Final = "(?:[kdzN](?:[c&-][kdzN])?|A?K(?:&K)?f?)"
_OR_TWO: Final = "u&k"  # `day or two`

RULES: Final = (
    # days
    _rule("day in figures", "Y", r"Y-d-d(?!-)", days.iso_day),
    _rule("day in figures", "d", r"d/d/[Ydz]|d-d-[Yz]", days.numeric_day, accept.is_numeric),
    _rule("day in figures", "d", r"d/[dz](?!/)", days.numeric_day, accept.is_numeric, confidence=0.8),
    _rule("day in figures", "e", r"e", days.dotted_day),
    _rule("day of a short year", "C", r"C[Ydz]?", days.compact_day),
    _rule("days of two months", "mv", rf"{_MONTH}[do]{_YEAR}[-c]{_MONTH}[do]{_YEAR}", days.days_named),
    _rule("days of two months", "mv", rf"(?<=b){_MONTH}[do]{_YEAR}&{_MONTH}[do]{_YEAR}", days.days_named),
    _rule("days of two months", "do", rf"[do]f?{_MONTH}{_YEAR}[-c][do]f?{_MONTH}{_YEAR}", days.days_named),
    _rule("days", "mv", rf"{_MONTH}[do]{_AND}[do]{_YEAR}(?!f?[mv])", days.days_named, accept.is_month_day),
    _rule("days", "do", rf"[do]{_AND}[do]f?{_MONTH}{_YEAR}", days.days_named),
    _rule("day of a short year", "do", rf"[do]{_MONTH}'?[dz]", days.days_with_short_year, figures.is_short_year),
    _rule("day of a year", "mv", rf"{_MONTH}[do]f?[lni]u", days.day_of_year, accept.is_of_year),
    _rule("day", "mv", rf"{_MONTH}[do](?=,?&{_MONTH}[do](?:f|,)?Y)", days.day_before_year, confidence=0.97),
    _rule("day", "w", rf"wp?[,(]?{_DAY}", days.days_named, accept.is_month_day, confidence=0.97),
    _rule("day", "mv", rf"{_MONTH}[do]{_YEAR}", days.days_named, accept.is_month_day, confidence=0.97),
    _rule("day", "do", rf"[do]f?{_MONTH}{_YEAR}", days.days_named, confidence=0.97),
    _rule("+week of a day", "u", rf"uf(?:T?w,?)?{_DAY}", days.week_around, accept.is_week),
    _rule(
        "+weekend of a day",
        "u",
        rf"uf(?:{_MONTH}[do](?:-[do])?|[do](?:-[do])?f?{_MONTH}){_YEAR}",
        days.weekend_around,
        accept.is_weekend,
    ),
    # months
    _rule(
        "month of a year",
        "Emv",
        rf"E?{_MONTH}(?:,?&E?{_MONTH})?[f,]?[lyni]u",
        stretches.months_beside,
        accept.is_of_year,
    ),
    _rule("months", "Emv", rf"E?{_MONTH}Y?[-/c]E?{_MONTH}(?:f|,)?Y", stretches.months_named),
    _rule("months", "Emv", rf"(?<=b){_MONTH}Y&{_MONTH}Y", stretches.months_named),
    _rule("month", "Emv", rf"E?{_MONTH}(?=,?&E?{_MONTH}(?:f|,)?Y)", stretches.month_before_year, accept.is_month),
    _rule("months", "Em", r"E?m(?:[-/c]|,?&)E?m(?![do])", stretches.months_named, accept.are_months),
    _rule("month", "GH", r"[GH](?:[f,]?Y)?(?![do])", stretches.months_named, accept.is_of_months),
    _rule("month", "Emv", rf"(?:E[c&-]?)?E?{_MONTH}[f,]?Y", stretches.months_named),
    _rule("month", "Em", r"(?:E[c&-]?)?E?m(?![do])", stretches.months_named, accept.is_month, confidence=0.9),
    _rule("month", "Ev", r"E?v\.?(?!\.?[doY])", stretches.months_named, accept.is_short_month, confidence=0.8),
    _rule("part of a month", "E", rf"E[qf](?:T|i)?{_MONTH}{_YEAR}(?![do])", stretches.months_named),
    _rule("month beside now", "Elni", r"E?i?[lni][mv](?![do])", stretches.month_beside_now, accept.is_no_modal),
    _rule("+week of a month", "Ol", rf"[Ol]u[fq]{_MONTH}{_YEAR}(?![do])", stretches.week_of_month, accept.is_week),
    _rule("+first weeks", "Ol", rf"[Ol][kdz]U[fq](?:{_MONTH}{_YEAR}|Y)(?![do])", stretches.counted_of),
    # quarters, seasons, years and longer
    _rule("+quarter or half", "Ol", r"[Ol]h(?:[fq](?:Y|T?[lyin]?u)|Y)", years.quarter_or_half),
    _rule("+quarter or half", "O", r"Oh", years.quarter_or_half, accept.is_quarter, confidence=0.7),
    _rule("quarter or half", "R", r"R(?:f?Y)?", years.quarter_or_half, accept.is_no_question),
    _rule("+first weeks", "O", r"O[kd]Uf(?:Y|T?[lyin]?u)", stretches.counted_part),
    _rule("season", "GEslni", r"E?sf?Y|E?i?[lni]s|Es|GY?", stretches.season_named, accept.is_season),
    _rule("+season", "s", r"s", stretches.season_named, accept.is_bare_season, confidence=0.8),
    _rule("+end", "B", rf"B(?:fY|f?{_MONTH}Y?(?![do])|fT?[lni]?J?u|Y)", stretches.edge, accept.is_end),
    _rule("+end", "iuZ", r"i?uPB|Z(?:f?Y)?", stretches.edge, accept.is_end),
    _rule("fiscal year", "F", r"Fu?-?(?:Y|'?[dz])(?:[-/][Ydz])?", years.fiscal),
    _rule("fiscal year", "lnigy", r"[lnigy]Fu", years.fiscal_beside),
    _rule("fiscal year", "Q", r"Q(?:[-/c&][QYdz])?", years.fiscal),
    _rule("decade", "EGDY'", r"E?'?D[&c-]T?'?D|E?[qf]?T?'?D|G|E?YP", years.decades, figures.is_decade),
    _rule("years", "EY", r"E?Y(?:[-/](?:Y|[dz](?![-/]))|[c&]Y)", years.years_named, figures.is_years),
    _rule("part of a year", "EG", r"(?:E[c&]?)?E[qf]?Y|G", years.years_named, figures.is_part_of_year),
    _rule("later in a year", "L", r"L[qf]Y(?![-/])", years.later_in_year, confidence=0.85),
    _rule("part of a year", "M", r"M(?:f?Y)?", years.middle),
    _rule("+century", "Eo", r"E?ou", years.century_named, accept.is_century),
    _rule("year", "Y", r"Y", years.years_named, figures.is_year, confidence=0.9),
    _rule("year", "'", r"'[dz]", years.short_year, figures.is_short, confidence=0.8),
    # beside now
    _rule("+named from now", "u", r"uXt", days.named_from_now),
    _rule("named from now", "ELt", r"[EL]?tp?", days.named_from_now, accept.is_today),
    _rule("part of a day", "ELSgynli", r"[EL]?[liSgyn]p", days.part_of_day),
    _rule("weekday and day", "w", r"w,?To(?![fu])", days.weekday_and_day, confidence=0.95),
    _rule("weekday", "ELlniw", r"[EL]?i?[lni]?w(?:p|[-c]w)?", days.weekdays, accept.is_weekday, confidence=0.9),
    _rule("part of a unit", "EL", r"[EL][lni]u", relative.part_of_unit, accept.is_unit),
    _rule("later in a unit", "EL", r"[EL][qf](?:T|i)u", relative.later_in, accept.is_unit, confidence=0.85),
    _rule("+hours", "lnW", r"(?:[ln]|WT?n?)[dzN](?:c[dzN])?V", relative.hours, confidence=0.7),
    _rule("+beside one told", "gnyS", r"[gnyS]u", relative.beside_told, accept.is_told, confidence=0.7),
    _rule("+counted from now", "ilnyg", rf"i?[lnyg]{_OR_TWO}", relative.counted, accept.is_or_two, confidence=0.8),
    _rule("+counted from now", "ilnyg", rf"i?[lnyg]{_COUNT}?U", relative.counted, accept.is_span, confidence=0.8),
    _rule("+counted from now", "ln", r"(?<=T)[ln]u", relative.counted, accept.is_unit, confidence=0.8),
    _rule("recent", "r", r"rU", relative.vague, confidence=0.6),
    _rule("beside now", "lni", r"i?[lni]J?u", relative.unit_beside, accept.is_unit),
    _rule("+weekend", "u", r"u", relative.weekend, accept.is_weekend, confidence=0.8),
    _rule("within", "W", rf"W(?:T?n|~)?A?{_OR_TWO}", relative.within, accept.is_or_two, confidence=0.8),
    _rule("within", "W", rf"W(?:T?n|~)?(?:{_COUNT}|A)?[uU]", relative.within, confidence=0.8),
    _rule("within", "q", rf"qA{_OR_TWO}", relative.within, accept.is_or_two_to_come, confidence=0.7),
    _rule("within", "q", rf"q~?{_COUNT}U", relative.within, accept.is_to_come, confidence=0.7),
    # days by their numbers only
    _rule("instant", "do", r"[do]I", days.instant),
    _rule("+day of a month", "o", r"of?T?[lniy]u", days.day_of_month_beside, accept.is_of_year),
    _rule("+century", "o", r"o", years.century_named, accept.is_century_told, confidence=0.7),
    _rule("+day of this month", "o", r"o(?:[-c&]o)?", days.days_of_month, accept.is_ordinal_day, confidence=0.8),
)
BACKWARD: Final = (
    _rule("ago", "a", rf"A?{_OR_TWO}a\Z", relative.ago, accept.is_or_two, confidence=0.85),
    _rule("ago", "a", rf"(?:{_COUNT}|A)?[uU]a\Z", relative.ago, confidence=0.85),
    _rule("ahead", "xt", rf"(?:{_COUNT}|A)[uU](?:j[xt]|x)\Z", relative.ahead, accept.is_from_now, confidence=0.8),
    _rule("from one told", "LX", rf"(?:{_COUNT}|A)?[uU][LX]\Z", relative.from_told, accept.is_counted, confidence=0.7),
)
_NEXT: Final = {
    "q": "kdzNKA~", "S": "up",
    "l": "umvwspUkdzNKAnVFhJ", "n": "umvwspUkdzNKAVFJ", "i": "umvwspUlnFJ", "g": "upUkdzNKAF", "y": "upUkdzNKAF",
    "L": "tlniSqp", "u": "fPX .,~", "'": "dzD", "d": "-/,&cfmvI", "B": "fYmv",
    "O": "hukdz", "W": "TnkdzNKAuU~", "r": "U",
}  # fmt: skip
_LAST: Final = {"a": "uUk", "X": "uU", "L": "uU", "x": "uUj"}
_ALWAYS: Final = frozenset("CDEFGHMQRYZemostvw")


_IS_TELLING: Final = [chr(code) in _ALWAYS.union(_NEXT, _LAST) for code in range(128)]  # by a letter's code


def triggers(letters: str) -> list[int]:
    """Return where an expression may begin, or end, by the letter beside it: `last` before a unit, `ago` behind one.

    >>> triggers("i im Ua")
    [2, 3, 6]
    """
    return [at for at in range(len(letters)) if _IS_TELLING[ord(letters[at])] and _is_trigger(letters, at)]


def _is_trigger(letters: str, at: int) -> bool:
    letter = letters[at]
    if letter in _ALWAYS:
        return True
    if at + 1 < len(letters) and letters[at + 1] in _NEXT.get(letter, ""):
        return True
    return at > 0 and letters[at - 1] in _LAST.get(letter, "")


@cache
def _rules_for(letter: str) -> tuple[Rule, ...]:
    """The rules for what begins with a letter, in their order."""
    return tuple(rule for rule in RULES if letter in rule.starts)


@lru_cache(maxsize=_MOST_REMEMBERED)
def candidates(letters: str, at: int) -> tuple[tuple[Rule, int], ...]:
    """Return the rules that fit what begins at a letter, in their order, and where each ends.

    Few strings of letters without a blank occur, so what fits each is found once.

    >>> [(rule.name, end) for rule, end in candidates("qmd,Y ", 1)]
    [('day', 5)]
    """
    matches = ((rule, rule.pattern.match(letters, at)) for rule in _rules_for(letters[at]))
    return tuple((rule, match.end()) for rule, match in matches if match)
