"""Counts of what a search found, by year, post and so on: exact, over all hits."""

from collections.abc import Sequence

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
_MOST_VALUES = 20
_MOST_YEARS = 200  # all there are: they are drawn side by side
_MOST_DISTINCT = 2_000_000  # a segment gives all its counts, or the sum over segments would not be exact


class Count(msgspec.Struct, frozen=True):
    """How many hits have a value."""

    value: str
    count: int


def count_facets(
    searcher: tantivy.Searcher, translation: Translation, query: Query, facets: Sequence[str]
) -> dict[str, tuple[Count, ...]]:
    """Return the most frequent values of each facet among the hits, and their counts; of years all.

    `register` counts what the query finds among paragraphs and in each register, wherever `in:` looks.
    """
    wanted = {facet: _WANTED[facet] for facet in facets if facet != "register"}
    found = searcher.aggregate(translation.query(query), wanted) if wanted else {}
    counts = {facet: _counts(facet, found[facet]["buckets"], translation.values) for facet in wanted}
    if "register" in facets:
        counts["register"] = _registers(searcher, translation, query)
    return {facet: counts[facet] for facet in facets}


def _terms(field: str, most: int = _MOST_VALUES) -> dict[str, object]:
    return {"terms": {"field": field, "size": most + 1, "segment_size": _MOST_DISTINCT}}


_WANTED: dict[str, dict[str, object]] = {
    **{field: _terms(column) for field, column in VALUES.items()},
    "person": _terms("person"),
    "year": _terms("year", _MOST_YEARS),
}


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


def _registers(searcher: tantivy.Searcher, translation: Translation, query: Query) -> tuple[Count, ...]:
    everywhere = msgspec.structs.replace(query, among=EVERYWHERE)
    found = searcher.aggregate(translation.query(everywhere), {"register": _terms("kind")})
    counts = {_number(bucket["key"]): bucket["doc_count"] for bucket in found["register"]["buckets"]}
    return tuple(Count(kind, counts[at]) for at, kind in enumerate(KINDS) if counts.get(at))
