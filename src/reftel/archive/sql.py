"""Questions in SQL over the records: DuckDB in memory, which can look and not touch.

Nothing but the table's own files can be opened, nothing can be written, no setting changed. DuckDB keeps no file of its
own, since such a file locks readers out while somebody writes.
"""

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from reftel.archive.flat import views
from reftel.archive.records import unreadable
from reftel.archive.rows import SCHEMA
from reftel.errors import ArchiveError

__all__ = ["ask"]

_LOOKS = frozenset({"SELECT", "EXPLAIN"})
_LOCKS = (
    "SET python_enable_replacements = false",  # or a query would see the caller's variables
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET temp_directory = ''",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)


def ask(query: str, files: Sequence[Path], archive: str) -> pa.Table:
    """Return what a query gives, as an Arrow table; `files` are the table's.

    Raises `ArchiveError` for a query that is wrong, or that is more than one, or that would do anything but look, and
    for files that are damaged.
    """
    with duckdb.connect(":memory:") as database:
        try:
            _check(database, query)
            _open(database, files)
            return database.sql(query).to_arrow_table()
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            raise _damage(files) or _wrong(archive, error) from None
        except duckdb.Error as error:
            raise _wrong(archive, error) from None


_ADVICE = "the tables are records, cables, paragraphs, statements and the other registers; `DESCRIBE cables` shows one"


def _wrong(archive: str, error: duckdb.Error) -> ArchiveError:
    return ArchiveError(archive, found=f"the query fails: {error}", advice=_ADVICE)


def _damage(files: Sequence[Path]) -> ArchiveError | None:
    """Return what is wrong with the first file that is gone or cut; None where that is no file's fault."""
    for path in files:
        try:
            pq.read_metadata(path)
        except (OSError, pa.ArrowException) as error:
            return unreadable(path, error)
    return None


def _check(database: duckdb.DuckDBPyConnection, query: str) -> None:
    if not query.isprintable() and any("\ud800" <= letter <= "\udfff" for letter in query):
        raise duckdb.NotSupportedError("a letter of it is half a letter (a lone surrogate)")
    statements = database.extract_statements(query)
    if [statement.type.name in _LOOKS for statement in statements] != [True]:
        raise duckdb.NotSupportedError("one SELECT is taken, and nothing else")


def _open(database: duckdb.DuckDBPyConnection, files: Sequence[Path]) -> None:
    names = [str(path.resolve()) for path in files]
    if names:
        listed = ", ".join("'" + name.replace("'", "''") + "'" for name in names)
        database.execute(f"CREATE VIEW records AS SELECT * FROM read_parquet([{listed}])")  # noqa: S608  quoted above
        database.execute(f"SET allowed_paths = [{listed}]")
    else:
        database.register("nothing", SCHEMA.empty_table())
        database.execute("CREATE TABLE records AS SELECT * FROM nothing")
        database.unregister("nothing")
    for name, view in views().items():
        database.execute(f'CREATE VIEW "{name}" AS {view}')
    for lock in _LOCKS:
        database.execute(lock)
