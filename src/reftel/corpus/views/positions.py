"""What somebody said on a subject in the order of time, and how that changed.

Changes that cables state are theirs; the others are computed from the record and marked so: raised for the first time,
the opposite said, raised before and not this time.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from reftel.corpus.keywords import keys_of
from reftel.corpus.statements import Said
from reftel.corpus.tables import read_rows

__all__ = ["Met", "Position", "Shift", "Spoken", "shifts_of", "speaks_of", "spoken"]

FIRST, OPPOSITE, SILENT = "raised for the first time", "the opposite said", "raised before and not this time"
_POST = re.compile(r"\d++")  # the year and the number of a cable's id, between which its post stands
_SHARED = 2  # words by which two statements are on one matter


class Spoken(msgspec.Struct, frozen=True, kw_only=True):
    """A statement: who said it, how, what, where; `copy` and `position` say which entry it is.

    `source` are the words by which the cable names who: the speaker's own name or others.
    """

    copy: str = ""
    cable: str | None
    date: str | None
    paragraph: int
    position: int
    speaker: str
    source: str = ""
    cue: str
    content: str
    polarity: str = "affirmed"

    @property
    def words(self) -> str:
        """What the cable says of who says it how, from where it goes on behind the speaker's name.

        >>> one = Spoken(cable=None, date=None, paragraph=1, position=0, speaker="Ann Ree", cue="are", content="")
        >>> msgspec.structs.replace(one, source="we").words, msgspec.structs.replace(one, source="Ree").words
        ('we are', 'are')
        """
        own = self.source.lower().removeprefix("the ") in self.speaker.lower()
        return self.cue if own else f"{self.source} {self.cue}"


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
    """What somebody said on a subject, oldest first, and the shifts.

    `kind` says what `who` is: a person, a body or a party; `on` what the subject was taken for: words, instrument,
    body, country, tag or query.
    """

    who: str
    subject: str
    kind: str = "person"
    on: str = "words"
    statements: tuple[Spoken, ...]
    shifts: tuple[Shift, ...]


class Met(NamedTuple):
    """A meeting with somebody, told of in a cable of a day, by a post."""

    cable: str | None
    date: str | None
    paragraph: int
    post: str | None


def spoken(said: Said, speaker: str | None = None) -> Spoken:
    """Return a statement that is kept as one that is shown, under another name where one is given."""
    return Spoken(
        copy=said.copy,
        cable=said.cable,
        date=said.date,
        paragraph=said.paragraph,
        position=said.position,
        speaker=speaker or said.speaker,
        source=said.source,
        cue=said.cue,
        content=said.content,
        polarity=said.polarity,
    )


def speaks_of(content: str, subject: str) -> bool:
    """Return whether a text has all the words of a subject, whatever their endings.

    >>> speaks_of("Kestria would accept no foreign inspectors", "inspector")
    True
    """
    wanted = keys_of(subject) or keys_of(subject, small=False)
    return set(wanted) <= {*keys_of(content), *keys_of(content, small=False)}


def shifts_of(statements: Sequence[Spoken], met: Iterable[Met] = ()) -> list[Shift]:
    """Return the computed changes in statements on one subject, oldest first.

    What no day is known of is neither before nor after anything, and changes nothing. `met` are meetings with the one
    who speaks; the next that a post has after one at which it heard the subject, and whose cable has nothing on it, is
    a meeting at which it was not raised.
    """
    rows = sorted(
        (one for one in statements if one.date), key=lambda one: (one.date or "", one.cable or "", one.position)
    )
    found = [_shift(FIRST, rows[0], None)] if rows else []
    for at, one in enumerate(rows):
        other = next((other for other in reversed(rows[:at]) if _opposite(other, one)), None)
        if other is not None:
            found.append(_shift(OPPOSITE, one, other))
    found.extend(_silences(rows, [one for one in met if one.date]))
    return sorted(found, key=lambda one: (one.date or "", one.cable or ""))


def _silences(rows: Sequence[Spoken], met: Sequence[Met]) -> Iterable[Shift]:
    """The meetings of a post at which nothing was said on what was last raised in its cables."""
    raised = {one.cable: one for one in rows}
    heard = [Met(one.cable, one.date, one.paragraph, None) for one in raised.values()]
    last: dict[str, Spoken] = {}
    for one in sorted([*heard, *met], key=lambda one: (one.date or "", one.cable or "")):
        post = _POST.sub("", one.cable or "")
        if one.cable in raised:
            last[post] = raised[one.cable]
        elif post in last:
            before = last.pop(post)
            words = f"last on {before.date}: {before.content}"
            yield Shift(
                kind=SILENT, cable=one.cable, date=one.date, paragraph=one.paragraph, words=words, before=before
            )


def _opposite(one: Spoken, other: Spoken) -> bool:
    """Two statements of one speaker on one matter in different cables: one for and one against it, or one denied."""
    if one.speaker != other.speaker or one.cable == other.cable:
        return False
    stances = _stance(one), _stance(other)
    contrary = 0 not in stances and stances[0] != stances[1]
    denied = stances == (0, 0) and one.polarity != other.polarity
    return (contrary or denied) and len({*keys_of(one.content)} & {*keys_of(other.content)}) >= _SHARED


def _stance(one: Spoken) -> int:
    """1 for a cue that is for what it speaks of, -1 for one against it, the other way round where it is denied."""
    low = f" {one.cue.lower()} "
    found = next((sign for words, sign in _stances() if f" {words} " in low), 0)
    return -found if one.polarity == "negated" else found


@cache
def _stances() -> tuple[tuple[str, int], ...]:
    rows = read_rows("corpus/stances.csv")
    return tuple((words, 1 if row["stance"] == "for" else -1) for row in rows for words in row["words"].split(";"))


def _shift(kind: str, one: Spoken, before: Spoken | None) -> Shift:
    return Shift(kind=kind, cable=one.cable, date=one.date, paragraph=one.paragraph, words=one.content, before=before)
