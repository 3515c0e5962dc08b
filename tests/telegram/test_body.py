import pytest

from reftel.telegram.body import Line, body_lines, heading_beside_rule


def lines(text: str) -> list[Line]:
    return body_lines(enumerate(text.split("\n"), 1))


def line(text: str) -> Line:
    [found] = lines(text)
    return found


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("1. Text", 1, "Text"),
        ("1.Text", 1, "Text"),
        ("12. Text", 12, "Text"),
        ("   3. Text", 3, "Text"),
        ("¶10. Text", 10, "Text"),
        ("> 11. Text", 11, "Text"),
        ('2. "Text', 2, '"Text'),
        ("1. 1. Text", 1, "1. Text"),
        ("1.", 1, ""),
        ("1. (SBU) Text", 1, "(SBU) Text"),
        ("4) (U) Text", 4, "(U) Text"),
        ("5, (C) Text", 5, "(C) Text"),
        ("6; (U) Text", 6, "(U) Text"),
        ("7: (S//NF) Text", 7, "(S//NF) Text"),
        ("8 (U) Text", 8, "(U) Text"),
        ("9.(U)Text", 9, "(U)Text"),
    ],
)
def test_a_number_opens_a_paragraph(text: str, number: int, rest: str) -> None:
    found = line(text)
    assert (found.kind, found.start, found.rest) == ("text", number, rest)
    assert found.marked == rest.startswith("(")


@pytest.mark.parametrize(
    "text",
    [
        "4) Text",
        "5, text",
        "9 men came",
        "2009. Text",
        "12.5 percent",
        "3. 5 percent",
        "10% of it",
        "1,000 men",
        "1a. Text",
        "first",
        "(1) Text",
    ],
)
def test_other_figures_open_none(text: str) -> None:
    assert line(text).start is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "blank"),
        (" \t\\", "blank"),
        ("-----", "rule"),
        ("= = = =", "rule"),
        ("***", "rule"),
        ("  ____", "rule"),
        ("--", "text"),
        ("- point", "text"),
        ("LIMA 00000012  002 OF 003", "page_line"),
        ("SIPDIS", "page_line"),
        ("  CONFIDENTIAL  ", "page_line"),
        ("Confidential", "text"),
        ("Text \\", "text"),
        ("\x0b", "blank"),
    ],
)
def test_every_line_is_of_one_kind(text: str, kind: str) -> None:
    assert line(text).kind == kind


def test_lines_keep_the_numbers_of_their_source() -> None:
    found = body_lines([(7, "One"), (8, ""), (9, "Two")])
    assert [(each.number, each.text) for each in found] == [(7, "One"), (8, ""), (9, "Two")]


LONG = "He said so, and so it went on for quite a while, until somebody at the back of the room asked about the fish. "


def test_a_reflowed_line_is_parted_at_paragraph_numbers() -> None:
    found = lines(LONG + "2. (SBU) He asked again. 3. Then he left. ¶4. (C) Nobody saw it.")
    assert [(each.number, each.start) for each in found] == [(1, None), (1, 2), (1, 3), (1, 4)]


@pytest.mark.parametrize("words", ["in room 2. He sat", "on page 12. The", "by 3.5 percent. It", "was (1) red"])
def test_a_reflowed_line_is_not_parted_at_other_figures(words: str) -> None:
    [found] = lines(LONG + LONG + words)
    assert found.start is None


def test_a_reflowed_line_is_parted_at_ruled_headings() -> None:
    found = lines(LONG + "The Fish Asks Back ---------- 2. (SBU) He left.")
    assert [each.text for each in found][1:] == ["The Fish Asks Back ----------", "2. (SBU) He left."]


def test_a_reflowed_line_loses_its_page_lines() -> None:
    [found] = lines(LONG + LONG + "He met LIMA 00000012 002 OF 003 them.")
    assert found.text.endswith("He met them.")


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("---------- Background ---------", "Background"),
        ("Summary -------", "Summary"),
        ("OUTLOOK = = = = =", "OUTLOOK"),
        ("*** Next Steps *****", "Next Steps"),
        ("Talks --", None),
        ("-----", None),
        ("a plain line", None),
        ("", None),
    ],
)
def test_a_heading_with_its_rule_beside_it(text: str, heading: str | None) -> None:
    assert heading_beside_rule(text) == heading
