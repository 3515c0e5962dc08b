"""A search: the best or newest hits with their snippets, how many there are in all, and counts by facet."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Literal

import msgspec
import tantivy

from reftel.archive.query import Query
from reftel.archive.search_facets import FACETS, Count, count_facets
from reftel.archive.search_hits import Hit, hits
from reftel.archive.search_marks import finders
from reftel.archive.search_terms import Translation

__all__ = ["Results", "Sort", "search"]

Sort = Literal["best", "date"]


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """What a search found: `total` hits in all, of which `hits` are those asked for; `facets` count all of them."""

    query: str
    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[Count, ...]]


def search(
    searcher: tantivy.Searcher,
    query: Query,
    *,
    sort: Sort = "best",
    limit: int = 20,
    offset: int = 0,
    facets: Sequence[str] = FACETS,
) -> Results:
    """Return what a query finds in an index as it is now."""
    translation = Translation(searcher)
    order = "date" if sort == "date" else None
    found = searcher.search(translation.query(query), max(limit, 1), offset=offset, order_by_field=order)
    total: int = found.count  # type: ignore[attr-defined]
    with ThreadPoolExecutor(1) as beside:  # tantivy counts without holding Python up
        counted = beside.submit(count_facets, searcher, translation, query, facets, total)
        addresses = [address for _, address in found.hits[:limit]]
        shown = tuple(hits(searcher, addresses, query.among, finders(searcher, query)))
    return Results(query=query.text, total=total, hits=shown, facets=counted.result())
