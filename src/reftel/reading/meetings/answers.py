"""Talks told by what somebody answered one of us: `When Poloff asked about fish, Strand said`, `Asked by Poloff,`."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.meetings.encounter import Encounter
from reftel.reading.meetings.lexicon import words
from reftel.reading.meetings.parties import Side
from reftel.reading.meetings.scene import Scene

__all__ = ["told_by_answers"]

_ANSWER: Final = words("answer")
_PRESSING: Final = words("pressing")
_RAISED: Final = words("asking") | _PRESSING
_ASKED: Final = words("asked")

_REPLIES: Final = frozenset(("response", "reply", "answer"))
_QUESTION: Final = 6  # tokens from `In reply to` to the question
_BOTH: Final = 2
_OWN: Final = frozenset(("my", "our"))


def told_by_answers(scene: Scene) -> Encounter | None:
    """Return the talk of a sentence that begins with what one of us asked; it counts where nothing else tells of it."""
    asked = _asked(scene)
    if asked is None:
        return None
    asker, end = asked
    main = next((one for one in scene.clauses if one.start >= end and one.kind == "finite" and one.subject), None)
    if main is None or main.lemma not in _ANSWER or not scene.has_happened(main):
        return None
    found = scene.encounter("talks", [_speaker(scene, main, end), asker], (main.start, main.end), "told", 0.3)
    if found and len(found.names) == _BOTH and scene.people.intersection(found.names[:1]):
        found.is_faint, found.date, found.place = True, None, None
        return found
    return None


def _asked(scene: Scene) -> tuple[Side, int] | None:
    """Who of us asked, and the token behind what tells so."""
    lows, start = scene.passage.lows, scene.start
    if lows[start] == "when":
        return _when(scene)
    if lows[start] == "in" and lows[start + 1] in _REPLIES and lows[start + 2] == "to":
        return _in_reply(scene, start + 3)
    first = scene.clauses[0] if scene.clauses else None
    if first is None or first.start != start or first.kind != "participle" or first.lemma not in _PRESSING:
        return None
    asker = scene.after_word("by", first.end, 1)
    return (asker, first.end) if asker and _is_ours(scene, asker) else None


def _when(scene: Scene) -> tuple[Side, int] | None:
    """`When Poloff raised the port,`."""
    first = next((one for one in scene.clauses if one.kind == "finite"), None)
    if first is None or first.lemma not in _RAISED or not scene.has_happened(first):
        return None
    asker = scene.subject(first)
    return (asker, first.end) if _is_ours(scene, asker) else None


def _in_reply(scene: Scene, start: int) -> tuple[Side, int] | None:
    """`In reply to my question`, `In response to the Ambassador's inquiry`."""
    near = range(start, min(start + _QUESTION, scene.end))
    at = next((one for one in near if scene.passage.lows[one] in _ASKED), None)
    if at is None:
        return None
    if scene.passage.lows[start] in _OWN:
        return scene.writer(), at + 1
    mark = scene.passage.tags.rfind("'", start, at)
    asker = scene.side(start, mark) if mark > start else None
    return (asker, at + 1) if asker and _is_ours(scene, asker) else None


def _is_ours(scene: Scene, side: Side) -> bool:
    return side.us or (bool(side.names) and all(map(scene.is_ours, side.names)))


def _speaker(scene: Scene, main: Clause, end: int) -> Side:
    """Who answered: behind a question with no comma the subject begins there (`to my question | Strand said`)."""
    first, last = main.subject or (end, end)
    return scene.side(end, last) if first < end < last else scene.subject(main)
