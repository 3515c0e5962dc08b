"""The TAGS line: Traffic Analysis by Geography and Subject, however it was typed.

Codes are of four letters (subjects), two (countries) or those of organisations; names of persons follow OVIP, and
some posts wrote phrases (`HUMAN RIGHTS`). Form: 5 FAH-3, TAGS/Terms Handbook.
"""

import re
from functools import cache

from reftel.telegram.tags_table import tags

__all__ = ["parse_tags", "tags_end"]

_PHRASES = tuple(
    tuple(phrase.split())
    for phrase in (
        "HUMAN RIGHTS", "COUNTRY CLEARANCE", "MEDIA REACTION", "MEDIA REACTION REPORT", "DOMESTIC POLITICS",
        "GOI EXTERNAL", "GOI INTERNAL", "ISRAELI PALESTINIAN AFFAIRS", "ISRAEL RELATIONS", "GAZA DISENGAGEMENT",
        "ECONOMIC AFFAIRS", "CONSULAR AFFAIRS", "ECONOMY AND FINANCE", "GLOBAL DEFENSE", "IRAQI FREEDOM",
        "ITALIAN POLITICS", "ITALY NATIONAL ELECTIONS", "MEETINGS WITH AMBASSADOR", "NEW ZEALAND", "COUNTER TERRORISM",
        "ISRAELI SOCIETY", "US NAVY", "AVIAN INFLUENZA", "HEALTH ISSUES", "LABOR ISSUES", "TRAFFICKING IN PERSONS",
        "POLITICAL PARTIES", "PUBLIC AFFAIRS", "BIOGRAPHIC INFORMATION", "ENVIRONMENTAL AFFAIRS", "NATURAL DISASTER",
    )
)  # fmt: skip
_BY_FIRST_WORD = {phrase[0]: [p for p in _PHRASES if p[0] == phrase[0]] for phrase in _PHRASES}
_ONE_WORD = {"COUNTERTERRORISM", "LABOR", "EXTERNAL", "ZANU-PF", "POL", "MIL", "COUNTER TERRORISM"}
_NOT_TAGS = {"SIPDIS", "AND", "SUBJECT", "TAGS", "N/A"}
_WORD = re.compile(r"\([^()\n]{1,60}\)?|[A-Z0-9][A-Z0-9&./'-]{0,60}", re.IGNORECASE)
_LINE = re.compile(r"^[ \t]*[A-Z0-9 ,;.()/&'-]{1,200}$")
_NAME_TAGS = {"OVIP", "OREP", "OTRA"}


@cache
def _codes() -> frozenset[str]:
    return frozenset(tag.code for tag in tags())


def _lines_of(value: str) -> str:
    """The value's first line, and those after it that can only be more tags: after a comma, or known codes alone."""
    lines = value.split("\n")
    kept = [lines[0]]
    for line in lines[1:]:
        if not line.strip() and kept[-1].strip():
            break
        after_comma = kept[-1].rstrip(" \\\t").endswith(",")
        known = _LINE.match(line) and _mostly_known(_WORD.findall(line))
        if not (after_comma or known or not "".join(kept).strip()):
            break
        kept.append(line)
    return "\n".join(kept)


def tags_end(text: str, start: int, limit: int) -> int:
    r"""Return the offset where the TAGS value that starts at `start` ends, at most `limit`.

    >>> text = "TAGS: PREL, \nIS\n\nThe talks"
    >>> text[5:tags_end(text, 5, len(text))]
    ' PREL, \nIS'
    """
    return start + len(_lines_of(text[start:limit]))


def _mostly_known(words: list[str]) -> bool:
    """Codes of tags, of which a line may hold one that nobody knows."""
    known = sum(word.upper() in _codes() for word in words)
    return known * 4 >= len(words) * 3 and all(len(word) <= 8 for word in words)


def _unglued(word: str) -> list[str]:
    """Known codes that were typed without spaces, longest first; the word itself where that does not come out even."""
    if "/" in word and all(part in _codes() for part in word.split("/")):
        return word.split("/")
    if word in _codes() or len(word) < 5 or not word.isalpha():
        return [word]
    parts, rest = [], word
    while rest:
        part = next((rest[:n] for n in (5, 4, 2, 3) if len(rest) >= n and rest[:n] in _codes()), None)
        if part is None:
            return [word]
        parts.append(part)
        rest = rest[len(part) :]
    return parts if any(len(part) > 2 for part in parts) else [word]


def _person(inside: str) -> str:
    return " ".join(inside.strip("() ").upper().split())


def _phrase_at(words: list[str], at: int) -> int:
    """How many words from here make one known phrase."""
    begun = _BY_FIRST_WORD.get(words[at], ())
    return max((len(p) for p in begun if tuple(words[at : at + len(p)]) == p), default=0)


def _is_name_part(word: str) -> bool:
    return (
        word.isalpha() and len(word) > 2 and word not in _codes() and word not in _ONE_WORD and len(_unglued(word)) == 1
    )


def parse_tags(value: str) -> tuple[str, ...]:
    """Return the tags of a TAGS line's value in order, each once, in capitals.

    >>> parse_tags(" PREL, NATO, IS")
    ('PREL', 'NATO', 'IS')
    >>> parse_tags("ETRDEINVPGOVCS")
    ('ETRD', 'EINV', 'PGOV', 'CS')
    >>> parse_tags("OVIP (ROE, JANE B.), PREL")
    ('OVIP', 'ROE, JANE B.', 'PREL')
    >>> parse_tags("OVIP ROE JANE PREL")
    ('OVIP', 'ROE, JANE', 'PREL')
    """
    words = [w if w.startswith("(") else w.upper().rstrip(".'-/") for w in _WORD.findall(_lines_of(value))]
    return tuple(dict.fromkeys(_grouped(words)))


def _grouped(words: list[str]) -> list[str]:
    found: list[str] = []
    at, after_visitor = 0, False
    while at < len(words):
        word = words[at]
        length = _phrase_at(words, at)
        if word.startswith("("):
            found.append(_person(word))
            length = 1
        elif length:
            found.append(" ".join(words[at : at + length]).replace("COUNTER TERRORISM", "COUNTERTERRORISM"))
        elif after_visitor and _is_name_part(word) and at + 1 < len(words) and _is_name_part(words[at + 1]):
            found.append(f"{word}, {words[at + 1]}")
            length = 2
        else:
            found.extend(part for part in _unglued(word) if part and part not in _NOT_TAGS)
            length = 1
        after_visitor = word in _NAME_TAGS
        at += length
    return found
