"""Tasks of worker processes: the people of some blocks, and those of some families that are crowds."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from reftel.corpus.identity.crowds import Alike
from reftel.corpus.identity.names import words_of
from reftel.corpus.identity.people import OfficeHeld, PersonIdentity, held_again, ordered, people_of
from reftel.corpus.identity.sightings import Kind, Sighting
from reftel.corpus.identity.votes import Votes
from reftel.corpus.kept.collecting import uncollected
from reftel.corpus.kept.columns import rows_of, table_of
from reftel.corpus.kept.facts import Seen
from reftel.corpus.kept.holdings import part_of
from reftel.corpus.kept.shapes import IdentityRow, KindRow

__all__ = [
    "KINDS",
    "Added",
    "CrowdTask",
    "Known",
    "Resolved",
    "Task",
    "identities_of",
    "resolved_blocks",
    "resolved_crowds",
]

_SAID_BY = attrgetter(*Sighting.__struct_fields__)
_ALIKE = msgspec.json.Decoder(Alike)
_PERSON = msgspec.json.Decoder(PersonIdentity)
_VOTES = msgspec.json.Decoder(Votes)
PEOPLE = pa.schema({"block": pa.string(), "identity": pa.string(), "whole": pa.string()})
KINDS = pa.schema(
    {
        "block": pa.string(),
        "kin": pa.string(),
        "identity": pa.string(),
        "kind": pa.string(),
        "offices": pa.list_(pa.string()),
    }
)


class Task(NamedTuple):
    """A part of a file of sightings."""

    file: Path
    part: int


class CrowdTask(NamedTuple):
    """A part of a file of sightings of crowds, with what is known of those who are anywhere in the file.

    `held` are the identities had before, `known` the cables in several copies that count for somebody already.
    """

    file: Path
    part: int
    held: pa.Table
    known: pa.Table


class Known(NamedTuple):
    """What entries of a person say together: how many cables, the offices, and whose they are."""

    cables: int
    offices: Sequence[OfficeHeld]
    votes: Votes


class Resolved(NamedTuple):
    """People of whole blocks as JSON, without their offices, members and cables, and the kinds of entries they have."""

    people: pa.Table
    kinds: pa.Table


class Added(NamedTuple):
    """People of crowds; the ids of those in whose place some are, and of those now of other parties."""

    identities: pa.Table
    replaced: Sequence[str]
    changed: Sequence[str]


def resolved_blocks(task: Task) -> Resolved:
    """Return the people of whole blocks."""
    table = part_of(task.file, task.part)
    people: list[tuple[str, str, str]] = []
    kinds: list[tuple[str, str, str, str, tuple[str, ...]]] = []
    with uncollected():
        for block, rows in itertools.groupby(rows_of(KindRow, table), key=lambda row: row.block):
            of_block = _merged(rows)
            for person, keys in people_of(map(_kind, of_block.values())):
                people.append((block, person.id, msgspec.json.encode(person).decode()))
                theirs = (of_block[key] for key in keys)
                kinds.extend((block, one.kin, person.id, one.kind, _offices(one)) for one in theirs)
    return Resolved(_table(people, PEOPLE), _table(kinds, KINDS))


def identities_of(
    people: pa.Table, known: Mapping[str, Known], held: Mapping[str, IdentityRow]
) -> Iterator[IdentityRow]:
    """Yield the people of blocks that are not `held` as they are, with what is known of each by their entries.

    Of those who are held `known` has what is added.
    """
    for block, identity, whole in zip(*(people[name].to_pylist() for name in PEOPLE.names), strict=True):
        person, before, more = _PERSON.decode(whole), held.get(identity), known.get(identity)
        if before is not None:
            old = _PERSON.decode(before.whole)
            if more is None and msgspec.structs.replace(old, offices=()) == person:
                continue
            more = _with_more(Known(before.cables, old.offices, _VOTES.decode(before.votes)), more)
        assert more is not None
        person = msgspec.structs.replace(person, offices=ordered(more.offices))
        row = _identity_row(block, person, more.cables, more.votes.sides)
        yield msgspec.structs.replace(row, votes=msgspec.json.encode(more.votes, order="deterministic").decode())


def _with_more(before: Known, more: Known | None) -> Known:
    if more is None:
        return before
    offices = {one.office: one for one in before.offices}
    for one in more.offices:
        offices[one.office] = held_again(one, offices.get(one.office))
    before.votes.merge(more.votes)
    return Known(before.cables + more.cables, [*offices.values()], before.votes)


def _merged(rows: Iterable[KindRow]) -> dict[str, KindRow]:
    """Kinds that each stand once: one that several files have begins where its first entry stands."""
    found: dict[str, KindRow] = {}
    for row in rows:
        before = found.get(row.kind)
        if before is not None:
            days = tuple(sorted({*before.days, *row.days}))
            row = msgspec.structs.replace(before, times=before.times + row.times, days=days)
        found[row.kind] = row
    return found


def _kind(row: KindRow) -> Kind:
    first = Sighting(*_SAID_BY(row))
    return Kind(row.kind, first, row.times, row.days)


def _offices(row: KindRow) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*row.titles, *row.roles)))


def _table(rows: Sequence[Sequence[object]], schema: pa.Schema) -> pa.Table:
    columns = zip(*rows, strict=True) if rows else ([] for _ in schema.names)
    return pa.table([pa.array(column, kind) for column, kind in zip(columns, schema.types, strict=True)], schema=schema)


def resolved_crowds(task: CrowdTask) -> Added:
    """Return people of crowds: those had before with what is added, and new ones."""
    table = part_of(task.file, task.part)
    ids = table["alike"].combine_chunks()
    before = {row["id"]: row for row in task.held.filter(pc.is_in(task.held["id"], ids)).to_pylist()}
    counted = task.known.filter(pc.is_in(task.known["identity"], ids))
    known = {(row["identity"], row["cable"]) for row in counted.to_pylist()}
    identities: list[IdentityRow] = []
    for identity, rows in itertools.groupby(rows_of(Seen, table), key=lambda row: row.alike):
        seen = list(rows)
        there = before.get(identity)
        one = _ALIKE.decode(there["alike"]) if there else Alike(id=identity)
        _add(one, seen, known)
        block = f"{seen[0].kin}/"
        row = _identity_row(block, one.person(), one.cables, one.votes.sides)
        identities.append(msgspec.structs.replace(row, alike=msgspec.json.encode(one, order="deterministic").decode()))
    changed = [one.id for one in identities if one.id in before and list(one.parties) != before[one.id]["parties"]]
    return Added(table_of(IdentityRow, identities), list(before), changed)


def _add(one: Alike, seen: Iterable[Seen], known: set[tuple[str, str]]) -> None:
    """Add sightings copy by copy; `known` are cables that count already."""
    for _, rows in itertools.groupby(seen, key=lambda row: row.copy):
        of_copy = list(rows)
        one.add([(row.sighting, row.parties, row.guessed) for row in of_copy])
        cable = of_copy[0].cable
        if cable and (one.id, cable) not in known:
            known.add((one.id, cable))
            one.cables += 1


def _identity_row(block: str, person: PersonIdentity, cables: int, parties: tuple[str, ...]) -> IdentityRow:
    words = {word for form in (person.name, *person.forms) for word in words_of(form)}
    bare = msgspec.structs.replace(person, members=(), cables=())
    return IdentityRow(
        block=block,
        id=person.id,
        name=person.name,
        keys=tuple(sorted(words)),
        first=person.first,
        last=person.last,
        cables=cables,
        parties=parties,
        whole=msgspec.json.encode(bare).decode(),
    )
