"""What cables tell of an agreement or forum by its last word alone (the Forum), which other cables have a name for."""

from collections.abc import Callable, Mapping, Sequence

import msgspec
import pyarrow as pa

from reftel.corpus.kept.columns import rows_of
from reftel.corpus.kept.tables import with_references
from reftel.corpus.lines import Line
from reftel.corpus.standings import head_of
from reftel.corpus.views.instruments import InstrumentHistory, histories_of, instrument_key

__all__ = ["Ask", "with_called"]

Ask = Callable[[str, Sequence[object]], pa.Table]
"""Gives the table of a query over the corpus."""

_REFERRING = "SELECT * FROM copies WHERE copy IN (SELECT copy FROM links WHERE list_contains($2, reference))"
_CALLED = f"""SELECT told.*, "references" FROM told JOIN ({with_references(_REFERRING)}) USING (copy)
    WHERE register = 'called' AND list_contains($1, name)"""  # noqa: S608  words of our own
_NAMED = """SELECT DISTINCT cable, name FROM lines
    WHERE register IN ('instruments', 'standings', 'bodies') AND list_contains(?, cable)"""


def with_called(histories: Sequence[InstrumentHistory], ask: Ask) -> list[InstrumentHistory]:
    """Return histories with what cables that refer to theirs tell of `the Forum`.

    Only where it can be no other: the cables that such a one refers to have one name with that last word.
    """
    heads = {name: head for one in histories for name in one.names if (head := head_of(name))}
    cables = sorted({line.cable for one in histories for line in one.lines if line.cable})
    table = ask(_CALLED, [sorted({f"the {head}" for head in heads.values()}), cables]) if heads else None
    if not table:
        return list(histories)
    named = _named(ask(_NAMED, [sorted({cable for row in table["references"].to_pylist() for cable in row})]))
    kinds = {instrument_key(name)[0]: (name, one.kind) for one in histories for name in one.names if name in heads}
    lines = [line for one in histories for line in one.lines]
    for line, references in zip(rows_of(Line, table), table["references"].to_pylist(), strict=True):
        meant = {key for cable in references for key in named.get((cable, line.name), ())}
        if len(meant) == 1 and (found := kinds.get(meant.pop())):
            lines.append(msgspec.structs.replace(line, register="standings", name=found[0], about=found[1]))
    return histories_of(lines)


def _named(table: pa.Table) -> Mapping[tuple[str, str], set[str]]:
    """The names of each cable, without articles and abbreviations, by what it calls them: `the Forum`."""
    found: dict[tuple[str, str], set[str]] = {}
    for row in table.to_pylist():
        if head := head_of(row["name"]):
            found.setdefault((row["cable"], f"the {head}"), set()).add(instrument_key(row["name"])[0])
    return found
