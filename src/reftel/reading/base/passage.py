"""A paragraph made ready for reading: tokens, tags, sentences."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.repeats import with_repeats
from reftel.reading.base.tagger import tag
from reftel.reading.base.tokens import Piece, Tokens, tokenize
from reftel.reading.base.words import base_tags
from reftel.record import Paragraph, Place

__all__ = ["Passage", "passages_of", "prepare"]

_HEADLINE: Final = re.compile(r"(?<=[\w\"')%] )\((\d{1,2})\) (?=[A-Z\"])")
_ROW: Final = [2, 3, 4]  # the numbers that make a row of headlines
_MOST_TOKENS: Final = 250  # of a sentence; hostile text has no full stops, and rules look across whole sentences
_DOTTED: Final = re.compile(r"\. (?:(?<=\.\w\. )|(?<=\betc\. ))")  # the end of `U.S.`, `p.m.`
_FINITE: Final = [chr(code) in "ZEMBHXV" for code in range(128)]  # by a letter's code
_VERB_PLACE: Final = re.compile(r"(?<=[NC)uURD>])N(?=[DJNCPR#TtuUQ<:K])")
_BEFORE_POINT: Final = frozenset(".:;)>-,")
_STARTERS: Final = frozenset("DUPATQMXRa")
_STARTERS_IN_CAPITALS: Final = frozenset("DU")  # where no capital tells `The U.S. Would it` from `the U.S. would`
_NO_STARTERS: Final = frozenset(("a", "an", "no", "any", "all", "some"))  # `give the U.S. a chance`
_STARTERS_BEHIND_ETC: Final = _STARTERS | set("CNJGVE")  # unlike `U.S.`, `etc.` belongs to no name behind it


@mypyc_attr(acyclic=True)
@dataclass(init=False, eq=False)
class Passage:
    """The tokens of one paragraph, in lists of one length, with one letter a token in `tags`.

    Behind the last one stands an empty full stop, in no sentence, so that a rule may look one token past the end of a
    text that breaks off.

    `index` is the paragraph's place in the cable, `number` its printed number. `sentences` are pairs of token indexes,
    the end not included; together they cover every token of the text. `backward` is `tags` from right to left,
    `capitals` says that the text has no small letters. `pieces` are what stands between its blanks; `signs` is what
    `rows` keeps of them, for so many `rows`.
    """

    index: int
    number: int
    text: str
    block: str | None
    words: list[str]
    lows: list[str]
    starts: list[int]
    tags: str
    backward: str
    sentences: tuple[tuple[int, int], ...]
    capitals: bool
    pieces: list[Piece]
    signs: bytes
    rows: int

    # written out, since that of a dataclass is not compiled
    def __init__(
        self, index: int, paragraph: Paragraph, tokens: Tokens, tags: str, sentences: Sequence[tuple[int, int]]
    ) -> None:
        self.index = index
        self.number = paragraph.number
        self.text = paragraph.text
        self.block = paragraph.block
        self.words = [*tokens.words, ""]
        self.lows = [*tokens.lows, ""]
        self.starts = [*tokens.starts, len(paragraph.text)]
        self.tags = tags + "."
        self.backward = self.tags[::-1]
        self.sentences = tuple(sentences)
        self.capitals = tokens.capitals
        self.pieces = tokens.pieces
        self.signs = b""
        self.rows = 0

    def end_of(self, token: int) -> int:
        """Return where a token ends, the end not included."""
        return self.starts[token] + len(self.words[token])

    def words_of(self, start: int, end: int) -> str:
        """Return the text from one token to another, the end not included, as it stands."""
        if end <= start:
            return ""
        return self.text[self.starts[start] : self.starts[end - 1] + len(self.words[end - 1])]

    def place(self, start: int, end: int) -> Place:
        """Return where the tokens from one to another, the end not included, stand."""
        return Place(self.index, self.starts[start], self.starts[end - 1] + len(self.words[end - 1]))

    def sentence_index(self, token: int) -> int:
        """Return the index of the sentence that a token stands in."""
        return bisect_right(self.sentences, (token, len(self.words))) - 1

    def token_at(self, offset: int) -> int:
        """Return the index of the first token that ends behind an offset of the text."""
        token = bisect_right(self.starts, offset) - 1
        return token if token >= 0 and offset < self.end_of(token) else token + 1


def passages_of(paragraphs: Sequence[Paragraph]) -> tuple[Passage, ...]:
    """Return the paragraphs of a cable as passages.

    Letters that count paragraphs are no initials, as those are not that count the points of one.

    >>> from reftel.record import Paragraph
    >>> texts = ("He had two points:", "A. Strand was ill.", "B. J. Tran was not.")
    >>> rows = [Paragraph(number=1, text=text, lines=(1, 1)) for text in texts]
    >>> [passage.tags[0] for passage in passages_of(rows)]
    ['U', '-', '-']
    """
    points = _points([paragraph.text[:3] for paragraph in paragraphs])
    return tuple(prepare(paragraph, index, is_point=index in points) for index, paragraph in enumerate(paragraphs))


def _points(firsts: Sequence[str]) -> set[int]:
    """The paragraphs that begin with `A.`, and later ones with `B.` and so on."""
    found: set[int] = set()
    run: list[int] = []
    for index, first in enumerate(firsts):
        if first == "A. ":
            run = [index]
        elif run and first == f"{ascii_uppercase[len(run) % len(ascii_uppercase)]}. ":
            run.append(index)
            found.update(run)
    return found


def prepare(paragraph: Paragraph, index: int, *, is_point: bool = False) -> Passage:
    """Return a paragraph as a passage; of a point its first token is the letter that counts it.

    >>> from reftel.record import Paragraph
    >>> text = "Amb. Strand met Dr. Tran. She left at 5 p.m. He stayed."
    >>> passage = prepare(Paragraph(number=1, text=text, lines=(1, 1)), 0)
    >>> [passage.words_of(*sentence) for sentence in passage.sentences]
    ['Amb. Strand met Dr. Tran.', 'She left at 5 p.m.', 'He stayed.']
    """
    tokens = tokenize(paragraph.text)
    tags = with_repeats(tokens, _with_points(paragraph.text, tokens.words, tag(tokens)))
    tags = f"-{tags[1:]}" if is_point and tags else tags
    sentences = _sentences(paragraph.text, tokens, tags)
    return Passage(index, paragraph, tokens, _with_verbs(tokens.lows, tags, sentences), sentences)


def _with_points(text: str, words: list[str], tags: str) -> str:
    """Tags with a dash for the letters that count the points of a list, which are no initials of a name.

    >>> tokens = tokenize("He had two points: A. Strand was ill. B. J. Tran was not.")
    >>> _with_points("A. B. ", tokens.words, tag(tokens))[5:]
    '-CBR.-CCB!.'
    """
    if "A. " not in text or " B. " not in text:
        return tags
    letters = iter(ascii_uppercase)
    points, wanted = list[int](), f"{next(letters)}."
    for at, word in enumerate(words):
        if word == wanted and (at == 0 or tags[at - 1] in _BEFORE_POINT):
            points.append(at)
            wanted = f"{next(letters, '')}."
    if len(points) == 1:
        return tags
    codes = list(tags)
    for at in points:
        codes[at] = "-"
    return "".join(codes)


def _sentences(text: str, tokens: Tokens, tags: str) -> list[tuple[int, int]]:
    """Ends at a full stop before a capital, a figure or a quotation mark, and at `p.m.` before a word that begins."""
    found, start = [], 0
    for end in sorted(_ends(text, tokens, tags)):
        while end - start > _MOST_TOKENS:
            found.append((start, start + _MOST_TOKENS))
            start += _MOST_TOKENS
        if end > start:
            found.append((start, end))
            start = end
    return found


def _ends(text: str, tokens: Tokens, tags: str) -> set[int]:
    words, size = tokens.words, len(tokens.words)
    ends = {size}
    for after in _behind_stops(tags):
        if after < size and _begins(words[after], tags[after]):
            ends.add(after)
    for match in _DOTTED.finditer(text):
        after = bisect_left(tokens.starts, match.end())
        if after < size and words[after][0].isupper() and _starts(tokens, tags, after):
            ends.add(after)
    ends.update(bisect_left(tokens.starts, at) for at in _headlines(text))
    return ends


def _behind_stops(tags: str) -> list[int]:
    """The tokens behind full stops, and behind what closes with them.

    >>> _behind_stops("UE.>CE.)")
    [4, 8]
    """
    found: list[int] = []
    at, size = tags.find("."), len(tags)
    while at >= 0:
        while at < size and (tags[at] == "." or tags[at] == ">" or tags[at] == ")"):
            at += 1
        found.append(at)
        at = tags.find(".", at)
    return found


def _starts(tokens: Tokens, tags: str, at: int) -> bool:
    """Whether a token behind `U.S.` or `p.m.` begins a sentence, as far as its own form tells."""
    if tokens.capitals:
        return tags[at] in _STARTERS_IN_CAPITALS and tokens.lows[at] not in _NO_STARTERS
    starters = _STARTERS_BEHIND_ETC if tokens.words[at - 1] == "etc." else _STARTERS
    return tags[at] in starters or tokens.words[at] == "According"


def _headlines(text: str) -> list[int]:
    """Where the headlines of an index begin that no stop ends, by their numbers from two on.

    >>> _headlines("INDEX: (1) Harbour is closed (2) Boats held (3) Fish dear (4) Rain")
    [29, 44, 58]
    """
    if " (4) " not in text:
        return []
    found = list(_HEADLINE.finditer(text))
    numbered = [int(match[1]) for match in found[: len(_ROW)]]
    return [match.start() for match in found] if numbered == _ROW else []


def _with_verbs(lows: list[str], tags: str, sentences: list[tuple[int, int]]) -> str:
    """The letters again, with a verb in the sentences that were left without one: `The Forum calls for talks`."""
    codes = None
    for start, end in sentences:
        if end - start > 3 and not _has_verb(tags, start, end):
            at = next((match.start() for match in _VERB_PLACE.finditer(tags, start, end) if _third(lows, match)), None)
            if at is not None:
                codes = codes or list(tags)
                codes[at] = "Z"
    return "".join(codes) if codes else tags


def _has_verb(tags: str, start: int, end: int) -> bool:
    return any(_FINITE[ord(tags[at])] for at in range(start, end))


def _third(lows: list[str], match: re.Match[str]) -> bool:
    """Whether a noun can be a verb in the third person."""
    return base_tags().get(lows[match.start()]) == "2"


def _begins(word: str, tag_: str) -> bool:
    return not word[0].islower() and tag_ not in ",;:)>"
