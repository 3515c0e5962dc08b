"""A person as one cable has them: what identity across cables is worked out from."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

import msgspec

from reftel.corpus.dating import iso_day
from reftel.corpus.identity.names import Name, folded, near, parse, skeleton
from reftel.corpus.identity.offices import Office, office_of
from reftel.reading.base.tables import read_rows
from reftel.record import Cable
from reftel.telegram.posts import post_by_name

__all__ = [
    "Kind",
    "Named",
    "Sighting",
    "form_of",
    "is_like_given",
    "kind",
    "kind_of",
    "kinds_of",
    "named",
    "named_alone",
    "place_of",
    "sightings_of",
]

_YEAR = 4  # letters of a day


class Sighting(msgspec.Struct, frozen=True, gc=False):
    """An entry of `people`: in which copy and position, on which day (ISO), in which country the post is.

    `alone` are the single words that the cable calls them by, `count` how often it names them.
    """

    copy: str
    position: int
    cable: str | None
    date: str | None
    place: str
    name: str
    titles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    count: int = 1
    post: str = ""

    @property
    def key(self) -> tuple[str, int]:
        """Where it stands: no two sightings have one key."""
        return self.copy, self.position


class Kind(msgspec.Struct, frozen=True, gc=False):
    """Sightings that say the same in cables of one post and year: the first of them, how many, and of which days.

    Whoever one of them is, all are, so that they are weighed once.
    """

    key: str
    first: Sighting
    times: int
    days: Sequence[str]


class Named(msgspec.Struct, frozen=True, gc=False):
    """Sightings of one kind with what their words say: the first of them, how many, on which days and in which year.

    `key` is that of the kind; `year` is None where the cables have no date.
    """

    key: str
    sighting: Sighting
    times: int
    days: Sequence[str]
    year: int | None
    name: Name
    office: Office


def place_of(cable: Cable) -> str:
    """Return the country in which a cable's post is, in ISO 3166 letters; nothing where that is not known."""
    post = post_by_name(cable.header.post) if cable.header.post else None
    return post.country if post else ""


def sightings_of(copy: str, cable: Cable) -> Iterator[Sighting]:
    """Yield the people of a cable; `copy` is its key in the archive."""
    place, day = place_of(cable), iso_day(cable.header.date)
    for position, person in enumerate(cable.people):
        yield Sighting(
            copy,
            position,
            cable.id,
            day,
            place,
            person.name,
            person.titles,
            person.roles,
            tuple(sorted({form for form in person.mentions if " " not in form})),
            len(person.at) or 1,
            cable.header.post or "",
        )


@lru_cache(maxsize=65536)
def form_of(name: str) -> str:
    """Return the words of a name in the order of the alphabet: one form, whichever word is the family's.

    >>> form_of("Tran Thi Quyen") == form_of("Quyen, Tran Thi")
    True
    """
    return " ".join(sorted(filter(None, map(folded, name.split()))))


def kind_of(one: Sighting) -> str:
    """Return a key of what a sighting says: those that have one are of one kind.

    A given name alone may be another person's in each cable.

    >>> first = Sighting("a", 0, None, "2008-05-14", "VL", "Strand")
    >>> kind_of(first) == kind_of(msgspec.structs.replace(first, copy="b", date="2008-06-01"))
    True
    >>> kind_of(first) == kind_of(msgspec.structs.replace(first, date="2009-05-14"))
    False
    """
    name = parse(one.name, one.alone)
    alone = one.copy if not name.given and is_like_given(name.family) else ""
    post = one.post if one.place else ""  # of a post that nobody knows no list has chiefs
    told = (one.name, one.titles, one.roles, one.alone, one.place, post, (one.date or "")[:_YEAR], alone)
    return hashlib.blake2b(repr(told).encode(), digest_size=8).hexdigest()


def kinds_of(sightings: Iterable[Sighting]) -> dict[str, list[Sighting]]:
    """Return sightings kind by kind, in the order of the first of each."""
    found: dict[str, list[Sighting]] = {}
    for one in sorted(sightings, key=lambda one: one.key):
        found.setdefault(kind_of(one), []).append(one)
    return found


def kind(key: str, sightings: Sequence[Sighting]) -> Kind:
    """Return what sightings of one kind say, which are in their order."""
    return Kind(key, sightings[0], len(sightings), sorted({one.date for one in sightings if one.date}))


@cache
def is_like_given(word: str) -> bool:
    """Return whether a folded word is a given name, or one misspelled: alone it may be another person's in each cable.

    >>> is_like_given("john"), is_like_given("strand")
    (True, False)
    """
    return any(near(word, other) for other in _given().get(skeleton(word), ()))


@cache
def _given() -> Mapping[str, Sequence[str]]:
    """The given names by their skeletons."""
    found: dict[str, list[str]] = {}
    for _, words in read_rows("given_names.csv", 2):
        for word in words.split():
            found.setdefault(skeleton(word), []).append(word)
    return found


def named(kinds: Iterable[Kind]) -> list[Named]:
    """Return sightings of whole forms with their names read: what stands alone anywhere tells the family's name.

    >>> short, long = Sighting("a", 0, None, None, "", "Tran Thi Quyen", alone=("Quyen",)), Sighting(
    ...     "b", 0, None, None, "", "Tran Thi Quyen"
    ... )
    >>> [one.name.family for one in named(kind(*one) for one in kinds_of([short, long]).items())]
    ['quyen', 'quyen']
    """
    rows = [(one, form_of(one.first.name)) for one in kinds]
    alone: dict[str, set[str]] = {}
    for one, form in rows:
        alone.setdefault(form, set()).update(one.first.alone)
    names = {form: tuple(sorted(words)) for form, words in alone.items()}
    return [_named(one, names[form]) for one, form in rows]


def named_alone(one: Sighting) -> Named:
    """Return a sighting with its name read, as far as it says by itself."""
    return _named(kind("", [one]), one.alone)


def _named(of_kind: Kind, alone: tuple[str, ...]) -> Named:
    one = of_kind.first
    year = int(one.date[:_YEAR]) if one.date else None
    office = office_of((*one.titles, *one.roles))
    name = _unnamed(one) or parse(one.name, alone)
    return Named(of_kind.key, one, of_kind.times, of_kind.days, year, name, office)


def _unnamed(one: Sighting) -> Name | None:
    """What stands for a name where a cable has only the office; None where it has a name.

    A king is one person in the cables from one country; the holder of another office, in those of one year. A family
    has a name that is like the office (`Mr. King`), and they are none of his.
    """
    first, _, rest = one.name.partition(" ")
    year = (one.date or "")[:_YEAR]
    if first.lower() == "the":
        known = f"{one.place} {year}" if year else one.copy
        return Name(f"the {rest.lower()} {known}")
    return Name(f"the {first.lower()} {one.place or one.copy}") if one.name in one.titles else None
