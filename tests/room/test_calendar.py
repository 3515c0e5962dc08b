"""Plans with a day as a calendar that other programs read."""

import datetime as dt

import icalendar
import pytest
from litestar.testing import TestClient
from litestar.types import ASGIApp

from reftel.corpus import Fate, Line, PlanFollowed
from reftel.room.calendar import calendar_of

Client = TestClient[ASGIApp]


def test_the_calendar_has_the_days_of_the_plans_and_is_the_same_every_time(client: Client) -> None:
    feed = client.get("/plans.ics?due=2008")
    assert feed.headers["content-type"].startswith("text/calendar")
    calendar = icalendar.Calendar.from_ical(feed.content)
    entries = list(calendar.walk("VEVENT"))
    assert entries
    assert len({str(entry["UID"]) for entry in entries}) == len(entries)
    assert all(entry.decoded("DTSTART") < entry.decoded("DTEND") for entry in entries)
    assert feed.content == client.get("/plans.ics?due=2008").content


SAID = "according to Haldane-Mori."
PUT_OFF = "Prime Minister Brandvold's address to the TCO Council"


def test_an_entry_of_the_calendar_is_cited_with_the_address_it_is_read_at_and_has_no_place(client: Client) -> None:
    feed = client.get("/plans.ics?due=2008-03", headers={"host": "localhost:8470"}).content
    [entry] = (
        one
        for one in icalendar.Calendar.from_ical(feed).walk("VEVENT")
        if "address the TCO Council" in str(one["SUMMARY"])
    )
    assert "LOCATION" not in entry
    assert str(entry["DESCRIPTION"]).split("\n") == [
        "[planned] address the TCO Council",
        "perhaps put off",
        f"put off: {PUT_OFF} in March has been put off as well, she said. (08PORTHAVEN45#8)",
        f"put off: {PUT_OFF}, put off in January, will now be given in November, {SAID} (08USTCO57#9)",
        "Embassy Porthaven, telegram 07 PORTHAVEN 388, 26 October 2007, para. 4.",
        "http://localhost:8470/cable/07PORTHAVEN388#p4",
    ]
    assert entry["URL"] == "http://localhost:8470/cable/07PORTHAVEN388#p4"
    assert entry.decoded("DTSTAMP") == dt.datetime(2007, 10, 26, tzinfo=dt.UTC)


def test_a_calendar_asked_for_by_one_name_of_the_room_is_not_given_to_whoever_asks_by_another(client: Client) -> None:
    for host in ("localhost:1", "127.0.0.1:1", "localhost:1"):
        assert f"http://{host}/cable/".encode() in client.get("/plans.ics?due=2007", headers={"host": host}).content


def test_the_calendar_has_lines_as_calendars_take_them(client: Client) -> None:
    content = client.get("/plans.ics?due=2008").content
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, lines)) == 75
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-1] == b"END:VCALENDAR"


def planned(start: str | None = None, end: str | None = None) -> Line:
    return Line(
        copy="a", cable="08X1", date="2008-01-01", register="plans", position=0, paragraph=2, kind="planned",
        words="sign;\nit,\r\nEND:VCALENDAR", who=("Veldora",), start=start, end=end,
    )  # fmt: skip


def entries_of_calendar(line: Line) -> list[icalendar.Component]:
    one = PlanFollowed(line=line, fate=Fate(plan=line, fate="open"))
    content = calendar_of([one], {}, archive="story", home="http://localhost")
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def test_a_plan_of_a_day_that_cannot_be_is_left_out_of_the_calendar() -> None:
    assert entries_of_calendar(planned(start="2008-02-30", end="2008-03-01")) == []
    [entry] = entries_of_calendar(planned(end="2008-03-01"))
    assert entry.decoded("DTSTART") == dt.date(2008, 3, 1)
    assert "END:VCALENDAR" in str(entry["SUMMARY"])


@pytest.mark.parametrize(
    ("start", "end", "begins"),
    [("2008-01-01", "2008-12-31", dt.date(2008, 1, 1)), ("2008-01-01", "2018-01-01", dt.date(2018, 1, 1))],
)
def test_a_plan_of_more_than_a_year_stands_on_its_last_day_in_the_calendar(
    start: str, end: str, begins: dt.date
) -> None:
    [entry] = entries_of_calendar(planned(start=start, end=end))
    assert entry.decoded("DTSTART") == begins


def test_a_calendar_without_a_plan_is_empty(client: Client) -> None:
    answer = client.get("/plans.ics?party=Atlantis")
    assert answer.status_code == 200
    assert list(icalendar.Calendar.from_ical(answer.content).walk("VEVENT")) == []
