"""`reftel evaluate` and `reftel explain` as a user runs them."""

import json
from pathlib import Path

import pytest

from commands import TELEGRAM, reftel

GOLD = {
    "id": "08LIMA12",
    "header": {"mrn": "08 LIMA 12", "serial": 13},
    "paragraph_marks": {"1": "U", "2": "SBU"},
    "people": [{"name": "Quintanar-Roe", "roles": ["Minister"], "paragraphs": [1]}],
}


@pytest.fixture
def telegram(tmp_path: Path) -> Path:
    path = tmp_path / "08LIMA12.txt"
    path.write_text(TELEGRAM, encoding="utf-8")
    return path


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "08LIMA12.json").write_text(json.dumps(GOLD))
    return tmp_path / "gold"


def test_figures_and_misses_are_printed(gold: Path, telegram: Path) -> None:
    done = reftel("evaluate", gold, telegram, "--misses")
    assert done.returncode == 0
    assert done.stdout.decode().splitlines() == [
        "header           precision 0.500  recall 0.500  F1 0.500  of 2",
        "paragraphs       precision 1.000  recall 1.000  F1 1.000  of 2",
        "people           precision 1.000  recall 1.000  F1 1.000  of 1",
        "  people.role            accuracy 1.0 of 1",
        "08LIMA12 header serial: want 13, got 12",
    ]


def test_records_come_from_standard_input(gold: Path, telegram: Path) -> None:
    records = reftel("read", telegram, "--json").stdout
    done = reftel("evaluate", gold, "--json", stdin=records)
    assert json.loads(done.stdout) == {
        "unread": [],
        "registers": {
            "header": {"precision": 0.5, "recall": 0.5, "f1": 0.5, "gold": 2},
            "paragraphs": {"precision": 1.0, "recall": 1.0, "f1": 1.0, "gold": 2},
            "people": {"precision": 1.0, "recall": 1.0, "f1": 1.0, "gold": 1},
            "people.role": {"accuracy": 1.0, "of": 1},
        },
    }


def test_a_cable_that_is_not_there_is_named_and_the_status_says_so(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = reftel("evaluate", gold, tmp_path / "empty")
    assert done.returncode == 1
    assert "not read: 08LIMA12" in done.stdout.decode()


def test_a_record_by_hand_that_lacks_a_key_is_named(gold: Path, telegram: Path) -> None:
    [file] = gold.glob("*.json")
    record = json.loads(file.read_text())
    record["statements"] = [{"paragraph": 2}]
    file.write_text(json.dumps(record))
    done = reftel("evaluate", gold, telegram)
    assert done.returncode == 1
    assert f"reftel: {gold}, record 08LIMA12: an entry that cannot be compared (KeyError: " in done.stderr.decode()
    assert b"; write its entries with the keys that docs/record-format.md has" in done.stderr


def test_a_folder_without_gold_is_a_clear_error(tmp_path: Path, telegram: Path) -> None:
    (tmp_path / "none").mkdir()
    done = reftel("evaluate", tmp_path / "none", telegram)
    assert done.returncode == 1
    assert "no record made by hand; name a folder of .json files, one a cable" in done.stderr.decode()


def test_explain_shows_paragraphs_with_the_entries_below(telegram: Path) -> None:
    done = reftel("explain", "08LIMA12", telegram)
    shown = done.stdout.decode()
    assert done.returncode == 0
    assert "2. (SBU) He told Poloff that shoes were cheaper than tyres." in shown


def test_explain_finds_a_cable_in_an_archive_too(telegram: Path, tmp_path: Path) -> None:
    assert reftel("add", tmp_path / "archive", telegram).returncode == 0
    done = reftel("explain", "08lima12", tmp_path / "archive")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == reftel("explain", "08LIMA12", telegram).stdout
    assert reftel("explain", "08LIMA13", tmp_path / "archive").returncode == 1


def test_explain_says_where_it_looked_for_an_id_in_vain(telegram: Path) -> None:
    done = reftel("explain", "08LIMA13", telegram)
    assert done.returncode == 1
    assert "08LIMA13: no cable with this id under" in done.stderr.decode()
