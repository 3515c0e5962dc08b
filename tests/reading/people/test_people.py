"""Which people a text names."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reading.cases import Case, cases, line
from reftel.reading.bodies import find_bodies
from reftel.reading.mentions import Mentions
from reftel.reading.people import find_people
from reftel.reading.people.posts import posts_of
from reftel.reading.study import study
from reftel.record import Addressee, Header, Person

WORDS = (
    "the of and for said told met with Minister Foreign Deputy Ambassador Amb. Dr. General Strand Tran Claudio Ann van "
    "der al-Tamiri J. KIM O'Brannan Strand-Tran Kestria Norway Council NATO , . 's ( ) member former King I he President"
)


def people_of(case: Case) -> tuple[Person, ...]:
    work = study(case.cable)
    mentions = Mentions([len(passage.words) for passage in work.passages])
    find_bodies(work, mentions)
    return find_people(work, mentions)


def case_of(text: str) -> Case:
    return Case(place="here", settings=(), paragraphs=(text,), expected=())


@pytest.mark.parametrize("case", cases("people"), ids=str)
def test_people(case: Case) -> None:
    case.check([line(one.name, one.titles, one.roles, one.mentions) for one in people_of(case)])


def test_posts_are_the_receivers_that_no_list_has() -> None:
    head = Header(
        post="Tarnmouth",
        sender="AMCONSUL TARNMOUTH",
        to=(Addressee(addressee="SECSTATE WASHDC"),),
        info=(
            Addressee(addressee="AMEMBASSY LYSANDRA"),
            Addressee(addressee="AMEMBASSY PARIS"),
            Addressee(addressee="USMISSION USTCO"),
        ),
    )
    cable = msgspec.structs.replace(case_of("He left Lysandra.").cable, header=head)
    assert posts_of(study(cable)) == {"tarnmouth", "lysandra"}


def test_places_and_paragraphs() -> None:
    text = ("Minister Okafor left.", "In May Okafor returned.")
    person = people_of(Case(place="here", settings=(), paragraphs=text, expected=()))[0]
    assert [text[at.index][at.start : at.end] for at in person.at] == ["Okafor", "Okafor"]
    assert person.paragraphs == (1, 2)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=40).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_every_mention_stands_where_it_says(text: str) -> None:
    for person in people_of(case_of(text)):
        words = [text[place.start : place.end] for place in person.at]
        assert set(words) == set(person.mentions)
        assert person.paragraphs == (1,)
        assert person.rule
        assert 0 < person.confidence <= 1


@given(st.lists(st.sampled_from(WORDS.split()), max_size=40).map(" ".join))
@settings(max_examples=100, deadline=None)
def test_the_same_text_gives_the_same_people(text: str) -> None:
    assert people_of(case_of(text)) == people_of(case_of(text))
