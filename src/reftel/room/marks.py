"""Marks over a paragraph's text made elements that nest: places of entries overlap as they like, elements may not.

A mark that crosses the end of another is cut there, and goes on behind it as a second piece of the same entry.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

__all__ = ["Mark", "Piece", "Run", "runs_of"]

_DEEPEST = 24  # browsers flatten what is nested deeper than some hundreds; no reader sees more than a few
_MOST = 400  # marks of one stretch of text


class Mark(msgspec.Struct, frozen=True):
    """Words of a text that are something: `kind` says what, `entry` of which entry (`statements-3`; none where none).

    Of marks over the same words the one with the higher `rank` is inside. `note` is what a reader is told of it.
    """

    start: int
    end: int
    kind: str
    entry: str | None = None
    rank: int = 0
    note: str | None = None


class Piece(msgspec.Struct, frozen=True):
    """The beginning of an element: `is_first` of its entry's words, `is_link` where it can be a link to that entry.

    A link stands in no other, so only an element with nothing but text inside is one.
    """

    kind: str
    entry: str | None
    is_first: bool
    is_link: bool
    note: str | None


class Run(msgspec.Struct, frozen=True):
    """A stretch of text, the elements that begin before it, and those that end behind it, each a link or not."""

    text: str
    begins: tuple[Piece, ...] = ()
    ends: tuple[bool, ...] = ()


def runs_of(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None, *, seen: set[str]) -> list[Run]:
    """Return a text, or a slice of it, in runs; `seen` are the entries whose first words are shown already.

    The runs' texts together are the text, and their elements nest.

    >>> runs = runs_of("He said no.", [Mark(0, 7, "a", "a-0"), Mark(3, 10, "b", "b-0")], seen=set())
    >>> [(run.text, [piece.kind for piece in run.begins], len(run.ends)) for run in runs]
    [('He ', ['a'], 0), ('said', ['b'], 2), (' no', ['b'], 1), ('.', [], 0)]
    """
    end = len(text) if end is None else end
    return _runs(text, start, end, list(_Nesting(_inside(marks, start, end)).events()), seen)


def _inside(marks: Iterable[Mark], start: int, end: int) -> list[Mark]:
    """The marks that meet a slice, cut to it, the outer before the inner ones."""
    cut = (
        msgspec.structs.replace(mark, start=max(mark.start, start), end=min(mark.end, end))
        for mark in marks
        if max(mark.start, start) < min(mark.end, end)
    )
    return sorted(cut, key=_outer_first)[:_MOST]


def _outer_first(mark: Mark) -> tuple[int, int, int, str, str]:
    return mark.start, -mark.end, mark.rank, mark.kind, mark.entry or ""


_Event = tuple[int, Mark | None]  # where, and the mark that begins there; None: the innermost ends


class _Nesting:
    """Marks brought into one nesting order, each cut where it would cross another."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._waiting = list(reversed(marks))
        self._open: list[Mark] = []

    def events(self) -> Iterator[_Event]:
        """Yield what begins and ends, in order."""
        while self._waiting:
            mark = self._waiting.pop()
            yield from self._close(mark.start)
            if len(self._open) >= _DEEPEST:
                continue
            if self._open and mark.end > self._open[-1].end:
                mark = self._cut(mark, self._open[-1].end)
            self._open.append(mark)
            yield mark.start, mark
        yield from self._close(None)

    def _close(self, at: int | None) -> Iterator[_Event]:
        """What ends before or at an offset."""
        while self._open and (at is None or self._open[-1].end <= at):
            yield self._open.pop().end, None

    def _cut(self, mark: Mark, at: int) -> Mark:
        """The mark up to an offset; its rest waits for its turn."""
        rest = msgspec.structs.replace(mark, start=at)
        place = len(self._waiting)
        while place and _outer_first(self._waiting[place - 1]) < _outer_first(rest):
            place -= 1
        self._waiting.insert(place, rest)
        return msgspec.structs.replace(mark, end=at)


def _leaves(events: Sequence[_Event]) -> set[int]:
    """The indices of events that begin an element with nothing but text inside it."""
    return {
        at for at, ((_, mark), (_, following)) in enumerate(pairwise(events)) if mark is not None and following is None
    }


def _runs(text: str, start: int, end: int, events: Sequence[_Event], seen: set[str]) -> list[Run]:
    """A run up to each event with words before it; since no mark is empty, an end always has a run to stand behind."""
    leaves = _leaves(events)
    found: list[tuple[str, list[Piece], list[bool]]] = []
    begins: list[Piece] = []
    inside: list[bool] = []  # of each open element, whether it is a link
    for index, (place, mark) in enumerate(events):
        if place > start:
            found.append((text[start:place], begins, []))
            begins, start = [], place
        if mark is None:
            found[-1][2].append(inside.pop())
        else:
            begins.append(_piece(mark, seen, is_leaf=index in leaves))
            inside.append(begins[-1].is_link)
    if start < end:
        found.append((text[start:end], [], []))
    return [Run(words, tuple(before), tuple(behind)) for words, before, behind in found]


def _piece(mark: Mark, seen: set[str], *, is_leaf: bool) -> Piece:
    key = f"{mark.kind} {mark.entry}"
    is_first = mark.entry is not None and key not in seen
    if is_first:
        seen.add(key)
    return Piece(mark.kind, mark.entry, is_first, is_leaf and mark.entry is not None, mark.note)
