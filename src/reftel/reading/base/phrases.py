"""Noun phrases by the letters of `tagger`: the one that ends before a token, the one that begins at a token."""

import re
from typing import Final

from reftel.reading.base.passage import Passage

__all__ = ["before_time", "named_before_office", "noun_phrase_before", "noun_phrase_from", "subject_end"]

_MOST_BACK: Final = 64  # tokens looked at for a noun phrase before a verb
# Right to left (the letters of a sentence reversed): a noun, its modifiers, then `of` or preposition and the next noun.
_BACK: Final = re.compile(
    r"(?:(?:\)[^()]{1,12}\()?(?:[NCuU#y>][JNCGY#y'<>/]{0,14}+(?:(?<=J)R[JNCGY#y'<>/]{0,6}+)?(?>(?:\)[CN]\(C[JNC]{0,6}+)?)|J[JNCGY#y'<>/]{1,14}+)D{0,2}+|\)[^()]{1,12}\(D{0,2}+|D{1,2}+)"
    r"(?:(?:[OP]|aJ)(?:\)[^()]{1,12}\()?(?:[NC#yu>][JNCGY#y'<>/]{0,14}+D{0,2}+|D)){0,6}"
)
_AHEAD: Final = re.compile(
    r"(?:[DJNCGY#y'R</>]{0,14}?[NC#>uU](?>(?:[JNC#y'/]|K(?=[JNC])){0,14}))(?>(?:O[DJNCGY#y'</>]{0,14}+)*)"
)


def noun_phrase_before(passage: Passage, end: int, start: int) -> tuple[int, int] | None:
    """Return the noun phrase that ends before a token, with what hangs on it by `of`, `in`, `from`.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> passage = prepare(Paragraph(number=1, text="In May members of the Forum from Kestria met.", lines=(1, 1)), 0)
    >>> passage.words_of(*noun_phrase_before(passage, 8, 0))
    'members of the Forum from Kestria'
    """
    tags = passage.tags
    if end <= start:
        return None
    if tags[end - 1] == "U":
        return end - 1, end
    if (short := _short_before(tags, end, start)) >= 0:
        return short, end
    size = len(tags)
    match = _BACK.match(passage.backward, size - end, size - max(start, end - _MOST_BACK))
    if match is None:
        return None
    first = size - match.end()
    while first < end - 1 and (tags[first] in "GYy'/>R" or (tags[first] == "<" and ">" not in tags[first:end])):
        first += 1
    quoted = tags.rfind(">", first, end - 1)
    if quoted > first and "<" not in tags[first:quoted]:
        first = quoted + 1  # `(a heading) "Frightened Society" Columnist Strand`
    return first, end


_MOST_SHORT: Final = 14  # words of a noun phrase before its determiners


def _short_before(tags: str, end: int, start: int) -> int:
    """Where a noun phrase before a token begins that is nothing but nouns, adjectives and determiners, as most are.

    -1 where there may be more of it, which `_BACK` takes many times as long for.
    """
    at, least = end - 1, max(start, end - _MOST_SHORT)
    if tags[at] != "N" and tags[at] != "C":
        return -1
    while at > least and (tags[at - 1] == "N" or tags[at - 1] == "C" or tags[at - 1] == "J"):
        at -= 1
    if at == least:
        return at if at == start else -1
    at -= tags[at - 1] == "D"
    return at if at == start or tags[at - 1] in _NO_MORE else -1


_NO_MORE: Final = frozenset("ZEMBHXV,;.:KTQ!t")  # what stands before a noun phrase and is no part of it


def noun_phrase_from(passage: Passage, at: int, end: int) -> tuple[int, int] | None:
    """Return the noun phrase that begins at a token, with its `of` phrases; None where none begins there.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> passage = prepare(Paragraph(number=1, text="He described the state of the talks as poor.", lines=(1, 1)), 0)
    >>> passage.words_of(*noun_phrase_from(passage, 2, 9))
    'the state of the talks'
    """
    match = _AHEAD.match(passage.tags, at, end)
    return match.span() if match else None


_PLACED: Final = frozenset({"in", "at", "from", "near"})
# Right to left: `, who`, an office (`head of the Division of Arms and Trade`), a comma, the name of its holder.
_APPOSED: Final = re.compile(r",([JNCGYDOPK'#y/()]{0,24}?[OP](?:[JNC]{1,4}|[JNC]{0,3}D)),(C{1,4}+)")


def named_before_office(passage: Passage, at: int, start: int) -> tuple[int, int] | None:
    """Return the name before an office behind which `who` stands: `Strand, head of the Board of Trade, who`."""
    size = len(passage.tags)
    match = _APPOSED.match(passage.backward, size - at, size - max(start, at - _MOST_BACK))
    if match is None:
        return None
    first, end = size - match.end(2), size - match.start(2)
    placed = first > start and passage.lows[first - 1] in _PLACED
    return None if placed else (first, end)


def before_time(passage: Passage, at: int, start: int) -> int:
    """Return the token at which a subject ends before when something was done: `Strand | this morning said`.

    The token itself where there is no such time: `The talks of this week showed`.
    """
    lows, tags = passage.lows, passage.tags
    if lows[at] not in _PERIODS:
        return at
    first = at
    while first > start and tags[first - 1] in "DJ#" and at - first < _MOST_OF_TIME:
        first -= 1
    near = at - first == 1 and lows[first] in _NEAR
    ago = first < at and lows[at + 1] in _AGO
    return first - 1 if first > start and tags[first - 1] in "NCU" and (near or ago) else at


_PERIODS: Final = frozenset({
    "morning", "afternoon", "evening", "night", "week", "month", "year", "weekend", "spring", "summer", "fall",
    "minutes", "hours", "days", "weeks", "months", "years",
})  # fmt: skip
_NEAR: Final = frozenset({"this", "last", "that"})
_AGO: Final = frozenset({"ago", "earlier", "later", "before", "back"})
_MOST_OF_TIME: Final = 4  # tokens of `a good few days`


def subject_end(tags: str, at: int, start: int) -> int | None:
    """Return the token at which the subject before another ends.

    It is looked for past adverbs, and past what stands between commas, dashes, brackets.
    """
    while at > start and (
        tags[at] in "R!"
        or (tags[at] == "D" and tags[at - 1] in "NCU")
        or (tags[at] == "K" and tags[at - 1] == tags[at + 1] == "R")  # `Strand openly and often said`
    ):
        at -= 2 if tags[at - 1 : at + 1] == "AR" and at - 1 > start else 1  # `Strand once again said`
    at -= at > start and tags[at] == "<"  # `Kestria "cannot agree"`
    for _ in range(2):
        if at < start or tags[at] not in ",-)":
            break
        opening = tags.rfind(_PAIRS[tags[at]], start, at)
        if opening <= start:
            return None
        if tags[at] == "," and _NAME.fullmatch(tags, opening + 1, at):
            return at - 1
        if tags[at] == "," and (main := _MAIN.match(tags, opening + 1, at)) and at - main.end() > _SHORTEST:
            return None  # `On the plan, the Minister had doubts, but in the end, agreed`
        at = opening - 1
    if at > start and tags[at] == ">" and tags[at - 1] in ",.":
        return _before_alias(tags, at, start)  # `"Yes," said Strand`
    return at if at >= start and tags[at] in "NC#U>DuyJTQ" else None


def _before_alias(tags: str, at: int, start: int) -> int | None:
    """The token before `, alias "Crow," said`, which no comma ends but the one inside its marks."""
    alias = _ALIAS.search(tags[: at + 1], max(start, at - _LONGEST_ALIAS))
    return alias.start() - 1 if alias and alias.start() > start else None


_ALIAS: Final = re.compile(r",N<[CNJ]{1,4},>$")
_LONGEST_ALIAS: Final = 8  # tokens
_PAIRS: Final = {",": ",", "-": "-", ")": "("}
_NAME: Final = re.compile(r"C{2,4}")
_SHORTEST: Final = 2  # tokens behind the verb of a clause that is none put in: `the King, he said,`
# a clause with a verb of its own
_MAIN: Final = re.compile(r"(?:U|D?[JNC]{1,6}+(?>(?:O[DJNC]{1,5}+)?))[R!]{0,2}+[EZBHXM]")
