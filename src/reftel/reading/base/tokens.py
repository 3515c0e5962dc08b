"""Tokens: words, numbers, abbreviations with their stops, signs; each with what it can be by itself.

A paragraph's text has single blanks, so it is read blank by blank. What stands between two blanks is taken apart once
and remembered: a language has few forms, and a million cables repeat them.
"""

import re
from functools import cache

import msgspec

from reftel.reading.base.tables import read_lines
from reftel.reading.base.words import base_tags

__all__ = ["Tokens", "tokenize"]

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,8}(?:-\w+)*+"  # U.S., p.m., U.S.-Kestrian
    r"|^[A-Z]\.$"  # the initial of a name
    r"|\d+(?:[.,:]\d+)*+(?:-?[^\W\d_]+)?+%?+"  # 1,500 3.5% 19th 1990s 24-hour
    r"|\w+(?:(?:-|['’&](?!s\b))\w+)*+"
    r"|['’]s\b"  # the possessive, a token of its own
    r"|-{2,}+|\.{2,}+|\S"
)
_SIGNS = {
    ".": ".", "?": ".", "!": ".", ",": ",", ";": ";", ":": ":", "-": "-", "--": "-", "---": "-", "–": "-", "—": "-",
    "/": "/", "(": "(", ")": ")", "[": "(", "]": ")", "“": "<", "”": ">", "'s": "'", "’s": "'", "'": "'", "’": "'",
    "&": "K", "..": ".", "...": ".", "....": ".", '"': '"',
}  # fmt: skip
_CLOSED = frozenset("DUuQTPOtKAaBHXM!Ry#.,;:-/()<>'\"")
_SUFFIXES = (("ly", "R"), ("ing", "G"), ("ed", "8"), ("ous", "J"), ("ive", "J"), ("able", "J"), ("al", "J"))
_MOST_REMEMBERED = 200_000


class Tokens(msgspec.Struct, frozen=True, gc=False):
    """Words, the same in small letters, and their offsets, the end not included.

    `inside` and `first` have a letter of `tagger` for each word: what it is inside a sentence, and as the first word of
    one, where a capital says nothing.
    """

    words: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]
    inside: str
    first: str


def tokenize(text: str) -> Tokens:
    """Return the tokens of a text.

    >>> tokenize("Amb. Strand's U.S. visit (SOFA).").words
    ['Amb.', 'Strand', "'s", 'U.S.', 'visit', '(', 'SOFA', ')', '.']
    >>> tokenize("At 3.5% on 24-25 May").starts
    [0, 3, 8, 11, 13, 14, 17]
    """
    chunks = text.split(" ")
    known = _known(is_capitals(chunks))
    found = Tokens([], [], [], [], "", "")
    inside, first, offset = [], [], 0
    for chunk in chunks:
        piece = known.get(chunk) or _remember(known, chunk)
        found.words.extend(piece.words)
        found.lows.extend(piece.lows)
        inside.append(piece.inside)
        first.append(piece.first)
        if len(piece.words) == 1:
            found.starts.append(offset + piece.starts[0])
            found.ends.append(offset + piece.ends[0])
        else:
            found.starts.extend([offset + start for start in piece.starts])
            found.ends.extend([offset + end for end in piece.ends])
        offset += len(chunk) + 1
    return msgspec.structs.replace(found, inside="".join(inside), first="".join(first))


def is_capitals(words: list[str]) -> bool:
    """Return whether a text is in capitals only, as telegrams of the teletype years are.

    >>> is_capitals("FOREIGN MINISTER SAID NO.".split()), is_capitals("GOI said no.".split())
    (True, False)
    """
    return not any(map(str.islower, words[:40])) and any(map(str.isupper, words[:40]))


class _Forms(dict[str, Tokens]):
    """The chunks taken apart so far, for texts with small letters or without."""

    def __init__(self, *, capitals: bool) -> None:
        super().__init__()
        self.capitals = capitals


@cache
def _known(capitals: bool) -> _Forms:  # noqa: FBT001  the key of a cache
    return _Forms(capitals=capitals)


def _remember(known: _Forms, chunk: str) -> Tokens:
    if len(known) >= _MOST_REMEMBERED:
        known.clear()
    known[chunk] = piece = _take_apart(chunk, capitals=known.capitals)
    return piece


def _take_apart(chunk: str, *, capitals: bool) -> Tokens:
    spans = _with_stops(chunk, [match.span() for match in _TOKEN.finditer(chunk)])
    words = [chunk[start:end] for start, end in spans]
    lows = [word.lower().replace("’", "'") for word in words]
    first = [_letter(word, low, capitals=capitals) for word, low in zip(words, lows, strict=True)]
    inside = first if capitals else [_named(word, letter) for word, letter in zip(words, first, strict=True)]
    first = [inner if word.isupper() else letter for word, letter, inner in zip(words, first, inside, strict=True)]
    return Tokens(
        words, lows, [start for start, _ in spans], [end for _, end in spans], "".join(inside), "".join(first)
    )


def _with_stops(chunk: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stop of `Amb.` given to the word before it."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if (
            joined
            and chunk[start:end] == "."
            and joined[-1][1] == start
            and chunk[slice(*joined[-1])] in _abbreviations()
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(word for line in read_lines("abbreviations.txt") for word in line.split())


def _letter(word: str, low: str, *, capitals: bool) -> str:
    """The letter of a word by itself; a digit stands for what its neighbours must decide."""
    if known := base_tags().get(low) or _SIGNS.get(word):
        return known
    first = word[0]
    if first.isdigit():
        return "#"
    if not first.isalpha():
        return "L"
    if word[-1] == "." or (first.isupper() and not capitals) or (capitals and len(word) < 5):
        return "C"
    by_suffix = next((letter for suffix, letter in _SUFFIXES if low.endswith(suffix)), None)
    return by_suffix or ("C" if capitals else "N")


def _named(word: str, letter: str) -> str:
    return "C" if word[0].isupper() and letter not in _CLOSED else letter
