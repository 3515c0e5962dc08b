"""Who met whom, and who speaks through whom: ties between people and bodies, counted."""

from collections.abc import Sequence

import msgspec

from reftel.corpus.surveys.survey import LATEST, Survey

__all__ = ["Tie", "Tied", "ties"]

_DOINGS = """named AS (
    SELECT copy, register, position, cable, date, paragraph, unnest(who) AS name FROM told
    WHERE register IN ('meetings', 'through') AND len(who) BETWEEN 2 AND 24
),
met AS (
    SELECT n.copy, register, n.position, n.cable, n.date, paragraph,
        coalesce('person ' || identity, 'body ' || n.name) AS node, coalesce(i.name, n.name) AS label
    FROM named n LEFT JOIN people p ON p.copy = n.copy AND p.name = n.name
    LEFT JOIN members m ON m.copy = p.copy AND m.position = p.position LEFT JOIN identities i ON i.id = identity
    -- a bare office (the Ambassador) is somebody else in every cable
    WHERE identity IS NOT NULL
    OR n.name IN (SELECT unnest([name, abbreviation]) FROM bodies WHERE kind <> 'other')
),
pairs AS (
    SELECT a.node AS one, b.node AS other, a.label AS one_name, b.label AS other_name,
        register, cable, date, paragraph
    FROM met a JOIN met b USING (copy, register, position, cable, date, paragraph) WHERE a.node < b.node
)"""
_TIES = f"""SELECT one, other, max(one_name) AS one_name, max(other_name) AS other_name,
    count(*) FILTER (register = 'meetings') AS met, count(*) FILTER (register = 'through') AS through,
    min(date) AS first, max(date) AS last, {LATEST} FROM pairs"""  # noqa: S608  our own words


class Tied(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody or something with ties: `key` is `person` and an id, or `body` and a name."""

    key: str
    name: str

    @property
    def is_person(self) -> bool:
        """Whether it is a person of the corpus."""
        return self.key.startswith("person ")

    @property
    def ref(self) -> str:
        """The id of the person, or the name of the body."""
        return self.key.partition(" ")[2]


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """Two that met so often, or spoke one through the other; `cable` and `paragraph` are where that was last told."""

    one: Tied
    other: Tied
    met: int
    through: int
    first: str | None
    last: str | None
    cable: str | None
    paragraph: int


def ties(survey: Survey, around: str | None = None, most: int = 28) -> list[Tie]:
    """Return the ties of one and of those tied to it, or of the busiest; at most so many of them.

    `around` is a key as `Tied` has it.
    """
    keys = _keys(survey, around, most)
    query = f"""WITH {_DOINGS} {_TIES} WHERE list_contains(?, one) AND list_contains(?, other)
    GROUP BY one, other ORDER BY met + through DESC, one, other"""
    return [_tie(row) for row in survey.rows(query, [keys, keys])] if keys else []


def _keys(survey: Survey, around: str | None, most: int) -> list[str]:
    """One and those with the most ties to it, or those with the most ties of all."""
    both = "SELECT one AS node, other AS beside FROM pairs UNION ALL SELECT other, one FROM pairs"
    where, values = ("", list[object]()) if around is None else ("WHERE beside = ?", [around])
    query = f"WITH {_DOINGS} SELECT node FROM ({both}) {where} GROUP BY node ORDER BY count(*) DESC, node LIMIT ?"  # noqa: S608
    found = [str(row["node"]) for row in survey.rows(query, [*values, most])]
    return found if around is None or not found else [around, *found]


def _tie(row: dict[str, object]) -> Tie:
    names: Sequence[str] = ("one", "other")
    ends = {name: Tied(key=str(row[name]), name=str(row[f"{name}_name"])) for name in names}
    rest = {name: value for name, value in row.items() if not name.startswith(tuple(names))}
    return msgspec.convert({**rest, **ends}, Tie, from_attributes=True)
