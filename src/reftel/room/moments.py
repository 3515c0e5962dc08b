"""Days drawn along a line: every register has its lane, every moment leads to where it stands."""

from collections.abc import Iterable, Sequence
from datetime import date as day

import msgspec

from reftel.corpus import Line
from reftel.room.addresses import cable_address
from reftel.room.words import clipped

__all__ = ["Dot", "Drawing", "Lane", "Moment", "Tick", "drawn", "moments_of"]

_WIDE, _LEFT, _RIGHT = 960, 120, 24
_LANE, _FOOT = 34, 30
_APART = 9  # between two dots; what is nearer is one
_SMALL, _LARGE = 4.0, 11.0
_TICKS = 12
_PHONE = 390
_STEPS = (1, 2, 5, 10, 20, 50, 100, 500, 2000)


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """Something of a day, in a lane."""

    lane: str
    date: str
    label: str
    address: str


class Dot(msgspec.Struct, frozen=True, kw_only=True):
    """One moment, or some that lie too near: the address is that of the first."""

    x: float
    y: float
    radius: float
    label: str
    address: str
    register: str


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """A line with its name."""

    y: float
    name: str


class Tick(msgspec.Struct, frozen=True, kw_only=True):
    """A year on the axis."""

    x: float
    year: int


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """Moments as they are drawn, in units of the drawing; `is_late` where a phone shows hardly one of them at first."""

    width: int
    height: int
    left: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    dots: tuple[Dot, ...]
    is_late: bool


def moments_of(lane: str, lines: Iterable[Line], *, by_end: bool = False) -> list[Moment]:
    """Return the lines of a lane that have a day: the one they speak of (of plans the last), else the cable's."""
    found = []
    for line in lines:
        when = (line.end if by_end else line.start) or line.date
        if when and line.cable:
            where = cable_address(line.cable, line.paragraph)
            found.append(Moment(lane=lane, date=when, label=clipped(line.words, 120), address=where))
    return found


def drawn(moments: Iterable[Moment]) -> Drawing | None:
    """Return a drawing of moments; None where fewer than two have a day that can be."""
    rows = [(ordinal, one) for one in moments if (ordinal := _ordinal(one.date)) is not None]
    rows.sort(key=lambda row: (row[0], row[1].address))
    if len(rows) < 2:
        return None
    names = list(dict.fromkeys(one.lane for _, one in sorted(rows, key=lambda row: row[1].lane)))
    first, last = rows[0][0], max(rows[-1][0], rows[0][0] + 1)
    scale = (_WIDE - _LEFT - _RIGHT) / (last - first)
    lanes = tuple(Lane(y=_LANE * (at + 0.5), name=name) for at, name in enumerate(names))
    dots = [
        dot
        for lane in lanes
        for dot in _dots(lane, [(_LEFT + (at - first) * scale, one) for at, one in rows if one.lane == lane.name])
    ]
    return Drawing(
        width=_WIDE,
        height=_LANE * len(lanes) + _FOOT,
        left=_LEFT,
        lanes=lanes,
        ticks=tuple(_ticks(first, last, scale)),
        dots=tuple(dots),
        is_late=sorted(dot.x for dot in dots)[len(dots) // 4] > _PHONE,
    )


def _dots(lane: Lane, rows: Sequence[tuple[float, Moment]]) -> Iterable[Dot]:
    together: list[tuple[float, Moment]] = []
    for row in rows:
        if together and row[0] - together[0][0] > _APART:
            yield _dot(lane, together)
            together = []
        together.append(row)
    if together:
        yield _dot(lane, together)


def _dot(lane: Lane, rows: Sequence[tuple[float, Moment]]) -> Dot:
    first, last = rows[0][1], rows[-1][1]
    if len(rows) == 1:
        label = f"{first.date}: {first.label}"
    else:
        days = first.date if first.date == last.date else f"{first.date} to {last.date}"
        label = f"{days}: {len(rows)} {lane.name.lower()}, the first: {first.label}"
    return Dot(
        x=round(sum(x for x, _ in rows) / len(rows), 1),
        y=lane.y,
        radius=round(min(_LARGE, _SMALL * len(rows) ** 0.4), 1),
        label=label,
        address=first.address,
        register=lane.name.lower(),
    )


def _ticks(first: int, last: int, scale: float) -> Iterable[Tick]:
    begin, end = day.fromordinal(first).year, day.fromordinal(last).year
    step = next(step for step in _STEPS if (end - begin) / step <= _TICKS)
    for year in range(begin - begin % step, end + 1, step):
        at = day(max(year, 1), 1, 1).toordinal()
        if at >= first:
            yield Tick(x=round(_LEFT + (at - first) * scale, 1), year=year)


def _ordinal(iso: str) -> int | None:
    """The number of an ISO day, which may lack its day or month.

    >>> _ordinal("2008-05") == _ordinal("2008-05-01"), _ordinal("sometime")
    (True, None)
    """
    try:
        return day.fromisoformat((iso + "-01-01")[:10] if len(iso) == 4 else (iso + "-01")[:10]).toordinal()
    except ValueError:
        return None
