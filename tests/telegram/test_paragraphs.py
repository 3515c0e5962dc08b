"""How a body's lines become paragraphs; the texts are whole bodies, without a head."""

import pytest

from reftel.record import Paragraph
from reftel.telegram.body import body_lines
from reftel.telegram.paragraphs import finish, read_drafts
from reftel.telegram.signature import find_foot


def paragraphs(text: str) -> list[Paragraph]:
    lines = body_lines(enumerate(text.split("\n"), 1))
    foot = find_foot(lines)
    return finish(lines, read_drafts(lines, foot), foot)


def texts(text: str) -> list[tuple[int, str]]:
    return [(paragraph.number, paragraph.text) for paragraph in paragraphs(text)]


def headings(text: str) -> list[str | None]:
    return [paragraph.heading for paragraph in paragraphs(text)]


def blocks(text: str) -> list[str | None]:
    return [paragraph.block for paragraph in paragraphs(text)]


def test_number_mark_text_and_lines() -> None:
    assert paragraphs("1. (SBU) One\n   goes  on.\n\n2. Two.\nBAKER") == [
        Paragraph(number=1, mark="SBU", text="One goes on.", lines=(1, 2)),
        Paragraph(number=2, text="Two.", lines=(4, 4)),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. 1. (U) One.\n\n2. 2. Two.", [(1, "One."), (2, "Two.")]),
        ("1. (U) One.\n\n2. (U) Two.\n\n2. (U) Two again.", [(1, "One."), (2, "Two."), (2, "Two again.")]),
        ("1. One.\n\n3. Three.\n\n4. Four.", [(1, "One."), (3, "Three."), (4, "Four.")]),
        ("1. One:\n\n- a point\n\n- a second\n\n2. Two.", [(1, "One: - a point - a second"), (2, "Two.")]),
        ("1. One.\n\nAnother block.\n\n2. Two.", [(1, "One. Another block."), (2, "Two.")]),
        ("Before.\n\n1. One.", [(0, "Before."), (1, "One.")]),
        ("1. (U) In\n2009. Two men.\n\n2. (U) Two.", [(1, "In 2009. Two men."), (2, "Two.")]),
        ("1.\n\n2. (U) Two.", [(1, ""), (2, "Two.")]),
    ],
)
def test_printed_numbers(text: str, expected: list[tuple[int, str]]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One block\ngoes on.\n\nAnother.", [(1, "One block goes on."), (2, "Another.")]),
        ("One sentence that\n\ngoes on.\n\nAnother.", [(1, "One sentence that goes on."), (2, "Another.")]),
        ("(U) One.\n(SBU) Two.\n\n(C) Three", [(1, "One."), (2, "Two."), (3, "Three")]),
        ("Title\n-----\n\nOne block.", [(1, "One block.")]),
        ("One.\n-----\nTwo.", [(1, "One."), (2, "Two.")]),
        ("", []),
        ("\n-----\nLIMA 00000012  002 OF 003\n", []),
    ],
)
def test_without_printed_numbers_blocks_are_counted(text: str, expected: list[tuple[int, str]]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    "between",
    [
        "\nLIMA 00000012  002 OF 003\n",
        "\n\nLIMA 00000012  002 OF 003\n\n\n",
        "\nPAGE 02        LIMA  00012  190632Z\n",
        "\nSIPDIS\n",
        "\nUNCLASSIFIED\n\nPAGE 02 LIMA 00012 190632Z\n",
    ],
)
def test_a_page_line_inside_a_paragraph_is_no_text(between: str) -> None:
    assert texts(f"1. (U) The gulls were{between}counted twice.\n\n2. (U) Two.") == [
        (1, "The gulls were counted twice."),
        (2, "Two."),
    ]
    assert texts(f"The gulls were{between}counted twice.\n\nTwo.")[0] == (1, "The gulls were counted twice.")


def test_a_heading_stands_over_the_paragraphs_below_it() -> None:
    text = "Fish\n----\n1. (U) One.\n\n2. (U) Two.\n\nFERRIES\n\n3. (U) Three.\n\nGulls ------\n4. (U) Four."
    assert headings(text) == ["Fish", "Fish", "FERRIES", "Gulls"]


def test_a_heading_may_stand_over_an_unnumbered_start() -> None:
    [start, one] = paragraphs("SUMMARY\n-------\n\nThe gulls won. END SUMMARY.\n\n1. One.")
    assert (start.number, start.heading, start.text, start.block) == (
        0,
        "SUMMARY",
        "The gulls won. END SUMMARY.",
        "summary",
    )
    assert (one.heading, one.block) == (None, None)


def test_numbers_start_again_under_headings() -> None:
    text = "FISH\n\n1. One.\n\n2. Two.\n\nFERRIES\n\n1. One more.\n\n2. Two more."
    assert [(p.number, p.heading) for p in paragraphs(text)] == [
        (1, "FISH"),
        (2, "FISH"),
        (1, "FERRIES"),
        (2, "FERRIES"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. (U) Summary: One. End summary.\n\n2. (U) Two.", ["summary", None]),
        ("1. (U) Summary: One.\n\n2. (U) More. End summary.\n\n3. (U) Three.", ["summary", "summary", None]),
        ("1. (U) One.\n\n2. (U) End summary.\n\n3. (U) Three.", ["summary", "summary", None]),
        ("1. (U) Summary: One.\n\n2. (U) Two.", ["summary", None]),
        ("Summary\n-------\n1. (U) One.\n\n2. (U) Two.", ["summary", None]),
        ("1. (U) One.\n\n2. (C) Comment: Two. End comment.\n\n3. (U) Three.", [None, "comment", None]),
        ("1. (U) One.\n\nComment\n-------\n2. (U) Two.\n\n3. (U) Three.", [None, "comment", "comment"]),
        ("1. (U) One.\n\nComment\n-------\n2. (U) Two.\n\nFish\n----\n3. (U) Three.", [None, "comment", None]),
        ("ACTION REQUEST\n\n1. (U) Act.\n\n2. (U) Two.", ["action request", None]),
        ("1. (U) One. (Note: Aside. End note.) More.\n\n2. (U) Two.", [None, None]),
    ],
)
def test_whose_voice_a_paragraph_is_in(text: str, expected: list[str | None]) -> None:
    assert blocks(text) == expected


def test_the_heading_summary_does_not_go_on_after_the_summary() -> None:
    assert headings("Summary\n-------\n1. (U) One. End summary.\n\n2. (U) Two.") == ["Summary", None]


def test_a_signature_at_the_end_of_the_last_line_is_cut_off() -> None:
    assert texts("1. (U) One went home.\n\n2. (U) Two stayed out. WEATHERBY")[1] == (2, "Two stayed out.")
    assert texts("1. (U) One went home. WEATHERBY##")[0] == (1, "One went home.")
