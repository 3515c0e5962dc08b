"""People by name, and what the lines of the corpus say of one: what they did, and beside whom."""

from collections.abc import Iterator, Sequence

import msgspec

from reftel.corpus.identity.names import words_of
from reftel.corpus.identity.offices import is_courtesy, office_of
from reftel.corpus.identity.people import OfficeHeld, PersonIdentity
from reftel.corpus.lines import DAY, Line
from reftel.corpus.surveys.survey import LATEST, Survey
from reftel.corpus.views.forms import means

__all__ = ["Beside", "CableOf", "PersonListed", "beside", "cables_of", "lines_of_person", "people"]

_PERSON = msgspec.json.Decoder(PersonIdentity)
_FEW = 2  # offices that are shown of somebody in a list
_SELDOM = 20  # times as many cables that give an office as one that is sooner a misreading
# what the cables of somebody call them where they do something, and nobody else there could be called so
_MINE = f"""WITH named AS (
    SELECT p.copy, p.name FROM members m JOIN people p USING (copy, position) WHERE m.identity = ?
),
others AS (SELECT copy, name FROM people SEMI JOIN named USING (copy) ANTI JOIN named USING (copy, name)),
doing AS (SELECT DISTINCT copy, unnest(who) AS form FROM lines SEMI JOIN named USING (copy)),
mine AS (
    SELECT DISTINCT d.copy, d.form FROM doing d
    SEMI JOIN named n ON d.copy = n.copy AND {means("lower(d.form)", "lower(n.name)")}
    ANTI JOIN others o ON d.copy = o.copy AND {means("lower(d.form)", "lower(o.name)")}
)"""  # noqa: S608  our own words
_OF_MINE = "SEMI JOIN mine ON t.copy = mine.copy AND list_contains(t.who, mine.form)"


class PersonListed(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody in a list: the offices that most cables give, the days of the first and the last of their cables."""

    id: str
    name: str
    offices: tuple[str, ...]
    first: str | None
    last: str | None
    cables: int
    parties: tuple[str, ...]


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody or something named with another in meetings, or said something through: in so many lines.

    `identity` is there for a person; `cable` and `paragraph` are where the last line stands.
    """

    name: str
    identity: str | None
    lines: int
    first: str | None
    last: str | None
    cable: str | None
    paragraph: int


class CableOf(msgspec.Struct, frozen=True, kw_only=True):
    """A cable that names somebody, under these names."""

    cable: str
    date: str | None
    subject: str | None
    names: tuple[str, ...]


def people(
    survey: Survey, name: str = "", party: str | None = None, *, start: int = 0, limit: int = 50
) -> tuple[list[PersonListed], int]:
    """Return people some of whose forms begin with the words of a name, those of the most cables first, and how many.

    `party` is whose they are.
    """
    words = sorted(set(words_of(name)))
    where = ["list_bool_or(list_transform(keys, lambda key: starts_with(key, ?)))" for _ in words]
    values: list[object] = list(words)
    if party is not None:
        where.append("list_contains(parties, ?)")
        values.append(party)
    query = f"SELECT * FROM identities WHERE {' AND '.join(where) or 'true'}"  # noqa: S608  our own words
    rows = survey.rows(f"{query} ORDER BY cables DESC, id LIMIT ? OFFSET ?", [*values, limit, start])
    return [_listed(row["whole"], row["cables"], row["parties"]) for row in rows], survey.count(query, values)


def _told(offices: Sequence[OfficeHeld]) -> Iterator[str]:
    """The offices that say most of somebody: each once, however it is written, and none that hardly a cable gives."""
    held = [one for one in offices if not is_courtesy(one.office)]
    said: set[frozenset[str]] = set()
    for one in held:
        labels = office_of([one.office]).labels
        if labels not in said and one.cables * _SELDOM >= held[0].cables:
            yield one.office
        said.add(labels or frozenset({one.office}))


def _listed(whole: str, cables: int, parties: Sequence[str]) -> PersonListed:
    one = _PERSON.decode(whole)
    return PersonListed(
        id=one.id,
        name=one.name,
        offices=tuple(_told(one.offices))[:_FEW],
        first=one.first,
        last=one.last,
        cables=cables,
        parties=tuple(parties),
    )


def lines_of_person(survey: Survey, identity: str, register: str, limit: int = 200) -> tuple[list[Line], int]:
    """Return the last lines of a register that name a person as doing something, oldest first, and how many."""
    query = f"{_MINE} SELECT t.* FROM told t {_OF_MINE} WHERE register = ?"  # noqa: S608  our own words
    lines = survey.lines(f"{query} ORDER BY {DAY} DESC, copy DESC, position DESC LIMIT ?", [identity, register, limit])
    return lines[::-1], survey.count(query, [identity, register])


def beside(survey: Survey, identity: str, limit: int = 24) -> list[Beside]:
    """Return who is named with a person in the most meetings, or speaks through them or they through him."""
    query = f"""{_MINE},
    theirs AS (
        SELECT t.copy, t.cable, t.date, t.paragraph, unnest(t.who) AS name FROM told t {_OF_MINE}
        WHERE register IN ('meetings', 'through')
    ),
    known AS (
        SELECT theirs.*, identity, i.name AS whole FROM theirs
        LEFT JOIN people p ON p.copy = theirs.copy AND p.name = theirs.name
        LEFT JOIN members m ON m.copy = p.copy AND m.position = p.position LEFT JOIN identities i ON i.id = identity
    )
    SELECT max(coalesce(whole, name)) AS name, max(identity) AS identity, count(*) AS lines, min(date) AS first,
        max(date) AS last, {LATEST}
    FROM known WHERE identity IS NULL OR identity <> ? GROUP BY coalesce(identity, name)
    ORDER BY lines DESC, name LIMIT ?"""  # noqa: S608  our own words
    return [msgspec.convert(row, Beside) for row in survey.rows(query, [identity, identity, limit])]


def cables_of(survey: Survey, identity: str, *, start: int = 0, limit: int = 24) -> tuple[list[CableOf], int]:
    """Return the cables that name a person, newest first, and how many."""
    query = """SELECT m.cable, coalesce(max(c.date), max(shares.date)) AS date, max(c.title) AS subject,
        list_sort(list(DISTINCT p.name)) AS names
    FROM members m JOIN people p USING (copy, position) JOIN copies c USING (copy) LEFT JOIN shares USING (copy)
    WHERE m.identity = ? AND m.cable IS NOT NULL GROUP BY m.cable"""
    rows = survey.rows(f"{query} ORDER BY date DESC, m.cable LIMIT ? OFFSET ?", [identity, limit, start])
    return [msgspec.convert(row, CableOf) for row in rows], survey.count(query, [identity])
