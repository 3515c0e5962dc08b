"""Where questions over the corpus are put: a database in memory that stays open, and the answers of the last ones."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from threading import Lock
from typing import Any

import duckdb
import pyarrow as pa

from reftel.corpus.kept.columns import rows_of
from reftel.corpus.kept.holdings import Card, Holdings
from reftel.corpus.lines import Line

__all__ = ["Survey"]

_KEPT = 256  # answers
_LARGEST = 1 << 20  # bytes of an answer that is kept


class Survey:
    """The corpus as it is now, asked in SQL by the functions of this package; may be asked by many at once."""

    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings
        self._lock = Lock()
        self._stack = ExitStack()
        self._card: Card | None = None
        self._open: duckdb.DuckDBPyConnection | None = None
        self._answers: OrderedDict[str, pa.Table] = OrderedDict()
        self._kept: set[str] = set()

    def table(self, query: str, values: Sequence[object] = ()) -> pa.Table:
        """Return what a query over the tables gives."""
        key = f"{query}\0{values!r}"
        with self._lock:
            cursor = self._cursor()
            known = self._answers.get(key)
            if known is not None:
                self._answers.move_to_end(key)
                return known
        with cursor:
            found = cursor.sql(query, params=list(values)).to_arrow_table()
        with self._lock:
            if found.nbytes <= _LARGEST:
                self._answers[key] = found
            while len(self._answers) > _KEPT:
                self._answers.popitem(last=False)
        return found

    def keep(self, name: str, make: Callable[[], pa.Table]) -> None:
        """Have a table of a name, made when it is first wanted and again where the corpus is another."""
        with self._lock:
            self._cursor().close()
            missing = name not in self._kept
        if missing:
            made = make()
            with self._lock, self._cursor() as cursor:
                cursor.register("made", made)
                cursor.execute(f'CREATE OR REPLACE TABLE "{name}" AS SELECT * FROM made')  # noqa: S608  names of our own
                self._kept.add(name)

    def rows(self, query: str, values: Sequence[object] = ()) -> list[dict[str, Any]]:
        """Return what a query gives as dictionaries."""
        found: list[dict[str, Any]] = self.table(query, values).to_pylist()
        return found

    def count(self, query: str, values: Sequence[object] = ()) -> int:
        """Return how many rows a query has."""
        number: int = self.rows(f"SELECT count(*) AS n FROM ({query})", values)[0]["n"]  # noqa: S608  our own words
        return number

    def lines(self, query: str, values: Sequence[object] = ()) -> list[Line]:
        """Return the lines that a query gives."""
        return list(rows_of(Line, self.table(query, values)))

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of the database that has the tables of now; what an earlier one answered is forgotten."""
        if self._open is None or self._card is not self._holdings.card:
            self._stack.close()
            self._answers.clear()
            self._kept.clear()
            self._card = self._holdings.card
            self._open = self._stack.enter_context(self._holdings.opened())
        return self._open.cursor()
