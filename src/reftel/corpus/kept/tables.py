"""The tables that the corpus keeps, and what they are to whoever asks: views over their files."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import pyarrow as pa

from reftel.corpus.citations.citing import Citation
from reftel.corpus.fates.reports import Report
from reftel.corpus.kept.choosing import ShareRow
from reftel.corpus.kept.columns import schema_of
from reftel.corpus.kept.facts import BodySeen, Copy, Seen
from reftel.corpus.kept.shapes import (
    AssignedRow,
    ConfirmationRow,
    GivenRow,
    GoneRow,
    IdentityRow,
    KindRow,
    LineByRow,
    LinkRow,
    MemberRow,
    NameRow,
    RetoldRow,
    SaidRow,
    SideRow,
    SuppliedRow,
    WeighedRow,
    WordAtRow,
    WordRow,
)
from reftel.corpus.lines import KeptLine
from reftel.corpus.visits.told import VisitTold

__all__ = [
    "GROUPS",
    "IN_MEMORY",
    "MADE",
    "REPLACED",
    "ROWS",
    "TABLES",
    "quoted",
    "shared",
    "still",
    "views_of",
    "with_references",
]


def shared(line: str) -> str:
    """Return the SQL condition that a line (of `statements` as well) is one of those told of its cable.

    Of its best copy that are all but the ones that are `supplied` otherwise, of others these alone.
    """
    supplied = f"{line} IN (SELECT (copy, register, position) FROM supplied)"  # noqa: S608  words of our own
    return f"(shares.rank IS NULL OR (shares.rank = 0) <> ({supplied}))"


TABLES: dict[str, type[msgspec.Struct]] = {
    "copies": Copy,
    "citations": Citation,
    "names": NameRow,
    "links": LinkRow,
    "people": Seen,
    "lines": KeptLine,
    "reports": Report,
    "given": GivenRow,
    "kinds": KindRow,
    "assigned": AssignedRow,
    "identities": IdentityRow,
    "members": MemberRow,
    "gone": GoneRow,
    "sides": SideRow,
    "retold": RetoldRow,
    "weighed": WeighedRow,
    "shares": ShareRow,
    "supplied": SuppliedRow,
    "said": SaidRow,
    "spoken": SaidRow,
    "lines_by": LineByRow,
    "sided": LineByRow,
    "bodies": BodySeen,
    "words": WordRow,
    "plan_words": WordAtRow,
    "report_words": WordAtRow,
    "visits": VisitTold,
    "confirmations": ConfirmationRow,
}


ROWS, GROUPS = 20_000, {"lines": 5_000}
"""Rows of a group, of which a file is read whole ones: fewer in tables where those of one register stand together."""

IN_MEMORY = frozenset({"shares"})
"""Tables that every question joins and that are small, a row for each copy of a cable in several: read once."""

MADE = {
    # the last word of a name, and, with a blank behind them, those before it
    "people_by_word": """SELECT id, name, whole, parties, hash(unnest(list_append(
            [word || ' ' FOR word IN list_distinct(words[:-2]) IF word <> words[-1]], words[-1]))) AS word
        FROM (SELECT id, name, lower(name) AS whole, parties, string_split(lower(name), ' ') AS words
            FROM identities)""",
    # how many lines a party has with somebody else
    "lines_of": "SELECT party, count(*) AS lines FROM lines_by WHERE others > 0 GROUP BY party",
}
"""Tables in memory that are made when the first question asks for one: to make them takes longer than the question."""

_TOLD = """SELECT l.* REPLACE (list_distinct(list_concat(parties, coalesce(sides, []))) AS parties,
    coalesce(l.date, shares.date) AS date)
    FROM lines l LEFT JOIN shares USING (copy) LEFT JOIN sides USING (copy, register, position) WHERE """
_VIEWS = {
    # one copy of each cable: one that has its date, and the most entries
    "chosen": "SELECT copy FROM copies ANTI JOIN (SELECT copy FROM shares WHERE rank <> 0) USING (copy)",
    # what later sentences tell of plans
    "evidence": "SELECT copy, position, evidence FROM weighed WHERE holds = 1",
    # the lines of these, and those that other copies have of text that these lost
    "told": _TOLD + shared("(l.copy, l.register, l.position)"),
}
REPLACED = {
    "kinds": ("gone", "kin"),
    "assigned": ("gone", "block"),
    "identities": ("gone", "id"),
    "members": ("gone", "identity"),
    "sides": ("retold", "copy"),
    "sided": ("retold", "copy"),
    "spoken": ("retold", "copy"),
}
"""Tables of whose files another table says what no longer holds, and the column by which it does.

A file of that one stands beside each file of these, and tells of those before it.
"""


def views_of(paths: Mapping[str, Sequence[Path]]) -> Iterator[tuple[str, str]]:
    """Yield the name and the query of each view over the files of the tables."""
    for name, kind in TABLES.items():
        files = paths.get(name, ())
        if files:
            yield name, _told(name, files, paths)
        else:
            columns = (f'NULL::{_sql(field.type)} AS "{field.name}"' for field in schema_of(kind))
            yield name, f"SELECT {', '.join(columns)} WHERE false"
    yield from _VIEWS.items()


def _told(name: str, files: Sequence[Path], paths: Mapping[str, Sequence[Path]]) -> str:
    if name not in REPLACED:
        return f"SELECT * FROM {_read(files)}"  # noqa: S608  quoted paths
    gone = paths.get(REPLACED[name][0], ())
    return " UNION ALL ".join(still(name, file, gone[at + 1 :]) for at, file in enumerate(files))


def still(name: str, path: Path, gone: Sequence[Path]) -> str:
    """Return a query for what holds of a file of one of these tables, by later files of what does not."""
    query, column = f"SELECT * FROM {_read([path])}", REPLACED[name][1]  # noqa: S608  quoted paths
    if gone:
        query += f" ANTI JOIN (SELECT {column} FROM {_read(gone)} WHERE {column} <> '') USING ({column})"  # noqa: S608
    return query


def with_references(copies: str) -> str:
    """Return a query that gives the copies of another with what they refer to, in the order of the words."""
    named = f"SELECT copy, reference, min(position) AS position FROM links WHERE copy IN (SELECT copy FROM ({copies}))"  # noqa: S608
    listed = f"SELECT copy, list(reference ORDER BY position) AS found FROM ({named} GROUP BY ALL) GROUP BY copy"  # noqa: S608
    return f"""SELECT c.* REPLACE (coalesce(found, []) AS "references")
        FROM ({copies}) c LEFT JOIN ({listed}) USING (copy)"""  # noqa: S608  queries of our own


def quoted(path: Path) -> str:
    """Return a path as SQL writes it."""
    return "'" + str(path).replace("'", "''") + "'"


def _read(paths: Sequence[Path]) -> str:
    return f"read_parquet([{', '.join(map(quoted, paths))}])"


def _sql(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return f"{_sql(kind.value_type)}[]"
    return {"string": "VARCHAR", "int32": "INTEGER", "double": "DOUBLE"}[str(kind)]
