"""The register of people."""

from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.mentions import Mention, Mentions
from reftel.reading.people.aliases import add_aliases
from reftel.reading.people.careers import add_careers
from reftel.reading.people.holders import office_mentions
from reftel.reading.people.identity import Figure, figures_of, in_order
from reftel.reading.people.letters import letters_of
from reftel.reading.people.names import Candidate, candidates_of
from reftel.reading.people.posts import posts_of, with_posts
from reftel.reading.people.surnames import later_mentions
from reftel.reading.people.writers import add_monarchs, add_participants, add_writer
from reftel.reading.study import Study
from reftel.record import Person, Place

__all__ = ["find_people"]

# How often an entry that a rule made is a person, counted over cables read by hand.
_CONFIDENCE: Final = {
    "title or office": 0.99,
    "full name": 0.95,
    "bare name": 0.7,
    "participant": 0.99,
    "writer": 0.95,
    "monarch": 0.9,
}


def find_people(study: Study, mentions: Mentions) -> tuple[Person, ...]:
    """Return the people in the order of their first mention, and take their mentions up.

    A `Mention.phrase` takes in titles and offices before the name.
    """
    letters = [letters_of(passage, mentions) for passage in study.passages]
    if posts := posts_of(study):
        letters = [with_posts(passage, row, posts) for passage, row in zip(study.passages, letters, strict=True)]
    found: list[Candidate] = []
    for passage, row in zip(study.passages, letters, strict=True):
        found.extend(candidates_of(passage, row))
    figures = figures_of(study, letters, found)
    add_participants(study, figures)
    add_writer(study, figures)
    add_monarchs(study, letters, figures)
    later_mentions(study, letters, figures)
    add_aliases(study, letters, figures)
    office_mentions(study, letters, figures)
    add_careers(study, letters, figures)
    figures = [figure for figure in figures if figure.places or figure.rule]
    for entry, figure in enumerate(figures):
        for one in figure.places:
            mentions.add(
                Mention(index=one.index, start=one.start, end=one.end, kind="person", entry=entry, phrase=one.phrase)
            )
    return tuple([_person(study, figure) for figure in figures])


def _person(study: Study, figure: Figure) -> Person:
    passages = study.passages
    places = in_order(figure.places)
    at = [_place(passages[one.index], one) for one in places]
    return Person(
        name=figure.name,
        titles=tuple(figure.titles),
        roles=tuple(figure.roles),
        mentions=tuple(dict.fromkeys([passages[place.index].text[place.start : place.end] for place in at]))
        or (figure.name,),
        paragraphs=tuple(sorted({passages[one.index].number for one in places})) or (0,),
        at=tuple(at),
        rule=figure.rule,
        confidence=_CONFIDENCE[figure.rule],
    )


def _place(passage: Passage, one: Candidate) -> Place:
    place = passage.place(one.start, one.end)
    if one.inside is None:
        return place
    return Place(place.index, place.start + one.inside[0], place.start + one.inside[1])
