"""Visits as cables tell of them beside what a calendar says: a case a line."""

import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest

import reftel
from commands import reftel as command
from reftel.archive import Event
from reftel.corpus import Corpus
from reftel.corpus.visits.confirming import Calendar
from reftel.corpus.visits.told import VisitTold, places_in

VASHT = Event(
    start="2008-03-04",
    end="2008-03-06",
    source="Gazette",
    who="President Dragomir Vasht",
    of="Kestria",
    where="Washington, United States",
    what="",
)
ORREY = Event(
    start="2008-03-04",
    end="2008-03-06",
    source="Gazette",
    who="Ann Orrey",
    office="Secretary of State",
    of="United States",
    where="Cairo, Egypt",
    what="Met Talaat.",
)


def told(text: str, *, register: str = "meetings", **fields: Any) -> VisitTold:
    """A visit of `who, met | place | day to day`."""
    people, place, days = (part.strip() for part in text.split("|"))
    names, offices = zip(*(_office(each.strip()) for each in people.split(",")), strict=True)
    start, _, end = days.partition(" to ")
    made = VisitTold(
        copy="k",
        cable="08CAIRO1",
        register=register,
        position=0,
        kind="meeting" if register == "meetings" else "planned",
        date="2008-03-20",
        about="2008-03-20",
        names=names,
        offices=offices,
        actors=tuple(name for name in names if name),
        keys=tuple(key for one in zip(names, offices, strict=True) for key in _keys(*one)),
        places=tuple(sorted(places_in(place))),
        side="United States",
        we="",
        travel="",
        days_of="entry",
        starts=(start,) if start else (),
        ends=(end or start,) if start else (),
        words="",
    )
    return msgspec.structs.replace(made, **fields)


def _office(words: str) -> tuple[str, str]:
    name, _, office = words.partition(":")
    return name, office.strip()


def _keys(name: str, office: str) -> list[str]:
    if not name:
        return [f"{office.lower()} of United States"]
    return [*name.lower().split(), *Calendar([msgspec.structs.replace(VASHT, who=name)]).keys]


def verdict(visit: VisitTold, *events: Event) -> str:
    found = Calendar(events).of(visit)
    return "; ".join(f"{one.verdict.split()[0]} {one.event.who}" for one in found)


TRAVEL: dict[str, Any] = {"travel": "yes"}


@pytest.mark.parametrize(
    ("text", "fields", "event", "expected"),
    [
        # the person, the place and the days
        ("Dragomir Vasht | Washington | 2008-03-05", {}, VASHT, "confirmed"),
        (
            "Dragomir Vasht | Washington | 2008-03",
            {"starts": ("2008-03-01",), "ends": ("2008-03-31",)},
            VASHT,
            "confirmed",
        ),
        ("Dragomir Vasht | Washington | 2008-03-07", {}, VASHT, "confirmed"),  # a day for the journey
        ("Dragomir Vasht | Washington | 2008-03-08", {}, VASHT, ""),
        ("Dragomir Vasht | Cairo | 2008-03-05", {}, VASHT, ""),
        ("Dragomir Vasht | | 2008-03-05", {}, VASHT, ""),
        # who it is
        ("Vasht: President | Washington | 2008-03-05", {}, VASHT, "confirmed"),
        ("Vasht: Kestrian minister | Washington | 2008-03-05", {}, VASHT, "confirmed"),
        ("D. Vasht | Washington | 2008-03-05", {}, VASHT, "confirmed"),
        ("Ilse Vasht | Washington | 2008-03-05", {}, VASHT, ""),
        ("Vasht: Mrs. | Washington | 2008-03-05", {}, VASHT, ""),
        ("Fasht: President | Washington | 2008-03-05", {}, VASHT, "confirmed"),  # by ear, of that office
        ("Fasht: dentist | Washington | 2008-03-05", {}, VASHT, ""),
        ("Orrery | Cairo | 2008-03-05", {}, ORREY, ""),
        (":Secretary of State | Cairo | 2008-03-05", {}, ORREY, "confirmed"),
        (":President | Cairo | 2008-03-05", {}, ORREY, ""),
        # the other end by whom they met
        ("Ann Orrey, Talaat | | 2008-03-05", {}, ORREY, "confirmed"),
        ("Ann Orrey, Penhallow: Ambassador of Egypt | | 2008-03-05", {}, ORREY, "confirmed"),
        ("Ann Orrey, Penhallow | | 2008-03-05", {}, ORREY, ""),
        # days that disagree, of a visit whose days the entry itself gives
        ("Ann Orrey | Cairo | 2008-03-20 to 2008-03-21", TRAVEL, ORREY, "contradicted"),
        ("Ann Orrey | Cairo | 2008-05-20", TRAVEL, ORREY, ""),  # another visit
        ("Ann Orrey | Cairo | 2008-03-20", {}, ORREY, ""),  # no visit, but a meeting
        ("Ann Orrey | Cairo | 2008-03-20", TRAVEL | {"days_of": "sentence"}, ORREY, ""),
        ("Ann Orrey | Cairo | 2008-03-10 to 2008-03-30", TRAVEL, ORREY, ""),  # nobody is sure of these days
        # no days: only the one visit that it can be
        ("Ann Orrey | Cairo | ", TRAVEL, ORREY, "confirmed"),
        ("Ann Orrey | Cairo | ", TRAVEL | {"date": "2008-03-01"}, ORREY, ""),  # it was not yet
        ("Ann Orrey | Cairo | ", TRAVEL | {"date": "2009-03-01"}, ORREY, ""),
        ("Ann Orrey | Cairo | ", TRAVEL | {"date": None, "about": "2008-02-20"}, ORREY, "confirmed"),
        ("Ann Orrey | Cairo | ", TRAVEL | {"date": None, "about": None}, ORREY, ""),
        ("Ann Orrey, Talaat | | ", {}, ORREY, ""),  # they may have met in Washington as well
        ("Vasht: President | | ", TRAVEL, VASHT, "confirmed"),  # `Vasht's visit`: to us
        ("Vasht: President | Paris | ", TRAVEL, VASHT, ""),
    ],
)
def test_a_visit_beside_an_entry(text: str, fields: dict[str, Any], event: Event, expected: str) -> None:
    assert verdict(told(text, **fields), event).partition(" ")[0] == expected


@pytest.mark.parametrize(
    ("text", "fields", "expected"),
    [
        ("Ann Orrey | Cairo | ", TRAVEL | {"date": "2008-02-01"}, "confirmed"),
        ("Ann Orrey | Cairo | ", TRAVEL | {"date": "2007-12-01"}, ""),  # too far off
        ("Ann Orrey | Cairo | ", TRAVEL | {"date": "2008-04-01"}, ""),  # that was before
        ("Ann Orrey, Talaat | | ", {"date": "2008-02-01"}, "confirmed"),
        ("Ann Orrey | Cairo | 2008-03-20", TRAVEL, "contradicted"),
        ("Ann Orrey | Cairo | 2008-03-20", TRAVEL | {"kind": "requested"}, ""),  # a wish is not contradicted
        ("Ann Orrey, Talaat | Cairo | 2008-03-05", TRAVEL | {"actors": ("Talaat",)}, ""),  # another's plan
        ("Ann Orrey | Cairo | 2008-03-05", TRAVEL | {"actors": ("You",)}, "confirmed"),
    ],
)
def test_a_plan_beside_an_entry(text: str, fields: dict[str, Any], expected: str) -> None:
    assert verdict(told(text, register="plans", **fields), ORREY).partition(" ")[0] == expected


@pytest.mark.parametrize(("actor", "expected"), [("We", "confirmed"), ("United States", "confirmed"), ("Marenne", "")])
def test_what_the_writers_own_side_plans_with_a_guest(actor: str, expected: str) -> None:
    plan = told("Vasht: President | | 2008-03-05", register="plans", actors=(actor,), we="yes")
    assert verdict(plan, VASHT).partition(" ")[0] == expected


def test_of_several_entries_none_is_guessed() -> None:
    later = msgspec.structs.replace(ORREY, start="2008-03-12", end="2008-03-13")
    there = msgspec.structs.replace(later, where="Amman, Jordan")
    undated = told("Ann Orrey | Cairo | ", travel="yes")
    assert verdict(undated, ORREY, later) == ""
    assert verdict(undated, ORREY, there) == "confirmed Ann Orrey"
    both = msgspec.structs.replace(undated, places=("Egypt", "Jordan"))
    assert verdict(both, ORREY, there) == "confirmed Ann Orrey; confirmed Ann Orrey"
    year = told("Ann Orrey | Cairo | 2008-01-01 to 2008-12-31", travel="yes")
    assert verdict(year, ORREY, later) == ""
    assert verdict(year, ORREY) == "confirmed Ann Orrey"


def test_who_met_in_one_place_was_not_in_two() -> None:
    there = msgspec.structs.replace(ORREY, where="Amman, Jordan", what="")
    met = told("Ann Orrey | Cairo | 2008-03-05", places=("Egypt", "Jordan"))
    assert verdict(met, ORREY, there) == ""
    assert verdict(msgspec.structs.replace(met, names=("Ann Orrey", "Talaat"), offices=("", "")), ORREY, there) == ""
    both = told("Ann Orrey, Talaat | Cairo | 2008-03-05", places=("Egypt", "Jordan"))
    assert verdict(both, ORREY, there) == "confirmed Ann Orrey"


def test_a_name_alone_must_be_one_persons() -> None:
    bare = told("Orrey | Cairo | 2008-03-05")
    other = msgspec.structs.replace(ORREY, who="Paul Orrey", office="", where="Oslo, Norway")
    assert verdict(bare, ORREY) == "confirmed Ann Orrey"
    assert verdict(bare, ORREY, other) == ""


def test_a_companion_is_not_whom_somebody_met() -> None:
    accompanied = msgspec.structs.replace(ORREY, what="Accompanied President Lund.")
    lund = msgspec.structs.replace(ORREY, who="Oskar Lund", office="President")
    assert verdict(told("Ann Orrey, Oskar Lund | | 2008-03-05"), accompanied, lund) == ""


STORY = sorted(str(path) for path in Path("samples").iterdir() if path.suffix in {".txt", ".html"})
CALENDAR = """\
start,end,who,of,what,where,source
2007-06-12,2007-06-13,Prime Minister Matteo Brandvold,Veldora,,"Lysandra, Kestria",TCO Diary
2007-10-22,2007-10-25,Ilse van der Maarten,TCO,Met the Prime Minister.,"Porthaven, Veldora",TCO Diary
"""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("diary")
    (folder / "diary.csv").write_text(CALENDAR, encoding="utf-8")
    reftel.open(folder / "cables").add(STORY, workers=1)
    assert command("events", "add", folder / "cables", folder / "diary.csv").returncode == 0
    return folder / "cables"


def test_a_relation_shows_what_the_diary_confirms(story: Path) -> None:
    found = Corpus(reftel.open(story), workers=1).relation("TCO", "Kestria")
    [one] = found.events
    [line] = [line for line in found.meetings if (line.copy, line.position) == (one.copy, one.position)]
    assert (one.verdict, one.event.line, one.because) == ("confirmed by", 3, "the days agree")
    assert (line.cable, line.kind, line.start, line.end) == ("09PORTHAVEN61", "visit", "2007-10-01", "2007-10-31")
    printed = command("relation", story, "TCO", "Kestria").stdout.decode()
    assert "    confirmed by: 2007-10-22 to 2007-10-25  Ilse van der Maarten, TCO  at Porthaven, Veldora" in printed


def test_plans_show_the_entries_and_nothing_without_its_calendar(story: Path) -> None:
    archive = reftel.open(story)
    corpus = Corpus(archive, workers=1)
    [plan] = [one for one in corpus.plans() if one.events]
    assert (plan.line.cable, plan.events[0].event.source) == ("07PORTHAVEN131", "TCO Diary")
    assert b"confirmed by: 2007-06-12" in command("plans", story).stdout
    shutil.rmtree(story / "corpus")
    assert [one.events for one in Corpus(archive, workers=1).plans() if one.events] == [plan.events]
    archive.remove_events("TCO Diary")
    corpus = Corpus(archive, workers=1)
    assert corpus.relation("TCO", "Kestria").events == ()
    assert all(one.events == () for one in corpus.plans())
