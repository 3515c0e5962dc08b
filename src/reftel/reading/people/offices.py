"""Offices as sets of words, to lay `FM`, `the Foreign Minister` and `Minister of Foreign Affairs` side by side."""

from functools import cache, lru_cache
from typing import Final

from reftel.reading.base.tables import read_rows
from reftel.reading.people.lexicon import title_of, words
from reftel.reading.people.writers import first_person
from reftel.reading.study import Study

__all__ = [
    "holds",
    "host_of",
    "is_envoy",
    "is_foreign_envoy",
    "is_office",
    "is_office_word",
    "own_envoys",
    "ranks_with",
    "states_of",
    "words_of_office",
]


@cache
def _written_out() -> dict[str, str]:
    return {form: long for long, forms in read_rows("offices.csv", 2) for form in forms.split()}


_FOREIGN_MINISTER: Final = frozenset(("foreign", "minister"))
_OF_FOREIGN_AFFAIRS: Final = _FOREIGN_MINISTER | {"affairs"}
_HEADS: Final = words("ranks").union(*[row.split() for letter, row in read_rows("roles.csv", 2) if letter == "W"])


@lru_cache(maxsize=2048)
def words_of_office(text: str) -> frozenset[str]:
    """Return the words of an office, abbreviations written out, small words left out.

    Whom its holder serves has words of his own, by which he is not called: the President's assistant is no President.

    >>> sorted(words_of_office("the FM")), sorted(words_of_office("Foreign Minister of Kestria"))
    (['foreign', 'minister'], ['foreign', 'kestria', 'minister'])
    >>> sorted(words_of_office("Assistant to the President"))
    ['assistant', "president's"]
    """
    low = text.lower().replace("-", " ").replace("’", "'")
    served, sign, rest = low.partition("'s ")
    if not sign:
        rest, sign, served = low.partition(" to ")
    owners = frozenset(_words(served)) if sign and rest else frozenset[str]()
    if not is_office(owners):
        return frozenset(_words(low))
    return frozenset(_words(rest)) | {word if word in _states() else f"{word}'s" for word in owners}


def _words(low: str) -> list[str]:
    found: list[str] = []
    for word in low.replace("'s", "").split():
        bare = word.strip(".,()'\"")
        if bare in words("small"):
            continue
        found.extend((_written_out().get(bare) or (title_of(bare) or bare).lower().rstrip(".")).split())
    return found


def is_office(office: frozenset[str]) -> bool:
    """Return whether words name an office: one of them can be held by a person.

    >>> is_office(words_of_office("the Amb")), is_office(words_of_office("the treaty"))
    (True, False)
    """
    return not _HEADS.isdisjoint(office)


def is_office_word(low: str) -> bool:
    """Return whether a word in small letters is by itself an office.

    >>> is_office_word("minister"), is_office_word("treaty")
    (True, False)
    """
    return low in _HEADS


def holds(office: frozenset[str], asked: frozenset[str]) -> bool:
    """Return whether who holds an office may be called by another: every word asked for stands in it.

    >>> holds(words_of_office("Minister of Foreign Affairs"), words_of_office("FM"))
    True
    """
    if asked <= office:
        return True
    return asked >= _FOREIGN_MINISTER and office >= _OF_FOREIGN_AFFAIRS


def ranks_with(office: frozenset[str], asked: frozenset[str]) -> bool:
    """Return whether an office is the one asked for and none below or beside it: `the Secretary` is no deputy.

    >>> ranks_with(words_of_office("Under Secretary of State"), words_of_office("the Secretary"))
    False
    """
    return holds(office, asked) and words("lower").isdisjoint(office - asked)


def is_envoy(office: frozenset[str]) -> bool:
    """Return whether an office is that of an ambassador or whoever stands for one, and says of no state.

    >>> is_envoy(words_of_office("the Ambassador")), is_envoy(words_of_office("Kestrian Ambassador"))
    (True, False)
    """
    return bool(office & words("envoys")) and office <= words("envoys") | words("own state")


def is_foreign_envoy(office: frozenset[str]) -> bool:
    """Return whether an office is that of another state's or body's ambassador.

    >>> is_foreign_envoy(words_of_office("EU Charge")), is_foreign_envoy(words_of_office("U.S. Ambassador"))
    (True, False)
    """
    return bool(office & words("envoys")) and not office <= words("envoys") | words("own state")


@cache
def _states() -> dict[str, str]:
    """The states by their names and adjectives of one word, in small letters."""
    rows = [row[:2] for row in read_rows("states.csv", 6)]
    return {word.lower(): name for name, adjectives in rows for word in (name, *adjectives.split(";")) if word}


def states_of(office: frozenset[str]) -> frozenset[str]:
    """Return the states whose office it is, as far as its words say so.

    >>> states_of(words_of_office("Norwegian Minister of Trade")), states_of(words_of_office("the Minister"))
    (frozenset({'Norway'}), frozenset())
    """
    return frozenset(_states()[word] for word in office if word in _states())


@cache
def _hosts() -> dict[str, str]:
    rows = [(row[0], row[4]) for row in read_rows("states.csv", 6)]
    return {capital.lower(): name for name, capitals in rows for capital in capitals.split(";") if capital}


def host_of(post: str | None) -> str | None:
    """Return the state whose capital a post is in; None for any other post.

    >>> host_of("Oslo"), host_of("Bergen")
    ('Norway', None)
    """
    return _hosts().get((post or "").lower())


def own_envoys(study: Study) -> bool:
    """Return whether `the Ambassador` is the sender's own: not where a department writes, or somebody says `I`.

    Nor in a memorandum of conversation, where he is one of those who took part.
    """
    if study.cable.editorial and study.cable.editorial.participants:
        return False
    return study.cable.header.post_kind != "department" and not first_person(study)
