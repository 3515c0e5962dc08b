"""The plans of all cables followed: pairs of a plan and a later sentence found by the words they share, then judged."""

import math
from collections.abc import Iterator
from typing import NamedTuple

import duckdb
import msgspec
import pyarrow as pa

from reftel.corpus.fates.reports import Report
from reftel.corpus.fates.verdicts import YEARS, Evidence, Fate, judged, settled
from reftel.corpus.kept.columns import rows_of, table_of
from reftel.corpus.kept.holdings import FateRow, Holdings
from reftel.corpus.lines import Line

__all__ = ["follow"]

_PAIRS = 100_000  # of plans and sentences that a word may make: what more have in common tells nothing
_CHUNK = 50_000  # plans at a time

_STEPS = (
    """CREATE TABLE plan_keys AS SELECT row_number() OVER (ORDER BY copy, position) AS plan, date, copy, position, keys
    FROM lines WHERE register = 'plans'""",
    "CREATE TABLE numbered AS SELECT row_number() OVER () AS report, date, copy, index, start, keys FROM reports",
    """CREATE TABLE counts AS SELECT key, count(*) FILTER (of_plan) AS plans, count(*) FILTER (NOT of_plan) AS told FROM
    (SELECT unnest(keys) AS key, true AS of_plan FROM plan_keys UNION ALL SELECT unnest(keys), false FROM numbered)
    GROUP BY key""",
    f"""CREATE TABLE telling AS SELECT key, report, date, copy FROM
    (SELECT unnest(keys) AS key, report, date, copy FROM numbered) JOIN counts USING (key)
    WHERE plans > 0 AND plans * told <= {_PAIRS}""",  # noqa: S608  numbers of our own
)
_NEAR = f"""CREATE OR REPLACE TABLE pairs AS SELECT DISTINCT plan, report FROM
    (SELECT plan, date, copy, unnest(keys) AS key FROM plan_keys WHERE plan BETWEEN $1 AND $2) p
    JOIN telling r USING (key) WHERE r.date > p.date AND r.copy <> p.copy
    AND r.date[1:4]::INTEGER - p.date[1:4]::INTEGER <= {YEARS}"""  # noqa: S608
_PLANS = """SELECT plan, l.* FROM lines l JOIN plan_keys k USING (copy, position)
    WHERE register = 'plans' AND plan BETWEEN $1 AND $2 ORDER BY plan"""
_TOLD = """SELECT n.report, r.* FROM reports r JOIN numbered n USING (copy, index, start)
    WHERE n.report IN (SELECT report FROM pairs)"""


class _Weights(NamedTuple):
    """How much each word tells, and how many plans and sentences there are."""

    of: dict[str, float]
    total: int


def follow(holdings: Holdings) -> pa.Table:
    """Return the fate of every plan."""
    with holdings.opened() as database:
        today = str(database.sql("SELECT coalesce(max(date), '') FROM copies").fetchall()[0][0])
        for step in _STEPS:
            database.execute(step)
        count = _number(database, "SELECT count(*) FROM plan_keys")
        weights = _weights(database)
        chunks = [
            table_of(FateRow, [_row(fate) for fate in _fates(database, first, weights, today)])
            for first in range(1, count + 1, _CHUNK)
        ]
    return pa.concat_tables([table_of(FateRow, []), *chunks])


def _number(database: duckdb.DuckDBPyConnection, query: str) -> int:
    return int(database.sql(query).fetchall()[0][0])


def _weights(database: duckdb.DuckDBPyConnection) -> _Weights:
    total = max(1, _number(database, "SELECT (SELECT count(*) FROM plan_keys) + (SELECT count(*) FROM numbered)"))
    counts = database.sql("SELECT key, plans + told FROM counts WHERE plans > 0").fetchall()
    return _Weights({key: math.log((total + 1) / count) for key, count in counts}, total)


def _fates(database: duckdb.DuckDBPyConnection, first: int, weights: _Weights, today: str) -> Iterator[Fate]:
    """The fates of a chunk of plans, from the number of its first."""
    ends = [first, first + _CHUNK - 1]
    database.execute(_NEAR, ends)
    table = database.sql(_PLANS, params=ends).to_arrow_table()
    plans = dict(zip(table["plan"].to_pylist(), rows_of(Line, table), strict=True))
    told = database.sql(_TOLD).to_arrow_table()
    reports = dict(zip(told["report"].to_pylist(), rows_of(Report, told), strict=True))
    found: dict[int, list[Evidence]] = {}
    for plan, report in database.sql("SELECT plan, report FROM pairs").fetchall():
        evidence = judged(plans[plan], reports[report], weights.of, weights.total)
        if evidence:
            found.setdefault(plan, []).append(evidence)
    for number, plan in plans.items():
        yield settled(plan, found.get(number, []), today)


def _row(fate: Fate) -> FateRow:
    evidence = msgspec.json.encode(fate.evidence).decode()
    return FateRow(copy=fate.plan.copy, position=fate.plan.position, fate=fate.fate, evidence=evidence)
