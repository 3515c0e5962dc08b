"""Agreements, programmes and the rest by name."""

import msgspec

from reftel.corpus.surveys.survey import Survey
from reftel.corpus.views.instruments import InstrumentHistory, histories_of, instrument_key

__all__ = ["InstrumentListed", "instrument", "instruments"]

_MOST = 600  # lines that one instrument's history is made of
# the words of a name without article and abbreviation, as `instrument_key` compares them
_ARTICLES = "^((the|a|an|draft|proposed|exercise|operation) )+"
_DASHES = "[-–—/]"
_CAPITAL = " [A-Z][A-Za-z]*$"
_ACCORDS, _TREATIES = " (accords?|agreements)$", " treaties$"
_KEYED = f"""written AS (
    SELECT *, regexp_replace(trim(regexp_replace(replace(split_part(lower(name), ' (', 1), '.', ''), '{_DASHES}', ' ',
        'g')), '{_ARTICLES}', '') AS called,
        regexp_extract(lower(name), ' \\((.*)\\)$', 1) AS short
    FROM told WHERE register = 'instruments'
),
keyed AS (
    SELECT * REPLACE (CASE WHEN short <> '' AND called NOT LIKE '% %' THEN short
        WHEN regexp_matches(split_part(name, ' (', 1), '{_CAPITAL}')
        THEN regexp_replace(regexp_replace(called, '{_ACCORDS}', ' agreement'), '{_TREATIES}', ' treaty')
        ELSE called END AS called) FROM written
),
lettered AS (
    SELECT short, called, array_to_string(list_transform(string_split(called, ' '), lambda word: word[1]), '') AS first
    FROM keyed WHERE short NOT IN ('', called)
),
meant AS (
    SELECT short,
        CASE count(DISTINCT called) WHEN 1 THEN max(called) ELSE max(called) FILTER (first = short) END AS called
    FROM lettered GROUP BY short HAVING 1 IN (count(DISTINCT called), count(DISTINCT called) FILTER (first = short))
),
grouped AS (
    SELECT k.* REPLACE (coalesce(m.called, k.called) AS called) FROM keyed k LEFT JOIN meant m ON m.short = k.called
)"""  # noqa: S608  our own words


class InstrumentListed(msgspec.Struct, frozen=True, kw_only=True):
    """An instrument in a list: named in so many lines, `standing` is the last word of how it stood, of a day."""

    name: str
    kind: str
    lines: int
    first: str | None
    last: str | None
    standing: str | None
    stood: str | None


def instruments(
    survey: Survey, name: str = "", *, start: int = 0, limit: int = 50
) -> tuple[list[InstrumentListed], int]:
    """Return the instruments whose names have some words, those named oftenest first, and how many.

    Behind all that have a name of their own stand those called by a common noun (a treaty, sanctions): these may be
    several.
    """
    query = f"""WITH {_KEYED}
    SELECT arg_max(name, (len(name), name)) AS name, mode(kind) AS kind, count(*) AS lines, min(date) AS first,
        max(date) AS last, arg_max(words, (coalesce(date, ''), copy, position)) FILTER (words <> '') AS standing,
        max(date) FILTER (words <> '') AS stood
    FROM grouped GROUP BY called HAVING bool_or(contains(lower(name), ?))"""  # noqa: S608  our own words
    values: list[object] = [name.strip().lower()]
    order = "called LIKE '% %' AND bool_or(name <> lower(name)) OR bool_or(name = upper(name)) DESC, lines DESC, name"
    rows = survey.rows(f"{query} ORDER BY {order} LIMIT ? OFFSET ?", [*values, limit, start])
    return [msgspec.convert(row, InstrumentListed) for row in rows], survey.count(query, values)


def instrument(survey: Survey, name: str) -> InstrumentHistory | None:
    """Return the instrument of a name or abbreviation, made of its last lines; None where there is none."""
    called, _ = instrument_key(name.strip())
    query = f"""WITH {_KEYED}, wanted AS (
        SELECT DISTINCT called FROM grouped WHERE called = $1 OR short = $2 OR lower(name) = $2
    )
    SELECT * EXCLUDE (called, short) FROM grouped
    WHERE called IN (FROM wanted) ORDER BY date DESC, copy, position LIMIT $3"""  # noqa: S608  our own words
    found = histories_of(survey.lines(query, [called, name.lower(), _MOST]))
    return found[0] if found else None
