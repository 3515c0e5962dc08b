"""The bodies of a cable as they are found: which finds are of one body, and what it is called."""

from reftel.reading.bodies.finds import Find
from reftel.reading.mentions import Mention, Mentions
from reftel.reading.study import Study
from reftel.record import Body

__all__ = ["entries"]

# How often each rule is right on records made by hand.
_CONFIDENCE = {
    "known": 0.97,
    "nation": 0.97,
    "leader": 0.9,
    "form": 0.89,
    "unlisted": 0.85,
    "apposition": 0.8,
    "acronym": 0.7,
    "capital": 0.85,
}


def entries(study: Study, finds: list[Find], mentions: Mentions) -> tuple[Body, ...]:
    """Return the bodies that finds are of, in the order of their first mention, and take their mentions up."""
    by_key: dict[str, list[Find]] = {}
    for find in finds:
        by_key.setdefault(find.body.key, []).append(find)
    for entry, some in enumerate(by_key.values()):
        for find in some:
            mentions.add(Mention(index=find.index, start=find.start, end=find.end, kind="body", entry=entry))
    return tuple(_entry(study, some) for some in by_key.values())


def _entry(study: Study, finds: list[Find]) -> Body:
    """The name is the fullest form that the cable has, an acronym only where there is nothing else."""
    words = [study.passages[find.index].words_of(find.start, find.end) for find in finds]
    short = [form for form, find in zip(words, finds, strict=True) if find.short]
    full = [form for form, find in zip(words, finds, strict=True) if not find.short]
    body = finds[0].body
    return Body(
        name=body.name if body.name in full and body.kind == "state" else max(full or short, key=len),
        abbreviation=short[0] if short else None,
        kind=body.kind,
        mentions=tuple(dict.fromkeys(words)),
        paragraphs=tuple(dict.fromkeys(study.passages[find.index].number for find in finds)),
        at=tuple(study.passages[find.index].place(find.start, find.end) for find in finds),
        rule=body.rule,
        confidence=_CONFIDENCE[body.rule],
    )
