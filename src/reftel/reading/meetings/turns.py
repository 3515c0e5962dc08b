"""Talks that no word names, told by who said what in turn: `I asked whether`, `Strand replied`, `I pointed out`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from reftel.reading.base.clauses import Clause
from reftel.reading.base.passage import Passage
from reftel.reading.meetings.circumstances import Circumstances
from reftel.reading.meetings.encounter import Encounter
from reftel.reading.meetings.lexicon import words
from reftel.reading.meetings.officers import is_department, is_secretary
from reftel.reading.meetings.scene import Scene
from reftel.reading.people.cast import Cast
from reftel.record import Place

__all__ = ["told_in_turns"]

_SPOKEN: Final = words("answer") | words("asking") | words("pressing") | words("tell")

_TURNS: Final = 2  # of each that make a talk, and how often one follows the other


class _Turn(NamedTuple):
    """What somebody says or asks; `ours` says that he is one of the writer's side."""

    name: str
    ours: bool
    at: Place


def told_in_turns(cast: Cast, circumstances: Circumstances, found: Sequence[Encounter]) -> Iterator[Encounter]:
    """Yield the talk of one of us with whoever spoke in turn with him most often, where nothing tells that they met."""
    editorial = cast.study.cable.editorial
    own = "secretary" if is_department(cast.study.cable) else "i"
    if editorial is None or editorial.participants or not any(own in passage.lows for passage in cast.study.passages):
        return
    told = [turn for passage in cast.study.passages for turn in _turns(cast, circumstances, passage)]
    us, them = (_most(told, ours=ours) for ours in (True, False))
    if us is None or them is None or _have_met(found, us, them, circumstances.people):
        return
    switches = [other for one, other in pairwise(told) if {one.name, other.name} == {us, them}]
    if len(switches) >= _TURNS:
        yield Encounter(
            kind="talks",
            names=(them, us),
            people=circumstances.people.intersection((them, us)),
            index=switches[0].at.index,
            at=(switches[0].at,),
            rule="in turns",
            confidence=0.4,
        )


def _most(told: Iterable[_Turn], *, ours: bool) -> str | None:
    """Who of a side speaks most often, and more than once."""
    counts = Counter(turn.name for turn in told if turn.ours == ours)
    return next((name for name, count in counts.most_common(1) if count >= _TURNS), None)


def _have_met(found: Sequence[Encounter], us: str, them: str, people: frozenset[str]) -> bool:
    """Whether another encounter is theirs, or one of us with somebody who has no name and may be he."""
    with_us = [one for one in found if not one.is_visit and (one.us or one.has(us))]
    return any(one.has(them) or people.isdisjoint(set(one.names) - {us}) for one in with_us)


def _turns(cast: Cast, circumstances: Circumstances, passage: Passage) -> list[_Turn]:
    """Who of those with a name says, asks or answers something in a paragraph."""
    scenes = (Scene(cast, circumstances, passage, sentence) for sentence in passage.sentences)
    return [turn for scene in scenes for clause in scene.clauses for turn in _turn(scene, clause)]


def _turn(scene: Scene, clause: Clause) -> Iterator[_Turn]:
    if clause.kind != "finite" or clause.lemma not in _SPOKEN or clause.subject is None or clause.relative:
        return
    side = scene.subject(clause)
    if len(side.names) == 1 and scene.has_happened(clause):
        name = side.names[0]
        cable = scene.cast.study.cable
        ours = is_secretary(cable, name) or (side.us and name in scene.people and not is_department(cable))
        if ours or name in scene.people:
            yield _Turn(name, ours, scene.passage.place(clause.start, clause.end))
