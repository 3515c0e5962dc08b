"""What tells how an instrument stands: a stretch of tokens, and the words that stretches are found by."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.passage import Passage
from reftel.reading.base.tables import read_rows

__all__ = ["LONGEST", "NOT_YET", "Stretch", "end_of", "is_open", "sentence_of", "stretch", "words"]

LONGEST: Final = 40  # tokens of a standing
NOT_YET: Final = frozenset(["if", "before", "until", "till", "unless", "once", "whether", "lest"])


@mypyc_attr(acyclic=True)
@dataclass(frozen=True)
class Stretch:
    """Tokens that tell how an instrument stands, at least one."""

    start: int
    end: int
    done: bool = False  # whether it has come about, so that it overtakes what was said of the instrument before


@cache
def words(use: str) -> frozenset[str]:
    """Return the words of one use in `standings.csv`."""
    return frozenset(word for kind, words in read_rows("standings.csv", 2) for word in words.split() if kind == use)


def stretch(start: int, end: int, *, done: bool = False) -> Stretch | None:
    """Return tokens as a stretch; None where there are none."""
    return Stretch(start, end, done) if end > start else None


def sentence_of(passage: Passage, at: int) -> tuple[int, int]:
    """Return the sentence that a token is in."""
    return passage.sentences[passage.sentence_index(at)]


def is_open(passage: Passage, first: int) -> bool:
    """Return whether what a subject does stands behind `if`, `before`, `until`: it has not come about."""
    return first > 0 and passage.lows[first - 1] in NOT_YET


def end_of(passage: Passage, at: int) -> int:
    """Return the end of what belongs to a clause: a sign, or a conjunction before a new verb."""
    end = at
    while end < min(at + LONGEST, len(passage.tags)) and not _is_over(passage, end):
        opens = passage.tags[end] in "KA" and passage.tags[end + 1 : end + 2] in tuple("VZEHBMXUDCGR.,;:")
        if opens and not _is_between(passage, at, end):
            break
        end += 1
    loose = "KPO" if passage.tags[end : end + 1] == "Q" else "K"  # `signed a declaration | in` which
    return end - (end > at and passage.tags[end - 1] in loose)


def _is_over(passage: Passage, at: int) -> bool:
    """Whether a clause ends at a token; `at odds with what was learned` goes on."""
    if passage.lows[at] == "what" and passage.tags[at - 1] in "PO":
        return False
    return passage.tags[at] in ".;:,()TUQ"


def _is_between(passage: Passage, start: int, at: int) -> bool:
    """Whether an `and` joins the two that something is between: `ties between Norway | and Fiji`."""
    if "between" not in passage.lows[start:at] or passage.tags[at + 1] not in "DC":
        return False
    return "K" not in passage.tags[passage.lows.index("between", start) : at]
