"""What somebody said on a subject in the order of time, and how that changed.

Changes that cables state are theirs; the others are computed from the record and marked so: raised for the first time,
the opposite said, raised before and not this time.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from reftel.corpus.keywords import keys_of

__all__ = ["Met", "Position", "Shift", "Spoken", "shifts_of", "speaks_of"]

FIRST, OPPOSITE, SILENT = "raised for the first time", "the opposite said", "raised before and not this time"
_SHARED = 2  # words by which two statements are on one matter


class Spoken(msgspec.Struct, frozen=True, kw_only=True):
    """A statement: who said it, how, what, where."""

    cable: str | None
    date: str | None
    paragraph: int
    position: int
    speaker: str
    cue: str
    content: str
    polarity: str = "affirmed"


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """A change: what kind, the statement or cable it is seen in, the earlier one. `is_computed`: no cable tells it."""

    kind: str
    cable: str | None
    date: str | None
    paragraph: int
    words: str
    before: Spoken | None = None
    is_computed: bool = True


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said on a subject, oldest first, and the shifts."""

    who: str
    subject: str
    statements: tuple[Spoken, ...]
    shifts: tuple[Shift, ...]


class Met(NamedTuple):
    """A meeting with somebody, told of in a cable of a day, by a post."""

    cable: str | None
    date: str | None
    paragraph: int
    post: str | None


def speaks_of(content: str, subject: str) -> bool:
    """Return whether a text has all the words of a subject, whatever their endings.

    >>> speaks_of("Kestria would accept no foreign inspectors", "inspector")
    True
    """
    wanted = keys_of(subject) or keys_of(subject, small=False)
    return set(wanted) <= {*keys_of(content), *keys_of(content, small=False)}


def shifts_of(statements: Sequence[Spoken], met: Iterable[Met] = ()) -> list[Shift]:
    """Return the computed changes in statements on one subject, oldest first.

    `met` are meetings with the one who speaks; the next that a post has after one at which it heard the subject, and
    whose cable has nothing on it, is a meeting at which it was not raised.
    """
    rows = sorted(statements, key=lambda one: (one.date or "", one.cable or "", one.position))
    found = [_shift(FIRST, rows[0], None)] if rows else []
    for at, one in enumerate(rows):
        other = next((other for other in reversed(rows[:at]) if _opposite(other, one)), None)
        if other is not None:
            found.append(_shift(OPPOSITE, one, other))
    found.extend(_silences(rows, sorted(met, key=lambda one: (one.date or "", one.cable or ""))))
    return sorted(found, key=lambda one: (one.date or "", one.cable or ""))


def _silences(rows: Sequence[Spoken], met: Sequence[Met]) -> Iterable[Shift]:
    raised = {one.cable: one for one in rows}
    last: dict[str | None, Spoken] = {}
    for one in met:
        if one.cable in raised:
            last[one.post] = raised[one.cable]
        elif one.post in last:
            before = last.pop(one.post)
            words = f"last on {before.date}: {before.content}"
            yield Shift(
                kind=SILENT, cable=one.cable, date=one.date, paragraph=one.paragraph, words=words, before=before
            )


def _opposite(one: Spoken, other: Spoken) -> bool:
    """Two statements of one speaker on one matter, one of them denied, in different cables."""
    if one.polarity == other.polarity or one.speaker != other.speaker or one.cable == other.cable:
        return False
    return len({*keys_of(one.content)} & {*keys_of(other.content)}) >= _SHARED


def _shift(kind: str, one: Spoken, before: Spoken | None) -> Shift:
    return Shift(kind=kind, cable=one.cable, date=one.date, paragraph=one.paragraph, words=one.content, before=before)
