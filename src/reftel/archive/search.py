"""A search: the best or newest hits with their snippets, how many there are in all, and counts by facet."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Literal

import msgspec
import tantivy

from reftel.archive.query import Query
from reftel.archive.search_facets import FACETS, Count, Counts, count_facets
from reftel.archive.search_hits import Hit, hits
from reftel.archive.search_marks import finders
from reftel.archive.search_terms import Translation

__all__ = ["Facets", "Results", "Sort", "search"]

Sort = Literal["best", "date"]
Facets = Sequence[str] | Callable[[int], Sequence[str]]
"""The facets that are counted; a function tells them from how many hits there are."""

_FEW = 1_000  # hits that are counted sooner than another thread begins


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
    """Return what a query finds in an index as the translation has it."""
    searcher, asked = translation.searcher, translation.query(query)
    order = "date" if sort == "date" else None
    found = searcher.search(asked, max(limit, 1), offset=offset, order_by_field=order)
    total: int = found.count  # type: ignore[attr-defined]
    addresses = [address for _, address in found.hits[:limit]]
    wanted = facets(total) if callable(facets) else facets
    count = partial(count_facets, translation, query, wanted, total)
    show = partial(_shown, searcher, addresses, query)
    counts, shown = (count(), show()) if total <= _FEW or not wanted else _at_once(count, show)
    return Results(query=query.text, total=total, hits=shown, facets=counts)


def _shown(searcher: tantivy.Searcher, addresses: list[tantivy.DocAddress], query: Query) -> tuple[Hit, ...]:
    return tuple(hits(searcher, addresses, query.among, finders(searcher, query)))


def _at_once(count: Callable[[], Counts], show: Callable[[], tuple[Hit, ...]]) -> tuple[Counts, tuple[Hit, ...]]:
    """Count beside: tantivy does without holding Python up."""
    with ThreadPoolExecutor(1) as beside:
        counted = beside.submit(count)
        shown = show()
        return counted.result(), shown
