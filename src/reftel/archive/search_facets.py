"""Counts of what a search found, by year, post and so on: exact, over all hits."""

from collections.abc import Sequence

import msgspec
import tantivy

from reftel.archive.index_documents import KINDS
from reftel.archive.query import Query
from reftel.archive.query_fields import EVERYWHERE
from reftel.archive.search_terms import Translation

__all__ = ["FACETS", "Count", "count_facets"]

FACETS = ("year", "post", "classification", "tag", "person", "register")
_MOST_VALUES = 20
_MOST_DISTINCT = 2_000_000  # a segment gives all its counts, or the sum over segments would not be exact
_STEP = 1_000_000


class Count(msgspec.Struct, frozen=True):
    """How many hits have a value."""

    value: str
    count: int


def count_facets(
    searcher: tantivy.Searcher, query: Query, asked: tantivy.Query, facets: Sequence[str]
) -> dict[str, tuple[Count, ...]]:
    """Return the most frequent values of each facet among the hits, and their counts.

    `register` counts what the query finds among paragraphs and in each register, wherever `in:` looks.
    """
    plain = [facet for facet in facets if facet != "register"]
    terms = {"size": _MOST_VALUES, "segment_size": _MOST_DISTINCT}
    wanted = {facet: {"terms": {"field": facet, **terms}} for facet in plain}
    found = searcher.aggregate(asked, wanted) if wanted else {}
    counts = {facet: tuple(_count(bucket) for bucket in found[facet]["buckets"]) for facet in plain}
    if "register" in facets:
        counts["register"] = _registers(searcher, query)
    return {facet: counts[facet] for facet in facets}


def _count(bucket: dict[str, object]) -> Count:
    key = bucket["key"]
    return Count(f"{key:.0f}" if isinstance(key, float) else str(key), int(str(bucket["doc_count"])))


def _registers(searcher: tantivy.Searcher, query: Query) -> tuple[Count, ...]:
    everywhere = msgspec.structs.replace(query, among=EVERYWHERE)
    ranges = [{"key": kind, "from": at * _STEP, "to": (at + 1) * _STEP} for at, kind in enumerate(KINDS)]
    wanted = {"register": {"range": {"field": "place", "ranges": ranges}}}
    found = searcher.aggregate(Translation(searcher).query(everywhere), wanted)
    counts = {bucket["key"]: bucket["doc_count"] for bucket in found["register"]["buckets"]}
    return tuple(Count(kind, counts[kind]) for kind in KINDS if counts.get(kind))
