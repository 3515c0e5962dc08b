"""Who carries a relation: the people whom most of its lines name, each once however a cable calls them."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import duckdb
import pyarrow as pa

from reftel.corpus.identity.names import words_of
from reftel.corpus.kept.columns import rows_of
from reftel.corpus.views.forms import means
from reftel.corpus.views.relations import Carrier

__all__ = ["carriers_of"]

_MOST = 12
_FORMS = 5 * _MOST  # the forms of a name that are looked up: to look up all takes longer than all else of a relation
_DOING = """SELECT copy, register, position, date, unnest(who) AS form FROM found
    WHERE register IN ('meetings', 'plans', 'silences')"""
_OFTEN = f"SELECT form FROM ({_DOING}) GROUP BY form ORDER BY count(*) DESC, form LIMIT {_FORMS}"  # noqa: S608  our own
_MEANT = f"""SELECT DISTINCT form, id, list_has_any(parties, $parties) AS is_theirs
    FROM (SELECT id, name, parties, unnest(keys) AS word FROM identities) JOIN asked USING (word)
    WHERE {means("form", "name")} AND (contains(form, ' ') OR NOT starts_with(lower(name), lower(form) || ' '))
    """  # noqa: S608  a word alone is the family's name, and not a given one that a state or a town may have
_CARRIED = f"""WITH carried AS (
        SELECT id, count(DISTINCT (copy, register, position))::INTEGER AS lines, min(date) AS first, max(date) AS last,
            list_sort(list(DISTINCT form)) AS forms
        FROM ({_DOING}) JOIN named USING (form) GROUP BY id)
    SELECT id AS identity, name, forms, lines, carried.first, carried.last FROM carried JOIN identities USING (id)
    ORDER BY lines DESC, name, id LIMIT {_MOST}"""  # noqa: S608  words of our own

Ask = Callable[..., duckdb.DuckDBPyRelation]


def carriers_of(database: duckdb.DuckDBPyConnection, ask: Ask, parties: Sequence[str]) -> tuple[Carrier, ...]:
    """Return those who carry the relation of the lines `found`, who are named in most of them.

    A form is somebody's whom it can mean alone among the people of the parties, or among all.
    """
    forms = [form for (form,) in ask(_OFTEN).fetchall()]
    # of whatever part or whole of a name a form is, its last word is one of the name's
    asked = [(form, words[-1]) for form in forms if (words := words_of(form))]
    database.register("asked", _table(("form", "word"), asked))
    meant = ask(_MEANT, parties=list(parties)).fetchall()
    database.register("named", _table(("form", "id"), _chosen(forms, meant)))
    return tuple(rows_of(Carrier, ask(_CARRIED).to_arrow_table()))


def _chosen(forms: Iterable[str], meant: Iterable[tuple[str, str, bool]]) -> Iterator[tuple[str, str]]:
    """Each form with the one person whom it means."""
    candidates: dict[str, list[tuple[str, bool]]] = {form: [] for form in forms}
    for form, identity, is_theirs in meant:
        candidates[form].append((identity, is_theirs))
    for form, people in candidates.items():
        theirs = [identity for identity, is_theirs in people if is_theirs]
        found = theirs or [identity for identity, _ in people]
        if len(found) == 1:
            yield form, found[0]


def _table(names: tuple[str, str], rows: Iterable[tuple[str, str]]) -> pa.Table:
    found = list(rows)
    return pa.table({name: pa.array([row[at] for row in found], pa.string()) for at, name in enumerate(names)})
