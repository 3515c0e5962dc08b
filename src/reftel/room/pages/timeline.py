"""Timeline: how many cables, meetings and plans there are of each year and month, and those of one."""

from collections.abc import Callable, Mapping

import msgspec
from litestar import Response, get
from litestar.params import FromQuery

from reftel.archive.citation import day
from reftel.corpus.surveys.days import Kind, cables_in, counted, lines_in
from reftel.corpus.surveys.survey import Survey
from reftel.room.addresses import address
from reftel.room.bars import Bar, bars_of
from reftel.room.cited import Cited, cited, cited_line
from reftel.room.page import AsAsked, Day, FromRoom, Page, answer
from reftel.room.paging import DEEPEST, After, Pager, page_of
from reftel.room.room import Room

__all__ = ["TimelinePage", "timeline", "view"]

_KINDS: tuple[Kind, ...] = ("cables", "meetings", "plans")
_MOST = 50
_BEFORE, _AFTER = 5, 10  # years


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """The bars of one kind, how many are of years without a bar, and where the list of that kind is."""

    kind: str
    total: int
    outside: int
    address: str
    is_on: bool
    bars: tuple[Bar, ...]


class TimelinePage(Page, frozen=True, kw_only=True):
    """Bars of all kinds over the years, or over the months of a year; the list of the `kind` in a span."""

    kind: Kind
    within: str
    year: str
    whole: str
    rows: tuple[Row, ...]
    lines: tuple[Cited, ...]
    total: int
    undated: int
    pager: Pager


def view(room: Room, kind: Kind, within: str, start: int) -> TimelinePage:
    """Return the timeline: of a year or month `within`, of all years where there is none."""
    survey = room.corpus.survey
    year = within[:4]
    lines, total = _lines(survey, kind, within, start)
    return TimelinePage(
        title=f"{day(within)} · Timeline" if within else "Timeline",
        kind=kind,
        within=within,
        year=year,
        whole=address("timeline", kind=kind),
        rows=tuple(_rows(survey, kind, within)),
        lines=tuple(lines),
        total=total,
        undated=0 if within or kind != "cables" else len(room.catalogue) - total,
        pager=page_of(
            address("timeline", kind=kind, within=within), start, len(lines), min(total, DEEPEST), most=_MOST
        ),
    )


@get("/timeline", sync_to_thread=True)
def timeline(
    room: FromRoom,
    asked: AsAsked,
    *,
    kind: FromQuery[Kind] = "cables",
    within: Day = "",
    after: After = 0,
) -> Response[TimelinePage]:
    """Show cables, meetings and plans by year, or by month `within` a year; list one kind, 50 a page."""
    return answer(asked, "timeline.html", view(room, kind, within, after))


def _rows(survey: Survey, chosen: Kind, within: str) -> list[Row]:
    """The three kinds over the same years or months."""
    counts = {kind: {each.span: each.count for each in counted(survey, kind, within[:4])} for kind in _KINDS}
    spans = _spans(counts, within)
    return [_row(kind, counts[kind], spans, within, is_on=kind == chosen) for kind in _KINDS]


def _row(kind: Kind, counts: Mapping[str, int], spans: set[str], within: str, *, is_on: bool) -> Row:
    shown = {span: counts.get(span, 0) for span in spans}
    bars = bars_of(shown, _leading(kind), within if len(within) > 4 else None) if any(shown.values()) else ()
    total = sum(counts.values())
    return Row(
        kind=kind,
        total=total,
        outside=total - sum(bar.count for bar in bars),
        address=address("timeline", kind=kind, within=within),
        is_on=is_on,
        bars=bars,
    )


def _spans(counts: Mapping[Kind, Mapping[str, int]], within: str) -> set[str]:
    """The months of a year; of years those of the cables and some around: cables speak of far days, too."""
    spans = {span for each in counts.values() for span in each}
    if within or not counts["cables"]:
        return spans
    first, last = int(min(counts["cables"])), int(max(counts["cables"]))
    return {span for span in spans if first - _BEFORE <= int(span) <= last + _AFTER}


def _leading(kind: Kind) -> Callable[[str], str]:
    return lambda span: address("timeline", kind=kind, within=span)


def _lines(survey: Survey, kind: Kind, within: str, start: int) -> tuple[list[Cited], int]:
    if kind == "cables":
        cables, total = cables_in(survey, within, start=start, limit=_MOST)
        return [cited(one.subject or "no subject", one.cable, date=one.date) for one in cables], total
    lines, total = lines_in(survey, kind, within, start=start, limit=_MOST)
    return [cited_line(line) for line in lines], total
