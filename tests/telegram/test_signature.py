import pytest

from reftel.telegram.body import body_lines
from reftel.telegram.signature import Foot, find_foot, is_end_sign


def foot(text: str) -> Foot:
    return find_foot(body_lines(enumerate(text.split("\n"), 1)))


@pytest.mark.parametrize(
    ("below", "signed"),
    [
        ("BAKER", "BAKER"),
        ("Baker", "Baker"),
        ("VAN VOORST", "VAN VOORST"),
        ("de la Cruz", "de la Cruz"),
        ("ROE-DOE", "ROE-DOE"),
        ("O'MALLEY", "O'MALLEY"),
        ("MCROE", "MCROE"),
        ("JANE ROE", "JANE ROE"),
        ("BAKER##", "BAKER"),
        ("BAKER #", "BAKER"),
        ("BAKER.", "BAKER"),
        ("REGARDS, BAKER", "BAKER"),
        ("REGARDS,\nBAKER", "BAKER"),
        ("BAKER\n\n\nUNCLASSIFIED", "BAKER"),
        ("BAKER\nNNNN", "BAKER"),
        ("BAKER\nBT\n#0012\n\nNNNN", "BAKER"),
        ("BAKER\n=======CABLE ENDS=======", "BAKER"),
        ("LIMA 00000012  002 OF 002\n\nBAKER", "BAKER"),
        ("BAKER\n\nDeclassified/Released by somebody", "BAKER"),
        ("BAKER\n\nNOTE BY THE OPERATIONS CENTER: seen.", "BAKER"),
    ],
)
def test_the_signer_stands_alone_at_the_foot(below: str, signed: str) -> None:
    found = foot(f"1. (U) One goes on.\n\n2. (U) The end of it.\n\n{below}")
    assert (found.signed, found.end) == (signed, 3)


@pytest.mark.parametrize(
    ("line", "signed"),
    [
        ("The gulls went home. WEATHERBY", "WEATHERBY"),
        ("The gulls went home.  WEATHERBY##", "WEATHERBY"),
        ('He said "no." VAN WEATHERBY', "VAN WEATHERBY"),
        ("End comment. WEATHERBY", "WEATHERBY"),
        ("they wrote to xxxxxxxxxxxx WEATHERBY", "WEATHERBY"),
        ("THE GULLS WENT HOME.  END TEXT.  WEATHERBY", "WEATHERBY"),
        ("THE GULLS WENT HOME.  WEATHERBY", "WEATHERBY"),
    ],
)
def test_the_signer_stands_at_the_end_of_a_reflowed_text(line: str, signed: str) -> None:
    found = foot(f"1. (U) {line}")
    assert (found.signed, found.end) == (signed, 1)
    assert found.cut == len("1. (U) ") + line.rindex(signed)


@pytest.mark.parametrize(
    "text",
    [
        "1. (U) The end of it.",
        "1. (U) The end of it.\n\nNNNN",
        "1. (U) The end of it.\n\nCOMMENT",
        "1. (U) The end of it.\n\nEND TEXT",
        "1. (U) The end of it.\n\nGulls -----",
        "1. (U) The end of it.\n-----\nFISH",
        "1. (U) He joined NATO",
        "1. (U) He joined it.  NATO",
        "1. (U) He wrote to UNESCO",
        "1. (U) THE GULLS WENT TO NATO",
        "1. (U) He went home. Weatherby",
        "1. (U) The end of it.\n\nthe gulls",
        "1. (U) The end of it.\n\nB",
        "WEATHERBY",
        "",
    ],
)
def test_nobody_signs(text: str) -> None:
    assert foot(text).signed is None


def test_end_signs_are_no_text() -> None:
    assert foot("1. (U) One.\n\nNNNN\n\n\n") == Foot(1)
    assert foot("\n\n") == Foot(0)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("NNNN", True),
        ("NNN", True),
        ("BT", True),
        ("##", True),
        ("#1207", True),
        ("UNCLASSIFIED", True),
        ("Classification: SECRET", True),
        ("END OF CABLE", True),
        ("---- END MESSAGE ----", True),
        (".", True),
        ("REGARDS,", True),
        ("Review 06", True),
        ("BAKER", False),
        ("END OF STORY", False),
        ("# 12 men", False),
    ],
)
def test_signs_that_end_a_telegram(line: str, expected: bool) -> None:  # noqa: FBT001  a table's column
    assert is_end_sign(line) is expected
