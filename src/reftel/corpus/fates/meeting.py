"""Pairs of plans and later sentences that may be on one matter: those that an update adds, by words and references.

A word is looked for in all cables where few sentences have it, else in those of the plan's own post where few of these
have it, else not at all; so that the work grows with the cables and no faster. A sentence of a cable that refers to
the plan's is always looked at. Words weigh by powers of two: all pairs are looked for again only when there are twice
as many plans and sentences, and those of copies whose date another copy of the cable tells, or that are known to refer
to others than before.
"""

from typing import NamedTuple

import duckdb
import pyarrow as pa

from reftel.corpus.fates.scales import EVERYWHERE, Weights
from reftel.corpus.fates.verdicts import YEARS
from reftel.corpus.kept.holdings import Holdings
from reftel.corpus.kept.tables import quoted

__all__ = ["Counted", "counted", "dated_rows", "met", "referring"]

_FEW = 256  # sentences with a word, in all cables or in a post's, beyond which it tells nothing there

# a row's number is that of its file and its own in it
_NUMBERED = """SELECT ({at} * 4294967296 + file_row_number)::BIGINT AS {number}, {fresh} AS fresh,
    coalesce(post, '') AS site, date IS NULL AS is_undated, *
    FROM read_parquet({file}, file_row_number = true) WHERE {where}"""
_DATED = "SELECT l.* REPLACE (coalesce(l.date, shares.date) AS date) FROM ({rows}) l LEFT JOIN shares USING (copy)"
# the words of the fresh rows, sorted: to take a word out of the rows' own lists costs ten times as much
_SPREAD = """SELECT key, site AS post, day, ({number} % 4294967296)::INTEGER AS number FROM (
        SELECT unnest(keys) AS key, site, {number},
            CASE WHEN NOT is_undated THEN replace(date, '-', '')::INTEGER END AS day
        FROM bare_{number}s WHERE fresh)
    ORDER BY key, number"""
_PLACED = """SELECT key, post AS site, day, ({at} * 4294967296 + number)::BIGINT AS {number}, {fresh} AS fresh
    FROM read_parquet({file})"""
_DAYS = """CREATE TEMP VIEW all_{number}_words AS SELECT * FROM ({each}) WHERE day IS NOT NULL
    UNION ALL SELECT words.* REPLACE (replace(date, '-', '')::INTEGER AS day) FROM ({each}) words
        JOIN ({dated}) USING ({number}) WHERE day IS NULL"""
_COUNTED = """CREATE TEMP TABLE fresh_words AS
    SELECT key, site AS post, sum(plans)::INTEGER AS plans, sum(told)::INTEGER AS told FROM (
        SELECT key, site, 1 AS plans, 0 AS told FROM all_plan_words WHERE fresh
        UNION ALL SELECT key, site, 0, 1 FROM all_report_words WHERE fresh)
    GROUP BY ALL"""
_ALL_WORDS = "CREATE TEMP VIEW all_words AS SELECT * FROM words UNION ALL BY NAME SELECT * FROM fresh_words"
_LEVELS = f"""CREATE TEMP TABLE {{name}}levels AS SELECT key, floor(log2(sum(plans) + sum(told)))::INTEGER AS level,
    sum(told) <= {_FEW} AS everywhere FROM {{source}} SEMI JOIN {{keys}} USING (key)
    GROUP BY key HAVING sum(plans) > 0"""  # noqa: S608
# where some keys are looked for: in all cables, or in those of a post
_SCOPES = f"""SELECT key, '{EVERYWHERE}' AS scope FROM {{name}}levels SEMI JOIN {{keys}} USING (key) WHERE everywhere
    UNION ALL SELECT key, post FROM {{source}} SEMI JOIN {{keys}} USING (key)
    SEMI JOIN (SELECT key FROM {{name}}levels WHERE NOT everywhere) USING (key)
    GROUP BY key, post HAVING sum(told) <= {_FEW} AND sum(plans) > 0"""  # noqa: S608
# the words on which something known hangs: of the others nobody asks what they weighed before
_WATCHED = """CREATE TEMP TABLE watched AS
    SELECT DISTINCT key FROM (SELECT unnest(words) AS key FROM weighed) SEMI JOIN keys USING (key)"""
_CHANGED = (
    """CREATE TEMP TABLE changed_keys AS
    SELECT n.key FROM (FROM levels SEMI JOIN watched USING (key)) n LEFT JOIN old_levels o USING (key)
    WHERE o.key IS NULL OR o.level <> n.level OR o.everywhere <> n.everywhere""",
    """CREATE TEMP TABLE changed_scopes AS WITH now AS (FROM scopes SEMI JOIN watched USING (key))
    (SELECT * FROM old_scopes EXCEPT SELECT * FROM now) UNION (SELECT * FROM now EXCEPT SELECT * FROM old_scopes)""",
)
_MOVED = """CREATE TEMP TABLE moved AS SELECT DISTINCT copy FROM copies SEMI JOIN (FROM {fresh}) USING (cable)
    WHERE date IS NULL AND copy NOT IN (SELECT copy FROM {fresh}) UNION FROM relinked"""
_AGAIN = "CREATE TEMP TABLE again_{number}s AS SELECT {number} FROM bare_{number}s WHERE fresh OR copy IN (FROM moved)"
_PLACES = """CREATE TEMP TABLE {number}s_{when} AS
    SELECT {number}, day, hash(key, scope) AS place, $power - level AS weight FROM (
        SELECT spread.*, level, CASE WHEN everywhere THEN '*' ELSE site END AS scope
        FROM (SELECT {number}, site, day, key FROM all_{number}_words {rows} AND day IS NOT NULL) spread
        JOIN (FROM levels SEMI JOIN {reach} USING (key)) USING (key))
    SEMI JOIN {reach} USING (key, scope)"""
_REACH = """CREATE TEMP TABLE {number}_reach AS
    FROM scopes WHERE hash(key, scope) IN (SELECT place FROM {other}s_again)"""
_MET = f"""SELECT plan, report, p.weight FROM (FROM plans_{{plans}}) p JOIN (FROM reports_{{reports}}) r USING (place)
    WHERE r.day > p.day AND r.day // 10000 - p.day // 10000 <= {YEARS}"""  # noqa: S608  a number of our own
_NEAR = f"""SELECT plan, report FROM (
        {_MET.format(plans="again", reports="again")}
        UNION ALL {_MET.format(plans="held", reports="again")}
        UNION ALL {_MET.format(plans="again", reports="held")})
    GROUP BY ALL HAVING count(*) >= 2 AND sum(weight) >= $least"""  # noqa: S608
# what a cable's own words name, and not its editors' notes
_NAMED = """WITH told AS (SELECT report, copy, date, cites FROM {reports}),
        own AS (SELECT copy, known_as, reference FROM links WHERE place <> 'note'),
        cited AS (SELECT report, copy, date, unnest(cites) AS known_as FROM told)
    SELECT report, copy, date, coalesce(reference, known_as) AS cable, true AS is_cited
        FROM cited LEFT JOIN own USING (copy, known_as)
    UNION SELECT report, copy, date, reference, false FROM told JOIN own USING (copy)"""
_LINKED = f"""SELECT plan, report, p.copy, r.copy AS later, p.date, r.date AS then FROM (
        {_NAMED.format(reports="bare_reports {reports}")}) r
    JOIN (SELECT plan, copy, date, cable FROM bare_plans {{plans}}) p USING (cable) WHERE r.copy <> p.copy"""  # noqa: S608
_LATER = """SELECT plan, report FROM ({linked}) l LEFT JOIN shares p USING (copy) LEFT JOIN shares r ON r.copy = later
    WHERE coalesce(l.then, r.date) > coalesce(l.date, p.date)"""
# sentences that name cables, or whose own cable refers to one of which plans are laid beside all
_REFERRING = """(len(cites) > 0 OR copy IN (SELECT copy FROM links
    WHERE place <> 'note' AND reference IN (SELECT cable FROM bare_plans {plans})))"""
_REFERRED = f"""SELECT r.* REPLACE (coalesce(found.cites, []) AS cites, coalesce(found.refers, []) AS refers)
    FROM {{reports}} r LEFT JOIN (SELECT report, list_sort(list(DISTINCT cable) FILTER (is_cited)) AS cites,
        list_sort(list(DISTINCT cable) FILTER (NOT is_cited)) AS refers
        FROM ({_NAMED}) GROUP BY report) found USING (report)"""  # noqa: S608  words of our own


class _Rows(NamedTuple):
    """Which plans or sentences are laid beside all there are, and the others, as SQL says it behind a table."""

    again: str
    held: str


class Counted(NamedTuple):
    """Which plans and sentences are to be laid beside all there are, and the files of all words.

    `whole` says that all plans are: then nothing of what was known before holds.
    """

    files: dict[str, list[str]]
    power: int
    whole: bool
    plans: _Rows
    reports: _Rows

    def weights(self, database: duckdb.DuckDBPyConnection, words: pa.Table) -> Weights:
        """Return what some words weigh (a table of `key`), and where they are looked for."""
        database.register("wanted", words)
        database.execute(_LEVELS.format(name="wanted_", source="all_words", keys="wanted"))
        levels = database.sql("SELECT key, level FROM wanted_levels").fetchall()
        places = database.sql(_SCOPES.format(name="wanted_", source="all_words", keys="wanted")).fetchall()
        return Weights({key: self.power - level for key, level in levels}, frozenset(places), self.power)


def counted(
    database: duckdb.DuckDBPyConnection,
    holdings: Holdings,
    *,
    copies: str,
    lines: str,
    reports: str,
    relinked: pa.Table,
) -> Counted:
    """Count the words of new files of the tables, and note which plans and sentences are to be laid beside all.

    `relinked` are copies had before that refer to other cables now (a table of `copy`).
    """
    database.register("relinked", relinked)
    files = {
        "plan_words": _number(database, holdings, ("lines", "plan", "register = 'plans'"), lines),
        "report_words": _number(database, holdings, ("reports", "report", "true"), reports),
    }
    database.execute(_MOVED.format(fresh=quoted(holdings.folder / copies)))
    for query in (_COUNTED, _ALL_WORDS):
        database.execute(query)
    now, before = _powers(database)
    some = _some(database)
    plans = _Rows("WHERE true", "WHERE false") if now != before else some["plan"]
    count = Counted(files, now, now != before, plans, some["report"])
    database.execute(_keys(count))
    database.execute(_WATCHED)
    for name, source, keys in (("old_", "words", "watched"), ("", "all_words", "keys")):
        database.execute(_LEVELS.format(name=name, source=source, keys=keys))
        scopes = _SCOPES.format(name=name, source=source, keys=keys)
        database.execute(f"CREATE TEMP TABLE {name}scopes AS {scopes}")
    for query in _CHANGED:
        database.execute(query)
    return count


def dated_rows(query: str) -> str:
    """Return a query that gives the rows of another with the day of the cable, whichever copy has it."""
    return _DATED.format(rows=query)


def referring(reports: str) -> str:
    """Return a query that gives the sentences of a table with the cables that they, and their own cables, name."""
    return _REFERRED.format(reports=reports)


def met(database: duckdb.DuckDBPyConnection, count: Counted) -> None:
    """Make a table `pairs` of the numbers of plans and later sentences that may be on one matter."""
    rows = {"plan": count.plans, "report": count.reports}
    for number, which in rows.items():
        _place(database, count, number, which.again, "scopes")
    for number, other in (("plan", "report"), ("report", "plan")):
        database.execute(_REACH.format(number=number, other=other))
        _place(database, count, number, rows[number].held, f"{number}_reach")
    plans, reports = count.plans, count.reports
    referring = _REFERRING.format(plans=plans.again)
    linked = _LINKED.format(reports=reports.again, plans="")
    earlier = _LINKED.format(reports=f"{reports.held} AND {referring}", plans=plans.again)
    weights = Weights({}, frozenset(), count.power)
    later = _LATER.format(linked=f"{linked} UNION ALL {earlier}")
    database.execute(f"CREATE TEMP TABLE pairs AS {_NEAR} UNION {later}", {"least": weights.least})


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
    database.execute(f"CREATE TEMP VIEW bare_{number}s AS {' UNION ALL '.join(each)}")
    words = f"{number}_words"
    file = holdings.copied(database, words, _SPREAD.format(number=number))
    files = [*holdings.card.files.get(words, []), file]
    spread = [(quoted(holdings.folder / one), one == file) for one in files]
    each = (_PLACED.format(at=at, number=number, file=one[0], fresh=one[1]) for at, one in enumerate(spread))
    dated = dated_rows(f"SELECT {number}, copy, date FROM bare_{number}s WHERE is_undated")  # noqa: S608  our own words
    database.execute(_DAYS.format(number=number, each=" UNION ALL ".join(each), dated=dated))
    return files


def _powers(database: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """The power of two that the number of plans and sentences has reached, and the one that it had before."""
    counts = [
        database.sql(f"SELECT count(*), count(*) FILTER (NOT fresh) FROM bare_{name}").fetchall()[0]  # noqa: S608  our own
        for name in ("plans", "reports")
    ]
    now, before = (int(sum(each)).bit_length() for each in zip(*counts, strict=True))
    return now, before


def _some(database: duckdb.DuckDBPyConnection) -> dict[str, _Rows]:
    """Which plans and sentences are laid beside all others: those of new copies, and of others dated by these."""
    if not database.sql("FROM moved LIMIT 1").fetchall():
        return dict.fromkeys(("plan", "report"), _Rows("WHERE fresh", "WHERE NOT fresh"))
    for number in ("plan", "report"):
        database.execute(_AGAIN.format(number=number))
    return {
        number: _Rows(*(f"{join} JOIN again_{number}s USING ({number}) WHERE true" for join in ("SEMI", "ANTI")))
        for number in ("plan", "report")
    }


def _keys(count: Counted) -> str:
    """The words of what is laid beside all there is."""
    if count.whole:
        return "CREATE TEMP TABLE keys AS SELECT DISTINCT key FROM all_words"
    plans, reports = (
        f"SELECT key FROM all_{number}_words {rows.again}"  # noqa: S608  words of our own
        for number, rows in (("plan", count.plans), ("report", count.reports))
    )
    return f"CREATE TEMP TABLE keys AS {plans} UNION {reports}"


def _place(database: duckdb.DuckDBPyConnection, count: Counted, number: str, rows: str, reach: str) -> None:
    """Note where plans or sentences have words that are looked for."""
    when = "again" if reach == "scopes" else "held"
    query = _PLACES.format(number=number, when=when, rows=rows, reach=reach)
    database.execute(query, {"power": count.power})
