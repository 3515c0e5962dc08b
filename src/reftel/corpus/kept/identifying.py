"""Identities of people: settled anew in the blocks that new copies touch, added to in families that are crowds.

Of a block that is settled anew most people stay who they were: no entry has come to them from somebody else, none has
gone. To these only what is new is added, so that the work grows with what is added, and not with all entries of their
families.
"""

from collections.abc import Iterable
from typing import NamedTuple

import duckdb
import pyarrow as pa

from reftel.archive import Workers
from reftel.corpus.identity.crowds import CROWD
from reftel.corpus.identity.people import OfficeHeld
from reftel.corpus.identity.votes import Votes
from reftel.corpus.kept.columns import rows_of, table_of
from reftel.corpus.kept.gathering import kinds_of
from reftel.corpus.kept.holdings import Holdings
from reftel.corpus.kept.resolving import (
    KINDS,
    CrowdTask,
    Known,
    Resolved,
    Task,
    identities_of,
    resolved_blocks,
    resolved_crowds,
)
from reftel.corpus.kept.shapes import GoneRow, IdentityRow
from reftel.corpus.kept.tables import quoted

__all__ = ["Identified", "identified"]

_BUCKET = 8_000  # kinds of entries, or entries of crowds, that are resolved at a time

_CROWDS = f"""SELECT kin FROM (SELECT kin, given, sum(times) AS times FROM given GROUP BY ALL)
    GROUP BY kin HAVING count(*) > {CROWD} AND 2 * max(times) < sum(times)"""  # noqa: S608  as `is_crowd` says
_HELD = "SELECT DISTINCT rtrim(block, '/') AS kin FROM identities WHERE block LIKE '%/'"
_TOUCHED = """SELECT DISTINCT block FROM {fresh} WHERE kin NOT IN (FROM crowds) OR kin NOT IN (FROM held)
    UNION SELECT kin || '/' FROM held ANTI JOIN crowds USING (kin)"""
# of a family that is no crowd any longer all entries
_KINDS = kinds_of("""SELECT * FROM {fresh} WHERE kin NOT IN (FROM crowds) AND kin NOT IN (FROM held)
    UNION ALL SELECT * FROM people SEMI JOIN (FROM held EXCEPT FROM crowds) USING (kin)""")
_BLOCKS = "SELECT * FROM {kinds} SEMI JOIN touched USING (block) ANTI JOIN crowds USING (kin)"
_ADDED = "SELECT * FROM {fresh} SEMI JOIN (FROM crowds INTERSECT FROM held) USING (kin)"
_BECOME = "SELECT * FROM people SEMI JOIN (FROM crowds EXCEPT FROM held) USING (kin) UNION ALL "
# of those to whom a file of sightings adds: who they were, and the cables of several copies that count already
_BEFORE = "SELECT id, parties, alike FROM identities SEMI JOIN added ON id = added.alike"
_COUNTED = """SELECT DISTINCT identity, cable FROM members
    WHERE cable IN (SELECT cable FROM {fresh} SEMI JOIN shares USING (copy))"""
# who stays who they were: all their kinds are still theirs, and of others they have new ones at most
_STAYING = (
    "CREATE TEMP TABLE old AS SELECT identity, kind FROM assigned SEMI JOIN touched USING (block)",
    """CREATE TEMP TABLE staying AS SELECT DISTINCT identity FROM old
    ANTI JOIN (SELECT old.identity FROM old LEFT JOIN made USING (kind)
        WHERE made.identity IS DISTINCT FROM old.identity) USING (identity)
    ANTI JOIN (SELECT made.identity FROM made LEFT JOIN old USING (kind)
        WHERE old.identity <> made.identity OR made.kin IN (FROM held)) USING (identity)""",
    """CREATE TEMP TABLE parted AS SELECT DISTINCT identity FROM old ANTI JOIN staying USING (identity)
    UNION SELECT id FROM identities WHERE block IN (SELECT kin || '/' FROM held ANTI JOIN crowds USING (kin))""",
)
# none of a crowd: of their groups of rows nothing is read
_STAYED = "SELECT * FROM identities SEMI JOIN staying ON id = identity WHERE alike = ''"
# all entries of those who are new, and the new ones of those who stay
_ENTRIES = """CREATE TEMP TABLE entries AS WITH seen AS (
        SELECT * FROM people JOIN (FROM made ANTI JOIN staying USING (identity)) made USING (kind)
        UNION ALL SELECT * FROM {fresh} JOIN (FROM made SEMI JOIN staying USING (identity)) made USING (kind))
    SELECT block, identity, kind, copy, position, cable, date, parties, guessed FROM seen"""
_MEMBERS = """SELECT block, identity, copy, position, cable FROM entries
    UNION ALL SELECT kin || '/', alike, copy, position, cable FROM {added}"""
_CABLES = """SELECT identity, count(DISTINCT cable)::INTEGER AS cables,
        count(*) FILTER (len(parties) > 0) AS telling, count(*) FILTER (len(guessed) > 0) AS guessing
    FROM (SELECT e.* REPLACE (CASE WHEN c.cable IS NULL THEN e.cable END AS cable)
        FROM entries e LEFT JOIN (FROM counted SEMI JOIN staying USING (identity)) c
            ON c.identity = e.identity AND c.cable = e.cable)
    GROUP BY identity"""
_OFFICES = """SELECT identity, office, min(date) AS first, max(date) AS last, count(DISTINCT copy)::INTEGER AS cables
    FROM (SELECT kind, unnest(offices) AS office FROM made) JOIN entries USING (kind) GROUP BY identity, office"""
_VOTES = """SELECT identity, party, count(*) AS times FROM (SELECT identity, unnest({column}) AS party FROM entries)
    GROUP BY identity, party"""
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
    """Families that are crowds, those that were, and the blocks whose people are settled anew."""

    crowds: pa.Table
    held: pa.Table
    touched: pa.Table


class _Told(NamedTuple):
    """What the tables have of people of blocks once they are settled, and of those of whom they had something before.

    `parted` are ids of people who are no longer, `held` the rows of those who stay.
    """

    members: str
    assigned: str
    known: dict[str, Known]
    held: dict[str, IdentityRow]
    parted: list[str]


class _Made(NamedTuple):
    """The files made; ids of people who are no longer, and of people now of other parties."""

    files: dict[str, str]
    parted: list[str]
    changed: list[str]


def identified(holdings: Holdings, fresh: str, pool: Workers) -> Identified:
    """Work in the people of the file of new ones."""
    new = quoted(holdings.folder / fresh)
    crowds, held = holdings.ask(_CROWDS), holdings.ask(_HELD)
    blocks = _Blocks(crowds, held, holdings.ask(_TOUCHED.format(fresh=new), crowds=crowds, held=held))
    made = _made(holdings, blocks, new, pool)
    moved = _moved(holdings, made, new)
    return Identified({name: [*holdings.card.files.get(name, []), file] for name, file in made.files.items()}, moved)


def _made(holdings: Holdings, blocks: _Blocks, fresh: str, pool: Workers) -> _Made:
    """Settle the people of blocks, and add to those whom new entries of crowds are of.

    Each is looked for while workers make the ones before.
    """
    new = {*blocks.crowds["kin"].to_pylist()} - {*blocks.held["kin"].to_pylist()}
    kinds = holdings.copy("kinds", _KINDS.format(fresh=fresh), **blocks._asdict())
    every = f"(FROM kinds UNION ALL FROM {quoted(holdings.folder / kinds)})"
    of_blocks = pool.map(resolved_blocks, _tasks(holdings, _BLOCKS.format(kinds=every), "block", blocks))
    become = _BECOME if new else ""
    counted = holdings.ask(_COUNTED.format(fresh=fresh))
    crowds = _crowds(holdings, become + _ADDED.format(fresh=fresh), blocks, counted)
    of_crowds = pool.map(resolved_crowds, crowds)
    people = [*of_blocks]
    added = quoted(crowds[0].file) if crowds else "people WHERE false"
    told = _told(holdings, blocks, people, counted, fresh, added)
    replaced, changed = [*told.parted], list[str]()
    with holdings.writing("identities") as identities:
        for some in people:
            rows = list(identities_of(some.people, told.known, told.held))
            identities.write(table_of(IdentityRow, rows))
            again = [(row, told.held[row.id]) for row in rows if row.id in told.held]
            replaced += [row.id for row, _ in again]
            changed += [row.id for row, before in again if row.parties != before.parties]
        for each in of_crowds:
            identities.write(each.identities)
            replaced += each.replaced
            changed += each.changed
    gone = [GoneRow(block=one) for one in blocks.touched["block"].to_pylist()]
    gone += [GoneRow(kin=one) for one in sorted(new)]
    gone += [*(GoneRow(id=one) for one in replaced), *(GoneRow(identity=one) for one in told.parted)]
    files = {"identities": identities.file, "members": told.members, "kinds": kinds, "assigned": told.assigned}
    return _Made(files | {"gone": holdings.put("gone", table_of(GoneRow, gone))}, told.parted, changed)


def _told(
    holdings: Holdings, blocks: _Blocks, people: Iterable[Resolved], counted: pa.Table, fresh: str, added: str
) -> _Told:
    """Tell who of the people of blocks stays, and write the entries that are new to each."""
    with holdings.opened() as database:
        for name, table in {**blocks._asdict(), "counted": counted}.items():
            database.register(name, table)
        database.register("made", pa.concat_tables([KINDS.empty_table(), *(each.kinds for each in people)]))
        for query in (*_STAYING, _ENTRIES.format(fresh=fresh)):
            database.execute(query)
        held = database.sql(_STAYED).to_arrow_table()
        return _Told(
            holdings.copied(database, "members", _MEMBERS.format(added=added)),
            holdings.copied(database, "assigned", "SELECT block, identity, kind FROM made"),
            _known(database),
            {row.id: row for row in rows_of(IdentityRow, held)},
            [identity for (identity,) in database.sql("FROM parted").fetchall()],
        )


def _known(database: duckdb.DuckDBPyConnection) -> dict[str, Known]:
    """What the new entries of each person of blocks say together."""
    offices: dict[str, list[OfficeHeld]] = {}
    for identity, office, first, last, cables in database.sql(_OFFICES).fetchall():
        offices.setdefault(identity, []).append(OfficeHeld(office=office, first=first, last=last, cables=cables))
    parties, guessed = (_votes(database, column) for column in ("parties", "guessed"))
    return {
        identity: Known(
            cables,
            offices.get(identity, ()),
            Votes(
                parties=parties.get(identity, {}),
                telling=telling,
                guessed=guessed.get(identity, {}),
                guessing=guessing,
            ),
        )
        for identity, cables, telling, guessing in database.sql(_CABLES).fetchall()
    }


def _votes(database: duckdb.DuckDBPyConnection, column: str) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for identity, party, times in database.sql(_VOTES.format(column=column)).fetchall():
        found.setdefault(identity, {})[party] = times
    return found


def _tasks(holdings: Holdings, query: str, key: str, blocks: _Blocks) -> list[Task]:
    """Sightings in a file, parted so that those of one key are in one part: a task each."""
    beside = blocks._asdict()
    count = holdings.ask(f"SELECT count(*) AS n FROM ({query})", **beside)["n"][0].as_py()  # noqa: S608  our own words
    parts = count // _BUCKET + 1 if count else 0
    file = holdings.parted(query, key, parts, **beside) if count else ""
    return [Task(holdings.folder / file, part) for part in range(parts)]


def _crowds(holdings: Holdings, added: str, blocks: _Blocks, counted: pa.Table) -> list[CrowdTask]:
    """What is added to crowds by a query, parted, with what was known of them before."""
    tasks = _tasks(holdings, added, "alike", blocks)
    if not tasks:
        return []
    with holdings.opened() as database:
        database.execute(f"CREATE TEMP VIEW added AS FROM {quoted(tasks[0].file)}")
        held = database.sql(_BEFORE).to_arrow_table()
    return [CrowdTask(*task, held, counted) for task in tasks]


def _moved(holdings: Holdings, made: _Made, fresh: str) -> pa.Table:
    parted, changed = (_ids(ids) for ids in (made.parted, made.changed))
    members = "(SELECT * FROM members SEMI JOIN parted ON identity = parted.id)"
    identities = "(SELECT id, parties FROM identities SEMI JOIN parted USING (id))"
    before = holdings.ask(_SIDES.format(members=members, identities=identities), parted=parted)
    new = {name: quoted(holdings.folder / made.files[name]) for name in ("members", "identities")}
    after = holdings.ask(_SIDES.format(**new))
    return holdings.ask(_MOVED.format(fresh=fresh), before=before, after=after, changed=changed)


def _ids(ids: Iterable[str]) -> pa.Table:
    return pa.table({"id": pa.array([*ids], pa.string())})
