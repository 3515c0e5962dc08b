"""When somebody said something, where that stands between the verb and what he said: it is no part of the content."""

from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.people.cast import Cast
from reftel.reading.statements.cue import Cue

__all__ = ["behind_time"]

_SOON: Final = frozenset({"earlier", "later", "recently", "yesterday", "today", "tonight", "tomorrow"})
_WHOM: Final = frozenset("DUuC")  # `said yesterday to me`
_NEXT: Final = frozenset("DUC")  # `August 19 the port`, `yesterday he`; not `August 19 was`


def behind_time(cast: Cast, passage: Passage, cue: Cue, part: tuple[int, int]) -> tuple[int, int]:
    """Return a content without the time before it; empty where it is nothing else.

    The time goes before `that` and `to` (`announced November 4 that`), before a quotation (`said yesterday, "We`), and
    where a listener stands before it and no verb behind it (`told the envoy August 19 the port was closed`). Elsewhere
    it may be what is spoken of: `said yesterday was a bad day`.
    """
    start, end = part
    behind = _end_of_time(cast, passage, start, end)
    if behind is None or behind >= end:
        return (end, end) if behind is not None else part
    tag, after = passage.tags[behind], passage.tags[behind + 1]
    if tag == "T" or (tag == "t" and after not in _WHOM):
        return behind + 1 + (after == ","), end
    if passage.tags.startswith((",<", "<"), behind) and behind + 2 < end:
        return passage.tags.index("<", behind), end
    told = cue.rule == "verb-addressed" and passage.tags[start] != "P"  # not `told us by May the port would close`
    return (behind, end) if told and tag in _NEXT else part


def _end_of_time(cast: Cast, passage: Passage, start: int, end: int) -> int | None:
    """Where a time ends that begins a content; None where none does."""
    at = start
    if passage.tags[at] == "P":
        at += 2 if passage.tags.startswith("D", at + 1) else 1  # `on the 19th`
    if at >= end:
        return None
    if passage.lows[at] in _SOON:
        return at + 1
    found = cast.mentions.at(passage.index, at)
    begins = found is not None and found.kind == "date" and found.start in (start, at)
    return min(found.end, end) if found is not None and begins else None
