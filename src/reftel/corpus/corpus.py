"""The corpus of an archive: what a program asks of it."""

from collections.abc import Callable, Iterable, Sequence

import msgspec
import pyarrow as pa

from reftel.archive import Archive
from reftel.corpus.identity.bodies import BodyIdentity
from reftel.corpus.identity.listed import party_named, state_of_capital
from reftel.corpus.identity.names import words_of
from reftel.corpus.identity.offices import states_in
from reftel.corpus.identity.people import PersonIdentity
from reftel.corpus.kept.columns import rows_of
from reftel.corpus.kept.confirmations import confirm
from reftel.corpus.kept.facts import Copy
from reftel.corpus.kept.holdings import Holdings
from reftel.corpus.kept.shapes import LinkRow
from reftel.corpus.kept.tables import MADE, with_references
from reftel.corpus.kept.updating import update
from reftel.corpus.lines import DAY, Line
from reftel.corpus.surveys.survey import Survey
from reftel.corpus.views.between import Between
from reftel.corpus.views.bodies import bodies_named, body_of
from reftel.corpus.views.called import with_called
from reftel.corpus.views.following import DUE, confirmed, due_within, followed
from reftel.corpus.views.instruments import InstrumentHistory, instruments_named
from reftel.corpus.views.positions import Position
from reftel.corpus.views.relations import PlanFollowed, Relation
from reftel.corpus.views.septels import DAYS
from reftel.corpus.views.speakers import Speaker, position_of
from reftel.corpus.views.subjects import subject_of
from reftel.corpus.views.threads import Thread, thread_of
from reftel.errors import WordingError
from reftel.telegram.ids import compared

__all__ = ["Corpus"]

_PERSON = msgspec.json.Decoder(PersonIdentity)
_LAST = "9999"
_NAMED = "SELECT party FROM lines_by WHERE party = ? LIMIT 1"
_IDS = """SELECT id FROM (SELECT cable AS id, cable AS name FROM copies
        UNION ALL SELECT reference, reference FROM links UNION ALL SELECT reference, known_as FROM links)
    WHERE lower(name) = ? ORDER BY id LIMIT 1"""
_BESIDE = """SELECT * FROM copies WHERE list_contains($1, cable)
    OR copy IN (SELECT copy FROM links WHERE list_contains($1, reference))"""
_CALLED = """SELECT party, count(*) AS often FROM bodies
    WHERE party <> '' AND kind IN ('state', 'organisation', 'government')
    AND (party = $1 OR lower(name) = lower($1) OR lower(abbreviation) = lower($1))
    GROUP BY party ORDER BY party = $1 DESC, often DESC, party LIMIT 1"""


class Corpus:
    """What is known across the cables of an archive; brought up to date when it is opened and by `update`.

    While another process brings it up to date, both wait; `waiting` is told which process that is. `begin` is called
    before cables are worked in: that takes a while where there are many.
    """

    def __init__(
        self,
        archive: Archive,
        *,
        workers: int | None = None,
        begin: Callable[[], None] | None = None,
        waiting: Callable[[str], None] | None = None,
    ) -> None:
        self._archive = archive
        archive.folder.check()
        self._holdings = Holdings(archive.folder.path / "corpus", waiting=waiting)
        self.survey = Survey(self._holdings)
        self.update(workers=workers, begin=begin)

    def update(self, *, workers: int | None = None, begin: Callable[[], None] | None = None) -> int:
        """Work in what was added to the archive; return how many batches that were."""
        with self._archive.folder.faults():
            done = update(self._holdings, self._archive.batches, workers, begin)
            confirm(self._holdings, self._archive.events(), self._archive.events_digest)
        return done

    def who(self, name: str, limit: int = 20) -> list[PersonIdentity]:
        """Return the people whose forms have all the words of a name, those of the most cables first."""
        words = sorted(set(words_of(name)))
        found = self._holdings.rows(
            "SELECT id, whole FROM identities WHERE list_has_all(keys, ?) ORDER BY cables DESC, id LIMIT ?",
            [words, limit],
        )
        return [self._with_members(_PERSON.decode(row["whole"])) for row in found]

    def person(self, identity: str) -> PersonIdentity | None:
        """Return the person of an id."""
        found = self._holdings.rows("SELECT whole FROM identities WHERE id = ?", [identity])
        return self._with_members(_PERSON.decode(found[0]["whole"])) if found else None

    def bodies(self, name: str, limit: int = 20) -> list[BodyIdentity]:
        """Return the states, ministries, organisations and so on of a name, those of the most cables first."""
        return bodies_named(name, self._holdings, limit)

    def body(self, identity: str) -> BodyIdentity | None:
        """Return the body of an id."""
        return body_of(identity, self._holdings)

    def lines(self, register: str) -> list[Line]:
        """Return the lines of a register of all cables (`meetings`, `changes` ...), oldest first."""
        return self._lines("register = ?", [register])

    def instrument(self, name: str) -> list[InstrumentHistory]:
        """Return the instruments whose name or abbreviation has the words, each with its standings over time."""
        return with_called(instruments_named(name, self._lines), self._holdings.ask)

    def plans(self, fate: str | None = None, due: str | None = None, party: str | None = None) -> list[PlanFollowed]:
        """Return plans with what became of them, by the day they are due.

        `fate` is one of `open`, `done`, `put off`, `refused`, `overtaken`, `repeated`, `not done`, `no later word`;
        `due` a year, month or day that the plan's days meet; of days of more than a year the last one.
        """
        where, values = ["register = 'plans'"], list[object]()
        if due is not None:
            where.append(DUE)
            values += due_within(due)
        if party is not None:
            where.append("list_contains(parties, ?)")
            values.append(self.party(party))
        found = followed(self._lines(" AND ".join(where), values), self._holdings.rows)
        return sorted((plan for plan in found if fate in {None, plan.fate.fate}), key=_due)

    def thread(self, cable: str) -> Thread:
        """Return the cables that hang together with one by their references."""
        found = thread_of(cable, self._beside, self.around, self.citing)
        if not any(entry.is_here for entry in found.entries) and (rows := self._holdings.rows(_IDS, [compared(cable)])):
            return thread_of(rows[0]["id"], self._beside, self.around, self.citing)
        return found

    def catalogue(self) -> pa.Table:
        """Return every cable once, by its id: `date`, `subject`, `post`, its `references` and `septels`."""
        chosen = with_references("SELECT * FROM copies SEMI JOIN chosen USING (copy) WHERE cable IS NOT NULL")
        query = f'SELECT cable, date, title AS subject, post, "references", septels FROM ({chosen}) ORDER BY cable'  # noqa: S608
        return self._holdings.ask(query)

    def citing(self, cables: Sequence[str]) -> Iterable[LinkRow]:
        """Return what some cables name others by, in the order of their words: those of the best copy of each."""
        query = """SELECT DISTINCT ON (cable, position) * FROM links
            ANTI JOIN (FROM shares WHERE rank <> 0) USING (copy)
            WHERE list_contains(?, cable) ORDER BY cable, position, known_as"""
        return rows_of(LinkRow, self._holdings.ask(query, [list(cables)]))

    def around(self, copy: Copy) -> Iterable[Copy]:
        """Return the other cables of a cable's post, of the days around it: one of them may be its septel."""
        query = f"""SELECT copies.* FROM copies SEMI JOIN chosen USING (copy) WHERE post = ? AND cable <> ?
            AND abs(date_diff('day', date::DATE, ?::DATE)) <= {DAYS}"""  # noqa: S608  a number of our own
        return rows_of(Copy, self._holdings.ask(query, [copy.post, copy.cable, copy.date])) if copy.date else ()

    def party(self, name: str) -> str:
        """Return the party of a name: as the lists have it, or, whatever the capitals, as the cables call their own."""
        party = party_named(name)
        if party != name or states_in(name):
            return party
        rows = self.survey.rows(_NAMED, [name]) or self.survey.rows(_CALLED, [name])
        return str(rows[0]["party"]) if rows else state_of_capital(name) or party

    def positions(self, who: str, subject: str) -> list[Position]:
        """Return what each person, body or party of a name said on a subject, and how that changed.

        A subject is an agreement, a body, a country, a TAGS code, a query as `reftel search` takes it, or any words.
        Raises `QueryError` for a query that cannot be understood.
        """
        on = subject_of(subject, self._archive, self._holdings)
        named = [*map(Speaker.of_person, self.who(who)), *map(Speaker.of_body, self.bodies(who))]
        speakers = [*self._parties(who), *named]
        found = [position_of(speaker, on, self._holdings) for speaker in speakers]
        return [position for position in found if position.statements]

    def relation(
        self, one: str, other: str, start: str | None = None, end: str | None = None, limit: int = 50
    ) -> Relation:
        """Return the relation of two parties, between two days where these are given; of each kind the last `limit`.

        Raises `WordingError` where both are names of one party, `ValueError` for a limit below 0.
        """
        if limit < 0:
            raise ValueError(f"limit {limit}: give a number of lines, 0 or more")
        parties = (self.party(one), self.party(other))
        if parties[0] == parties[1]:
            raise WordingError(f"{one!r} and {other!r} are one party; a relation is of two")
        found = self._holdings.asked(
            lambda database: Between(database, parties, start, end).relation(limit, self._followed), *MADE
        )
        told = confirmed(found.meetings, self._holdings.rows)
        events = (one for line in found.meetings for one in told.get((line.copy, line.position), ()))
        return msgspec.structs.replace(found, events=tuple(events))

    def _with_members(self, person: PersonIdentity) -> PersonIdentity:
        rows = self._holdings.rows(
            "SELECT copy, position, cable FROM members WHERE identity = ? ORDER BY cable, copy, position", [person.id]
        )
        cables = tuple(dict.fromkeys(row["cable"] for row in rows if row["cable"]))
        members = tuple((row["copy"], row["position"]) for row in rows)
        return msgspec.structs.replace(person, members=members, cables=cables)

    def _lines(self, where: str, values: Sequence[object]) -> list[Line]:
        query = f"SELECT * FROM told WHERE {where} ORDER BY {DAY}, copy, register, position"  # noqa: S608  our own words
        return list(rows_of(Line, self._holdings.ask(query, values)))

    def _followed(self, lines: Sequence[Line]) -> list[PlanFollowed]:
        return sorted(followed(lines, self.survey.rows), key=_due)

    def _beside(self, cables: Sequence[str]) -> Iterable[Copy]:
        return rows_of(Copy, self._holdings.ask(with_references(_BESIDE), [list(cables)]))

    def _parties(self, who: str) -> list[Speaker]:
        party = self.party(who)
        there = self._holdings.rows("SELECT 1 FROM said WHERE party = ? LIMIT 1", [party])
        return [Speaker(name=party, kind="party")] if there else []


def _due(plan: PlanFollowed) -> tuple[str, str, str, int]:
    return plan.line.end or _LAST, plan.line.date or "", plan.line.copy, plan.line.position
