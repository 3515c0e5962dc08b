"""Counts of what a search found, by year, post and so on: exact, over all hits."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

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
    translation: Translation, query: Query, facets: Mapping[str, int | None], total: Callable[[], int]
) -> dict[str, tuple[Count, ...]]:
    """Return the most frequent values of each facet among the hits, and their counts; of years all.

    `register` counts what the query finds among paragraphs and in each register, wherever `in:` looks. A facet is
    left out where there are more hits than `facets` says. `total` waits for how many there are, so that it is asked
    late. Raises `ValueError` for a facet that is none.
    """
    if unknown := [facet for facet in facets if facet not in _ALL]:
        raise ValueError(f"there is no facet {unknown[0]!r}; give some of {', '.join(_ALL)}")
    elsewhere = _elsewhere(translation, query) if "register" in facets else {}
    counted = [facet for facet, most in facets.items() if most is None or total() <= most]
    counts = _by_value(translation, query, [facet for facet in counted if facet != "register"])
    if "register" in counted:
        counts["register"] = _registers(query, elsewhere, total)
    return {facet: counts[facet] for facet in counted}


def _by_value(translation: Translation, query: Query, facets: Sequence[str]) -> dict[str, tuple[Count, ...]]:
    searcher = translation.searcher
    whole = searcher.num_segments == 1
    wanted = {facet: _wanted(facet, whole=whole) for facet in facets}
    found = searcher.aggregate(translation.query(query), wanted) if wanted else {}
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
    found = translation.searcher.aggregate(translation.query(asked), {"register": _terms("kind", len(KINDS))})
    return {KINDS[_number(bucket["key"])]: _number(bucket["doc_count"]) for bucket in found["register"]["buckets"]}


def _only(query: Query) -> str | None:
    return query.among[0] if len(query.among) == 1 else None


def _registers(query: Query, elsewhere: Mapping[str, int], total: Callable[[], int]) -> tuple[Count, ...]:
    one = _only(query)
    counts = {**elsewhere, one: total()} if one else elsewhere
    return tuple(Count(kind, counts[kind]) for kind in KINDS if counts.get(kind))
