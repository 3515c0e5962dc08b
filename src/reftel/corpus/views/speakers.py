"""Whoever takes a position: a person by all entries that are them, a body by its names, a party by whoever is its."""

from collections.abc import Iterable, Sequence

import msgspec

from reftel.corpus.identity.bodies import BodyIdentity
from reftel.corpus.identity.people import PersonIdentity
from reftel.corpus.kept.columns import rows_of
from reftel.corpus.kept.holdings import Holdings
from reftel.corpus.kept.tables import shared
from reftel.corpus.lines import Line
from reftel.corpus.statements import Said
from reftel.corpus.views.positions import Met, Position, Shift, Spoken, shifts_of, spoken
from reftel.corpus.views.subjects import Subject

__all__ = ["Speaker", "position_of"]

_TOLD = shared("(said.copy, 'statements', said.position)")
_SPOKE = """SELECT DISTINCT said.* EXCLUDE (party, others) FROM said LEFT JOIN shares USING (copy)
    WHERE {who} AND {on} AND {told}"""
_HELD = shared("(l.copy, l.register, l.position)")
_MET = "SELECT DISTINCT l.* FROM lines l LEFT JOIN shares USING (copy) WHERE register = 'meetings' AND {who} AND {told}"
_OF_PARTY = """SELECT (m.copy, p.name) FROM identities i JOIN members m ON m.identity = i.id
    JOIN people p USING (copy, position) WHERE list_contains(i.parties, ?)"""
_ENTRIES = "SELECT m.copy, p.name FROM members m JOIN people p USING (copy, position) WHERE m.identity = ?"


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """Who speaks: `identity` is a person's id, `forms` are a body's names."""

    name: str
    kind: str
    identity: str = ""
    forms: tuple[str, ...] = ()

    @classmethod
    def of_person(cls, person: PersonIdentity) -> "Speaker":
        """Return a person as a speaker."""
        return cls(name=person.name, kind="person", identity=person.id)

    @classmethod
    def of_body(cls, body: BodyIdentity) -> "Speaker":
        """Return a body as a speaker."""
        return cls(name=body.name, kind="body", forms=body.forms)

    def said(self) -> tuple[str, list[object]]:
        """Return the SQL condition of its statements, and the condition's values."""
        if self.kind == "party":
            return f"(party = ? OR (party = '' AND (said.copy, speaker) IN ({_OF_PARTY})))", [self.name, self.name]
        if self.kind == "body":
            return "list_contains(?, speaker)", [list(self.forms)]
        return f"(said.copy, speaker) IN ({_ENTRIES.replace('m.copy, p.name', '(m.copy, p.name)')})", [self.identity]

    def met(self) -> tuple[str, list[object]]:
        """Return the SQL condition of the meetings it was at, and the condition's values."""
        if self.kind == "party":
            return "list_contains(parties, ?)", [self.name]
        if self.kind == "body":
            return "list_has_any(who, ?)", [list(self.forms)]
        there = f"(SELECT 1 FROM ({_ENTRIES}) e WHERE e.copy = l.copy AND list_contains(who, e.name))"  # noqa: S608
        return f"EXISTS {there}", [self.identity]


def position_of(speaker: Speaker, subject: Subject, holdings: Holdings) -> Position:
    """Return what somebody said on a subject, oldest first, with the changes that cables state and computed ones."""
    (who, whose), (on, words) = speaker.said(), subject.condition()
    table = holdings.ask(_SPOKE.format(who=who, on=on, told=_TOLD), [*whose, *words])
    rows = [one for one in rows_of(Said, table) if subject.has(one)]
    name = speaker.name if speaker.kind != "party" else None
    said = sorted((spoken(one, name) for one in rows), key=lambda one: (one.date or "", one.cable or "", one.position))
    shifts = [*shifts_of(said, _met(speaker, holdings)), *_stated(said, subject, holdings)] if said else []
    return Position(
        who=speaker.name,
        subject=subject.text,
        kind=speaker.kind,
        on=subject.kind,
        statements=tuple(said),
        shifts=tuple(sorted(shifts, key=lambda one: (one.date or "", one.cable or ""))),
    )


def _met(speaker: Speaker, holdings: Holdings) -> Iterable[Met]:
    """The meetings it was at, one a cable."""
    who, whose = speaker.met()
    met = {
        one.copy: one for one in reversed(list(rows_of(Line, holdings.ask(_MET.format(who=who, told=_HELD), whose))))
    }
    return [Met(one.cable, one.date, one.paragraph, one.post) for one in met.values()]


def _stated(said: Sequence[Spoken], subject: Subject, holdings: Holdings) -> list[Shift]:
    """Changes on the subject that the cables in which it was spoken of state themselves."""
    cables = sorted({one.cable for one in said if one.cable})
    table = holdings.ask("SELECT * FROM told WHERE register = 'changes' AND list_contains(?, cable)", [cables])
    return [
        Shift(
            kind="stated",
            cable=line.cable,
            date=line.date,
            paragraph=line.paragraph,
            words=line.words,
            is_computed=False,
        )
        for line in rows_of(Line, table)
        if subject.is_named(line.words) or (line.cable, line.paragraph) in (subject.hits or ())
    ]
