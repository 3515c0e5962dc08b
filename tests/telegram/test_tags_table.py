import re
from pathlib import Path

import pytest

from reftel.telegram.tags_table import Tag, is_known, meaning, tags

REFERENCE = Path(__file__).parents[2].parent / "shared" / "reference"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("PREL", "External Political Relations"),
        ("PGOV", "Internal Governmental Affairs"),
        ("ECON", "Economic Conditions"),
        ("KNNP", "Nuclear Non-Proliferation"),
        ("GM", "Germany"),
        ("IS", "Israel"),
        ("SP", "Spain"),
        ("SW", "Sweden"),
        ("SZ", "Switzerland"),
        ("CH", "China"),
        ("KS", "Korea, South"),
        ("KN", "Korea, North"),
        ("UNGA/C-1", "United Nations General Assembly, First Committee"),
        (" prel ", "External Political Relations"),
        ("INRB", None),
        ("QQQQ", None),
    ],
)
def test_a_code_has_its_meaning(code: str, expected: str | None) -> None:
    assert meaning(code) == expected


@pytest.mark.parametrize(
    ("code", "known"), [("PREL", True), ("INRB", True), ("eun", True), ("SIPDIS", False), ("", False)]
)
def test_a_code_is_known_or_not(code: str, known: bool) -> None:  # noqa: FBT001 (a table's column)
    assert is_known(code) is known


def test_codes_are_unique() -> None:
    codes = [tag.code for tag in tags()]
    assert len(codes) == len(set(codes))


SHAPES = {"country": "[A-Z]{2}", "subject": "[A-Z]{4}", "organization": ".{2,40}", "other": "[A-Z]{4,5}"}


def is_sound(tag: Tag) -> bool:
    tidy = tag.code == tag.code.strip().upper() and tag.meaning != "" and tag.meaning == (tag.meaning or "").strip()
    return re.fullmatch(SHAPES[tag.kind], tag.code) is not None and (tidy or tag.meaning is None)


def test_every_row_is_sound() -> None:
    assert [tag.code for tag in tags() if not is_sound(tag)] == []


def test_every_country_has_a_name() -> None:
    assert [tag.code for tag in tags() if tag.kind == "country" and not tag.meaning] == []


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["tags_subjects.txt", "tags_organizations.txt"])
def test_every_listed_code_is_in_the_table(name: str) -> None:
    path = REFERENCE / name
    if not path.exists():
        pytest.skip("the reference lists are not beside this checkout")
    misspelt = {"PHALANAGE PARTY"}
    codes = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert [code for code in codes if not is_known(code) and code not in misspelt] == []
