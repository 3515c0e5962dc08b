"""Whose number stands behind some words: `Embtel`, `your telegram`, `Ankara's`, `Department telegram`, `Athens`."""

import re
from functools import cache
from typing import NamedTuple

from reftel.corpus.citations.series import HOME, Ends, code_of, words_of_kind

__all__ = [
    "GENITIVE",
    "NUMBERED",
    "REACH",
    "SURE_FIGURES",
    "Whose",
    "letters_of",
    "post_named",
    "station_of",
    "whose_number",
]

_TOKEN = re.compile(r"[^\s(\[“\"—;:]+")
REACH = 64
"""Letters before a number in which the words stand that say whose it is."""
NUMBERED = frozenset({"No.", "no.", "Nos.", "nos.", "No", "Nos"})
GENITIVE = ("'s", "’s", "s'", "s’")
_PERSONS = frozenset({"you", "us", "me"})
_POST_WORDS = 3
SURE_FIGURES = 3
"""Figures that a number has at least that stands behind a post's name alone."""


class Whose(NamedTuple):
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


def whose_number(text: str, at: int, ends: Ends) -> Whose | None:
    """Whose number begins at an offset, by the words before it."""
    begin = max(0, at - REACH)
    tokens = [(match.start(), match[0]) for match in _TOKEN.finditer(text, begin, at)]
    while tokens and tokens[-1][1] in NUMBERED:
        tokens.pop()
    is_thing = False
    while tokens and tokens[-1][1].lower() in words_of_kind("thing"):
        tokens.pop()
        is_thing = True
    thing_at = _thing_at(text, at, tokens)
    while is_thing and tokens and tokens[-1][1] in words_of_kind("before"):
        tokens.pop()
    if not tokens:
        return Whose(thing_at, "", "") if is_thing else None
    by_word = _by_word(text, tokens, ends, is_thing=is_thing)
    return by_word or _by_post(text, tokens, ends, is_thing=is_thing, thing_at=thing_at)


def _thing_at(text: str, at: int, tokens: list[tuple[int, str]]) -> int:
    """Where the word for a telegram begins, behind the last of the words before it."""
    last = tokens[-1][0] + len(tokens[-1][1]) if tokens else max(0, at - REACH)
    return last + (len(text[last:at]) - len(text[last:at].lstrip(' ([“"—;:')))


def _by_word(text: str, tokens: list[tuple[int, str]], ends: Ends, *, is_thing: bool) -> Whose | None:
    """By a word that says whose it is: `Embtel`, `Deptel`, `your`, `my`."""
    start, word = tokens[-1]
    low, station = word.lower(), station_of(ends) or "?"
    if word in words_of_kind("circular"):
        return Whose(start, ends.office if ends.office == HOME else "?", "", is_circular=True)
    is_loose = not (is_thing or low.endswith(("tel", "tels")))
    if low in words_of_kind("own"):
        return Whose(start, ends.own or "?", ends.other, is_loose=is_loose)
    if low in words_of_kind("other"):
        return Whose(start, ends.other or "?", ends.own, is_loose=is_loose)
    if word in words_of_kind("office"):
        return Whose(start, ends.office, station)
    if word in words_of_kind("embassy"):
        before = _post_before(text, tokens[:-1], ends)
        return Whose(before[0], before[1], "") if before else Whose(start, station, ends.office)
    return Whose(start, station, ends.office) if is_thing and word in words_of_kind("station") else None


def _by_post(text: str, tokens: list[tuple[int, str]], ends: Ends, *, is_thing: bool, thing_at: int) -> Whose | None:
    """By a post's name, with or without a word for a telegram; such a word alone leaves it to what stands behind."""
    last = tokens[-1][1]
    found = None if last.endswith((",", ".")) else _post_before(text, tokens, ends)
    is_genitive = last.endswith((*GENITIVE, "'", "’"))
    if found is None:  # of somebody whose post nothing tells, or of nobody yet
        return Whose(thing_at, "", "") if is_thing and not (is_genitive or last.isupper()) else None
    start, code = found
    is_a_state = is_genitive and last.lower().startswith("state")  # the state's 10 biggest towns
    if is_a_state or (not is_thing and _is_to_it(text, tokens, start)):
        return None
    return Whose(start, code, "", is_bare=not (is_thing or is_genitive), is_loose=is_genitive and not is_thing)


def _is_to_it(text: str, tokens: list[tuple[int, str]], start: int) -> bool:
    """Whether a post's number is that of a telegram to it: `my telegram Ankara 73`, `rptd Ankara 73; London 57`."""
    at, word = next(((at, word) for at, word in reversed(tokens) if at < start), (0, ""))
    is_thing = (word.isdigit() and len(word) >= SURE_FIGURES) or word.lower() in words_of_kind("thing")
    if is_thing and at + len(word) + 1 == start:
        return True
    before = text[max(0, start - REACH) : start]
    clause = re.split(r"[.()]", before)[-1]
    return not words_of_kind("sent on").isdisjoint(word.strip(",;").lower() for word in clause.split())


def station_of(ends: Ends) -> str:
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
        for genitive in GENITIVE:
            name = name.removesuffix(genitive) if name.endswith(genitive) and genitive[0] != "s" else name
        if name[:1].isupper() and (code := _post(name.rstrip("'’"), ends)):
            return start, code
    return None


def post_named(words: str, ends: Ends) -> str:
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
    letters = letters_of(name)
    return letters if letters and letters in {ends.own, ends.other} else ""


@cache
def _office_names() -> frozenset[str]:
    return frozenset(word.lower() for word in words_of_kind("office name"))


def letters_of(name: str) -> str:
    """Return the letters of a name, in capitals."""
    return "".join(letter for letter in name.upper() if letter.isalpha())
