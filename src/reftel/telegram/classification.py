"""The classification line: level, caveats, section and message reference number, spaced letters and all.

Form: 5 FAH-2 Telecommunications Handbook, "Telegram preparation": classification, section count, post and serial
on one line, captions (SENSITIVE, SIPDIS, NOFORN ...) on the lines below it.
"""

import re

import msgspec

from reftel.telegram.posts import post_by_name

__all__ = ["CAPTIONS", "ClassLine", "captions_of", "find_class_line", "is_level_line", "level_of"]


def _spaced(word: str) -> str:
    return " {0,3}".join(word.replace(" ", ""))


_LEVELS = (
    ("TOP SECRET", _spaced("TOPSECRET")),
    ("LIMITED OFFICIAL USE", _spaced("LIMITEDOFFICIALUSE") + "|LOU"),
    ("CONFIDENTIAL", _spaced("CONFIDENTIAL")),
    ("SECRET", _spaced("SECRET")),
    ("UNCLASSIFIED", _spaced("UNCLASSIFIED") + "|" + _spaced("UNCLAS")),
)
_LEVEL = "|".join(f"(?P<L{i}>{pattern})" for i, (_, pattern) in enumerate(_LEVELS))
CAPTIONS = (
    "SIPDIS", "NOFORN", "NODIS", "EXDIS", "LIMDIS", "STADIS", "TERREP", "CHEROKEE", "EFTO", "CODEL", "STAFFDEL",
    "EYES ONLY", "ROGER CHANNEL", "DISSENT CHANNEL", "MED CHANNEL", "DS CHANNEL", "ORCON", "NATO SECRET",
    "AGRICULTURE", "VISAS VIPER", "NOCONTRACT", "NODEF", "SPECAT", "FORNMIN", "RELEASABLE TO", "REL TO", "FOUO",
)  # fmt: skip
_CAPTION = re.compile(
    r"\b(?:" + "|".join(CAPTIONS) + r"|E F T O|FOR OFFICIAL USE ONLY|SENSITIVE(?: BUT UNCLASSIFIED)?|SBU)\b",
    re.IGNORECASE,
)
_SENSITIVE = {"SENSITIVE", "SENSITIVE BUT UNCLASSIFIED", "SBU", "FOUO", "FOR OFFICIAL USE ONLY"}
_SECTION = r"(?:(?:FINAL )?(?P<part>SECTION) (?P<section>\d{1,3}) OF (?P<sections>\d{1,3})\s+)?"
_MRN = r"(?P<post>[A-Z][A-Z.' -]{0,28}?)\s+#?(?P<serial>\d{3,6})(?=[\s\\.,;]|$)"
_BETWEEN = (
    r"(?:[\s/,]{1,3}(?:E F T O|EFTO|FOUO|NOFORN|NODIS|EXDIS|LIMDIS|STADIS|SENSITIVE|SIPDIS|FOR OFFICIAL USE ONLY"
    r"|CODEL|FINAL)){0,4}"
)
_CLASS_LINE = re.compile(
    rf"(?:^[ \t>\"(]{{0,8}}|(?<=[\s.\",])(?=[UCSTL][A-Z ]))(?:{_LEVEL})"
    rf"(?P<middle>{_BETWEEN})[\s/]{{1,6}}{_SECTION}{_MRN}",
    re.IGNORECASE,
)
_LEVEL_LINE = re.compile(
    rf"^[ \t>*]{{0,60}}(?:{_LEVEL})(?:/{{1,2}} ?[A-Z /]{{0,40}}| FOUO| NOFORN)?[ \t*]{{0,40}}$", re.IGNORECASE
)

_PROSE_WORDS = {"A", "AND", "AT", "BY", "FOR", "FROM", "IN", "OF", "ON", "THAT", "THE", "TO", "WAS", "WERE", "WITH"}
_LONGEST = 4000  # a classification line deep in a line longer than this is a quotation


class ClassLine(msgspec.Struct, frozen=True, kw_only=True):
    """A classification line as found: `start` and `end` are offsets in the line it was looked for in."""

    level: str
    post: str
    serial: int
    section: int | None
    sections: int | None
    captions: tuple[str, ...]
    start: int
    end: int


def _level(match: "re.Match[str]") -> str:
    return next(name for i, (name, _) in enumerate(_LEVELS) if match[f"L{i}"])


def find_class_line(line: str) -> ClassLine | None:
    """Return the classification line that stands in the text line, with its message reference number.

    In the middle of a line (a reflowed copy) only capitals with a six-figure serial count.

    >>> found = find_class_line("UNCLAS SECTION 01 OF 02 SAO PAULO 001131 ")
    >>> found.level, found.post, found.serial, found.section, found.sections
    ('UNCLASSIFIED', 'SAO PAULO', 1131, 1, 2)
    >>> find_class_line("C O N F I D E N T I A L LIMA 000012").level
    'CONFIDENTIAL'
    >>> find_class_line("UNCLAS E F T O LONDON 002240").captions
    ('EFTO',)
    >>> find_class_line("The secret police of Lima 1200 men strong") is None
    True
    >>> find_class_line("SECRET PROTOCOL OF AUGUST 1939") is None
    True
    """
    match = _CLASS_LINE.search(line[:_LONGEST])
    if match is None or not _is_plausible(match, line):
        return None
    return ClassLine(
        level=_level(match),
        post=" ".join(match["post"].split()).upper(),
        serial=int(match["serial"]),
        section=int(match["section"]) if match["section"] else None,
        sections=int(match["sections"]) if match["sections"] else None,
        captions=captions_of(match["middle"]),
        start=match.start(),
        end=match.end(),
    )


def _is_plausible(match: "re.Match[str]", line: str) -> bool:
    at_start = not line[: match.start()].strip(' \t>"(')
    is_capital = match["post"].isupper()
    long_serial = len(match["serial"]) == 6
    if at_start:
        return long_serial or (is_capital and _can_be_post(match["post"], line[match.end() :]))
    return is_capital and long_serial and match[0][:6].isupper()


def _can_be_post(name: str, rest: str) -> bool:
    """A short number may follow any words in capitals (`SECRET PROTOCOL OF AUGUST 1939`); a post's name is known."""
    is_last = not rest.strip(" .\\") or bool(captions_of(rest)) or "SECTION" in rest
    return post_by_name(name) is not None or (is_last and not _PROSE_WORDS & set(name.split()))


def is_level_line(line: str) -> bool:
    """Tell whether the line holds a classification word and nothing else, as pages repeat it head and foot.

    >>> is_level_line("      CONFIDENTIAL  "), is_level_line("Confidential talks were held")
    (True, False)
    """
    return _LEVEL_LINE.match(line) is not None


def level_of(line: str) -> str | None:
    """Return the level that a line of a classification word alone names.

    >>> level_of("S E C R E T")
    'SECRET'
    >>> level_of("LIMITED OFFICIAL USE")
    'LIMITED OFFICIAL USE'
    """
    match = _LEVEL_LINE.match(line)
    if match is None:
        return None
    return "SBU" if _SENSITIVE & _words(line) else _level(match)


def _words(line: str) -> set[str]:
    return {" ".join(found.upper().split()) for found in _CAPTION.findall(line)}


def captions_of(line: str) -> tuple[str, ...]:
    """Return the captions in a line, as printed but in capitals, `SENSITIVE` for each way of saying so.

    >>> captions_of("SENSITIVE SIPDIS")
    ('SENSITIVE', 'SIPDIS')
    """
    found: list[str] = []
    for word in _CAPTION.findall(line):
        name = " ".join(word.upper().split())
        name = "SENSITIVE" if name in _SENSITIVE else name.replace("E F T O", "EFTO")
        if name not in found:
            found.append(name)
    return tuple(found)
