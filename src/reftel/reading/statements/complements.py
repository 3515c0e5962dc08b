"""What stands behind a cue, as the first shapes of it: `that`, a clause with a verb of its own, a noun of attitude."""

import re
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.passage import Passage
from reftel.reading.statements.lexicon import light, nouns, triggers, word_class

__all__ = ["Complement", "attitude", "begins_clause", "behind_noun", "behind_that"]

_NOUNS: Final = nouns()
_CLOSINGS: Final = word_class("closings")
_GIVING: Final = word_class("giving")
_LIGHT: Final = light()
_PASSING_ON: Final = word_class("passing on")
_TO_DO: Final = word_class("to do")
_MADE: Final = word_class("made")

# Up to `that`, past adverbs and one phrase between commas or behind a preposition: `noted, however, that`,
# `said on several occasions during the meeting that`.
_THAT: Final = re.compile(
    r"(?>(?:D?R){0,3})(?:(?<=R),(?=T)|\([^()]{1,16}+\)|,[^,.;:T]{1,14}+,|-[^-.;:T]{1,14}+-|y(?=T)|[PtOay#][^,.;:TVZEMBHXQ]{1,14}+)?T[:,]?+"
)
# A clause has its own verb: `said Kestria would agree`.
_CLAUSE: Final = re.compile(
    r"(?:D(?=[R!]{0,2}[ZEMBHX])|D{0,2}(?:U|[JNCYG#y'R<>/]{0,10}[NC#>]))"
    r"(?:[OP][DJNCYG#y'R<>/]{1,10}|t[DJNC']{0,6}[NC]){0,3}(?:tV[DJNC'P]{0,6})?(?:K[DJNC']{1,8})?"
    r"(?>(?:(?<=[NC]),[PRaG][^,.;:TQ<]{1,16},)?)[R!]{0,3}+[ZEMBHXV]"
)
_BY_MEANS: Final = frozenset({"through", "by", "via"})  # `knows our concern through talks with Strand`
_REASONS: Final = frozenset({"reason", "reasons"})
_IN_MIND: Final = ["in", "mind"]
_REFLEXIVES: Final = (["myself"], ["himself"], ["herself"], ["itself"], ["ourselves"], ["themselves"])
_SPOKEN: Final = frozenset({"make", "own"})  # what carries nouns of speech
_MOST_BEFORE_WITH: Final = 5  # tokens
_DOING: Final = tuple("VBHXR!<")  # behind the `to` of an infinitive
_OWN_VERBS: Final = tuple("ZEBHX")  # behind a `that` that stands for the noun before it: `an agreement that requires`
# `took issue at first with`, `made reference in this regard to`, `expressed satisfaction to the envoy about`
_BETWEEN: Final = re.compile(
    r"R{1,2}+(?=[PtO])|P[#NJR]{1,2}+(?=[PtO])|PDN(?=t)|,[RA]{1,3}+,(?=[PtO])|t(?:u|U|D?[JNC]{1,3}+)(?=[PO])"
)
_ON_A_DAY: Final = re.compile(r"Py[#,]{0,4}T")  # `his declaration on May 8, 1963, that`
_PHRASE: Final = re.compile(r"[DJRNCYG'#K/]{0,9}+")
_NAMED_CLEAR: Final = re.compile(r"D?+[JNC']{0,4}N(?:O[DJNC']{1,6})?(?=[JN])")  # `our position` before `clear`


@mypyc_attr(acyclic=True)
class Complement:
    """Where the cue's words end and the content begins; the frame that fits; whether the cue says `no`."""

    __slots__ = ("end", "frame", "negated", "start")

    def __init__(self, end: int, start: int, frame: str, *, negated: bool = False) -> None:
        self.end = end
        self.start = start
        self.frame = frame
        self.negated = negated


def begins_clause(passage: Passage, at: int, end: int) -> bool:
    """Return whether a clause with a verb of its own begins at a token."""
    return _CLAUSE.match(passage.tags, at, end) is not None


def behind_that(passage: Passage, at: int, end: int) -> int | None:
    """Return the token behind `that`, past one phrase: `said in May that`; not `held in May that year`."""
    match = _THAT.match(passage.tags, at, end) if passage.tags.find("T", at, end) >= 0 else None
    if match is None:
        return None
    if passage.tags.startswith("G", at + 1) and passage.lows[at] == "by":
        return None  # `concluded by assuring Strand that`
    before = match.end() - 1 - (passage.tags[match.end() - 1] in ":,")
    if before > at and passage.tags[before - 1] == "N" and passage.lows[before - 1] in _NOUNS:
        return None  # `noted to Strand our hope that`
    near = match.end() - at <= 2 or passage.tags[at] in "R,-" or passage.tags[match.end() : match.end() + 1] == "A"
    return match.end() if near or begins_clause(passage, match.end(), end) else None


def attitude(passage: Passage, lemma: str, at: int, end: int) -> Complement | None:
    """Return the noun that makes a verb a cue: `expressed interest in`, `has no objection to`, `had in mind`."""
    lows, tags = passage.lows, passage.tags
    if lemma == "make" and (clear := _made_clear(passage, at, end)):
        return clear
    if lemma == "have" and lows[at : at + 2] == _IN_MIND:
        return _thought_of(passage, at + 2, end)
    closing = lemma in _CLOSINGS
    if closing:
        at = _behind_with(passage, at, end)
    at += tags[at : at + 1] == "u" and lemma in _GIVING  # `gave | us | assurances that`
    phrase = _PHRASE.match(tags, at, end)
    for token in range(at, phrase.end() if phrase else at):
        noun = _NOUNS.get(lows[token])
        if noun is None or not (
            lemma in noun.carriers
            or (lemma in _LIGHT and "light" in noun.carriers)
            or (closing and not _SPOKEN.isdisjoint(noun.carriers))
        ):
            if tags[token] in "C'" and lemma not in _PASSING_ON:
                return None  # somebody else's: `has Kestria's support for`
            continue
        start = behind_noun(passage, noun.links, token + 1, end)
        if start is not None and lemma == "have" and lows[token] in _REASONS and lows[start] not in triggers():
            return None  # `had little reason to lend`; but `had reason to believe`
        if start is not None:
            start = _behind_second(passage, start, end)
            clausal = tags[start - 1] in "T:" or start == token + 1
            frame = "attitude-clause" if clausal else "attitude"
            return Complement(start, start, frame, negated="no" in lows[at:token])
    return None


def _behind_second(passage: Passage, start: int, end: int) -> int:
    """The token behind a second noun with its preposition: `confidence in and gratitude for | the alliance`."""
    second = start + 1 + (passage.tags[start + 1 : start + 2] == "J")
    if passage.tags[start : start + 1] != "K" or second + 2 >= end:
        return start
    noun = _NOUNS.get(passage.lows[second])
    return second + 2 if noun is not None and passage.lows[second + 1] in noun.links else start


def _thought_of(passage: Passage, at: int, end: int) -> Complement | None:
    """What stands behind `had in mind`; not `the plan he had in mind was good`."""
    if at + 1 >= end or passage.tags[at] not in "DJNC#uUGT<":
        return None
    start = at + (passage.tags[at] == "T")
    return Complement(start, start, "attitude-clause" if start > at else "attitude")


def _behind_with(passage: Passage, at: int, end: int) -> int:
    """The token behind the `with` of `closed our talk with the remark that`; the end where there is none near."""
    near = passage.lows[at : min(end, at + _MOST_BEFORE_WITH)]
    return at + near.index("with") + 1 if "with" in near else end


def behind_noun(passage: Passage, links: frozenset[str], at: int, end: int) -> int | None:
    """Return the token at which the content of a noun begins: behind its preposition, `that` or `to`."""
    at += passage.lows[at : at + 1] in _REFLEXIVES
    if at >= end:
        return None
    tag, low = passage.tags[at], passage.lows[at]
    if low == "to" and passage.lows[at - 1] in _TO_DO and passage.tags[at + 1 : at + 2] not in _DOING:
        return None
    if low in links or tag == "T":
        own = tag == "T" and passage.tags[at + 1 : at + 2] in _OWN_VERBS
        dated = _ON_A_DAY.match(passage.tags, at, end) if "that" in links else None
        return None if own else dated.end() if dated else at + 1
    if tag in ",PRt" and (start := _behind_between(passage, links, at, end)):
        return start
    if low == "as" and "as to" in links and passage.lows[at + 1 : at + 2] == ["to"]:
        return at + 2
    one = passage.lows[at - 1][-1] != "s"  # not `the members' reactions the board will`
    bare = one and "that" in links and tag in "UD<ANCJ" and begins_clause(passage, at, end)
    return at if bare else None


def _behind_between(passage: Passage, links: frozenset[str], at: int, end: int) -> int | None:
    """The token behind a noun's preposition or `that`, from which a phrase parts it: `took issue at first with`."""
    between = None if passage.lows[at] in _BY_MEANS else _BETWEEN.match(passage.tags, at, end)
    if between and passage.lows[between.end()] in links:
        return between.end() + 1
    return behind_that(passage, at, end) if "that" in links else None


def _made_clear(passage: Passage, at: int, end: int) -> Complement | None:
    """`made clear that`, `made it quite clear`, `made our position clear`."""
    lows = passage.lows
    clear = at + 1 if lows[at] == "it" else at
    while clear < end and passage.tags[clear] == "R":
        clear += 1
    if clear + 1 >= end:
        return None
    if lows[clear] not in _MADE:
        named = _NAMED_CLEAR.match(passage.tags, at, end)
        return Complement(at, at, "attitude") if named and lows[named.end()] in _MADE else None
    start = behind_that(passage, clear + 1, end) or clear + 1
    return Complement(clear + 1, start, "attitude-clause")
