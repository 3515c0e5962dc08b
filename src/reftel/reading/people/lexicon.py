"""The words that names and offices are made of, out of the package's lists."""

from collections.abc import Iterator
from csv import DictReader
from functools import cache
from importlib.resources import files
from typing import Final

from reftel.reading.base.tables import read_lines, read_rows, read_sets, read_words
from reftel.reading.base.words import base_tags

__all__ = [
    "gender_of_given",
    "gender_of_title",
    "is_given",
    "lexicon",
    "long_places",
    "not_names",
    "one_of_many",
    "particles",
    "plain_lexicon",
    "title_of",
    "words",
]


@cache
def lexicon(*, capitals: bool) -> dict[str, str]:
    """Return every word that has a letter of its own, as it is written in a text with small letters or without.

    A word that begins the name of a place of several words has `1`, for the words behind it to tell.

    >>> lexicon(capitals=False)["Minister"], lexicon(capitals=False)["minister"], lexicon(capitals=True)["MINISTER"]
    ('W', 'r', 'W')
    """
    firsts = (word.upper() if capitals else word for word in long_places())
    return plain_lexicon(capitals=capitals) | dict.fromkeys(firsts, "1")


_ACRONYM: Final = 3  # letters


@cache
def plain_lexicon(*, capitals: bool) -> dict[str, str]:
    """Return every word that has a letter of its own, each by itself.

    >>> plain_lexicon(capitals=False)["Abu"], lexicon(capitals=False)["Abu"]
    ('v', '1')
    """
    found: dict[str, str] = {}
    for word, sure in _low_words():
        letter = "q" if sure == "p" and is_given(word) else sure
        if letter == "r":
            if not capitals:
                found[word] = letter
            continue
        for form in {word.upper()} if capitals else {word.capitalize(), word.title(), word.upper()}:
            if capitals or sure != "g" or len(word) > _ACRONYM or form != word.upper():  # `POL` is no `Pol`
                found[form] = letter
        if not capitals and letter in "Wx" and word.replace("-", "").isalpha() and word not in words("no small office"):
            found[word] = "r"
    found.update((acronym, "S") for row in read_rows("states.csv", 6) for acronym in row[3].split(";") if acronym)
    if not capitals:
        found.update(_once_offices())
        found.update(dict.fromkeys(words("no office"), "z"))
        found.update(dict.fromkeys(particles(), "v"))
        found.update({word.capitalize(): "v" for word in particles() if word not in base_tags()})
    return found


def _low_words() -> Iterator[tuple[str, str]]:
    """Words in small letters with their letters, what is surer last."""
    for _, words in read_rows("given_names.csv", 2):
        yield from ((word, "g") for word in words.split() if word not in base_tags())
    for line in read_lines("places.txt"):
        yield from ((place.lower(), "p") for place in line.split(",") if " " not in place)
    yield from ((name.lower(), "p") for name in _post_names() if " " not in name)
    for _, words in read_rows("body_heads.csv", 2):
        yield from ((word.lower(), "b") for word in words.split())
    for row in read_rows("states.csv", 6):
        names = [row[0], *row[1].split(";"), *row[2].split(";"), *row[5].split(";")]
        yield from ((name.lower(), "S") for name in names if name and " " not in name)
        yield from ((name.lower(), "p") for name in row[4].split(";") if name and " " not in name)
    yield from _offices().items()
    yield from ((form, "F") for form in _titles() if " " not in form)


@cache
def _offices() -> dict[str, str]:
    """The words of offices; `x` for one that is a head or stands beside one (`Deputy`), `r` in small letters only."""
    found: dict[str, str] = {}
    for letter, words in read_rows("roles.csv", 2):
        for word in words.split():
            found[word] = letter if found.get(word, letter) == letter else "x"
    many = {
        f"{word}s": "W" for word, letter in found.items() if letter == "W" and word.isalpha() and word[-1] not in "sy"
    }
    return many | found


@cache
def one_of_many() -> dict[str, str]:
    """Return the offices of which several have one each, in small letters: their plural, and the word for one.

    >>> one_of_many()["presidents"], one_of_many()["secretaries"], "affairs" in one_of_many()
    ('president', 'secretary', False)
    """
    heads = [word for word, letter in _offices().items() if letter == "W" and word.isalpha()]
    known = set(heads)
    plurals = ((word, f"{word[:-1]}ies" if word.endswith("y") and word[-2] != "e" else f"{word}s") for word in heads)
    return {many: word for word, many in plurals if many in known}


def _once_offices() -> dict[str, str]:
    """`ex-Governor`, `then-Prime`: an office that somebody held."""
    return {
        f"{prefix}-{form}": letter
        for word, letter in _offices().items()
        for prefix in ("ex", "Ex", "then")
        for form in (word, word.capitalize())
    }


@cache
def _post_names() -> frozenset[str]:
    text = files("reftel").joinpath("data", "posts.csv").read_text(encoding="utf-8")
    return frozenset(row["name"] for row in DictReader(text.splitlines()))


@cache
def long_places() -> dict[str, dict[str, list[tuple[str, ...]]]]:
    """Return the places of several words, by the first and the second: the words after the first.

    >>> ("York",) in long_places()["New"]["York"]
    True
    """
    found: dict[str, dict[str, list[tuple[str, ...]]]] = {}
    names = [name for line in read_lines("places.txt") for name in line.split(",")]
    for name in (*names, *_post_names()):
        for form in {name, name.upper()}:
            first, *rest = form.split(" ")
            if rest:
                found.setdefault(first, {}).setdefault(rest[0], []).append(tuple(rest))
    return found


@cache
def not_names() -> frozenset[str]:
    """Return unknown words, in small letters, that name no people.

    >>> "embtel" in not_names()
    True
    """
    return frozenset(word.lower() for line in read_lines("not_names.txt") for word in line.split())


@cache
def particles() -> frozenset[str]:
    """Return the small words inside names.

    >>> "van" in particles()
    True
    """
    return read_words("name_particles.txt")


@cache
def _titles() -> dict[str, tuple[str, str]]:
    return {form: (title, gender) for form, title, gender in read_rows("titles.csv", 3)}


def title_of(form: str) -> str | None:
    """Return a form of address or rank as it is written out; None for any other word.

    >>> title_of("Amb."), title_of("MG")
    ('Ambassador', 'Major General')
    """
    found = _titles().get(form.lower())
    return found[0] if found else None


def gender_of_title(form: str) -> str:
    """Return `m` or `f`, or nothing where a title tells neither.

    >>> gender_of_title("Mrs."), gender_of_title("Dr.")
    ('f', '')
    """
    found = _titles().get(form.lower())
    return found[1] if found else ""


@cache
def _genders() -> dict[str, str]:
    found: dict[str, str] = {}
    for gender, words in read_rows("given_names.csv", 2):
        for word in words.split():
            found[word] = gender if found.get(word, gender) == gender else "u"
    return found


def gender_of_given(name: str) -> str:
    """Return `m` or `f`, or nothing where a given name is unknown or may be either.

    >>> gender_of_given("Angela"), gender_of_given("Yang")
    ('f', '')
    """
    return _genders().get(name.lower(), "").replace("u", "")


def is_given(low: str) -> bool:
    """Return whether a word in small letters is a known given name.

    >>> is_given("claudio"), is_given("treaty")
    (True, False)
    """
    return low in _genders()


_WORDS: Final = read_sets("people_signs.csv")


def words(name: str) -> frozenset[str]:
    """Return a set of words of `people_signs.csv`.

    >>> "say" in words("speaking")
    True
    """
    return _WORDS[name]
