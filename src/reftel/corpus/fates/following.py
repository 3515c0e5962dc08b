"""The plans of all cables followed: pairs of a plan and a later sentence found by the words they share, then judged.

What is added is laid beside all there is, and nothing else is looked for again: of a plan and a sentence had before
only what their words weigh can change, so that what the sentence tells is kept beside those words (`weighed`) and
holds or not. So the work grows with what is added, and what comes of it is what judging all of them would give.
"""

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import duckdb
import msgspec
import pyarrow as pa

from reftel.archive import Workers
from reftel.corpus.fates.meeting import Counted, counted, dated_rows, met, referring
from reftel.corpus.fates.reports import Report
from reftel.corpus.fates.scales import Scale
from reftel.corpus.fates.verdicts import judged
from reftel.corpus.kept.columns import rows_of, schema_of, table_of
from reftel.corpus.kept.holdings import Holdings
from reftel.corpus.kept.shapes import WeighedRow, WordRow
from reftel.corpus.lines import KeptLine

__all__ = ["follow"]

_CHUNK = 10_000  # pairs judged at a time
_AHEAD = 16  # times as many are made ready for the workers

# in the order of the sentences, so that what is made of one for one plan is at hand for the next
_PARTED = f"""CREATE TEMP TABLE parted AS
    SELECT *, (row_number() OVER (ORDER BY report, plan) - 1) // {_CHUNK} AS part FROM pairs"""  # noqa: S608
_KEPT = """CREATE TEMP TABLE kept AS SELECT *, row_number() OVER () AS number FROM weighed
    WHERE NOT $whole AND copy NOT IN (FROM moved) AND later NOT IN (FROM moved)"""
_STALE = """CREATE TEMP TABLE stale AS SELECT DISTINCT number FROM (SELECT number, unnest(words) AS key FROM kept)
    WHERE key IN (SELECT key FROM changed_keys UNION SELECT key FROM changed_scopes)"""
_SCALE = msgspec.json.Decoder(Scale)


class _Task(NamedTuple):
    """Pairs of the numbers of plans and sentences to be judged, and the rows of these."""

    pairs: pa.Table
    plans: pa.Table
    reports: pa.Table


def follow(
    holdings: Holdings, pool: Workers, *, copies: str, lines: str, reports: str, relinked: pa.Table
) -> dict[str, list[str]]:
    """Return files of what is weighed and of words, the plans and sentences of new files worked in.

    `relinked` are copies had before that refer to other cables now.
    """
    with holdings.opened() as database:
        count = counted(database, holdings, copies=copies, lines=lines, reports=reports, relinked=relinked)
        met(database, count)
        told, tasks = list[pa.Table](), _tasks(database)
        while some := list(itertools.islice(tasks, _AHEAD)):
            told.extend(pool.map(_judged, some))
        rows = _weighed(database, count, told)
        words = database.sql("FROM fresh_words").to_arrow_table().cast(schema_of(WordRow))
    return {
        **count.files,
        "weighed": [holdings.put("weighed", rows)],
        "words": [*holdings.card.files.get("words", []), holdings.put("words", words)],
    }


def _tasks(database: duckdb.DuckDBPyConnection) -> Iterator[_Task]:
    """The pairs, some at a time."""
    database.execute(_PARTED)
    for name in ("plan", "report"):
        # what they are found by is told by their words: to read it takes as long as to read these
        query = dated_rows(f"SELECT * EXCLUDE (keys) FROM bare_{name}s SEMI JOIN parted USING ({name})")  # noqa: S608
        database.execute(f"CREATE TEMP TABLE paired_{name}s AS {query}")
    database.execute(f"CREATE OR REPLACE TEMP TABLE paired_reports AS {referring('paired_reports')}")
    count = database.sql("SELECT count(*) FROM parted").fetchall()[0][0]
    for part in range(math.ceil(count / _CHUNK)):
        database.execute(
            "CREATE OR REPLACE TEMP TABLE chunk AS SELECT plan, report FROM parted WHERE part = $1", [part]
        )
        plans, reports = (
            database.sql(f"SELECT * FROM paired_{name}s SEMI JOIN chunk USING ({name})").to_arrow_table()  # noqa: S608
            for name in ("plan", "report")
        )
        yield _Task(database.sql("FROM chunk").to_arrow_table(), plans, reports)


def _judged(task: _Task) -> pa.Table:
    """What the sentences of some pairs tell of the plans, whatever words weigh."""
    lines = (line.with_keys for line in rows_of(KeptLine, task.plans))
    plans = dict(zip(task.plans["plan"].to_pylist(), lines, strict=True))
    sentences = (report.with_keys for report in rows_of(Report, task.reports))
    reports = dict(zip(task.reports["report"].to_pylist(), sentences, strict=True))
    pairs = zip(task.pairs["plan"].to_pylist(), task.pairs["report"].to_pylist(), strict=True)
    return table_of(WeighedRow, list(_rows((plans[plan], reports[report]) for plan, report in pairs)))


def _rows(pairs: Iterable[tuple[KeptLine, Report]]) -> Iterator[WeighedRow]:
    for plan, report in pairs:
        found = judged(plan, report)
        if found:
            yield WeighedRow(
                copy=plan.copy,
                position=plan.position,
                later=report.copy,
                evidence=msgspec.json.encode(found.evidence).decode(),
                scale=msgspec.json.encode(found.scale).decode(),
                words=tuple(sorted(found.scale.words)),
                holds=0,
            )


def _weighed(database: duckdb.DuckDBPyConnection, count: Counted, told: Sequence[pa.Table]) -> pa.Table:
    """The rows had before, weighed again where one of their words has changed, and those that are new."""
    schema = schema_of(WeighedRow)
    database.execute(_KEPT, {"whole": count.whole})
    database.execute(_STALE)
    still, stale = (
        database.sql(f"SELECT * EXCLUDE (number) FROM kept {join} JOIN stale USING (number)").to_arrow_table()  # noqa: S608
        for join in ("ANTI", "SEMI")
    )
    again = pa.concat_tables([stale.cast(schema), *told])
    words = pa.table({"key": pa.array({key for keys in again["words"].to_pylist() for key in keys}, pa.string())})
    weights = count.weights(database, words)
    holds = [int(_SCALE.decode(scale).holds(weights)) for scale in again["scale"].to_pylist()]
    at = schema.get_field_index("holds")
    return pa.concat_tables([still.cast(schema), again.set_column(at, schema.field(at), pa.array(holds, pa.int32()))])
