"""What speaks for a run of words being a person's name, and what against: small named tests, each with its weight.

The weights are logarithms of odds, rounded: what a sign is worth was counted on documents whose editors have marked
the people. A person is believed in where the signs of all places of one name add up.
"""

from collections.abc import Callable
from functools import cache

from reftel.reading.base.passage import Passage
from reftel.reading.base.words import lemma_of
from reftel.reading.people.lexicon import words
from reftel.reading.people.names import Candidate

__all__ = ["ENOUGH", "LISTED", "REPEATED", "STYLE", "SURE", "UNKNOWN", "signs_of"]

ENOUGH = 1.7
STYLE = 0.3  # more or less, where a cable gives full names or surnames only
SURE = 3.5
UNKNOWN = "unknown word"
LISTED = 1.0  # for standing beside a person in a list
REPEATED = 0.4  # for each doubling of the places of an unknown word


@cache
def _endings() -> tuple[str, ...]:
    return tuple(words("no name endings"))


_CLOSE = 9  # tokens in which an apposition says what somebody is
_TINY = 2  # letters
_FEW = 14  # tokens in which a telegram says whom it is from

Sign = tuple[str, float, Callable[[Passage, str, Candidate], bool]]


def _introduced(_: Passage, __: str, one: Candidate) -> bool:
    """`the deputy minister, Leontine Strand,`."""
    return one.around.apart


def _explained(_: Passage, __: str, one: Candidate) -> bool:
    """`Strand, Minister of Fisheries,`."""
    return bool(one.around.after)


def _given(_: Passage, __: str, one: Candidate) -> bool:
    """`Leontine Strand`: a given name before others."""
    return one.letters[0] == "g" and one.end - one.start > 1


def _initialed(_: Passage, __: str, one: Candidate) -> bool:
    """`H. Strand`, `John Q. Strand`."""
    return "I" in one.letters and one.end - one.start > 1


def _speaks(passage: Passage, letters: str, one: Candidate) -> bool:
    """`Strand said`."""
    at = one.end
    while letters[at : at + 1] in ("R", "H", "M", "X"):
        at += 1
    return letters[at : at + 1] in ("E", "Z", "V", "Y") and lemma_of(passage.lows[at]) in words("speaking")


def _faced(passage: Passage, _: str, one: Candidate) -> bool:
    """`told Strand`."""
    return one.start > 0 and passage.lows[one.start - 1] in words("facing")


def _owns(_: Passage, letters: str, one: Candidate) -> bool:
    """`Strand's`."""
    return letters[one.end : one.end + 1] == "'"


def _owns_word(passage: Passage, letters: str, one: Candidate) -> bool:
    """`Strand's reply`."""
    return letters[one.end : one.end + 1] == "'" and not words("owned").isdisjoint(
        passage.lows[one.end + 1 : one.end + 3]
    )


def _opening(passage: Passage, letters: str, one: Candidate) -> bool:
    """`From Strand.` or `For the Secretary from Strand.` where a telegram begins."""
    if one.end > _FEW or passage.index or letters[one.end : one.end + 1] not in (".", "P", "K", "n"):
        return False
    return passage.lows[one.phrase[0] - 1] in ("from", "for") if one.phrase[0] else False


def _that(passage: Passage, _: str, one: Candidate) -> bool:
    """`that Strand`."""
    return one.start > 0 and passage.lows[one.start - 1] in words("opening")


def _long(_: Passage, __: str, one: Candidate) -> bool:
    """Two unknown words together."""
    return one.letters.count("n") + one.letters.count("g") > 1


def _unknown(_: Passage, __: str, one: Candidate) -> bool:
    """`Strand`: a word with a capital that no list has."""
    return one.letters.lstrip("v") in ("n", "g")


def _acts(_: Passage, letters: str, one: Candidate) -> bool:
    """`Strand had`: the subject of a verb."""
    return letters[one.end : one.end + 1] in tuple("EZHXM")


def _area(passage: Passage, _: str, one: Candidate) -> bool:
    """`Strand area`."""
    return one.end < len(passage.lows) and passage.lows[one.end] in words("areas")


def _particled(_: Passage, __: str, one: Candidate) -> bool:
    """`van Strand`."""
    return "v" in one.letters


def _definite(_: Passage, letters: str, one: Candidate) -> bool:
    """`the Strand`: a thing."""
    if letters[one.start - 1 : one.start] != "D" or one.start != one.phrase[0]:
        return False
    return letters[one.end : one.end + 1] not in ("N", "J")


def _goes_on(passage: Passage, letters: str, one: Candidate) -> bool:
    """`Strand Forum`: part of a longer name."""
    return letters[one.end : one.end + 1] in tuple("cbWwxFSpk/") and passage.lows[one.end] not in words("named after")


def _named_after(passage: Passage, _: str, one: Candidate) -> bool:
    """`the Strand plan`."""
    return one.end < len(passage.lows) and passage.lows[one.end] in words("named after")


def _placed(passage: Passage, _: str, one: Candidate) -> bool:
    """`in Strand`."""
    return one.start == one.phrase[0] and passage.lows[one.start - 1] in words("placing") if one.start else False


def _located(_: Passage, letters: str, one: Candidate) -> bool:
    """`Strand, Kestria`."""
    return letters[one.end : one.end + 1] == "," and letters[one.end + 1 : one.end + 2] in tuple("Sp")


def _ending(passage: Passage, _: str, one: Candidate) -> bool:
    """`Strandburg`, `Strandism`."""
    return passage.lows[one.end - 1].endswith(_endings())


def _thing(passage: Passage, letters: str, one: Candidate) -> bool:
    """`Strand, a television station`."""
    return _is_called(passage, letters, one, "things")


def _person(passage: Passage, letters: str, one: Candidate) -> bool:
    """`Strand, a Kestrian citizen`."""
    return _is_called(passage, letters, one, "persons")


def _is_called(passage: Passage, letters: str, one: Candidate, what: str) -> bool:
    if letters[one.end : one.end + 2] != ",D":
        return False
    return not words(what).isdisjoint(passage.lows[one.end + 2 : min(one.end + _CLOSE, _comma(letters, one.end + 2))])


def _comma(letters: str, at: int) -> int:
    found = letters.find(",", at)
    return found if found > 0 else len(letters)


def _tiny(passage: Passage, _: str, one: Candidate) -> bool:
    """`Se`."""
    return one.letters == "n" and len(passage.words[one.start]) <= _TINY


def _like_a_place(passage: Passage, _: str, one: Candidate) -> bool:
    """`Santa Marta`, `Puerto Strand`."""
    return passage.lows[one.start] in words("place parts") and one.start == one.phrase[0]


def _in_capitals(passage: Passage, _: str, one: Candidate) -> bool:
    """`STRAND`, where all is in capitals and a capital says nothing."""
    return passage.capitals and one.end - one.start == 1


def _acronym(_: Passage, __: str, one: Candidate) -> bool:
    """`GOK`."""
    return set(one.letters) <= set("k")


_SIGNS: tuple[Sign, ...] = (
    ("introduced", 2.0, _introduced),
    ("apposition", 2.0, _explained),
    ("given name", 2.0, _given),
    ("initial", 2.0, _initialed),
    ("speaks", 1.0, _speaks),
    ("addressed", 0.7, _faced),
    ("possessive", 0.7, _owns),
    ("possessive of people", 0.6, _owns_word),
    ("opening", 1.5, _opening),
    ("clause", 0.4, _that),
    ("unknown words", 1.0, _long),
    (UNKNOWN, 1.2, _unknown),
    ("subject", 0.6, _acts),
    ("named after", 0.5, _named_after),
    ("area", -2.0, _area),
    ("particle", 1.0, _particled),
    ("article", -2.0, _definite),
    ("longer name", -2.5, _goes_on),
    ("place", -4.0, _placed),
    ("country behind", -2.0, _located),
    ("ending", -1.0, _ending),
    ("thing", -3.0, _thing),
    ("person", 1.5, _person),
    ("tiny", -1.0, _tiny),
    ("name of a place", -1.5, _like_a_place),
    ("capitals", -0.8, _in_capitals),
    ("acronym", -2.0, _acronym),
)


def signs_of(passage: Passage, letters: str, one: Candidate) -> dict[str, float]:
    """Return the signs that a candidate shows, with their weights."""
    return {name: weight for name, weight, shows in _SIGNS if shows(passage, letters, one)}
