"""Past forms that tell of the noun before them: `groups linked to the coup`, `the measures adopted by the board`."""

from reftel.reading.base.passage import Passage
from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import lemmas

__all__ = ["described", "tells_of_noun"]


def tells_of_noun(passage: Passage, at: int) -> bool:
    """Return whether a past form can only tell of what stands before it (`groups linked to the coup`)."""
    behind = passage.tags[at + 1 : at + 3]
    if behind[:1] != "P" and (behind[:1] != "t" or behind[1:] in ("V", "B", "H", "X", "R")):
        return False
    return lemmas().get(passage.lows[at]) in read_words("reduced.txt")


def described(passage: Passage, phrase: tuple[int, int], start: int) -> tuple[int, int]:
    """Return what is described, not by whom it was done: `the measures` of `the measures adopted by the board`."""
    first = phrase[0]
    if first - 3 < start or passage.tags[first - 3] not in "NC)D":
        return phrase
    if passage.lows[first - 1] != "by" and not (_is_when(passage, phrase) or tells_of_noun(passage, first - 2)):
        return phrase
    return noun_phrase_before(passage, first - 2, start) or phrase


def _is_when(passage: Passage, phrase: tuple[int, int]) -> bool:
    """Whether a phrase behind a participle is a year or month (`the wells drilled in 2008 will last`)."""
    told = lemmas().get(passage.lows[phrase[0] - 2]) in read_words("clausal.txt")
    return not told and set(passage.tags[slice(*phrase)]) <= {"#", "y", ","}
