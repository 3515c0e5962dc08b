"""The state whose diplomats write a cable, that whose guest their post is, and whose a capital or its head is.

Moscow was another's in 1973, and `President Nixon` is not of the country of the post.
"""

from collections.abc import Mapping
from functools import cache

import msgspec

from reftel.corpus.identity.names import folded
from reftel.corpus.identity.offices import label_of
from reftel.corpus.identity.renamed import party_of
from reftel.corpus.tables import read_rows
from reftel.reading.base.tables import read_rows as reading_rows
from reftel.record import Cable
from reftel.telegram.posts import Post, post_by_name, posts

__all__ = ["head_of", "host_of", "sender_of", "states_of_capital"]

_EDITIONS = {"frus": "United States", "dfat": "Australia"}
_BEFORE = frozenset({"former", "late", "then", "ex", "ex-", "the"})  # words before an office that somebody held
_TODAY = "9999"  # the day of a cable without one, and the end of what lasts


class _Reign(msgspec.Struct, frozen=True):
    """A state that has a country, or some posts of it, until a day."""

    state: str
    until: str
    posts: tuple[str, ...]


class _Leader(msgspec.Struct, frozen=True):
    """A state, the label of an office that somebody held there, and the first day on which he did."""

    state: str
    office: str
    since: str


def sender_of(cable: Cable) -> str:
    """Return the state whose diplomats wrote a cable; nothing where neither its post nor its edition tells."""
    if edition := _EDITIONS.get(cable.source.format):
        return edition
    return "United States" if cable.header.post and post_by_name(cable.header.post) else ""


def host_of(name: str | None, day: str | None) -> str:
    """Return the state that a post is in on an ISO day; nothing for a mission to an organisation, or where unknown.

    >>> [host_of("Moscow", day) for day in ("1973-05-01", "2009-05-01", None)]
    ['Soviet Union', 'Russia', 'Russia']
    >>> host_of("Saigon", "1966-05-01"), host_of("Kuwait", "2007-05-01"), host_of("USNATO", "2007-05-01")
    ('South Vietnam', 'Kuwait', '')
    """
    post = post_by_name(name) if name else None
    return _state_at(post, day) if post and post.kind != "mission" else ""


def states_of_capital(name: str, day: str | None) -> tuple[str, ...]:
    """Return the states that a capital can stand for on an ISO day.

    >>> states_of_capital("Moscow", "1973-05-01"), states_of_capital("Washington", None), states_of_capital("Rio", None)
    (('Soviet Union',), ('United States',), ())
    """
    listed = _capitals().get(name, ())
    post = post_by_name(name) if listed else None
    at = _state_at(post, day) if post else ""
    return (at,) if at else listed


def head_of(name: str, office: str, day: str | None) -> str:
    """Return the state of which somebody is or was the head on an ISO day; nothing for others.

    >>> head_of("Richard Nixon", "President", "1970-07-04"), head_of("Carter", "President", "1970-07-04")
    ('United States', '')
    >>> head_of("Nixon", "Chairman", "1970-07-04"), head_of("Strand", "President", "1970-07-04")
    ('', '')

    Those whose diplomats do not write are so by the name of their office alone: a company has a president as well.

    >>> head_of("Nasser", "former President", "1970-07-04"), head_of("Nasser", "company President", "1970-07-04")
    ('Egypt', '')
    """
    words = office.lower().split()
    family = folded(name.rpartition(" ")[2])
    label = label_of(" ".join(word for word in words if word not in _BEFORE))
    led = (one.state for one in _leaders().get(family, ()) if one.office == label and one.since <= (day or _TODAY))
    return next(led, "") or next(
        (
            row["state"]
            for row in _heads().get(name.rpartition(" ")[2].lower(), ())
            if row["office"] in words and row["since"] <= (day or _TODAY)
        ),
        "",
    )


def _state_at(post: Post, day: str | None) -> str:
    reigns = _reigns().get(post.country, ())
    there = (one for one in reigns if post.name in (one.posts or (post.name,)) and (day or _TODAY) <= one.until)
    return next((one.state for one in there), "") or _by_capital().get(post.country, "")


@cache
def _reigns() -> Mapping[str, list[_Reign]]:
    """Countries whose capitals do not tell, by their ISO 3166 letters: the states that had them, in time."""
    found: dict[str, list[_Reign]] = {}
    for row in read_rows("corpus/hosts.csv"):
        some = tuple(filter(None, row["posts"].split(";")))
        found.setdefault(row["country"], []).append(_Reign(row["state"], row["until"] or _TODAY, some))
    return found


@cache
def _heads() -> Mapping[str, list[dict[str, str]]]:
    """Heads of states by their families' names in small letters."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in read_rows("corpus/heads.csv"):
        found.setdefault(row["family"].lower(), []).append(row)
    return found


@cache
def _leaders() -> Mapping[str, list[_Leader]]:
    """Heads of other states and governments by their families' names, folded."""
    found: dict[str, list[_Leader]] = {}
    for row in read_rows("corpus/leaders.csv"):
        for family in row["families"].split(";"):
            found.setdefault(folded(family), []).append(_Leader(row["state"], row["office"], row["since"]))
    return found


@cache
def _capitals() -> Mapping[str, tuple[str, ...]]:
    """Capitals: the states that have it."""
    found: dict[str, list[str]] = {}
    for name, _, _, _, capitals, _ in reading_rows("states.csv", 6):
        for capital in filter(None, capitals.split(";")):
            found.setdefault(capital, []).append(party_of(name))
    return {capital: tuple(names) for capital, names in found.items()}


@cache
def _by_capital() -> Mapping[str, str]:
    """Countries, by their ISO 3166 letters: the state whose capital is a post there."""
    return {post.country: _capitals()[post.name][-1] for post in reversed(posts()) if post.name in _capitals()}
