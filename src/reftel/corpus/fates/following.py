"""The plans of all cables followed: pairs of a plan and a later sentence found by the words they share, then judged.

A word is looked for in all cables where few sentences have it, else in those of the plan's own post where few of these
have it, else not at all; so that the work grows with the cables and no faster. A sentence of a cable that refers to
the plan's is always looked at. Words weigh by powers of two: a plan is judged again only where one of its words has
become twice as common, or a new sentence may be on it, and what comes of it is what judging all of them would give.
"""

import itertools
import math
from collections.abc import Iterator
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
_DATED = """CREATE VIEW all_{number}s AS SELECT l.* REPLACE (coalesce(l.date, shares.date) AS date)
    FROM ({each}) l LEFT JOIN shares USING (copy)"""
# the words of the fresh rows, sorted: to take a word out of the rows' own lists costs ten times as much
_SPREAD = """SELECT key, site AS post, day, ({number} % 4294967296)::INTEGER AS number FROM (
        SELECT unnest(keys) AS key, site, {number},
            CASE WHEN NOT is_undated THEN replace(date, '-', '')::INTEGER END AS day
        FROM all_{number}s WHERE fresh)
    ORDER BY key, number"""
_PLACED = """SELECT key, post AS site, day, ({at} * 4294967296 + number)::BIGINT AS {number}, {fresh} AS fresh
    FROM read_parquet({file})"""
_DAYS = """CREATE VIEW all_{number}_words AS SELECT * FROM ({each}) WHERE day IS NOT NULL
    UNION ALL SELECT words.* REPLACE (replace(date, '-', '')::INTEGER AS day) FROM ({each}) words
        JOIN (SELECT {number}, date FROM all_{number}s WHERE is_undated) USING ({number}) WHERE day IS NULL"""
_COUNTED = """CREATE TABLE fresh_words AS
    SELECT key, site AS post, sum(plans)::INTEGER AS plans, sum(told)::INTEGER AS told FROM (
        SELECT key, site, 1 AS plans, 0 AS told FROM all_plan_words WHERE fresh
        UNION ALL SELECT key, site, 0, 1 FROM all_report_words WHERE fresh)
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
    UNION SELECT plan, copy, position FROM all_plans SEMI JOIN (
        SELECT plan FROM all_plan_words WHERE NOT (fresh OR $all)
        AND (key IN (FROM changed_keys) OR (key, site) IN (SELECT (key, scope) FROM changed_scopes))) USING (plan)"""
_MORE_KEYS = """INSERT INTO keys
    SELECT DISTINCT key FROM all_plan_words SEMI JOIN touched USING (plan) ANTI JOIN keys USING (key)"""
_PLACES = """SELECT {number}, {again} AS again, day, hash(key, scope) AS place, $total - level AS weight FROM (
        SELECT spread.*, level, CASE WHEN everywhere THEN '*' ELSE site END AS scope
        FROM (SELECT {number}, site, day, key FROM all_{number}_words {rows} AND day IS NOT NULL) spread
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
    """Return files of `evidence` and of words, the plans and sentences of two new files worked in."""
    with holdings.opened() as database:
        words = {
            "plan_words": _number(database, holdings, ("lines", "plan", "register = 'plans'"), lines),
            "report_words": _number(database, holdings, ("reports", "report", "true"), reports),
        }
        weights = _weights(database)
        database.execute(_NEAR, {"least": math.log2(max(1, weights.total / _CHANCE))})
        database.execute(_PAIRS)
        told, tasks = list[pa.Table](), _tasks(database, weights)
        while some := list(itertools.islice(tasks, _AHEAD)):
            told.extend(pool.map(_judged, some))
        kept = database.sql(_EVIDENCE).to_arrow_table().cast(schema_of(EvidenceRow))
        counted = database.sql("FROM fresh_words").to_arrow_table().cast(schema_of(WordRow))
    return {
        **words,
        "evidence": [holdings.put("evidence", pa.concat_tables([kept, *told]))],
        "words": [*holdings.card.files.get("words", []), holdings.put("words", counted)],
    }


def _number(
    database: duckdb.DuckDBPyConnection, holdings: Holdings, table: tuple[str, str, str], fresh: str
) -> list[str]:
    """Make views of plans or sentences that number them, and of their words; say which are in the fresh file.

    Returns the files of the words: those of the fresh rows are written.
    """
    name, number, where = table
    held = [(quoted(path), path.name == fresh) for path in holdings.paths(name)]
    each = (
        _NUMBERED.format(at=at, number=number, file=one[0], fresh=one[1], where=where) for at, one in enumerate(held)
    )
    database.execute(_DATED.format(number=number, each=" UNION ALL ".join(each)))
    words = f"{number}_words"
    file = holdings.copied(database, words, _SPREAD.format(number=number))
    files = [*holdings.card.files.get(words, []), file]
    spread = [(quoted(holdings.folder / one), one == file) for one in files]
    each = (_PLACED.format(at=at, number=number, file=one[0], fresh=one[1]) for at, one in enumerate(spread))
    database.execute(_DAYS.format(number=number, each=" UNION ALL ".join(each)))
    return files


def _weights(database: duckdb.DuckDBPyConnection) -> _Weights:
    """Count words, note which plans are to be judged again, and where their words are to be looked for."""
    for query in (_COUNTED, _ALL_WORDS, _KEYS):
        database.execute(query)
    for name, source in (("old_", "words"), ("", "all_words")):
        database.execute(_LEVELS.format(name=name, source=source))
        database.execute(_SCOPES.format(name=name, source=source))
    for query in _CHANGED:
        database.execute(query)
    now, before = _powers(database)
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
        query = _PLACES.format(number=name[:-1], again=True, rows=_AGAIN[name], reach="scopes")
        database.execute(f"CREATE TABLE {name}_places AS {query}", {"total": total})
    for name, others in (("plans", "reports"), ("reports", "plans")):
        database.execute(_REACH.format(name=name, others=others))
        query = _PLACES.format(number=name[:-1], again=False, rows=_HELD[name], reach=f"{name}_reach")
        database.execute(f"INSERT INTO {name}_places {query}", {"total": total})


def _powers(database: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """The power of two that the number of plans and sentences has reached, and the one that it had before."""
    counts = [
        database.sql(f"SELECT count(*), count(*) FILTER (NOT fresh) FROM all_{name}").fetchall()[0]  # noqa: S608  our own
        for name in ("plans", "reports")
    ]
    now, before = (int(sum(each)).bit_length() for each in zip(*counts, strict=True))
    return now, before


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
