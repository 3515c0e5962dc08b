"""Entries as lines: what each kind says, and what it leaves out when the cable does."""

import msgspec
import pytest

from archive.story import cable
from reftel.cli.entries import Entry, entry_lines, grouped
from reftel.record import (
    Body,
    Change,
    DateMention,
    Identification,
    Instrument,
    Meeting,
    Person,
    Place,
    Plan,
    Silence,
    Span,
    Statement,
)


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (
            Statement(source="He", speaker="Tran", cue="said", content="no", paragraph=1),
            "He (Tran) said: no",
        ),
        (
            Statement(source="Amb. Tran", speaker="Tran", cue="said", content="no", paragraph=1),
            "Amb. Tran said: no",
        ),
        (Statement(cue="was noted", content="rain", paragraph=1), "somebody was noted: rain"),
        (
            Statement(source="He", cue="rule out", content="war", polarity="negated", paragraph=1),
            "He rule out [negated]: war",
        ),
        (Silence(about="fish", paragraph=1), "somebody unnamed, about: fish"),
        (Change(about="the tariff", was="5", now="6", paragraph=1), "the tariff; 5 → 6"),
        (Change(about="One", now="One. as before", paragraph=1, at=(Place(0, 0, 4),)), "One. as before"),
        (Change(about="One", since="May", paragraph=1, at=(Place(0, 0, 4),)), "One.; since May"),
        (Plan(what="meet", standing="tentative", paragraph=1), "[tentative] meet"),
        (
            Plan(
                who="Tran", what="meet", standing="planned", paragraph=1, when=Span(from_="2008-01-01", to="2008-01-31")
            ),
            "[planned] Tran: meet (2008-01-01 to 2008-01-31)",
        ),
        (Plan(what="meet", standing="planned", paragraph=1, when=Span(text="soon")), "[planned] meet"),
        (Meeting(kind="dinner", participants=("Tran", "Vasht")), "dinner: Tran, Vasht"),
        (Person(name="Tran", titles=("Dr.",), roles=("Minister",)), "Tran, Dr., Minister"),
        (
            Body(name="Tidewater Council", abbreviation="TCO", kind="organisation"),
            "Tidewater Council (TCO): organisation",
        ),
        (Body(name="TCO", abbreviation="TCO", kind="organisation"), "TCO: organisation"),
        (
            Instrument(name="the treaty", kind="agreement", parties=("Veldora", "Kestria"), standing="signed"),
            "the treaty: agreement of Veldora and Kestria; signed",
        ),
        (
            DateMention(text="in May", from_="2008-05-01", to="2008-05-31", paragraph=1),
            "in May: 2008-05-01 to 2008-05-31",
        ),
        (
            Statement(
                source="The Ambassador",
                cue="said",
                content="no",
                paragraph=1,
                identified_as=Identification(name="Jane Penhallow", source="the list"),
            ),
            "The Ambassador [Jane Penhallow?] said: no",
        ),
    ],
)
def test_an_entry_as_a_line(entry: Entry, line: str) -> None:
    registers = {Person: "people", Body: "bodies", DateMention: "dates", Silence: "silences"}
    register = registers.get(type(entry), f"{type(entry).__name__.lower()}s")
    [found] = entry_lines(msgspec.structs.replace(cable("08X1", ["One."]), **{register: (entry,)}))
    assert (found.register, found.words) == (register, line)


def test_entries_stand_by_the_paragraph_of_their_first_place() -> None:
    made = msgspec.structs.replace(
        cable("08X1", ["One.", "Two."]),
        plans=(Plan(what="meet", standing="planned", paragraph=2, at=(Place(1, 0, 3),)),),
        meetings=(Meeting(kind="visit"),),
    )
    found = {index: [line.register for line in lines] for index, lines in grouped(entry_lines(made)).items()}
    assert found == {0: ["meetings"], 1: ["plans"]}
