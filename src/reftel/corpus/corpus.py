"""The corpus of an archive: what a program asks of it."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import pyarrow as pa

from reftel.archive import Archive
from reftel.corpus.columns import rows_of
from reftel.corpus.facts import Copy
from reftel.corpus.fates import Evidence, Fate
from reftel.corpus.holdings import Holdings
from reftel.corpus.instruments import InstrumentHistory, histories_of
from reftel.corpus.lines import Line
from reftel.corpus.names import folded
from reftel.corpus.parties import Parties, party_named
from reftel.corpus.people import PersonIdentity
from reftel.corpus.positions import Met, Position, Shift, Spoken, shifts_of, speaks_of
from reftel.corpus.relations import PlanFollowed, Relation, carriers_of
from reftel.corpus.threads import Thread, thread_of
from reftel.corpus.updating import update

__all__ = ["Corpus"]

_EVIDENCE = msgspec.json.Decoder(tuple[Evidence, ...])
_PERSON = msgspec.json.Decoder(PersonIdentity)
_READ = 24  # cables whose statements are looked through for a relation
_FIRST, _LAST = "0000", "9999"


class Corpus:
    """What is known across the cables of an archive; brought up to date when it is opened and by `update`."""

    def __init__(self, archive: Archive, *, workers: int | None = None) -> None:
        self._archive = archive
        archive.folder.check()
        self._holdings = Holdings(archive.folder.path / "corpus")
        self.update(workers=workers)

    def update(self, *, workers: int | None = None) -> int:
        """Work in what was added to the archive; return how many batches that were."""
        with self._archive.folder.faults():
            return update(self._holdings, self._archive.folder.records, workers)

    def who(self, name: str, limit: int = 20) -> list[PersonIdentity]:
        """Return the people whose forms have all the words of a name, those of the most cables first."""
        words = sorted({word for part in name.replace("-", " ").split() if (word := folded(part))})
        found = self._holdings.rows(
            "SELECT id, whole FROM identities WHERE list_has_all(keys, ?) ORDER BY cables DESC, id LIMIT ?",
            [words, limit],
        )
        return [self._with_members(_PERSON.decode(row["whole"])) for row in found]

    def person(self, identity: str) -> PersonIdentity | None:
        """Return the person of an id."""
        found = self._holdings.rows("SELECT whole FROM identities WHERE id = ?", [identity])
        return self._with_members(_PERSON.decode(found[0]["whole"])) if found else None

    def instrument(self, name: str) -> list[InstrumentHistory]:
        """Return the instruments whose name or abbreviation has the words, each with its standings over time."""
        lines = self._lines("register = 'instruments' AND contains(lower(name), ?)", [name.lower()])
        return histories_of(lines)

    def plans(self, fate: str | None = None, due: str | None = None, party: str | None = None) -> list[PlanFollowed]:
        """Return plans with what became of them, by the day they are due.

        `fate` is one of `open`, `done`, `put off`, `refused`, `overtaken`, `repeated`, `not done`, `no later word`;
        `due` a year, month or day that the plan's days meet.
        """
        where, values = ["register = 'plans'"], list[object]()
        if due is not None:
            where.append("coalesce(l.start, l.end) <= ? AND coalesce(l.end, l.start) >= ?")
            values += [due + _LAST, due]
        if party is not None:
            where.append("list_contains(parties, ?)")
            values.append(party_named(party))
        if fate is not None:
            where.append("fate = ?")
            values.append(fate)
        return sorted(self._plans(" AND ".join(where), values), key=_due)

    def thread(self, cable: str) -> Thread:
        """Return the cables that hang together with one by their references."""
        return thread_of(cable, self._beside)

    def catalogue(self) -> pa.Table:
        """Return every cable once, ordered by its id: `cable`, `date`, `subject`, its `references` and `septels`."""
        return self._holdings.ask(
            'SELECT cable, date, subject, "references", septels FROM copies SEMI JOIN chosen USING (copy)'
            " WHERE cable IS NOT NULL ORDER BY cable"
        )

    def positions(self, who: str, subject: str) -> list[Position]:
        """Return what each person of a name, or a body, said on a subject, and how that changed."""
        found = [self._position(person, subject) for person in self.who(who)]
        return [position for position in found if position.statements]

    def relation(
        self, one: str, other: str, start: str | None = None, end: str | None = None, limit: int = 50
    ) -> Relation:
        """Return the relation of two parties, between two days where these are given; of each kind the last `limit`."""
        parties = (party_named(one), party_named(other))
        values: list[object] = [list(parties), start or _FIRST, (end or "") + _LAST]
        lines = self._lines("list_has_all(parties, ?) AND coalesce(date, '') BETWEEN ? AND ?", values)
        by = {name: [line for line in lines if line.register == name] for name in _SECTIONS}
        days = [line.date for line in lines if line.date]
        cables = list(dict.fromkeys(line.cable for line in reversed(lines) if line.cable))
        return Relation(
            parties=parties,
            first=min(days, default=None),
            last=max(days, default=None),
            cables=len(cables),
            totals={name: len(rows) for name, rows in by.items()},
            meetings=tuple(by["meetings"][-limit:]),
            instruments=tuple(histories_of(by["instruments"])[:limit]),
            bodies=_once(by["bodies"], limit),
            said=self._said(parties, cables[:_READ], limit),
            silences=tuple(by["silences"][-limit:]),
            changes=tuple(by["changes"][-limit:]),
            plans=tuple(self._followed(by["plans"][-limit:])),
            carriers=tuple(carriers_of((line for line in lines if line.register in _DOINGS), parties)),
        )

    def _with_members(self, person: PersonIdentity) -> PersonIdentity:
        rows = self._holdings.rows(
            "SELECT copy, position, cable FROM members WHERE identity = ? ORDER BY cable, copy, position", [person.id]
        )
        cables = tuple(dict.fromkeys(row["cable"] for row in rows if row["cable"]))
        members = tuple((row["copy"], row["position"]) for row in rows)
        return msgspec.structs.replace(person, members=members, cables=cables)

    def _lines(self, where: str, values: Sequence[object]) -> list[Line]:
        query = f"SELECT * FROM told WHERE {where} ORDER BY date, copy, register, position"  # noqa: S608  our own words
        return list(rows_of(Line, self._holdings.ask(query, values)))

    def _plans(self, where: str, values: Sequence[object]) -> Iterable[PlanFollowed]:
        query = f"SELECT l.*, fate, evidence FROM told l JOIN fates USING (copy, position) WHERE {where}"  # noqa: S608
        table = self._holdings.ask(query, values)
        fates = zip(table["fate"].to_pylist(), table["evidence"].to_pylist(), strict=True)
        for line, (fate, evidence) in zip(rows_of(Line, table), fates, strict=True):
            yield PlanFollowed(line=line, fate=Fate(plan=line, fate=fate, evidence=_EVIDENCE.decode(evidence)))

    def _followed(self, lines: Sequence[Line]) -> list[PlanFollowed]:
        copies = sorted({line.copy for line in lines})
        wanted = {(line.copy, line.position) for line in lines}
        found = self._plans("register = 'plans' AND list_contains(?, copy)", [copies])
        return sorted((plan for plan in found if (plan.line.copy, plan.line.position) in wanted), key=_due)

    def _beside(self, cables: Sequence[str]) -> Iterable[Copy]:
        query = 'SELECT * FROM copies WHERE list_contains(?, cable) OR list_has_any("references", ?)'
        return rows_of(Copy, self._holdings.ask(query, [list(cables), list(cables)]))

    def _said(self, parties: tuple[str, str], cables: Sequence[str], limit: int) -> dict[str, tuple[Spoken, ...]]:
        """The statements of each side in the paragraphs that name both, out of the last cables."""
        found: dict[str, list[Spoken]] = {party: [] for party in parties}
        for name in reversed(cables):
            for cable in self._archive.cable(name)[:1]:
                sides = Parties(cable)
                both = {number for at, number in _numbers(cable) if set(parties) <= sides.at(at)}
                for position, one in enumerate(cable.statements):
                    speaker = one.speaker or one.source
                    side = sides.of(speaker) & set(parties)
                    if speaker and len(side) == 1 and one.paragraph in both:
                        found[next(iter(side))].append(_spoken(cable, position, speaker))
        return {party: tuple(rows[-limit:]) for party, rows in found.items()}

    def _position(self, person: PersonIdentity, subject: str) -> Position:
        members = {member[0]: member[1] for member in person.members}
        said: list[Spoken] = []
        met: list[Met] = []
        for name in person.cables:
            for key, cable in self._archive.copies(name):
                if key not in members:
                    continue
                known = cable.people[members[key]].name
                for position, one in enumerate(cable.statements):
                    if one.speaker == known and speaks_of(one.content, subject):
                        said.append(_spoken(cable, position, person.name))
                meeting = next((one for one in cable.meetings if known in one.participants), None)
                if meeting is not None:
                    at = meeting.paragraphs[0] if meeting.paragraphs else 0
                    met.append(Met(cable.id, cable.header.date, at, cable.header.post))
        stated = self._stated(person.cables, subject)
        shifts = sorted([*shifts_of(said, met), *stated], key=lambda one: (one.date or "", one.cable or ""))
        said.sort(key=lambda one: (one.date or "", one.cable or "", one.position))
        return Position(who=person.name, subject=subject, statements=tuple(said), shifts=tuple(shifts))

    def _stated(self, cables: Sequence[str], subject: str) -> list[Shift]:
        """Changes on the subject that the cables themselves state."""
        lines = self._lines("register = 'changes' AND list_contains(?, cable)", [list(cables)])
        return [
            Shift(
                kind="stated",
                cable=line.cable,
                date=line.date,
                paragraph=line.paragraph,
                words=line.words,
                is_computed=False,
            )
            for line in lines
            if speaks_of(line.words, subject)
        ]


_SECTIONS = ("meetings", "instruments", "bodies", "silences", "changes", "plans")
_DOINGS = ("meetings", "plans", "silences")


def _numbers(cable: Any) -> Iterable[tuple[int, int]]:
    return ((at, paragraph.number) for at, paragraph in enumerate(cable.paragraphs))


def _spoken(cable: Any, position: int, speaker: str) -> Spoken:
    one = cable.statements[position]
    return Spoken(
        cable=cable.id,
        date=cable.header.date,
        paragraph=one.paragraph,
        position=position,
        speaker=speaker,
        cue=one.cue,
        content=one.content,
        polarity=one.polarity,
    )


def _once(lines: Sequence[Line], limit: int) -> tuple[Line, ...]:
    """The last line of each body, those named oftenest first."""
    by: dict[str, list[Line]] = {}
    for line in lines:
        by.setdefault(line.name, []).append(line)
    ordered = sorted(by.values(), key=lambda rows: (-len(rows), rows[0].name))
    return tuple(rows[-1] for rows in ordered[:limit])


def _due(plan: PlanFollowed) -> tuple[str, str, str, int]:
    return plan.line.end or _LAST, plan.line.date or "", plan.line.copy, plan.line.position
