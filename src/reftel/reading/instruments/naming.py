"""A mention of an instrument, and the clauses around it that may tell how the instrument stands."""

import re
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.clauses import Clause
from reftel.reading.base.passage import Passage
from reftel.reading.bodies.finds import Find
from reftel.reading.instruments.stretches import NOT_YET, is_open, sentence_of
from reftel.reading.study import Study

__all__ = ["Naming"]

# a new clause begins
_LINKS: Final = NOT_YET | {"while", "as", "since", "after", "because", "although", "though", "so"}
# `for the Reef War between Kestria and Veldora`, `held in Lysandra`
_BELONGS: Final = re.compile(r"(?:[YE](?=P))?P[DJNC#'/-]{1,8}(?:[KPO][DJNC#'/-]{1,8}){0,3}")


@mypyc_attr(acyclic=True)
class Naming:
    """A find in its passage: `clauses` are those of its sentence, `about` those of whose verbs it is the subject."""

    def __init__(self, study: Study, find: Find) -> None:
        self.passage = study.passages[find.index]
        self.find = find
        self.clauses: list[Clause] = study.clauses(self.passage, sentence_of(self.passage, find.start))
        self.about = [clause for clause in self.clauses if _is_about(self.passage, clause, find)]


def _is_about(passage: Passage, clause: Clause, find: Find) -> bool:
    """Whether a name is the subject of a clause behind it."""
    subject = clause.subject
    if subject is None or clause.kind != "finite" or clause.start < find.end:
        return False
    own = _is_head(passage, subject[0], subject[1], find) or _is_whole(passage, subject[0], clause.start, find)
    if not own or not _LINKS.isdisjoint(passage.lows[find.end : clause.start]):
        return False  # `the plan until votes took place`
    return not is_open(passage, subject[0])


def _is_whole(passage: Passage, first: int, verb: int, find: Find) -> bool:
    """Whether all before a verb is a name and what belongs to it; not `the doubts about the pact were raised`."""
    tags, end = passage.tags, find.end
    if tags[end] not in "PYE" or _BELONGS.fullmatch(tags, end, verb) is None:
        return False
    return not any(tag in "OPt" for tag in tags[first : find.start])


def _is_head(passage: Passage, start: int, end: int, find: Find) -> bool:
    """Whether a name is what a subject is of: `the agreement on fish`, not `critics of the agreement`."""
    if find.start <= start < find.end:
        return end <= find.end  # `aid to Kestria`, whose last word was taken for the subject
    return start <= find.start < end and not any(tag in "OP" for tag in passage.tags[start : find.start])
