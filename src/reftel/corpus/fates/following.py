"""The plans of all cables followed: pairs of a plan and a later sentence found by the words they share, then judged.

A word is looked for in all cables where few sentences have it, else in those of the plan's own post where few of these
have it, else not at all; so that the work grows with the cables and no faster. A sentence of a cable that refers to
the plan's is always looked at. Words weigh by powers of two: a plan is judged again only where one of its words has
become twice as common, or a new sentence may be on it, and what comes of it is what judging all of them would give.
"""

import math
from collections.abc import Collection, Iterator
from typing import NamedTuple, TypeVar

import duckdb
import msgspec
import pyarrow as pa

from reftel.corpus.fates.reports import Report
from reftel.corpus.fates.verdicts import YEARS, Evidence, judged
from reftel.corpus.kept.columns import rows_of, schema_of, table_of
from reftel.corpus.kept.holdings import Holdings, quoted
from reftel.corpus.kept.shapes import EvidenceRow, WordRow
from reftel.corpus.lines import Line

__all__ = ["Followed", "follow"]

Kind = TypeVar("Kind", Line, Report)
_FEW = 256  # sentences with a word, in all cables or in a post's, beyond which it tells nothing there
_CHANCE = 5  # sentences that may have some words by chance
_CHUNK = 100_000  # pairs judged at a time

_NUMBERED = """CREATE VIEW all_{name} AS SELECT
    (list_position($files, filename) * 4294967296 + file_row_number)::BIGINT AS {number},
    list_contains($fresh, filename) AS fresh, coalesce(post, '') AS site, l.date IS NULL AS is_undated,
    l.* REPLACE (coalesce(l.date, shares.date) AS date)
    FROM read_parquet($files, filename = true, file_row_number = true) l LEFT JOIN shares USING (copy)
    WHERE {where}"""
_COUNTED = """CREATE TABLE counted AS SELECT key, site, sum(plans)::INTEGER AS plans, sum(told)::INTEGER AS told FROM (
    SELECT key, post AS site, plans, told FROM words
    UNION ALL SELECT unnest(keys), site, 1, 0 FROM all_plans WHERE fresh
    UNION ALL SELECT unnest(keys), site, 0, 1 FROM all_reports WHERE fresh
    ) GROUP BY ALL"""
_LEVELS = f"""CREATE TABLE {{name}}levels AS SELECT key, floor(log2(sum(plans) + sum(told)))::INTEGER AS level,
    sum(told) <= {_FEW} AS everywhere FROM {{source}} GROUP BY key HAVING sum(plans) > 0"""  # noqa: S608
_SCOPES = f"""CREATE TABLE {{name}}scopes AS SELECT key, {{site}} AS site
    FROM {{source}} JOIN {{name}}levels USING (key)
    WHERE NOT everywhere AND told <= {_FEW} AND plans > 0"""  # noqa: S608
_TOUCHED = """CREATE TABLE touched AS SELECT plan FROM all_plans WHERE fresh OR is_undated OR $all
    UNION SELECT plan FROM (SELECT plan, unnest(keys) AS key FROM all_plans) SEMI JOIN (
        SELECT n.key FROM levels n LEFT JOIN old_levels o USING (key)
        WHERE o.key IS NULL OR o.level <> n.level OR o.everywhere <> n.everywhere) USING (key)
    UNION SELECT plan FROM (SELECT plan, unnest(keys) AS key, site FROM all_plans) SEMI JOIN (
        (SELECT * FROM old_scopes EXCEPT SELECT * FROM scopes)
        UNION ALL (SELECT * FROM scopes EXCEPT SELECT * FROM old_scopes)) USING (key, site)"""
_PLACES = """CREATE TABLE {name}_places AS
    WITH spread AS (
        SELECT {number}, fresh, site, replace(date, '-', '')::INTEGER AS day, unnest(keys) AS key FROM all_{name}
        WHERE date IS NOT NULL)
    SELECT {number}, fresh, day, hash(key) AS place, $total - level AS weight FROM spread JOIN levels USING (key)
    WHERE everywhere
    UNION ALL
    SELECT {number}, fresh, day, hash(key, site), $total - level FROM spread JOIN levels USING (key)
    SEMI JOIN scopes USING (key, site)"""
_NEAR = f"""CREATE TABLE near AS SELECT plan, report FROM plans_places p JOIN reports_places r USING (place)
    WHERE (r.fresh OR plan IN (SELECT plan FROM touched))
    AND r.day > p.day AND r.day // 10000 - p.day // 10000 <= {YEARS}
    GROUP BY ALL HAVING count(*) >= 2 AND sum(p.weight) >= $least"""  # noqa: S608
_LINKED = """CREATE TABLE linked AS
    WITH links AS (
        SELECT report, fresh, copy, date, keys, unnest(list_distinct(list_concat(refers, cites))) AS cable, cites
        FROM all_reports)
    SELECT plan, report FROM links r JOIN all_plans p USING (cable)
    WHERE (r.fresh OR plan IN (SELECT plan FROM touched)) AND r.copy <> p.copy AND r.date > p.date
    AND list_has_any(p.keys, r.keys)"""
_PAIRS = "CREATE TABLE pairs AS SELECT * FROM near UNION SELECT * FROM linked"


class Followed(NamedTuple):
    """What later sentences tell of plans, and how many plans and sentences have each word, post by post."""

    evidence: pa.Table
    words: pa.Table


class _Weights(NamedTuple):
    """How much each word tells, and how many plans and sentences there are, as a power of two."""

    of: dict[str, float]
    total: int


def follow(holdings: Holdings, fresh: Collection[str]) -> Followed:
    """Return all evidence, plans and sentences in the `fresh` files of lines and reports worked in."""
    with holdings.opened() as database:
        for name, number, where in (("plans", "plan", "register = 'plans'"), ("reports", "report", "true")):
            _number(database, holdings, (name, number, where), fresh)
        weights = _weights(database)
        database.execute(_NEAR, {"least": math.log2(max(1, weights.total / _CHANCE))})
        database.execute(_LINKED)
        database.execute(_PAIRS)
        told = [table_of(EvidenceRow, rows) for rows in _judged(database, weights)]
        kept = database.sql(_KEPT).to_arrow_table().cast(schema_of(EvidenceRow))
        words = database.sql("SELECT key, site AS post, plans, told FROM counted").to_arrow_table()
        return Followed(pa.concat_tables([kept, *told]), words.cast(schema_of(WordRow)))


_KEPT = """SELECT e.* FROM evidence e JOIN all_plans USING (copy, position)
    WHERE plan NOT IN (SELECT plan FROM touched)"""


def _number(
    database: duckdb.DuckDBPyConnection, holdings: Holdings, table: tuple[str, str, str], fresh: Collection[str]
) -> None:
    """Make a view of plans or sentences that numbers them, and says which are in the fresh files."""
    name, number, where = table
    paths = holdings.paths({"plans": "lines"}.get(name, name))
    files, new = ("[" + ", ".join(map(quoted, some)) + "]" for some in (paths, [p for p in paths if p.name in fresh]))
    query = _NUMBERED.format(name=name, number=number, where=where)
    database.execute(query.replace("$files", files).replace("$fresh", f"{new}::VARCHAR[]"))


def _weights(database: duckdb.DuckDBPyConnection) -> _Weights:
    """Count words, and note which plans are to be judged again."""
    database.execute(_COUNTED)
    for name, source, site in (("old_", "words", "post"), ("", "counted", "site")):
        database.execute(_LEVELS.format(name=name, source=source))
        database.execute(_SCOPES.format(name=name, source=source, site=site))
    now, before = (_power(database, word) for word in ("true", "NOT fresh"))
    database.execute(_TOUCHED, {"all": now != before})
    for name, number in (("plans", "plan"), ("reports", "report")):
        database.execute(_PLACES.format(name=name, number=number), {"total": now})
    levels = database.sql("SELECT key, level FROM levels").fetchall()
    return _Weights({key: (now - level) * math.log(2) for key, level in levels}, 2**now)


def _power(database: duckdb.DuckDBPyConnection, where: str) -> int:
    """The power of two that the number of plans and sentences has reached."""
    query = " + ".join(f"(SELECT count(*) FROM all_{name} WHERE {where})" for name in ("plans", "reports"))  # noqa: S608
    return int(database.sql(f"SELECT {query}").fetchall()[0][0]).bit_length()


def _judged(database: duckdb.DuckDBPyConnection, weights: _Weights) -> Iterator[list[EvidenceRow]]:
    """The evidence of the pairs, some at a time."""
    count = database.sql("SELECT count(*) FROM pairs").fetchall()[0][0]
    for chunk in range(0, count, _CHUNK):
        database.execute("CREATE OR REPLACE TABLE chunk AS SELECT * FROM pairs LIMIT $1 OFFSET $2", [_CHUNK, chunk])
        plans = _rows(database, Line, "plan")
        reports = _rows(database, Report, "report")
        found = []
        for plan, report in database.sql("SELECT plan, report FROM chunk").fetchall():
            evidence = judged(plans[plan], reports[report], weights.of, weights.total)
            if evidence:
                found.append(_row(plans[plan], evidence))
        yield found


def _rows(database: duckdb.DuckDBPyConnection, kind: type[Kind], number: str) -> dict[int, Kind]:
    """The plans or the sentences of a chunk, by their numbers."""
    query = f"SELECT a.* FROM all_{number}s a SEMI JOIN chunk USING ({number})"  # noqa: S608  words of our own
    table = database.sql(query).to_arrow_table()
    return dict(zip(table[number].to_pylist(), rows_of(kind, table), strict=True))


def _row(plan: Line, evidence: Evidence) -> EvidenceRow:
    return EvidenceRow(copy=plan.copy, position=plan.position, evidence=msgspec.json.encode(evidence).decode())
