"""Identities of people: made anew in the blocks that new copies touch, added to in families that are crowds."""

from typing import NamedTuple

import duckdb
import pyarrow as pa

from reftel.archive import Workers
from reftel.corpus.identity.crowds import CROWD
from reftel.corpus.identity.people import OfficeHeld
from reftel.corpus.kept.columns import schema_of, table_of
from reftel.corpus.kept.gathering import in_kinds
from reftel.corpus.kept.holdings import Holdings
from reftel.corpus.kept.resolving import KINDS, CrowdTask, Known, Task, identities_of, resolved_blocks, resolved_crowds
from reftel.corpus.kept.shapes import GoneRow, IdentityRow
from reftel.corpus.kept.tables import quoted

__all__ = ["Identified", "identified"]

_BUCKET = 4_000  # kinds of entries, or entries of crowds, that are resolved at a time

_CROWDS = f"""SELECT kin FROM (SELECT kin, given, sum(times) AS times FROM kinds WHERE given <> '' GROUP BY ALL)
    GROUP BY kin HAVING count(*) > {CROWD} AND 2 * max(times) < sum(times)"""  # noqa: S608  as `is_crowd` says
_HELD = "SELECT DISTINCT rtrim(block, '/') AS kin FROM identities WHERE alike <> ''"
_GONE = """SELECT DISTINCT block, '' AS id FROM {fresh}
        WHERE kin NOT IN (FROM crowds) OR kin NOT IN (FROM held)
    UNION SELECT kin || '/', '' FROM held ANTI JOIN crowds USING (kin)"""
_BLOCKS = in_kinds("SELECT * FROM kinds SEMI JOIN gone USING (block) ANTI JOIN crowds USING (kin)")
_ADDED = "SELECT * FROM {fresh} SEMI JOIN (FROM crowds INTERSECT FROM held) USING (kin)"
_BECOME = "SELECT * FROM people SEMI JOIN (FROM crowds EXCEPT FROM held) USING (kin) UNION ALL "
_ENTRIES = """CREATE TEMP TABLE entries AS
    SELECT made.block, identity, kind, copy, position, cable, date, parties, guessed
    FROM people JOIN made USING (kind)"""
# of those to whom a file of sightings adds: who they were, and the cables of several copies that count already
_BEFORE = "SELECT id, parties, alike FROM identities SEMI JOIN added ON id = added.alike"
_COUNTED = """SELECT DISTINCT identity, cable FROM members SEMI JOIN added ON identity = alike
    SEMI JOIN shares USING (copy) WHERE cable IS NOT NULL"""
_MEMBERS = """SELECT block, identity, copy, position, cable FROM entries
    UNION ALL SELECT kin || '/', alike, copy, position, cable FROM {added}"""
_CABLES = "SELECT identity, count(DISTINCT cable)::INTEGER AS cables FROM entries GROUP BY identity"
_OFFICES = """SELECT identity, office, min(date) AS first, max(date) AS last, count(DISTINCT copy)::INTEGER AS cables
    FROM (SELECT kind, unnest(offices) AS office FROM made) JOIN entries USING (kind) GROUP BY identity, office"""
_VOTES = """SELECT identity, list_sort(list(party) FILTER ({enough})) AS parties FROM (
        SELECT identity, party, count(*) AS times FROM (SELECT identity, unnest({column}) AS party FROM entries)
        GROUP BY identity, party)
    JOIN (SELECT identity, count(*) AS telling FROM entries WHERE len({column}) > 0 GROUP BY identity) USING (identity)
    GROUP BY identity"""
# as `Alike.sides` has it
_PARTIES = f"""WITH stated AS ({_VOTES.format(column="parties", enough="WHERE 2 * times >= telling")}),
    guessed AS ({_VOTES.format(column="guessed", enough="WHERE telling > 1 AND 4 * times >= 3 * telling")})
    SELECT * FROM stated UNION ALL SELECT * FROM guessed ANTI JOIN stated USING (identity)"""  # noqa: S608  our own
_SIDES = "SELECT copy, position, parties FROM {members} JOIN {identities} ON identity = id WHERE len(parties) > 0"
_MOVED = """SELECT DISTINCT copy FROM (
        SELECT copy FROM ((FROM before EXCEPT FROM after) UNION ALL (FROM after EXCEPT FROM before))
        UNION ALL SELECT copy FROM members SEMI JOIN changed ON identity = id)
    ANTI JOIN {fresh} USING (copy)"""


class Identified(NamedTuple):
    """The files of tables, and the copies had before in which somebody is now of other parties."""

    files: dict[str, list[str]]
    moved: pa.Table


class _Blocks(NamedTuple):
    """Families that are crowds, those that were, and the blocks whose people are made anew."""

    crowds: pa.Table
    held: pa.Table
    gone: pa.Table


class _Made(NamedTuple):
    """Files of identities and members made; identities in whose place some are, ids of those now of other parties."""

    identities: str
    members: str
    replaced: pa.Table
    changed: pa.Table


def identified(holdings: Holdings, fresh: str, pool: Workers) -> Identified:
    """Work in the people of the file of new ones."""
    new = quoted(holdings.folder / fresh)
    crowds, held = holdings.ask(_CROWDS), holdings.ask(_HELD)
    gone = holdings.ask(_GONE.format(fresh=new), crowds=crowds, held=held)
    blocks = _Blocks(crowds, held, gone)
    become = _BECOME if {*crowds["kin"].to_pylist()} - {*held["kin"].to_pylist()} else ""
    made = _made(holdings, blocks, become + _ADDED.format(fresh=new), pool)
    gone = pa.concat_tables([gone, made.replaced]).cast(schema_of(GoneRow))
    files = {"identities": made.identities, "members": made.members, "gone": holdings.put("gone", gone)}
    moved = _moved(holdings, made, blocks.gone, new)
    return Identified({name: [*holdings.card.files.get(name, []), file] for name, file in files.items()}, moved)


def _made(holdings: Holdings, blocks: _Blocks, added: str, pool: Workers) -> _Made:
    """Make the people of blocks, and of those whom entries are added to in crowds (a query).

    Each is looked for while workers make the ones before.
    """
    of_blocks = pool.map(resolved_blocks, _tasks(holdings, _BLOCKS, "block", blocks))
    crowds = _crowds(holdings, added, blocks)
    of_crowds = pool.map(resolved_crowds, crowds)
    whole = [*of_blocks]
    kinds = pa.concat_tables([KINDS.empty_table(), *(each.kinds for each in whole)])
    with holdings.opened() as database:
        database.register("made", kinds)
        database.execute(_ENTRIES)
        file = quoted(crowds[0].file) if crowds else "people WHERE false"
        members = holdings.copied(database, "members", _MEMBERS.format(added=file))
        known = _known(database)
    replaced, changed = [table_of(GoneRow, [])], [pa.table({"id": pa.array([], pa.string())})]
    with holdings.writing("identities") as identities:
        for some in whole:
            identities.write(table_of(IdentityRow, list(identities_of(some.people, known))))
        for each in of_crowds:
            identities.write(each.identities)
            replaced.append(table_of(GoneRow, [GoneRow(block="", id=one) for one in each.replaced]))
            changed.append(pa.table({"id": pa.array(each.changed, pa.string())}))
    return _Made(identities.file, members, pa.concat_tables(replaced), pa.concat_tables(changed))


def _known(database: duckdb.DuckDBPyConnection) -> dict[str, Known]:
    """What the entries of each person of blocks say together."""
    offices: dict[str, list[OfficeHeld]] = {}
    for identity, office, first, last, cables in database.sql(_OFFICES).fetchall():
        offices.setdefault(identity, []).append(OfficeHeld(office=office, first=first, last=last, cables=cables))
    parties = dict(database.sql(_PARTIES).fetchall())
    return {
        identity: Known(cables, offices.get(identity, ()), tuple(parties.get(identity) or ()))
        for identity, cables in database.sql(_CABLES).fetchall()
    }


def _tasks(holdings: Holdings, query: str, key: str, blocks: _Blocks) -> list[Task]:
    """Sightings in a file, parted so that those of one key are in one part: a task each."""
    beside = blocks._asdict()
    count = holdings.ask(f"SELECT count(*) AS n FROM ({query})", **beside)["n"][0].as_py()  # noqa: S608  our own words
    parts = count // _BUCKET + 1 if count else 0
    file = holdings.parted(query, key, parts, **beside) if count else ""
    return [Task(holdings.folder / file, part) for part in range(parts)]


def _crowds(holdings: Holdings, added: str, blocks: _Blocks) -> list[CrowdTask]:
    """What is added to crowds by a query, parted, with what was known of them before."""
    tasks = _tasks(holdings, added, "alike", blocks)
    if not tasks:
        return []
    with holdings.opened() as database:
        database.execute(f"CREATE TEMP VIEW added AS FROM {quoted(tasks[0].file)}")
        held, known = (database.sql(query).to_arrow_table() for query in (_BEFORE, _COUNTED))
    return [CrowdTask(*task, held, known) for task in tasks]


def _moved(holdings: Holdings, made: _Made, gone: pa.Table, fresh: str) -> pa.Table:
    members = "(SELECT * FROM members SEMI JOIN gone USING (block))"
    before = holdings.ask(_SIDES.format(members=members, identities="identities"), gone=gone)
    new = {name: quoted(holdings.folder / getattr(made, name)) for name in ("members", "identities")}
    after = holdings.ask(_SIDES.format(**new))
    return holdings.ask(_MOVED.format(fresh=fresh), before=before, after=after, changed=made.changed)
