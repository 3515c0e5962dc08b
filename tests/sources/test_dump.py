import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.errors import SourceError
from reftel.record import Site
from reftel.sources.dump import claims, witnesses
from reftel.sources.item import Item
from reftel.sources.rows import escapes, rows
from reftel.sources.witness import TextWitness

FIELDS = ("10/19/2006 15:25", "06EXAMPLE1", "Embassy Example", "UNCLASSIFIED", "05EXAMPLE9|04EXAMPLE8")
HEADER = "RR RUEHEX\nDE RUEHDC #0001\nFM AMEMBASSY EXAMPLE"
BODY = 'SUBJECT: BRIDGES\n\n1. He said "no, never" twice; see C:\\notes.\n2. End, truly'


def backslashed(*fields: str) -> bytes:
    return ",".join('"' + _behind(field) + '"' for field in fields).encode() + b"\n"


def _behind(field: str) -> str:
    return field.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\\n")


def doubled(*fields: str) -> bytes:
    return ",".join('"' + field.replace('"', '""') + '"' for field in fields).encode() + b"\n"


def read(content: bytes) -> list[TextWitness | SourceError]:
    return list(witnesses(Item.of_bytes("cables.csv", content)))


@pytest.mark.parametrize("written", [backslashed, doubled])
def test_a_row_is_a_witness(written: object) -> None:
    assert callable(written)
    content = written("1", *FIELDS, HEADER, BODY)
    item = Item.of_bytes("cables.csv", content)
    assert claims(item)
    assert list(witnesses(item)) == [
        TextWitness(
            path="cables.csv",
            format="csv",
            sha256=item.sha256,
            lines=(*HEADER.split("\n"), "", *BODY.split("\n")),
            first_line=1,
            numbers=(1, 2, 3, 3, 3, 4, 5, 6),
            site=Site(
                id="06EXAMPLE1",
                date="10/19/2006 15:25",
                classification="UNCLASSIFIED",
                origin="Embassy Example",
                references=("05EXAMPLE9", "04EXAMPLE8"),
            ),
        )
    ]


@pytest.mark.parametrize("written", [backslashed, doubled])
def test_rows_know_their_first_lines(written: object) -> None:
    assert callable(written)
    content = b"".join(written(str(number), *FIELDS, HEADER, BODY * number) for number in range(1, 9))
    shown = content.decode().split("\n")
    found = read(content)
    assert [shown[row.first_line - 1][:4] for row in found if isinstance(row, TextWitness)] == [
        f'"{n}",' for n in range(1, 9)
    ]


def test_null_and_bare_fields() -> None:
    (found,) = read(b'7,10/19/2006 15:25,06EXAMPLE7,Embassy Example,\\N,,\\N,"1. One."\r\n')
    assert isinstance(found, TextWitness)
    assert found.lines == ("1. One.",)
    assert found.site == Site(id="06EXAMPLE7", date="10/19/2006 15:25", origin="Embassy Example")


def test_a_row_of_names() -> None:
    content = b"id,datetime,refid,subject,office,content\n" + doubled(
        "9", "2006-10-19", "06EX9", "A bridge", "Embassy X", "1. One."
    )
    (found,) = read(content)
    assert isinstance(found, TextWitness)
    assert found.first_line == 2
    assert found.site == Site(id="06EX9", date="2006-10-19", subject="A bridge", origin="Embassy X")


def test_a_row_of_another_width_stops_nothing() -> None:
    good = doubled("1", *FIELDS, HEADER, BODY)
    first, second, third = read(good + doubled("2", *FIELDS, HEADER) + good)
    assert isinstance(first, TextWitness)
    assert isinstance(third, TextWitness)
    assert str(second) == (
        "cables.csv, line 7: 7 columns where the others have 8; mend its quotation marks; the rows after it were read"
    )


@pytest.mark.parametrize(
    ("broken", "found"),
    [
        (b'"2","10/19/2006 15:25","06EX2","no end\nof it\n', "a row that ends inside quotation marks"),
        (b'"2","10/19/2006 15:25","06EX2","a " stray" mark",\nand more\n', "a quotation mark that does not fit"),
    ],
)
@pytest.mark.parametrize("written", [backslashed, doubled])
def test_a_broken_row_is_one_error(broken: bytes, found: str, written: object) -> None:
    assert callable(written)
    good = written("1", *FIELDS, HEADER, BODY)
    first, second, third = read(good + broken + good)
    assert isinstance(first, TextWitness)
    assert isinstance(third, TextWitness)
    assert isinstance(second, SourceError)
    assert (second.line, second.found) == (1 + good.count(b"\n"), found)


@pytest.mark.parametrize("written", [backslashed, doubled])
def test_a_row_quoted_in_a_body_is_no_row(written: object) -> None:
    assert callable(written)
    quoted = '82,10/19/2006 15:25,06EXAMPLE82,"Embassy Example",UNCLASSIFIED'
    found = read(written("1", *FIELDS, HEADER, f"{BODY}\n{quoted}\nend") + written("2", *FIELDS, HEADER, BODY))
    assert [isinstance(row, TextWitness) for row in found] == [True, True]


def test_a_cut_off_dump() -> None:
    good = doubled("1", *FIELDS, HEADER, BODY)
    first, second = read(good + good[:-9])
    assert isinstance(first, TextWitness)
    assert str(second) == (
        "cables.csv, line 7: a row that ends inside quotation marks; mend its quotation marks; "
        "it goes on to the end of the file"
    )


@pytest.mark.parametrize("separator", [";", "\t"])
def test_semicolons_and_tabs_stand_between_columns_too(separator: str) -> None:
    rows = (
        ("MRN", "Date", "Subject", "Text"),
        ("08 LIMA 7", "2008-01-15", "A bridge", '"A ""good"" bridge; it,\tis said\nto stand."'),
        ("1974LIMA00008", "1974-01-15", "A road", "No road."),
    )
    first, second = read("\n".join(map(separator.join, rows)).encode())
    assert isinstance(first, TextWitness)
    assert isinstance(second, TextWitness)
    assert (first.lines, first.site) == (
        ('A "good" bridge; it,\tis said', "to stand."),
        Site(id="08 LIMA 7", date="2008-01-15", subject="A bridge"),
    )
    assert (second.first_line, second.lines) == (4, ("No road.",))


def test_a_row_that_begins_with_a_cable_s_id_ends_a_broken_one() -> None:
    content = b'mrn,date,subject,body\n08LIMA7,2008-01-15,A bridge,"It falls\n08LIMA8,2008-01-16,A road,None\n'
    first, second = read(content)
    assert isinstance(first, SourceError)
    assert isinstance(second, TextWitness)
    assert (first.line, second.first_line) == (2, 3)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'"1","10/19/2006 15:25","06EX1"', True),
        (b'\xef\xbb\xbf"1","10/19/2006 15:25","06EX1"', True),
        (b"1,2006-10-19T15:25:00Z,06EX1", True),
        (b"id,date,local_id,origin,classification,references,header,body\n", True),
        (b"name,age,city\n", False),
        (b"1. On 10/19/2006, we met", False),
        (b"", False),
    ],
)
def test_claims(content: bytes, expected: object) -> None:
    assert claims(Item.of_bytes("cables.csv", content)) is expected


def test_a_row_beyond_all_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reftel.sources.rows._MOST_BYTES", 2000)
    good = doubled("1", *FIELDS, HEADER, BODY)
    first, second, third = read(good + doubled("2", *FIELDS, HEADER, BODY * 50) + good)
    assert isinstance(first, TextWitness)
    assert isinstance(third, TextWitness)
    assert isinstance(second, SourceError)
    assert (second.line, second.found) == (7, "a quotation mark that does not fit")


def test_escapes_without_evidence() -> None:
    assert escapes(b'"1","plain"')


_CHARACTERS = st.text(st.characters(codec="ascii", exclude_characters="\0\r\x1b"), max_size=40)


@given(st.lists(_CHARACTERS, min_size=2, max_size=2), st.sampled_from(["backslashed", "doubled"]))
def test_what_was_written_is_read(texts: list[str], way: str) -> None:
    header, body = texts
    evidence = 'he "quoted" it'
    written = backslashed if way == "backslashed" else doubled
    found = read(written("1", *FIELDS, header, f"{evidence}\n{body}") + written("2", *FIELDS, "h", evidence))
    assert all(isinstance(row, TextWitness) for row in found)
    first = found[0]
    assert isinstance(first, TextWitness)
    before = (*header.removesuffix("\n").split("\n"), "") if header else ()
    assert first.lines == (*before, *f"{evidence}\n{body}".removesuffix("\n").split("\n"))
    assert len(found) == 2


@given(st.binary())
def test_any_bytes(content: bytes) -> None:
    for start in (b"", b'"1","10/19/2006 15:25",', doubled("1", *FIELDS, HEADER, BODY)):
        assert all(isinstance(found, TextWitness | SourceError) for found in read(start + content))


@pytest.mark.parametrize(
    "content", [b'"' * 100_000, b'\\"' * 50_000, b'"",' * 33_000, b'"a\\' * 33_000, b",," * 50_000, b'"\n' * 50_000]
)
def test_hostile_rows_take_no_time(content: bytes) -> None:
    start = time.process_time()
    for backslashes in (False, True):
        list(rows(io.BytesIO(b'"1","10/19/2006 15:25",' + content), 8, backslashes=backslashes, named=False))
    assert time.process_time() - start < 5  # 0.1 s where nothing else runs; a square of 100 KB would take minutes
