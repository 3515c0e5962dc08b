"""A person's name as its parts: the family's name, which nearly every mention has, and the names given.

Two names are laid side by side by their parts: an initial stands for a name, `Bob` for `Robert`, and one name has many
spellings where it was written by ear.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import msgspec
from rapidfuzz.distance import Levenshtein

from reftel.corpus.tables import read_words

__all__ = ["Name", "agree", "folded", "near", "openings", "parse", "skeleton", "words_of"]

_LETTERS = 5  # of a family's name that may be spelled another way
_NEAR = 0.7
_ARTICLES = ("al-", "el-", "ul-", "ad-", "an-", "ar-", "as-", "ash-", "at-", "az-")
_SIGNS = re.compile(r"[^\w-]")
_INITIALS = re.compile(r"(?<=[A-Z])\.(?=[A-Z])")


class Name(msgspec.Struct, frozen=True, gc=False):
    """The words of a name, folded: `given` in order, an initial as one letter."""

    family: str
    given: tuple[str, ...] = ()

    @property
    def spelled(self) -> int:
        """How many letters of given names there are: what a fuller name has more of."""
        return sum(map(len, self.given))


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """Return a word without case, accents, article and apostrophes.

    >>> [folded(word) for word in ("al-Tamiri", "François", "O'Neill", "J.")]
    ['tamiri', 'francois', 'oneill', 'j']
    """
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(sign))
    for article in _ARTICLES:
        plain = plain.removeprefix(article)
    return _SIGNS.sub("", plain)


def words_of(name: str) -> list[str]:
    """Return the words of a name, folded, those with a hyphen apart: what it is looked for by.

    >>> words_of("Leontine Adeyemi-Strand")
    ['leontine', 'adeyemi', 'strand']
    """
    return [word for part in name.replace("-", " ").split() if (word := folded(part))]


@lru_cache(maxsize=65536)
def parse(text: str, alone: tuple[str, ...] = ()) -> Name:
    """Return the parts of a name; `alone` are other forms of it, of which a single word is the family's name.

    >>> parse("Henry A. Kissinger")
    Name(family='kissinger', given=('henry', 'a'))
    >>> parse("Tran Thi Quyen", ("Tran",)).family, parse("Chou En-lai").family, parse("Ilse van der Maarten").family
    ('tran', 'chou', 'maarten')
    """
    words = [folded(word) for word in _INITIALS.sub(". ", text).split()]
    words = [word for word in words if word and word not in _suffixes()]
    kept = [word for word in words if word not in _particles()] or words
    if not kept:
        return Name("")
    at = _family(kept, {folded(form) for form in alone if " " not in form})
    return Name(kept[at], (*kept[:at], *kept[at + 1 :]))


def _family(words: list[str], alone: set[str]) -> int:
    """Which word is the family's: the one that stands alone elsewhere, the last, or the first of an eastern name."""
    last = len(words) - 1
    if last == 0 or words[last] in alone:
        return last
    first = next((at for at, word in enumerate(words) if word in alone and len(word) > 1), None)
    if first is not None and (words[first] not in _given() or words[first] in _first()):
        return first
    eastern = words[0] in _first() and ("-" in words[1] or last > 1)
    return 0 if eastern else last


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(read_words("names.csv")["suffix"])


@cache
def _particles() -> frozenset[str]:
    return frozenset(read_words("names.csv")["particle"])


@cache
def _first() -> frozenset[str]:
    return frozenset(read_words("names.csv")["family first"])


@cache
def _given() -> frozenset[str]:
    return frozenset(word for words in _families() for word in words)


@cache
def _families() -> tuple[frozenset[str], ...]:
    """Sets of given names that may stand for one another."""
    return tuple(frozenset(row.split()) for row in read_words("names.csv")["one name"])


@cache
def _rows_of() -> Mapping[str, Sequence[frozenset[str]]]:
    """Those of these sets that a given name is in."""
    found: dict[str, list[frozenset[str]]] = {}
    for row in _families():
        for word in row:
            found.setdefault(word, []).append(row)
    return found


_SOUNDS = (
    *(("tch", "k"), ("sch", "s"), ("ch", "k"), ("kh", "k"), ("gh", "k"), ("ck", "k"), ("ph", "f"), ("sh", "s")),
    *(("th", "t"), ("dh", "t"), ("ts", "s"), ("x", "ks")),
)
_LETTER = str.maketrans({"q": "k", "c": "k", "g": "k", "v": "f", "w": "f", "d": "t", "z": "s", "b": "p", "-": None})
_TWICE = re.compile(r"(.)\1+")
_SILENT = str.maketrans(dict.fromkeys("aeiouyhj", None))


@lru_cache(maxsize=65536)
def skeleton(family: str) -> str:
    """Return what is left of a name however it is spelled: its consonants, those that sound alike as one.

    >>> {skeleton(folded(word)) for word in ("Qadhafi", "Gaddafi", "Kadafi", "al-Qaddafi")}
    {'ktf'}
    """
    sound = family
    for letters, one in _SOUNDS:
        sound = sound.replace(letters, one)
    sound = _TWICE.sub(r"\1", sound.translate(_LETTER))
    first = "a" if sound[:1] in "aeiouyhj" else sound[:1]
    return first + sound[1:].translate(_SILENT)


@lru_cache(maxsize=65536)
def near(one: str, other: str) -> bool:
    """Return whether two families' names are one in two spellings, as far as letters tell.

    >>> near("kutchuk", "kucuk"), near("makarios", "makarius"), near("hare", "hart")
    (True, True, False)
    """
    if one == other:
        return True
    long = min(len(one), len(other)) >= _LETTERS
    return long and skeleton(one) == skeleton(other) and Levenshtein.normalized_similarity(one, other) >= _NEAR


@lru_cache(maxsize=65536)
def _same_given(one: str, other: str) -> bool:
    """`j` and `john`, `bob` and `robert`, `steve` and `steven`, `mohammed` and `muhammad`."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and (len(short) == 1 or len(short) >= 3):
        return True
    rows = _rows_of().get(long, ())
    if any(short in row for row in rows):
        return True
    if len(short) == 1:
        return any(word.startswith(short) for row in rows for word in row)
    return short[0] == long[0] and near(one, other)


@lru_cache(maxsize=65536)
def openings(given: tuple[str, ...]) -> frozenset[str]:
    """Return letters of which names that agree have one in common: those that the first name, or a form of it, has.

    >>> sorted(openings(("robert", "s"))), sorted(openings(("u", "alexis")))
    (['b', 'r'], ['a', 'u'])
    """
    words = given if len(given[0]) == 1 else given[:1]
    others = (other for word in words for row in _rows_of().get(word, ()) for other in row)
    return frozenset(word[0] for word in (*words, *others))


@lru_cache(maxsize=262144)
def agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether two rows of given names can be one person's: the shorter row runs through the longer.

    >>> agree(("henry", "a"), ("h",)), agree(("john", "a"), ("john", "b")), agree(("bob",), ("robert", "s"))
    (True, False, True)
    """
    short, long = sorted((one, other), key=len)
    if not short:
        return True
    rest = iter(long)
    through = all(any(_same_given(word, next_one) for next_one in rest) for word in short)
    return through and (_same_given(short[0], long[0]) or len(long[0]) == 1)
