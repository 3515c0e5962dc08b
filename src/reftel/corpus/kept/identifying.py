"""Identities of people made anew in the blocks of those that new cables name, the others as they were."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import pyarrow as pa

from reftel.archive import Workers
from reftel.corpus.identity.names import words_of
from reftel.corpus.identity.people import PersonIdentity, resolve
from reftel.corpus.kept.columns import rows_of, table_of
from reftel.corpus.kept.facts import Seen
from reftel.corpus.kept.holdings import Card, Holdings, quoted
from reftel.corpus.kept.shapes import IdentityRow, MemberRow

__all__ = ["Identified", "identified"]

_BUCKET = 40_000  # sightings resolved at a time
_LEAST = 4  # buckets, so that all workers have some
_MADE = ("identities", "members")
_SIDES = """SELECT copy, position, parties FROM {members} JOIN {identities} ON identity = id
    WHERE len(parties) > 0"""
_MOVED = """SELECT DISTINCT copy FROM (
    (SELECT * FROM before EXCEPT SELECT * FROM after) UNION ALL (SELECT * FROM after EXCEPT SELECT * FROM before))
    ANTI JOIN {fresh} USING (copy)"""


class Identified(NamedTuple):
    """The files of identities and members, and the copies had before in which somebody is now of other parties."""

    files: dict[str, list[str]]
    moved: pa.Table


def identified(holdings: Holdings, touched: Iterable[str], fresh: str, pool: Workers) -> Identified:
    """Make the identities of the touched blocks anew; `fresh` is the file of new copies."""
    blocks = None if not holdings.paths("identities") else sorted(touched)
    where, values = ("true", list[object]()) if blocks is None else ("block IN (SELECT unnest(?))", [blocks])
    count = holdings.rows(f"SELECT count(*) AS n FROM people WHERE {where}", values)[0]["n"]  # noqa: S608
    buckets = max(_LEAST, count // _BUCKET + 1)
    tasks = [(holdings.folder, holdings.card, number, buckets, blocks) for number in range(buckets)]
    found = [*pool.map(_bucket, tasks)]
    made = {name: pa.concat_tables([tables[at] for tables in found]) for at, name in enumerate(_MADE)}
    moved = _moved(holdings, made, fresh, (where, values))
    if blocks is not None:
        for name, table in made.items():
            old = holdings.ask(f"SELECT * FROM {name} WHERE NOT ({where})", values)  # noqa: S608
            made[name] = pa.concat_tables([table, old.cast(table.schema)])
    return Identified({name: [holdings.put(name, table)] for name, table in made.items()}, moved)


def _moved(
    holdings: Holdings, made: Mapping[str, pa.Table], fresh: str, touched: tuple[str, Sequence[object]]
) -> pa.Table:
    where, values = touched
    members = f"(SELECT * FROM members WHERE {where})"  # noqa: S608  our own words
    before = holdings.ask(_SIDES.format(members=members, identities="identities"), values)
    tables = {f"new_{name}": table for name, table in made.items()}
    after = holdings.ask(_SIDES.format(members="new_members", identities="new_identities"), **tables)
    return holdings.ask(_MOVED.format(fresh=quoted(holdings.folder / fresh)), before=before, after=after)


def _bucket(task: tuple[Path, Card, int, int, list[str] | None]) -> tuple[pa.Table, pa.Table]:
    """Identities and members of some of the blocks."""
    folder, card, number, buckets, touched = task
    holdings = Holdings(folder, card)
    where = f"hash(block) % {buckets} = {number}"
    values: list[object] = []
    if touched is not None:
        where, values = f"{where} AND block IN (SELECT unnest(?))", [touched]
    table = holdings.ask(f"SELECT * FROM people WHERE {where} ORDER BY block", values)  # noqa: S608  our own words
    identities: list[IdentityRow] = []
    members: list[MemberRow] = []
    for block, rows in itertools.groupby(rows_of(Seen, table), key=lambda row: row.block):
        seen = {(row.copy, row.position): row for row in rows}
        for person in resolve([row.sighting for row in seen.values()]):
            identities.append(_identity_row(block, person, [seen[member].parties for member in person.members]))
            members.extend(_member_rows(block, person, seen))
    return table_of(IdentityRow, identities), table_of(MemberRow, members)


def _identity_row(block: str, person: PersonIdentity, parties: Sequence[tuple[str, ...]]) -> IdentityRow:
    words = {word for form in (person.name, *person.forms) for word in words_of(form)}
    sides = Counter(party for row in parties for party in row)
    telling = sum(map(bool, parties))
    bare = msgspec.structs.replace(person, members=(), cables=())
    return IdentityRow(
        block=block,
        id=person.id,
        name=person.name,
        keys=tuple(sorted(words)),
        first=person.first,
        last=person.last,
        cables=len(person.cables),
        parties=tuple(sorted(party for party, times in sides.items() if times * 2 >= telling)),
        whole=msgspec.json.encode(bare).decode(),
    )


def _member_rows(block: str, person: PersonIdentity, seen: Mapping[tuple[str, int], Seen]) -> Iterator[MemberRow]:
    for copy, position in person.members:
        yield MemberRow(block=block, identity=person.id, copy=copy, position=position, cable=seen[copy, position].cable)
