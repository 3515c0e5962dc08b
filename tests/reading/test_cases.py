"""The loader of cases reads what its docstring says."""

from pathlib import Path

import pytest

from reading import cases as loader
from reading.cases import Case, cases, line

_FILE = """# A comment.
day: 2008-01-02

Strand met Tran.
= met | -

day: none
block: comment
participant: Ada Wren | Minister
Nothing to find.
Nor here.
"""


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Case]:
    (tmp_path / "invented.txt").write_text(_FILE, encoding="utf-8")
    monkeypatch.setattr(loader, "_FOLDER", tmp_path)
    return cases("invented")


def test_blocks(two: list[Case]) -> None:
    first, second = two
    assert (str(first), first.paragraphs, first.expected) == ("invented.txt:4", ("Strand met Tran.",), ("met | -",))
    assert first.cable.header.date == "2008-01-02"
    assert second.cable.header.date is None
    assert [paragraph.number for paragraph in second.cable.paragraphs] == [1, 2]
    assert second.cable.editorial is not None
    assert second.cable.editorial.participants[0].role == "Minister"


def test_failure_shows_all(two: list[Case]) -> None:
    two[0].check(["met | -"])
    with pytest.raises(AssertionError) as caught:
        two[1].check([line("x", None, ("a", "b"))])
    assert str(caught.value) == (
        "invented.txt:7\nNothing to find.\nNor here.\nexpected:\n  nothing\nfound:\n  x | - | a; b"
    )
