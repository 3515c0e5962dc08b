"""Cues beside their content: `The talks, he said, were over`, `according to Strand`, `in his view`."""

from collections.abc import Iterator

from reftel.reading.base.clauses import Clause, noun_phrase_from
from reftel.reading.base.passage import Passage
from reftel.reading.statements.cue import Cue
from reftel.reading.statements.lexicon import VIEWS, Verb
from reftel.reading.statements.marks import Marks
from reftel.reading.statements.subjects import can_say

__all__ = ["aside", "attributions"]

_CLAUSAL = frozenset("tcT")
_SAYING = Verb("show", "", frozenset())


def aside(passage: Passage, verb: Verb, clause: Clause, at: int, sentence: tuple[int, int]) -> Cue | None:
    """Return the cue that stands behind its content or in the middle of it; None where it does not.

    `at` is the token behind the verb, `sentence` its first token and its end.
    """
    start, end = sentence
    if clause.kind != "finite" or not _CLAUSAL & verb.letters:
        return None
    inverted = noun_phrase_from(passage, at, end) if clause.subject is None or clause.shared else None
    begin = clause.start if inverted or not clause.subject or clause.shared else clause.subject[0]
    if begin - start < 2 or passage.tags[begin - 1] not in ",>":
        return None
    source = inverted or (None if clause.shared else clause.subject)
    after = inverted[1] if inverted else at
    while after < end and passage.tags[after] == "R":
        after += 1
    if source is None or (after < end and passage.tags[after] not in ",.;-)>"):
        return None
    quoted = after + 1 < end and passage.tags[after : after + 2] == ",<"
    if quoted and not (passage.tags[begin - 1] == ">" and passage.tags[begin - 2] in ",."):
        return None  # `In its note it says, "..."`
    cue = Cue(start, (clause.start, at), _right(passage, after, end), end, "aside")
    cue.left = (start, begin)
    cue.form = "aside"
    cue.source = source
    return cue


def _right(passage: Passage, after: int, end: int) -> int:
    """Where the content goes on behind the cue; the end where something else follows."""
    if after >= end or passage.tags[after] not in ",-":
        return end
    follows = after + 1
    while follows < end and passage.tags[follows] == "R":
        follows += 1
    goes_on = follows < end and passage.tags[follows] not in "GK"
    return after + 1 if goes_on else end


def attributions(passage: Passage, marks: Marks) -> Iterator[Cue]:
    """Yield the cues `according to X` and `in X's view` of a sentence."""
    start, end = marks.start, marks.end
    for at in marks.asides:
        cue = None
        if passage.lows[at : at + 2] == ["according", "to"] and at + 2 < end:
            cue = _according(passage, at, start, end)
        elif passage.lows[at] in VIEWS and start < at < end - 2:
            cue = _in_view(passage, at, start, end)
        if cue is not None:
            yield cue


def _according(passage: Passage, at: int, start: int, end: int) -> Cue | None:
    phrase = noun_phrase_from(passage, at + 2, end)
    stop = phrase[1] if phrase else at + 3
    if not can_say(passage, (at + 2, stop), _SAYING):
        return None
    return _beside(passage, (at, at + 2), (at + 2, stop), (at, stop), (start, end))


def _in_view(passage: Passage, at: int, start: int, end: int) -> Cue | None:
    first = at - 1
    while first > start and passage.tags[first] in "DJNC'R" and at - first < 8:
        first -= 1
    if passage.lows[first] != "in" or at - first < 2:
        return None
    owned = passage.tags[at - 1] == "'" or passage.lows[at - 1] in {"his", "her", "their", "our", "my"}
    if not owned:
        return None
    source = (first + 1, at - (passage.tags[at - 1] == "'"))
    return _beside(passage, (first, at + 1), source, (first, at + 1), (start, end))


def _beside(
    passage: Passage, words: tuple[int, int], source: tuple[int, int], whole: tuple[int, int], sentence: tuple[int, int]
) -> Cue:
    start, end = sentence
    after = whole[1] + (whole[1] < end and passage.tags[whole[1]] == ",")
    cue = Cue(whole[0], words, min(after, end), end, "attribution")
    cue.source = source
    cue.form = "according"
    opening = max(start, _last_semicolon(passage, start, whole[0]))
    if whole[0] > opening + 1:
        cue.left = (opening, whole[0])
        cue.begin = opening
    return cue


def _last_semicolon(passage: Passage, start: int, end: int) -> int:
    return passage.tags.rfind(";", start, end) + 1
