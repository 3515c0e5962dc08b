"""Signs of a person in the words right behind a name: `Strand, who`, `Strand also present`, `Strand and I believe`."""

import re
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.people.circumstances import Shows
from reftel.reading.people.names import Candidate

__all__ = ["OF_WORDS"]

_OFFICE: Final = re.compile(r"D?[JNw]{0,3}[Wxr]")


def _who(passage: Passage, _: str, one: Candidate) -> bool:
    """`Strand, who`, `Strand, whose`."""
    return passage.lows[one.end + 1 : one.end + 2] in (["who"], ["whose"])


def _partisan(passage: Passage, letters: str, one: Candidate) -> bool:
    """`Leontine Strand (NLP)`: of a party."""
    behind = letters[one.end + 1 : one.end + 3]
    return len(one.letters) > 1 and behind in ("b)", "k)") and passage.words[one.end + 1].isupper()


def _in_office(passage: Passage, letters: str, one: Candidate) -> bool:
    """`replaced Leontine Strand as chairman`."""
    return passage.lows[one.end] == "as" and _OFFICE.match(letters, one.end + 1) is not None


def _which(passage: Passage, _: str, one: Candidate) -> bool:
    """`Strand, which`: a thing."""
    return passage.lows[one.end + 1 : one.end + 2] == ["which"] and one.phrase[0] == one.start


def _present(passage: Passage, _: str, one: Candidate) -> bool:
    """`Strand also present`, as telegrams have it."""
    return passage.lows[one.end + 1 : one.end + 2] == ["present"]


def _beside_me(passage: Passage, letters: str, one: Candidate) -> bool:
    """`Strand and I believe`."""
    return passage.lows[one.end + 1 : one.end + 2] == ["i"] and letters[one.end + 2 : one.end + 3] in tuple("VEHZMB")


# By the letter behind a name that alone can show them.
OF_WORDS: Final[dict[str, tuple[str, Shows]]] = {
    "which": (",", _which),
    "who": (",", _who),
    "partisan": ("(", _partisan),
    "in office": ("P", _in_office),
    "present": ("R", _present),
    "beside me": ("K", _beside_me),
}
