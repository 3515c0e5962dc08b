"""Lines that are a party's because other cables say that their people are: worked out where people are told anew."""

import pyarrow as pa

from reftel.corpus.kept.gathering import by_party, each_party
from reftel.corpus.kept.holdings import Holdings
from reftel.corpus.kept.tables import quoted

__all__ = ["sided"]

_DOING = "SELECT copy, register, position, who, parties FROM {lines} WHERE register <> 'instruments' AND len(who) > 0"
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
_SIDED = each_party(
    """SELECT l.* REPLACE (list_sort(list_distinct(list_concat(parties, sides))) AS parties)
    FROM lines l JOIN new USING (copy, register, position)"""
)
_OTHERS = " UNION ALL BY NAME SELECT * FROM {name} ANTI JOIN moved USING (copy)"


def sided(holdings: Holdings, fresh: str, moved: pa.Table) -> dict[str, list[str]]:
    """Return the files of `sides` and `sided`: with the lines of the `fresh` file, and of the copies that are `moved`.

    Those are copies had before that name somebody who is now of other parties.
    """
    lines = [quoted(holdings.folder / fresh), *(["(FROM lines SEMI JOIN moved USING (copy))"] if len(moved) else [])]
    doing = " UNION ALL ".join(_DOING.format(lines=each) for each in lines)
    new = holdings.ask(_SIDES.format(doing=doing), moved=moved)
    found = {"sides": "SELECT * FROM new", "sided": _SIDED}
    return {name: _files(holdings, name, query, new, moved) for name, query in found.items()}


def _files(holdings: Holdings, name: str, query: str, new: pa.Table, moved: pa.Table) -> list[str]:
    """The files of a table with new rows: one more, or one in place of all where rows of moved copies are in them."""
    held = holdings.card.files.get(name, [])
    if not len(moved) and not len(new):
        return held
    if len(moved):
        query += _OTHERS.format(name=name)
    file = holdings.copy(name, by_party(query) if name == "sided" else query, new=new, moved=moved)
    return [file] if len(moved) else [*held, file]
