"""Posts: who sends and gets cables, under every spelling that cables have of them.

The table is `reftel/data/posts.csv`, one row a post and period of its name (`PEKING` and `BEIJING` are two, since their
message reference numbers are). It is read once, when first asked for; each look-up after that is a look into a dict.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

__all__ = [
    "Post",
    "addressee_by_routing_indicator",
    "kind_of_addressee",
    "post_by_code",
    "post_by_cut_name",
    "post_by_name",
    "post_by_routing_indicator",
    "post_of_addressee",
    "posts",
]

# Longest first where one begins another. What a prefix tells holds for its day: USLO PEKING became AMEMBASSY BEIJING.
_PREFIX_KINDS = (
    ("US MISSION", "mission"),
    ("USMISSION", "mission"),
    ("USMISSIN", "mission"),
    ("USDEL", "mission"),
    ("AMERICAN EMBASSY", "embassy"),
    ("AMEMBASSY", "embassy"),
    ("AMEMBASY", "embassy"),
    ("AMEMB", "embassy"),
    ("EMBASSY", "embassy"),
    ("AMCONSULATE", "consulate"),
    ("AMCONSUL", "consulate"),
    ("AMCONGEN", "consulate"),
    ("CONSULATE GENERAL", "consulate"),
    ("CONSULATE", "consulate"),
    ("USLO", "liaison_office"),
    ("USINT", "other"),
    ("USOFFICE", "other"),
    ("US OFFICE", "other"),
    ("BRANCH OFFICE", "other"),
    ("AMBRANCH", "other"),
    ("AIT", "other"),
    ("SECSTATE", "department"),
    ("DEPT OF STATE", "department"),
    ("DEPARTMENT OF STATE", "department"),
)
_PREFIXES = re.compile(
    r"(?:" + "|".join(re.escape(prefix) for prefix, _ in _PREFIX_KINDS) + r"|POUCH|EFTO|E F T O)\b[ .:]*"
)
_NOT_KEY = re.compile(r"[^A-Z0-9]")
_SHORTEST_CUT = 5
_PAGE_LINE_WIDTH = 6


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """A post: `name` as reports print it, `code` as in a message reference number, `country` in ISO 3166 letters.

    `routing_indicators` has the main one first. Coordinates are decimal degrees of the city. `kind` is what the post
    last was under this name; what an addressee line calls it stands in `kind_of_addressee`.
    """

    name: str
    code: str
    aliases: tuple[str, ...] = ()
    kind: str
    country: str
    routing_indicators: tuple[str, ...] = ()
    latitude: float
    longitude: float


class _Lookup(NamedTuple):
    """The table's dicts: a value is held once, the first row wins where two rows could claim a key."""

    codes: dict[str, Post]
    names: dict[str, Post]
    cuts: dict[str, Post]
    routing_indicators: dict[str, Post]


def _rows(table: str) -> Iterator[dict[str, str]]:
    text = files("reftel").joinpath("data", table).read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _post(row: dict[str, str]) -> Post:
    return Post(
        name=row["name"],
        code=row["code"],
        aliases=_parts(row["aliases"]),
        kind=row["kind"],
        country=row["country"],
        routing_indicators=_parts(row["routing_indicator"]),
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
    )


@cache
def posts() -> tuple[Post, ...]:
    """Return every post of the table, in its order.

    >>> posts()[0].name
    'State'
    """
    return tuple(_post(row) for row in _rows("posts.csv"))


def _key(text: str) -> str:
    """Capitals and digits only, accents taken off: what is left when typists differ."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    return _NOT_KEY.sub("", text.upper())


def _cuts() -> dict[str, Post]:
    """Names cut to six places, blanks counted, where only one post fits."""
    found: dict[str, set[str]] = {}
    for post in posts():
        found.setdefault(_key(post.name[:_PAGE_LINE_WIDTH]), set()).add(post.code)
    by_code = {post.code: post for post in posts()}
    return {
        cut: by_code[next(iter(codes))] for cut, codes in found.items() if len(codes) == 1 and len(cut) >= _SHORTEST_CUT
    }


@cache
def _lookup() -> _Lookup:
    lookup = _Lookup({}, {}, _cuts(), {})
    for post in posts():
        lookup.codes[post.code] = post
        for spelling in (post.name, post.code):
            lookup.names[_key(spelling)] = post
        for routing_indicator in post.routing_indicators:
            lookup.routing_indicators.setdefault(routing_indicator, post)
    for post in posts():
        for alias in post.aliases:
            lookup.names.setdefault(_key(alias), post)
    return lookup


def post_by_code(code: str) -> Post | None:
    """Return the post whose code a message reference number has (`TELAVIV`), or None; other spellings do not count.

    >>> post_by_code("THEHAGUE").name
    'The Hague'
    >>> post_by_code("Tel Aviv")
    """
    return _lookup().codes.get(code)


def _by_key(key: str) -> Post | None:
    """A key as it stands, with noughts read as the letter, or without leading noughts."""
    names = _lookup().names
    found = names.get(key)
    if found is None and "0" in key:
        found = names.get(key.replace("0", "O")) or names.get(key.lstrip("0"))
    return found


def post_by_name(text: str) -> Post | None:
    """Return the post that a cable calls so, whatever the case, the spaces and the punctuation, or None.

    >>> post_by_name("telaviv").name, post_by_name("COTON0U").name, post_by_name("HCMC").code
    ('Tel Aviv', 'Cotonou', 'HOCHIMINHCITY')
    >>> post_by_name("E F T O LONDON").name
    'London'
    >>> post_by_name("Atlantis")
    """
    key = _key(text)
    found = _by_key(key)
    if found is None and key.startswith("EFTO"):
        found = _by_key(key.removeprefix("EFTO"))
    return found


def post_by_cut_name(text: str) -> Post | None:
    """Return the post of a page line, which cut names to six places in 1973-79, or None where several would fit.

    Only for page lines (`PAGE 02 VATICA 00819`): elsewhere `GEORGE` is nobody's post.

    >>> post_by_cut_name("VATICA").name, post_by_cut_name("TEL AV").name, post_by_cut_name("PARIS").name
    ('Vatican', 'Tel Aviv', 'Paris')
    >>> post_by_cut_name("PORT O")
    """
    return post_by_name(text) or _lookup().cuts.get(_key(text))


def post_by_routing_indicator(routing_indicator: str) -> Post | None:
    """Return the post with a routing indicator, or None; where two periods of a post share one, the present name.

    >>> post_by_routing_indicator("RUEHTV").name
    'Tel Aviv'
    """
    return _lookup().routing_indicators.get(routing_indicator.strip().upper())


def post_of_addressee(addressee: str) -> Post | None:
    """Return the post that an addressee line names, or None for everybody else (`CIA WASHDC`).

    >>> post_of_addressee("AMEMBASSY TEL AVIV").code, post_of_addressee("USMISSION USNATO").code
    ('TELAVIV', 'USNATO')
    >>> post_of_addressee("CIA WASHDC")
    """
    line = " ".join(addressee.upper().split())
    found = post_by_name(line)
    while found is None and (prefix := _PREFIXES.match(line)):
        line = line[prefix.end() :]
        found = post_by_name(line)
    return found


def kind_of_addressee(addressee: str) -> str | None:
    """Return the kind of post that an addressee line's own words tell, or the table's kind where they tell none.

    >>> kind_of_addressee("USLO RIYADH"), kind_of_addressee("AMEMBASSY RIYADH"), kind_of_addressee("USUN NEW YORK")
    ('liaison_office', 'embassy', 'mission')
    """
    line = " ".join(addressee.upper().split())
    for prefix, kind in _PREFIX_KINDS:
        if line.startswith(prefix):
            return kind
    post = post_by_name(line)
    return None if post is None else post.kind


@cache
def _addressees() -> dict[str, str]:
    return {row["routing_indicator"]: row["addressee"] for row in _rows("routing_indicators.csv")}


def addressee_by_routing_indicator(routing_indicator: str) -> str | None:
    """Return the addressee that a routing indicator stands for (several joined by `|`), or None.

    >>> addressee_by_routing_indicator("RUEAIIA")
    'CIA WASHINGTON DC'
    """
    return _addressees().get(routing_indicator.strip().upper())
