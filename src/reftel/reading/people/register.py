"""The register of people."""

from reftel.reading.mentions import Mention, Mentions
from reftel.reading.people.identity import Figure, figures_of
from reftel.reading.people.letters import letters_of
from reftel.reading.people.names import Candidate, candidates_of
from reftel.reading.people.surnames import later_mentions
from reftel.reading.study import Study
from reftel.record import Person

__all__ = ["find_people"]


def find_people(study: Study, mentions: Mentions) -> tuple[Person, ...]:
    """Return the people in the order of their first mention, and take their mentions up.

    A `Mention.phrase` takes in titles and offices before the name.
    """
    letters = [letters_of(passage, mentions) for passage in study.passages]
    found: list[Candidate] = []
    for passage, row in zip(study.passages, letters, strict=True):
        found.extend(candidates_of(passage, row))
    figures = figures_of(study, letters, found)
    later_mentions(study, letters, figures)
    for entry, figure in enumerate(figures):
        for one in figure.places:
            mentions.add(
                Mention(index=one.index, start=one.start, end=one.end, kind="person", entry=entry, phrase=one.phrase)
            )
    return tuple(_person(study, figure) for figure in figures)


def _person(study: Study, figure: Figure) -> Person:
    passages = study.passages
    places = sorted(figure.places, key=lambda one: (one.index, one.start))
    return Person(
        name=figure.name,
        titles=tuple(figure.titles),
        roles=tuple(figure.roles),
        mentions=tuple(dict.fromkeys(passages[one.index].words_of(one.start, one.end) for one in places)),
        paragraphs=tuple(sorted({passages[one.index].number for one in places})),
        at=tuple(passages[one.index].place(one.start, one.end) for one in places),
        rule=figure.rule,
        confidence=figure.confidence,
    )
