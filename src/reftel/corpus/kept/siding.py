"""Lines and statements that are a party's because other cables say that their people are.

Worked out where people are told anew.
"""

from collections.abc import Mapping

import pyarrow as pa

from reftel.corpus.kept.gathering import by_party, each_party
from reftel.corpus.kept.holdings import Holdings
from reftel.corpus.kept.tables import quoted

__all__ = ["sided"]

# of a meeting it is told who was there, whomever its words name
_DOING = """SELECT copy, register, position, who, CASE register WHEN 'meetings' THEN met ELSE parties END AS parties
    FROM {lines} WHERE register <> 'instruments' AND len(who) > 0"""
_SAYING = "SELECT copy, 'statements', position, [speaker], []::VARCHAR[] FROM {said} WHERE party = ''"
# each table is read once, and of its columns those that tell: to read lines whole takes four times as long
_SIDES = """
    WITH doing AS MATERIALIZED ({doing}),
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
        FROM lines l JOIN new USING (copy, register, position)"""
    )
)
_SPOKEN = by_party(
    """SELECT * REPLACE (len(list_filter(parties, lambda one: NOT list_contains(sides, one)))::INTEGER AS others)
    FROM (SELECT said.* REPLACE (unnest(new.sides) AS party, new.sides AS sides)
        FROM said JOIN (FROM new WHERE register = 'statements') new USING (copy, position) WHERE said.party = '')"""
)
_TABLES = {"sides": "SELECT * FROM new", "sided": _SIDED, "spoken": _SPOKEN, "retold": "SELECT * FROM moved"}


def sided(holdings: Holdings, fresh: Mapping[str, str], moved: pa.Table) -> dict[str, list[str]]:
    """Return the files of `sides`, `sided` and `spoken`: of the `fresh` files of lines and of what was said.

    And of the copies that are `moved`: those had before that name somebody who is now of other parties.
    """
    asked = {"lines": _DOING, "said": _SAYING}
    doing = [query.format(**{name: quoted(holdings.folder / fresh[name])}) for name, query in asked.items()]
    if len(moved):
        doing += [
            query.format(**{name: f"(FROM {name} SEMI JOIN moved USING (copy))"}) for name, query in asked.items()
        ]
    new = holdings.ask(_SIDES.format(doing=" UNION ALL ".join(doing)), moved=moved)
    files = {name: holdings.copy(name, query, new=new, moved=moved) for name, query in _TABLES.items()}
    return {name: [*holdings.card.files.get(name, []), file] for name, file in files.items()}
