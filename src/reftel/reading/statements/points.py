"""Points of a list that one cue leads to.

Of `He made two points: -- The port is safe. -- It will open soon.` each point is a statement of his.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

import msgspec

from reftel.reading.base.passage import Passage
from reftel.reading.people.cast import Cast
from reftel.record import Place, Statement

__all__ = ["LISTED", "with_points"]

LISTED: Final = "list-point"
_MARK: Final = re.compile(r"-|\(?[#LNC]\)|#\.(?=[DJNCU])")  # `--`, `1)`, `(a)`, `1.`
_ENDS_MARK: Final = "-)."
_LISTED_IN: Final = re.compile(r":(?:-|\(?[#LNC]\)|#\.(?=[DJNCU]))")
_MOST: Final = 30  # points of a list
# What names a list of points before its colon: `stressed three points:`; not `believes that two things are needed:`.
_NAMING: Final = frozenset(("verb-object", "verb-prepositional", "verb-addressed", "verb-addressed-object"))
_LONGEST_NAME: Final = 16  # tokens of it
_OPEN: Final = ("would ", "could ", "might ")
_FIRST: Final = frozenset(("1", "a", "i", "one"))
_LATEST: Final = 8  # tokens from the mark to the subject of a point
_LONGEST: Final = 120  # tokens of a point of several sentences
_NEAR: Final = 4  # characters


def with_points(cast: Cast, found: list[Statement]) -> list[Statement]:
    """Return the statements with one for each point of the lists that a statement leads to, in the order of the text.

    The first point may be the leading statement's own content (`made two points: -- The port is safe`).
    """
    led: list[tuple[int, Statement]] = []
    for number, lead in enumerate(found):
        if lead.via is None and lead.source is not None and (first := _leads(cast, lead)):
            led += [(number, _point(cast, lead, *place)) for place in _points(cast, *first)]
    if not led:
        return found
    cued = sorted(_place(one) for one in found if one.via is None and one.rule.startswith(("verb", "adjective")))
    return _merged(found, [one for one in led if not _is_said_already(one[1], cued)])


def _leads(cast: Cast, lead: Statement) -> tuple[int, int] | None:
    """The passage and token at which the first point after a lead begins; None where no list does."""
    passage = cast.study.passages[lead.content_at[-1].index]
    return _behind_colon(cast, lead, passage) if ":" in passage.tags else None


def _behind_colon(cast: Cast, lead: Statement, passage: Passage) -> tuple[int, int] | None:
    """The same, of a passage that has a colon."""
    last = lead.content_at[-1]
    first = passage.token_at(last.start)
    mark = _mark_before(passage, first)
    if mark is not None and passage.tags[mark - 1] == ":":
        return next(iter(_marks(passage, first)), None)
    behind = passage.token_at(last.end - 1) + 1
    if lead.rule not in _NAMING or behind - first > _LONGEST_NAME or lead.cue.lower().startswith(_OPEN):
        return None
    named = passage.tags[first:behind]
    listed = _LISTED_IN.search(named) if ":" in named else None
    if listed and _is_first(passage, first + listed.start() + 1):
        return next(iter(_marks(passage, first)), None)  # `stressed two points: (a) The port is safe. (b) ...`
    if passage.tags[behind : behind + 1] != ":":
        return None
    if behind + 1 < passage.sentences[-1][1]:
        return (passage.index, behind + 1) if _is_first(passage, behind + 1) else None
    opening = _opening(cast, passage.index + 1)
    return opening if opening and _is_first(cast.study.passages[opening[0]], 0) else None


def _is_first(passage: Passage, at: int) -> bool:
    """Whether the mark at a token is a dash or the first of a row."""
    mark = _MARK.match(passage.tags, at)
    return mark is not None and (mark[0] == "-" or not _FIRST.isdisjoint(passage.lows[at : mark.end()]))


def _mark_before(passage: Passage, first: int) -> int | None:
    """The token at which the mark before a content begins."""
    if passage.tags[first - 1] not in _ENDS_MARK:
        return None
    return next((at for at in range(max(1, first - 3), first) if _MARK.fullmatch(passage.tags, at, first)), None)


def _opening(cast: Cast, index: int) -> tuple[int, int] | None:
    """The first token of a passage that begins with a mark."""
    marked = index < len(cast.study.passages) and _MARK.match(cast.study.passages[index].tags)
    return (index, 0) if marked else None


def _marks(passage: Passage, after: int) -> Iterator[tuple[int, int]]:
    """The sentences of a passage behind a token that begin with a mark."""
    for start, _ in passage.sentences:
        if start > after and _MARK.match(passage.tags, start):
            yield passage.index, start


def _points(cast: Cast, index: int, start: int) -> Iterator[tuple[int, int, int]]:
    """The passage and tokens of each point of a list, without its mark, and of those in the passages behind it."""
    left = _MOST
    place: tuple[int, int] | None = (index, start)
    while place and left:
        passage = cast.study.passages[place[0]]
        starts = [place[1], *(at for _, at in _marks(passage, place[1]))]
        for number, first in enumerate(starts[:left]):
            mark = _MARK.match(passage.tags, first)
            begin = mark.end() if mark else first
            following = starts[number + 1] if number + 1 < len(starts) else None
            if _tells(cast, passage, begin):
                yield passage.index, begin, _end(passage, begin, following)
        left -= min(left, len(starts))
        place = _opening(cast, passage.index + 1)


def _end(passage: Passage, begin: int, following: int | None) -> int:
    """The end of a point: that of its first sentence where it is the last one or very long, else the next mark."""
    if following is not None and following - begin <= _LONGEST:
        return following
    return passage.sentences[passage.sentence_index(begin)][1]


def _tells(cast: Cast, passage: Passage, begin: int) -> bool:
    """Whether a point is a clause of its own, and no mere thing."""
    clauses = cast.study.clauses(passage, passage.sentences[passage.sentence_index(begin)])
    subjects = (one.subject for one in clauses if one.kind == "finite" and one.subject and one.start >= begin)
    if ";-" in passage.tags[begin : begin + _LONGEST]:
        return False  # `-- Kestria, which is poor; -- Marenne, which is not`
    if passage.tags[begin] == "t":
        return False  # `-- To tidy up what we have left`
    main = (first for first, _ in subjects if passage.tags[first - 1] not in "QAT")
    return any(begin <= first <= begin + _LATEST for first in main)


def _point(cast: Cast, lead: Statement, index: int, begin: int, end: int) -> Statement:
    """The statement of one point, with the words that lead to it."""
    passage = cast.study.passages[index]
    while end > begin + 1 and passage.tags[end - 1] in ".;,-K":
        end -= 1
    place = passage.place(begin, end)
    return msgspec.structs.replace(
        lead,
        content=passage.text[place.start : place.end],
        content_at=(place,),
        paragraph=passage.number,
        at=(Place(index, place.start, place.end),),
        rule=LISTED,
        confidence=0.7,
    )


def _is_said_already(point: Statement, cued: list[tuple[int, int]]) -> bool:
    """Whether a point has a cue of its own, near where it begins: `-- He said the port was safe`."""
    index, start = _place(point)
    at = bisect_left(cued, (index, start))
    return at < len(cued) and cued[at] <= (index, start + _NEAR)


def _merged(found: list[Statement], points: list[tuple[int, Statement]]) -> list[Statement]:
    """Statements and points in the order of the text, each `via` renumbered."""
    rows = [(one, number) for number, one in enumerate(found)] + [(point, -1) for _, point in points]
    rows.sort(key=lambda row: _place(row[0]))
    new = {number: at for at, (_, number) in enumerate(rows)}
    return [one if one.via is None else msgspec.structs.replace(one, via=new[one.via]) for one, _ in rows]


def _place(one: Statement) -> tuple[int, int]:
    return one.at[0].index, one.at[0].start
