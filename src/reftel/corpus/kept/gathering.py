"""What is worked out from each new copy alone, gathered from worker processes into a file a table."""

import contextlib
import itertools
from collections.abc import Iterable, Iterator, Sequence

import msgspec
import pyarrow as pa

from reftel.archive import Batches, Workers
from reftel.corpus.kept.collecting import uncollected
from reftel.corpus.kept.columns import table_of
from reftel.corpus.kept.facts import Facts, facts_of
from reftel.corpus.kept.holdings import Holdings
from reftel.corpus.kept.tables import TABLES, quoted
from reftel.corpus.lines import KeptLine

__all__ = ["FACTS", "by_party", "each_party", "gathered", "in_kinds", "kinds_of"]

FACTS = ("copies", "people", "lines", "reports", "said", "bodies", "visits", "citations", "names")
_GIVEN = "SELECT kin, given, count(*)::INTEGER AS times FROM {people} WHERE given <> '' GROUP BY ALL"
_EACH = "SELECT *, 1 AS times, CASE WHEN date IS NULL THEN [] ELSE [date] END AS days FROM ({people})"
_KINDS = """SELECT block, kin, given, kind, unnest(first), times, days FROM (
    SELECT block, kin, given, kind, sum(times)::INTEGER AS times, list_sort(list_distinct(flatten(list(days)))) AS days,
        min(struct_pack(copy, position, cable, date, place, name, titles, roles, alone, "count", post)) AS first
    FROM ({query}) GROUP BY block, kin, given, kind)"""
_PER_TASK = 4  # batches, where there are so many that every worker has its share
_SHARES = 8  # tasks that few batches are parted in


def gathered(holdings: Holdings, batches: Batches, fresh: Sequence[str], pool: Workers) -> dict[str, str]:
    """Write what each copy of the fresh batches gives; return the files, of the tables once a card names them."""
    with contextlib.ExitStack() as stack:
        writers = {name: stack.enter_context(holdings.writing(name)) for name in FACTS}
        for tables in pool.map(_facts_of, [(batches, part) for part in _parts(fresh)]):
            for name, table in tables.items():
                writers[name].write(table)
    files = {name: writer.file for name, writer in writers.items()}
    said, lines, people = (quoted(holdings.folder / files[name]) for name in ("said", "lines", "people"))
    files["given"] = holdings.copy("given", _GIVEN.format(people=people))
    files["said"] = holdings.copy("said", by_party(f"SELECT * FROM {said}"))  # noqa: S608  quoted above
    files["lines_by"] = holdings.copy("lines_by", by_party(each_party(f"SELECT * FROM {lines}")))  # noqa: S608  quoted
    return files


def kinds_of(people: str) -> str:
    """Return a query that gives the kinds of the entries of people that another gives."""
    return in_kinds(_EACH.format(people=people))


def in_kinds(query: str) -> str:
    """Return a query that gives each kind of entries of people once, where another gives some of them several times."""
    return _KINDS.format(query=query)


def each_party(query: str) -> str:
    """Return a query that gives the lines of another once for each of their parties."""
    return f"SELECT unnest(parties) AS party, len(parties)::INTEGER - 1 AS others, * FROM ({query})"  # noqa: S608  our own


def by_party(query: str) -> str:
    """Return a query that gives the rows of another, those of one party together, oldest first.

    Those that have others come before: two parties are looked for where both are.
    """
    return f"SELECT * FROM ({query}) ORDER BY party, others = 0, date, copy, position"  # noqa: S608  queries of our own


def _parts(batches: Sequence[str]) -> Iterator[frozenset[str]]:
    """The batches of each task: few where there are few, so that no worker waits for another's."""
    size = max(1, min(_PER_TASK, len(batches) // _SHARES))
    rest = iter(batches)
    while part := frozenset(itertools.islice(rest, size)):
        yield part


def _facts_of(task: tuple[Batches, frozenset[str]]) -> dict[str, pa.Table]:
    """The tables of some batches."""
    batches, names = task
    with uncollected():
        facts = [facts_of(key, cable) for key, cable in batches.copies(names)]
        return {name: table_of(TABLES[name], list(rows)) for name, rows in zip(FACTS, _columns(facts), strict=True)}


def _columns(facts: Sequence[Facts]) -> Iterable[list[msgspec.Struct]]:
    yield [each.copy for each in facts]
    yield [one for each in facts for one in each.people]
    yield [*sorted((one for each in facts for one in each.lines), key=_register)]  # most questions are of one register
    yield [one for each in facts for one in each.reports]
    yield [one for each in facts for one in each.said]
    yield [one for each in facts for one in each.bodies]
    yield [one for each in facts for one in each.visits]
    yield [one for each in facts for one in each.citations]
    yield [one for each in facts for one in each.names]


def _register(line: KeptLine) -> str:
    return line.register
