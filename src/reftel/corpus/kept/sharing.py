"""Cables of which there are several copies: what each copy gives, worked out anew for the cables of new copies."""

import itertools
from collections.abc import Iterator

import pyarrow as pa

from reftel.corpus.kept.choosing import ShareRow, shares_of
from reftel.corpus.kept.columns import rows_of, table_of
from reftel.corpus.kept.facts import Copy
from reftel.corpus.kept.holdings import Holdings
from reftel.corpus.kept.tables import quoted

__all__ = ["shared_out"]

_SEVERAL = """SELECT * FROM copies WHERE cable IN (
        SELECT cable FROM copies WHERE cable IN (SELECT cable FROM {fresh}) GROUP BY cable HAVING count(*) > 1)
    ORDER BY cable, copy"""
_SHARES = "SELECT * FROM shares ANTI JOIN touched USING (copy) UNION ALL SELECT * FROM touched"
_SUPPLIED = """
    WITH every AS (
        SELECT copy, cable, register, position, paragraph, words FROM lines SEMI JOIN touched USING (copy)
        UNION ALL SELECT copy, cable, 'statements', position, paragraph, content FROM said
        SEMI JOIN touched USING (copy)),
    ranked AS (SELECT every.*, rank, paragraphs FROM every JOIN touched USING (copy))
    SELECT DISTINCT l.copy, l.register, l.position FROM ranked l
    ANTI JOIN ranked other ON l.cable = other.cable AND l.register = other.register AND l.paragraph = other.paragraph
        AND l.words = other.words AND (l.rank = 0) <> (other.rank = 0)
    WHERE list_contains(paragraphs, paragraph)
    UNION ALL SELECT * FROM supplied ANTI JOIN touched USING (copy)
"""


def shared_out(holdings: Holdings, fresh: str) -> dict[str, list[str]]:
    """Return new files of `shares` and `supplied`; none where no copy of the `fresh` file is of a cable had before."""
    touched = table_of(ShareRow, list(_shares(holdings, fresh)))
    if not touched.num_rows:
        return {}
    return {
        "shares": [holdings.copy("shares", _SHARES, touched=touched)],
        "supplied": [holdings.copy("supplied", _SUPPLIED, touched=touched)],
    }


def _shares(holdings: Holdings, fresh: str) -> Iterator[ShareRow]:
    """The shares of all copies of the cables that new copies are of, where there are several."""
    table: pa.Table = holdings.ask(_SEVERAL.format(fresh=quoted(holdings.folder / fresh)))
    for _, copies in itertools.groupby(rows_of(Copy, table), key=lambda one: one.cable):
        yield from shares_of(copies)
