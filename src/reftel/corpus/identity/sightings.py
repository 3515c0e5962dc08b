"""A person as one cable has them: what identity across cables is worked out from."""

from collections.abc import Iterable, Iterator

import msgspec

from reftel.corpus.dating import iso_day
from reftel.corpus.identity.names import Name, folded, parse
from reftel.corpus.identity.offices import Office, office_of
from reftel.record import Cable
from reftel.telegram.posts import post_by_name

__all__ = ["Named", "Sighting", "form_of", "named", "place_of", "sightings_of"]


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


class Named(msgspec.Struct, frozen=True):
    """A sighting with what its words say."""

    sighting: Sighting
    name: Name
    office: Office

    @property
    def year(self) -> int | None:
        """The year of the cable; None where it has no date."""
        return int(self.sighting.date[:4]) if self.sighting.date else None


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


def form_of(name: str) -> str:
    """Return the words of a name in the order of the alphabet: one form, whichever word is the family's.

    >>> form_of("Tran Thi Quyen") == form_of("Quyen, Tran Thi")
    True
    """
    return " ".join(sorted(filter(None, map(folded, name.split()))))


def named(sightings: Iterable[Sighting]) -> list[Named]:
    """Return sightings of whole forms with their names read: what stands alone anywhere tells the family's name.

    >>> short, long = Sighting("a", 0, None, None, "", "Tran Thi Quyen", alone=("Quyen",)), Sighting(
    ...     "b", 0, None, None, "", "Tran Thi Quyen"
    ... )
    >>> [one.name.family for one in named([short, long])]
    ['quyen', 'quyen']
    """
    rows = list(sightings)
    alone: dict[str, set[str]] = {}
    for one in rows:
        alone.setdefault(form_of(one.name), set()).update(one.alone)
    names = {form: tuple(sorted(words)) for form, words in alone.items()}
    return [Named(one, parse(one.name, names[form_of(one.name)]), office_of((*one.titles, *one.roles))) for one in rows]
