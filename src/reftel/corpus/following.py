"""The plans of all cables followed: pairs of a plan and a later sentence found by the words they share, then judged."""

import math
from typing import NamedTuple

import msgspec
import pyarrow as pa

from reftel.corpus.columns import rows_of, table_of
from reftel.corpus.fates import YEARS, Evidence, Fate, judged, plan_keys, settled
from reftel.corpus.holdings import FateRow, Holdings
from reftel.corpus.lines import Line
from reftel.corpus.reports import Report

__all__ = ["follow"]

_PAIRS = 100_000  # of plans and sentences that a word may make: what more have in common tells nothing


_STEPS = (
    "CREATE TABLE numbered AS SELECT row_number() OVER () AS report, * FROM reports",
    "CREATE TABLE plan_keys AS SELECT plan, date, copy, unnest(keys) AS key FROM plans",
    "CREATE TABLE report_keys AS SELECT report, date, copy, unnest(keys) AS key FROM numbered",
    """CREATE TABLE keys AS SELECT key, count(*) FILTER (of_plan) AS plans, count(*) FILTER (NOT of_plan) AS reports FROM
    (SELECT key, true AS of_plan FROM plan_keys UNION ALL SELECT key, false FROM report_keys) GROUP BY key""",
    f"""CREATE TABLE pairs AS SELECT plan, report FROM plan_keys p JOIN keys k USING (key) JOIN report_keys r USING (key)
    WHERE k.plans * k.reports <= {_PAIRS} AND r.date > p.date AND r.copy <> p.copy
    AND CAST(r.date[1:4] AS INTEGER) - CAST(p.date[1:4] AS INTEGER) <= {YEARS} GROUP BY plan, report""",  # noqa: S608
)


def follow(holdings: Holdings) -> pa.Table:
    """Return the fate of each plan that has one."""
    plans = list(rows_of(Line, holdings.ask("SELECT * FROM lines WHERE register = 'plans' ORDER BY copy, position")))
    today = holdings.rows("SELECT max(date) AS day FROM copies")[0]["day"] or ""
    found = _candidates(holdings, plans)
    return table_of(FateRow, [_row(settled(plan, found.get(at, []), today)) for at, plan in enumerate(plans)])


def _row(fate: Fate) -> FateRow:
    evidence = msgspec.json.encode(fate.evidence).decode()
    return FateRow(copy=fate.plan.copy, position=fate.plan.position, fate=fate.fate, evidence=evidence)


class _Pairs(NamedTuple):
    """Numbers of plans and of the reports that may speak of them; those reports; weights and number of all lines."""

    pairs: list[tuple[int, int]]
    reports: dict[int, Report]
    weights: dict[str, float]
    total: int


def _candidates(holdings: Holdings, plans: list[Line]) -> dict[int, list[Evidence]]:
    near = _pairs(holdings, plans)
    found: dict[int, list[Evidence]] = {}
    for plan, report in near.pairs:
        evidence = judged(plans[plan], near.reports[report], near.weights, near.total)
        if evidence:
            found.setdefault(plan, []).append(evidence)
    return found


def _pairs(holdings: Holdings, plans: list[Line]) -> _Pairs:
    table = pa.table(
        {
            "plan": pa.array(range(len(plans)), pa.int32()),
            "date": pa.array([plan.date for plan in plans], pa.string()),
            "copy": pa.array([plan.copy for plan in plans], pa.string()),
            "keys": pa.array([plan_keys(plan) for plan in plans], pa.list_(pa.string())),
        }
    )
    with holdings.opened() as database:
        database.register("plans", table)
        for query in _STEPS:
            database.execute(query)
        counts = database.sql("SELECT key, plans + reports AS n FROM keys").fetchall()
        sentences = database.sql("SELECT count(*) FROM numbered").fetchall()[0][0]
        pairs = database.sql("SELECT plan, report FROM pairs").to_arrow_table()
        reports = database.sql(
            "SELECT * FROM numbered WHERE report IN (SELECT report FROM pairs) ORDER BY report"
        ).to_arrow_table()
    total = max(1, len(plans) + sentences)
    return _Pairs(
        [*zip(pairs["plan"].to_pylist(), pairs["report"].to_pylist(), strict=True)],
        dict(zip(reports["report"].to_pylist(), rows_of(Report, reports), strict=True)),
        {key: math.log((total + 1) / count) for key, count in counts},
        total,
    )
