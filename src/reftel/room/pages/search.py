"""Search: one box with the whole language, hits that open at their paragraph, counts and years that narrow it down."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

import msgspec
from litestar import Response, get
from litestar.params import FromQuery, QueryParameter

from reftel.archive.citation import place_name
from reftel.archive.query import parse
from reftel.archive.query_errors import QueryError
from reftel.archive.search import Results
from reftel.archive.search_hits import Hit
from reftel.archive.search_misses import Miss
from reftel.room.addresses import cable_address, search_address
from reftel.room.bars import Bar
from reftel.room.narrowing import Facet, Narrowed, facets_of, says_in, years_of
from reftel.room.page import AsAsked, FromRoom, Page, answer
from reftel.room.paging import Pager, page_of
from reftel.room.room import Room

__all__ = ["HitShown", "SearchPage", "Wrong", "search", "view"]

Sort = Literal["best", "date"]
MOST = 20
_DEEPEST = 5_000


LANGUAGE = (
    ("tariff fish", "both words, each with any ending"),
    ('"free trade"', "these words in a row, exactly so"),
    ("tariff OR quota", "one of them or both"),
    ("tariff -fish", "the first without the second"),
    ("fish*", "a word that begins so; ? stands for one letter"),
    ("post:lysandra", "cables of a post; from: and to: are the words of those lines"),
    ("year:2005..2009", "years; date:2007-05..2007-09 months or days"),
    ("tag:PREL", "one of the TAGS"),
    ("classification:sbu", "of the cable; mark:c/nf of the paragraph"),
    ('person:"al-Tamiri"', "somebody named there under any form of the name"),
    ("speaker:penhallow in:statements", "what somebody said"),
    ("body:ministry", "a state, ministry or organisation; instrument: an agreement, programme, exercise"),
    ("about:trawler", "the subject line or heading; of an entry what it says"),
    ("in:(plans OR changes) treaty", "entries of registers: statements, silences, changes, plans, meetings, all"),
)
"""Examples of the language, and what they find; docs/search.md has the whole of it."""


class HitShown(msgspec.Struct, frozen=True, kw_only=True):
    """A hit: the part of the text that shows why it was found in runs, marked and not, and where it stands."""

    place: str
    address: str | None
    kind: str
    is_again: bool
    mark: str | None
    subject: str | None
    date: str | None
    post: str | None
    runs: tuple[tuple[str, bool], ...]
    is_begun: bool
    is_cut: bool
    citation: str


class Wrong(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with a query: what stands before the mistake, the mistake, what stands behind it."""

    before: str
    mistake: str
    behind: str
    reason: str
    suggestion: str


class SearchPage(Page, frozen=True, kw_only=True):
    """What a search gave; of a query that cannot be understood only what is wrong with it."""

    query: str
    sort: Sort
    narrowed: Narrowed
    total: int = 0
    hits: tuple[HitShown, ...] = ()
    facets: tuple[Facet, ...] = ()
    years: tuple[Bar, ...] = ()
    pager: Pager | None = None
    wrong: Wrong | None = None
    is_start: bool = False
    cables: int = 0
    copies: int = 0
    every_year: str = ""
    everywhere: str | None = None
    miss: Miss | None = None
    language: tuple[tuple[str, str], ...] = LANGUAGE


def view(room: Room, query: str, narrowed: Narrowed, sort: Sort, start: int, *, count_all: bool = False) -> SearchPage:
    """Return the page of a search from an offset on; `count_all` counts what takes long too."""
    title = f"{query} · Search" if query else "Search"
    try:
        if query.strip():
            parse(query)  # by itself, so that a caret stands below what was typed
        is_start = not (query.strip() or narrowed.asked)
        found = room.search(
            narrowed.of(query), sort=sort, limit=0 if is_start else MOST, offset=start, count_all=count_all
        )
    except QueryError as error:
        return SearchPage(title=title, query=query, sort=sort, narrowed=narrowed, wrong=_wrong(error))
    here = search_address(query, **narrowed.asked, sort=None if sort == "best" else sort)
    return SearchPage(
        title=title,
        query=query,
        sort=sort,
        narrowed=narrowed,
        total=found.total,
        hits=tuple(_all_shown(found.hits)),
        facets=facets_of(found, query, narrowed, sort),
        years=years_of(found, query, narrowed, sort),
        pager=_pager(here, start, found),
        is_start=is_start,
        cables=len(room.catalogue) if is_start else 0,
        copies=room.archive.count() if is_start else 0,
        every_year=narrowed.without(query, sort, "year"),
        everywhere=_everywhere(query, narrowed, sort),
        miss=room.archive.miss(query) if query.strip() and not found.total else None,
    )


@get("/search", sync_to_thread=True)
def search(  # noqa: PLR0913  one parameter a thing that can be asked
    room: FromRoom,
    asked: AsAsked,
    *,
    q: FromQuery[str] = "",
    year: FromQuery[str | None] = None,
    post: FromQuery[str | None] = None,
    classification: FromQuery[str | None] = None,
    tag: FromQuery[str | None] = None,
    person: FromQuery[str | None] = None,
    register: FromQuery[str | None] = None,
    sort: FromQuery[Sort] = "best",
    count: FromQuery[Literal["all"] | None] = None,
    after: Annotated[int, QueryParameter(ge=0, le=_DEEPEST)] = 0,
) -> Response[SearchPage]:
    """Find paragraphs and entries, 20 a page; `after` is the cursor that a page's pager gives.

    Where there are very many hits, tags and people are counted with `count=all` alone.
    """
    narrowed = Narrowed(year=year, post=post, classification=classification, tag=tag, person=person, register=register)
    page = view(room, q, narrowed, sort, after, count_all=count == "all")
    return answer(asked, "search.html", page, status=400 if page.wrong else 200)


def _everywhere(query: str, narrowed: Narrowed, sort: Sort) -> str | None:
    """The address of the same search in paragraphs and entries; none where it says itself where it looks."""
    if narrowed.register or says_in(query):
        return None
    return search_address(query, **narrowed.asked, register="all", sort=None if sort == "best" else sort)


def _pager(address: str, start: int, found: Results) -> Pager:
    return page_of(address, start, len(found.hits), min(found.total, _DEEPEST + MOST), most=MOST)


def _all_shown(hits: Sequence[Hit]) -> Iterator[HitShown]:
    """The hits, each told from one that stands above it and is of another copy of the same cable."""
    seen = set()
    for hit in hits:
        words = (hit.id, hit.kind, hit.paragraph, hit.snippet.text)
        yield _shown(hit, is_again=words in seen)
        seen.add(words)


def _shown(hit: Hit, *, is_again: bool) -> HitShown:
    return HitShown(
        place=place_name(hit.id, hit.paragraph),
        address=cable_address(hit.id, hit.paragraph) if hit.id else None,
        kind=hit.kind,
        is_again=is_again,
        mark=hit.mark,
        subject=hit.subject,
        date=hit.date,
        post=hit.post,
        runs=tuple(_runs(hit.snippet.text, hit.snippet.marks)),
        is_begun=hit.snippet.start > 0,
        is_cut=hit.snippet.is_cut,
        citation=hit.citation,
    )


def _runs(text: str, marks: tuple[tuple[int, int], ...]) -> list[tuple[str, bool]]:
    """The text in runs, each marked or not.

    >>> _runs("free trade zone", ((5, 10),))
    [('free ', False), ('trade', True), (' zone', False)]
    """
    runs, at = [], 0
    for start, end in marks:
        runs += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [(words, marked) for words, marked in [*runs, (text[at:], False)] if words]


def _wrong(error: QueryError) -> Wrong:
    start, end = error.at
    return Wrong(
        before=error.query[:start],
        mistake=error.query[start:end],
        behind=error.query[end:],
        reason=error.reason,
        suggestion=error.suggestion,
    )
