"""Telegrams that a text names by number: `Embtel 1429`, `your telegram 32`, `Ankara's 1254 to Dept`, `O.JA1427`."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from reftel.corpus.citations.behind import Behind, Number, behind, numbers_at
from reftel.corpus.citations.series import CIRCULAR, HOME, Ends, code_of, series_of, words_of_kind
from reftel.telegram.posts import posts

__all__ = ["Found", "found_in"]

_BEFORE_NUMBER = re.compile(r" #?(?=\d{1,6}(?![\w%$’']|[.,:/-]\d))")
_AROUND = "([“\"—;:,.’'"
_LETTERED = re.compile(
    r"(?<![\w./])(?P<o>[O0]\. ?)?(?P<letters>[A-Z]{2})[. ]{0,2}(?P<figures>\d{2,7})(?![\w]|[.,:/]\d)"
)
_TOKEN = re.compile(r"[^\s(\[“\"—;:]+")
_REACH = 64  # letters before a number in which the words stand that say whose it is
_NUMBERED = frozenset({"No.", "no.", "Nos.", "nos.", "No", "Nos"})
_GENITIVE = ("'s", "’s", "s'", "s’")
_PERSONS = frozenset({"you", "us", "me"})
_POST_WORDS = 3
_SURE_FIGURES = 3  # of a number that stands behind a post's name alone
_YEARS = range(1850, 2050)
_LATELY = 25  # years before and after a cable of which it speaks as of years
_WORD = re.compile(r"[ -]([A-Za-z]{1,12})")


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


class _Whose(NamedTuple):
    """Whose number stands behind words that begin at `start`: from whom, to whom, as far as they say it.

    `?` is somebody whom the cable does not tell. It is loose where no word says that a telegram is numbered (`my 410`),
    and bare where nothing but the post's name stands before the number.
    """

    start: int
    sender: str
    receiver: str
    is_circular: bool = False
    is_bare: bool = False
    is_loose: bool = False


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
    word = text[text.rfind(" ", max(0, end - _REACH), end) + 1 : end]
    if _is_sign(word):
        return True
    letters = "" if word.islower() else _letters(word)
    return bool(letters) and (ends.own.endswith(letters) or ends.other.endswith(letters))


@lru_cache(maxsize=4096)
def _is_sign(word: str) -> bool:
    """Whether a word stands for a telegram or whose it is, or ends the name of a post."""
    bare = word.rsplit("—", maxsplit=1)[-1].strip(_AROUND)
    for genitive in _GENITIVE:
        bare = bare.removesuffix(genitive)
    kinds = ("thing", "own", "other", "embassy", "office", "office name", "station", "circular")
    known = any(bare in words_of_kind(kind) or bare.lower() in words_of_kind(kind) for kind in kinds)
    return known or word in _NUMBERED or (not bare.islower() and bare.lower() in _ends_of_posts())


@cache
def _ends_of_posts() -> frozenset[str]:
    names = (name for post in posts() for name in (post.name, post.code, *post.aliases))
    return frozenset(name.split()[-1].lower() for name in names)


def _letters(name: str) -> str:
    return "".join(letter for letter in name.upper() if letter.isalpha())


def _from(text: str, at: int, ends: Ends) -> Iterator[Found]:
    """The telegrams whose first number stands at an offset; further ones may have a day and ends of their own."""
    whose = _whose(text, at, ends)
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


_FOLLOWING = re.compile(r"(?:,? and |, |; )(?:to [A-Z]\w+ as telegram )?(?=\d)")


def _following(text: str, at: int) -> int | None:
    joint = _FOLLOWING.match(text, at)
    return joint.end() if joint else None


def _told(whose: _Whose, numbers: list[Number], tail: Behind, start: int, ends: Ends) -> Iterator[Found]:
    sender, receiver = _ends(whose, tail, ends)
    if not sender or "?" in {sender, receiver}:
        return
    series = CIRCULAR if whose.is_circular else series_of(sender, receiver, ends, tail.day or ends.day)
    if series:
        last = len(numbers) - 1
        for place, number in enumerate(numbers):
            yield Found(
                start if number.end - start <= _REACH else number.start,
                tail.end if place == last else number.end,
                series,
                number.figures,
                tail.day,
                number.year,
                is_told=bool(tail.sender or tail.receiver),
            )


def _ends(whose: _Whose, tail: Behind, ends: Ends) -> tuple[str, str]:
    """From whom and to whom, by the words before and behind the number; nothing where these say none or two things."""
    sender, receiver = _named(tail.sender, ends), _named(tail.receiver, ends)
    if (tail.sender and not sender) or (tail.receiver and not receiver):
        return "", ""
    if sender and whose.sender and sender != whose.sender:
        return "", ""
    sender = whose.sender or sender or (ends.office if receiver and receiver != ends.office else "")
    receiver = receiver or whose.receiver
    if sender == ends.office and not receiver:
        receiver = _station(ends)
    return sender, receiver


def _named(words: str, ends: Ends) -> str:
    """The post that the first of some words name, or whoever `you` are and `us`."""
    if words in _PERSONS:
        return ends.other if words == "you" else ends.own
    parts = words.split()
    for count in range(min(_POST_WORDS, len(parts)), 0, -1):
        if code := _post(" ".join(parts[:count]), ends):
            return code
    return ""


def _post(name: str, ends: Ends) -> str:
    if name.lower().rstrip(".") in _office_names():
        return ends.office
    code = code_of(name, ends.office)
    if code or name.islower():
        return code
    letters = _letters(name)
    return letters if letters and letters in {ends.own, ends.other} else ""


@cache
def _office_names() -> frozenset[str]:
    return frozenset(word.lower() for word in words_of_kind("office name"))


def _whose(text: str, at: int, ends: Ends) -> _Whose | None:
    """Whose number begins at an offset, by the words before it."""
    begin = max(0, at - _REACH)
    tokens = [(match.start(), match[0]) for match in _TOKEN.finditer(text, begin, at)]
    while tokens and tokens[-1][1] in _NUMBERED:
        tokens.pop()
    is_thing = False
    while tokens and tokens[-1][1].lower() in words_of_kind("thing"):
        tokens.pop()
        is_thing = True
    thing_at = _thing_at(text, at, tokens)
    while is_thing and tokens and tokens[-1][1] in words_of_kind("before"):
        tokens.pop()
    if not tokens:
        return _Whose(thing_at, "", "") if is_thing else None
    by_word = _by_word(text, tokens, ends, is_thing=is_thing)
    return by_word or _by_post(text, tokens, ends, is_thing=is_thing, thing_at=thing_at)


def _thing_at(text: str, at: int, tokens: list[tuple[int, str]]) -> int:
    """Where the word for a telegram begins, behind the last of the words before it."""
    last = tokens[-1][0] + len(tokens[-1][1]) if tokens else max(0, at - _REACH)
    return last + (len(text[last:at]) - len(text[last:at].lstrip(' ([“"—;:')))


def _by_word(text: str, tokens: list[tuple[int, str]], ends: Ends, *, is_thing: bool) -> _Whose | None:
    """By a word that says whose it is: `Embtel`, `Deptel`, `your`, `my`."""
    start, word = tokens[-1]
    low, station = word.lower(), _station(ends) or "?"
    if word in words_of_kind("circular"):
        return _Whose(start, ends.office if ends.office == HOME else "?", "", is_circular=True)
    is_loose = not (is_thing or low.endswith(("tel", "tels")))
    if low in words_of_kind("own"):
        return _Whose(start, ends.own or "?", ends.other, is_loose=is_loose)
    if low in words_of_kind("other"):
        return _Whose(start, ends.other or "?", ends.own, is_loose=is_loose)
    if word in words_of_kind("office"):
        return _Whose(start, ends.office, station)
    if word in words_of_kind("embassy"):
        before = _post_before(text, tokens[:-1], ends)
        return _Whose(before[0], before[1], "") if before else _Whose(start, station, ends.office)
    return _Whose(start, station, ends.office) if is_thing and word in words_of_kind("station") else None


def _station(ends: Ends) -> str:
    """The post that a cable between a post and its head office is from or for."""
    if ends.own == ends.office:
        return ends.other
    return ends.own


def _post_before(text: str, tokens: list[tuple[int, str]], ends: Ends) -> tuple[int, str] | None:
    """The post that the last words name, and where its name begins."""
    for count in range(min(_POST_WORDS, len(tokens)), 0, -1):
        start = tokens[-count][0]
        end = tokens[-1][0] + len(tokens[-1][1])
        name = text[start:end].rstrip(",.")
        for genitive in _GENITIVE:
            name = name.removesuffix(genitive) if name.endswith(genitive) and genitive[0] != "s" else name
        if name[:1].isupper() and (code := _post(name.rstrip("'’"), ends)):
            return start, code
    return None


def _by_post(text: str, tokens: list[tuple[int, str]], ends: Ends, *, is_thing: bool, thing_at: int) -> _Whose | None:
    """By a post's name, with or without a word for a telegram; such a word alone leaves it to what stands behind."""
    last = tokens[-1][1]
    found = None if last.endswith((",", ".")) else _post_before(text, tokens, ends)
    is_genitive = last.endswith((*_GENITIVE, "'", "’"))
    if found is None:  # of somebody whose post nothing tells, or of nobody yet
        return _Whose(thing_at, "", "") if is_thing and not (is_genitive or last.isupper()) else None
    start, code = found
    is_a_state = is_genitive and last.lower().startswith("state")  # the state's 10 biggest towns
    if is_a_state or (not is_thing and _is_to_it(text, tokens, start)):
        return None
    return _Whose(start, code, "", is_bare=not (is_thing or is_genitive), is_loose=is_genitive and not is_thing)


def _is_to_it(text: str, tokens: list[tuple[int, str]], start: int) -> bool:
    """Whether a post's number is that of a telegram to it: `my telegram Ankara 73`, `rptd Ankara 73; London 57`."""
    at, word = next(((at, word) for at, word in reversed(tokens) if at < start), (0, ""))
    is_thing = (word.isdigit() and len(word) >= _SURE_FIGURES) or word.lower() in words_of_kind("thing")
    if is_thing and at + len(word) + 1 == start:
        return True
    before = text[max(0, start - _REACH) : start]
    clause = re.split(r"[.()]", before)[-1]
    return not words_of_kind("sent on").isdisjoint(word.strip(",;").lower() for word in clause.split())


def _may_be_else(whose: _Whose, text: str, numbers: list[Number], ends: Ends) -> bool:
    """Whether numbers that no word calls a telegram's may count something, or be years.

    >>> ends = Ends("ANKARA", "STATE", "STATE", "1964-02-09")
    >>> list(found_in("In my 45 minute talk, since our 1962 paper, I cited Athens 13.", ends))
    []
    """
    if whose.is_bare and any(len(number.figures) < _SURE_FIGURES for number in numbers):
        return True
    around = _YEARS if whose.is_bare else range(int(ends.day[:4]) - _LATELY, int(ends.day[:4]) + _LATELY)
    word = _WORD.match(text, numbers[-1].end)
    is_counted = word is not None and (word[1] in words_of_kind("counted") or (whose.is_bare and _is_many(word[1])))
    return is_counted or any(not number.year and int(number.figures) in around for number in numbers)


def _is_many(word: str) -> bool:
    """Whether a word may be of several things (`Zell 400 guards`), and not say what a telegram does."""
    return word.endswith("s") and word not in words_of_kind("telling")


def _lettered(text: str, day: str) -> Iterator[Found]:
    for match in _LETTERED.finditer(text):
        is_joined = match["o"] or text[match.end("letters")].isdigit() or text[match.end("letters")] == "."
        if match["letters"] in words_of_kind("letters") and is_joined and int(match["figures"]):
            tail = behind(text, match.end(), day)
            end = tail.end if tail.day else match.end()
            yield Found(match.start(), end, f"O.{match['letters']}", match["figures"], tail.day)
