"""Counts of what a search found, by year, post and so on: exact, over all hits."""

from collections.abc import Callable, Mapping, Sequence

import msgspec
import tantivy

from reftel.archive.index_documents import KINDS
from reftel.archive.index_schema import VALUES
from reftel.archive.index_values import Values
from reftel.archive.query import Query
from reftel.archive.query_fields import EVERYWHERE
from reftel.archive.search_terms import Translation

__all__ = ["FACETS", "Count", "count_facets"]

FACETS = ("year", "post", "classification", "tag", "person", "register")
_ALL = tuple(dict.fromkeys([*FACETS, *VALUES]))
_MOST_VALUES = 20
_MOST_YEARS = 200  # all there are: they are drawn side by side
_MOST_DISTINCT = 2_000_000  # as good as all


class Count(msgspec.Struct, frozen=True):
    """How many hits have a value."""

    value: str
    count: int


def count_facets(
    translation: Translation,
    query: Query,
    asked: tantivy.Query,
    facets: Mapping[str, int | None],
    total: Callable[[], int],
) -> dict[str, tuple[Count, ...]]:
    """Return the most frequent values of each facet among the hits of a query, and their counts; of years all.

    `asked` is the query as the index has it.
    `register` counts what the query finds among paragraphs and in each register, wherever `in:` looks. A facet is
    left out where there are more hits than `facets` says, or where it takes long to find them again. `total` waits for
    how many there are, so that it is asked late, and only where nothing tells before that they are few enough. Raises
    `ValueError` for a facet that is none.
    """
    if unknown := [facet for facet in facets if facet not in _ALL]:
        raise ValueError(f"there is no facet {unknown[0]!r}; give some of {', '.join(_ALL)}")
    elsewhere = _elsewhere(translation, query) if "register" in facets else {}
    most = translation.most(query)
    at_once = [facet for facet, limit in facets.items() if limit is None or most <= limit]
    counts = _by_value(translation, asked, [facet for facet in at_once if facet != "register"])
    later = [] if translation.is_dear(query) else [facet for facet in facets if facet not in at_once]
    counts |= _by_value(translation, asked, [facet for facet in later if total() <= (facets[facet] or 0)])
    if "register" in facets:
        counts["register"] = _registers(query, elsewhere, total)
    return {facet: counts[facet] for facet in facets if facet in counts}


def _by_value(translation: Translation, asked: tantivy.Query, facets: Sequence[str]) -> dict[str, tuple[Count, ...]]:
    searcher = translation.searcher
    whole = searcher.num_segments == 1
    wanted = {facet: _wanted(facet, whole=whole) for facet in facets}
    found = searcher.aggregate(asked, wanted) if wanted else {}
    return {facet: _counts(facet, found[facet]["buckets"], translation.values) for facet in wanted}


def _wanted(facet: str, *, whole: bool) -> dict[str, object]:
    """What asks for a facet's counts.

    An index in one piece knows its most frequent values by itself. Each of several has to give all of its counts, or
    their sums would not be exact: of names, which are many, that takes six times as long.
    """
    most = _MOST_YEARS if facet == "year" else _MOST_VALUES
    return _terms(VALUES.get(facet, facet), most + 1, most + 1 if whole else _MOST_DISTINCT)


def _terms(field: str, most: int, of_each: int = _MOST_DISTINCT) -> dict[str, object]:
    return {"terms": {"field": field, "size": most, "segment_size": of_each}}


def _counts(facet: str, buckets: list[dict[str, object]], values: Values) -> tuple[Count, ...]:
    counts = [(bucket["key"], _number(bucket["doc_count"])) for bucket in buckets if bucket["key"] != 0]
    if facet == "person":
        found = [Count(str(name), count) for name, count in counts]
    elif facet == "year":
        found = [Count(str(_number(year)), count) for year, count in counts]
    else:
        found = [Count(values.value(facet, _number(number)), count) for number, count in counts]
    return tuple(found if facet == "year" else found[:_MOST_VALUES])


def _number(key: object) -> int:
    return int(key) if isinstance(key, int | float) else 0


def _elsewhere(translation: Translation, query: Query) -> dict[str, int]:
    """The counts of each kind but the one that the query is about: of that they are all there are."""
    asked = msgspec.structs.replace(query, among=tuple(kind for kind in EVERYWHERE if kind != _only(query)))
    found = translation.searcher.aggregate(translation.by_kind(asked), {"kind": _terms("kind", len(KINDS) + 1)})
    counts = {_number(bucket["key"]): _number(bucket["doc_count"]) for bucket in found["kind"]["buckets"]}
    return {kind: counts[KINDS.index(kind)] for kind in asked.among if KINDS.index(kind) in counts}


def _only(query: Query) -> str | None:
    return query.among[0] if len(query.among) == 1 else None


def _registers(query: Query, elsewhere: Mapping[str, int], total: Callable[[], int]) -> tuple[Count, ...]:
    one = _only(query)
    counts = {**elsewhere, one: total()} if one else elsewhere
    return tuple(Count(kind, counts[kind]) for kind in KINDS if counts.get(kind))
