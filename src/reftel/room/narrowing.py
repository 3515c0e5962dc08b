"""A search narrowed down: by year, post and so on, each a link on the page and a part of its address."""

import re
from collections.abc import Iterator

import msgspec

from reftel.archive.search import Results
from reftel.room.addresses import search_address
from reftel.room.bars import Bar, bars_of

__all__ = ["Choice", "Facet", "Narrowed", "facets_of", "says_in", "years_of"]

_NAMES = {
    "register": "Found among",
    "post": "Post",
    "classification": "Classification",
    "tag": "Tag",
    "person": "Person",
}
_SAYS_IN = re.compile(r"\bin:", re.IGNORECASE)
_SHOWN = 8


class Narrowed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """By what a search is narrowed down; `year` is one year or a span, `2005..2009`, `register` a place of `in:`."""

    year: str | None = None
    post: str | None = None
    classification: str | None = None
    tag: str | None = None
    person: str | None = None
    register: str | None = None

    @property
    def asked(self) -> dict[str, str]:
        """What is narrowed, by name."""
        found = {name: getattr(self, name) for name in self.__struct_fields__}
        return {name: value for name, value in found.items() if value}

    def of(self, query: str) -> str:
        """Return the whole query: what was typed, and beside it what narrows it.

        >>> Narrowed(post="Tel Aviv", register="plan").of("fish OR salt")
        'in:plan post:"Tel Aviv" (fish OR salt)'
        """
        parts = [_term(name, value) for name, value in sorted(self.asked.items(), key=_register_first)]
        if query.strip():
            parts.append(f"({query})" if parts else query)
        return " ".join(parts) or "in:paragraphs"

    def without(self, query: str, sort: str, name: str) -> str:
        """Return the address of the same search not narrowed by a name."""
        return _address(query, self, sort, name, None)


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A value of a facet and how many hits have it; `address` narrows by it, or takes that back where `is_on`."""

    value: str
    count: int | None
    address: str
    is_on: bool = False


class Facet(msgspec.Struct, frozen=True, kw_only=True):
    """A facet with its values, the most frequent first; those behind `more` are folded away.

    `counted_at` is the address of the same search with the values of a facet that takes long to count.
    """

    facet: str
    name: str
    choices: tuple[Choice, ...]
    more: tuple[Choice, ...] = ()
    counted_at: str | None = None


def says_in(query: str) -> bool:
    """Tell whether a query says itself where it looks.

    >>> says_in("in:plans treaty"), says_in("main:treaty")
    (True, False)
    """
    return _SAYS_IN.search(query) is not None


def facets_of(found: Results, query: str, narrowed: Narrowed, sort: str) -> tuple[Facet, ...]:
    """Return the facets of a search, each with the links that narrow it; a facet without values is left out."""
    names = [name for name in _NAMES if not (name == "register" and says_in(query))]
    facets = (_facet(name, found, query, narrowed, sort) for name in names)
    return tuple(facet for facet in facets if facet.choices or facet.counted_at)


def years_of(found: Results, query: str, narrowed: Narrowed, sort: str) -> tuple[Bar, ...]:
    """Return a bar for every year from the first to the last with hits, which narrows to it."""
    counts = {each.value: each.count for each in found.facets.get("year", ()) if int(each.value)}
    return bars_of(counts, lambda year: _address(query, narrowed, sort, "year", year), narrowed.year)


def _facet(name: str, found: Results, query: str, narrowed: Narrowed, sort: str) -> Facet:
    choices = tuple(_choices(name, found, query, narrowed, sort))
    counted_at = None if name in found.facets else _address(query, narrowed, sort, "count", "all")
    return Facet(facet=name, name=_NAMES[name], choices=choices[:_SHOWN], more=choices[_SHOWN:], counted_at=counted_at)


def _choices(name: str, found: Results, query: str, narrowed: Narrowed, sort: str) -> Iterator[Choice]:
    """The value that is chosen first, with a link that takes it back."""
    chosen = narrowed.asked.get(name)
    counts = {_plural(name, each.value): each.count for each in found.facets.get(name, ()) if each.value}
    if chosen:
        yield Choice(value=chosen, count=found.total, address=_address(query, narrowed, sort, name, None), is_on=True)
    for value, count in counts.items():
        if not chosen or value.lower() != chosen.lower():
            yield Choice(value=value, count=count, address=_address(query, narrowed, sort, name, value))


def _plural(name: str, value: str) -> str:
    """Registers by the names that `in:` takes, in the plural."""
    return f"{value}s" if name == "register" else value


def _address(query: str, narrowed: Narrowed, sort: str, name: str, value: str | None) -> str:
    asked = {**narrowed.asked, name: value, "sort": None if sort == "best" else sort}
    return search_address(query, **asked)


def _register_first(item: tuple[str, str]) -> tuple[bool, str]:
    return item[0] != "register", item[0]


def _term(name: str, value: str) -> str:
    if name == "register":
        return f"in:{_quoted(value)}"
    return f"{name}:{value}" if name == "year" else f"{name}:{_quoted(value)}"


def _quoted(value: str) -> str:
    """A value as a phrase, unless it is one plain word."""
    return value if value.isalnum() else '"' + value.replace('"', " ") + '"'
