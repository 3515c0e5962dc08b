"""Files of a table joined to few: what an update adds is a file of its own, until there is more of such."""

from collections.abc import Mapping, Sequence

import pyarrow.parquet

from reftel.corpus.kept.gathering import by_party, in_kinds
from reftel.corpus.kept.holdings import Holdings
from reftel.corpus.kept.tables import REPLACED, quoted, still

__all__ = ["joined"]

_GROWN = 3  # times as big as the file after it a file is that stays by itself
_JOINED = {  # tables of several files, and how the rows of two files are joined
    **dict.fromkeys(("copies", "citations", "names", "links", "people", "bodies", "visits"), "SELECT * FROM ({both})"),
    "given": "SELECT kin, given, sum(times)::INTEGER AS times FROM ({both}) GROUP BY ALL",
    **dict.fromkeys(("said", "lines_by"), by_party("{both}")),
    "words": "SELECT key, post, sum(plans)::INTEGER AS plans, sum(told)::INTEGER AS told FROM ({both}) GROUP BY ALL",
}
_WORDS = {"lines": "plan_words", "reports": "report_words"}
_TOGETHER = {
    "members": ("identities", "members", "kinds", "assigned", "gone"),
    "sided": ("sides", "sided", "spoken", "retold"),
}
"""Tables whose files stand beside one another, by the one that tells when they are joined."""
_BOTH = {"sided": by_party, "spoken": by_party, "kinds": in_kinds}


def joined(holdings: Holdings) -> dict[str, list[str]]:
    """Return the files of tables, the last ones joined as long as the one before is not much bigger.

    So a row is written again only as often as the table doubles.
    """
    files = {name: _files(holdings, name, query) for name, query in _JOINED.items()}
    for name, words in _WORDS.items():
        files |= _with_words(holdings, name, words)
    for name, tables in _TOGETHER.items():
        files |= _together(holdings, name, tables)
    return files


def _files(holdings: Holdings, name: str, query: str) -> list[str]:
    files = [*holdings.card.files.get(name, [])]
    while _is_to_be_joined(holdings, files):
        listed = ", ".join(quoted(holdings.folder / file) for file in files[-2:])
        both = f"SELECT * FROM read_parquet([{listed}])"  # noqa: S608  quoted above
        files[-2:] = [holdings.copy(name, query.format(both=both))]
    return files


def _with_words(holdings: Holdings, name: str, words: str) -> dict[str, list[str]]:
    """The files of lines or reports, and those of their words, which name the rows by their numbers."""
    files = {table: [*holdings.card.files.get(table, [])] for table in (name, words)}
    while _is_to_be_joined(holdings, files[name]):
        first, last = (f"SELECT * FROM {quoted(holdings.folder / file)}" for file in files[name][-2:])  # noqa: S608
        rows = pyarrow.parquet.read_metadata(holdings.folder / files[name][-2]).num_rows
        a, b = (f"SELECT * FROM {quoted(holdings.folder / file)}" for file in files[words][-2:])  # noqa: S608  quoted
        moved = f"SELECT * REPLACE ((number + {rows})::INTEGER AS number) FROM ({b})"  # noqa: S608  a number of our own
        files[name][-2:] = [holdings.copy(name, f"{first} UNION ALL {last}")]
        files[words][-2:] = [holdings.copy(words, f"{a} UNION ALL {moved} ORDER BY key, number")]
    return files


def _together(holdings: Holdings, by: str, tables: Sequence[str]) -> dict[str, list[str]]:
    """The files of tables that stand beside one another: what is gone of the first of two is left out."""
    files = {name: [*holdings.card.files[name]] for name in tables}
    while _is_to_be_joined(holdings, files[by]):
        joined = {name: holdings.copy(name, _both(holdings, name, files)) for name in tables}
        for name, file in joined.items():
            files[name][-2:] = [file]
    return files


def _both(holdings: Holdings, name: str, files: Mapping[str, Sequence[str]]) -> str:
    """A query for what holds of the last two files of a table."""
    first, last = (holdings.folder / file for file in files[name][-2:])
    rest = f"SELECT * FROM {quoted(first)}"  # noqa: S608  quoted
    if name in REPLACED:
        rest = still(name, first, [holdings.folder / files[REPLACED[name][0]][-1]])
    both = f"{rest} UNION ALL SELECT * FROM {quoted(last)}"  # noqa: S608  quoted
    return _BOTH[name](both) if name in _BOTH else both


def _is_to_be_joined(holdings: Holdings, files: list[str]) -> bool:
    sizes = [(holdings.folder / file).stat().st_size for file in files[-2:]]
    return len(files) > 1 and sizes[0] < _GROWN * sizes[1]
