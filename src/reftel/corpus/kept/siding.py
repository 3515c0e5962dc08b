"""Lines and statements that are a party's because other cables say that their people are.

Worked out where people are told anew.
"""

from collections.abc import Mapping

import pyarrow as pa

from reftel.corpus.kept.columns import schema_of
from reftel.corpus.kept.gathering import by_party, each_party
from reftel.corpus.kept.holdings import Holdings
from reftel.corpus.kept.shapes import SaidRow
from reftel.corpus.kept.tables import quoted
from reftel.corpus.lines import Line

__all__ = ["sided"]

_TELLING = {
    "lines": "register IN ('meetings', 'silences', 'plans', 'through') AND len(who) > 0",
    "said": "party = ''",
}
"""Lines that tell of somebody who does something, and statements of whom their cable does not know the party."""

_COLUMNS = {"lines": schema_of(Line).names, "said": schema_of(SaidRow).names}
# those of copies had before are read once, which takes longer than all that is made of them
_HELD = "CREATE TEMP TABLE held_{name} AS SELECT {columns} FROM {name} SEMI JOIN moved USING (copy) WHERE {telling}"
_EVERY = """CREATE TEMP VIEW telling_{name} AS SELECT {columns} FROM {fresh} WHERE {telling}
    UNION ALL BY NAME FROM held_{name}"""
# of a meeting it is told who was there, whomever its words name
_SIDES = """CREATE TEMP TABLE new AS
    WITH doing AS MATERIALIZED (
        SELECT copy, register, position, who, CASE register WHEN 'meetings' THEN met ELSE parties END AS parties
            FROM telling_lines
        UNION ALL SELECT copy, 'statements', position, [speaker], []::VARCHAR[] FROM telling_said),
    there AS MATERIALIZED (SELECT DISTINCT copy FROM doing),
    known AS (
        SELECT p.copy, p.name, unnest(i.parties) AS party
        FROM (SELECT copy, position, name FROM people SEMI JOIN there USING (copy)) p
        JOIN (SELECT copy, position, identity FROM members SEMI JOIN there USING (copy)) USING (copy, position)
        JOIN identities i ON i.id = identity
    )
    SELECT copy, register, d.position::INTEGER AS position, list_sort(list(DISTINCT party)) AS sides
    FROM (SELECT * EXCLUDE (who), unnest(who) AS name FROM doing) d JOIN known USING (copy, name)
    WHERE NOT list_contains(d.parties, party) GROUP BY copy, register, d.position
"""
_SIDED = by_party(
    each_party(
        """SELECT l.* REPLACE (list_sort(list_distinct(list_concat(parties, sides))) AS parties,
            CASE register WHEN 'meetings' THEN list_sort(list_distinct(list_concat(met, sides))) ELSE met END AS met)
        FROM telling_lines l JOIN new USING (copy, register, position)"""
    )
)
_SPOKEN = by_party(
    """SELECT * REPLACE (len(list_filter(parties, lambda one: NOT list_contains(sides, one)))::INTEGER AS others)
    FROM (SELECT said.* REPLACE (unnest(new.sides) AS party, new.sides AS sides)
        FROM telling_said said JOIN (FROM new WHERE register = 'statements') new USING (copy, position))"""
)
_TABLES = {"sides": "SELECT * FROM new", "sided": _SIDED, "spoken": _SPOKEN, "retold": "SELECT * FROM moved"}


def sided(holdings: Holdings, fresh: Mapping[str, str], moved: pa.Table) -> dict[str, list[str]]:
    """Return the files of `sides`, `sided` and `spoken`: of the `fresh` files of lines and of what was said.

    And of the copies that are `moved`: those had before that name somebody who is now of other parties.
    """
    with holdings.opened() as database:
        database.register("moved", moved)
        for name, telling in _TELLING.items():
            told = {"name": name, "telling": telling, "columns": ", ".join(f'"{one}"' for one in _COLUMNS[name])}
            for query in (_HELD, _EVERY):
                database.execute(query.format(**told, fresh=quoted(holdings.folder / fresh[name])))
        database.execute(_SIDES)
        files = {name: holdings.copied(database, name, query) for name, query in _TABLES.items()}
    return {name: [*holdings.card.files.get(name, []), file] for name, file in files.items()}
