"""Listed bodies and whose they are: organisations, governments by their acronyms, organs of other names."""

from functools import cache
from typing import NamedTuple

from reftel.corpus.identity.offices import states_in
from reftel.corpus.identity.renamed import party_of
from reftel.corpus.tables import read_rows
from reftel.reading.base.tables import read_rows as reading_rows

__all__ = [
    "Organ",
    "body_named",
    "full_name_of",
    "is_organisation",
    "organ_named",
    "organisation_named",
    "parties_in_words",
    "party_named",
    "state_of_capital",
    "states_of_acronym",
]


@cache
def _acronyms() -> dict[str, tuple[str, ...]]:
    """Acronyms of governments (`GOI`): the states that have it."""
    found: dict[str, list[str]] = {}
    for name, _adjectives, _people, governments, _capital, _others in reading_rows("states.csv", 6):
        for acronym in filter(None, governments.split(";")):
            found.setdefault(acronym, []).append(party_of(name))
    return {acronym: tuple(names) for acronym, names in found.items()}


class Organ(NamedTuple):
    """A listed body that is part of a party: its full name, and the party."""

    name: str
    party: str


@cache
def _organs() -> dict[str, Organ]:
    """The bodies that are part of a party, by the names listed for it; those of one row of bodies are one."""
    full = {
        form: name
        for _, abbreviations, name, others in reading_rows("bodies.csv", 4)
        for form in (name, *abbreviations.split(";"), *others.split(";"))
    }
    return {
        body: Organ(full.get(body, body), row["party"])
        for row in read_rows("corpus/organs.csv")
        for body in row["bodies"].split(";")
    }


@cache
def _organisations() -> dict[str, str]:
    """Names and abbreviations of known organisations: the one they go by here, the first abbreviation or the name."""
    found: dict[str, str] = {}
    for kind, abbreviations, name, others in reading_rows("bodies.csv", 4):
        if kind == "organisation":
            short = abbreviations.split(";")[0] or name
            for form in (*abbreviations.split(";"), name, *others.split(";")):
                found.setdefault(form.lower(), short)
    return found


@cache
def _full_names() -> dict[str, str]:
    return {
        abbreviation: name
        for _, abbreviations, name, _ in reading_rows("bodies.csv", 4)
        for abbreviation in abbreviations.split(";")
    }


def party_named(text: str) -> str:
    """Return the party that a user names: a state by any of its names, an organisation by the one it goes by.

    >>> party_named("israeli"), party_named("North Atlantic Treaty Organization"), party_named("Kestria")
    ('Israel', 'NATO', 'Kestria')
    """
    states = states_in(text) or (states_in(text.upper()) if text.islower() else frozenset())  # `usa`, as people type
    if len(states) == 1:
        return next(iter(states))
    organ = organ_named(text)
    return organ.party if organ else organisation_named(text)


def organ_named(text: str) -> Organ | None:
    """Return which listed body of a party a name means; None for other names.

    >>> organ_named("UNSC"), organ_named("Harbor Board")
    (Organ(name='UN Security Council', party='UN'), None)
    """
    return _organs().get(text)


def body_named(text: str) -> str:
    """Return what a listed organisation, or a listed body of a party, goes by; other names as they are.

    >>> body_named("North Atlantic Treaty Organization"), body_named("NATO Council"), body_named("Harbor Board")
    ('NATO', 'North Atlantic Council', 'Harbor Board')
    """
    organ = organ_named(text)
    return organ.name if organ else organisation_named(text)


def organisation_named(text: str) -> str:
    """Return what a listed organisation goes by, whichever of its names is given; other names as they are.

    >>> organisation_named("North Atlantic Treaty Organization"), organisation_named("North Atlantic Council")
    ('NATO', 'North Atlantic Council')
    """
    return _organisations().get(text.lower(), text)


def is_organisation(text: str) -> bool:
    """Tell whether a name or abbreviation is a listed organisation's."""
    return text.lower() in _organisations()


def states_of_acronym(text: str) -> tuple[str, ...]:
    """Return the states whose government has an acronym.

    >>> states_of_acronym("GUAR"), states_of_acronym("GOX")
    (('Egypt',), ())
    """
    return _acronyms().get(text, ())


def full_name_of(abbreviation: str) -> str:
    """Return the full name of a listed body; nothing for what is no abbreviation of one."""
    return _full_names().get(abbreviation, "")


def state_of_capital(text: str) -> str:
    """Return the state whose capital has a name, as cables call its government by it; nothing for other names.

    >>> state_of_capital("Cairo"), state_of_capital("tel aviv"), state_of_capital("Sablemont")
    ('Egypt', 'Israel', '')
    """
    return _capitals().get(text.lower(), "")


@cache
def _capitals() -> dict[str, str]:
    rows = reading_rows("states.csv", 6)
    return {
        one.lower(): party_of(name) for name, _, _, _, capitals, _ in rows for one in filter(None, capitals.split(";"))
    }


def parties_in_words(text: str) -> frozenset[str]:
    """Return the listed organisations, and the parties of listed organs, whose abbreviation is one of the words.

    >>> sorted(parties_in_words("NATO Deputy Secretary General and UNSC chairman"))
    ['NATO', 'UN']
    """
    words = {word.strip(".,()").removesuffix("'s") for word in text.split()}
    known = {_organisations()[word.lower()] for word in words if word.isupper() and word.lower() in _organisations()}
    return frozenset(known | {_organs()[word].party for word in words if word in _organs()})
