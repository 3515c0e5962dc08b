"""Names by their form: runs of words that can be a person's, with what stands around them.

A grammar over the letters of `letters`. What a run is worth as a name is not said here but in `evidence`.
"""

import re

import msgspec

from reftel.reading.base.passage import Passage
from reftel.reading.people.lexicon import words

__all__ = ["Candidate", "candidates_of"]

# A name: given names, initials, particles, unknown words; a word of the language only behind one of them, behind a
# title, or where a verb follows.
_NAME = re.compile(
    r"(?:v{0,3}[gnI](?:-?v{1,3}[gnck]|[gnI]|k(?![Ww])|(?<=[gI])c(?![cbWwx])){0,5}+s?|(?<=[FW])v{0,3}[ck](?![cbWwxN])"
    r"|(?<![A-Za-z'/-])c(?=[EZHXMR'K,]))"
)
_MOD = r"[wWxSkbpcnJNFrgC/&-]"
_LIST = rf"[OP]D?(?:{_MOD}){{1,5}}(?:,(?:{_MOD}){{1,3}}){{0,3}}(?:,?K(?:{_MOD}){{1,4}})?"
_OFFICE = re.compile(rf"(?:{_MOD}){{0,7}}[WxrF](?:{_LIST}){{0,2}}F{{0,4}}\Z")
_AFTER = re.compile(
    rf"[,(](?P<role>D?(?:{_MOD}|y|R|Y){{0,7}}?[WxrF](?:F|(?:{_MOD}))?(?:{_LIST}){{0,2}})(?=[,.;:)(KQ-]|\Z)"
    rf"(?:K(?P<second>D?(?:{_MOD}){{0,6}}?[Wxr](?:{_LIST}){{0,2}})(?=[,.;:)(KQ-]|\Z))?"
)
_BEFORE = re.compile(rf"(?P<role>(?:{_MOD}|Y|G){{0,6}}[Wxr](?:(?:J?P|O)D?(?:{_MOD}){{1,5}}(?:\(k\))?){{0,2}}),\Z")
_WINDOW = 22


class Candidate(msgspec.Struct, kw_only=True, gc=False):
    """Words that may name a person: token indexes in the passage, the ends not included.

    `titles` are the forms of address before it, `office` and `after` the offices around it. `inside` are offsets in the
    token, where the name is only a part of it (`Strand-Tran talks`).
    """

    index: int
    start: int
    end: int
    titles: tuple[int, int] | None = None
    office: tuple[int, int] | None = None
    after: tuple[tuple[int, int], ...] = ()
    phrase: tuple[int, int]
    letters: str
    inside: tuple[int, int] | None = None


def candidates_of(passage: Passage, letters: str) -> list[Candidate]:
    """Return what may be names in a passage, from left to right."""
    return [_candidate(passage, letters, match.start(), match.end()) for match in _NAME.finditer(letters)]


def _candidate(passage: Passage, letters: str, start: int, end: int) -> Candidate:
    while letters[start] == "v" and passage.words[start][0].islower() and start > 0 and letters[start - 1] in "PEVZ":
        start += 1
    while end - start > 1 and letters[end - 1] == "I":
        end -= 1
    titles, office, first = _before(passage, letters, start)
    after = tuple(_after(letters, end))
    return Candidate(
        index=passage.index,
        start=start,
        end=end,
        titles=titles,
        office=office,
        after=after,
        phrase=(first, end),
        letters=letters[start:end],
    )


def _before(passage: Passage, letters: str, start: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None, int]:
    """The titles and the office before a name, and where they begin."""
    low = max(0, start - _WINDOW)
    match = _OFFICE.search(letters, low, start) if letters[max(0, start - 1)] in "WxrFwpbSnNckg" else None
    if match is None:
        match = _BEFORE.search(letters, low, start) if letters[start - 1 : start] == "," else None
        return (None, match.span("role"), match.start()) if match else (None, None, start)
    first = at = match.start()
    at = start
    while at > first and letters[at - 1] == "F":
        at -= 1
    if first < at < start and letters[at - 1] in "Wx" and passage.lows[at] == "general":
        at += 1
    if at < start and words("rank parts").issuperset(passage.lows[first:at]):
        at = first
    title = (at, start) if at < start else None
    office = (first, at) if at > first else None
    return title, office, first


def _after(letters: str, end: int) -> list[tuple[int, int]]:
    """The offices in an apposition behind a name."""
    if letters[end : end + 1] not in (",", "("):
        return []
    match = _AFTER.match(letters, end, end + 3 * _WINDOW)
    if match is None:
        return []
    return [match.span(name) for name in ("role", "second") if match[name]]
