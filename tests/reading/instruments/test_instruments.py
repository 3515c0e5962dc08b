"""Which instruments a text names, between whom they are, and how they stand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reading.cases import Case, cases, line
from reftel.reading.bodies import find_bodies
from reftel.reading.instruments import find_instruments
from reftel.reading.mentions import Mentions
from reftel.reading.study import study
from reftel.record import Cable, Instrument


def instruments_of(cable: Cable) -> tuple[Instrument, ...]:
    work = study(cable)
    mentions = Mentions([len(passage.words) for passage in work.passages])
    return find_instruments(work, mentions, find_bodies(work, mentions))


@pytest.mark.parametrize("case", cases("instruments"), ids=str)
def test_instruments(case: Case) -> None:
    found = instruments_of(case.cable)
    case.check([line(one.name, one.abbreviation, one.kind, one.parties, one.standing) for one in found])


WORDS = (
    "the a of with between and on which is was Strait Transit Agreement agreement Treaty treaty talks Norway Fiji NATO "
    "'s aid sanctions UN resolution signed sign remain ( ) , . Operation Green working group new fisheries law plan HCP"
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=40).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_every_place_has_the_words_that_stand_there(text: str) -> None:
    cable = Case(place="property", settings=(), paragraphs=(text,), expected=()).cable
    for one in instruments_of(cable):
        assert {text[place.start : place.end] for place in one.at} == set(one.mentions)
        assert one.name in one.mentions
        assert one.standing == (" ".join(text[at.start : at.end] for at in one.standing_at) or None)
