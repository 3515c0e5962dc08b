"""The corpus brought up to what the archive's records are: new batches worked in, and only what they touch again."""

import contextlib
import itertools
from collections.abc import Iterable, Iterator, Sequence

import msgspec
import pyarrow as pa

from reftel.archive import Batches, Workers
from reftel.corpus.fates.following import follow
from reftel.corpus.kept.choosing import ShareRow, shares_of
from reftel.corpus.kept.columns import rows_of, table_of
from reftel.corpus.kept.facts import Copy, Facts, facts_of
from reftel.corpus.kept.holdings import TABLES, Card, Holdings, quoted
from reftel.corpus.kept.identifying import identified

__all__ = ["RULES", "update"]

RULES = "21"  # raised whenever what is kept, or how it is worked out, changes
_FACTS = ("copies", "people", "lines", "reports", "said", "bodies", "visits")
_SMALL = 3_000  # copies that are worked in without other processes
_PER_TASK = 4  # batches
_GROWN = 3  # times as big as the file after it a file is that stays by itself


def update(holdings: Holdings, batches: Batches, workers: int | None = None) -> int:
    """Work in what the records have and the corpus has not; return how many batches that were."""
    holdings.look_again()
    if _is_current(holdings.card, batches):
        return 0
    with holdings.alone():
        if _is_current(holdings.card, batches):  # another process did it while this one waited
            return 0
        there = batches.names()
        held = holdings.card
        if held.rules != RULES or held.batches - there:
            held = Card(rules=RULES)
        fresh = sorted(there - held.batches)
        draft = Holdings(holdings.folder, held)
        if fresh:
            with Workers(workers if batches.count() > _SMALL else 1) as pool:
                _Working(draft, pool).run(batches, fresh)
        holdings.name(Card(rules=RULES, batches=there, files=draft.card.files))
    return len(fresh)


def _is_current(card: Card, batches: Batches) -> bool:
    return card.rules == RULES and card.batches == batches.names()


class _Working:
    """One bringing up to date: what is written is of the corpus once the card is named."""

    def __init__(self, holdings: Holdings, pool: Workers) -> None:
        self._holdings, self._pool = holdings, pool

    def run(self, batches: Batches, fresh: Sequence[str]) -> None:
        touched, new = self._facts(batches, fresh)
        self._set(**{name: [*self._holdings.card.files.get(name, []), file] for name, file in new.items()})
        self._set(shares=[self._holdings.put("shares", table_of(ShareRow, list(self._shares())))])
        self._set(supplied=[self._holdings.copy("supplied", _SUPPLIED)])
        self._set(**identified(self._holdings, touched, self._pool))
        self._set(sides=[self._holdings.copy("sides", _SIDES)])
        self._set(sided=[self._holdings.copy("sided", _SIDED)])
        followed = follow(self._holdings, {new["lines"], new["reports"]})
        self._set(
            evidence=[self._holdings.put("evidence", followed.evidence)],
            words=[self._holdings.put("words", followed.words)],
        )
        for name in (*_FACTS, "lines_by"):
            self._set(**{name: self._joined(name)})

    def _set(self, **files: list[str]) -> None:
        """Let the tables have these files, in a card that is not named yet."""
        held = self._holdings.card
        self._holdings.card = msgspec.structs.replace(held, files={**held.files, **files})

    def _facts(self, batches: Batches, fresh: Sequence[str]) -> tuple[set[str], dict[str, str]]:
        """Write what is worked out from each new copy alone; return the blocks touched and the files."""
        touched: set[str] = set()
        with contextlib.ExitStack() as stack:
            writers = {name: stack.enter_context(self._holdings.writing(name)) for name in _FACTS}
            for tables in self._pool.map(_facts_of, [(batches, part) for part in _parts(fresh)]):
                touched.update(tables["people"]["block"].unique().to_pylist())
                for name, table in tables.items():
                    writers[name].write(table)
        new = {name: writer.file for name, writer in writers.items()}
        said, lines = (self._holdings.folder / new[name] for name in ("said", "lines"))
        new["said"] = self._holdings.copy("said", _sorted(f"SELECT * FROM {quoted(said)}"))  # noqa: S608
        exploded = f"SELECT unnest(parties) AS party, * FROM {quoted(lines)}"  # noqa: S608
        new["lines_by"] = self._holdings.copy("lines_by", _sorted(exploded))
        return touched, new

    def _shares(self) -> Iterator[ShareRow]:
        """The shares of the copies of which a cable has several."""
        query = """SELECT * FROM copies WHERE cable IN (SELECT cable FROM copies GROUP BY cable HAVING count(*) > 1)
            ORDER BY cable, copy"""
        for _, copies in itertools.groupby(rows_of(Copy, self._holdings.ask(query)), key=lambda one: one.cable):
            yield from shares_of(copies)

    def _joined(self, name: str) -> list[str]:
        """The files of a table, the last ones joined as long as the one before is not much bigger: few are left."""
        files = [*self._holdings.card.files[name]]
        while len(files) > 1 and self._size(files[-2]) < _GROWN * self._size(files[-1]):
            listed = ", ".join(quoted(self._holdings.folder / file) for file in files[-2:])
            query = f"SELECT * FROM read_parquet([{listed}])"  # noqa: S608  quoted above
            files[-2:] = [self._holdings.copy(name, _sorted(query) if name in {"said", "lines_by"} else query)]
        return files

    def _size(self, file: str) -> int:
        return (self._holdings.folder / file).stat().st_size


def _sorted(query: str) -> str:
    return f"SELECT * FROM ({query}) ORDER BY party, date, copy, position"  # noqa: S608  queries of our own


_SUPPLIED = """
    WITH every AS (
        SELECT copy, cable, register, position, paragraph, words FROM lines
        UNION ALL SELECT copy, cable, 'statements', position, paragraph, content FROM said)
    SELECT DISTINCT l.copy, l.register, l.position FROM every l JOIN shares USING (copy)
    ANTI JOIN (SELECT every.* FROM every JOIN shares USING (copy) WHERE rank = 0)
    USING (cable, register, paragraph, words)
    WHERE rank > 0 AND list_contains(paragraphs, paragraph)
"""
_SIDES = """
    WITH doing AS (SELECT copy, register, position, unnest(who) AS name FROM lines WHERE register <> 'instruments'),
    known AS (
        SELECT p.copy, p.name, unnest(i.parties) AS party
        FROM people p JOIN members USING (copy, position) JOIN identities i ON i.id = identity
    )
    SELECT copy, register, d.position::INTEGER AS position, list_sort(list(DISTINCT party)) AS sides
    FROM doing d JOIN known USING (copy, name) JOIN lines l USING (copy, register, position)
    WHERE NOT list_contains(l.parties, party) GROUP BY copy, register, d.position
"""
_SIDED = _sorted("""SELECT unnest(parties) AS party, * FROM (
    SELECT l.* REPLACE (list_sort(list_distinct(list_concat(parties, sides))) AS parties)
    FROM lines l JOIN sides USING (copy, register, position))""")


def _parts(batches: Sequence[str]) -> Iterator[frozenset[str]]:
    rest = iter(batches)
    while part := frozenset(itertools.islice(rest, _PER_TASK)):
        yield part


def _facts_of(task: tuple[Batches, frozenset[str]]) -> dict[str, pa.Table]:
    """The tables of some batches."""
    batches, names = task
    facts = [facts_of(key, cable) for key, cable in batches.copies(names)]
    return {name: table_of(TABLES[name], list(rows)) for name, rows in zip(_FACTS, _columns(facts), strict=True)}


def _columns(facts: Sequence[Facts]) -> Iterable[list[msgspec.Struct]]:
    yield [each.copy for each in facts]
    yield [one for each in facts for one in each.people]
    yield [one for each in facts for one in each.lines]
    yield [one for each in facts for one in each.reports]
    yield [one for each in facts for one in each.said]
    yield [one for each in facts for one in each.bodies]
    yield [one for each in facts for one in each.visits]
