"""States and organisations: which two are spoken of together oftenest, in which years, and all that is said of one."""

import msgspec

from reftel.corpus.lines import DAY, Line
from reftel.corpus.surveys.survey import Survey

__all__ = ["BodyListed", "Pair", "YearOf", "bodies", "lines_naming", "lines_of_party", "pairs", "years_of_pair"]


# an abbreviation is the one body that it stands for, where it stands for one, as `resolve_bodies` has it
_BODIES = """keyed AS (
    SELECT *, name NOT LIKE '% %' AND name = upper(name) AND core NOT LIKE '%:%' AS is_short,
        count(*) OVER (PARTITION BY core, owner, name) AS often
    FROM bodies
),
meant AS (
    SELECT short, owner, min(core) AS core FROM keyed WHERE NOT is_short AND short <> ''
    GROUP BY short, owner HAVING count(DISTINCT core) = 1
),
grouped AS (
    SELECT k.* REPLACE (CASE WHEN is_short THEN coalesce(m.core, k.core) ELSE k.core END AS core)
    FROM keyed k LEFT JOIN meant m USING (short, owner)
)"""


# a line with very many parties says nothing of any two of them
_OF_FEW = "register NOT IN ('through', 'standings', 'called') AND len(parties) BETWEEN 2 AND 12"


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two parties with lines in common: how many, from day to day."""

    one: str
    other: str
    lines: int
    first: str | None
    last: str | None


class YearOf(msgspec.Struct, frozen=True, kw_only=True):
    """A year and how many lines are of it."""

    year: int
    lines: int


class BodyListed(msgspec.Struct, frozen=True, kw_only=True):
    """A body in a list: whose it is where it is no party itself, in how many cables it is named, from day to day."""

    name: str
    abbreviation: str | None
    kind: str
    party: str
    cables: int
    first: str | None
    last: str | None


def bodies(survey: Survey, name: str = "", *, start: int = 0, limit: int = 50) -> tuple[list[BodyListed], int]:
    """Return the bodies whose names have some words, those in the most cables first, and how many."""
    words = name.lower().split()
    names = "lower(string_agg(DISTINCT name || ' ' || coalesce(abbreviation, ''), ' '))"
    having = " AND ".join([f"contains({names}, ?)"] * len(words))
    query = f"""WITH {_BODIES} SELECT
        CASE mode(kind) WHEN 'state' THEN max(party) ELSE arg_max(name, (NOT is_short, often, name)) END AS name,
        mode(abbreviation) AS abbreviation, mode(kind) AS kind,
        CASE WHEN mode(kind) IN ('state', 'organisation') THEN '' ELSE max(party) END AS party,
        count(DISTINCT coalesce(cable, copy)) AS cables, min(date) AS first, max(date) AS last
    FROM grouped GROUP BY core, owner HAVING {having or "true"}"""  # noqa: S608  our own words
    rows = survey.rows(f"{query} ORDER BY cables DESC, name LIMIT ? OFFSET ?", [*words, limit, start])
    return [msgspec.convert(row, BodyListed) for row in rows], survey.count(query, words)


def pairs(survey: Survey, party: str | None = None, limit: int = 30) -> list[Pair]:
    """Return the pairs of parties with the most lines in common; of one party only its own, it being `one`."""
    sides = "d1.party < d2.party" if party is None else "d1.party = ? AND d2.party <> d1.party"
    query = f"""WITH d AS (
        SELECT copy, register, position, date, unnest(parties) AS party FROM told
        WHERE {_OF_FEW}
    )
    SELECT d1.party AS one, d2.party AS other, count(*) AS lines, min(d1.date) AS first, max(d1.date) AS last
    FROM d d1 JOIN d d2 USING (copy, register, position) WHERE {sides}
    GROUP BY ALL ORDER BY lines DESC, one, other LIMIT ?"""  # noqa: S608  our own words
    values = [limit] if party is None else [party, limit]
    return [msgspec.convert(row, Pair) for row in survey.rows(query, values)]


def years_of_pair(survey: Survey, one: str, other: str) -> list[YearOf]:
    """Return how many lines two parties have in common in each year that has any."""
    query = f"""SELECT try_cast(date[:4] AS INTEGER) AS year, count(*) AS lines FROM told
    WHERE list_has_all(parties, ?) AND {_OF_FEW} AND year IS NOT NULL
    GROUP BY year ORDER BY year"""  # noqa: S608  our own words
    return [msgspec.convert(row, YearOf) for row in survey.rows(query, [[one, other]])]


def lines_of_party(
    survey: Survey, party: str, register: str | None = None, *, start: int = 0, limit: int = 50
) -> tuple[list[Line], int]:
    """Return the lines that are of a party, newest first, and how many."""
    return _lines_where(survey, "list_contains(parties, ?) AND register <> 'through'", party, register, start, limit)


def lines_naming(
    survey: Survey, name: str, register: str | None = None, *, start: int = 0, limit: int = 50
) -> tuple[list[Line], int]:
    """Return the lines that name somebody in just these words (`Ambassador`), newest first, and how many.

    Those too in which others only speak through them: there may be no more of somebody than that.
    """
    return _lines_where(survey, "list_contains(who, ?)", name, register, start, limit)


def _lines_where(
    survey: Survey, where: str, name: str, register: str | None, start: int, limit: int
) -> tuple[list[Line], int]:
    query = f"SELECT * FROM told WHERE {where} AND register "  # noqa: S608  our own words
    query += "NOT IN ('standings', 'called', 'bodies')" if register is None else "= ?"
    values: list[object] = [name] if register is None else [name, register]
    lines = survey.lines(
        f"{query} ORDER BY {DAY} DESC, copy, register, position LIMIT ? OFFSET ?", [*values, limit, start]
    )
    return lines, survey.count(query, values)
