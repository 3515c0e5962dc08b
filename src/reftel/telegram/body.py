"""The body of a telegram as logical lines, each known for what it is before paragraphs are made of them."""

import re
from collections.abc import Iterable

import msgspec

from reftel.telegram.marks import MARK
from reftel.telegram.pagelines import is_page_line, is_stamp, without_page_lines

__all__ = ["BLANK", "PAGE", "RULE", "TEXT", "Line", "body_lines", "heading_beside_rule"]

BLANK, RULE, PAGE, TEXT = "blank", "rule", "page_line", "text"

_RULE = re.compile(r"^[ \t]*(?:[-=_*~.#][ \t]?){3,}$")
_START = re.compile(
    r"^[ \t>]*+¶?[ \t]*+(?P<number>\d{1,3})[ \t]?(?P<sign>[.),;:]|(?=\())[ \t]*+(?!\d+(?:[%,]|\.\d))(?P<rest>.*)$"
)
_MARK_FIRST = re.compile(rf"^[ \t]*[(\[]\s?{MARK}\s?[)\]]", re.IGNORECASE)
_LONG = 150
_INLINE_START = re.compile(
    rf" (?<=[.!?:)\"'”’*-] ) {{0,5}}(?=¶?\d{{1,2}}[.,]? ?\((?:{MARK})\)|(?<![:'’* ] )¶?\d{{1,2}}\. {{0,3}}[A-Z\"“])"
)
_INLINE_HEADING = re.compile(
    r" (?:(?<=[.!?)] )|(?<=[.!?][\"”] )) {0,5}(?=(?:[-=]{5,} {1,4})?[A-Z][^.!?\n]{2,80}? ?[-=]{5,}"
    r"(?: {1,4}[-=]{1,40})?(?: {1,4}\d| *$))"
)
_RULE_FIRST = "-=_*~.#"
_IN_RULE = _RULE_FIRST + " \t"
_RULE_SIGNS = "-=_* \t"
_SHORTEST_RULE = 5


class Line(msgspec.Struct, gc=False):
    """One logical line: `number` is its source line; a reflowed source line may give several.

    `start` is the number that opens it where it looks like a paragraph's first line, `sign` what follows that
    number, `rest` the text after both, `marked` whether a portion mark comes next.
    """

    number: int
    text: str
    kind: str = TEXT
    start: int | None = None
    sign: str = ""
    rest: str = ""
    marked: bool = False
    indent: int = 0


def body_lines(lines: Iterable[tuple[int, str]]) -> list[Line]:
    """Return the logical lines of a body.

    >>> found = body_lines(enumerate(["1. (SBU) One.", "-----", "LIMA 00000012  002 OF 003", "", "more"], 1))
    >>> [(line.kind, line.start) for line in found]
    [('text', 1), ('rule', None), ('page_line', None), ('blank', None), ('text', None)]
    """
    found: list[Line] = []
    for number, raw in lines:
        text = raw.rstrip(" \t\\\r")
        if not text:
            found.append(Line(number, "", BLANK))
        elif text[0].islower() and len(text) < _LONG:
            found.append(Line(number, text))
        elif len(text) < _LONG and "-----" not in text:
            found.append(_line(number, text))
        else:
            found += [_line(number, part) for part in _split(text)]
    return found


def _split(text: str) -> list[str]:
    """A reflowed line, cut before each paragraph number and ruled heading inside it."""
    parts = _INLINE_START.split(without_page_lines(text))
    if "---" in text or "===" in text:
        return [piece for part in parts for piece in _split_at_headings(part)]
    return parts


def _split_at_headings(text: str) -> list[str]:
    return _INLINE_HEADING.split(text) if "---" in text or "===" in text else [text]


def _line(number: int, text: str) -> Line:
    first = text[0] if text[:1].strip() else text.lstrip()[:1]
    if not first:
        return Line(number, "", BLANK)
    if first in _RULE_FIRST and not text.strip(_IN_RULE) and _RULE.match(text):
        return Line(number, text, RULE)
    if (text.isupper() and first.isupper() and is_page_line(text)) or is_stamp(text):
        return Line(number, text, PAGE)
    return _started(number, text) if first.isdigit() or first in "¶>" else Line(number, text)


def _started(number: int, text: str) -> Line:
    match = _START.match(text)
    if match is None:
        return Line(number, text)
    number_printed, sign, rest = match.group("number", "sign", "rest")
    marked = _MARK_FIRST.match(rest) is not None
    if not marked and (sign != "." or (rest[:1].isdigit() and not rest[:3].rstrip(" ").endswith("."))):
        return Line(number, text)
    indent = len(text) - len(text.lstrip(" \t"))
    return Line(number, text, TEXT, int(number_printed), sign, rest, marked, indent)


def heading_beside_rule(text: str) -> str | None:
    """Return the heading of a line that holds one with its rule beside it.

    >>> heading_beside_rule("---------- Background ---------"), heading_beside_rule("Summary -------")
    ('Background', 'Summary')
    >>> heading_beside_rule("a plain line") is None
    True
    """
    stripped = text.strip()
    words = stripped.rstrip(_RULE_SIGNS)
    rule = len(stripped[len(words) :].replace(" ", ""))
    return words.lstrip(_RULE_SIGNS) or None if rule >= _SHORTEST_RULE else None
