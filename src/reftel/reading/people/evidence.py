"""What speaks for a run of words being a person's name, and what against: small named signs, each with its weight.

The weights are logarithms of odds, rounded: what a sign is worth was counted on documents whose editors have marked
the people. A person is believed in where the signs of all places of one name add up.

A sign is looked for only where it can show: those of a form once for each form, those of the words and letters beside
a name by that word or letter.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.words import lemma_of
from reftel.reading.people.behind import OF_WORDS
from reftel.reading.people.circumstances import ANYWHERE, OF_LETTER_BEFORE, Shows
from reftel.reading.people.lands import OF_LANDS
from reftel.reading.people.lexicon import words
from reftel.reading.people.names import Candidate

__all__ = ["DULLED", "ENOUGH", "FIRM", "LAND", "LISTED", "REPEATED", "STYLE", "SURE", "UNKNOWN", "WEIGHTS", "signs_of"]

ENOUGH: Final = 1.7
STYLE: Final = 0.3  # more or less, where a cable gives full names or surnames only
SURE: Final = 3.5
FIRM: Final = 4.0  # less, where a firm's full name in the cable begins with it
LAND: Final = 3.0  # less, where a cable has a word both for a land and for its people
LISTED: Final = 1.0  # for standing beside a person in a list
DULLED: Final = (
    0.7  # of the places of a name: how much those that show no sign against it take from the weight of one that does
)
REPEATED: Final = 0.4  # for each doubling of the places of an unknown word
UNKNOWN: Final = "unknown word"

_PREPOSITIONS: Final = ("O", "P", "t", "z")  # letters before what is no subject
_CLOSE: Final = 9  # tokens in which an apposition says what somebody is
_END_OF_HEAD: Final = re.compile(r"[,OPtQz]")  # what ends the words that say what somebody is
_OF_BODY: Final = re.compile(r"OD?[Spkncw]{0,3}[bw]")
_HOUSE: Final = 3  # tokens in which a house named after somebody says what it is

WEIGHTS: Final = {
    "unknown word": 1.2,
    "given name": 2.0,
    "initial": 2.0,
    "unknown words": 1.0,
    "given name behind": 1.0,
    "particle": 1.0,
    "word and name": 1.2,
    "acronym": -2.0,
    "addressed": 0.7,
    "clause": 0.4,
    "place": -4.0,
    "named after": 0.5,
    "area": -2.0,
    "governed": -3.0,
    "body before": -2.0,
    "called before": -3.0,
    "quoted": -1.0,
    "bracketed": -0.5,
    "thing before": -3.0,
    "speaks": 1.0,
    "subject": 0.6,
    "possessive": 0.7,
    "possessive of people": 0.6,
    "longer name": -2.5,
    "country behind": -2.0,
    "thing": -3.0,
    "person": 1.5,
    "introduced": 2.0,
    "apposition": 2.0,
    "opening": 1.5,
    "article": -2.0,
    "ending": -1.0,
    "tiny": -1.0,
    "name of a place": -1.5,
    "capitals": -0.2,
    "memorial": -5.0,
    "on the way": -4.5,
    "slashed": -2.0,
    "which": -2.5,
    "handled": -2.0,
    "called": -2.5,
    "adjective": -1.5,
    "land": -1.5,
    "itself": -8.0,
    "its office": -2.0,
    "belongs": 1.0,
    "who": 1.5,
    "alias": -8.0,
    "firm": -6.0,
    "of people": 1.0,
    "statesman": 0.8,
    "speaker": 1.0,
    "partisan": 1.0,
    "in office": 1.0,
    "contact": 1.0,
    "present": 2.0,
    "beside me": 1.5,
    "staffed": -1.5,
}

# Signs of a name's own letters.
_OF_FORM: Final[dict[str, Callable[[str], bool]]] = {
    "unknown word": lambda form: form.lstrip("v") in ("n", "g"),  # `Strand`: a word that no list has
    "given name": lambda form: form[0] == "g" and len(form) > 1,  # `Leontine Strand`
    "initial": lambda form: "I" in form and len(form) > 1,  # `H. Strand`, `John Q. Strand`
    "unknown words": lambda form: form.count("n") + form.count("g") > 1,  # two of them together
    "given name behind": lambda form: form[0] == "n" and form[1:2] == "g",  # `Strand Leontine`
    "particle": lambda form: "v" in form,  # `van Strand`
    "word and name": lambda form: form.startswith("cv"),  # `Rivers da Strand`
    "acronym": lambda form: not form.strip("k"),  # `GOK`
}

# Signs of the word before a name and of the word behind it: the set of `people_signs.csv` that has the word.
_OF_WORD_BEFORE: Final = {
    "addressed": "facing",  # `told Strand`
    "clause": "opening",  # `that Strand`
    "place": "placing",  # `in Strand`
    "called before": "things",  # `the newspaper Strand`
}
_OF_WORD_BEHIND: Final = {
    "named after": "named after",  # `the Strand plan`
    "area": "areas",  # `Strand area`
    "staffed": "staffed",  # `Strand executives`
}


def _speaks(passage: Passage, letters: str, one: Candidate) -> bool:
    """`Strand said`."""
    if letters[one.start - 1 : one.start] in _PREPOSITIONS:
        return False
    at = one.end
    while letters[at : at + 1] in ("R", "H", "M", "X"):
        at += 1
    return letters[at : at + 1] in ("E", "Z", "V", "Y") and lemma_of(passage.lows[at]) in words("speaking")


def _acts(_: Passage, letters: str, one: Candidate) -> bool:
    """`Strand had`; not `people from Strand had`."""
    return letters[one.start - 1 : one.start] not in _PREPOSITIONS


def _always(_: Passage, __: str, ___: Candidate) -> bool:
    """The letter behind a name is sign enough."""
    return True


def _owns_word(passage: Passage, _: str, one: Candidate) -> bool:
    """`Strand's reply`."""
    return not words("owned").isdisjoint(passage.lows[one.end + 1 : one.end + 3])


def _goes_on(passage: Passage, _: str, one: Candidate) -> bool:
    """`Strand Forum`: part of a longer name."""
    return passage.lows[one.end] not in words("named after")


def _located(_: Passage, letters: str, one: Candidate) -> bool:
    """`Strand, Kestria`; not `- Leontine Strand, Kestria,` in a list of who came from where."""
    if letters[one.end + 1 : one.end + 2] not in ("S", "p") or letters[one.end + 2 : one.end + 3] in tuple("wWxrb"):
        return False  # `Leontine Strand, Lysandra Party`
    return len(one.letters) == 1 or letters[one.start - 1 : one.start] != "-"


def _thing(passage: Passage, letters: str, one: Candidate) -> bool:
    """`Strand, a television station`."""
    return _is_called(passage, letters, one, "things")


def _person(passage: Passage, letters: str, one: Candidate) -> bool:
    """`Strand, a Kestrian citizen`."""
    return _is_called(passage, letters, one, "persons")


def _is_called(passage: Passage, letters: str, one: Candidate, what: str) -> bool:
    if letters[one.end : one.end + 2] != ",D" and letters[one.end] != "(":
        return False
    end = _END_OF_HEAD.search(letters, one.end + 2, one.end + _CLOSE)
    return not words(what).isdisjoint(passage.lows[one.end + 2 : end.start() if end else one.end + _CLOSE])


def _handled(passage: Passage, letters: str, one: Candidate) -> bool:
    """`Strand had been reopened`: a place, a plant."""
    at = one.end
    while letters[at : at + 1] in ("B", "H", "M", "X", "R"):
        at += 1
    return letters[at : at + 1] in ("Y", "E") and letters[at - 1] == "B" and passage.lows[at] in words("handled")


def _memorial(passage: Passage, letters: str, one: Candidate) -> bool:
    """`the Leontine Strand training center`: what is named after a person."""
    if letters[one.start - 1 : one.start] != "D" or one.end - one.start == 1:
        return False
    behind = passage.lows[one.end : one.end + _HOUSE]
    return not words("houses").isdisjoint(behind) and set(letters[one.end : one.end + 1]) <= set("NJc")


def _belongs(_: Passage, letters: str, one: Candidate) -> bool:
    """`Leontine Strand of the Harbor Union`."""
    return len(one.letters) > 1 and _OF_BODY.match(letters, one.end) is not None


def _alias(passage: Passage, letters: str, one: Candidate) -> bool:
    """`the Harbor Company (Strand)`: what a firm is called for short; `the Embassy (Strand)` tells who spoke there."""
    if letters[one.start - 2 : one.start] != "b(" or len(one.letters) > 1:
        return False
    return passage.lows[one.start - 2] in words("firms")


def _labelled(_: Passage, __: str, one: Candidate) -> bool:
    """`Leontine Strand: We agree.`: who speaks where a paragraph begins."""
    return one.phrase[0] == 0 and len(one.letters) > 1


# Signs that only a name before one of some letters can show: the letters, the test.
_OF_LETTER_BEHIND: Final[dict[str, tuple[str, Shows]]] = {
    "speaks": ("RHMXEZVY", _speaks),
    "subject": ("EZHXM", _acts),
    "possessive": ("'", _always),  # `Strand's`
    "possessive of people": ("'", _owns_word),
    "longer name": ("cbWwxFSpk/", _goes_on),
    "country behind": (",", _located),
    "thing": (",", _thing),
    "person": (",(", _person),
    "alias": (")", _alias),
    "speaker": (":", _labelled),
    "handled": ("BHMX", _handled),
    "memorial": ("NJc", _memorial),
    "belongs": ("O", _belongs),
    **OF_LANDS,
    **OF_WORDS,
}


_Tests = tuple[tuple[str, Shows], ...]


def _by_letter(table: dict[str, tuple[str, Shows]], always: _Tests) -> dict[str, _Tests]:
    """The tests for each letter, behind those for any."""
    return {
        letter: (*always, *((sign, shows) for sign, (row, shows) in table.items() if letter in row))
        for letter in set("".join(row for row, _ in table.values()))
    }


_ANYWHERE: Final = tuple(ANYWHERE.items())
_BEHIND: Final = _by_letter(_OF_LETTER_BEHIND, _ANYWHERE)
_BEFORE: Final = _by_letter(OF_LETTER_BEFORE, ())


def signs_of(passage: Passage, letters: str, one: Candidate) -> tuple[str, ...]:
    """Return the names of the signs that a candidate shows."""
    start, end, lows = one.start, one.end, passage.lows
    tests = _BEHIND.get(letters[end : end + 1], _ANYWHERE)
    if start and (more := _BEFORE.get(letters[start - 1])):
        tests += more
    return (
        *_of_form(one.letters),
        *(_words_before().get(lows[start - 1], ()) if start else ()),
        *(_words_behind().get(lows[end], ()) if end < len(lows) else ()),
        *[name for name, shows in tests if shows(passage, letters, one)],
    )


@lru_cache(maxsize=8192)
def _of_form(form: str) -> tuple[str, ...]:
    return tuple(name for name, shows in _OF_FORM.items() if shows(form))


@cache
def _words_before() -> dict[str, tuple[str, ...]]:
    return _by_word(_OF_WORD_BEFORE)


@cache
def _words_behind() -> dict[str, tuple[str, ...]]:
    return _by_word(_OF_WORD_BEHIND)


def _by_word(table: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """The signs of each word that shows one."""
    found: dict[str, tuple[str, ...]] = {}
    for sign, name in table.items():
        for word in words(name):
            found[word] = (*found.get(word, ()), sign)
    return found
