"""A search: the best or newest hits with their snippets, how many there are in all, and counts by facet."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Literal, NamedTuple, get_args

import msgspec
import tantivy

from reftel.archive.query import Query
from reftel.archive.search_facets import FACETS, Count, count_facets
from reftel.archive.search_hits import Hit, hits
from reftel.archive.search_marks import finders
from reftel.archive.search_terms import Translation

__all__ = ["Facets", "Results", "Sort", "search"]

Sort = Literal["best", "date"]
Facets = Sequence[str] | Mapping[str, int | None]
"""The facets that are counted; a mapping gives for each up to how many hits it is, None where however many."""


_BESIDE = ThreadPoolExecutor(64, thread_name_prefix="search")
"""Threads that searches share; what waits for another of its tasks was given after it, so that none waits for ever."""


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """What a search found: `total` hits in all, of which `hits` are those asked for; `facets` count all of them."""

    query: str
    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[Count, ...]]


def search(
    translation: Translation,
    query: Query,
    *,
    sort: Sort = "best",
    limit: int = 20,
    offset: int = 0,
    facets: Facets = FACETS,
) -> Results:
    """Return what a query finds in an index as the translation has it.

    Its hits are looked for by one thread and counted by another, since tantivy does both without holding Python up.
    Raises `ValueError` for a number of hits below 0 and for another order or facet than there are.
    """
    if min(limit, offset) < 0:
        raise ValueError(f"limit {limit}, offset {offset}: give numbers of hits, 0 or more")
    if sort not in get_args(Sort):
        raise ValueError(f"there is no order {sort!r}; give one of {', '.join(get_args(Sort))}")
    asked = translation.query(query)
    finding = _BESIDE.submit(_find, translation.searcher, asked, sort, limit, offset)
    wanted = facets if isinstance(facets, Mapping) else dict.fromkeys(facets)
    showing = _BESIDE.submit(lambda: _shown(translation.searcher, finding.result().addresses, query))
    counts = count_facets(translation, query, asked, wanted, lambda: finding.result().total)
    return Results(query=query.text, total=finding.result().total, hits=showing.result(), facets=counts)


class _Found(NamedTuple):
    """How many documents a query finds, and where those stand that were asked for."""

    total: int
    addresses: list[tantivy.DocAddress]


def _find(searcher: tantivy.Searcher, asked: tantivy.Query, sort: Sort, limit: int, offset: int) -> _Found:
    order = "date" if sort == "date" else None
    found = searcher.search(asked, max(limit, 1), offset=offset, order_by_field=order)
    total: int = found.count  # type: ignore[attr-defined]
    return _Found(total, [address for _, address in found.hits[:limit]])


def _shown(searcher: tantivy.Searcher, addresses: list[tantivy.DocAddress], query: Query) -> tuple[Hit, ...]:
    return tuple(hits(searcher, addresses, query.among, finders(searcher, query)))
