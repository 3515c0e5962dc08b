"""Who carries a relation: the people whom most of its lines name, each once however a cable calls them."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

import duckdb
import pyarrow as pa

from reftel.corpus.kept.columns import rows_of
from reftel.corpus.views.forms import means
from reftel.corpus.views.relations import Carrier

__all__ = ["carriers_of"]

_MOST = 12
_FORMS = 5 * _MOST  # the forms of a name that are looked up: to look up all takes longer than all else of a relation
_DOING = """SELECT rowid AS line, date, unnest(who) AS form FROM found
    WHERE register IN ('meetings', 'plans', 'silences')"""
_OFTEN = f"SELECT form FROM ({_DOING}) GROUP BY form ORDER BY count(*) DESC, form LIMIT {_FORMS}"  # noqa: S608  our own
# a word alone is the family's name, the last one, and not a given one that a state or a town may have
_ASKED = """SELECT form, words, unnest(CASE WHEN contains(words, ' ') THEN [last, last || ' '] ELSE [last] END) AS word
    FROM (SELECT form, lower(form) AS words, string_split(lower(form), ' ')[-1] AS last FROM asked)"""
_MEANT = f"""SELECT form, is_theirs, count(*) AS people, any_value(id) AS id, any_value(name) AS name
    FROM (SELECT *, list_has_any(parties, $parties) AS is_theirs FROM people_by_word)
    JOIN (SELECT form, words, hash(word) AS word FROM ({_ASKED})) USING (word)
    WHERE {means("words", "whole")} GROUP BY form, is_theirs"""  # noqa: S608  words of our own
_CARRIED = f"""SELECT id AS identity, name, list_sort(list(DISTINCT form)) AS forms,
        count(DISTINCT line)::INTEGER AS lines, min(date) AS first, max(date) AS last
    FROM ({_DOING}) JOIN named USING (form) GROUP BY id, name
    ORDER BY lines DESC, name, id LIMIT {_MOST}"""  # noqa: S608  words of our own


def carriers_of(database: duckdb.DuckDBPyConnection, parties: Sequence[str]) -> tuple[Carrier, ...]:
    """Return those who carry the relation of the lines `found`, who are named in most of them.

    A form is somebody's whom it can mean alone among the people of the parties, or among all.
    """
    # of whatever part or whole of a name a form is, its last word is one of the name's
    database.register("asked", database.sql(_OFTEN).to_arrow_table())
    meant = database.sql(_MEANT, params={"parties": list(parties)}).fetchall()
    database.register("named", _table(("form", "id", "name"), _chosen(meant)))
    return tuple(rows_of(Carrier, database.sql(_CARRIED).to_arrow_table()))


def _chosen(meant: Iterable[tuple[str, bool, int, str, str]]) -> Iterator[tuple[str, str, str]]:
    """Each form with the one person whom it means: alone among those of the parties, or where there is none, all."""
    # of a form those of the parties come first
    for form, rows in itertools.groupby(sorted(meant, key=lambda row: (row[0], not row[1])), key=lambda row: row[0]):
        _, _, people, identity, name = next(rows)
        if people == 1:
            yield form, identity, name


def _table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> pa.Table:
    found = list(rows)
    return pa.table({name: pa.array([row[at] for row in found], pa.string()) for at, name in enumerate(names)})
