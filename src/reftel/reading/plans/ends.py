"""Where an act's words end: before remarks and loose ends, behind the sign that closes what they opened."""

import re

from reftel.reading.base.passage import Passage
from reftel.reading.plans.scene import Scene

__all__ = ["act_end", "closed_end"]


def act_end(passage: Passage, verb: int, end: int, *, bare: bool) -> int:
    """Return the end of an act's words, from where its verb phrase ends; `bare` where they begin with its verb."""
    end = _without_purpose(passage, verb, _without_remark(passage, verb, end))
    if bare:
        end = _without_addition(passage, verb, end)
    return _without_loose_end(passage, verb, end)


def closed_end(scene: Scene, start: int, end: int, whole: int) -> int:
    """Return the end of an act's words without their date, at `whole` where that would leave a quotation open.

    The sign that closes a quotation belongs to it, also behind a stop (`called "the old route."`); one that closes
    what began before the act does not.
    """
    tags = scene.passage.tags
    if _is_open(tags, start, end):
        end = whole
        closing = _CLOSING.match(tags, end, scene.end)
        return closing.end() if closing and _is_open(tags, start, end) else end
    end = _without_loose_end(scene.passage, start, end)
    while end > start + 1 and tags[end - 1] == ">" and "<" not in tags[start:end]:
        end -= 1 + (tags[end - 2] in ",.")
    return end


def _is_open(tags: str, start: int, end: int) -> bool:
    """Whether a quotation begins in a stretch of tokens and does not end in it."""
    return tags.rfind("<", start, end) > tags.rfind(">", start, end)


_CLOSING = re.compile(r"[.,]?>")


def _without_remark(passage: Passage, act: int, end: int) -> int:
    """The end of an act's words before a remark on it: `, as does Marenne`, a bracket with a verb of its own."""
    match = _REMARK.search(passage.tags, act + 2, end)
    return match.start() if match else end


def _without_purpose(passage: Passage, verb: int, end: int) -> int:
    """The end of an act's words before what it is for, or how things stand then (`sign it in order to win time`)."""
    lows = passage.lows
    for at in range(verb + 2, end - 2):
        if lows[at : at + 2] == ["in", "order"] and passage.tags[at + 2] in "tTV":
            return at
        if lows[at : at + 3] == ["at", "a", "time"] and lows[at + 3 : at + 4] in (["of"], ["when"]):
            return at
    return end


def _without_addition(passage: Passage, act: int, end: int) -> int:
    """The end of a verb's words before what goes with it (`restore order, with special attention to the port`)."""
    for comma in _WITH.finditer(passage.tags, act + _SHORTEST - 1, end):
        at, added = comma.start(), passage.lows[comma.start() + 1]
        if added == "with" and at - act >= _SHORTEST and passage.tags[at + 2] in "JNG":
            return at
    return end


_WITH = re.compile(r",P(?=[DJNCG])")
_SHORTEST = 4  # of an act that stands without what is added, tokens


def _without_loose_end(passage: Passage, act: int, end: int) -> int:
    """The end of an act's words before a link to something that is not there (`sell the ship and`)."""
    opened = passage.tags.rfind("(", act + 1, end)
    if opened > 0 and ")" not in passage.tags[opened:end]:
        end = opened  # `offers of help (Tran has seen none)`
    if end > act + 2 and passage.tags[end - 2 : end] == ",R":
        end -= 2  # `reform the alliance, thus`
    while end > act + 1 and (passage.tags[end - 1] in "KA,(<" or passage.lows[end - 1] in _ARTICLES):
        end -= 1
    return end


_ARTICLES = frozenset(("the", "a", "an"))
_REMARK = re.compile(
    r"Q,|,a(?=[XBHMU])|,R(?=(?:U|[DJNC]{1,6})[MBH])|\((?=[^()]{1,30}[BHMXEZ][^()]*(?:\)(?![RPt])|$))|\((?=K)"
)
