"""Where questions over the corpus are put, and the answers of the last ones."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any

import duckdb
import pyarrow as pa

from reftel.corpus.kept.columns import rows_of
from reftel.corpus.kept.holdings import Card, Holdings
from reftel.corpus.lines import Line

__all__ = ["LATEST", "Survey"]

_LATEST = "arg_max(struct_pack(cable, paragraph), (coalesce(date, ''), cable, paragraph))"
LATEST = f"{_LATEST}.cable AS cable, {_LATEST}.paragraph AS paragraph"
"""What gives, of the lines of a group, the place of the newest: of one line, whether its cable has a day or not."""

_KEPT = 256  # answers
_LARGEST = 1 << 20  # bytes of an answer that is kept


class Survey:
    """The corpus as it is now, asked in SQL by the functions of this package; may be asked by many at once.

    Tables that are given `beside` a query can be named in it.
    """

    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings
        self._lock = Lock()
        self._card = holdings.card
        self._answers: OrderedDict[str, pa.Table] = OrderedDict()
        self._kept: dict[str, pa.Table] = {}

    def table(self, query: str, values: Sequence[object] = (), **beside: pa.Table) -> pa.Table:
        """Return what a query over the tables gives."""
        key = f"{query}\0{values!r}"
        with self._lock:
            card = self._now()
            known = self._answers.get(key)
            if known is not None:
                self._answers.move_to_end(key)
                return known

        def ask(database: duckdb.DuckDBPyConnection) -> pa.Table:
            for name, table in beside.items():
                database.register(name, table)
            return database.sql(query, params=list(values)).to_arrow_table()

        found = self._holdings.asked(ask)
        with self._lock:
            if found.nbytes <= _LARGEST and self._now() is card:
                self._answers[key] = found
            while len(self._answers) > _KEPT:
                self._answers.popitem(last=False)
        return found

    def kept(self, name: str, make: Callable[[], pa.Table]) -> pa.Table:
        """Return a table of a name, made when it is first wanted and again where the corpus is another."""
        with self._lock:
            card = self._now()
            known = self._kept.get(name)
        if known is not None:
            return known
        made = make()
        with self._lock:
            if self._now() is card:
                self._kept[name] = made
        return made

    def rows(self, query: str, values: Sequence[object] = (), **beside: pa.Table) -> list[dict[str, Any]]:
        """Return what a query gives as dictionaries."""
        found: list[dict[str, Any]] = self.table(query, values, **beside).to_pylist()
        return found

    def count(self, query: str, values: Sequence[object] = (), **beside: pa.Table) -> int:
        """Return how many rows a query has."""
        number: int = self.rows(f"SELECT count(*) AS n FROM ({query})", values, **beside)[0]["n"]  # noqa: S608  our own words
        return number

    def lines(self, query: str, values: Sequence[object] = (), **beside: pa.Table) -> list[Line]:
        """Return the lines that a query gives."""
        return list(rows_of(Line, self.table(query, values, **beside)))

    def _now(self) -> Card:
        """The card that holds; what was answered by an earlier one is forgotten."""
        if self._card is not self._holdings.card:
            self._answers.clear()
            self._kept.clear()
            self._card = self._holdings.card
        return self._card
