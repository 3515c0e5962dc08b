"""Encounters that took place are found, each once, with who took part, when, where."""

import pytest

from reading.cases import Case, cases, line
from reftel.reading import read_registers
from reftel.record import Meeting


def shown(meeting: Meeting) -> str:
    date = meeting.date
    days = f"{date.from_} {date.to}" if date and date.from_ else None
    return line(meeting.kind, meeting.participants, days, meeting.place, meeting.host)


def meetings_of(*paragraphs: str) -> tuple[Meeting, ...]:
    return read_registers(Case(place="here", settings=(), paragraphs=paragraphs, expected=()).cable).meetings


@pytest.mark.parametrize("case", cases("meetings"), ids=str)
def test_meetings(case: Case) -> None:
    case.check(map(shown, read_registers(case.cable).meetings))


def test_paragraphs_and_places_of_one_told_twice() -> None:
    texts = (
        "Ambassador Penhallow met Minister Strand on November 24.",
        "Strand was worried about the port.",
        "Snow fell in Lysandra.",
        "In the November 24 meeting with Penhallow, Strand asked for help.",
    )
    [meeting] = meetings_of(*texts)
    assert meeting.paragraphs == (1, 2, 4)
    assert [texts[place.index][place.start : place.end] for place in meeting.at] == ["met", "the November 24 meeting"]
    assert meeting.rule == "meet"
    assert 0 < meeting.confidence <= 1


def test_date_keeps_its_words() -> None:
    [meeting] = meetings_of("Minister Strand dined with General Brandt last week.")
    assert meeting.date is not None
    assert meeting.date.text == "last week"
