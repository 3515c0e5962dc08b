"""A letter a token for what it has to do with time, as `base.tagger` has one for grammar; a blank for most words.

| letter | token | letter | token |
| --- | --- | --- | --- |
| `m` `v` | month, month cut short | `w` | day of the week |
| `d` `z` `N` | 1 to 31, up to 99, up to 999 | `o` `O` | 17th, first |
| `Y` `D` | 2009, 1990s | `F` `Q` `R` | fiscal, FY2010, Q1 |
| `G` `H` | mid-March, January-February | `u` `U` | week, weeks |
| `h` `s` `p` | quarter, summer, morning | `t` | today |
| `l` `y` `n` `g` `i` `r` `S` | last, previous, next, following, this, recent, that | `E` `B` | early, beginning |
| `k` `K` `A` | two, several, a | `L` `a` `X` | later, ago, before |
| `f` `T` `c` `&` `b` `W` `q` `j` | of, the, to, and, between, within, in, from | `,` `-` `/` `(` `)` `'` `.` | signs |
| `I` `x` `Z` `V` | instant, now, year-end, hours | `P` | the possessive 's |
| `C` `e` | 24Nov, 24.11.2009 | `M` | mid-year |
| `~` | about, only | `J` | calendar |
"""

import re
from functools import cache
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.rows import Row
from reftel.reading.base.tables import read_rows

__all__ = ["letters_of", "month_of", "number_of", "weekday_of"]

_CAPITAL: Final = frozenset("mvw")  # without one, may and march are words of their own
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SIGNS: Final = {
    ",": ",", "-": "-", "–": "-", "--": "-", "/": "/", "(": "(", ")": ")", "'": "'", "’": "'", ".": ".",
    "'s": "P", "’s": "P",
}  # fmt: skip
_BEGINS: Final = re.compile(r"[fc]y-?\d|q[1-4]$|\d")
_FIGURES: Final = (
    (re.compile(r"0?[1-9]|[12]\d|3[01]"), "d"),
    (re.compile(r"\d\d?"), "z"),
    (re.compile(r"2?1st|31st|2?2nd|2?3rd|(?:[4-9]|1\d|2[04-9]|30)th"), "o"),
    (re.compile(r"1[4-9]\d\d|20\d\d"), "Y"),
    (re.compile(r"(?:1[4-9]|20)\d0s|[2-9]0s"), "D"),
    (re.compile(r"fy-?(?:\d\d){1,2}"), "Q"),
    (re.compile(r"q[1-4]"), "R"),
    (re.compile(r"\d{3}"), "N"),
    (re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:" + "|".join(_MONTHS) + ")"), "C"),
    (re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:\d{4}|\d\d)"), "e"),
)
_NUMBERS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90, "first": 1, "second": 2, "third": 3, "fourth": 4,
}  # fmt: skip


def letters_of(passage: Passage) -> str:
    """Return one letter a word.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> text = "In May he may go on the 17th, in mid-March or Q1 2010"
    >>> letters_of(prepare(Paragraph(number=1, text=text, lines=(1, 1)), 0))
    'qm    To,qG&RY '
    """
    return _LETTERS.of(passage)


_LETTERS: Final = Row(lambda word, _: _letter(word))


@cache
def _table() -> dict[str, str]:
    return {word: letter for letter, words in read_rows("dates.csv", 2) for word in words.split()}


def _letter(word: str) -> str:
    low = word.lower()
    letter = _SIGNS.get(word) or _table().get(low)
    if letter:
        return " " if letter in _CAPITAL and word[0].islower() else letter
    if _BEGINS.match(low):
        return next((letter for pattern, letter in _FIGURES if pattern.fullmatch(low)), " ")
    return _of_two(*word.split("-")) if low.count("-") == 1 else " "


def _of_two(first: str, second: str) -> str:
    """The letter of `mid-March`, `end-2009` and `January-February`."""
    if not first or not second:
        return " "
    one, two = _letter(first), _letter(second)
    if one in "mv" and two in "mv":
        return "H"
    return "G" if (one == "E" or first.lower() == "end") and two in "mvYDs" else " "


def month_of(word: str) -> int:
    """Return the number of a month, 0 for another word.

    >>> month_of("Sept."), month_of("May"), month_of("Lysandra")
    (9, 5, 0)
    """
    low = word[:3].lower()
    return _MONTHS.index(low) + 1 if low in _MONTHS else 0


def weekday_of(word: str) -> int:
    """Return the number of a day of the week, Monday being 0.

    >>> weekday_of("Tuesday")
    1
    """
    return _WEEKDAYS.index(word[:3].lower())


def number_of(word: str) -> int:
    """Return what a numeral or ordinal counts.

    >>> number_of("17th"), number_of("ten"), number_of("first"), number_of("09")
    (17, 10, 1, 9)
    """
    if word.isdecimal():
        return int(word)
    return _NUMBERS.get(word.lower()) or int("".join(filter(str.isdigit, word)) or 0)
