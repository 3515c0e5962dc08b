"""What a word form can be: its classes and its lemma, from the tables of the language."""

from collections.abc import Collection
from functools import cache
from typing import Final

from reftel.reading.base.tables import read_rows, read_words

__all__ = ["base_tags", "english", "forms_of", "lemma_of", "lemmas", "nation_adjectives", "state_names"]

# What is left to the neighbours to decide, by the classes of a form (`words.csv`): see `tagger`.
_AMBIGUOUS: Final = (
    ("v", "dp", "6"),  # put, set, read: three forms in one
    ("dp", "j", "4"),  # concerned, committed
    ("dp", "n", "0"),  # thought, felt
    ("g", "n", "3"),  # meeting, briefing
    ("g", "j", "="),  # existing, outstanding
    ("v", "n", "1"),  # visit, plan
    ("z", "n", "2"),  # visits, plans
    ("v", "j", "5"),  # open, clear
    ("j", "r", "9"),  # early, late
    ("j", "n", "7"),  # official, military
)
_SURE: Final = {"n": "N", "j": "J", "r": "R", "v": "V", "z": "Z", "p": "Y", "g": "G", "c": "C"}


@cache
def base_tags() -> dict[str, str]:
    """Return every known form with its tag, or with the digit of its ambiguity.

    >>> [base_tags()[form] for form in ("the", "treaty", "said", "visit", "noting")]
    ['D', 'N', '8', '1', 'G']
    """
    found = {form: _tag(classes) for form, classes, _ in read_rows("words.csv", 3)}
    for tag, words in read_rows("function_words.csv", 2):
        found.update(dict.fromkeys(words.split(), tag))
    return found


def _tag(classes: str) -> str:
    for first, second, code in _AMBIGUOUS:
        if any(one in classes for one in first) and any(one in classes for one in second):
            return code
    if "d" in classes:
        return "8"
    return _SURE[classes[0]]


def english() -> frozenset[str]:
    """Return words of the language that have no tag: what is none of them either is a name in a text of capitals.

    >>> "plebiscite" in english(), "plebiscite" in base_tags(), "helmsted" in english()
    (True, False, False)
    """
    return read_words("english.txt")


@cache
def lemmas() -> dict[str, str]:
    """Return the base form of every verb form that is another; in small letters."""
    found = {form: lemma for form, _, lemma in read_rows("words.csv", 3) if lemma}
    return found | dict.fromkeys(("is", "are", "was", "were", "been", "being", "am", "'m", "'re"), "be")


def lemma_of(form: str) -> str:
    """Return the base form of a verb form in small letters; any other word as it is.

    >>> lemma_of("said"), lemma_of("noting"), lemma_of("embassy")
    ('say', 'note', 'embassy')
    """
    return lemmas().get(form, form)


def forms_of(wanted: Collection[str]) -> set[str]:
    """Return every form of verbs given by their base forms.

    >>> sorted(forms_of({"say"}))
    ['said', 'say', 'saying', 'says']
    """
    return set(wanted) | {form for form, lemma in lemmas().items() if lemma in wanted}


@cache
def state_names() -> frozenset[str]:
    """Return the names of states in small letters: each is one, also where it ends like a plural.

    >>> "laos" in state_names()
    True
    """
    return frozenset(row[0].lower() for row in read_rows("states.csv", 6))


@cache
def nation_adjectives() -> frozenset[str]:
    """Return the adjectives of states that are no people's name too.

    >>> "danish" in nation_adjectives(), "dutch" in nation_adjectives()
    (True, False)
    """
    rows = read_rows("states.csv", 6)
    return frozenset(word.lower() for row in rows for word in row[1].split(";") if word not in row[2].split(";"))
