"""Who is said to have said what: cases in tests/fixtures/reading/statements.txt, and what holds for any text."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reading.cases import Case, cases, line
from reftel.reading import read_registers
from reftel.record import Cable, Statement


def _shown(statement: Statement) -> str:
    polarity = {"affirmed": "+", "negated": "not"}[statement.polarity]
    return line(statement.source, statement.speaker, statement.cue, statement.content, polarity, statement.via)


@pytest.mark.parametrize("case", cases("statements"), ids=str)
def test_statements(case: Case) -> None:
    case.check([_shown(statement) for statement in read_registers(case.cable).statements])


def test_a_department_signs_what_it_says_itself() -> None:
    case = Case(
        place="here",
        settings=(("signed", "Strand"),),
        paragraphs=("We believe the port is safe. Minister Venn said we were wrong. Department hopes to visit.",),
        expected=(),
    )
    cable = msgspec.structs.replace(
        case.cable, header=msgspec.structs.replace(case.cable.header, post_kind="department")
    )
    speakers = [one.speaker for one in read_registers(cable).statements if one.source in {"We", "Department"}]
    assert speakers == ["Strand", "Strand"]


def _cable(text: str) -> Cable:
    return Case(place="here", settings=(), paragraphs=(text,), expected=()).cable


def test_a_quotation_goes_on_to_its_closing_mark_however_long() -> None:
    text = 'Minister Strand said: "' + "The boats of all the states of the world lie here and none can leave. " * 12
    (found,) = read_registers(_cable(text + 'That is all." He left.')).statements
    assert found.content.endswith('That is all."')
    assert len(read_registers(_cable(text)).statements[0].content) < len(text) / 2  # that ends nowhere


_WORDS = st.sampled_from(
    [
        "Strand",
        "Kestria",
        "GOK",
        "he",
        "they",
        "I",
        "said",
        "noted",
        "asked",
        "that",
        "whether",
        "to",
        "urged",
        "Tran",
        "talks",
        "the",
        "port,",
        "and",
        "but",
        ";",
        ".",
        "--",
        "(",
        ")",
        '"',
        "“",
        "”",
        "expressed",
        "interest",
        "in",
        "was",
        "concerned",
        "about",
        "his",
        "view",
        "is",
        "according",
        "noting",
        "told",
        "him",
        "not",
        "would",
        "like",
        "which",
        "who",
        "by",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=60).map(" ".join))
def test_words_are_those_of_the_text(text: str) -> None:
    for number, statement in enumerate(read_registers(_cable(text)).statements):
        for words, places in (
            (statement.source, statement.source_at),
            (statement.cue, statement.cue_at),
            (statement.content, statement.content_at),
        ):
            assert (words or "") == " ".join(text[place.start : place.end] for place in places)
        assert statement.content
        assert statement.via is None or statement.via < number
        assert 0 < statement.confidence <= 1


def test_an_ambassador_without_a_name_is_told_from_outside() -> None:
    found = read_registers(_cable("The Ambassador suggested that Kestria visit the port.")).statements
    assert [(one.source, one.speaker) for one in found] == [("The Ambassador", None)]
