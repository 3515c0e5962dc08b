"""The corpus brought up to what the archive's records are: new batches worked in, and only what they touch again."""

import contextlib
import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import Self, TypeVar

import msgspec
import pyarrow as pa

from reftel.archive.pool import cores, local
from reftel.archive.records import Records
from reftel.archive.rows import to_rows
from reftel.corpus.fates.following import follow
from reftel.corpus.identity.names import folded
from reftel.corpus.identity.people import PersonIdentity, resolve
from reftel.corpus.kept.columns import rows_of, schema_of, table_of
from reftel.corpus.kept.facts import Facts, Seen, facts_of
from reftel.corpus.kept.holdings import TABLES, Card, Holdings
from reftel.corpus.kept.shapes import IdentityRow, MemberRow, SideRow

__all__ = ["RULES", "update"]

Task = TypeVar("Task")
Made = TypeVar("Made")
RULES = "7"  # raised whenever what is kept, or how it is worked out, changes
_FACTS = ("copies", "people", "lines", "reports")
_SMALL = 3_000  # copies that are worked in without other processes
_PER_TASK = 4  # batches
_BUCKET = 60_000  # sightings resolved at a time


def update(holdings: Holdings, records: Path, workers: int | None = None) -> int:
    """Work in what the records have and the corpus has not; return how many batches that were."""
    there = Records(records).batches()
    held = holdings.card
    if held.rules != RULES or held.batches - there:
        held = Card(rules=RULES)
        holdings.card = held
    fresh = sorted(there - held.batches)
    if not fresh:
        return 0
    files = {name: list(held.files.get(name, [])) for name in TABLES}
    with _Workers(workers or cores(), Records(records).count) as pool:
        touched: set[str] = set()
        with contextlib.ExitStack() as stack:
            writers = {name: stack.enter_context(holdings.writing(name)) for name in _FACTS}
            for tables in pool.map(_facts_of, [(records, part) for part in _parts(fresh)]):
                touched.update(tables["people"]["block"].unique().to_pylist())
                for name, table in tables.items():
                    writers[name].write(table)
        for name, writer in writers.items():
            files[name].append(writer.file)
        holdings.card = Card(rules=RULES, batches=held.batches, files=files)
        files |= _identified(holdings, touched, pool)
    holdings.card = Card(rules=RULES, batches=held.batches, files=files)
    files["sides"] = [holdings.put("sides", holdings.ask(_SIDES).cast(schema_of(SideRow)))]
    holdings.card = Card(rules=RULES, batches=held.batches, files=files)
    followed = follow(holdings, {*files["lines"][-1:], *files["reports"][-1:]})
    files["evidence"] = [holdings.put("evidence", followed.evidence)]
    files["words"] = [holdings.put("words", followed.words)]
    holdings.name(Card(rules=RULES, batches=there, files=files))
    return len(fresh)


class _Workers:
    """Processes, or none where there is little to do."""

    def __init__(self, workers: int, copies: int) -> None:
        self._pool: Executor | None = local(workers) if workers > 1 and copies > _SMALL else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown()

    def map(self, work: Callable[[Task], Made], tasks: Iterable[Task]) -> Iterable[Made]:
        """Do work on each task, in order."""
        return self._pool.map(work, tasks) if self._pool else map(work, tasks)


_SIDES = """
    WITH doing AS (SELECT copy, register, position, unnest(who) AS name FROM lines WHERE register <> 'instruments'),
    known AS (
        SELECT p.copy, p.name, unnest(i.parties) AS party
        FROM people p JOIN members USING (copy, position) JOIN identities i ON i.id = identity
    )
    SELECT copy, register, d.position::INTEGER AS position, list_sort(list(DISTINCT party)) AS sides
    FROM doing d JOIN known USING (copy, name) GROUP BY copy, register, d.position
"""


def _parts(batches: Sequence[str]) -> Iterator[frozenset[str]]:
    rest = iter(batches)
    while part := frozenset(itertools.islice(rest, _PER_TASK)):
        yield part


def _facts_of(task: tuple[Path, frozenset[str]]) -> dict[str, pa.Table]:
    """The tables of some batches."""
    records, batches = task
    facts = [
        facts_of(row.origin.key, row.cable)
        for _, table in Records(records).of_batches(batches)
        for row in to_rows(table)
    ]
    return {name: table_of(TABLES[name], list(rows)) for name, rows in zip(_FACTS, _columns(facts), strict=True)}


def _columns(facts: Sequence[Facts]) -> Iterable[list[msgspec.Struct]]:
    yield [each.copy for each in facts]
    yield [one for each in facts for one in each.people]
    yield [one for each in facts for one in each.lines]
    yield [one for each in facts for one in each.reports]


def _identified(holdings: Holdings, touched: Iterable[str], pool: _Workers) -> dict[str, list[str]]:
    """Identities of the touched blocks made anew, the others as they were."""
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
    holdings = Holdings(folder)
    holdings.card = card
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
    words = {folded(word) for form in (person.name, *person.forms) for word in form.replace("-", " ").split()}
    sides = Counter(party for row in parties for party in row)
    telling = sum(map(bool, parties))
    bare = msgspec.structs.replace(person, members=(), cables=())
    return IdentityRow(
        block=block,
        id=person.id,
        name=person.name,
        keys=tuple(sorted(filter(None, words))),
        first=person.first,
        last=person.last,
        cables=len(person.cables),
        parties=tuple(sorted(party for party, times in sides.items() if times * 2 >= telling)),
        whole=msgspec.json.encode(bare).decode(),
    )


def _member_rows(block: str, person: PersonIdentity, seen: Mapping[tuple[str, int], Seen]) -> Iterator[MemberRow]:
    for copy, position in person.members:
        yield MemberRow(block=block, identity=person.id, copy=copy, position=position, cable=seen[copy, position].cable)
