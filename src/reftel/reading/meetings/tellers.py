"""Who does what the phrase of an encounter hangs on: `In a meeting with Tran, Strand said`."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.meetings.carriers import WITHIN, run_on_start, takes_place
from reftel.reading.meetings.encounter import Encounter
from reftel.reading.meetings.lexicon import words
from reftel.reading.meetings.parties import Side
from reftel.reading.meetings.scene import Scene
from reftel.reading.meetings.telling import is_placed

__all__ = ["speaking", "teller_of"]

_BID: Final = words("bid")
_STOPPED: Final = words("stopped")

_PRESS: Final = frozenset(("press", "news"))
_PRESS_PEOPLE: Final = frozenset(("press", "reporters", "reporter", "journalists", "journalist", "media", "newsmen"))
_THEIRS: Final = frozenset(("his", "her", "their", "your"))
_NEAR: Final = 4  # tokens in which those stand to whom somebody speaks
_APPOSED: Final = re.compile(r",[DCNJYR'()OPK,/&-]{0,24}")


def teller_of(scene: Scene, phrase: tuple[int, int], main: Clause | None) -> Side | None:
    """Return who does what the phrase hangs on; before a phrase without a comma, whom it follows."""
    first, lows = phrase[0], scene.passage.lows
    if lows[first] == "your":
        return None  # whose it is tells who was there
    if main is not None:
        return _of_verb(scene, phrase, main)
    if first - 1 > scene.start and lows[first - 1] in WITHIN and scene.passage.tags[first - 2] in "CN)":
        before = noun_phrase_before(scene.passage, first - 1, scene.start)
        behind = any(one.kind == "finite" for one in scene.clauses if one.start > first)
        return scene.side(*before) if before and behind else None
    if first - 2 > scene.start:
        about = next((one for one in scene.clauses if first - 2 <= one.end <= first and one.kind == "finite"), None)
        found = scene.subject(about) if about else Side(())
        to_press = about is not None and about.lemma == "tell" and not _PRESS.isdisjoint(lows[first : phrase[1]])
        called = about is not None and about.passive and lows[first - 1] == "to" and about.lemma in _BID
        return found if _is_ours(scene, phrase, about, found) or to_press or called else None
    return None


def _is_ours(scene: Scene, phrase: tuple[int, int], about: Clause | None, teller: Side) -> bool:
    """`We left the talks with Strand`: of who tells it; not `We knew of Strand's talk`, `We suspended the talks`."""
    first, at = phrase
    if about is None or not teller.us or about.lemma in _STOPPED or not scene.has_happened(about):
        return False
    return scene.passage.lows[first] not in _THEIRS and "'" not in scene.passage.tags[first:at]


def _of_verb(scene: Scene, phrase: tuple[int, int], main: Clause) -> Side | None:
    first, at = phrase
    if main.subject and (start := _told_behind(scene, at, main)) is not None:
        return scene.side(start, main.subject[1])
    if main.subject and main.subject[0] < first <= main.subject[1]:
        return _of_subject(scene, first, main.subject)
    if main.subject and main.subject[0] == first and takes_place(scene, main):
        return _of_thought(scene, first)  # `A session with Strand | went well`
    if (agent := _agent(scene, first - 1, main)) is not None:
        return agent
    found = scene.subject(main)
    if found.names or found.us or main.start < first:
        return found
    return scene.side(main.subject[0], main.start) if main.subject else found


def _told_behind(scene: Scene, at: int, main: Clause) -> int | None:
    """Where who does it begins right behind the noun: by name, or with the name blotted out."""
    blotted = main.subject is not None and main.subject[0] <= at < main.subject[1]
    is_blotted = blotted and not scene.passage.lows[at + 1].strip("x")
    return at + 1 if is_blotted else run_on_start(scene, at, main)


def _of_thought(scene: Scene, first: int) -> Side | None:
    """`He thought | meetings with the Cabinet had gone well`: whose they were, where he is told."""
    told = [one for one in scene.clauses if one.kind == "finite" and one.end <= first and one.subject]
    found = scene.subject(told[-1]) if told else None
    return found if found and (found.names or found.us) else None


def _of_subject(scene: Scene, first: int, subject: tuple[int, int]) -> Side:
    """`Strand in a talk said`: whom the subject means, of which the phrase is a part."""
    found = scene.side(subject[0], first - 1)
    if scene.people.intersection(found.names):
        return found
    known = scene.cast.who(scene.passage.index, *subject)
    if known is not None and known in scene.people:
        return Side((known,), listed=1)
    return _apposed(scene, subject[0]) or found


def _apposed(scene: Scene, first: int) -> Side | None:
    """`Strand, the Harbor Bank's (HB) Director, in a briefing said`: whose office the subject is."""
    before = scene.cast.mentions.within(scene.passage.index, scene.start, first)
    people = [one for one in before if one.kind == "person"]
    if not people or not _APPOSED.fullmatch(scene.passage.tags, people[-1].end, first):
        return None
    return Side((scene.cast.people[people[-1].entry].name,), listed=1)


def speaking(scene: Scene, clause: Clause) -> Encounter | None:
    """Return the encounter of `Strand, speaking to embassy officers on May 3`, on a day and not to the press.

    Who `meets with` somebody is met on any day.
    """
    lows, end = scene.passage.lows, clause.end
    if clause.kind != "ing" or lows[end : end + 1] not in (["to"], ["with"]):
        return None
    if clause.lemma == "meet":
        return _meeting(scene, clause)
    if not is_placed(scene, clause):
        return None
    if not _PRESS_PEOPLE.isdisjoint(lows[end : end + _NEAR]):
        return None
    doer = _speaker(scene, clause)
    other = scene.after_word(lows[end], end, 1)
    if doer is None or other is None or not (other.names or other.us):
        return None
    return scene.encounter("meeting", [doer, other], (clause.start, end), "speaking", 0.6)


def _meeting(scene: Scene, clause: Clause) -> Encounter | None:
    """`Strand, meeting with Tran on May 3, said`: the subject of what follows."""
    main = next((one for one in scene.clauses if one.start > clause.end and one.kind == "finite"), None)
    if main is None or main.subject is None or main.subject[1] != clause.start - 1 or not scene.has_happened(main):
        return None
    other = scene.after_word("with", clause.end, 1)
    if other is None or not (other.names or other.us):
        return None
    return scene.encounter("meeting", [scene.subject(main), other], (clause.start, clause.end), "meet", 0.7)


def _speaker(scene: Scene, clause: Clause) -> Side | None:
    """Who speaks: whose name stands before the comma, or the subject behind where a sentence begins so."""
    if clause.start == scene.start:
        main = next((one for one in scene.clauses if one.start > clause.end and one.kind == "finite"), None)
        found = scene.subject(main) if main else None
        return found if found and scene.people.intersection(found.names) else None
    at = clause.start - 1
    if scene.passage.tags[at] != ",":
        return None
    return scene.side(*named) if (named := _last_named(scene, at)) else _apposed(scene, at)


def _last_named(scene: Scene, end: int) -> tuple[int, int] | None:
    """The name that ends at a token."""
    before = scene.cast.mentions.within(scene.passage.index, scene.start, end)
    return next(((one.start, one.end) for one in before if one.kind == "person" and one.end == end), None)


def _agent(scene: Scene, end: int, main: Clause) -> Side | None:
    """`The request was made by Strand | at a meeting with Tran`: who did it, right before the phrase."""
    if "by" not in scene.passage.lows[main.end : end]:
        return None
    phrase = noun_phrase_before(scene.passage, end, main.end) if end > main.end else None
    if phrase is None or scene.passage.lows[phrase[0] - 1] != "by":
        return None
    found = scene.side(*phrase)
    return found if found.names else None
