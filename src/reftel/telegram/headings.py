"""Section headings: a line with a rule above, below or beside it, or a short line that stands alone."""

import re

from reftel.telegram.blocks import ends_block
from reftel.telegram.body import BLANK, PAGE, RULE, TEXT, Line, heading_beside_rule
from reftel.telegram.sentences import ends_sentence

__all__ = ["Heading", "heading_above", "looks_like_heading"]

import msgspec

_NO_HEADING_END = re.compile(r"(?:[a-z0-9)\"”]\.|[A-Z]{2}\.|[,;])\s*$")
_NOT_HEADING = re.compile(
    r"^\W*(?:END (?:OF )?(?:SUMMARY|COMMENT|NOTE|TEXT|INTRODUCTION|BIO)|NNNN|BEGIN TEXT|SENSITIVE|SIPDIS"
    r"|UNCLAS|NOFORN|NOT FOR"
    r"|PLEASE |HTTPS?:|WWW\.|CLASSIFIED BY|REASON)",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s{0,8}[-*•] \w")
_LONGEST = 100
_MOST_LINES = 3
_MOST_OVER = 4
_LEAST_SPACES = 2
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "and",
        "in",
        "for",
        "on",
        "at",
        "by",
        "with",
        "from",
        "or",
        "as",
        "is",
        "vs",
        "via",
        "but",
        "not",
        "its",
    ]
)


class Heading(msgspec.Struct, frozen=True):
    """A heading found: its words, those of headings over it, and the position of the first line that is part of it."""

    text: str
    over: tuple[str, ...]
    start: int


def looks_like_heading(text: str, *, sentence_before: bool = True) -> bool:
    """Tell whether words that stand alone above a paragraph read as a heading.

    `sentence_before` says whether the text above them had come to a full stop; where it had not, only a title in
    capitals counts, since a lower-case line is then the rest of a sentence.

    >>> looks_like_heading("Too early for optimism"), looks_like_heading("He said so.")
    (True, False)
    >>> looks_like_heading("of the islands", sentence_before=False)
    False
    """
    text = text.strip()
    if (
        not text
        or len(text) > _LONGEST
        or text[0] in "-*•(,"
        or _NOT_HEADING.match(text)
        or _NO_HEADING_END.search(text)
    ):
        return False
    words = _WORD.findall(text)
    if ends_block(text) or not words or (text[0].islower() and not sentence_before):
        return False
    if text[0].islower():
        return False
    return sentence_before or _is_title(words)


def _is_title(words: list[str]) -> bool:
    long = [w for w in words if w.lower() not in _SMALL]
    return bool(long) and sum(w[0].isupper() for w in long) * 3 >= len(long) * 2


def heading_above(lines: list[Line], at: int, floor: int) -> Heading | None:
    """Return the heading right above the line at position `at`, looking no higher than `floor`.

    >>> from reftel.telegram.body import body_lines
    >>> text = ["The end.", "", "-------", "Comment", "-------", "", "2. (U) Two."]
    >>> heading_above(body_lines(enumerate(text, 1)), 6, 0)
    Heading(text='Comment', over=(), start=2)
    """
    found = _one_above(lines, at, floor)
    if found is None:
        return None
    over: list[str] = []
    start = found.start
    while len(over) < _MOST_OVER and (upper := _one_above(lines, start, floor)) is not None and upper.start < start:
        over.insert(0, upper.text)
        start = upper.start
    return Heading(found.text, tuple(over), start)


def _one_above(lines: list[Line], at: int, floor: int) -> Heading | None:
    bottom = _skip(lines, at - 1, floor, (BLANK, PAGE))
    if bottom < floor:
        return None
    if lines[bottom].kind == RULE:
        return _ruled(lines, bottom, floor)
    beside = heading_beside_rule(lines[bottom].text)
    if beside and len(beside) <= _LONGEST:
        return Heading(beside, (), bottom)
    return _alone(lines, bottom, floor)


def _skip(lines: list[Line], at: int, floor: int, kinds: tuple[str, ...]) -> int:
    while at >= floor and lines[at].kind in kinds:
        at -= 1
    return at


def _ruled(lines: list[Line], rule: int, floor: int) -> Heading | None:
    """Words above a rule: all lines up to a rule or blank, or the last of a text that ended its sentence before."""
    bottom = _skip(lines, rule - 1, floor, (BLANK, PAGE, RULE))
    if bottom < floor:
        return None
    top = _top_of_block(lines, bottom, floor)
    if bottom - top >= _MOST_LINES:
        top = bottom
        if not ends_sentence(lines[bottom - 1].text):
            return None
    text = _joined(lines, top, bottom)
    opens = lines[top].start is not None and lines[top].marked
    if opens or not text or len(text) > 2 * _LONGEST or _NOT_HEADING.match(text):
        return None
    if _ends_a_paragraph(text) and not _ended_before(lines, top):
        return None
    above = _skip(lines, top - 1, floor, (BLANK, PAGE))
    is_boxed = above >= floor and lines[above].kind == RULE
    return Heading(text, (), _skip(lines, above, floor, (RULE,)) + 1 if is_boxed else top)


def _ends_a_paragraph(text: str) -> bool:
    """Several words with a full stop above a rule are a paragraph's last line; `Comment.` may be a heading."""
    return _NO_HEADING_END.search(text) is not None and text.count(" ") >= _LEAST_SPACES


def _top_of_block(lines: list[Line], bottom: int, floor: int) -> int:
    top = bottom
    while top - 1 >= floor and lines[top - 1].kind == TEXT and lines[top].start is None:
        top -= 1
    return top


def _joined(lines: list[Line], top: int, bottom: int) -> str:
    words = [" ".join(line.text.split()) for line in lines[top : bottom + 1] if line.kind == TEXT]
    return " ".join(words).strip("-=_* ")


def _alone(lines: list[Line], bottom: int, floor: int) -> Heading | None:
    """A short block that stands alone, or one line after a sentence's end."""
    top = _top_of_block(lines, bottom, floor)
    if (lines[top].start is not None and lines[top].marked) or _is_item(lines, top, bottom):
        return None
    if bottom - top > 1:
        top = bottom
    ended = _ended_before(lines, top)
    touching = top >= 1 and lines[top - 1].kind == TEXT
    if touching and not ended:
        return None
    text = _joined(lines, top, bottom)
    if touching and lines[top - 1].text.isupper() and text.isupper():
        return None
    if touching and (not _is_title(_WORD.findall(text)) or len(text) > 60):
        return None
    return Heading(text, (), top) if looks_like_heading(text, sentence_before=ended) else None


def _is_item(lines: list[Line], top: int, bottom: int) -> bool:
    """Whether a block is the last item of a list, `- Ada Wren, Kestria`; not a heading in dashes, `- Comment -`."""
    return bool(_ITEM.match(lines[top].text)) and not lines[bottom].text.rstrip().endswith("-")


def _ended_before(lines: list[Line], top: int) -> bool:
    """Whether the text above a block had come to a stop, looked for beyond the block's own room."""
    above = _skip(lines, top - 1, 0, (BLANK, PAGE, RULE))
    return above < 0 or lines[top - 1].kind == RULE or ends_sentence(lines[above].text)
