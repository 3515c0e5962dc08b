"""The project's own story is read as its answer sheet says."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from reftel.record import Cable
from reftel.telegram import Tally, read_paths

SAMPLES = Path(__file__).parents[1] / "samples"
ANSWERS = json.loads((SAMPLES / "answers.json").read_text(encoding="utf-8"))
NOTES = {"README.md", "answers.json"}


@pytest.fixture(scope="module")
def tally() -> Tally:
    counted = Tally()
    for found in read_paths([str(SAMPLES)]):
        counted.add(found)
    return counted


@pytest.fixture(scope="module")
def copies() -> dict[str, list[Cable]]:
    found: dict[str, list[Cable]] = defaultdict(list)
    for reading in read_paths([str(SAMPLES)]):
        if isinstance(reading, Cable) and reading.id:
            found[reading.id].append(reading)
    return found


def best(copies: dict[str, list[Cable]], identity: str) -> Cable:
    """The copy with a date-time group, which is the one with a head."""
    return max(copies[identity], key=lambda cable: cable.header.dtg is not None)


def test_every_file_is_a_cable_or_one_of_the_two_notes(tally: Tally) -> None:
    assert tally.errors == []
    assert {Path(done.path).name for done in tally.without_cable} == NOTES
    assert tally.files_read + len(NOTES) == tally.files == sum(1 for _ in SAMPLES.iterdir())


def test_every_cable_of_the_story_is_found(copies: dict[str, list[Cable]]) -> None:
    assert set(copies) == {cable["id"] for cable in ANSWERS["cables"]}


@pytest.mark.parametrize("answer", ANSWERS["cables"], ids=lambda answer: answer["id"])
def test_header_and_marks_are_those_of_the_answer_sheet(
    answer: dict[str, object], copies: dict[str, list[Cable]]
) -> None:
    cable = best(copies, str(answer["id"]))
    assert cable.header.dtg == answer["dtg"]
    assert cable.header.classification == answer["classification"]
    marks = {str(p.number): p.mark for p in cable.paragraphs}
    assert marks == answer["paragraphs"]


@pytest.mark.parametrize("answer", ANSWERS["cables"], ids=lambda answer: answer["id"])
def test_references_lead_to_the_cables_they_name(
    answer: dict[str, list[dict[str, str]]], copies: dict[str, list[Cable]]
) -> None:
    references = best(copies, str(answer["id"])).header.references
    wanted = [reference["id"] for reference in answer["references"] if reference.get("id")]
    assert [reference.id for reference in references if reference.id] == wanted


def test_the_words_of_every_answer_stand_in_the_paragraph_named(copies: dict[str, list[Cable]]) -> None:
    missing = []
    for register in ("meetings", "changes", "silences", "hearsay"):
        for entry in ANSWERS[register]:
            for evidence in entry["evidence"]:
                texts = [
                    p.text for c in copies[evidence["cable"]] for p in c.paragraphs if p.number == evidence["paragraph"]
                ]
                if not any(evidence["words"] in text for text in texts):
                    missing.append(evidence)
    assert missing == []


def test_what_was_blacked_out_is_listed_with_its_place(copies: dict[str, list[Cable]]) -> None:
    [copy] = [cable for cable in copies["08LYSANDRA212"] if cable.header.dtg is None]
    texts = {p.number: p.text for p in copy.paragraphs}
    assert copy.withheld
    for entry in copy.withheld:
        assert texts[entry.paragraph][slice(*entry.at)] == entry.text


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("09PORTHAVEN61.html", {"lost_header", "lost_text", "lost_section", "foreign_text"}),
        ("08LYSANDRA212_copy_b.txt", {"lost_header"}),
    ],
)
def test_damage_of_the_damaged_copies(name: str, kinds: set[str], copies: dict[str, list[Cable]]) -> None:
    [copy] = [cable for found in copies.values() for cable in found if Path(cable.source.path).name == name]
    assert kinds <= {damage.kind for damage in copy.damage}


def test_whole_copies_show_no_damage(copies: dict[str, list[Cable]]) -> None:
    damaged = {Path(cable.source.path).name for found in copies.values() for cable in found if cable.damage}
    assert damaged == {"09PORTHAVEN61.html", "08LYSANDRA212_copy_b.txt"}
