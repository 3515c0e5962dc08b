"""What the archive holds over the years: cables, meetings and plans a year or a month, and the lines of one."""

from typing import Literal

import msgspec

from reftel.corpus.lines import DAY, Line
from reftel.corpus.surveys.survey import Survey

__all__ = ["Dated", "Kind", "Span", "cables_in", "counted", "lines_in", "posts_counted"]

Kind = Literal["cables", "meetings", "plans"]
_YEAR, _MONTH = 4, 7  # signs of a day that say its year, its month
_IS_DAY = r"regexp_full_match(day, '\d{4}(-\d\d){0,2}')"
# the day of a meeting is the one it was on, of a plan its last, else that of the cable
_DAY = {"meetings": DAY, "plans": 'coalesce("end", start, date)'}


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A year (`2008`) or a month (`2008-05`) and how many there are in it."""

    span: str
    count: int


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """A cable of a day."""

    cable: str | None
    date: str
    subject: str | None


def counted(survey: Survey, kind: Kind, within: str = "") -> list[Span]:
    """Return how many of a kind there are in each year, or in each month `within` a year."""
    signs = _MONTH if within else _YEAR
    query = f"""SELECT day[:{signs}] AS span, count(*) AS count FROM ({_days(kind)})
    WHERE starts_with(day, ?) GROUP BY span ORDER BY span"""  # noqa: S608  our own words
    return [msgspec.convert(row, Span) for row in survey.rows(query, [within])]


def cables_in(survey: Survey, within: str, *, start: int = 0, limit: int = 50) -> tuple[list[Dated], int]:
    """Return the cables of a year, month or day in the order of their days, and how many."""
    query = f"SELECT cable, day AS date, title AS subject FROM ({_days('cables')}) WHERE starts_with(day, ?)"  # noqa: S608
    rows = survey.rows(f"{query} ORDER BY day, cable LIMIT ? OFFSET ?", [within, limit, start])
    return [msgspec.convert(row, Dated) for row in rows], survey.count(query, [within])


def lines_in(
    survey: Survey, kind: Literal["meetings", "plans"], within: str, *, start: int = 0, limit: int = 50
) -> tuple[list[Line], int]:
    """Return the meetings or plans of a year, month or day in the order of their days, and how many."""
    query = f"SELECT * FROM ({_days(kind)}) WHERE starts_with(day, ?)"  # noqa: S608  our own words
    lines = survey.lines(f"{query} ORDER BY day, copy, position LIMIT ? OFFSET ?", [within, limit, start])
    return lines, survey.count(query, [within])


def posts_counted(survey: Survey, limit: int) -> list[tuple[str, int]]:
    """Return the posts with the most cables, and how many each has."""
    query = """SELECT post, count(*) AS cables FROM copies SEMI JOIN chosen USING (copy) WHERE post IS NOT NULL
    GROUP BY post ORDER BY cables DESC, post LIMIT ?"""
    return [(row["post"], row["cables"]) for row in survey.rows(query, [limit])]


def _days(kind: Kind) -> str:
    if kind == "cables":
        return f"SELECT *, date AS day FROM copies SEMI JOIN chosen USING (copy) WHERE {_IS_DAY}"  # noqa: S608
    return f"SELECT *, {_DAY[kind]} AS day FROM told WHERE register = '{kind}' AND {_IS_DAY}"  # noqa: S608
