"""What a position is on: an agreement, a body, a country, a TAGS code, a saved query, or any words."""

import re
from collections.abc import Collection, Iterable
from functools import cache

import msgspec

from reftel.archive import Archive
from reftel.corpus.identity.listed import party_named
from reftel.corpus.identity.offices import states_in
from reftel.corpus.kept.holdings import Holdings
from reftel.corpus.keywords import keys_of
from reftel.corpus.statements import Said
from reftel.corpus.tables import read_rows
from reftel.corpus.views.positions import speaks_of

__all__ = ["Subject", "subject_of"]

_QUERY = re.compile(r"[:\"()]|\b(?:AND|OR|NOT)\b")
_HITS = 5_000  # paragraphs of a saved query


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """A subject: what it was taken for, the names that it goes by, its party, TAGS code, or hits of a query.

    `hits` are the cable and the paragraph of each; None where no query was asked.
    """

    text: str
    kind: str
    names: tuple[str, ...] = ()
    party: str = ""
    copies: frozenset[str] | None = None
    hits: frozenset[tuple[str | None, int]] | None = None

    def has(self, one: Said) -> bool:
        """Return whether a statement is on the subject."""
        if self.hits is not None:
            return (one.cable, one.paragraph) in self.hits
        if self.copies is not None:
            return one.copy in self.copies
        return self.is_named(one.content)

    def is_named(self, text: str) -> bool:
        """Return whether a text names the subject."""
        return any(speaks_of(text, name) for name in self.names) or self.party in states_in(text)

    def condition(self) -> tuple[str, list[str]]:
        """Return what SQL can say of the statements on the subject: a condition on `content`, and its values."""
        if not self.names or self.party:
            return "true", []
        kept = [keys_of(name) or keys_of(name, small=False) for name in self.names]
        each = [" AND ".join(["contains(lower(content), ?)"] * len(keys)) or "true" for keys in kept]
        return f"({' OR '.join(each)})", [key for keys in kept for key in keys]


def subject_of(text: str, archive: Archive, holdings: Holdings) -> Subject:
    """Return what a user's subject is; raises `QueryError` for a query that cannot be understood."""
    if _QUERY.search(text):
        hits = archive.search(text, limit=_HITS).hits
        return Subject(
            text=text,
            kind="query",
            hits=frozenset((hit.id, hit.paragraph) for hit in hits if hit.paragraph is not None),
        )
    if len(states_in(text)) == 1:
        return Subject(text=text, kind="country", names=(text, party_named(text)), party=party_named(text))
    for register, kind in (("instruments", "instrument"), ("bodies", "body")):
        names = _names(holdings, register, text)
        if names:
            return Subject(text=text, kind=kind, names=(text, *sorted(names - {text})))
    if text in _tags():  # behind what is also somebody's name (NATO): whoever asks means that
        rows = holdings.rows("SELECT copy FROM copies WHERE list_contains(tags, ?)", [text])
        if rows:
            return Subject(text=text, kind="tag", copies=frozenset(row["copy"] for row in rows))
    return Subject(text=text, kind="words", names=(text,))


def _names(holdings: Holdings, register: str, text: str) -> set[str]:
    """The names and abbreviations of the instruments or bodies of which one is what the user wrote."""
    query = "SELECT DISTINCT name FROM lines WHERE register = ? AND contains(lower(name), ?)"
    found: set[str] = set()
    for row in holdings.rows(query, [register, text.lower()]):
        forms = set(_forms(row["name"]))
        if text.lower() in {form.lower() for form in forms}:
            found |= forms
    return found


def _forms(name: str) -> Iterable[str]:
    """A name as lines have it, `Strait Transit Agreement (STA)`, and each of its two parts.

    A single word beside an abbreviation is what one cable calls the thing, and any other thing too:

    >>> [*_forms("the Strait Transit Agreement (STA)")], [*_forms("Agreement (STA)")]
    (['the Strait Transit Agreement', 'STA'], ['STA'])
    """
    words, _, rest = name.partition(" (")
    if not rest or len(words.removeprefix("the ").split()) > 1:
        yield words
    if rest:
        yield rest.removesuffix(")")


@cache
def _tags() -> Collection[str]:
    return frozenset(row[next(iter(row))] for row in read_rows("tags.csv"))
