"""What somebody said, read from the cables that name them: in the order of time, and by what it is about."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import msgspec

from reftel.archive.citation import place_name
from reftel.corpus import Shift, Spoken
from reftel.corpus.keywords import WORD, key_of
from reftel.corpus.surveys.people import CableOf
from reftel.record import Cable
from reftel.room.addresses import address, cable_address
from reftel.room.cited import Cited, cited
from reftel.room.moments import Moment
from reftel.room.words import clipped

__all__ = [
    "SaidIn",
    "ShiftShown",
    "Topic",
    "cited_spoken",
    "said_in",
    "said_moments",
    "shift_shown",
    "spoken_in",
    "topics_of",
]

_TOPICS = 16
_SHORTEST = 4
_OFTEN = 2  # statements that have a word, for it to be offered


class SaidIn(msgspec.Struct, frozen=True, kw_only=True):
    """What was said in one cable, under its subject."""

    cable: str
    address: str
    date: str | None
    subject: str | None
    said: tuple[Cited, ...]


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """A word that so many statements have, and the address of those."""

    word: str
    count: int
    address: str
    is_on: bool = False


class ShiftShown(msgspec.Struct, frozen=True, kw_only=True):
    """A change in what somebody says: its kind, where it is seen, what was said before; computed or told by a cable."""

    kind: str
    line: Cited
    before: Cited | None
    is_computed: bool


def shift_shown(one: Shift) -> ShiftShown:
    """Return a change with its places."""
    return ShiftShown(
        kind=one.kind,
        line=cited(clipped(one.words, 600), one.cable, one.paragraph, date=one.date),
        before=cited_spoken(one.before) if one.before else None,
        is_computed=one.is_computed,
    )


def said_moments(spoken: Iterable[Spoken], lane: str = "Statements") -> list[Moment]:
    """Return statements as moments of a lane."""
    return [
        Moment(
            lane=lane,
            date=said.date,
            label=clipped(said.content, 120),
            address=cable_address(said.cable, said.paragraph),
        )
        for said in spoken
        if said.date and said.cable
    ]


def spoken_in(cables: Iterable[CableOf], read: Callable[[str], Sequence[Cable]]) -> list[Spoken]:
    """Return what somebody says in the cables that name them, oldest first; `read` gives the copies of a cable."""
    found = []
    for one in cables:
        for cable in read(one.cable)[:1]:
            for position, said in enumerate(cable.statements):
                if said.speaker in one.names:
                    found.append(
                        Spoken(
                            cable=one.cable,
                            date=one.date,
                            paragraph=said.paragraph,
                            position=position,
                            speaker=said.speaker or "",
                            source=said.source or "",
                            cue=said.cue,
                            content=said.content,
                            polarity=said.polarity,
                        )
                    )
    return sorted(found, key=lambda said: (said.date or "", said.cable or "", said.position))


def cited_spoken(said: Spoken, *, named: bool = False) -> Cited:
    """Return a statement with its place; `named` where it is to be said who speaks."""
    cue = f"{said.words} [negated]" if said.polarity == "negated" else said.words
    return Cited(
        words=clipped(said.content, 1200),
        place=place_name(said.cable, said.paragraph),
        address=None if said.cable is None else cable_address(said.cable, said.paragraph),
        register="statements",
        kind=clipped(cue, 80),
        who=(said.speaker,) if named else (),
        date=said.date,
    )


def said_in(spoken: Iterable[Spoken], cables: Iterable[CableOf]) -> tuple[SaidIn, ...]:
    """Return statements cable by cable."""
    subjects = {one.cable: one.subject for one in cables}
    groups: dict[str, list[Spoken]] = {}
    for one in spoken:
        groups.setdefault(one.cable or "", []).append(one)
    return tuple(
        SaidIn(
            cable=cable,
            address=cable_address(cable),
            date=rows[0].date,
            subject=subjects.get(cable),
            said=tuple(msgspec.structs.replace(cited_spoken(row), date=None) for row in rows),
        )
        for cable, rows in groups.items()
    )


def _tells(word: str) -> bool:
    """Whether a word may be a subject: no name, no number, none of a few letters."""
    return word.islower() and word.isalpha() and len(word) >= _SHORTEST


def topics_of(spoken: Iterable[Spoken], path: Sequence[str], chosen: str | None = None) -> tuple[Topic, ...]:
    """Return the words that most statements have, each with the address at a path that narrows to it."""
    counts: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = {}
    for one in spoken:
        found = {key: word for word in WORD.findall(one.content) if _tells(word) and (key := key_of(word))}
        counts.update(found.keys())
        for key, word in found.items():
            forms.setdefault(key, Counter())[word] += 1
    words = [
        (min(forms[key], key=lambda form: (-forms[key][form], form)), count)
        for key, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_TOPICS]
        if count >= _OFTEN
    ]
    return tuple(
        Topic(
            word=word,
            count=count,
            address=address(*path, about=None if word == chosen else word),
            is_on=word == chosen,
        )
        for word, count in words
    )
