"""Real cables, volumes and documents, where they lie beside the checkout."""

from pathlib import Path

import pytest

from benchmarks import gold
from read import read_registers_of
from reftel.archive.places import misplaced
from reftel.telegram import Tally, read_paths

SHARED = Path(__file__).parents[2] / "shared"
FOLDERS = [str(SHARED / name) for name in ("cables", "frus", "dfat")]

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the real cables are not beside this checkout"),
]


def test_every_file_is_read_and_accounted_for() -> None:
    tally = Tally()
    for found in read_paths(FOLDERS):
        tally.add(found)
    on_disk = sum(path.is_file() for folder in FOLDERS for path in Path(folder).rglob("*"))
    assert tally.files == on_disk
    assert tally.errors == []
    assert tally.without_cable == []


def test_registers_agree_with_those_made_by_hand() -> None:
    """The bars of the project's plan, over all records made by hand, and over the page it starts from alone."""
    for comparison, bars in ((gold.compare(), gold.BARS), (gold.compare(gold.EXAMPLE), gold.EXAMPLE_BARS)):
        figures = {figure.name: gold.value(figure) for figure in comparison.figures()}
        assert comparison.unread == []
        assert {name: value for name, value in figures.items() if value < bars.get(name, 0)} == {}


def test_every_quoted_word_stands_where_its_entry_says() -> None:
    for cable in read_registers_of(FOLDERS):
        assert list(misplaced(cable)) == []
