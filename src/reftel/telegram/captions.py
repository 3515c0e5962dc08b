"""Captions and passing lines: how a telegram is to be handled, and who inside the receivers is to see it."""

import re

import msgspec

from reftel.telegram.classification import captions_of, level_of
from reftel.telegram.pagelines import is_page_line

__all__ = ["Captions", "is_handling_line", "read_captions"]

_ONLY = re.compile(
    r"^[\s\"]*(?:(?:SENSITIVE(?: BUT UNCLASSIFIED)?|SIPDIS|NOFORN|NODIS|EXDIS|LIMDIS|STADIS|TERREP"
    r"|CHEROKEE|CODEL|STAFFDEL|FOUO|EYES ONLY"
    r"|(?:ROGER|DISSENT|MED|DS) CHANNEL|NOCONTRACT|ORCON|VISAS VIPER|FOR OFFICIAL USE ONLY|E F T O|EFTO"
    r"|SBU)[\s,/;.-]*)+",
    re.IGNORECASE,
)
_RELEASE = re.compile(r"^\s*(?:RELEASABLE TO|REL TO)\b", re.IGNORECASE)
_HANDLING = re.compile(
    r"^[\s\"(*-]{0,40}(?:(?:SENSITIVE BUT UNCLASSIFIED|SBU|SENSITIVE|UNCLASSIFIED)?[^\n]{0,40}?(?:HANDLE"
    r"|PROTECT|TREAT) ACCORDINGLY"
    r"|(?:SENSITIVE BUT UNCLASSIFIED[^\n]{0,20})?(?:PLEASE )?NOT FOR (?:INTERNET|PUBLICATION|RELEASE)[^\n]{0,60}"
    r"|THIS (?:CABLE|MESSAGE) IS SENSITIVE BUT UNCLASSIFIED[^\n]{0,60}"
    r"|SENSITIVE BUT UNCLASSIFIED[.\s-]{0,20}|C ?O ?R ?R ?E ?C ?T ?E ?D +C ?O ?P ?Y[^\n]{0,80}"
    r"|(?:\"?PERISHABLE INFORMATION[^\n]{0,60})|(?:COUNTRY TEAM\.? MESSAGE)|SIPDIS|SENSITIVE|NOFORN)[\s.\")*-]*$",
    re.IGNORECASE,
)
_COPY = re.compile(r"^[\s/]*C ?O ?R ?R ?E ?C ?T ?E ?D", re.IGNORECASE)


class Captions(msgspec.Struct, frozen=True, kw_only=True):
    """What stands between the classification line and the first label; `end` is the offset after it."""

    sensitive: bool = False
    level: str | None = None
    caveats: tuple[str, ...] = ()
    passing: tuple[str, ...] = ()
    end: int = 0


def is_handling_line(line: str) -> bool:
    """Tell whether a line only says how to handle the telegram.

    >>> is_handling_line("Sensitive but unclassified. Please handle accordingly."), is_handling_line("The talks")
    (True, False)
    """
    return _HANDLING.match(line) is not None or (bool(line.strip()) and is_page_line(line))


def read_captions(text: str) -> Captions:
    r"""Return the captions and passing lines of a text above the E.O. line.

    >>> read_captions("SENSITIVE\nSIPDIS\nDEPT FOR EUR/WE")
    Captions(sensitive=True, level=None, caveats=('SIPDIS',), passing=('DEPT FOR EUR/WE',), end=32)
    """
    caveats: dict[str, None] = {}
    passing: list[str] = []
    sensitive, level = False, None
    for line in text.split("\n"):
        if not line.strip(" \\\t"):
            continue
        if named := level_of(line.strip("\\ ")):
            level = level or named
            captions, rest = captions_of(line), ""
        elif is_page_line(line) and "SIPDIS" not in line:
            continue
        else:
            captions, rest = _split(line)
            sensitive = sensitive or "SENSITIVE" in captions
        caveats.update(dict.fromkeys(c for c in captions if c not in {"SENSITIVE", "FOUO"}))
        if rest and not _COPY.match(rest):
            passing.append(rest)
    return Captions(
        sensitive=sensitive or level == "SBU",
        level=level,
        caveats=tuple(caveats),
        passing=tuple(passing),
        end=len(text),
    )


def _split(line: str) -> tuple[tuple[str, ...], str]:
    """The captions that open a line, and what follows them."""
    folded = " ".join(line.replace("\\", " ").split())
    if _RELEASE.match(folded):
        return (folded.upper(),), ""
    match = _ONLY.match(folded)
    if match is None:
        return (), folded
    rest = folded[match.end() :]
    if match.end() < len(folded) and folded[match.end() - 1].isalnum():
        return (), folded
    return captions_of(match[0]), rest
