"""Page lines: what message terminals printed at the head and foot of each page, left in the middle of the text."""

import re

__all__ = ["is_page_line", "without_page_lines"]

_MODERN = r"[A-Z][A-Z .'-]{1,20} {1,3}\d{8} {1,4}\d{3}(?:\.\d)? {1,3}OF {1,3}\d{1,3}(?!\d)"
_OLDER = (
    r"PAGE {1,3}\d\d {1,12}[A-Z][A-Z .]{1,16} {1,6}\d{4,6}(?: {1,4}\d\d OF \d\d)? {1,4}\d{6}Z"
    r"(?: {1,4}[A-Z]{3} \d\d)?(?: {1,4}\d\d\d\d)?"
)
_PAGE = re.compile(
    rf"\s{{0,4}}(?:{_MODERN}|(?:\s(?:UNCLASSIFIED|CONFIDENTIAL|SECRET"
    rf"|LIMITED OFFICIAL USE)\s{{1,4}})?{_OLDER})\s{{0,4}}"
)
_STRAY = re.compile(
    r"^\s{0,30}(?:SIPDIS|NNNN ?MAFVVZCZ.*|(?:UNCLASSIFIED|CONFIDENTIAL|SECRET|LIMITED OFFICIAL USE))\s{0,30}$"
)
_INLINE_STRAY = re.compile(r"(?<=[a-z,]) SIPDIS(?= [a-z])|^SIPDIS (?=[a-z])")


def is_page_line(line: str) -> bool:
    """Tell whether a line holds a page line and nothing else.

    >>> is_page_line("SAO PAULO 00001131  002 OF 002 "), is_page_line("PAGE 02 VATICA 00819 190632Z")
    (True, True)
    >>> is_page_line("He paid 00001131 002 OF 002")
    False
    """
    if _STRAY.match(line):
        return True
    match = _PAGE.match(line)
    return match is not None and match.end() == len(line)


def without_page_lines(line: str) -> str:
    """Return a reflowed line without the page lines and stray captions in its middle.

    >>> without_page_lines("52,000 metric ADDIS ABAB 00003407 003 OF 003 tons will")
    '52,000 metric tons will'
    """
    if ("OF 0" in line and "000" in line) or "PAGE 0" in line:
        line = _PAGE.sub(" ", line).strip() if _PAGE.search(line) else line
    if "SIPDIS" in line:
        line = _INLINE_STRAY.sub("", line)
    return line
