"""The plans of all cables followed: pairs of a plan and a later sentence found by the words they share, then judged.

A word is looked for in all cables where few sentences have it, else in those of the plan's own post where few of these
have it, else not at all; so that the work grows with the cables and no faster. A sentence of a cable that refers to
the plan's is always looked at. Words weigh by powers of two: a plan is judged again only where one of its words has
become twice as common, or a new sentence may be on it, and what comes of it is what judging all of them would give.
"""

import itertools
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import duckdb
import msgspec
import pyarrow as pa

from reftel.archive import Workers
from reftel.corpus.fates.reports import Report
from reftel.corpus.fates.verdicts import YEARS, Evidence, judged
from reftel.corpus.kept.columns import rows_of, schema_of, table_of
from reftel.corpus.kept.holdings import Holdings
from reftel.corpus.kept.shapes import EvidenceRow, WordRow
from reftel.corpus.kept.tables import quoted
from reftel.corpus.lines import Line

__all__ = ["follow"]

_FEW = 256  # sentences with a word, in all cables or in a post's, beyond which it tells nothing there
_CHANCE = 5  # sentences that may have some words by chance
_CHUNK = 10_000  # pairs judged at a time
_AHEAD = 16  # times as many are made ready for the workers

# a row's number is that of its file and its own in it
_NUMBERED = """SELECT ({at} * 4294967296 + file_row_number)::BIGINT AS {number}, {fresh} AS fresh,
    coalesce(post, '') AS site, date IS NULL AS is_undated, *
    FROM read_parquet({file}, file_row_number = true) WHERE {where}"""
_DATED = """CREATE VIEW all_{name} AS SELECT l.* REPLACE (coalesce(l.date, shares.date) AS date)
    FROM ({numbered}) l LEFT JOIN shares USING (copy)"""
_COUNTED = """CREATE TABLE fresh_words AS
    SELECT key, site AS post, sum(plans)::INTEGER AS plans, sum(told)::INTEGER AS told FROM (
        SELECT unnest(keys) AS key, site, 1 AS plans, 0 AS told FROM all_plans WHERE fresh
        UNION ALL SELECT unnest(keys), site, 0, 1 FROM all_reports WHERE fresh)
    GROUP BY ALL"""
_ALL_WORDS = "CREATE VIEW all_words AS SELECT * FROM words UNION ALL BY NAME SELECT * FROM fresh_words"
_LEVELS = f"""CREATE TABLE {{name}}levels AS SELECT key, floor(log2(sum(plans) + sum(told)))::INTEGER AS level,
    sum(told) <= {_FEW} AS everywhere FROM {{source}} GROUP BY key HAVING sum(plans) > 0"""  # noqa: S608
_KEYS = "CREATE TABLE keys AS SELECT DISTINCT key FROM fresh_words"
# where some keys are looked for: in all cables, or in those of a post
_SCOPES = f"""CREATE OR REPLACE TABLE {{name}}scopes AS
    SELECT key, '*' AS scope FROM {{name}}levels SEMI JOIN keys USING (key) WHERE everywhere
    UNION ALL SELECT key, post FROM {{source}} SEMI JOIN keys USING (key)
    SEMI JOIN (SELECT key FROM {{name}}levels WHERE NOT everywhere) USING (key)
    GROUP BY key, post HAVING sum(told) <= {_FEW} AND sum(plans) > 0"""  # noqa: S608
_CHANGED = (
    """CREATE TABLE changed_keys AS SELECT n.key FROM levels n LEFT JOIN old_levels o USING (key)
    WHERE o.key IS NULL OR o.level <> n.level OR o.everywhere <> n.everywhere""",
    """CREATE TABLE changed_scopes AS (SELECT * FROM old_scopes EXCEPT SELECT * FROM scopes)
    UNION (SELECT * FROM scopes EXCEPT SELECT * FROM old_scopes)""",
)
_TOUCHED = """CREATE TABLE touched AS
    SELECT plan, copy, position FROM all_plans WHERE fresh OR is_undated OR $all
    UNION SELECT plan, copy, position FROM (
        SELECT plan, copy, position, site, unnest(keys) AS key FROM all_plans WHERE NOT (fresh OR is_undated OR $all))
    WHERE key IN (FROM changed_keys) OR (key, site) IN (SELECT (key, scope) FROM changed_scopes)"""
_MORE_KEYS = """INSERT INTO keys SELECT DISTINCT key FROM (
    SELECT unnest(keys) AS key FROM all_plans SEMI JOIN touched USING (plan)) ANTI JOIN keys USING (key)"""
_PLACES = """SELECT {number}, {again} AS again, day, hash(key, scope) AS place, $total - level AS weight FROM (
        SELECT spread.*, level, CASE WHEN everywhere THEN '*' ELSE site END AS scope FROM (
            SELECT {number}, site, replace(date, '-', '')::INTEGER AS day, unnest(keys) AS key
            FROM all_{name} {rows} AND date IS NOT NULL) spread
        JOIN (FROM levels SEMI JOIN {reach} USING (key)) USING (key))
    SEMI JOIN {reach} USING (key, scope)"""
_REACH = """CREATE TABLE {name}_reach AS
    FROM scopes WHERE hash(key, scope) IN (SELECT place FROM {others}_places WHERE again)"""
_AGAIN = {"plans": "SEMI JOIN touched USING (plan) WHERE true", "reports": "WHERE fresh"}
_HELD = {"plans": "ANTI JOIN touched USING (plan) WHERE true", "reports": "WHERE NOT fresh"}
_MET = f"""SELECT plan, report, p.weight FROM (FROM plans_places {{plans}}) p
    JOIN (FROM reports_places {{reports}}) r USING (place)
    WHERE r.day > p.day AND r.day // 10000 - p.day // 10000 <= {YEARS}"""  # noqa: S608  a number of our own
_NEAR = f"""CREATE TABLE near AS SELECT plan, report FROM (
        {_MET.format(plans="", reports="WHERE again")}
        UNION ALL {_MET.format(plans="WHERE again", reports="WHERE NOT again")})
    GROUP BY ALL HAVING count(*) >= 2 AND sum(weight) >= $least"""  # noqa: S608
# sentences that name cables, or whose own cable refers to one of which plans are judged again
_REFERRING = """NOT fresh AND (len(cites) > 0 OR copy IN (
    SELECT copy FROM (SELECT copy, unnest("references") AS cable FROM copies)
    SEMI JOIN (FROM all_plans SEMI JOIN touched USING (plan)) USING (cable)))"""
_LINKED = """SELECT plan, report FROM (
        SELECT report, copy, date, keys, unnest(list_distinct(list_concat(refers, cites))) AS cable
        FROM all_reports WHERE {which}) r
    JOIN ({plans}) p USING (cable)
    WHERE r.copy <> p.copy AND r.date > p.date AND list_has_any(p.keys, r.keys)"""
# in the order of the sentences, so that what is made of one for one plan is at hand for the next
_PAIRS = f"""CREATE TABLE pairs AS SELECT *, (row_number() OVER (ORDER BY report, plan) - 1) // {_CHUNK} AS part FROM (
    SELECT * FROM near
    UNION {_LINKED.format(which="fresh", plans="FROM all_plans")}
    UNION {_LINKED.format(which=_REFERRING, plans="FROM all_plans SEMI JOIN touched USING (plan)")})"""  # noqa: S608
_EVIDENCE = "SELECT * FROM evidence ANTI JOIN touched USING (copy, position)"


class _Weights(NamedTuple):
    """How much each word tells, and how many plans and sentences there are, as a power of two."""

    of: dict[str, float]
    total: int


class _Task(NamedTuple):
    """Pairs of the numbers of plans and sentences to be judged, and the rows of these."""

    pairs: pa.Table
    plans: pa.Table
    reports: pa.Table
    weights: _Weights


def follow(holdings: Holdings, pool: Workers, *, lines: str, reports: str) -> dict[str, list[str]]:
    """Return the files of `evidence` and `words`, the plans and sentences of two new files worked in."""
    with holdings.opened() as database:
        _number(database, holdings.paths("lines"), lines, ("plans", "plan", "register = 'plans'"))
        _number(database, holdings.paths("reports"), reports, ("reports", "report", "true"))
        weights = _weights(database)
        database.execute(_NEAR, {"least": math.log2(max(1, weights.total / _CHANCE))})
        database.execute(_PAIRS)
        told, tasks = list[pa.Table](), _tasks(database, weights)
        while some := list(itertools.islice(tasks, _AHEAD)):
            told.extend(pool.map(_judged, some))
        kept = database.sql(_EVIDENCE).to_arrow_table().cast(schema_of(EvidenceRow))
        words = database.sql("FROM fresh_words").to_arrow_table().cast(schema_of(WordRow))
    return {
        "evidence": [holdings.put("evidence", pa.concat_tables([kept, *told]))],
        "words": [*holdings.card.files.get("words", []), holdings.put("words", words)],
    }


def _number(
    database: duckdb.DuckDBPyConnection, paths: Sequence[Path], fresh: str, table: tuple[str, str, str]
) -> None:
    """Make a view of plans or sentences that numbers them, and says which are in the fresh file."""
    name, number, where = table
    numbered = [
        _NUMBERED.format(at=at, number=number, fresh=path.name == fresh, file=quoted(path), where=where)
        for at, path in enumerate(paths)
    ]
    database.execute(_DATED.format(name=name, numbered=" UNION ALL ".join(numbered)))


def _weights(database: duckdb.DuckDBPyConnection) -> _Weights:
    """Count words, note which plans are to be judged again, and where their words are to be looked for."""
    for query in (_COUNTED, _ALL_WORDS, _KEYS):
        database.execute(query)
    for name, source in (("old_", "words"), ("", "all_words")):
        database.execute(_LEVELS.format(name=name, source=source))
        database.execute(_SCOPES.format(name=name, source=source))
    for query in _CHANGED:
        database.execute(query)
    now, before = (_power(database, word) for word in ("true", "NOT fresh"))
    database.execute(_TOUCHED, {"all": now != before})
    database.execute(_MORE_KEYS)
    database.execute(_SCOPES.format(name="", source="all_words"))
    _place(database, now)
    levels = database.sql("SELECT key, level FROM levels").fetchall()
    return _Weights({key: (now - level) * math.log(2) for key, level in levels}, 2**now)


def _place(database: duckdb.DuckDBPyConnection, total: int) -> None:
    """Note where plans and sentences have words that are looked for.

    First those that are new or judged again, then of the others those that they may meet.
    """
    for name in ("plans", "reports"):
        query = _PLACES.format(name=name, number=name[:-1], again=True, rows=_AGAIN[name], reach="scopes")
        database.execute(f"CREATE TABLE {name}_places AS {query}", {"total": total})
    for name, others in (("plans", "reports"), ("reports", "plans")):
        database.execute(_REACH.format(name=name, others=others))
        query = _PLACES.format(name=name, number=name[:-1], again=False, rows=_HELD[name], reach=f"{name}_reach")
        database.execute(f"INSERT INTO {name}_places {query}", {"total": total})


def _power(database: duckdb.DuckDBPyConnection, where: str) -> int:
    """The power of two that the number of plans and sentences has reached."""
    query = " + ".join(f"(SELECT count(*) FROM all_{name} WHERE {where})" for name in ("plans", "reports"))  # noqa: S608
    return int(database.sql(f"SELECT {query}").fetchall()[0][0]).bit_length()


def _tasks(database: duckdb.DuckDBPyConnection, weights: _Weights) -> Iterator[_Task]:
    """The pairs, some at a time, with the weights of the words that their plans and sentences have."""
    for table in ("plans", "reports"):
        number = table.removesuffix("s")
        query = f"SELECT * FROM all_{table} SEMI JOIN pairs USING ({number})"  # noqa: S608  words of our own
        database.execute(f"CREATE TABLE paired_{table} AS {query}")
    count = database.sql("SELECT count(*) FROM pairs").fetchall()[0][0]
    for part in range(math.ceil(count / _CHUNK)):
        database.execute("CREATE OR REPLACE TABLE chunk AS SELECT plan, report FROM pairs WHERE part = $1", [part])
        plans, reports = (
            database.sql(f"SELECT * FROM paired_{name}s SEMI JOIN chunk USING ({name})").to_arrow_table()  # noqa: S608
            for name in ("plan", "report")
        )
        told = {key for keys in plans["keys"].to_pylist() for key in keys}
        some = _Weights({key: weights.of[key] for key in told if key in weights.of}, weights.total)
        yield _Task(database.sql("FROM chunk").to_arrow_table(), plans, reports, some)


def _judged(task: _Task) -> pa.Table:
    """The evidence of some pairs."""
    plans = dict(zip(task.plans["plan"].to_pylist(), rows_of(Line, task.plans), strict=True))
    reports = dict(zip(task.reports["report"].to_pylist(), rows_of(Report, task.reports), strict=True))
    found = []
    for plan, report in zip(task.pairs["plan"].to_pylist(), task.pairs["report"].to_pylist(), strict=True):
        evidence = judged(plans[plan], reports[report], task.weights.of, task.weights.total)
        if evidence:
            found.append(_row(plans[plan], evidence))
    return table_of(EvidenceRow, found)


def _row(plan: Line, evidence: Evidence) -> EvidenceRow:
    return EvidenceRow(copy=plan.copy, position=plan.position, evidence=msgspec.json.encode(evidence).decode())
