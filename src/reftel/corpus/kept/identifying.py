"""Identities of people made anew in the blocks of those that new cables name, the others as they were."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import pyarrow as pa

from reftel.archive import Workers
from reftel.corpus.identity.names import words_of
from reftel.corpus.identity.people import PersonIdentity, resolve
from reftel.corpus.kept.columns import rows_of, table_of
from reftel.corpus.kept.facts import Seen
from reftel.corpus.kept.holdings import Card, Holdings
from reftel.corpus.kept.shapes import IdentityRow, MemberRow

__all__ = ["identified"]

_BUCKET = 40_000  # sightings resolved at a time


def identified(holdings: Holdings, touched: Iterable[str], pool: Workers) -> dict[str, list[str]]:
    """Return the files of identities and members, those of the touched blocks made anew."""
    count = holdings.rows("SELECT count(*) AS n FROM people")[0]["n"]
    buckets = count // _BUCKET + 1
    blocks = None if not holdings.paths("identities") else sorted(touched)
    tasks = [(holdings.folder, holdings.card, number, buckets, blocks) for number in range(buckets)]
    found = [*pool.map(_bucket, tasks)]
    kept = {}
    for name, kind, at in (("identities", IdentityRow, 0), ("members", MemberRow, 1)):
        tables = [tables[at] for tables in found]
        if blocks is not None:
            old = holdings.ask(f"SELECT * FROM {name} WHERE block NOT IN (SELECT unnest(?))", [blocks])  # noqa: S608
            tables.append(old.cast(tables[0].schema))
        kept[name] = [holdings.put(name, pa.concat_tables([table_of(kind, []), *tables]))]
    return kept


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
