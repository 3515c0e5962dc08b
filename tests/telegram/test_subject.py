import pytest

from reftel.telegram.subject import subject_end, subject_of


def cut(value: str) -> tuple[str | None, str]:
    end = subject_end(value, 0, len(value))
    return subject_of(value[:end]), value[end:]


@pytest.mark.parametrize(
    ("value", "subject"),
    [
        (" A VISIT", "A VISIT"),
        (" A VISIT TO \nTHE ISLANDS \n \n1. Text", "A VISIT TO THE ISLANDS"),
        (" A VISIT TO\\\nTHE ISLANDS", "A VISIT TO THE ISLANDS"),
        (" A VISIT \\\n", "A VISIT"),
        ("\n\nA VISIT\n\n1. Text", "A VISIT"),
        (" (C) A VISIT\nTO LIMA", "(C) A VISIT TO LIMA"),
        (" A VISIT TO\n10 DOWNING STREET\nAND BACK", "A VISIT TO 10 DOWNING STREET AND BACK"),
        (" FORECAST FOR\n2009. PART TWO", "FORECAST FOR 2009. PART TWO"),
        (" A VISIT ON\nSENSITIVE ISSUES", "A VISIT ON SENSITIVE ISSUES"),
        ("\nLIMA 00000012  001 OF 003\nA VISIT", "A VISIT"),
        ("", None),
        (" \\ ", None),
    ],
)
def test_a_subject_is_one_line_whatever_its_lines(value: str, subject: str | None) -> None:
    assert cut(value)[0] == subject


@pytest.mark.parametrize(
    "rest",
    [
        "\n\nTHE TALKS",
        "\n1. (U) Text",
        "\n1. Text",
        "\n2. THE TALKS",
        "\n(SBU) Text",
        "\n-----\nTEXT",
        "\nLIMA 00000012  002 OF 003",
        "\nPAGE 02 LIMA 00012 190632Z",
        "\nSUMMARY: THE TALKS",
        "\nSIPDIS",
        "\nSENSITIVE\nTHE TALKS",
        "\nSENSITIVE BUT UNCLASSIFIED",
        "\nTHIS MESSAGE IS SENSITIVE",
        "\nINDEX: ONE",
        " 1. (U) Text",
        " (SBU) Text",
        " Index: one",
        "\nC O R R E C T E D COPY",
    ],
)
def test_a_subject_ends_where_something_else_begins(rest: str) -> None:
    assert cut(" A VISIT TO LIMA" + rest) == ("A VISIT TO LIMA", rest)


@pytest.mark.parametrize(
    ("value", "subject"),
    [
        (" TALKS ON FISH LIMA 00000012  001 OF 003 Text", "TALKS ON FISH"),
        (" TALKS ON FISH SAO PAULO 00000012  001.2 OF 003", "TALKS ON FISH"),
        (" TALKS WITHOUT NUMBER 002 OF 003", "TALKS WITHOUT NUMBER 002 OF 003"),
    ],
)
def test_a_page_line_in_the_same_line_ends_it_and_takes_no_word(value: str, subject: str) -> None:
    assert cut(value)[0] == subject


def test_sentences_right_below_a_subject_in_capitals_are_text() -> None:
    rest = "\nThe talks went on for hours and nobody knew why."
    assert cut(" A VISIT\nTO LIMA" + rest) == ("A VISIT TO LIMA", rest)
    assert cut(" A Visit" + rest)[1] == ""
