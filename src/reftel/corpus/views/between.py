"""The lines and statements of two parties, found by the one that has fewer of them."""

from collections.abc import Callable, Iterable, Sequence

import duckdb

from reftel.corpus.kept.columns import rows_of
from reftel.corpus.kept.tables import shared
from reftel.corpus.lines import Line
from reftel.corpus.statements import Said
from reftel.corpus.views.instruments import histories_of
from reftel.corpus.views.positions import Spoken, spoken
from reftel.corpus.views.relations import Carrier, PlanFollowed, Relation

__all__ = ["Between"]

_FIRST, _LAST = "0000", "9999"
_SECTIONS = ("meetings", "instruments", "bodies", "silences", "changes", "plans")
_CARRIERS = 12
_PER_NAME = 40  # lines of one instrument that are shown
_FOUND = f"""CREATE TEMP TABLE found AS
    WITH named AS (
        SELECT true AS is_sided, * FROM sided WHERE party = $party AND list_contains(parties, $other)
        UNION ALL SELECT false, * FROM lines_by WHERE party = $party AND list_contains(parties, $other))
    SELECT named.* REPLACE (coalesce(named.date, shares.date) AS date) FROM named LEFT JOIN shares USING (copy)
    WHERE coalesce(named.date, shares.date, '') BETWEEN $first AND $last
    AND {shared("(named.copy, register, named.position)")}
    QUALIFY row_number() OVER (PARTITION BY named.copy, register, named.position ORDER BY is_sided DESC) = 1"""  # noqa: S608
_SAID = f"""SELECT said.* FROM said LEFT JOIN shares USING (copy)
    WHERE party = $party AND list_contains(parties, $other) AND NOT list_contains(sides, $other)
    AND coalesce(said.date, '') BETWEEN $first AND $last
    AND {shared("(said.copy, 'statements', said.position)")}
    ORDER BY said.date DESC NULLS LAST, copy DESC, position DESC LIMIT $limit"""  # noqa: S608
_WHOLE = "SELECT min(date), max(date), count(DISTINCT cable) FROM found"
_TOTALS = "SELECT register, count(*) FROM found GROUP BY register"
_NEWEST = """SELECT * FROM found WHERE register NOT IN ('instruments', 'standings', 'bodies')
    QUALIFY row_number() OVER (PARTITION BY register ORDER BY date DESC NULLS LAST, copy DESC, position DESC) <= $limit
    ORDER BY date NULLS FIRST, copy, position"""
_INSTRUMENTS = f"""SELECT * FROM (
    SELECT *, count(*) OVER (PARTITION BY name) AS often FROM found WHERE register IN ('instruments', 'standings')
    AND name IN (SELECT name FROM found WHERE register = 'instruments')
    QUALIFY row_number() OVER (PARTITION BY name ORDER BY date DESC, copy DESC, position DESC) <= {_PER_NAME})
    ORDER BY often DESC, name LIMIT $limit"""  # noqa: S608  a number of our own
_BODIES = """SELECT *, count(*) OVER (PARTITION BY name) AS often FROM found WHERE register = 'bodies'
    QUALIFY row_number() OVER (PARTITION BY name ORDER BY date DESC, copy DESC, position DESC) = 1
    ORDER BY often DESC, name LIMIT $limit"""
_CARRIED = f"""SELECT name, count(*)::INTEGER AS lines, min(date) AS first, max(date) AS last
    FROM (SELECT unnest(who) AS name, date FROM found WHERE register IN ('meetings', 'plans', 'silences'))
    WHERE NOT list_contains($parties, name) GROUP BY name ORDER BY lines DESC, name LIMIT {_CARRIERS}"""  # noqa: S608


class Between:
    """What the cables say of two parties between two days."""

    def __init__(
        self,
        database: duckdb.DuckDBPyConnection,
        parties: tuple[str, str],
        start: str | None,
        end: str | None,
    ) -> None:
        self._parties = parties
        self._days = {"first": start or _FIRST, "last": (end or "") + _LAST}
        self._database = database
        party, other = sorted(parties, key=self._often)
        self._database.execute(_FOUND, {"party": party, "other": other, **self._days})

    def relation(self, limit: int, followed: Callable[[Sequence[Line]], Iterable[PlanFollowed]]) -> Relation:
        """Return the relation, the newest `limit` lines of each kind; `followed` says what became of plans."""
        first, last, cables = self._ask(_WHOLE).fetchall()[0]
        totals = dict(self._ask(_TOTALS).fetchall())
        lines = self._lines(_NEWEST, limit=limit)
        newest = {name: tuple(line for line in lines if line.register == name) for name in _SECTIONS}
        instruments = histories_of(self._lines(_INSTRUMENTS, limit=limit * _PER_NAME))
        return Relation(
            parties=self._parties,
            first=first,
            last=last,
            cables=cables,
            totals={name: totals.get(name, 0) for name in _SECTIONS},
            meetings=newest["meetings"],
            instruments=tuple(instruments[:limit]),
            bodies=tuple(self._lines(_BODIES, limit=limit)),
            said={party: self._said(party, limit) for party in self._parties},
            silences=newest["silences"],
            changes=newest["changes"],
            plans=tuple(followed(newest["plans"])),
            carriers=tuple(rows_of(Carrier, self._ask(_CARRIED, parties=list(self._parties)).to_arrow_table())),
        )

    def _often(self, party: str) -> int:
        return int(self._ask("SELECT count(*) FROM lines_by WHERE party = $party", party=party).fetchall()[0][0])

    def _said(self, party: str, limit: int) -> tuple[Spoken, ...]:
        """The newest statements of one side, in paragraphs that name the other, oldest first."""
        [other] = {*self._parties} - {party} or {party}
        table = self._ask(_SAID, party=party, other=other, limit=limit, **self._days).to_arrow_table()
        return tuple(reversed([spoken(one) for one in rows_of(Said, table)]))

    def _lines(self, query: str, **values: object) -> list[Line]:
        return list(rows_of(Line, self._ask(query, **values).to_arrow_table()))

    def _ask(self, query: str, **values: object) -> duckdb.DuckDBPyRelation:
        return self._database.sql(query, params=values)
