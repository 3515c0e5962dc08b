"""What stands before the head of an instrument in small letters: the words that belong to it."""

import re
from functools import cache
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.tables import read_words
from reftel.reading.bodies.lexicon import Lexicon
from reftel.reading.bodies.marks import places
from reftel.reading.instruments.lexicon import HEADS, Head
from reftel.reading.mentions import Mentions

__all__ = [
    "DEFINITE",
    "SHARED",
    "adjectives_start",
    "first_joined",
    "first_word",
    "format_start",
    "is_acted_on",
    "is_definite",
    "is_nation",
    "joined_start",
    "nation_or",
    "run_start",
    "sum_start",
    "whole_name",
    "with_figures",
]

DEFINITE: Final = frozenset(["the", "this", "these", "that", "those"])
# what stands before these is no part of the name (`outlines new treaty`)
_NEW: Final = frozenset(["new", "such", "proposed", "second", "third", "another"])
_CURRENCIES: Final = frozenset(["$", "us$", "usd", "euro", "euros"])
_SUMS: Final = _CURRENCIES | {"million", "billion", "dollar", "-"}
_JOINS: Final = frozenset(["-", "–", "/"])
_PARTS: Final = frozenset(["paragraph", "para", "article", "section", "annex", "page", "chapter", "clause"])
_FORMAT: Final = re.compile(r"[a-z\d]{1,9}-(?:plus-[a-z\d]{1,9}|party|power|nation|way)")
_LASTING: Final = re.compile(r"[a-z0-9]{1,12}-(?:year|month|week|day)s?")
SHARED: Final = frozenset(["joint", "bilateral", "tripartite", "trilateral", "multilateral", "quadripartite"])
_SIDES: Final = frozenset(["party", "power", "nation", "way"])
_FORUMS: Final = frozenset(
    ["mechanism", "format", "dialogue", "talks", "process", "negotiations", "consultations", "framework", "resolution"]
)
_DEEDS: Final = frozenset(["NG", "CG", "DG"])
_MOST: Final = 6
_YEAR: Final = 4  # figures
_ACT: Final = 4  # words between an act and what it is done to


def first_word(passage: Passage, at: int) -> int:
    """Go back over the words before a head that belong to it, up to a possessive; empty ones do not begin it."""
    start = _run_before(passage, at, at)
    while (
        start > 1
        and at - start < _MOST
        and passage.words[start - 1] in _JOINS
        and passage.words[start - 2][0].isupper()
    ):
        start = _run_before(passage, start - 2, at)
    if not _NEW.isdisjoint(passage.lows[start:at]):
        start = next((one + 1 for one in range(at - 1, start - 1, -1) if _is_new(passage, one)), start)
    if "NC" in passage.tags[start:at]:
        start = next((one for one in range(at - 1, start, -1) if _begins(passage, one)), start)
    while start < at and (passage.tags[start] == "#" or _is_empty(passage, start) or _is_done(passage, start, at)):
        start += 1
    if start + 1 < at and passage.lows[start] in _PARTS and passage.tags[start + 1] == "#":
        return start + 2  # `paragraph 4 | Strand agreement`
    return start


def first_joined(passage: Passage, at: int, head: Head) -> int:
    """The first word before a head that belongs to it, of two joined too (`Kestrian | military and economic aid`)."""
    start = first_word(passage, at)
    is_joined = 1 < start < at and passage.tags[start - 1] == "K" and passage.lows[start - 2] in head.telling
    return first_word(passage, start - 1) if is_joined else start


def _is_new(passage: Passage, at: int) -> bool:
    """Whether a word tells of an instrument that it is a new one; not the `New` of a place (`the New Delhi talks`)."""
    return passage.lows[at] in _NEW and passage.words_of(at, at + 2).title() not in places()


def _begins(passage: Passage, at: int) -> bool:
    """Whether a name begins behind a noun that a telegram has no `of` after (`acceptance | Strand agreement`)."""
    before = passage.words[at - 1]
    is_noun = passage.tags[at - 1 : at + 1] == "NC" and before.islower()
    return is_noun and "-" not in before and before not in SHARED


def whole_name(passage: Passage, start: int, at: int, mentions: Mentions) -> int:
    """Return where the name of a body begins that a head's words begin inside (`Council of | Kestria crime treaty`)."""
    mention = mentions.at(passage.index, start) if start < at else None
    if mention is None or mention.kind != "body" or "'" in passage.tags[mention.start : start]:
        return start
    return min(mention.start, start)


def _is_empty(passage: Passage, at: int) -> bool:
    """Whether a word tells nothing of which instrument it is; in a title (`Comprehensive Seal Ban treaty`) it does.

    How long it is to last tells nothing either (`a two-year reconciliation project`).
    """
    if passage.words[at].islower() and _LASTING.fullmatch(passage.lows[at]):
        return passage.lows[at + 1] not in ("plan", "plans")  # as `the five-year plan` is named
    is_titled = passage.tags[at : at + 2] == "CC" and passage.words[at].istitle()
    return passage.lows[at] in HEADS.empty and not is_titled


def _is_done(passage: Passage, start: int, at: int) -> bool:
    """Whether a word that was taken for a name's first is what is done with it (`resume arms aid`)."""
    return start < at - 1 and passage.words[start].islower() and passage.lows[start] in HEADS.acts


def joined_start(passage: Passage, start: int) -> int:
    """Return where a name in capitals begins that a sign joins to the words before it (`Marlow–Strand Agreement`)."""
    if start < 2 or passage.words[start - 1] not in _JOINS or passage.tags[start - 2] != "C":
        return start
    return run_start(passage, start - 1)


def _run_before(passage: Passage, end: int, at: int) -> int:
    """Back over names, nouns, adjectives and figures that end before a token, and over `US`, taken for a pronoun."""
    first = max(at - _MOST, 0)
    start = first + len(passage.tags[first:end].rstrip("NJC#"))
    is_deed = start == at and at > 1 and passage.tags[at - 1] == "G"
    if is_deed and passage.lows[at - 1].startswith("anti-"):
        return at - 1  # `an anti-dumping | treaty`
    if is_deed and passage.tags[at - 2 : at] in _DEEDS and passage.lows[at - 1] in _deeds():
        start = first + len(passage.tags[first : at - 1].rstrip("NJC#"))  # `catch sharing | agreement`
    while start > first and passage.tags[start - 1] == "u" and passage.words[start - 1].isupper():
        start = first + len(passage.tags[first : start - 1].rstrip("NJC#"))
    if start > first + 1 and passage.words[start - 2 : start] == ["Title", "I"]:  # taken for a pronoun
        start = first + len(passage.tags[first : start - 1].rstrip("NJC#"))
    apart = HEADS.apart
    if start >= end or apart.isdisjoint(passage.lows[start:end]):
        return min(start, end)
    return next(one + 1 for one in range(end - 1, start - 1, -1) if passage.lows[one] in apart)


@cache
def _deeds() -> frozenset[str]:
    return read_words("ing_nouns.txt") | {"sharing", "licensing", "pricing"}


def run_start(passage: Passage, end: int, tags: str = "C") -> int:
    """Return where the names begin that end before a token."""
    return max(end - _MOST, 0) + len(passage.tags[max(end - _MOST, 0) : end].rstrip(tags))


def nation_or(passage: Passage, start: int, at: int, head: Head, names: Lexicon, mentions: Mentions) -> int:
    """Return the first nation before a head that needs one, else `start`."""
    if head.need not in {"nation", "whose", "given"}:
        return start
    first = next((one for one in range(start, at) if is_nation(passage, one, names, mentions)), start)
    return first - (first > start and passage.lows[first - 1] in SHARED)


def with_figures(passage: Passage, start: int, head: Head) -> int:
    """Return where a sum (`$5 million loan`) or a year (`the 1972 treaty`) begins before a name; else `start`."""
    if head.need in {"given", "name", "whose", "dealt", "told"} and head.kind in {
        "agreement",
        "programme",
        "mechanism",
    }:
        first = sum_start(passage, start)
        if first < start:
            return first
    if head.need in {"any", "posed", "name", "treaty", "dealt"} and start > 1 and _is_year(passage, start - 1):
        return start - 3 if passage.tags[start - 3 : start] == "#-#" else start - 1
    return start


def sum_start(passage: Passage, start: int) -> int:
    """Return where a sum of money begins that stands before a token (`USD 4 million | line of credit`)."""
    first = start
    while first > 0 and start - first < _MOST and _is_sum(passage, first - 1):
        first -= 1
    return start if _CURRENCIES.isdisjoint(passage.lows[first:start]) else first


def _is_sum(passage: Passage, at: int) -> bool:
    return passage.tags[at] == "#" or passage.lows[at] in _SUMS


def _is_year(passage: Passage, at: int) -> bool:
    """Whether a token is a year behind an article or a possessive, or the end of a span of them."""
    word = passage.words[at]
    if passage.tags[at - 2 : at + 1] == "#-#":
        return len(passage.words[at - 2]) == _YEAR and word.isdigit()
    before = passage.lows[at - 1]
    is_led = before in DEFINITE or before in HEADS.apart or passage.tags[at - 1] == "'"
    return len(word) == _YEAR and word.isdigit() and is_led


def format_start(passage: Passage, at: int) -> int:
    """Return where the figures begin that tell a forum by its parties (`2+2`, `five-plus-two`, `six-party`)."""
    if at > 2 and passage.words[at - 2] == "+" and passage.tags[at - 1] == "#" and passage.tags[at - 3] in "#C":
        return at - 3
    if at == 0 or passage.lows[at] not in _FORUMS:
        return at
    if at > 1 and passage.lows[at - 1] in _SIDES and passage.tags[at - 2] == "#":
        return at - 2  # `four power talks`
    return at - (_FORMAT.fullmatch(passage.lows[at - 1]) is not None)


def adjectives_start(passage: Passage, start: int, tags: str = "J") -> int:
    """Return where the words begin that stand before a head and tell nothing of which one it is."""
    while start > 0 and passage.tags[start - 1] in tags and passage.lows[start - 1] in HEADS.empty:
        start -= 1
    return start


def is_definite(passage: Passage, at: int) -> bool:
    """Whether `the`, `this` or a possessive stands before a token."""
    return at > 0 and (passage.lows[at - 1] in DEFINITE or passage.tags[at - 1] == "'")


def is_acted_on(passage: Passage, start: int) -> bool:
    """Whether a word before tells that something is done with an instrument: `sign the`, `under this`."""
    return not HEADS.acts.isdisjoint(passage.lows[max(start - _ACT, 0) : start])


def is_nation(passage: Passage, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """Whether a token is in the name of a body, or a state's name or adjective (`Kestrian`, `Kestrian-Veldoran`)."""
    word = passage.words[at]
    if word in names.nations:
        return True
    if "-" in word and passage.tags[at] == "C" and not names.nations.isdisjoint(word.split("-")):
        return True
    mention = mentions.at(passage.index, at)
    return mention is not None and mention.kind == "body"
