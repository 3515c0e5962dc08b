"""Tasks of worker processes: the people of some blocks, and those of some families that are crowds."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import pyarrow as pa

from reftel.corpus.identity.crowds import Alike
from reftel.corpus.identity.names import words_of
from reftel.corpus.identity.people import PersonIdentity, people_of
from reftel.corpus.identity.sightings import Entry, Kind
from reftel.corpus.kept.collecting import uncollected
from reftel.corpus.kept.columns import rows_of, schema_of, table_of
from reftel.corpus.kept.facts import Seen
from reftel.corpus.kept.holdings import Card, Holdings
from reftel.corpus.kept.shapes import IdentityRow, MemberRow

__all__ = ["Resolved", "Task", "resolved_blocks", "resolved_crowds"]

_HELD = "SELECT id, parties, alike FROM identities SEMI JOIN sightings ON id = sightings.alike"
_KNOWN = """SELECT DISTINCT identity, cable FROM members SEMI JOIN sightings ON identity = alike
    SEMI JOIN shares USING (copy) WHERE cable IS NOT NULL"""
_ENTRY = ("copy", "position", "cable", "date", "parties")
_MEMBER = schema_of(MemberRow)
_ALIKE = msgspec.json.Decoder(Alike)


class Task(NamedTuple):
    """A part of a file of sightings, with the corpus that it belongs to."""

    folder: Path
    card: Card
    file: str
    part: int


class Resolved(NamedTuple):
    """Identities and members made; the ids of those in whose place some are, and of those now of other parties."""

    identities: pa.Table
    members: pa.Table
    replaced: Sequence[str] = ()
    changed: Sequence[str] = ()


def resolved_blocks(task: Task) -> Resolved:
    """Return the people of whole blocks."""
    table = Holdings(task.folder, task.card).part(task.file, task.part)
    identities: list[IdentityRow] = []
    members: list[list[object]] = [[] for _ in _MEMBER.names]
    with uncollected():
        for block, kinds in itertools.groupby(_kinds(table), key=lambda pair: pair[0]):
            for person, ones in people_of(kind for _, kind in kinds):
                entries = [entry for one in ones for entry in one.entries]
                cables = len({entry.cable for entry in entries if entry.cable})
                identities.append(_identity_row(block, person, cables, _parties([one.parties for one in entries])))
                here = (
                    [block] * len(entries),
                    [person.id] * len(entries),
                    *zip(*(one[:3] for one in entries), strict=True),
                )
                for column, values in zip(members, here, strict=True):
                    column.extend(values)
    return Resolved(table_of(IdentityRow, identities), pa.table(members, schema=_MEMBER))


def _kinds(table: pa.Table) -> Iterator[tuple[str, Kind]]:
    """Yield the sightings of a part kind by kind, each with its block; only the first of a kind is looked at whole."""
    entries: dict[tuple[str, int], list[Entry]] = {}
    firsts: list[int] = []
    told = map(Entry._make, zip(*(table[name].to_pylist() for name in _ENTRY), strict=True))
    keys = zip(table["block"].to_pylist(), table["kind"].to_pylist(), strict=True)
    for at, (key, entry) in enumerate(zip(keys, told, strict=True)):
        if key not in entries:
            firsts.append(at)
        entries.setdefault(key, []).append(entry)
    first = rows_of(Seen, table.take(pa.array(firsts, pa.int64())))
    yield from ((key[0], Kind(one.sighting, entries[key])) for key, one in zip(entries, first, strict=True))


def resolved_crowds(task: Task) -> Resolved:
    """Return people of crowds: those had before with what is added, and new ones."""
    holdings = Holdings(task.folder, task.card)
    table = holdings.part(task.file, task.part)
    before = {row["id"]: row for row in holdings.ask(_HELD, sightings=table).to_pylist()}
    known = {(row["identity"], row["cable"]) for row in holdings.ask(_KNOWN, sightings=table).to_pylist()}
    identities: list[IdentityRow] = []
    members: list[MemberRow] = []
    for identity, rows in itertools.groupby(rows_of(Seen, table), key=lambda row: row.alike):
        seen = list(rows)
        held = before.get(identity)
        one = _ALIKE.decode(held["alike"]) if held else Alike(id=identity)
        _add(one, seen, known)
        block = f"{seen[0].kin}/"
        row = _identity_row(block, one.person(), one.cables, one.sides)
        identities.append(msgspec.structs.replace(row, alike=msgspec.json.encode(one, order="deterministic").decode()))
        members.extend(_member_row(block, identity, row) for row in seen)
    changed = [one.id for one in identities if one.id in before and list(one.parties) != before[one.id]["parties"]]
    return Resolved(table_of(IdentityRow, identities), table_of(MemberRow, members), list(before), changed)


def _add(one: Alike, seen: Iterable[Seen], known: set[tuple[str, str]]) -> None:
    """Add sightings copy by copy; `known` are cables that count already."""
    for _, rows in itertools.groupby(seen, key=lambda row: row.copy):
        of_copy = list(rows)
        one.add([(row.sighting, row.parties) for row in of_copy])
        cable = of_copy[0].cable
        if cable and (one.id, cable) not in known:
            known.add((one.id, cable))
            one.cables += 1


def _parties(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The parties that at least half of the rows have which have any."""
    sides = Counter(party for row in rows for party in row)
    telling = sum(map(bool, rows))
    return tuple(sorted(party for party, times in sides.items() if times * 2 >= telling))


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


def _member_row(block: str, identity: str, seen: Seen) -> MemberRow:
    return MemberRow(block=block, identity=identity, copy=seen.copy, position=seen.position, cable=seen.cable)
