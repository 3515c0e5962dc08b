import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.errors import SourceError
from reftel.record import Cable, Header, Paragraph, Person, Source, encode
from reftel.sources.item import Item
from reftel.sources.records import claims, witnesses
from reftel.sources.witness import RecordWitness

SOURCE = Source(path="box.zip!a.txt", format="text", sha256="00")
CABLES = [
    Cable(id="06EXAMPLE1", header=Header(serial=1, tags=("PREL",)), source=SOURCE),
    Cable(
        id=None,
        header=Header(),
        paragraphs=(Paragraph(number=1, text="“Ünicode”\u2028 and \\ more", lines=(3, 4)),),
        people=(Person(name="Arda Bey", paragraphs=(1,)),),
        source=SOURCE,
    ),
]
ADVICE = "mend or delete that line, or write the records anew with `reftel read --json`"


def read(content: bytes) -> list[RecordWitness | SourceError]:
    return list(witnesses(Item.of_bytes("r.jsonl", content)))


@pytest.mark.parametrize("between", [b"\n", b"\r\n", b"\n\n  \n"])
@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\n"])
def test_records_are_read_back_as_they_were(between: bytes, before: bytes) -> None:
    item = Item.of_bytes("r.jsonl", before + between.join(encode(cable) for cable in CABLES))
    assert claims(item)
    assert list(witnesses(item)) == [RecordWitness(path="r.jsonl", sha256=item.sha256, cable=cable) for cable in CABLES]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            b'{"id":"06EX1","header":{"serial":"one"},"source":{}}',
            "at $.header.serial: Expected `int | null`, got `str`",
        ),
        (b'{"id":"06EX1","header":{}}', "no record: Object missing required field `source`"),
        (b'{"id":', "no record: Input data was truncated"),
        (b"[]", "no record: Expected `object`, got `array`"),
        (
            b'{"id":null,"header":{},"source":{"path":"a","format":"text","sha256":"0"},"people":[{"name":"Bey","at":[[4,0,3]]}]}',
            "at $.people[0].at: a place in a paragraph that is not there",
        ),
    ],
)
def test_a_bad_line_stops_nothing(line: bytes, found: str) -> None:
    first, second, third = read(b"\n".join([encode(CABLES[0]), line, encode(CABLES[1])]))
    assert isinstance(first, RecordWitness)
    assert isinstance(third, RecordWitness)
    assert str(second) == f"r.jsonl, line 2: {found}; {ADVICE}"


def test_an_id_that_could_not_be_asked_for_is_an_error_and_the_next_record_is_read() -> None:
    long, short = (msgspec.structs.replace(CABLES[0], id="0" * size) for size in (301, 300))
    error, found = read(encode(long) + b"\n" + encode(short) + b"\n")
    assert str(error) == (
        "r.jsonl, line 1: at $.id: 301 letters, where an id has at most 300; mend or delete that line, or write the"
        " records anew with `reftel read --json`"
    )
    assert isinstance(found, RecordWitness)


def test_a_record_over_several_lines_is_one_error() -> None:
    (error,) = read(b'{\n  "header": {},\n  "source": {}\n}\n')
    assert str(error) == (
        "r.jsonl, line 1: a JSON object spread over several lines, where records stand one a line; fold it with `jq -c .`"
    )


@pytest.mark.parametrize("line", [b'{"id":"\xff"}', b'{"id":"\\ud800"}', b'{"a":' * 5000, b"[" * 100_000])
def test_odd_json(line: bytes) -> None:
    assert [type(found) for found in read(line)] == [SourceError]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'{"id":null,"header":{},"source":{}}', True),
        (b'{"id":null,"header":{},"paragraphs":[{"text":"' + b"a" * 100_000, True),
        (b'{"id":null,"source":{}}', False),
        (b'the words "header" and "source"', False),
        (b"", False),
    ],
)
def test_claims(head: bytes, expected: object) -> None:
    assert claims(Item.of_bytes("a", head)) is expected


@given(st.binary())
def test_any_bytes(content: bytes) -> None:
    assert all(isinstance(found, SourceError) for found in read(content))
