"""Whose subject a verb without one of its own shares: mostly that of the verb before it, sometimes one farther back."""

from typing import TYPE_CHECKING, Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.words import base_tags

if TYPE_CHECKING:
    from reftel.reading.base.clauses import Clause

__all__ = ["subject_shared"]


def subject_shared(passage: Passage, at: int, found: list["Clause"]) -> tuple[int, int] | None:
    """Return the subject of the finite verb before a token that the verb at it goes on from; None where none is.

    What was done goes on what was done: `Strand asked what Kestria might do, but had no answer`, `Strand said that the
    port had closed, and left`. Behind a comma no relative is gone on with: `He saw the port, which was shut, and left`.
    """
    last = next((clause for clause in reversed(found) if clause.kind == "finite"), None)
    if last is None or passage.tags[at - 1] != "K":
        return last.subject if last else None
    if passage.tags[at - 2] == "," and _is_put_in(passage, last):
        around = (one for one in reversed(found) if one.kind == "finite" and not _is_put_in(passage, one))
        main = next(around, last)
        past = passage.lows[at] in _PAST and (passage.tags[main.start] == "E" or passage.lows[main.start] in _PAST)
        goes_on = past or _is_present(passage, at, main) or passage.tags[at] in (passage.tags[main.start], "E")
        last = main if goes_on else last
    if last.modal and passage.lows[at] in _DONE:
        last = next((clause for clause in reversed(found) if clause.kind == "finite" and not clause.modal), last)
    elif (last.modal and _is_done(passage, at, last)) or passage.tags[last.start] + passage.tags[at] == "ZV":
        done = (one for one in reversed(found) if one.kind == "finite" and not one.modal and not _is_when(passage, one))
        first = next((one for one in done if passage.tags[one.start] == passage.tags[at]), last)
        last = first if passage.tags[first.start] == passage.tags[at] else last
    elif passage.tags.startswith(",KE", at - 2) and passage.tags[last.start] != "E" and not last.negated:
        last = _that_told(passage.tags, last, found) or last
    elif passage.tags[at - 2] == ",":
        last = _of_its_tense(passage.tags, at, last, found)
    return last.subject


def _is_present(passage: Passage, at: int, main: "Clause") -> bool:
    """`The board backs the vote that set a day, | and does not like it`: what is so goes on what is so."""
    return passage.lows[at] in _PRESENT and passage.tags[main.start] in "ZBHX" and passage.lows[main.start] not in _PAST


def _of_its_tense(tags: str, at: int, last: "Clause", found: list["Clause"]) -> "Clause":
    """The clause that `has` goes on: `Strand has told investors the money will be safe, but has asked for it`."""
    if tags[at] != "H" or tags[last.start] != "M":
        return last
    first = next(one for one in found if one.kind == "finite")
    return first if tags[first.start] == "H" else last


def _that_told(tags: str, last: "Clause", found: list["Clause"]) -> "Clause | None":
    """The clause in the past that told, by `that`, what a clause says: the first of a sentence, or the nearest."""
    first = next(clause for clause in found if clause.kind == "finite")
    before = (one for one in reversed(found) if one.kind == "finite" and one.end < last.start)
    near = next((one for one in before if tags[one.start] == "E" and tags[one.end] == "T"), None)
    if near and tags[first.end] != "T":
        return near  # `The group met, although Kestria said that it would wait, and refused to vote`
    told = first.end < last.start and tags[first.start] == "E" and "T" in tags[first.end : last.start]
    return first if told else None


def _is_when(passage: Passage, clause: "Clause") -> bool:
    """`once we began`: a clause that says when or why."""
    return clause.subject is not None and not clause.shared and passage.tags[clause.subject[0] - 1] == "A"


def _is_put_in(passage: Passage, clause: "Clause") -> bool:
    """A relative, or a clause with `where`: `He wanted to raise it in Holm, where it began, but was told to wait`."""
    if clause.relative or clause.subject is None:
        return clause.relative
    return passage.lows[clause.subject[0] - 1] == "where"


_PRESENT: Final = frozenset({"does", "is", "has"})
_PAST: Final = frozenset({"was", "were", "had", "did"})


def _is_done(passage: Passage, at: int, last: "Clause") -> bool:
    """A verb in the past: `thought we should wait and hoped for rain`, `said it should be sold and asked us to call`.

    Behind a comma, a passive, or `have`, it needs an object: it may be a participle, or what somebody between did.
    """
    alone = passage.tags[at - 2] != "," and not last.passive and "H" not in passage.tags[last.start : last.end]
    past = passage.tags[at] == "E" and (alone or passage.tags[at + 1] in _OBJECTS)
    return past and base_tags().get(passage.lows[at]) != _ONE_FORM


_DONE: Final = frozenset({"did", "didn't"})
_OBJECTS: Final = frozenset("DCUu#J<T")
_ONE_FORM: Final = "6"  # of `read`, which may be no past
