"""The lines and statements of two parties, found by the one that has fewer of them."""

import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import NamedTuple

import duckdb
import pyarrow as pa

from reftel.corpus.kept.columns import rows_of
from reftel.corpus.kept.shapes import SaidRow
from reftel.corpus.lines import DAY, Line
from reftel.corpus.views.carrying import carriers_of
from reftel.corpus.views.instruments import histories_of
from reftel.corpus.views.meeting_bodies import bodies_between, count_between
from reftel.corpus.views.positions import Spoken, spoken
from reftel.corpus.views.relations import PlanFollowed, Relation

__all__ = ["Between"]

_FIRST, _LAST = "", "9999"  # a cable without a day is before all others
_SECTIONS = ("meetings", "instruments", "bodies", "silences", "changes", "plans")
_PER_NAME = 16  # lines of one instrument that are shown
_KEY = "copy, register, position"
# a meeting is of those of whom the cable, or another, knows that they were there: of two of them, or of the only one
_ARE_THERE = """register <> 'meetings'
    OR list_contains(met, $party)::INTEGER + list_contains(met, $other)::INTEGER >= least(len(met), 2)"""
# what all lines are counted and chosen by: of a hundred thousand lines some hundred are shown, and only these are read
_COLUMNS = f"{_KEY}, date, start, cable, {{name}} AS name, who, ({_ARE_THERE}) AS are_there"
# the lines of a party alone stand apart, and are not read where there are two
_OTHERS = "party = $party AND others > 0"
_TOGETHER = f"{_OTHERS} AND list_contains(parties, $other)"
# of several copies of a cable one gives its lines, but for those that are supplied otherwise, and others these
_SHARED = """LEFT JOIN shares USING (copy)
    LEFT JOIN (SELECT copy, register, position, true AS is_supplied FROM supplied) USING (copy, register, position)"""
_IS_TOLD = "(shares.rank IS NULL OR (shares.rank = 0) <> coalesce(is_supplied, false))"
# no line of those that are a party's by its people has a name, so that none is read
_FOUND = f"""CREATE TABLE found AS
    WITH beside AS (SELECT {_COLUMNS.format(name="NULL::VARCHAR")} FROM sided WHERE {_TOGETHER}),
    named AS (
        SELECT true AS is_sided, * FROM beside
        UNION ALL SELECT false, * FROM (
            SELECT {_COLUMNS.format(name="name")} FROM lines_by WHERE {_TOGETHER})
        ANTI JOIN beside USING ({_KEY}))
    SELECT named.* EXCLUDE (are_there) REPLACE (coalesce(named.date, shares.date) AS date)
    FROM named {_SHARED}
    WHERE coalesce(named.date, shares.date, '') BETWEEN $first AND $last AND {_IS_TOLD} AND are_there"""  # noqa: S608
# each list by itself: the first rows of an order are found in half the time that numbering all of them takes
_LISTS = " UNION ALL ".join(
    f"""(SELECT {_KEY}, date, is_sided, {DAY} AS day FROM found WHERE register = '{register}'
    ORDER BY day DESC NULLS LAST, copy DESC, position DESC LIMIT $limit)"""  # noqa: S608  words of our own
    for register in ("meetings", "silences", "changes", "plans")
)
_NEWEST = f"""SELECT * EXCLUDE (day), row_number() OVER (ORDER BY day NULLS FIRST, copy, position) AS place
    FROM ({_LISTS})"""  # noqa: S608  words of our own
_INSTRUMENTS = f"""SELECT * EXCLUDE (name, often),
    row_number() OVER (ORDER BY often DESC, name, date DESC, copy DESC, register, position DESC) AS place FROM (
        SELECT {_KEY}, date, is_sided, name, count(*) OVER (PARTITION BY name) AS often FROM found
        WHERE register IN ('instruments', 'standings')
        AND name IN (SELECT name FROM found WHERE register = 'instruments')
        QUALIFY row_number() OVER (
            PARTITION BY name ORDER BY date DESC, copy DESC, register, position DESC) <= {_PER_NAME})
    QUALIFY place <= $limit * {_PER_NAME}"""  # noqa: S608  numbers of our own
_BODIES = """SELECT unnest(newest), row_number() OVER (ORDER BY often DESC, name) AS place FROM (
        SELECT name, count(*) AS often,
            arg_max(struct_pack(copy, register, position, date, is_sided),
                struct_pack(day := coalesce(date, ''), copy, position)) AS newest
        FROM found WHERE register = 'bodies' GROUP BY name)
    QUALIFY place <= 2 * $limit"""
_CHOSEN = f"""CREATE TABLE chosen AS SELECT {_KEY}, date, is_sided, place FROM (
    {_NEWEST} UNION ALL BY NAME {_INSTRUMENTS} UNION ALL BY NAME {_BODIES})"""  # noqa: S608  words of our own
_SHOWN = f"""SELECT * EXCLUDE (is_sided, place) FROM (
        SELECT l.* REPLACE (c.date AS date), is_sided, place FROM lines_by l JOIN chosen c USING ({_KEY})
            WHERE {_OTHERS} AND NOT is_sided
        UNION ALL SELECT l.* REPLACE (c.date AS date), is_sided, place FROM sided l JOIN chosen c USING ({_KEY})
            WHERE {_OTHERS} AND is_sided AND (l.date >= $oldest OR l.date IS NULL OR $oldest IS NULL))
    ORDER BY place"""  # noqa: S608  words of our own
# those that stand there are the newest ones, and all of a party stand in the order of their days
_OLDEST = """SELECT CASE WHEN bool_or(date IS NULL) THEN NULL ELSE coalesce(min(date), '9999') END
    FROM chosen WHERE is_sided"""
# statements of each of the two beside words that name the other; of whom only other cables say whose they are, too
_SAYING = "(FROM said UNION ALL FROM spoken)"
_UTTERED = f"""SELECT party, copy, position, cable, coalesce(said.date, shares.date) AS date FROM (
        SELECT party, copy, 'statements' AS register, position, cable, date FROM {_SAYING}
        WHERE party IN ($one, $other) AND others > 0
        AND list_contains(parties, CASE party WHEN $one THEN $other ELSE $one END)
        AND NOT list_contains(sides, CASE party WHEN $one THEN $other ELSE $one END)) said {_SHARED}
    WHERE coalesce(said.date, shares.date, '') BETWEEN $first AND $last AND {_IS_TOLD}"""  # noqa: S608
_LATEST = " UNION ".join(
    f"""(SELECT party, copy, position, date FROM uttered WHERE party = {one}
    ORDER BY date DESC NULLS LAST, copy DESC, position DESC LIMIT $limit)"""  # noqa: S608  words of our own
    for one in ("$one", "$other")
)
# those of a party stand in the order of their days, so that what is older than all of these is not read
_SAID = f"""SELECT said.* REPLACE (latest.date AS date) FROM {_SAYING} said JOIN latest USING (party, copy, position)
    WHERE party IN ($one, $other) AND others > 0 AND (said.date >= $oldest OR said.date IS NULL OR $oldest IS NULL)
    ORDER BY party, latest.date NULLS FIRST, copy, position"""  # noqa: S608  words of our own
# what is shown once a name is counted by its names
_TOTALS = """SELECT register,
        CASE WHEN register IN ('instruments', 'bodies') THEN count(DISTINCT name) ELSE count(*) END
    FROM found GROUP BY register"""
_WHOLE = """SELECT min(date), max(date), count(DISTINCT cable)
    FROM (SELECT date, cable FROM found UNION ALL SELECT date, cable FROM uttered)"""
_NAMED = "SELECT name, count(*) FROM found WHERE register IN ('instruments', 'standings') GROUP BY name"
_BODY_NAMES = "SELECT DISTINCT name FROM found WHERE register = 'bodies' ORDER BY name"
_OFTEN = "SELECT party, lines FROM lines_of WHERE list_contains($either, party)"


_Sayings = tuple[pa.Table, dict[str, tuple[Spoken, ...]]]


class _Counts(NamedTuple):
    """The first and the last day, how many cables, the lines of each register, and those of each instrument's name."""

    first: str | None
    last: str | None
    cables: int
    totals: dict[str, int]
    named: dict[str, int]


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
        self._party = parties[0]

    def relation(self, limit: int, followed: Callable[[Sequence[Line]], Iterable[PlanFollowed]]) -> Relation:
        """Return the relation, the newest `limit` lines of each kind; `followed` says what became of plans.

        What was said, who carries it and how many lines there are is looked for beside what is shown.
        """
        with self._apart(), ThreadPoolExecutor(max_workers=2) as beside:
            saying = beside.submit(self._sayings, self._cursor(), limit)
            self._find()
            carrying = beside.submit(carriers_of, self._cursor(), self._parties)
            counting = beside.submit(self._counts, self._cursor(), saying)
            shown = self._shown(limit)
            plans = tuple(followed(shown["plans"]))
            counts, (uttered, said) = counting.result(), saying.result()
            sayings = Counter(uttered["party"].to_pylist())
            instruments = histories_of([*shown["instruments"], *shown["standings"]], counts.named)
            carriers = carrying.result()
        return Relation(
            parties=self._parties,
            first=counts.first,
            last=counts.last,
            cables=counts.cables,
            totals={name: counts.totals.get(name, 0) for name in _SECTIONS},
            meetings=tuple(shown["meetings"]),
            instruments=tuple(instruments[:limit]),
            bodies=tuple(bodies_between(shown["bodies"], self._parties)[:limit]),
            said=said,
            sayings={party: sayings[party] for party in self._parties if sayings[party]},
            silences=tuple(shown["silences"]),
            changes=tuple(shown["changes"]),
            plans=plans,
            carriers=carriers,
        )

    @contextmanager
    def _apart(self) -> Iterator[None]:
        """A schema of its own for the tables of this relation, which all its cursors see, and no other relation."""
        self._schema = f"relation_{uuid.uuid4().hex}"
        self._database.execute(f"CREATE SCHEMA {self._schema}")
        self._database.execute(f"SET search_path = '{self._schema},main'")
        try:
            yield
        finally:
            self._database.execute("RESET search_path")
            self._database.execute(f"DROP SCHEMA {self._schema} CASCADE")

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        cursor = self._database.cursor()
        cursor.execute(f"SET search_path = '{self._schema},main'")
        return cursor

    def _find(self) -> None:
        """Find all lines of both, by the one that has fewer of them."""
        often = dict(self._ask(_OFTEN, either=list(self._parties)).fetchall())
        self._party, other = sorted(self._parties, key=lambda party: often.get(party, 0))
        of_both = {"other": other, **self._days}
        self._database.execute(_FOUND, {"party": self._party, **of_both})

    def _sayings(self, database: duckdb.DuckDBPyConnection, limit: int) -> _Sayings:
        """All statements of each side by their keys, cables and days, and the newest of each side, oldest first."""
        parties: dict[str, object] = dict(zip(("one", "other"), self._parties, strict=True))
        uttered = database.sql(_UTTERED, params={**parties, **self._days}).to_arrow_table()
        database.register("uttered", uttered)
        latest = database.sql(_LATEST, params={**parties, "limit": limit}).to_arrow_table()
        days = latest["date"].to_pylist()
        database.register("latest", latest)
        oldest = None if None in days else min(days, default="")
        table = database.sql(_SAID, params={**parties, "oldest": oldest}).to_arrow_table()
        found: dict[str, list[Spoken]] = {party: [] for party in self._parties}
        for one in rows_of(SaidRow, table):
            found[one.party].append(spoken(one))
        return uttered, {party: tuple(said) for party, said in found.items()}

    def _counts(self, database: duckdb.DuckDBPyConnection, saying: "Future[_Sayings]") -> "_Counts":
        """How many lines there are, from the first to the last, once it is known what was said."""
        totals = dict(database.sql(_TOTALS).fetchall())
        named = dict(database.sql(_NAMED).fetchall())
        bodies = [name for (name,) in database.sql(_BODY_NAMES).fetchall()]
        totals["bodies"] = count_between(bodies, self._parties)
        database.register("uttered", saying.result()[0])
        [(first, last, cables)] = database.sql(_WHOLE).fetchall()
        return _Counts(first, last, cables, totals, named)

    def _shown(self, limit: int) -> dict[str, list[Line]]:
        """The lines that are shown, by their registers."""
        self._database.execute(_CHOSEN, {"limit": limit})
        found: dict[str, list[Line]] = {name: [] for name in (*_SECTIONS, "standings")}
        [(oldest,)] = self._ask(_OLDEST).fetchall()
        for line in rows_of(Line, self._ask(_SHOWN, party=self._party, oldest=oldest).to_arrow_table()):
            found[line.register].append(line)
        return found

    def _ask(self, query: str, **values: object) -> duckdb.DuckDBPyRelation:
        return self._database.sql(query, params=values)
