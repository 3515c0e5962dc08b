"""Plans by how they stand: open, due, overdue, or with a word of what became of them; asked a page at a time."""

from collections.abc import Iterable
from typing import Literal

import msgspec
import pyarrow as pa

from reftel.corpus.fates.verdicts import NO_WORD, OPEN, REFUSED, Evidence, settled
from reftel.corpus.identity.listed import party_named
from reftel.corpus.kept.columns import rows_of, table_of
from reftel.corpus.lines import Line
from reftel.corpus.surveys.survey import Survey
from reftel.corpus.views import following
from reftel.corpus.views.relations import PlanFollowed

__all__ = ["STATES", "State", "Wanted", "counts_of_plans", "last_day", "plans"]

State = Literal["open", "due", "overdue", "done", "put off", "refused", "overtaken", "repeated", "not done"]
STATES: tuple[State, ...] = (
    "open", "due", "overdue", "done", "put off", "refused", "overtaken", "repeated", "not done",
)  # fmt: skip
"""`due` are those open ones that have a last day, `overdue` those whose day has passed without a word."""

_EVIDENCE = msgspec.json.Decoder(Evidence)
_PLANS = f"""plans AS (
    SELECT t.*, coalesce(v.fate, CASE WHEN kind = '{REFUSED}' THEN '{REFUSED}'
        WHEN t."end" < (SELECT max(date) FROM copies) THEN '{NO_WORD}' ELSE '{OPEN}' END) AS fate
    FROM told t LEFT JOIN verdicts v USING (copy, position) WHERE register = 'plans'
)"""  # noqa: S608  our own words
_IN_STATE = {"due": f"""fate = '{OPEN}' AND "end" IS NOT NULL""", "overdue": f"fate = '{NO_WORD}'"}


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which plans: of a state, of a party, due in a year, month or day (one of more than a year on its last day)."""

    state: State | None = None
    party: str | None = None
    due: str | None = None


class _Verdict(msgspec.Struct, frozen=True, kw_only=True):
    copy: str
    position: int
    fate: str


def last_day(survey: Survey) -> str | None:
    """Return the day of the last cable, on which the states of plans are."""
    return following.last_day(survey.rows)


def plans(survey: Survey, wanted: Wanted, *, start: int = 0, limit: int = 50) -> tuple[list[PlanFollowed], int]:
    """Return plans with what became of them, by their last days (overdue ones the last first), and how many.

    Those without a day are at the end.
    """
    verdicts = _verdicts(survey)
    where, values = _where(wanted)
    query = f"WITH {_PLANS} SELECT * FROM plans WHERE {where}"  # noqa: S608  our own words
    way = "DESC" if wanted.state == "overdue" else ""  # of what is long past the last is asked for first
    order = f'ORDER BY "end" IS NULL, "end" {way}, date, copy, position LIMIT ? OFFSET ?'
    lines = survey.lines(f"{query} {order}", [*values, limit, start], verdicts=verdicts)
    return following.followed(lines, survey.rows), survey.count(query, values, verdicts=verdicts)


def counts_of_plans(survey: Survey, wanted: Wanted) -> dict[State, int]:
    """Return how many plans there are of each state, whichever is wanted."""
    where, values = _where(msgspec.structs.replace(wanted, state=None))
    query = f"""WITH {_PLANS} SELECT fate, count(*) AS n, count("end") AS dated FROM plans
    WHERE {where} GROUP BY fate"""  # noqa: S608  our own words
    rows = {row["fate"]: row for row in survey.rows(query, values, verdicts=_verdicts(survey))}
    none = {"n": 0, "dated": 0}
    special = {"due": rows.get(OPEN, none)["dated"], "overdue": rows.get(NO_WORD, none)["n"]}
    return {state: special.get(state, rows.get(state, none)["n"]) for state in STATES}


def _where(wanted: Wanted) -> tuple[str, list[object]]:
    where, values = ["true"], list[object]()
    if wanted.state is not None:
        where.append(_IN_STATE.get(wanted.state, "fate = ?"))
        values += [] if wanted.state in _IN_STATE else [wanted.state]
    if wanted.party is not None:
        where.append("list_contains(parties, ?)")
        values.append(party_named(wanted.party))
    if wanted.due is not None:
        where.append(following.DUE)
        values += following.due_within(wanted.due)
    return " AND ".join(where), values


def _verdicts(survey: Survey) -> pa.Table:
    """A table of the fates that sentences tell; all other plans have none."""
    return survey.kept("verdicts", lambda: table_of(_Verdict, list(_told(survey))))


def _told(survey: Survey) -> Iterable[_Verdict]:
    query = """SELECT t.*, list(e.evidence) AS told FROM told t JOIN evidence e USING (copy, position)
    WHERE register = 'plans' GROUP BY ALL"""
    table: pa.Table = survey.table(query)
    for line, told in zip(rows_of(Line, table), table["told"].to_pylist(), strict=True):
        fate = settled(line, [_EVIDENCE.decode(one) for one in told], "").fate
        yield _Verdict(copy=line.copy, position=line.position, fate=fate)
