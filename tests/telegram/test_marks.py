import pytest

from reftel.telegram.marks import split_mark


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("(U) Text", "U"),
        ("(SBU) Text", "SBU"),
        ("(C) Text", "C"),
        ("(S) Text", "S"),
        ("(TS) Text", "TS"),
        ("(LOU) Text", "LOU"),
        ("(FOUO) Text", "FOUO"),
        ("(C/NF) Text", "C/NF"),
        ("(c/nf)Text", "C/NF"),
        ("(S//NF) Text", "S//NF"),
        ("(S/NOFORN) Text", "S/NOFORN"),
        ("(U/FOUO) Text", "U/FOUO"),
        ("(SBU/NOFORN) Text", "SBU/NOFORN"),
        ("(C/REL USA, GBR) Text", "C/REL USA, GBR"),
        ("(S//REL TO USA, GBR) Text", "S//REL TO USA, GBR"),
        ("[SBU] Text", "SBU"),
        ("( SBU ) Text", "SBU"),
        ("(UNCLASSIFIED) Text", "UNCLASSIFIED"),
        ("(C - Entire text.) Text", "C"),
        ("U) Text", "U"),
        ("SBU) Text", "SBU"),
        ("  (U)  Text", "U"),
    ],
)
def test_a_portion_mark_opens_a_paragraph(text: str, mark: str) -> None:
    assert split_mark(text) == (mark, "Text")


@pytest.mark.parametrize(
    "text",
    [
        "Text",
        "",
        "(Summary) Text",
        "(NF) Text",
        "(Note: Text)",
        "(A) Text",
        "(U",
        "A) Text",
        "U. Text",
        "S) text",
        "The (U) Text",
    ],
)
def test_other_brackets_are_text(text: str) -> None:
    assert split_mark(text) == (None, text)


@pytest.mark.parametrize("label", ["Summary: ", "COMMENT. ", "Note: ", "BACKGROUND: "])
def test_a_mark_may_stand_behind_a_label_which_stays(label: str) -> None:
    assert split_mark(f"{label}(SBU) Text") == ("SBU", f"{label}Text")
