"""Which field of a query finds nothing by itself, and what was probably meant by it."""

import msgspec

from reftel.archive.index_values import plain
from reftel.archive.query import Query, Term, terms
from reftel.archive.query_fields import EVERYWHERE, nearest
from reftel.archive.search import search
from reftel.archive.search_terms import Translation

__all__ = ["Miss", "first_miss"]

_NAMED = frozenset({"post", "tag"})  # whose values are names, and known


class Miss(msgspec.Struct, frozen=True, kw_only=True):
    """A field with the value that nothing has, as it was written, and what to write instead where that is near."""

    asked: str
    meant: str | None


def first_miss(translation: Translation, query: Query) -> Miss | None:
    """Return the first field of a query, but for ids, that finds nothing anywhere without the rest of the query."""
    for term in terms(query.node):
        if term.field in {None, "id"}:
            continue
        alone = Query(query.text, term, EVERYWHERE)
        if not search(translation, alone, limit=0, facets=()).total:
            asked = query.text[slice(*term.at)]
            return Miss(asked=f"{term.field}:{asked}", meant=_meant(translation, term))
    return None


def _meant(translation: Translation, term: Term) -> str | None:
    if term.field is None or term.field not in _NAMED:
        return None
    known = {plain(value): value for value in translation.values.all(term.field)}
    near = nearest(term.text, known)
    if near is None:
        return None
    value = known[near]
    return f'{term.field}:"{value}"' if " " in value else f"{term.field}:{value}"
