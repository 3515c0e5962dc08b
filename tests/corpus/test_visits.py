"""What a sentence says of a visit: who, where, when."""

import csv
from pathlib import Path

import msgspec
import pytest

from read import read_registers_of
from reftel.archive import Event
from reftel.archive.calendars import read_calendar
from reftel.corpus.visits.confirming import Calendar
from reftel.corpus.visits.told import VisitTold, visits_of
from reftel.reading.registers import read_registers
from reftel.record import Addressee, Cable, Header, Meeting, Paragraph, Person, Place, Plan, Source, Span
from telegrams import HEAD, only

SHARED = Path(__file__).parents[3] / "shared"
VOLUME = SHARED / "frus" / "frus1977-80v01.xml"
CALENDARS = ("visits_by_foreign_leaders", "travels_abroad")


def visits(text: str) -> list[VisitTold]:
    return [*visits_of("k", read_registers(only(HEAD + text)))]


def made(
    text: str, *, to: str = "", sender: str | None = None, form: str = "frus", date: str | None = "2008-03-20"
) -> Cable:
    """A document of one paragraph."""
    header = Header(date=date, to=(Addressee(addressee=to),) if to else (), sender=sender)
    source = Source(path="a", format=form, sha256="")
    return Cable(id="a", header=header, source=source, paragraphs=(Paragraph(number=1, text=text, lines=(1, 1)),))


def plan(cable: Cable, what: str, who: str | None = None, standing: str = "planned", when: Span | None = None) -> Cable:
    start = cable.paragraphs[0].text.index(what)
    at = (Place(0, start, start + len(what)),)
    entry = Plan(who=who, what=what, standing=standing, paragraph=1, what_at=at, at=at, when=when)
    return msgspec.structs.replace(cable, plans=(entry,))


@pytest.mark.parametrize(
    ("what", "travel"),
    [
        ("visit Lysandra in June", "yes"),
        ("pay an official visit to Kestria", "yes"),
        ("going to Marenne", "yes"),
        ("discuss fish with Vasht", ""),
        ("hold further talks", ""),
        ("statement on fish", None),
        ("communicate through Vasht", None),
        ("deliver the charts", None),
    ],
)
def test_a_plan_is_of_a_visit_by_its_first_telling_word(what: str, travel: str | None) -> None:
    found = [one.travel for one in visits_of("k", plan(made(f"He will {what}."), what))]
    assert found == ([] if travel is None else [travel])


def test_what_was_put_off_is_no_visit_to_confirm() -> None:
    assert [*visits_of("k", plan(made("The visit to Marenne is off."), "visit to Marenne", standing="postponed"))] == []


def test_you_and_i_and_our_secretary_are_people() -> None:
    memo = made("I hope that you will visit Cairo.", to="President Lund", sender="Director of the Staff (Orrey)")
    [one] = visits_of("k", plan(memo, "visit Cairo", "you"))
    assert (one.names, one.places) == (("Lund",), ("Egypt",))
    [one] = visits_of("k", plan(memo, "visit Cairo", "I"))
    assert one.names == ("Orrey",)
    ours = made("Our Secretary of State will visit Cairo.")
    [one] = visits_of("k", plan(ours, "visit Cairo", "Our Secretary of State"))
    assert (one.names, one.offices, one.keys) == (
        ("",),
        ("Secretary of State",),
        ("secretary of state of United States",),
    )
    assert [one.we for one in visits_of("k", plan(ours, "visit Cairo", "United States"))] == ["yes"]
    other = made("The President will visit Cairo.", form="dfat")
    [one] = visits_of("k", plan(other, "visit Cairo", "The President"))
    assert one.side == "Australia"
    capitals = made("You will visit Cairo.", to="SECSTATE WASHDC")
    assert next(visits_of("k", plan(capitals, "visit Cairo", "You"))).names == ()


@pytest.mark.parametrize(
    ("text", "date", "days"),
    [
        ("They met on May 9 to talk.", "1977-05-05", [("1977-05-09", "1977-05-09")]),
        ("They met on December 31–January 1 to talk.", "1977-12-20", [("1977-12-31", "1978-01-01")]),
        ("He came on March 8. That evening they met.", "1979-03-05", [("1979-03-08", "1979-03-08")]),
        ("They met to talk.", "1979-03-05", []),
        ("They met on February 30 to talk.", "1979-03-05", []),
        ("They met on May 9, 1969 to talk.", "1979-03-05", [("1969-05-09", "1969-05-09")]),
    ],
)
def test_days_of_a_sentence(text: str, date: str, days: list[tuple[str, str]]) -> None:
    cable = made(text, date=date)
    start = text.index("they met") if "they met" in text else 0
    meeting = Meeting(kind="meeting", participants=("Vasht",), at=(Place(0, start, start + 8),))
    [one] = visits_of("k", msgspec.structs.replace(cable, meetings=(meeting,)))
    assert [*zip(one.starts, one.ends, strict=True)] == days
    assert one.names == ("Vasht",)


def test_who_is_named_in_the_sentence_has_his_offices() -> None:
    text = "President Vasht visited Cairo. Lund did not."
    people = (
        Person(name="Dragomir Vasht", titles=("President",), mentions=("Vasht",), at=(Place(0, 10, 15),)),
        Person(name="Oskar Lund", mentions=("Lund",), at=(Place(0, 31, 35),)),
    )
    meeting = Meeting(kind="visit", participants=("Dragomir Vasht",), place="Cairo", at=(Place(0, 0, 29),))
    cable = msgspec.structs.replace(made(text), people=people, meetings=(meeting,))
    [one] = visits_of("k", cable)
    assert (one.names, one.offices, one.travel) == (("Dragomir Vasht",), ("President",), "yes")
    call = msgspec.structs.replace(meeting, kind="call")
    assert [*visits_of("k", msgspec.structs.replace(cable, meetings=(call,)))] == []


def test_a_telegram_of_a_post_has_its_own_president() -> None:
    found = visits("1. (U) The President plans to visit Quito on March 4.\n")
    assert all("" not in one.names for one in found)


@pytest.mark.corpus
@pytest.mark.skipif(not VOLUME.exists(), reason="the volume and the calendars are not beside this checkout")
def test_the_pairs_shown_right_by_hand_are_found_and_no_others() -> None:
    """Each row of the list was read beside its sentence; what is new must be read before it is added."""
    events: dict[str, list[Event]] = {
        name: [row for row in read_calendar(SHARED / "reference" / f"{name}.csv") if isinstance(row, Event)]
        for name in CALENDARS
    }
    names = {rows[0].source: name for name, rows in events.items()}
    calendar = Calendar(event for rows in events.values() for event in rows)
    found = {
        (str(told.cable), told.register, told.position, one.verdict, names[one.event.source], one.event.line)
        for cable in read_registers_of([str(VOLUME)])
        for told in visits_of("k", cable)
        for one in calendar.of(told)
    }
    with Path("tests/fixtures/visits.csv").open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    listed = {
        (row["cable"], row["register"], int(row["position"]), row["verdict"], row["calendar"], int(row["line"]))
        for row in rows
    }
    assert found == listed
    assert len({row[:3] for row in listed}) >= 20
