"""Rows: every record that can be made comes back equal, its quoted words kept once, its source's lines folded."""

import textwrap
from collections.abc import Sequence
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.made import read_said, telegram
from reftel.archive.columns import PLACE, PLACE_IN_JSON, joined, split
from reftel.archive.folding import fold, unfold
from reftel.archive.places import misplaced
from reftel.archive.quotes import NOTHING, emptied, filled, quoting
from reftel.archive.rows import SCHEMA, Origin, Row, lines_of, to_parquet, to_rows, to_table
from reftel.record import REGISTERS, Body, Cable, DateMention, Header, Paragraph, Place, Source, Statement, Withheld
from telegrams import only

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)  # NUL is in no text
PLACES = st.lists(
    st.builds(Place, index=st.integers(0, 3), start=st.integers(0, 9), end=st.integers(0, 12)), max_size=3
)


PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: WORDS,
    int: st.integers(-(2**62), 2**62),
    float: st.floats(0, 1),
    type(None): st.none(),
    tuple[Place, ...]: PLACES.map(tuple),
}


def of_type(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a field of the record."""
    if kind in PLAIN:
        return PLAIN[kind]
    inner = get_args(kind)
    if not inner:
        return record(kind)
    if get_origin(kind) is not tuple:
        return st.one_of(*map(of_type, inner))
    if Ellipsis in inner:
        return st.lists(of_type(inner[0]), max_size=3).map(tuple)
    return st.tuples(*map(of_type, inner))


def record(kind: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind)
    return st.builds(kind, **{field.name: of_type(hints[field.name]) for field in msgspec.structs.fields(kind)})


def row(cable: Cable, number: int = 0, folded: str | None = None) -> Row:
    origin = Origin(key=f"{number}", batch="b", rules="1", file="a", sha256="00", place=(number, 0), folded=folded)
    return Row(origin, cable)


@given(st.lists(record(Cable), max_size=3))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_record_comes_back_equal(cables: list[Cable]) -> None:
    rows = [row(cable, number) for number, cable in enumerate(cables)]
    table = to_table(rows)
    assert table.schema.equals(SCHEMA)
    assert list(to_rows(table)) == rows
    assert list(to_rows(table.slice(1))) == rows[1:]
    assert to_parquet(to_table(rows)) == to_parquet(table)


@given(record(Cable))
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_words_that_are_taken_out_are_put_back(cable: Cable) -> None:
    assert filled(emptied(cable)) == cable


def test_words_stand_once() -> None:
    cable = read_said(only(telegram(7)))
    bare = emptied(cable)
    [said] = bare.statements
    assert (said.source, said.cue, said.content) == ("", "", "")
    assert bare.bodies[0].mentions == ()
    assert bare.dates[0].text == ""
    assert filled(bare) == cable
    assert emptied(cable_of()) is not None


@pytest.mark.parametrize(
    ("summary", "kept"),
    [("one two", f"{NOTHING}0+7"), ("wo", f"{NOTHING}5+2"), ("three", "three"), ("", ""), (None, None)],
)
def test_a_summary_is_kept_by_its_place(summary: str | None, kept: str | None) -> None:
    plain = cable_of(summary=summary)
    marked = tuple(msgspec.structs.replace(paragraph, block="summary") for paragraph in plain.paragraphs)
    cable = msgspec.structs.replace(plain, paragraphs=marked)
    assert emptied(cable).summary == kept
    assert filled(emptied(cable)) == cable
    assert emptied(plain).summary == summary


def test_a_quotation_that_is_none_keeps_its_words() -> None:
    at = (Place(0, 0, 3),)
    said = Statement(cue="two", content="", paragraph=1, source="one", cue_at=at, content_at=at, source_at=at)
    bare = emptied(cable_of(statements=(said,))).statements[0]
    assert (bare.source, bare.cue, bare.content) == ("", "two", NOTHING)
    body = Body(name="x", kind="state", at=at)
    assert emptied(cable_of(bodies=(body,))).bodies[0].mentions == (NOTHING,)


def cable_of(**registers: Any) -> Cable:
    paragraphs = (Paragraph(number=1, text="one two", lines=(1, 1)),)
    source = Source(path="a", format="text", sha256="00")
    return Cable(id="x", header=Header(), paragraphs=paragraphs, source=source, **registers)


@pytest.mark.parametrize("register", REGISTERS)
def test_every_register_s_quoting_keys_are_known(register: str) -> None:
    [kind, _] = get_args(get_type_hints(Cable)[register])
    names = {field.name for field in msgspec.structs.fields(kind)}
    assert {key for pair in quoting(kind) for key in pair} <= names


@pytest.mark.parametrize(
    ("registers", "said"),
    [
        ({}, []),
        ({"dates": (DateMention(text="two", paragraph=1, at=(Place(0, 4, 7),)),)}, []),
        (
            {"dates": (DateMention(text="too", paragraph=1, at=(Place(0, 4, 7),)),)},
            ["dates[0].text: `two` stands where `too` is quoted"],
        ),
        (
            {"dates": (DateMention(text="two", paragraph=1, at=(Place(0, 4, 8),)),)},
            ["dates[0].at: it names a place outside the text"],
        ),
        (
            {"statements": (Statement(cue="one", content="x", paragraph=1, cue_at=(Place(1, 0, 3),)),)},
            ["statements[0].cue_at: it names a place outside the text"],
        ),
        (
            {"bodies": (Body(name="x", kind="state", mentions=("one",), at=(Place(0, 0, 3), Place(0, 4, 7))),)},
            ["bodies[0].mentions: `two` stands at a place of it, and is none"],
        ),
        ({"withheld": (Withheld(paragraph=1, text="one", at=(0, 3)),)}, []),
        (
            {"withheld": (Withheld(paragraph=2, text="one" * 30, at=(0, 3)),)},
            [f"withheld[0].text: `{('one' * 30)[:57]}...` does not stand there"],
        ),
    ],
)
def test_words_out_of_place_are_named(registers: dict[str, Any], said: list[str]) -> None:
    assert list(misplaced(cable_of(**registers))) == said


@given(
    st.lists(st.lists(st.tuples(*[st.integers(-(2**31), 2**31 - 1)] * 2, st.integers(0, 0)), max_size=4), max_size=4)
)
def test_places_as_columns_are_the_same_places(found: list[list[tuple[int, int, int]]]) -> None:
    places = [[(index, start // 2, start // 2 + 1) for index, start, _ in each] for each in found]
    lists = pa.array(places, pa.list_(PLACE_IN_JSON))
    columns = split(lists, pa.list_(PLACE))
    assert columns.to_pylist() == [
        [{"index": index, "start": start, "length": end - start} for index, start, end in each] for each in places
    ]
    assert joined(columns, pa.list_(PLACE_IN_JSON)).equals(lists)


LINES = st.lists(st.text(st.sampled_from("ab 1;+\ue000\t"), max_size=30), min_size=1, max_size=6)


@given(LINES, st.lists(st.text(st.sampled_from("ab 1;+"), max_size=60), max_size=4))
@settings(max_examples=300)
def test_any_lines_unfold(lines: list[str], texts: list[str]) -> None:
    assert unfold(fold(lines, texts), texts) == lines


@given(
    st.lists(st.lists(st.sampled_from(["the treaty", "said", "Veldora", "1.", "—"]), max_size=40), max_size=5),
    st.data(),
)
@settings(deadline=None)
def test_lines_of_the_paragraphs_themselves_unfold(words: list[list[str]], data: st.DataObject) -> None:
    texts = [" ".join(each) for each in words]
    lines = [line for text in texts for line in wrapped(text, data.draw(st.integers(5, 70)))] or [""]
    assert unfold(fold(lines, texts), texts) == lines


def test_lines_of_one_width_are_counted() -> None:
    text = " ".join(["the", "treaty", "of", "Veldora"] * 20)
    lines = textwrap.wrap(text, 40)
    folded = fold(["1. (U)", *lines, "", "SIGNED"], ["", text])
    assert folded == f">1. (U)\n\ue000{len(lines)}*40;\n\nSIGNED"
    assert unfold(folded, ["", text]) == ["1. (U)", *lines, "", "SIGNED"]


def wrapped(text: str, width: int) -> Sequence[str]:
    return [text[start : start + width] for start in range(0, len(text), width)]


def test_folded_lines_are_short_and_a_row_gives_them_back() -> None:
    lines = telegram(7).split("\n")
    cable = only(lines)
    folded = fold(lines, [paragraph.text for paragraph in cable.paragraphs])
    assert len(folded) < 0.6 * len("\n".join(lines))
    assert lines_of(row(cable, folded=folded)) == lines
    assert lines_of(row(cable)) is None
