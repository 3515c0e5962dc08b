"""Those to whom something is said, and where what is said to them begins."""

import re
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.statements.complements import Complement, begins_clause
from reftel.reading.statements.lexicon import Verb, word_class, word_list
from reftel.reading.statements.subjects import is_somebody

__all__ = ["behind_whom", "past_whom", "skip"]

_NUMBERS: Final = word_class("numbers")
_PEOPLE: Final = word_list("people")
_NEAR: Final = word_class("near")
_PERIODS: Final = word_class("periods")

_WHOM: Final = re.compile(r"u|U(?=[RTQAtPO<])|D{0,2}+[J'NCY#/]{0,6}?[NC]++(?:/[NC]++){0,3}(?:,?K[DJNC']{0,4}?[NC]++)?")
_WHO_CAME: Final = re.compile(r",Q[^,.;]{1,12},(?=[QTA])")  # `asked Strand, who had come, whether`
_OFFICER: Final = re.compile(r"'R{0,2}+[JNCYE#]{0,6}?[NC]++(?=[TPO])")
_OF_WHOM: Final = re.compile(r"O[DJNCG']{0,6}[NC]++")
_WHEN: Final = re.compile(
    r"R{0,2}+(?:\([^()]{1,14}+\)|-[^-.;:T]{1,14}+-|,[^,.;:T]{1,14}+,|(?:[Py#][^,.;:TVZEMBHXQ<]{0,14}+))?(?=[T<])"
)
_LAND: Final = re.compile(r"OD?C{1,3}(?=[TO])")
_DATED: Final = re.compile(r"P[DJNy#]{1,4}(?=D)")  # `raised with Strand in July the idea`
_ADVERBS: Final = re.compile(r"R{0,2}+")
_SETTING: Final = re.compile(r"P[DJNCGy#'O]{1,8}U[BMHXZE]")  # `told him under these terms it was best`
_CLAUSE_START: Final = frozenset("UDNCJ#y<")
_IF: Final = frozenset({"if", "whether"})
_TALKED: Final = frozenset("toO")


def skip(pattern: re.Pattern[str], tags: str, at: int, end: int) -> int:
    """Return the token behind what a pattern matches at a token; the token itself where it does not."""
    match = pattern.match(tags, at, end)
    return match.end() if match else at


def past_whom(passage: Passage, verb: Verb, at: int, end: int) -> int | None:
    """Return the token behind those to whom something is said; of `the members NATO's policy` only the first two."""
    tags = passage.tags
    match = _WHOM.match(tags, at, end)
    if match is None:
        return None
    after = skip(_WHO_CAME, tags, match.end(), end)
    counted = passage.lows[after - 1] in _NUMBERS  # `spoke with a number of traders`
    if (land := _LAND.match(tags, after, end)) and passage.lows[after - 1] in _PEOPLE:
        return land.end()  # `informed the Government of Kestria that`
    if (
        after < end
        and tags[after] == "O"
        and (counted or "of" not in verb.prepositions or _is_office(passage, at, after))
    ):
        if tags[after - 2 : after] == "CN":
            return after - 1  # `explained to Strand genesis of the plan`
        after = skip(_OF_WHOM, tags, after, end)
    if after < end and tags[after] == "'":
        parted = max(tags.find("NC", at, after), tags.rfind("CC", at, after))
        return _whose(passage, verb, (at, after), end, parted=parted >= 0) or (parted + 1 if parted >= 0 else None)
    return after


def _whose(passage: Passage, verb: Verb, owner: tuple[int, int], end: int, *, parted: bool) -> int | None:
    """The token behind an officer told by whose he is: `briefed the Ministry of Trade's new director on the talks`.

    Not of `told Strand | Tran's view that`, where two names stand before the sign.
    """
    officer = _OFFICER.match(passage.tags, owner[1], end)
    if officer is None or officer.end() >= end or not is_somebody(passage, (owner[0], officer.end())):
        return None
    on = passage.lows[officer.end()] in verb.prepositions
    return officer.end() if on or (passage.tags[officer.end()] == "T" and not parted) else None


def _is_office(passage: Passage, at: int, after: int) -> bool:
    """`talked with officials of NATO`; not `talked with officials of aid`."""
    return passage.lows[at - 1] == "with" and passage.tags[after - 1 : after + 2] == "NOC"


def behind_whom(passage: Passage, verb: Verb, at: int, after: int, end: int) -> Complement | None:
    """Return what is told behind those told: `mentioned to Strand that`, `raised with him the issue`."""
    if verb.clausal and (match := _WHEN.match(passage.tags, after, end)):
        return Complement(at, match.end() + (passage.tags[match.end()] == "T"), "addressed")
    start = _told(passage, verb, after, end) if after < end else None
    if start is None or start >= end:
        return None
    return Complement(at, start, "addressed-object" if passage.tags[start - 1] in "PO" else "addressed")


def _told(passage: Passage, verb: Verb, after: int, end: int) -> int | None:
    """Where the content begins behind those to whom it is said."""
    tag, low = passage.tags[after], passage.lows[after]
    if tag in "QA":
        return after if "q" in verb.frames and (tag == "Q" or low in _IF) else None
    spliced = tag == "," and verb.clausal  # `told us, Kestria would agree`; not `Speaking to us, he left`
    dated = low == "on" and passage.tags[after + 1 : after + 2] == "y"  # `spoke to Strand on July 30 in the port`
    if (low in verb.prepositions and not dated) or tag == ":" or (spliced and begins_clause(passage, after + 1, end)):
        return after + 1
    if (lately := _lately(passage, verb, after, end)) is not None:
        return lately
    if (tag in _CLAUSE_START or low == "there") and _TALKED & verb.letters:
        return after
    if tag == "P" and verb.clausal and _SETTING.match(passage.tags, after, end):
        return after
    behind = _DATED.match(passage.tags, after, end)
    return behind.end() if behind and _TALKED & verb.letters else None


def _lately(passage: Passage, verb: Verb, after: int, end: int) -> int | None:
    """Where a clause begins behind a word of time or manner: `told him recently the talks were over`."""
    at = skip(_ADVERBS, passage.tags, after, end)
    if at + 1 < end and passage.lows[at] in _NEAR and passage.lows[at + 1] in _PERIODS:
        at += 2
    clausal = after < at < end and verb.clausal
    return at if clausal and begins_clause(passage, at, end) else None
