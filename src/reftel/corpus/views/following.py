"""Plans with what became of them and what public calendars say, looked up for many at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec

from reftel.corpus.fates.reports import Report
from reftel.corpus.fates.verdicts import Evidence, settled
from reftel.corpus.lines import Line
from reftel.corpus.views.relations import PlanFollowed
from reftel.corpus.visits.confirming import Confirmation

__all__ = ["DUE", "LONGEST", "Key", "Rows", "confirmed", "due_within", "followed", "last_day"]

Rows = Callable[[str, Sequence[object]], list[dict[str, Any]]]
"""Gives the rows of a query over the corpus."""
_Shares = Mapping[str, tuple[int, Sequence[int]]]
Key = tuple[str, int]
"""The copy and position of a line of a register."""

LONGEST = 366
"""Days that a plan is due on, if there are not more: of ten years it is due on the last day."""
_FIRST = f"""CASE WHEN date_diff('day', TRY_CAST(start AS DATE), TRY_CAST("end" AS DATE)) < {LONGEST} THEN start END"""
DUE = f"""coalesce({_FIRST}, "end", start) <= ? AND coalesce("end", start) >= ?"""
"""Holds of the plans that are due in the year, month or day of `due_within`."""

_SHARES = "SELECT copy, rank, paragraphs FROM shares WHERE copy IN (SELECT unnest(?))"
_CONFIRMED = msgspec.json.Decoder(Confirmation)
_EVIDENCE = msgspec.json.Decoder(Evidence)


def due_within(day: str) -> list[object]:
    """Return the values that `DUE` asks for.

    >>> due_within("2010-03")
    ['2010-039999', '2010-03']
    """
    return [f"{day}9999", day]


def last_day(rows: Rows) -> str | None:
    """Return the day of the last cable, on which the states of plans are."""
    day: str | None = rows("SELECT max(date) AS day FROM copies", [])[0]["day"]
    return day


def followed(lines: Iterable[Line], rows: Rows) -> list[PlanFollowed]:
    """Return plans, in their order, with what became of them; only what is told of these is looked up."""
    plans = list(lines)
    told: dict[Key, list[Evidence]] = {}
    copies = sorted({line.copy for line in plans})
    for row in rows("SELECT * FROM evidence WHERE copy IN (SELECT unnest(?))", [copies]):
        told.setdefault((row["copy"], row["position"]), []).append(_EVIDENCE.decode(row["evidence"]))
    reports = sorted({one.report.copy for each in told.values() for one in each})
    shares = {row["copy"]: (row["rank"], row["paragraphs"]) for row in rows(_SHARES, [reports])} if reports else {}
    events, today = confirmed(plans, rows), last_day(rows) or ""
    keys = [(line.copy, line.position) for line in plans]
    return [
        PlanFollowed(
            line=line, fate=settled(line, _once(told.get(key, ()), shares), today), events=tuple(events.get(key, ()))
        )
        for line, key in zip(plans, keys, strict=True)
    ]


def _once(told: Iterable[Evidence], shares: _Shares) -> list[Evidence]:
    """What is told of a plan, of copies of one cable that tell it alike the first one, a dated one before others.

    Of a paragraph that another copy has in full only what that one does not tell at all: words may be lost in between.
    """
    told = list(told)
    whole = {(one.fate, one.report.cable) for one in told if _is_whole(one.report, shares)}
    told = [one for one in told if _is_whole(one.report, shares) or (one.fate, one.report.cable) not in whole]
    found: dict[tuple[str, str | None, int, str], Evidence] = {}
    for one in sorted(told, key=lambda one: (one.report.date is None, one.report.copy, one.report.start)):
        report = one.report
        found.setdefault((one.fate, report.cable, report.paragraph, report.words), one)
    return list(found.values())


def _is_whole(report: Report, shares: _Shares) -> bool:
    """Whether its copy is the one that gives the lines of its paragraph."""
    rank, paragraphs = shares.get(report.copy, (0, ()))
    return (rank == 0) != (report.paragraph in paragraphs)


def confirmed(lines: Sequence[Line], rows: Rows) -> dict[Key, list[Confirmation]]:
    """Return what calendars say of lines of one register."""
    register = lines[0].register if lines else ""
    query = "SELECT whole FROM confirmations WHERE register = ? AND copy IN (SELECT unnest(?))"
    found: dict[Key, list[Confirmation]] = {}
    for row in rows(query, [register, sorted({line.copy for line in lines})]):
        one = _CONFIRMED.decode(row["whole"])
        found.setdefault((one.copy, one.position), []).append(one)
    return found
