"""Who was chief of a mission on a day, for the unnamed `the Ambassador` of its cables.

The table `data/chiefs_of_mission.csv` is the Office of the Historian's (public domain, CC0), from 1930 on and without
rows that have no dates; `data/missions.csv` says which countries or posts each mission serves.
"""

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from reftel.record import Header, Identification
from reftel.telegram.posts import post_by_name

__all__ = ["Term", "chief_on", "terms_at"]

_KINDS = {"ambassador": ("ambassador", "representative"), "charge": ("charge",)}
_KEEPING = "9999"  # the end of a term that is not over


class Term(msgspec.Struct, frozen=True, gc=False):
    """One row: who, in which office, from day to day."""

    mission: str
    role: str
    name: str
    started: str
    ended: str

    @property
    def source(self) -> str:
        """Where the row stands, as one can look it up."""
        term = f"from {self.started}" if self.ended == _KEEPING else f"{self.started} to {self.ended}"
        return f"Office of the Historian, Chiefs of Mission: {self.mission}, {self.role}, {term}"


def chief_on(header: Header, day: date | None, office: str) -> Identification | None:
    """Return the chief of the mission that a cable is from, on its day; None where not exactly one fits.

    `office` is `ambassador` or `charge`.

    >>> chief_on(Header(post="Tel Aviv"), date(2009, 11, 27), "ambassador").name
    'James B. Cunningham'
    """
    post = post_by_name(header.post) if header.post else None
    if post is None or day is None:
        return None
    when = day.isoformat()
    terms = terms_at(post.name, post.country)
    fits = {
        term.name: term for term in terms if term.role.startswith(_KINDS[office]) and term.started <= when <= term.ended
    }
    return Identification(name=next(iter(fits)), source=next(iter(fits.values())).source) if len(fits) == 1 else None


def terms_at(post: str, country: str) -> list[Term]:
    """Return the terms of those who led the mission at a post, or in a country (ISO 3166 letters) where it has none."""
    return _served().get(post) or _served().get(country, [])


@cache
def _served() -> dict[str, list[Term]]:
    """The terms by country and by post."""
    serves: dict[str, list[str]] = {}
    for row in _rows("missions.csv"):
        serves.setdefault(row["mission"], []).append(row["serves"])
    found: dict[str, list[Term]] = {}
    for row in _rows("chiefs_of_mission.csv"):
        name = " ".join(filter(None, (row["forename"], row["surname"], row["suffix"])))
        term = Term(row["mission"], row["role"], name, row["started"], row["ended"] or _KEEPING)
        for served in serves.get(row["mission"], []):
            found.setdefault(served, []).append(term)
    return found


def _rows(table: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(files("reftel").joinpath("data", table).read_text(encoding="utf-8").splitlines())
