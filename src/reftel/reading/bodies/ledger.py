"""The bodies of a cable as they are found: which finds are of one body, and what it is called."""

from collections.abc import Collection
from typing import Final

from reftel.reading.bodies.finds import Find
from reftel.reading.bodies.lexicon import lexicon
from reftel.reading.mentions import Mention, Mentions
from reftel.reading.study import Study
from reftel.record import Body, Place

__all__ = ["entries"]

# How often each rule is right on records made by hand.
_CONFIDENCE: Final = {
    "known": 0.97,
    "nation": 0.97,
    "leader": 0.9,
    "level": 0.8,
    "alone": 0.7,
    "form": 0.89,
    "unlisted": 0.85,
    "apposition": 0.8,
    "acronym": 0.7,
    "capital": 0.85,
    "agency": 0.85,
}


def entries(study: Study, finds: list[Find], mentions: Mentions) -> tuple[Body, ...]:
    """Return the bodies that finds are of, in the order of their first mention, and take their mentions up."""
    by_key: dict[str, list[Find]] = {}
    for find in finds:
        by_key.setdefault(find.body.key, []).append(find)
    for entry, some in enumerate(by_key.values()):
        for find in some:
            mentions.add(Mention(index=find.index, start=find.start, end=find.end, kind="body", entry=entry))
    return tuple([_entry(study, some) for some in by_key.values()])


def _state_name(name: str, full: Collection[str], short: Collection[str]) -> str:
    """What a state is called: by its own name, by letters rather than by its people (`Kestrians`)."""
    if known := next((one for one in (name, name.upper()) if one in full), None):
        return known
    tables = [lexicon(capitals=capitals).forms.single for capitals in (False, True)]
    own = [one for one in full if not any(one in forms and forms[one].role == "people" for forms in tables)]
    return max(own or short or full, key=len)


def _entry(study: Study, finds: list[Find]) -> Body:
    """The name is the fullest form that the cable has, an acronym only where there is nothing else."""
    passages, body = study.passages, finds[0].body
    full: dict[str, None] = {}
    short: dict[str, None] = {}
    forms: dict[str, None] = {}
    numbers: dict[int, None] = {}
    places: list[Place] = []
    for find in finds:
        passage = passages[find.index]
        form = passage.words_of(find.start, find.end)
        (short if find.short else full)[find.called or form] = None
        forms[form] = numbers[passage.number] = None
        places.append(passage.place(find.start, find.end))
    return Body(
        name=_state_name(body.name, full, short) if body.kind == "state" else max(full or short, key=len),
        abbreviation=next(iter(short), None),
        kind=body.kind,
        mentions=tuple(forms),
        paragraphs=tuple(numbers),
        at=tuple(places),
        rule=body.rule,
        confidence=_CONFIDENCE[body.rule],
    )
