"""Citations and the cables that they are of, worked out anew where new cables cite or may be the cited ones."""

from typing import NamedTuple

import pyarrow as pa

from reftel.corpus.kept.holdings import Holdings
from reftel.corpus.kept.tables import quoted

__all__ = ["Linked", "linked"]

_BEFORE = 183  # days before a cable of which a number without a day is: series begin anew each year
_AFTER = 1  # and after it: clocks differ
_TOUCHED = """CREATE TEMP TABLE touched AS SELECT * FROM citations SEMI JOIN (
        SELECT copy, position FROM {fresh}
        UNION SELECT copy, position FROM citations SEMI JOIN (FROM {names}) USING (series, number)
        UNION SELECT copy, position FROM citations WHERE known_as IN (SELECT cable FROM {copies})
        UNION SELECT copy, position FROM citations WHERE document IN (SELECT cable FROM {copies}))
    USING (copy, position)"""
# by its id in a REF line; as editors say, where the number bears it out; else by its name and its day
_CANDIDATES = f"""CREATE TEMP TABLE candidates AS
    SELECT copy, position, known_as AS reference, 0 AS rank FROM touched
        WHERE place = 'ref' AND known_as IN (SELECT cable FROM copies)
    UNION SELECT t.copy, t.position, t.document, 1 FROM touched t JOIN names n
        ON n.cable = t.document AND n.number = t.number
    UNION SELECT t.copy, t.position, n.cable, 2 FROM touched t
        JOIN (SELECT DISTINCT cable, date, series, number FROM names) n USING (series, number)
        WHERE n.cable <> coalesce(t.cable, '') AND CASE WHEN t.day IS NOT NULL
            THEN abs(date_diff('day', n.date::DATE, t.day::DATE)) <= {_AFTER}
            ELSE date_diff('day', n.date::DATE, t.date::DATE) BETWEEN -{_AFTER} AND {_BEFORE} END"""  # noqa: S608
_FOUND = """SELECT copy, position, min(reference) AS found FROM candidates
    SEMI JOIN (SELECT copy, position, min(rank) AS rank FROM candidates GROUP BY ALL) USING (copy, position, rank)
    GROUP BY ALL HAVING count(DISTINCT reference) = 1"""
_LINKS = f"""CREATE TEMP TABLE made AS SELECT copy, cable, position, place, paragraph, words, known_as,
        coalesce(found, known_as) AS reference, (found IS NOT NULL)::INTEGER AS is_here, day
    FROM touched LEFT JOIN ({_FOUND}) USING (copy, position) WHERE found IS NOT NULL OR sure = 1"""  # noqa: S608
_KEPT = "SELECT * FROM links ANTI JOIN touched USING (copy, position)"
_MADE = "SELECT * FROM made ORDER BY copy, position"
_ALL = f"{_KEPT} UNION ALL {_MADE}"
_OLD = "SELECT 1 FROM touched WHERE copy NOT IN (SELECT copy FROM {copies}) LIMIT 1"
_MOVED = """SELECT DISTINCT copy FROM (
        (SELECT copy, known_as, reference FROM links SEMI JOIN touched USING (copy, position)
            EXCEPT SELECT copy, known_as, reference FROM made)
        UNION (SELECT copy, known_as, reference FROM made
            EXCEPT SELECT copy, known_as, reference FROM links))
    WHERE copy NOT IN (SELECT copy FROM {copies})"""


class Linked(NamedTuple):
    """New files of `links`, and the copies had before that refer to other cables now (a table of `copy`)."""

    files: dict[str, list[str]]
    moved: pa.Table


def linked(holdings: Holdings, *, copies: str, citations: str, names: str) -> Linked:
    """Return what the citations are of that new files of the tables bring, or that what these bring may be."""
    fresh = {"copies": copies, "fresh": citations, "names": names}
    paths = {name: quoted(holdings.folder / file) for name, file in fresh.items()}
    with holdings.opened() as database:
        for query in (_TOUCHED.format(**paths), _CANDIDATES, _LINKS):
            database.execute(query)
        moved = database.sql(_MOVED.format(**paths)).to_arrow_table()
        if database.sql(_OLD.format(**paths)).fetchall():
            return Linked({"links": [holdings.copied(database, "links", _ALL)]}, moved)
        held = holdings.card.files.get("links", [])
        return Linked({"links": [*held, holdings.copied(database, "links", _MADE)]}, moved)
