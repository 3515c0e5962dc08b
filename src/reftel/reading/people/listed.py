"""What an edition's own list of persons says that somebody was on the day of a document.

The editors write `Kestrian Foreign Minister, May–December 1966; thereafter Ambassador to Orland`.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.people.offices import host_of, is_envoy, states_of, words_of_office
from reftel.reading.study import Study
from reftel.record import Editorial, Identification, NamedPerson

__all__ = ["Listed", "offices_on"]

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH: Final = "|".join(_MONTHS)
_IN_ONE_YEAR: Final = re.compile(rf"(?P<first>{_MONTH}) ?[–-] ?(?P<last>{_MONTH}) (?P<year>\d{{4}})")
_POINT: Final = re.compile(rf"(?:(?P<month>{_MONTH}) (?:\d{{1,2}}, )?)?(?P<year>\d{{4}})\b")
_WHEN: Final = re.compile(rf"(?:(?P<how>from|after|since|to|until|through|before) )?(?=(?:{_MONTH})\b|\d{{4}}\b)")
_OPEN_BEHIND: Final = frozenset(("from", "after", "since"))
_OPEN_BEFORE: Final = frozenset(("to", "until", "through", "before"))
_PAST: Final = frozenset(("former", "formerly", "previously", "late", "later", "subsequently", "then"))
_ALWAYS: Final = ((0, 0), (9999, 12))
_MOST_POINTS: Final = 2  # the first and the last month of a term

_OF_STATE: Final = frozenset(
    ("state", "united", "states", "america", "u.s", "u.s.", "us", "un", "u.n", "u.n.", "republic", "royal", "orthodox")
)
_OURS: Final = frozenset(("president", "secretary", "ambassador", "general", "director", "chief"))
_OF_CHURCH: Final = frozenset(("archbishop", "patriarch"))
_OF_MANY: Final = (frozenset(("minister",)), frozenset(("deputy",)), frozenset(("chief",)), frozenset[str]())

Month = tuple[int, int]
Office = frozenset[str]


def offices_on(role: str, day: date) -> Iterator[str]:
    """Yield the offices of a role that were held on a day; none whose dates cannot be told.

    >>> role = "Deputy Prime Minister of Kestria, 1964–January 1966; thereafter Foreign Minister"
    >>> list(offices_on(role, date(1965, 3, 1))), list(offices_on(role, date(1967, 3, 1)))
    (['Deputy Prime Minister of Kestria'], ['Foreign Minister'])
    >>> list(offices_on("Foreign Minister, May–December 1966", date(1967, 1, 1)))
    []
    """
    ended: Month | None = None
    for part in role.split(";"):
        text = part.strip().removeprefix("also ").removeprefix("and ")
        follows = text.startswith("thereafter")
        office, term = _term(text)
        if follows and ended and not any(sign.isdigit() for sign in text):
            office, term = text.removeprefix("thereafter").strip(" ,"), (ended, _ALWAYS[1])
        ended = term[1] if term else None
        if term and term[0] <= (day.year, day.month) <= term[1]:
            yield office


def _term(text: str) -> tuple[str, tuple[Month, Month] | None]:
    """An office and the months from and to which it was held; None where its dates say something else."""
    when = _WHEN.search(text)
    if when is None:
        bare = not any(sign.isdigit() for sign in text) and _PAST.isdisjoint(text.lower().split())
        return text, _ALWAYS if bare else None
    office, dates = text[: when.start()].strip(" ,"), text[when.end() :]
    if one := _IN_ONE_YEAR.match(dates):
        year = int(one["year"])
        return office, ((year, _number(one["first"])), (year, _number(one["last"])))
    points = list(_POINT.finditer(dates))
    if not 0 < len(points) <= _MOST_POINTS:
        return office, None
    first, last = (_month(points[0], 1), _month(points[-1], len(_MONTHS)))
    if len(points) == 1:
        first = _ALWAYS[0] if when["how"] in _OPEN_BEFORE else first
        last = _ALWAYS[1] if when["how"] in _OPEN_BEHIND else last
    return office, (first, last)


def _month(point: re.Match[str], least: int) -> Month:
    return int(point["year"]), _number(point["month"]) if point["month"] else least


def _number(month: str) -> int:
    return _MONTHS.index(month) + 1


@mypyc_attr(acyclic=True)
class Listed:
    """Who of an edition's list held which office on the day of a document."""

    __slots__ = ("_edition", "_host", "_offices")

    def __init__(self, study: Study, editorial: Editorial) -> None:
        """Take up the persons whom the editors marked in the document."""
        self._edition = editorial.volume
        self._host = host_of(study.cable.header.post)
        self._offices = dict(_listed(editorial.people, study.day))

    def holder(self, asked: Office) -> Identification | None:
        """Return the one who held an office; None where none or several did.

        Without a state the office is one of the post's host, or of our own where no post writes.
        """
        states = states_of(asked) or frozenset(filter(None, [self._host]))
        bare = _bare(asked, states)
        if bare in _OF_MANY:
            return None
        fits = [name for name, offices in self._offices.items() if any(_is(one, bare, states) for one in offices)]
        return Identification(name=fits[0], source=f"{self._edition}, list of persons") if len(fits) == 1 else None

    def abroad(self, asked: Office) -> list[str]:
        """Return all who held an office that our own state has not, where no host's may be meant: `FonMin`."""
        if states_of(asked) or asked & _OURS or (self._host and asked.isdisjoint(_OF_CHURCH)):
            return []
        return [name for name, offices in self._offices.items() if any(_is_of_any(one, asked) for one in offices)]


def _is_of_any(held: str, asked: Office) -> bool:
    """Whether an office is just the one asked for, of whatever state its words say."""
    states = states_of(words_of_office(held))
    return bool(states) and _is(held, asked, states)


def _is(held: str, asked: Office, states: frozenset[str]) -> bool:
    """Whether an office is just the one asked for, of some states: `Minister to the Prime Minister` is no such."""
    if states_of(words_of_office(held)) != states:
        return False
    if is_envoy(asked):
        return bool(states) and held.removeprefix("U.S. ").startswith("Ambassador to ")
    first, _, behind = held.partition(" to ")[0].partition(", ")
    if behind and not states_of(words_of_office(first)):
        return False  # `Vice President, Holm University`
    return any(_bare(words_of_office(part), states) == asked for part in first.split(" and "))


def _bare(office: Office, states: frozenset[str]) -> Office:
    """An office without the words that say of which state it is."""
    return frozenset(word for word in office - _OF_STATE if not states_of(frozenset((word,))) & states)


def _listed(people: Iterable[NamedPerson], day: date | None) -> Iterator[tuple[str, list[str]]]:
    for person in people if day else ():
        if person.role and day:
            yield person.full_name or person.name, list(offices_on(person.role, day))
