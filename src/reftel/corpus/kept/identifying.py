"""Identities of people: made anew in the blocks that new copies touch, added to in families that are crowds."""

import itertools
from collections.abc import Iterable
from typing import NamedTuple

import pyarrow as pa

from reftel.archive import Workers
from reftel.corpus.identity.crowds import CROWD
from reftel.corpus.identity.sightings import is_like_given
from reftel.corpus.kept.columns import schema_of, table_of
from reftel.corpus.kept.holdings import Holdings
from reftel.corpus.kept.resolving import Resolved, Task, resolved_blocks, resolved_crowds
from reftel.corpus.kept.shapes import GoneRow
from reftel.corpus.kept.tables import quoted

__all__ = ["Identified", "identified"]

_BUCKET = 20_000  # sightings resolved at a time

_CROWDS = f"""SELECT kin FROM (SELECT kin, given, count(*) AS times FROM people WHERE given <> '' GROUP BY ALL)
    GROUP BY kin HAVING count(*) > {CROWD} AND 2 * max(times) < sum(times)"""  # noqa: S608  as `is_crowd` says
_HELD = "SELECT DISTINCT rtrim(block, '/') AS kin FROM identities WHERE alike <> ''"
_GONE = """SELECT DISTINCT block, '' AS id FROM {fresh}
        WHERE kin NOT IN (FROM crowds) OR kin NOT IN (FROM held)
    UNION SELECT kin || '/', '' FROM held ANTI JOIN crowds USING (kin)"""
# a kind says the same in cables of one post and year; a given name alone may be another's in each cable
_KIND = """hash(name, titles, roles, alone, place, post, left(date, 4),
    CASE WHEN given = '' AND kin IN (FROM given) THEN copy END)"""
_BLOCKS = f"""SELECT *, {_KIND} AS kind
    FROM people SEMI JOIN gone USING (block) ANTI JOIN crowds USING (kin)"""  # noqa: S608  our own words
_ALONE = "SELECT DISTINCT kin FROM people SEMI JOIN gone USING (block) WHERE given = ''"
_ADDED = "SELECT * FROM {fresh} SEMI JOIN (FROM crowds INTERSECT FROM held) USING (kin)"
_BECOME = "SELECT * FROM people SEMI JOIN (FROM crowds EXCEPT FROM held) USING (kin) UNION ALL "
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
    given: pa.Table


def identified(holdings: Holdings, fresh: str, pool: Workers) -> Identified:
    """Work in the people of the file of new ones."""
    new = quoted(holdings.folder / fresh)
    crowds, held = holdings.ask(_CROWDS), holdings.ask(_HELD)
    gone = holdings.ask(_GONE.format(fresh=new), crowds=crowds, held=held)
    alone = holdings.ask(_ALONE, gone=gone)["kin"].to_pylist()
    given = pa.table({"kin": pa.array(filter(is_like_given, alone), pa.string())})
    blocks = _Blocks(crowds, held, gone, given)
    become = _BECOME if {*crowds["kin"].to_pylist()} - {*held["kin"].to_pylist()} else ""
    found = itertools.chain(
        pool.map(resolved_blocks, _tasks(holdings, _BLOCKS, "block", blocks)),
        pool.map(resolved_crowds, _tasks(holdings, become + _ADDED.format(fresh=new), "alike", blocks)),
    )
    made = _written(holdings, found)
    gone = pa.concat_tables([gone, made.replaced]).cast(schema_of(GoneRow))
    files = {"identities": made.identities, "members": made.members, "gone": holdings.put("gone", gone)}
    moved = _moved(holdings, made, blocks.gone, new)
    return Identified({name: [*holdings.card.files.get(name, []), file] for name, file in files.items()}, moved)


class _Made(NamedTuple):
    """Files of identities and members made; identities in whose place some are, ids of those now of other parties."""

    identities: str
    members: str
    replaced: pa.Table
    changed: pa.Table


def _written(holdings: Holdings, found: Iterable[Resolved]) -> _Made:
    """Write what the workers make as it comes."""
    replaced, changed = [table_of(GoneRow, [])], [pa.table({"id": pa.array([], pa.string())})]
    with holdings.writing("identities") as identities, holdings.writing("members") as members:
        for each in found:
            identities.write(each.identities)
            members.write(each.members)
            replaced.append(table_of(GoneRow, [GoneRow(block="", id=one) for one in each.replaced]))
            changed.append(pa.table({"id": pa.array(each.changed, pa.string())}))
    return _Made(identities.file, members.file, pa.concat_tables(replaced), pa.concat_tables(changed))


def _tasks(holdings: Holdings, query: str, key: str, blocks: _Blocks) -> list[Task]:
    """Sightings in a file, parted so that those of one key are in one part: a task each."""
    beside = blocks._asdict()
    count = holdings.ask(f"SELECT count(*) AS n FROM ({query})", **beside)["n"][0].as_py()  # noqa: S608  our own words
    parts = count // _BUCKET + 1 if count else 0
    file = holdings.parted(query, key, parts, **beside) if count else ""
    return [Task(holdings.folder, holdings.card, file, part) for part in range(parts)]


def _moved(holdings: Holdings, made: _Made, gone: pa.Table, fresh: str) -> pa.Table:
    members = "(SELECT * FROM members SEMI JOIN gone USING (block))"
    before = holdings.ask(_SIDES.format(members=members, identities="identities"), gone=gone)
    new = {name: quoted(holdings.folder / getattr(made, name)) for name in ("members", "identities")}
    after = holdings.ask(_SIDES.format(**new))
    return holdings.ask(_MOVED.format(fresh=fresh), before=before, after=after, changed=made.changed)
