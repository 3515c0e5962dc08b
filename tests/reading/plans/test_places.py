"""What plans, silences and changes hold for any text: their words stand where they say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reading.cases import Case
from reftel.reading import read_registers
from reftel.record import Cable, Place

_TEXT = """
Kestria Tran he we the a Minister Forum port visit treaty plans to for and , . ; ( ) “ ” will would should not no agreed
asked urged him that sign discuss mention raise did declined without avoided little of silent on has increased decline in
sharp longer than last unlike until recently now more was instead usual departure from postponed planned possibility
visiting May tomorrow by
"""
_WORDS = st.sampled_from(_TEXT.split())


def _cable(text: str) -> Cable:
    return Case(place="here", settings=(), paragraphs=(text,), expected=()).cable


def _words(cable: Cable, places: tuple[Place, ...]) -> str:
    return " ".join(cable.paragraphs[place.index].text[place.start : place.end] for place in places)


@settings(max_examples=200, deadline=None)
@given(st.lists(_WORDS, max_size=50).map(" ".join))
def test_words_stand_in_the_text(text: str) -> None:
    cable = _cable(text)
    read = read_registers(cable)
    assert all(_words(cable, plan.what_at) == plan.what for plan in read.plans)
    assert all(_words(cable, silence.about_at) == silence.about for silence in read.silences)
    assert all(_words(cable, change.about_at) == change.about for change in read.changes)
    places = [plan.at for plan in read.plans] + [one.at for one in read.silences] + [one.at for one in read.changes]
    assert all(_is_inside(text, at) for at in places)


def _is_inside(text: str, places: tuple[Place, ...]) -> bool:
    return all(0 <= place.start < place.end <= len(text) for place in places)


@pytest.mark.parametrize("text", ["", ".", "will", "to", "no", "than", "unlike", "without", "by the end of", "until"])
def test_next_to_nothing_gives_nothing(text: str) -> None:
    read = read_registers(_cable(text))
    assert not read.plans
    assert not read.silences
    assert not read.changes
