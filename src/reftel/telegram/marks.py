"""Portion marks: `(SBU)`, `(C/NF)`, `(S//NF)`, the level and caveats of one paragraph."""

import re

__all__ = ["MARK", "split_mark"]

_CAVEAT = r"(?:NF|NOFORN|FOUO|SBU|OC|ORCON|FGI|SI|HCS|NC|RD|EX|ND|LIMDIS|REL(?: TO)?[ A-Z,/]{1,40})"
MARK = rf"(?:TS|S|C|U|SBU|LOU|FOUO|R|UNCLASSIFIED|CONFIDENTIAL|SECRET)(?:\s?(?://?|-)\s?{_CAVEAT}){{0,3}}"
_WHOLE = re.compile(
    rf"^[\s]{{0,6}}(?P<label>(?:SUMMARY|COMMENT|NOTE|INTRODUCTION|BACKGROUND)[ .:]{{1,4}})?"
    rf"[(\[]\s?(?P<mark>{MARK})(?:\s?-{{1,2}}\s?ENTIRE TEXT\.?)?\s?[)\]][\s]{{0,4}}",
    re.IGNORECASE,
)
_OPEN_LOST = re.compile(r"^[\s]{0,6}(?P<label>)(?P<mark>U|SBU|C|S|C/NF|S/NF|S//NF)\)[\s]{0,4}(?=[A-Z])")
_NEAR = 25  # characters within which a mark's first bracket stands


def split_mark(text: str) -> tuple[str | None, str]:
    """Return the portion mark that opens a paragraph, in capitals and without brackets, and the rest.

    >>> split_mark("(SBU) The Minister said")
    ('SBU', 'The Minister said')
    >>> split_mark("(c/nf)SUMMARY: One")
    ('C/NF', 'SUMMARY: One')
    >>> split_mark("Summary: (SBU) Officials said")
    ('SBU', 'Summary: Officials said')
    >>> split_mark("U) Officers delivered")
    ('U', 'Officers delivered')
    >>> split_mark("(Summary) The Minister said")
    (None, '(Summary) The Minister said')
    """
    opening = text[:_NEAR]
    if "(" not in opening and ")" not in opening and "[" not in opening:
        return None, text
    match = _WHOLE.match(text) or _OPEN_LOST.match(text)
    if match is None:
        return None, text
    mark = match["mark"].upper()
    if "REL" not in mark:
        mark = "".join(mark.split())
    return mark, (match["label"] or "") + text[match.end() :]
