"""Tokens: words, numbers, abbreviations with their stops, signs; each with what it can be by itself.

A paragraph's text has single blanks, so it is read blank by blank. What stands between two blanks is taken apart once
and remembered: a language has few forms, and a million cables repeat them.
"""

import re
from functools import cache
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.remembered import Remembered
from reftel.reading.base.tables import read_lines
from reftel.reading.base.words import base_tags, english

__all__ = ["FIRST", "INSIDE", "Piece", "Tokens", "low_of", "tokenize"]

_TOKEN: Final = re.compile(
    r"(?:\w{2,20}+-)?(?:[A-Za-z]\.){2,8}(?>(?:-\w+)*)"  # U.S., p.m., U.S.-Kestrian, Kestria-U.S.
    r"|(?:https?://|www\.)[^\s<>()\"]*[^\s<>()\".,;:]"  # an address
    r"|(?i:not/not|no/no)\b"  # said twice, so that no garble takes it away
    r"|^[A-Z]\.$"  # the initial of a name
    r"|\d+(?>(?:[.,:]\d+)*)(?>(?:-?[^\W\d_]+)?)%?+"  # 1,500 3.5% 19th 1990s 24-hour
    r"|\w+(?>(?:(?:-|(?<!FY)–(?=\d)|['’´&](?!(?:[sSmMdD]|ve|VE|ll|LL|re|RE)\b))\w+)*)"  # F-16s, PL–480
    r"|['’´](?:[sSmMdD]|ve|VE|ll|LL|re|RE)\b"  # the possessive, and the verb of `he'd`, tokens of their own
    r"|(?<=[^\W\d]),s\b"  # the possessive where a copy has lost its sign (`Post,s team`)
    r"|-{2,}+|\.{2,}+|\"{2}|\S"  # a mark written twice, as tables have it, is one
)
_SAID_TWICE: Final = {"not/not": "not", "no/no": "no"}
_LOST_SIGN: Final = re.compile(
    r"(?<=[a-z])Q(?=(?:s|t|d|m|re|ve|ll)\b)|(?<=[a-z]s)Q\b"
)  # an apostrophe of some message systems
_SIGNS: Final = {
    ".": ".", "?": ".", "!": ".", ",": ",", ";": ";", ":": ":", "-": "-", "--": "-", "---": "-", "–": "-", "—": "-",
    "/": "/", "(": "(", ")": ")", "[": "(", "]": ")", "“": "<", "”": ">", "'": "'", "’": "'", "&": "K", "..": ".",
    "...": ".", "....": ".", '"': '"', '""': '"', "'s": "'", ",s": "'",
    "'m": "B", "'re": "B", "'ve": "H", "'ll": "M", "'d": "M",
}  # fmt: skip
_CLOSING: Final = ('"', "”")
_MARKS: Final = ('"', '""')
_BY_CASE: Final = {"US": "C", "MAY": "^", "GOT": "`"}  # words that capitals make another word
_CLOSED: Final = frozenset("DUuQTPOtKAaBHXM!Ry#.,;:-/()<>'\"~^|%@}")
_BEHIND: Final = tuple(",.;:)")  # what most often stands behind a word without a blank
_ARTICLE: Final = re.compile(r"(?:al|el|ul|ad|ar|as|ash|an|at|az)-[A-Z]")  # the name in `al-Tran`
_SUFFIXES: Final = (
    ("ly", "R"), ("ing", "G"), ("ed", "8"), ("ous", "J"), ("ive", "J"), ("able", "J"), ("al", "J"), ("ful", "J"),
    ("ify", "V"), ("ize", "V"),
)  # fmt: skip
_NO_MONTHS: Final = {"may": "M", "march": "1", "august": "J"}  # what these are without a capital of their own
# A word with a capital is a name inside a sentence; as the first word of one it is what it would be without. A sign of
# its own stands for each of these, so that one string holds both: two tables tell them apart.
_UNNAMED: Final = "NJVZEYGL0123456789="
_HIDDEN: Final = {letter: chr(number) for number, letter in enumerate(_UNNAMED, start=1)}
INSIDE: Final = bytes.maketrans("".join(_HIDDEN.values()).encode(), b"C" * len(_HIDDEN))
FIRST: Final = {sign: letter for letter, sign in _HIDDEN.items()}


@mypyc_attr(acyclic=True)
class Piece:
    """What is remembered of a chunk: its first word, the same in small letters, and a sign for each of its words.

    `others` are the words behind the first, each with its small letters and its offset in the chunk. `signs` is what
    `rows` keeps of all of them, for so many `rows`.
    """

    def __init__(self, word: str, low: str, letters: str, *others: tuple[str, str, int]) -> None:
        self.word = word
        self.low = low
        self.letters = letters
        self.others = others
        self.signs = b""
        self.rows = 0


@mypyc_attr(acyclic=True)
class Tokens:
    """Words, the same in small letters, and where they start.

    `letters` has a sign for each word: the letter of `tagger`, or one that says that a capital makes the word a name:
    `INSIDE` translates its byte to what the word is inside a sentence, `FIRST` to what it is as the first one. `text`
    are the words in small letters with a blank around each, where one is looked for many times as fast as in a list.
    `pieces` are what stands between the blanks of the text, `capitals` says that it has no small letters.
    """

    def __init__(
        self,
        pieces: list[Piece],
        words: list[str],
        lows: list[str],
        starts: list[int],
        letters: str,
        *,
        capitals: bool,
    ) -> None:
        self.pieces = pieces
        self.words = words
        self.lows = lows
        self.starts = starts
        self.letters = letters
        self.capitals = capitals
        self.text = f" {' '.join(lows)} "


def tokenize(text: str) -> Tokens:
    """Return the tokens of a text.

    >>> tokenize("Amb. Strand's U.S. visit (SOFA).").words
    ['Amb.', 'Strand', "'s", 'U.S.', 'visit', '(', 'SOFA', ')', '.']
    >>> tokenize("Will not/not join Kestria-U.S. talks (see www.kestria.example).").words
    ['Will', 'not/not', 'join', 'Kestria-U.S.', 'talks', '(', 'see', 'www.kestria.example', ')', '.']
    >>> tokenize("At 3.5% on 24-25 May").starts
    [0, 3, 8, 11, 13, 14, 17]
    >>> tokenize("12 M–16s of 1964–65").words
    ['12', 'M–16s', 'of', '1964', '–', '65']
    >>> tokenize("Strand,s visit, so").words
    ['Strand', ',s', 'visit', ',', 'so']
    >>> tokenize("StrandQs envoys didnQt ask about FAQs").words
    ['Strand', "'s", 'envoys', "didn't", 'ask', 'about', 'FAQs']
    """
    chunks = text.split(" ")
    capitals = is_capitals(chunks)
    known = _known(capitals)
    pieces = [known[chunk] for chunk in chunks]
    letters = "".join([piece.letters for piece in pieces])
    words, lows, starts = [""] * len(letters), [""] * len(letters), [0] * len(letters)
    at = start = 0
    for index, piece in enumerate(pieces):
        if piece.letters:  # one blank behind another leaves an empty chunk
            words[at], lows[at], starts[at] = piece.word, piece.low, start
            at += 1
            for word, low, offset in piece.others:
                words[at], lows[at], starts[at] = word, low, start + offset
                at += 1
        start += len(chunks[index]) + 1
    return Tokens(pieces, words, lows, starts, letters, capitals=capitals)


def is_capitals(words: list[str]) -> bool:
    """Return whether a text is in capitals only, as telegrams of the teletype years are.

    >>> is_capitals("FOREIGN MINISTER SAID NO.".split()), is_capitals("GOI said no.".split())
    (True, False)
    """
    has_capitals = False
    for word in words[:_FIRST_WORDS]:
        if word.islower():
            return False
        has_capitals = has_capitals or word.isupper()
    return has_capitals


_FIRST_WORDS: Final = 40  # of a text, which tell of all of it


class _Forms(Remembered[Piece]):
    """The chunks taken apart so far, for texts with small letters or without."""

    def __init__(self, *, capitals: bool) -> None:
        super().__init__()
        self.capitals = capitals

    def find(self, word: str) -> Piece:
        if "Q" in word:
            word = _LOST_SIGN.sub("'", word)
        if word.isalpha():
            return Piece(word, word.lower(), _single(word, capitals=self.capitals))
        body, last = word[:-1], word[-1:]
        if last in _BEHIND and body.isalpha() and not _has_stop(word):
            letters = _single(body, capitals=self.capitals) + _SIGNS[last]
            return Piece(body, body.lower(), letters, (last, last, len(body)))
        return _take_apart(word, capitals=self.capitals)


@cache
def _known(capitals: bool) -> _Forms:  # noqa: FBT001  the key of a cache
    return _Forms(capitals=capitals)


def _single(word: str, *, capitals: bool) -> str:
    """The sign of a word of letters alone, as most are."""
    letter = _letter(word, word.lower(), capitals=capitals)
    return letter if capitals else _sign(word, letter)


def _has_stop(chunk: str) -> bool:
    """Whether the stop at the end is the word's own, as in `Amb.` and `J.`."""
    return chunk[-1] == "." and ((len(chunk) == 2 and chunk[0].isupper()) or chunk[:-1] in _abbreviations())


def low_of(word: str) -> str:
    """Return a word in small letters, its apostrophe straight and its dash a hyphen.

    >>> low_of("Didn’t"), low_of("PL–480"), low_of("NOT/NOT")
    ("didn't", 'pl-480', 'not')
    """
    low = word.lower().replace("’", "'").replace("´", "'").replace("–", "-")
    return _SAID_TWICE.get(low, low)


def _take_apart(chunk: str, *, capitals: bool) -> Piece:
    spans = _with_stops(chunk, [match.span() for match in _TOKEN.finditer(chunk)])
    if not spans:
        return Piece("", "", "")
    words = [chunk[start:end] for start, end in spans]
    lows = list(map(low_of, words))
    letters = [_letter(word, low, capitals=capitals) for word, low in zip(words, lows, strict=True)]
    if len(words) > 1:
        _look_around(lows, letters)
    if not capitals:
        letters = [_sign(word, letter) for word, letter in zip(words, letters, strict=True)]
    others = zip(words[1:], lows[1:], [start for start, _ in spans[1:]], strict=True)
    return Piece(words[0], lows[0], "".join(letters), *others)


def _look_around(lows: list[str], letters: list[str]) -> None:
    """A straight quotation mark before a word opens, one behind it closes; `it's` has a verb."""
    spoken = False
    for at, low in enumerate(lows):
        if low in _MARKS:
            letters[at] = ">" if spoken else "<"
        elif low == "'s" and at and letters[at - 1] in "UQTR":
            letters[at] = "B"
        spoken = spoken or low[0].isalnum()


def _with_stops(chunk: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stop of `Amb.` given to the word before it; not that of `a flat "No."`."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if (
            joined
            and chunk[start:end] == "."
            and joined[-1][1] == start
            and chunk[slice(*joined[-1])] in _abbreviations()
            and not (chunk[slice(*joined[-1])] == "No" and chunk[end : end + 1] in _CLOSING)
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


@cache
def _abbreviations() -> frozenset[str]:
    """The words of the table, and as telegrams in capitals have them; those that end a sentence there are left out."""
    words = {word for line in read_lines("abbreviations.txt") for word in line.split()}
    return frozenset(words | {word.upper() for word in words} - {"NO", "ART", "FIG", "EST", "PARA", "PARAS"})


def _letter(word: str, low: str, *, capitals: bool) -> str:
    """The letter of a word by itself; a digit stands for what its neighbours must decide."""
    if known := _BY_CASE.get(word) or base_tags().get(low) or _SIGNS.get(low):
        return _NO_MONTHS.get(low, known) if known == "y" and (capitals or word[0].islower()) else known
    first = word[0]
    if first.isdigit():
        return "#"
    if not first.isalpha():
        return "L"
    if word[-1] == "." or (first.isupper() and not capitals) or _ARTICLE.match(word):
        return "C"
    by_suffix = next((letter for suffix, letter in _SUFFIXES if low.endswith(suffix)), None)
    if capitals and low not in english():
        return by_suffix if by_suffix in _VERBAL and len(low) > _SHORT else "C"
    return by_suffix or "N"


_VERBAL: Final = ("R", "G", "8")  # of words with these endings the lists have not all
_SHORT: Final = 5  # letters of a word that may end so without being one


def _sign(word: str, letter: str) -> str:
    """The sign of a word whose capital counts: a name for sure where all of it is in capitals."""
    if not word[0].isupper() or letter in _CLOSED or letter == "C":
        return letter
    return "C" if word.isupper() else _HIDDEN[letter]
