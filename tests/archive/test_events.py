"""Public calendars: their shapes, what is wrong in them, and that they are kept."""

import shutil
import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import reftel
from commands import reftel as command
from reftel.archive import Event
from reftel.archive.calendars import Fault, days_of, read_calendar
from reftel.archive.events import Events
from reftel.errors import ArchiveError, SourceError

PLAIN = "start,end,who,what,where,source\n2008-03-04,2008-03-05,Dragomir Vasht,Met the Minister.,Lysandra,Gazette\n"


def read(tmp_path: Path, text: str, source: str | None = None) -> list[Event | Fault]:
    path = tmp_path / "calendar.csv"
    path.write_bytes(text.encode())
    return [*read_calendar(path, source)]


def test_a_calendar_of_plain_columns(tmp_path: Path) -> None:
    [event] = read(tmp_path, PLAIN)
    assert event == Event(
        start="2008-03-04",
        end="2008-03-05",
        who="Dragomir Vasht",
        what="Met the Minister.",
        where="Lysandra",
        source="Gazette",
        line=2,
    )


def test_a_cell_of_several_lines_is_one_line(tmp_path: Path) -> None:
    [event] = read(tmp_path, 'start,who,where\n2008-03-04,Dragomir\tVasht,"Lysandra,\nKestria"\n')
    assert isinstance(event, Event)
    assert (event.who, event.where) == ("Dragomir Vasht", "Lysandra, Kestria")


def test_two_columns_of_one_name_are_refused(tmp_path: Path) -> None:
    assert len(read(tmp_path, "start,who,where,,,note,note\n2008-03-04,Vasht,Marenne,,,a,b\n")) == 1
    with pytest.raises(SourceError, match=r"line 1: 2 columns start; give each column a name of its own"):
        read(tmp_path, "start,who,Start,where\n2008-03-04,Vasht,2007-03-04,Marenne\n")


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (
            "start,end,visitor,from,description",
            "2008-03-04,2008-03-05,President Vasht,Kestria,State visit.",
            ("President Vasht", "", "Kestria", "United States", "State visit."),
        ),
        (
            "start,end,name,role,country,locale,remarks",
            "2008-03-04,2008-03-05,Ann Orrery,secretary,Kestria,Lysandra,Met Vasht.",
            ("Ann Orrery", "Secretary of State", "United States", "Lysandra, Kestria", "Met Vasht."),
        ),
        (
            "start,who,of,where",
            "2008-03-04,Vasht,Kestria,Marenne",
            ("Vasht", "", "Kestria", "Marenne", ""),
        ),
        (
            "start,end,who,office,of,where,what,source",
            "2008-03-04,2008-03-05,Vasht,Minister,Kestria,Marenne,Talks,x",
            ("Vasht", "Minister", "Kestria", "Marenne", "Talks"),
        ),
    ],
)
def test_calendars_that_are_known_by_their_columns(
    tmp_path: Path, header: str, row: str, expected: tuple[str, ...]
) -> None:
    [event] = read(tmp_path, f"{header}\n{row}\n")
    assert isinstance(event, Event)
    assert (event.who, event.office, event.of, event.where, event.what) == expected


def test_what_to_cite_is_told_or_the_name_of_the_file(tmp_path: Path) -> None:
    without = "start,end,who,what,where\n2008,,Vasht,,Marenne\n"
    assert [event.source for event in read(tmp_path, without) if isinstance(event, Event)] == ["calendar.csv"]
    assert [event.source for event in read(tmp_path, PLAIN, "Court Circular") if isinstance(event, Event)] == [
        "Court Circular"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1977-03-27", ("1977-03-27", "1977-03-27")),
        ("1977-3-7", ("1977-03-07", "1977-03-07")),
        ("1977-03", ("1977-03-01", "1977-03-31")),
        ("1977", ("1977-01-01", "1977-12-31")),
        ("27 March 1977", ("1977-03-27", "1977-03-27")),
        ("March 27, 1977", ("1977-03-27", "1977-03-27")),
        ("Sept. 1977", ("1977-09-01", "1977-09-30")),
        ("2 Sept 1977", ("1977-09-02", "1977-09-02")),
        ("29 February 2008", ("2008-02-29", "2008-02-29")),
        ("29 February 2007", None),
        ("03/04/1977", None),
        ("1977-13", None),
        ("1977-00-01", None),
        ("32 March 1977", None),
        ("0 March 1977", None),
        ("Marchember 1977", None),
        ("4 Marchember 1977", None),
        ("0000", None),
        ("soon", None),
        ("", None),
    ],
)
def test_days(text: str, expected: tuple[str, str] | None) -> None:
    assert days_of(text) == expected


@given(st.text(max_size=20))
def test_no_text_is_a_fault_of_the_program(text: str) -> None:
    span = days_of(text)
    assert span is None or span[0] <= span[1]


def test_bad_rows_are_named_by_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    rows = [
        "start,end,who,what,where,source",
        '2008-03-04,,Vasht,"talks,\nover two lines",Marenne,x',
        "soon,,Vasht,,Marenne,x",
        "2008-03-04,2008-03-01,Vasht,,Marenne,x",
        "2008-03-04,,,,Marenne,x",
        "2008-03-04,,Vasht,,,x",
        ",,Vasht,,Marenne,x",
        "2008-03-04,2008-03-04",
        "2008-03-09,2008-03-09,Vasht,,Marenne,x",
    ]
    found = read(tmp_path, "\n".join(rows) + "\n")
    assert [row.line for row in found] == [3, 4, 5, 6, 7, 8, 9, 10]
    assert [row.found for row in found if isinstance(row, Fault)] == [
        "start 'soon' is no day",
        "it ends (2008-03-01) before it begins (2008-03-04)",
        "nothing says who",
        "nothing says where",
        "nothing says start",
        "not as many cells as there are columns",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b"one,two\n1,2\n",
            "line 1: no column start, who, where; name the columns start, end, who, what, where, source, with commas",
        ),
        (b"", "no column start"),
        (b"start,end,who\n", "no column where;"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (
            b'start,end,who,what,"where\n',
            "line 1: a quotation mark is opened before 'where' and not closed in its row;",
        ),
    ],
)
def test_a_file_that_is_no_calendar_is_told_in_words(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "calendar.csv"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=said):
        list(read_calendar(path))


OPENED = "a quotation mark is opened before {} and not closed in its row; close it, or write it twice"


@pytest.mark.parametrize(
    ("row", "faults"),
    [
        ('2008-05-01,,Vasht,"Met the Minister.,Lysandra,Gazette', [(2, OPENED.format("'Met the Minister.,Lysandra,Gazette'"))]),
        ('2008-05-01,,Vasht,Met "the Minister.,Lysandra,', []),
        ('2008-05-01,,Vasht,"Met" the Minister.,Lysandra,', []),
        ("2008-05-01,,Vasht," + "x" * 1_100_000 + ",Lysandra,", [(2, "no row of CSV (field larger than field limit (1000000)); mend the line")]),
        ("2008-05-01,,Vasht", [(2, "not as many cells as there are columns")]),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "behind", ['2008-06-01,,Tran,"Spoke, and left.",Lysandra,\n', "2008-06-01,,Tran,,Lysandra,\n" * 150]
)
def test_a_row_that_is_broken_takes_no_other_with_it(
    tmp_path: Path, row: str, faults: list[tuple[int, str]], behind: str
) -> None:
    head = "start,end,who,what,where,source\n"
    found = read(tmp_path, f"{head}{row}\n{behind}")
    assert [one for one in found if isinstance(one, Fault)] == faults
    assert [one.line for one in found if isinstance(one, Event) and one.who == "Tran"] == [
        number for number, _ in enumerate(behind.splitlines(), 3)
    ]


def test_words_of_a_row_may_have_lines(tmp_path: Path) -> None:
    words = '2008-05-01,,Vasht,"Met the\nMinister.",Lysandra,\n'
    [event] = read(tmp_path, f"start,end,who,what,where,source\n{words}")
    assert isinstance(event, Event)
    assert (event.what, event.line) == ("Met the Minister.", 3)


def test_marks_left_open_on_every_line_take_no_longer_than_the_lines(tmp_path: Path) -> None:
    began = time.perf_counter()
    found = read(tmp_path, "start,end,who,what,where,source\n" + 'a,"b,c,d,e,f\n' * 5_001)
    assert len(found) == 5_001
    assert time.perf_counter() - began < 20


def test_events_are_kept_once_and_go_by_source(tmp_path: Path) -> None:
    kept = Events(tmp_path / "events.jsonl")
    one = Event(start="2008-03-04", end="2008-03-05", who="Vasht", where="Marenne", source="a")
    two = Event(start="2007-01-01", end="2007-01-01", who="Vasht", where="Kestria", source="b", line=7)
    empty = kept.digest
    assert kept.add([one, two, one]) == 2
    assert kept.add([msgspec.structs.replace(two, line=9)]) == 0
    assert kept.all() == [two, one]
    assert kept.digest != empty
    assert kept.remove("c") == 0
    assert kept.remove("a") == 1
    assert kept.all() == [two]


@pytest.mark.parametrize(
    "line", ['{"start": 4}', '{"start": "2008-02-31", "end": "2008-03-01", "who": "V", "where": "M", "source": "a"}']
)
def test_a_damaged_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(ArchiveError, match=r"events.jsonl, line 1: no event"):
        Events(path).all()


@pytest.mark.parametrize(
    ("start", "end", "meets"),
    [
        (None, None, True),
        ("2008-03-05", None, True),
        ("2008-03-06", None, False),
        (None, "2008-03", True),
        (None, "2008-02", False),
        ("2008", "2008", True),
    ],
)
def test_events_between_days(start: str | None, end: str | None, *, meets: bool) -> None:
    event = Event(start="2008-03-04", end="2008-03-05", who="Vasht", where="Marenne", source="a")
    assert event.meets(start, end) is meets


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "cables"
    reftel.open(folder).add(["samples/08PORTHAVEN45.txt"], workers=1)
    return folder


def test_the_command_adds_lists_and_removes(archive: Path, tmp_path: Path) -> None:
    calendar = tmp_path / "calendar.csv"
    calendar.write_text(PLAIN + "soon,,Vasht,,Marenne,x\n", encoding="utf-8")
    added = command("events", "add", archive, calendar)
    assert added.returncode == 1
    assert b"calendar.csv, line 3: start 'soon' is no day; the row was left out" in added.stderr
    assert b"2 rows: 1 event added, 0 there already, 1 bad." in added.stderr
    assert b"0 events added, 1 there already" in command("events", "add", archive, calendar).stderr
    shutil.rmtree(archive / "corpus", ignore_errors=True)
    listed = command("events", "list", archive, "--from", "2008-03", "--to", "2008", "--about", "vasht")
    assert listed.stdout.decode() == (
        "2008-03-04 to 2008-03-05  Dragomir Vasht  at Lysandra: Met the Minister.  [Gazette, line 2]\n"
    )
    [line] = command("events", "list", archive, "--json").stdout.splitlines()
    assert msgspec.json.decode(line, type=Event).who == "Dragomir Vasht"
    assert command("events", "list", archive, "--from", "2009").stdout == b""
    assert command("events", "remove", archive, "--source", "Gazette").returncode == 0
    assert command("events", "remove", archive, "--source", "Gazette").returncode == 1
    assert reftel.open(archive).events() == []
    assert b"no archive" in command("events", "add", tmp_path / "none", calendar).stderr
