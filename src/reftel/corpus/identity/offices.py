"""What titles and offices say of somebody: labels in place of a hundred wordings, the states named, man or woman."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

import msgspec

from reftel.corpus.identity.renamed import party_of
from reftel.corpus.tables import read_rows
from reftel.reading.base.tables import read_rows as reading_rows

__all__ = ["HEADS", "Office", "is_courtesy", "label_of", "office_of", "states_in"]

_WORD = re.compile(r"[\w'’-]++")
_MEN = frozenset({"mr", "sir", "king", "pope", "archbishop", "senor", "monsieur", "herr"})
_WOMEN = frozenset({"mrs", "ms", "miss", "queen", "madame", "madam", "lady", "senora", "frau"})
_COURTESIES = (_MEN | _WOMEN | {"dr", "messrs"}) - {"king", "queen", "pope", "archbishop"}
_LONGEST = 4  # words of a phrase
_REMEMBERED = 200  # letters: names and titles come again, paragraphs do not


def is_courtesy(office: str) -> bool:
    """Tell whether words are a form of address, and no office.

    >>> is_courtesy("Mr."), is_courtesy("Secretary")
    (True, False)
    """
    return office.lower().rstrip(".") in _COURTESIES


class Office(msgspec.Struct, frozen=True, gc=False):
    """Labels of what somebody is, the states that the words name, and `m` or `f` where a form of address tells."""

    labels: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    gender: str = ""


@cache
def _phrases() -> dict[str, str]:
    return {phrase: row["label"] for row in read_rows("corpus/offices.csv") for phrase in row["phrases"].split(";")}


def _heads() -> frozenset[str]:
    return frozenset(row["label"] for row in read_rows("corpus/offices.csv") if row["rank"] == "head")


HEADS = _heads()
"""Labels that one person at a time has in a country."""


@cache
def _states() -> dict[str, str]:
    """Names and adjectives of states, and what their people are called: the state's name, by the form compared.

    Of one that goes on under another name, that name.
    What is short (`US`, `ROY`) and a people (`Poles`) are so only with their capitals; all else is in small letters.
    """
    found: dict[str, str] = {}
    for own, adjectives, peoples, _governments, _capital, others in reading_rows("states.csv", 6):
        name = party_of(own)
        for form in filter(None, (own, *adjectives.split(";"), *others.split(";"))):
            short = _undotted(form)
            found.setdefault(short if _is_short(short) else _compared(form), name)
        for people in filter(None, peoples.split(";")):
            found.setdefault(_compared(people) if " " in people else people, name)
    for row in read_rows("corpus/peoples.csv"):
        for form in row["forms"].split(";"):
            found.setdefault(form, row["party"])
    return found


def _compared(form: str) -> str:
    return " ".join(_bare(word) for word in _WORD.findall(form.lower()))


def _bare(word: str) -> str:
    """A word without what makes it somebody's: `People's Republic` has the same words in every type."""
    return word[:-2] if word[-2:].lower() in _OWNING else word


_OWNING = frozenset({"'s", "’s"})
_REGIONS = frozenset({"latin american", "south american", "central american", "north american"})
_TITLES = frozenset({"DR"})  # in a text of capitals somebody's title, and not the Dominican Republic
_LONGEST_SHORT = 5
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,8}")


def _undotted(text: str) -> str:
    """`U.S.` as `US`."""
    return _DOTTED.sub(lambda match: match[0].replace(".", ""), text)


def _is_short(form: str) -> bool:
    return len(form) <= _LONGEST_SHORT and sum(map(str.isupper, form)) > 1


def label_of(text: str) -> str:
    """Return the label of an office that words are and say nothing else of; nothing for others.

    >>> label_of("PriMin"), label_of("President"), label_of("President of Aegean Lines")
    ('prime minister', 'president', '')
    """
    return _phrases().get(text.lower(), "")


def office_of(texts: Iterable[str]) -> Office:
    """Return what titles and offices say.

    >>> office_of(["Mr.", "Turkish FonMin"])
    Office(labels=frozenset({'foreign minister'}), states=frozenset({'Turkey'}), gender='m')
    """
    return _together(tuple(texts))


@lru_cache(maxsize=65536)
def _together(texts: tuple[str, ...]) -> Office:
    labels: set[str] = set()
    states: set[str] = set()
    gender = ""
    for text in texts:
        one = _of_text(text)
        labels |= one.labels
        states |= one.states
        gender = gender or one.gender
    return Office(frozenset(labels), frozenset(states), gender)


def states_in(text: str) -> frozenset[str]:
    """Return the states that words name, by name, adjective or people.

    >>> sorted(states_in("the Republic of Ireland and Turkey's Prime Minister"))
    ['Ireland', 'Turkey']
    >>> sorted(states_in("U.S. officials told us that Dr. Roy had met the Greeks"))
    ['Greece', 'United States']
    >>> sorted(states_in("the People’s Republic of China")), sorted(states_in("Latin American ministers"))
    (['China'], [])
    """
    return _remembered_states(text) if len(text) <= _REMEMBERED else _states_of(text)


@lru_cache(maxsize=65536)
def _remembered_states(text: str) -> frozenset[str]:
    return _states_of(text)


def _states_of(text: str) -> frozenset[str]:
    """Each word is of one state's name, the longest that begins there: `Republic of China` is in another's."""
    written = [_bare(match[0]) for match in _WORD.finditer(_undotted(text))]
    words = [word.lower() for word in written]
    titles = _TITLES if len(written) > 1 and text.isupper() else frozenset()
    found: set[str] = set()
    at = 0
    while at < len(words):
        length, state = _state_from(words, at)
        if not state and written[at] not in titles:
            state = _states().get(written[at], "")
        found.add(state)
        at += length
    return frozenset(found - {"", "Ireland"} if "United Kingdom" in found else found - {""})


def _state_from(words: list[str], at: int) -> tuple[int, str]:
    """The state of the longest name that begins at a word, and of how many words that is; one and none where none."""
    for length in _lengths().get(words[at], ()):
        form = " ".join(words[at : at + length])
        if form in _REGIONS:
            return length, ""
        if state := _states().get(form):
            return length, state
    return 1, ""


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """How many words the forms of states have, by the first of them, the longest first."""
    found: dict[str, set[int]] = {}
    for form in (*_states(), *_REGIONS):
        words = form.split()
        found.setdefault(words[0], set()).add(len(words))
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}


@lru_cache(maxsize=65536)
def _of_text(text: str) -> Office:
    words = [_bare(word) for word in _WORD.findall(text.lower())]
    labels, at = set(), 0
    while at < len(words):
        length = _longest(words, at)
        if length:
            labels.add(_phrases()[" ".join(words[at : at + length])])
        at += length or 1
    gender = "m" if not _MEN.isdisjoint(words) else "f" if not _WOMEN.isdisjoint(words) else ""
    return Office(frozenset(labels), states_in(text), gender)


def _longest(words: list[str], at: int) -> int:
    return next((n for n in range(_LONGEST, 0, -1) if " ".join(words[at : at + n]) in _phrases()), 0)
