"""The foot of a telegram: the signer's surname, the end signs, and whatever stands below them."""

import re

import msgspec

from reftel.telegram.body import BLANK, PAGE, RULE, Line
from reftel.telegram.classification import is_level_line
from reftel.telegram.sentences import ends_sentence

__all__ = ["Foot", "find_foot", "is_end_sign"]

_END = re.compile(
    r"^\s{0,60}(?:N{3,4}|#{1,8}|#\d{3,6}|BT|[.\">*]{1,4}|={3,}\s*CABLE ENDS\s*={3,}|-{0,9}\s*END (?:OF )?(?:CABLE"
    r"|MESSAGE)\s*-{0,9}|<< END OF DOCUMENT >>|NOTE BY OC/?T:.{0,120}"
    r"|SIPDIS|(?:(?:BEST|WITH) )?REGARDS[,.]?"
    r"|(?:\d{4}[A-Z]{4,12}\d{5} - )?(?:Classification: )?(?:UNCLASSIFIED|CONFIDENTIAL|SECRET))\s*$",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"^\s*(?:Declassified/Released|Declassified and|EO Systematic|Review \d\d|Margaret P\. Grafeld"
    r"|Approved for Release)",
    re.IGNORECASE,
)
_AFTERWORD = re.compile(r"^\s*NOTE(?: BY|:)", re.IGNORECASE)
_NAME = r"(?:(?:van|von|de|du|la|le|del|da|dos|di|der|den|ter) ){0,2}[A-Z][A-Za-z'’]{0,20}(?:-[A-Z][A-Za-z'’]{1,20})?"
_SIGNER = re.compile(rf"^[ \t]*(?:REGARDS[,.]?\s+)?(?P<name>{_NAME}(?: {_NAME}){{0,2}})(?: ?[#*.\"\\>]{{1,8}})?[ \t]*$")
_INLINE = re.compile(
    r"(?:[.!?)\"”/*-]\s{1,4}|[a-z]\s{1,4}(?=[A-Z' -]{6}))"
    r"(?P<name>(?:VAN |DE |LE |LA )?[A-Z][A-Z'-]{3,20})(?:#{1,4}|\.)?\s*$"
)
_INLINE_CAPITALS = re.compile(
    r"(?:END (?:OF )?(?:TEXT|COMMENT|SUMMARY|NOTE)\.?|CONSIDERED\.|[.!?)\"]\s)\s{1,4}(?P<name>(?:VAN "
    r"|DE )?[A-Z][A-Z'-]{2,20})(?:#{1,4})?\s*$"
)
_NO_NAME = frozenset(
    [
        "TEXT",
        "END",
        "COMMENT",
        "SUMMARY",
        "NOTE",
        "UNQUOTE",
        "QUOTE",
        "NOFORN",
        "SIPDIS",
        "SENSITIVE",
        "UNCLASSIFIED",
        "CONFIDENTIAL",
        "SECRET",
        "REGARDS",
        "NNNN",
        "NNN",
        "BACKGROUND",
        "INTRODUCTION",
        "CONCLUSION",
        "NONE",
        "ACTION",
        "ADVERTISEMENT",
        "DRAFT",
        "ENDIT",
        "ANNEX",
        "ASEAN",
        "CENTCOM",
        "ECOWAS",
        "IAEA",
        "INTERPOL",
        "MERCOSUR",
        "NATO",
        "OPEC",
        "OSCE",
        "SOUTHCOM",
        "UNDP",
        "UNESCO",
        "UNHCR",
        "UNICEF",
        "USAID",
        "USTR",
    ]
)


class Foot(msgspec.Struct, frozen=True):
    """Where the text ends: `end` is the position after its last line, `signer` the position of the signature line.

    `signed` is the surname as printed; `cut` is the offset in the last text line where a signature at its end starts.
    """

    end: int
    signed: str | None = None
    signer: int | None = None
    cut: int | None = None


def find_foot(lines: list[Line]) -> Foot:
    """Return the foot of a body.

    >>> from reftel.telegram.body import body_lines
    >>> find_foot(body_lines(enumerate(["1. Text.", "", "VAN VOORST", "NNNN"], 1)))
    Foot(end=1, signed='VAN VOORST', signer=2, cut=None)
    >>> find_foot(body_lines(enumerate(["1. TEXT.  END TEXT.  BAKER"], 1))).signed
    'BAKER'
    """
    last = _last_text(lines, len(lines) - 1)
    if last < 0:
        return Foot(0)
    for at in _candidates(lines, last):
        match = _SIGNER.match(lines[at].text)
        if match and _may_sign(lines[: last + 1], at, match["name"]):
            return Foot(_last_text(lines, at - 1) + 1, match["name"], at)
    return _inline(lines, last)


def _candidates(lines: list[Line], last: int) -> list[int]:
    """The last line, and the ones above it where what is below can only be an afterword."""
    found = [last]
    at = last
    while at > max(0, last - 8) and (_AFTERWORD.match(lines[at].text) or at != last):
        at -= 1
        if lines[at].kind not in (BLANK, PAGE, RULE):
            found.append(at)
    return found


def _last_text(lines: list[Line], at: int) -> int:
    """The position of the last line at or above `at` that is text of the cable and no end sign."""
    while at >= 0 and (lines[at].kind in (BLANK, PAGE, RULE) or is_end_sign(lines[at].text)):
        at -= 1
    return at


def is_end_sign(text: str) -> bool:
    """Tell whether a line ends a telegram or its page, and holds nothing else.

    >>> [is_end_sign(line) for line in ("NNNN", "#1207", "UNCLASSIFIED", "BAKER")]
    [True, True, True, False]
    """
    return bool(_END.match(text) or _STAMP.match(text)) or is_level_line(text)


def _may_sign(lines: list[Line], at: int, name: str) -> bool:
    """A name alone on its line signs after a full stop, a blank or page line, or in capitals under mixed text."""
    words = name.upper().split()
    is_sentence = lines[at].text.endswith(".") and not name.isupper()
    if set(words) & _NO_NAME or len(name) < 2 or at == 0 or is_sentence:
        return False
    above = lines[at - 1]
    if above.kind != "text":
        return above.kind != RULE
    is_last = at == len(lines) - 1 and len(words) == 1
    return is_last or ends_sentence(above.text) or (name.isupper() and not above.text.isupper())


def _inline(lines: list[Line], last: int) -> Foot:
    """A signature at the end of the last text line of a reflowed copy."""
    text = lines[last].text
    near = [line.text[-400:] for line in lines[max(0, last - 12) : last + 1]]
    capitals = sum(len(part) for part in near if part.isupper()) * 2 > sum(map(len, near))
    match = (_INLINE_CAPITALS if capitals else _INLINE).search(text[-60:])
    if match is None or set(match["name"].split()) & _NO_NAME:
        return Foot(last + 1)
    cut = max(0, len(text) - 60) + match.start("name")
    return Foot(last + 1, match["name"], None, cut)
