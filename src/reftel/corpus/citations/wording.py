"""Telegrams that a text names by number: `Embtel 1429`, `your telegram 32`, `Ankara's 1254 to Dept`, `O.JA1427`."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from reftel.corpus.citations.behind import Behind, Number, behind, numbers_at
from reftel.corpus.citations.series import CIRCULAR, HOME, Ends, series_of, words_of_kind
from reftel.corpus.citations.whose import (
    GENITIVE,
    NUMBERED,
    REACH,
    SURE_FIGURES,
    Whose,
    letters_of,
    post_named,
    station_of,
    whose_number,
)
from reftel.telegram.posts import posts

__all__ = ["Found", "found_in"]

_BEFORE_NUMBER = re.compile(r" #?(?=\d{1,6}(?![\w%$’']|[.,:/-]\d))")
_AROUND = "([“\"—;:,.’'"
_LETTERED = re.compile(
    r"(?<![\w./])(?P<o>[O0]\. ?)?(?P<letters>[A-Z]{2})[. ]{0,2}(?P<figures>\d{2,7})(?![\w]|[.,:/]\d)"
)
_YEARS = range(1850, 2050)
_LATELY = 25  # years before and after a cable of which it speaks as of years
_WORD = re.compile(r" ([A-Za-z]{1,12})")
_REF_LINES = "1973"  # from then on telegrams have a REF line, and numbers in their text are mostly of something else
_FOLLOWING = re.compile(r"(?:,? and |, |; )(?:to [A-Z]\w+ as telegram )?(?=\d)")


class Found(NamedTuple):
    """A telegram that words of a text name: their offsets, its series and figures, its day where they say it.

    `is_told` is true where the words behind the number say from whom or to whom it is.
    """

    start: int
    end: int
    series: str
    figures: str
    day: str
    year: str = ""
    is_told: bool = False


def found_in(text: str, ends: Ends) -> Iterator[Found]:
    """Yield the telegrams that a text names, in its order; `ends` are those of the cable it stands in.

    >>> ends = Ends("ANKARA", "STATE", "STATE", "1964-02-09")
    >>> [(one.series, one.figures) for one in found_in("Embtels 416 and 452; Deptel 403. See Athens 1382.", ends)]
    [('ANKARA', '416'), ('ANKARA', '452'), ('STATE-ANKARA', '403'), ('ATHENS', '1382')]
    >>> list(found_in("We met 403 people on March 12 in Paris 1964.", ends))
    []
    """
    if not ends.day:
        return
    done = 0
    for match in _BEFORE_NUMBER.finditer(text):
        if match.start() < done or not _may_name(text, match.start(), ends):
            continue
        for one in _from(text, match.end(), ends):
            yield one
            done = one.end
    if ends.office != HOME:
        yield from _lettered(text, ends.day)


def _may_name(text: str, end: int, ends: Ends) -> bool:
    """Whether the one word that ends at an offset may say whose number stands behind it: a cheap look."""
    word = text[text.rfind(" ", max(0, end - REACH), end) + 1 : end]
    if _is_sign(word):
        return True
    letters = "" if word.islower() else letters_of(word)
    return bool(letters) and (ends.own.endswith(letters) or ends.other.endswith(letters))


@lru_cache(maxsize=4096)
def _is_sign(word: str) -> bool:
    """Whether a word stands for a telegram or whose it is, or ends the name of a post."""
    bare = word.rsplit("—", maxsplit=1)[-1].strip(_AROUND)
    for genitive in GENITIVE:
        bare = bare.removesuffix(genitive)
    kinds = ("thing", "own", "other", "embassy", "office", "office name", "station", "circular")
    known = any(bare in words_of_kind(kind) or bare.lower() in words_of_kind(kind) for kind in kinds)
    return known or word in NUMBERED or (not bare.islower() and bare.lower() in _ends_of_posts())


@cache
def _ends_of_posts() -> frozenset[str]:
    names = (name for post in posts() for name in (post.name, post.code, *post.aliases))
    return frozenset(name.split()[-1].lower() for name in names)


def _from(text: str, at: int, ends: Ends) -> Iterator[Found]:
    """The telegrams whose first number stands at an offset; further ones may have a day and ends of their own."""
    whose = whose_number(text, at, ends)
    start = whose.start if whose else at
    while whose and (numbers := numbers_at(text, at)):
        if (whose.is_loose or whose.is_bare) and _may_be_else(whose, text, numbers, ends):
            return
        tail = behind(text, numbers[-1].end, ends.day)
        yield from _told(whose, numbers, tail, start, ends)
        following = _following(text, tail.end)
        if following is None or not (tail.sender or tail.receiver):
            return
        start = at = following


def _following(text: str, at: int) -> int | None:
    joint = _FOLLOWING.match(text, at)
    return joint.end() if joint else None


def _told(whose: Whose, numbers: list[Number], tail: Behind, start: int, ends: Ends) -> Iterator[Found]:
    sender, receiver = _ends(whose, tail, ends)
    if not sender or "?" in {sender, receiver}:
        return
    series = CIRCULAR if whose.is_circular else series_of(sender, receiver, ends, tail.day or ends.day)
    if series:
        last = len(numbers) - 1
        for place, number in enumerate(numbers):
            yield Found(
                start if number.end - start <= REACH else number.start,
                tail.end if place == last else number.end,
                series,
                number.figures,
                tail.day,
                number.year,
                is_told=bool(tail.sender or tail.receiver),
            )


def _ends(whose: Whose, tail: Behind, ends: Ends) -> tuple[str, str]:
    """From whom and to whom, by the words before and behind the number; nothing where these say none or two things."""
    sender, receiver = post_named(tail.sender, ends), post_named(tail.receiver, ends)
    if (tail.sender and not sender) or (tail.receiver and not receiver):
        return "", ""
    if sender and whose.sender and sender != whose.sender:
        return "", ""
    sender = whose.sender or sender or (ends.office if receiver and receiver != ends.office else "")
    receiver = receiver or whose.receiver
    if sender == ends.office and not receiver:
        receiver = station_of(ends)
    return sender, receiver


def _may_be_else(whose: Whose, text: str, numbers: list[Number], ends: Ends) -> bool:
    """Whether numbers that no word calls a telegram's may count something, or be years.

    >>> ends = Ends("ANKARA", "STATE", "STATE", "1964-02-09")
    >>> list(found_in("In my 45 minute talk, since our 1962 paper, I cited Athens 13.", ends))
    []
    """
    is_short = any(len(number.figures) < SURE_FIGURES for number in numbers)
    word = _WORD.match(text, numbers[-1].end)
    behind = word[1] if word else ""
    is_joined = not behind or behind in words_of_kind("joining")
    is_part = text.startswith("-", numbers[-1].end)  # of a word: a 150-strong choir
    if (is_short and whose.is_bare) or (not is_joined and (is_short or ends.day >= _REF_LINES)):
        return True
    around = _YEARS if whose.is_bare else range(int(ends.day[:4]) - _LATELY, int(ends.day[:4]) + _LATELY)
    is_year = any(not number.year and int(number.figures) in around for number in numbers)
    return is_part or is_year or behind in words_of_kind("counted") or _is_many(behind)


def _is_many(word: str) -> bool:
    """Whether a word may be of several things (`our 400 guards`), and not say what a telegram does."""
    return word.endswith("s") and word not in words_of_kind("telling")


def _lettered(text: str, day: str) -> Iterator[Found]:
    for match in _LETTERED.finditer(text):
        is_joined = match["o"] or text[match.end("letters")].isdigit() or text[match.end("letters")] == "."
        if match["letters"] in words_of_kind("letters") and is_joined and int(match["figures"]):
            tail = behind(text, match.end(), day)
            end = tail.end if tail.day else match.end()
            yield Found(match.start(), end, f"O.{match['letters']}", match["figures"], tail.day)
