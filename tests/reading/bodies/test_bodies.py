"""Which bodies a text names."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reading.cases import Case, cases, line
from reftel.reading.bodies import find_bodies
from reftel.reading.mentions import Mentions
from reftel.reading.study import study
from reftel.record import Cable


@pytest.mark.parametrize("case", cases("bodies"), ids=str)
def test_bodies(case: Case) -> None:
    work = study(case.cable)
    found = find_bodies(work, Mentions([len(passage.words) for passage in work.passages]))
    case.check([line(body.name, body.abbreviation, body.kind, body.mentions) for body in found])


WORDS = (
    "the of and for on with Ministry Council Committee Party Norway Kestria Kestrian Norwegian GON USG NATO UN Dutch US "
    "government troops CEO party NGO said Minister Republic Bank ( ) , . 's Strand Trade and Customs TVK officials $ war"
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=40).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_every_mention_stands_where_it_says(text: str) -> None:
    work = study(cable_of(text))
    mentions = Mentions([len(passage.words) for passage in work.passages])
    for entry, body in enumerate(find_bodies(work, mentions)):
        words = [text[place.start : place.end] for place in body.at]
        assert set(words) == set(body.mentions)
        assert body.name in body.mentions
        assert len([one for one in mentions.of(0) if one.entry == entry]) == len(body.at)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=40).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_mentions_do_not_overlap(text: str) -> None:
    work = study(cable_of(text))
    found = find_bodies(work, Mentions([len(work.passages[0].words)]))
    places = sorted((place.start, place.end) for body in found for place in body.at)
    assert all(place[1] <= after[0] for place, after in pairwise(places))


def cable_of(text: str) -> Cable:
    return Case(place="property", settings=(), paragraphs=(text,), expected=()).cable
