"""Signs of a person's name, and of none, that any place of a name can show, by what stands around it."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.people.lexicon import words
from reftel.reading.people.names import Candidate

__all__ = ["ANYWHERE", "OF_LETTER_BEFORE", "Shows", "is_of_ship"]

Shows = Callable[[Passage, str, Candidate], bool]

_OF: Final = 2  # tokens back to whose residents they are
_TINY: Final = 2  # letters
_SAILED: Final = 4  # tokens back from the end of a ship's name to who sails it
_CALLED: Final = 3  # words of the language that begin the name of a thing
_FEW: Final = 14  # tokens in which a telegram says whom it is from


def _introduced(_: Passage, __: str, one: Candidate) -> bool:
    """`the deputy minister, Leontine Strand,`."""
    return one.around.apart


def _explained(_: Passage, __: str, one: Candidate) -> bool:
    """`Strand, Minister of Fisheries,`."""
    return bool(one.around.after)


def _opening(passage: Passage, letters: str, one: Candidate) -> bool:
    """`From Strand.` or `For the Secretary from Strand.` where a telegram begins."""
    if passage.index or one.end > _FEW or letters[one.end : one.end + 1] not in (".", "P", "K", "n"):
        return False
    return passage.lows[one.phrase[0] - 1] in ("from", "for") if one.phrase[0] else False


def _definite(passage: Passage, letters: str, one: Candidate) -> bool:
    """`the Strand`: a thing."""
    if one.start != one.phrase[0] or passage.lows[one.start] in words("the one"):
        return False
    return letters[one.end : one.end + 1] not in ("N", "J")


def _quoted(_: Passage, letters: str, one: Candidate) -> bool:
    """`"Strand"`: a paper, an operation."""
    return letters[one.end : one.end + 2].lstrip(",.")[:1] == ">"


def _on_the_way(passage: Passage, _: str, one: Candidate) -> bool:
    """`visit to Strand`, `flew to Strand`: a place."""
    if one.start < _OF or one.start != one.phrase[0]:
        return False
    return passage.lows[one.start - _OF] in words("ways")


def _slashed(_: Passage, letters: str, one: Candidate) -> bool:
    """`Second Chamber/Strand`: another word for it."""
    return letters[one.start - 2 : one.start - 1] in ("b", "c", "N")


def _bracketed(_: Passage, letters: str, one: Candidate) -> bool:
    """`(Strand)`: whose words they are, a paper's as often as a person's."""
    return letters[one.end : one.end + 1] == ")"


def _firm(passage: Passage, _: str, one: Candidate) -> bool:
    """`Strand Labs`."""
    return len(one.letters) > 1 and passage.lows[one.end - 1] in words("firms")


def _statesman(passage: Passage, _: str, one: Candidate) -> bool:
    """A surname that all posts speak of, by itself."""
    return len(one.letters) == 1 and passage.lows[one.start] in words("statesmen")


def _of_people(passage: Passage, letters: str, one: Candidate) -> bool:
    """`the views of Strand`, `a letter from Strand`, `rebels like Strand`."""
    if passage.lows[one.start - 1] in ("like", "as") and one.start > _OF:
        such = passage.lows[one.start - _OF : one.start] == ["such", "as"]
        return passage.lows[one.start - _OF - such] in words("kinds of people")
    if letters[one.start - 1 : one.start] not in ("O", "P") or one.start < _OF or one.start != one.phrase[0]:
        return False
    return passage.lows[one.start - 1] in ("of", "from") and passage.lows[one.start - _OF] in words("of people")


def _governed(passage: Passage, _: str, one: Candidate) -> bool:
    """`residents of Strand`, `Mayor of Strand`: a place."""
    if one.start < _OF or passage.lows[one.start - 1] != "of":
        return False
    return passage.lows[one.start - _OF] in words("of places")


def _body_before(_: Passage, __: str, one: Candidate) -> bool:
    """`Instituto Strand de Luz`: a word of a body right before it."""
    return one.start == one.phrase[0]


def _thing_before(passage: Passage, letters: str, one: Candidate) -> bool:
    """`the party, Strand,`."""
    return letters[one.start - 2 : one.start] == "N," and passage.lows[one.start - 2] in words("things")


def _called_before(passage: Passage, letters: str, one: Candidate) -> bool:
    """`the Morning Strand`, `the trawler Morning Strand`: a thing whose name begins with a word of the language."""
    first = one.start
    while first > 0 and one.start - first < _CALLED and letters[first - 1] in "cw":
        first -= 1
    if first in (0, one.start):
        return False
    if one.start != one.phrase[0]:
        return is_of_ship(passage, one)
    return passage.lows[first - 1] == "the" or passage.lows[first - 1] in words("things")


def is_of_ship(passage: Passage, one: Candidate) -> bool:
    """Return whether a word ends a ship's name behind who sails it (`skipper of the Morning Strand`)."""
    if one.letters != "n" or one.start < _SAILED:
        return False
    before = passage.lows[one.start - _OF]
    return before in words("things") or (before == "the" and passage.lows[one.start - _SAILED] in words("seamen"))


def _land(passage: Passage, _: str, one: Candidate) -> bool:
    """`Strandia`."""
    low = passage.lows[one.start]
    return one.letters == "n" and low.endswith("ia") and low not in words("surnames like lands")


def _contact(passage: Passage, _: str, one: Candidate) -> bool:
    """`point of contact is Leontine Strand`."""
    return passage.lows[one.start - _OF] in words("contacts")


def _ending(passage: Passage, _: str, one: Candidate) -> bool:
    """`Strandburg`, `Strandism`."""
    return _has_ending(passage.lows[one.end - 1])


def _tiny(passage: Passage, _: str, one: Candidate) -> bool:
    """`Se`."""
    return one.letters == "n" and len(passage.words[one.start]) <= _TINY


def _like_a_place(passage: Passage, _: str, one: Candidate) -> bool:
    """`Santa Marta`, `Puerto Strand`."""
    return passage.lows[one.start] in words("place parts") and one.start == one.phrase[0]


def _in_capitals(passage: Passage, _: str, one: Candidate) -> bool:
    """`STRAND`, where all is in capitals and a capital says nothing; not one of whom all posts speak."""
    return passage.capitals and one.end - one.start == 1 and passage.lows[one.start] not in words("statesmen")


@lru_cache(maxsize=8192)
def _has_ending(low: str) -> bool:
    return low.endswith(tuple(words("no name endings")))


# Signs that only a name behind one of some letters can show: the letters, the test.
OF_LETTER_BEFORE: Final[dict[str, tuple[str, Shows]]] = {
    "article": ("D", _definite),
    "called": ("cw", _called_before),
    "contact": ("B:", _contact),
    "quoted": ("<", _quoted),
    "bracketed": ("(", _bracketed),
    "thing before": (",", _thing_before),
    "body before": ("b", _body_before),
    "governed": ("O", _governed),
    "on the way": ("t", _on_the_way),
    "slashed": ("/", _slashed),
}

# Signs that any name can show.
ANYWHERE: Final[dict[str, Shows]] = {
    "introduced": _introduced,
    "apposition": _explained,
    "opening": _opening,
    "ending": _ending,
    "land": _land,
    "tiny": _tiny,
    "name of a place": _like_a_place,
    "capitals": _in_capitals,
    "firm": _firm,
    "of people": _of_people,
    "statesman": _statesman,
}
