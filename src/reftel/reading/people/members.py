"""The members of a list that a phrase is: `Strand and Tran`, `the Board of Trade and Ports, and its officials`."""

from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.mentions import Mentions
from reftel.reading.people.lexicon import words
from reftel.reading.people.offices import is_office_word
from reftel.reading.people.subjects import head_of

__all__ = ["is_somebody", "members_of"]

_JOINING: Final = ("and", "&", "or")


def members_of(mentions: Mentions, passage: Passage, start: int, end: int) -> list[tuple[int, int]]:
    """Return the members of a list, split at `and` and commas, but not within the name of a body."""
    joints = [
        at
        for at in range(start, end)
        if passage.tags[at] == "K" and passage.lows[at] in _JOINING and not _is_in_body(mentions, passage, at)
    ]
    if not joints:
        return [(start, end)]
    parts, first = [], start
    for at in range(start, end):
        if passage.tags[at] in "K," and not _is_in_body(mentions, passage, at):
            parts.append((first, at))
            first = at + 1
    return [part for part in [*parts, (first, end)] if part[0] < part[1]]


def _is_in_body(mentions: Mentions, passage: Passage, at: int) -> bool:
    """Whether a token stands inside the name of a body: the `and` of `the Board of Trade and Ports`."""
    body = mentions.at(passage.index, at)
    return body is not None and body.kind == "body" and body.start < at < body.end - 1


def is_somebody(passage: Passage, start: int, end: int) -> bool:
    """Return whether a phrase names people: `some officials`, `others`, a pronoun left open."""
    if end - start == 1 and passage.lows[start] in words("he") | words("she"):
        return True
    low = passage.lows[head_of(passage, start, end)]
    return low.removesuffix("s") in words("somebody") or low in words("state's people") or is_office_word(low)
