"""What the corpus has worked out, in a folder beside the records: Parquet files, and a card that names them.

The card is written last and whole, so that a killed writer leaves what was there before. All of it can be deleted: it
is made anew from the records. One process writes at a time. Whoever reads goes on: where the files of a card are gone
because another process has named a new one, the question is put to that one.
"""

import tempfile
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

import duckdb
import msgspec
import pyarrow as pa
import pyarrow.parquet

from reftel.archive import cores, lock
from reftel.corpus.kept.columns import COMPRESSION, parquet_writer, schema_of
from reftel.corpus.kept.tables import GROUPS, IN_MEMORY, MADE, ROWS, TABLES, quoted, views_of
from reftel.errors import ArchiveError

__all__ = ["Card", "Holdings", "part_of"]

FORMAT = 1
Answer = TypeVar("Answer")


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """Which batches of records are worked in, and the files of each table.

    `events` is the digest of the public calendars that were laid beside the visits.
    """

    format: int = FORMAT
    rules: str = ""
    batches: frozenset[str] = frozenset()
    events: str | None = None
    files: dict[str, list[str]] = {}


class Writer:
    """A file of a table while it is written; it is of the table once a card names it."""

    def __init__(self, folder: Path, name: str) -> None:
        self.file = f"{name}-{uuid.uuid4().hex[:12]}.parquet"
        self.open = parquet_writer(folder / self.file, schema_of(TABLES[name]))
        self._rows = GROUPS.get(name, ROWS)

    def write(self, table: pa.Table) -> None:
        """Add rows."""
        self.open.write_table(table, row_group_size=self._rows)


class Holdings:
    """The folder of one corpus, as the card in it says, or a card that is not named yet."""

    def __init__(self, folder: Path, card: Card | None = None, waiting: Callable[[str], None] | None = None) -> None:
        self.folder = folder
        self._waiting = waiting or _silent
        self.card = card or self._read()
        self._is_named = card is None
        self._opening = Lock()
        self._open: tuple[Card, duckdb.DuckDBPyConnection] | None = None
        self._views: dict[str, str] = {}

    def look_again(self) -> None:
        """Take up the card that is in the folder now."""
        card = self._read()
        if card != self.card:
            self.card = card

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let no other process write while the block runs; where one does, wait, and tell whoever opened this."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with lock.writing(self.folder / "lock", str(self.folder), waiting=self._waiting):
            self.look_again()
            yield

    @contextmanager
    def opened(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A database in memory that has the tables as views; what is made there for a time ends with the block."""
        with self._cursor(self.card) as database:
            yield database

    def ask(self, query: str, values: Sequence[object] = (), **beside: pa.Table) -> pa.Table:
        """Return what a query over the tables gives, and over those that are given `beside` it by their names."""

        def ask(database: duckdb.DuckDBPyConnection) -> pa.Table:
            _registered(database, beside)
            return database.sql(query, params=list(values)).to_arrow_table()

        return self.asked(ask)

    def asked(self, ask: Callable[[duckdb.DuckDBPyConnection], Answer], *made: str) -> Answer:
        """Return what comes of asking the tables, again where another process put others in their place meanwhile.

        Each time a connection of its own to a database that stays open as long as the card holds; `made` are the
        tables of `MADE` that the question joins.
        """
        while True:
            card = self.card
            try:
                with self._cursor(card) as database:
                    self._make(database, made)
                    return ask(database)
            except duckdb.IOException as error:
                if not self._is_replaced(card):
                    found = f"cannot be read ({str(error).splitlines()[0]})"
                    advice = "delete that folder: it is made anew from the records"
                    raise ArchiveError(str(self.folder), found=found, advice=advice) from error

    def _cursor(self, card: Card) -> duckdb.DuckDBPyConnection:
        with self._opening:
            if self._open is None or self._open[0] is not card:
                self._open = (card, self._connected(card))
            return self._open[1].cursor()

    def _make(self, database: duckdb.DuckDBPyConnection, names: Iterable[str]) -> None:
        with self._opening:
            for name in names:
                database.execute(f'CREATE TABLE IF NOT EXISTS "{name}" AS {MADE[name]}')

    def _connected(self, card: Card) -> duckdb.DuckDBPyConnection:
        """A database with the views of a card: of a card that is not named yet the one there is, brought up to it."""
        paths = {name: [self.folder / file for file in files] for name, files in card.files.items()}
        views = dict(views_of(paths))
        keeps = self._open is not None and not self._is_named  # what is named may be asked for while it is replaced
        database = self._open[1] if self._open and keeps else _database()
        for name, query in views.items():
            if not keeps or query != self._views.get(name):
                kind = "TABLE" if name in IN_MEMORY else "VIEW"
                database.execute(f'CREATE OR REPLACE {kind} "{name}" AS {query}')
        for name in MADE:
            database.execute(f'DROP TABLE IF EXISTS "{name}"')
        self._views = views
        return database

    def _is_replaced(self, card: Card) -> bool:
        """Whether another card than this one holds now, which is taken up."""
        if self._is_named and self.card is card:
            now = self._read()
            self.card = now if now.files and now != card else card
        return self.card is not card

    def rows(self, query: str, values: Sequence[object] = ()) -> list[dict[str, Any]]:
        """Return what a query gives as dictionaries."""
        found: list[dict[str, Any]] = self.ask(query, values).to_pylist()
        return found

    def paths(self, table: str) -> list[Path]:
        """Return the files of a table."""
        return [self.folder / name for name in self.card.files.get(table, [])]

    @contextmanager
    def writing(self, name: str) -> Iterator["Writer"]:
        """Write a file of a table piece by piece."""
        self.folder.mkdir(parents=True, exist_ok=True)
        writer = Writer(self.folder, name)
        with writer.open:
            yield writer

    def put(self, name: str, table: pa.Table) -> str:
        """Write a file of a table, which is of it once a card names it; return its name."""
        with self.writing(name) as writer:
            writer.write(table)
        return writer.file

    def copy(self, name: str, query: str, **beside: pa.Table) -> str:
        """Write a file of a table from what a query gives, in its order; return its name.

        The query may name the tables that are given `beside` it.
        """
        with self._cursor(self.card) as database:
            _registered(database, beside)
            return self.copied(database, name, query)

    def copied(self, database: duckdb.DuckDBPyConnection, name: str, query: str) -> str:
        """Write such a file from what a query of a database that is open gives."""
        self.folder.mkdir(parents=True, exist_ok=True)
        file = f"{name}-{uuid.uuid4().hex[:12]}.parquet"
        columns = ", ".join(f'"{column}"' for column in schema_of(TABLES[name]).names)
        options = f"FORMAT parquet, COMPRESSION {COMPRESSION}, ROW_GROUP_SIZE {GROUPS.get(name, ROWS)}"
        with _in_order(database):
            database.execute(f"COPY (SELECT {columns} FROM ({query})) TO {quoted(self.folder / file)} ({options})")  # noqa: S608
        return file

    def parted(self, query: str, key: str, parts: int, **beside: pa.Table) -> str:
        """Write what a query gives to a file of no table in parts, all rows of one key in one; return its name."""
        file = f"parts-{uuid.uuid4().hex[:12]}.parquet"
        query = f"SELECT *, hash({key}) % {parts} AS part FROM ({query}) ORDER BY part, {key}, copy, position"  # noqa: S608
        with self._cursor(self.card) as database, _in_order(database):
            _registered(database, beside)
            database.execute(f"COPY ({query}) TO {quoted(self.folder / file)} (FORMAT parquet, ROW_GROUP_SIZE 10000)")
        return file

    def name(self, card: Card) -> None:
        """Make a card the one that holds, and delete files that it does not name."""
        path = self.folder / "corpus.json"
        new = path.with_name("corpus.json.new")
        new.write_bytes(msgspec.json.encode(card, order="deterministic"))
        new.replace(path)
        self.card = card
        named = {file for files in card.files.values() for file in files}
        for old in self.folder.glob("*.parquet*"):
            if old.name not in named:
                old.unlink(missing_ok=True)

    def _read(self) -> Card:
        """The card in the folder; one that is replaced while its files are looked for is read again."""
        seen = None
        while (content := _content(self.folder / "corpus.json")) != seen:
            seen, card = content, _card(content)
            if all((self.folder / file).exists() for file in _files(card)):
                return card
        return Card()


def part_of(file: Path, part: int) -> pa.Table:
    """Return a part of a file that is written in parts, in its order."""
    return pyarrow.parquet.read_table(file, filters=[("part", "=", part)]).drop_columns(["part"])


def _silent(_: str) -> None:
    """Say nothing of a wait."""


def _database() -> duckdb.DuckDBPyConnection:
    database = duckdb.connect(":memory:")
    database.execute(f"SET threads = {cores()}")
    database.execute("SET memory_limit = '2GB'")
    database.execute("SET temp_directory = $folder", {"folder": tempfile.gettempdir()})  # not where one stands
    database.execute("SET preserve_insertion_order = false")
    database.execute("SET enable_progress_bar = false")
    database.execute("SET GLOBAL parquet_metadata_cache = true")  # no file is ever written over with another
    return database


@contextmanager
def _in_order(database: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Let rows be written in the order in which a query gives them."""
    database.execute("SET preserve_insertion_order = true")
    yield
    database.execute("SET preserve_insertion_order = false")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _card(content: bytes) -> Card:
    try:
        card = msgspec.json.decode(content, type=Card)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return Card()
    return card if card.format == FORMAT else Card()


def _registered(database: duckdb.DuckDBPyConnection, tables: Mapping[str, pa.Table]) -> None:
    for name, table in tables.items():
        database.register(name, table)


def _files(card: Card) -> Iterable[str]:
    return (file for files in card.files.values() for file in files)
