"""Signs that a word is the name of a land or its people, each asked for by the letter of what stands behind it."""

from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.people.circumstances import Shows
from reftel.reading.people.lexicon import words
from reftel.reading.people.names import Candidate

__all__ = ["OF_LANDS"]

_ITS: Final = 14  # tokens from a name to `its Special Envoy`
_ITSELF: Final = 6  # tokens from a name to `itself`
_OF_A_PEOPLE: Final = ("ian", "ese")


def _adjective(passage: Passage, _: str, one: Candidate) -> bool:
    """`Strandian boats`: of a people."""
    if one.letters != "n" or not passage.lows[one.start].endswith(_OF_A_PEOPLE):
        return False
    return passage.lows[one.end] not in words("named after")


def _itself(passage: Passage, letters: str, one: Candidate) -> bool:
    """`Strand calls itself`."""
    behind = passage.lows[one.end : one.end + _ITSELF]
    return "itself" in behind and set(letters[one.end : one.end + behind.index("itself")]).isdisjoint(".nSb")


def _its_office(passage: Passage, letters: str, one: Candidate) -> bool:
    """`Strand's work, and its Special Envoy`: a state."""
    behind = passage.lows[one.end : one.end + _ITS]
    if "its" not in behind:
        return False
    at = one.end + behind.index("its")
    return letters[at + 1 : at + 2] in ("w", "x", "W") and set(letters[one.end : at]).isdisjoint(".nS")


# Each sign with the letters behind a name that can show it.
OF_LANDS: Final[dict[str, tuple[str, Shows]]] = {
    "adjective": ("NJ", _adjective),
    "itself": ("EZHXM", _itself),
    "its office": ("'EZHXM", _its_office),
}
