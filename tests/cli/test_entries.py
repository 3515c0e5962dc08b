"""Entries as lines: what each kind says, and what it leaves out when the cable does."""

import msgspec
import pytest

from archive.story import STORY, cable
from reftel.cli.entries import entries_by_paragraph, entry_line, named_rows
from reftel.record import Body, Change, Meeting, Person, Plan, Silence, Span, Statement


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (
            Statement(source="He", speaker="Tran", cue="said", content="no", paragraph=1),
            "statement  He (Tran) said: no",
        ),
        (
            Statement(source="Amb. Tran", speaker="Tran", cue="said", content="no", paragraph=1),
            "statement  Amb. Tran said: no",
        ),
        (Statement(cue="was noted", content="rain", paragraph=1), "statement  somebody was noted: rain"),
        (
            Statement(source="He", cue="rule out", content="war", polarity="negated", paragraph=1),
            "statement  He rule out [negated]: war",
        ),
        (Silence(about="fish", paragraph=1), "silence    nobody named, about: fish"),
        (Change(about="the tariff", was="5", now="6", paragraph=1), "change     the tariff; 5 → 6"),
        (Plan(what="meet", standing="tentative", paragraph=1), "plan       [tentative] meet"),
        (
            Plan(
                who="Tran", what="meet", standing="planned", paragraph=1, when=Span(from_="2008-01-01", to="2008-01-31")
            ),
            "plan       [planned] Tran: meet (2008-01-01 to 2008-01-31)",
        ),
        (Plan(what="meet", standing="planned", paragraph=1, when=Span(text="soon")), "plan       [planned] meet"),
        (Meeting(kind="dinner", participants=("Tran", "Vasht")), "meeting    [dinner] Tran, Vasht"),
        (Silence(about="a\x1b[31m\nb", paragraph=1), "silence    nobody named, about: a\ufffd[31m b"),
    ],
)
def test_an_entry_as_a_line(entry: msgspec.Struct, line: str) -> None:
    assert entry_line(entry).plain == line


def test_an_entry_without_places_stands_by_its_paragraph_s_number() -> None:
    made = msgspec.structs.replace(
        cable("08X1", ["One.", "Two."]),
        plans=(Plan(what="meet", standing="planned", paragraph=2),),
        meetings=(Meeting(kind="talks", paragraphs=(2,)), Meeting(kind="visit")),
    )
    found = {index: [line.plain for line in told] for index, told in entries_by_paragraph(made).items()}
    assert found == {0: ["meeting    [visit]"], 1: ["meeting    [talks]", "plan       [planned] meet"]}


def test_every_entry_of_the_story_stands_somewhere() -> None:
    assert sum(map(len, entries_by_paragraph(STORY[0]).values())) == 6


def test_whom_a_cable_names() -> None:
    made = msgspec.structs.replace(
        cable("08X1", ["One."]),
        people=(Person(name="Tran", roles=("Minister", "Member")), Person(name="Vasht")),
        bodies=(Body(name="Tidewater Council", abbreviation="TCO", kind="organisation"),),
    )
    assert list(named_rows(made)) == [
        ("people", "Tran (Minister, Member); Vasht"),
        ("bodies", "Tidewater Council (TCO)"),
    ]
