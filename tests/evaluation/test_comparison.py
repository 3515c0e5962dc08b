"""Figures and misses of whole records; the same as those of the script that the records made by hand came with."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reftel.errors import SourceError
from reftel.evaluation import Comparison, Figure, lines_of, read_gold

SHARED = Path(__file__).parents[3] / "shared"
TRAN = {"name": "Tran Thi Quyen", "roles": ["Deputy Foreign Minister"]}


def gold(**registers: Any) -> dict[str, Any]:
    return {"id": "08EX1", "header": {}, "paragraph_marks": {}, **registers}


def compared(made_by_hand: dict[str, Any], found: dict[str, Any] | None) -> tuple[dict[str, Figure], Comparison]:
    comparison = Comparison()
    comparison.add(made_by_hand, found)
    return {figure.name: figure for figure in comparison.figures()}, comparison


def test_a_register_has_precision_recall_and_f1() -> None:
    figures, comparison = compared(gold(people=[TRAN, {"name": "Dell'Orso", "roles": []}]), {"people": [TRAN]})
    assert figures["people"] == Figure(name="people", precision=1.0, recall=0.5, f1=0.667, gold=2)
    assert figures["people.role"] == Figure(name="people.role", accuracy=1.0, of=1)
    assert comparison.misses == ['08EX1 people missed: {"name": "Dell\'Orso", "roles": []}']


def test_what_is_wrongly_found_is_listed() -> None:
    figures, comparison = compared(gold(people=[]), {"people": [{"name": "Herring"}]})
    assert figures["people"].precision == 0.0
    assert comparison.misses == ['08EX1 people wrong: {"name": "Herring"}']


@pytest.mark.parametrize("found", [[TRAN], []])
def test_optional_entries_cost_nothing(found: list[dict[str, Any]]) -> None:
    figures, comparison = compared(gold(people=[{**TRAN, "optional": True}]), {"people": found})
    assert (figures["people"].precision, figures["people"].recall, comparison.misses) == (1.0, 1.0, [])


def test_a_register_that_was_not_read_by_hand_is_not_compared() -> None:
    assert "people" not in compared(gold(silences=[]), {"people": [TRAN]})[0]


def test_a_cable_that_was_not_read_is_named_and_counts() -> None:
    figures, comparison = compared(gold(people=[TRAN]), None)
    assert (figures["people"].recall, comparison.unread) == (0.0, ["08EX1"])


def test_header_and_paragraphs_are_compared() -> None:
    made = {
        "id": "08EX1",
        "header": {"serial": 1, "subject": "A VISIT", "tags": ["PREL"], "to": []},
        "paragraph_marks": {"1": "SBU", "2": "U"},
        "paragraph_headings": {"2": "The Talks"},
    }
    paragraphs = [{"number": 1, "mark": "SBU"}, {"number": 2, "mark": "U", "heading": "THE FISH"}]
    figures, comparison = compared(
        made, {"header": {"serial": 2, "subject": "A visit.", "tags": ["PREL"]}, "paragraphs": paragraphs}
    )
    assert (figures["header"].f1, figures["paragraphs"].f1) == (0.667, 0.5)
    assert comparison.misses == [
        "08EX1 header serial: want 1, got 2",
        "08EX1 paragraph 2: want mark 'U', heading 'The Talks', got ('U', 'THE FISH')",
    ]


def test_a_folder_without_records_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no record made by hand"):
        read_gold(str(tmp_path))


@pytest.mark.parametrize(
    ("text", "said"), [("{", "no record: "), ('{"id": "08EX1"}', "a record without header, paragraph_marks")]
)
def test_a_file_that_is_no_record_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "one.json").write_text(text)
    with pytest.raises(SourceError, match=said):
        read_gold(str(tmp_path))


@pytest.mark.corpus
@pytest.mark.skipif(
    not (SHARED / "score.py").exists(), reason="score.py and the records it compares are not beside this checkout"
)
def test_figures_are_those_of_the_script_to_the_letter(tmp_path: Path) -> None:
    """Records with the faults that a reader makes: every third entry lost, words cut, wrong kinds."""
    records = tmp_path / "records.jsonl"
    made = read_gold(str(SHARED / "gold"))
    found = [_spoilt(record) for record in made[1:]]
    records.write_text("".join(json.dumps(record) + "\n" for record in found))
    said = subprocess.run(
        [sys.executable, str(SHARED / "score.py"), str(SHARED / "gold"), str(records), "--misses"],
        capture_output=True, check=True, text=True,
    ).stdout.splitlines()  # fmt: skip
    comparison = Comparison()
    for record in made:
        comparison.add(record, next((one for one in found if one["id"] == record["id"]), None))
    ours = [*lines_of(comparison.figures()), f"not read: {', '.join(comparison.unread)}"]
    assert ours == said[: len(ours)]
    assert sorted(comparison.misses) == sorted(said[len(ours) :])


def _spoilt(record: dict[str, Any]) -> dict[str, Any]:
    spoilt = json.loads(json.dumps(record))
    for name, entries in spoilt.items():
        if isinstance(entries, list):
            spoilt[name] = [_cut(entry, at) for at, entry in enumerate(entries) if at % 3]
    return dict(spoilt)


def _cut(entry: dict[str, Any], at: int) -> dict[str, Any]:
    for key in ("name", "content", "about", "what", "text"):
        if entry.get(key) and at % 2:
            entry[key] = " ".join(entry[key].split()[1:]) or entry[key]
    if at % 5 == 0 and "kind" in entry:
        entry["kind"] = "other"
    return entry
