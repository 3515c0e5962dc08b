"""The project's own story is read as its answer sheet says."""

import json
from pathlib import Path
from typing import Any

import pytest

from reftel.evaluation import read_gold
from reftel.record import Cable
from reftel.telegram import Tally, read_paths

SAMPLES = Path(__file__).parents[1] / "samples"
ANSWERS = json.loads((SAMPLES / "answers.json").read_text(encoding="utf-8"))
GOLD = read_gold(str(Path(__file__).parent / "gold"))
NOTES = {"README.md", "answers.json"}
COPIES = [(answer, name) for answer in ANSWERS["cables"] for name in answer["files"]]
HEADLESS = "08LYSANDRA212_copy_b.txt"
MISSED = {
    ("08LYSANDRA212_copy_a.txt", "lost_text", 3): "the break falls on a line's end: only the sentence shows it",
    ("08LYSANDRA212_copy_a.txt", "lost_text", 6): "the break falls on a line's end: only the sentence shows it",
    (
        "08LYSANDRA212_copy_a.txt",
        "lost_heading",
        5,
    ): "blank lines alone are no sign in a copy that has lost nothing else",
    ("09PORTHAVEN61.html", "lost_text", 6): "`had been asked to thank` could end a sentence typed without a full stop",
}
SIGNERS = {
    "PORTHAVEN": "PENHALLOW",
    "LYSANDRA": "WEXCOMBE",
    "SABLEMONT": "TEMBELAN",
    "TARNMOUTH": "STARKWEATHER",
    "USTCO": "ADOMAKO",
    "STATE": "HOLLINGBROOK",
}


@pytest.fixture(scope="module")
def tally() -> Tally:
    counted = Tally()
    for found in read_paths([str(SAMPLES)]):
        counted.add(found)
    return counted


@pytest.fixture(scope="module")
def copies() -> dict[tuple[str, str | None], Cable]:
    """Every copy read, by its file's name and its id."""
    found = [reading for reading in read_paths([str(SAMPLES)]) if isinstance(reading, Cable)]
    return {(Path(cable.source.path).name, cable.id): cable for cable in found}


def test_every_file_is_a_cable_or_one_of_the_two_notes(tally: Tally) -> None:
    assert tally.errors == []
    assert {Path(done.path).name for done in tally.without_cable} == NOTES
    assert tally.files_read + len(NOTES) == tally.files == sum(1 for _ in SAMPLES.iterdir())


def test_every_copy_of_the_story_is_found_and_no_other(copies: dict[tuple[str, str | None], Cable]) -> None:
    assert set(copies) == {(name, answer["id"]) for answer, name in COPIES}


@pytest.mark.parametrize(("answer", "name"), COPIES, ids=[name + answer["id"] for answer, name in COPIES])
class TestCopy:
    def test_header(self, answer: dict[str, object], name: str, copies: dict[tuple[str, str | None], Cable]) -> None:
        header = copies[name, str(answer["id"])].header
        has_head = name != HEADLESS
        assert header.dtg == (answer["dtg"] if has_head else None)
        assert header.classification == (answer["classification"] if has_head else None)
        assert (header.mrn or "").replace(" ", "") == answer["id"]

    def test_paragraphs_and_their_marks(
        self, answer: dict[str, object], name: str, copies: dict[tuple[str, str | None], Cable]
    ) -> None:
        paragraphs = copies[name, str(answer["id"])].paragraphs
        assert {str(paragraph.number): paragraph.mark for paragraph in paragraphs} == answer["paragraphs"]
        assert len(paragraphs) == len(answer["paragraphs"])

    def test_references(
        self,
        answer: dict[str, list[dict[str, str | None]]],
        name: str,
        copies: dict[tuple[str, str | None], Cable],
    ) -> None:
        references = copies[name, str(answer["id"])].header.references
        wanted = [reference for reference in answer["references"] if reference["id"]]
        assert [reference.id for reference in references if reference.id] == [each["id"] for each in wanted]
        lettered = [(each["label"] or "").upper() for each in wanted if len(each["label"] or "") == 1]
        assert [reference.label for reference in references if reference.label] == lettered

    def test_signer(self, answer: dict[str, object], name: str, copies: dict[tuple[str, str | None], Cable]) -> None:
        identity = str(answer["id"])
        signer = SIGNERS[identity[2:].rstrip("0123456789")]
        lost = name == "09PORTHAVEN61.html"
        assert copies[name, identity].header.signed == (None if lost else "ASHDOWNE" if identity[0] == "7" else signer)


def test_the_words_of_every_answer_stand_in_the_paragraph_named(
    copies: dict[tuple[str, str | None], Cable],
) -> None:
    missing = []
    for register in ("meetings", "changes", "silences", "hearsay"):
        for entry in ANSWERS[register]:
            for evidence in entry["evidence"]:
                texts = [
                    paragraph.text
                    for (_, identity), cable in copies.items()
                    for paragraph in cable.paragraphs
                    if (identity, paragraph.number) == (evidence["cable"], evidence["paragraph"])
                ]
                if not any(evidence["words"] in text for text in texts):
                    missing.append(evidence)
    assert missing == []


def test_the_headless_copy_borrows_its_number_and_says_so(copies: dict[tuple[str, str | None], Cable]) -> None:
    header = copies[HEADLESS, "08LYSANDRA212"].header
    assert header.subject == "NEW KESTRIAN FOREIGN MINISTER: A GOOD TREATY WAITING FOR A GOOD DAY"
    assert [discrepancy.note for discrepancy in header.discrepancies] == [
        "only the file's name gives the year",
        "only a page line gives the post and the serial",
    ]


def test_what_was_blacked_out_is_listed_with_its_place(copies: dict[tuple[str, str | None], Cable]) -> None:
    copy = copies[HEADLESS, "08LYSANDRA212"]
    texts = {paragraph.number: paragraph.text for paragraph in copy.paragraphs}
    assert [(entry.paragraph, entry.text) for entry in copy.withheld] == [(5, "XXXXXXXXXXXX"), (5, "[...]")]
    assert all(texts[entry.paragraph][slice(*entry.at)] == entry.text for entry in copy.withheld)


@pytest.mark.parametrize(
    ("name", "kind", "paragraph"),
    [
        pytest.param(
            *key,
            marks=[pytest.mark.xfail(reason=MISSED[key], strict=True)] if key in MISSED else [],
            id="-".join(map(str, key)),
        )
        for key in ((entry["file"], entry["kind"], entry["paragraph"]) for entry in ANSWERS["damage"])
    ],
)
def test_damage_is_found(name: str, kind: str, paragraph: int, copies: dict[tuple[str, str | None], Cable]) -> None:
    [copy] = [cable for (each, _), cable in copies.items() if each == name]
    assert (kind, paragraph) in {(damage.kind, damage.paragraph) for damage in copy.damage}


def test_no_damage_is_found_that_is_not_there(copies: dict[tuple[str, str | None], Cable]) -> None:
    known = {(entry["file"], entry["kind"], entry["paragraph"]) for entry in ANSWERS["damage"]}
    found = {(name, d.kind, d.paragraph) for (name, _), cable in copies.items() for d in cable.damage}
    assert found <= known


@pytest.mark.parametrize("made", GOLD, ids=[str(made["id"]) for made in GOLD])
class TestRecordMadeByHand:
    def test_is_of_a_sample_and_says_of_its_head_and_marks_what_the_answer_sheet_says(
        self, made: dict[str, Any]
    ) -> None:
        answer = next(answer for answer in ANSWERS["cables"] if answer["id"] == made["id"])
        assert made["paragraph_marks"] == answer["paragraphs"]
        assert {key: made["header"][key] for key in ("dtg", "classification")} == {
            key: answer[key] for key in ("dtg", "classification")
        }
        assert [each["id"] for each in made["header"]["references"]] == [each["id"] for each in answer["references"]]

    def test_quotes_the_paragraph_that_it_names(
        self, made: dict[str, Any], copies: dict[tuple[str, str | None], Cable]
    ) -> None:
        cable = next(cable for (_, identity), cable in copies.items() if identity == made["id"])
        texts = {paragraph.number: " ".join(paragraph.text.split()) for paragraph in cable.paragraphs}
        quoted = [
            (entry["paragraph"], entry[key])
            for register, keys in {"statements": ("source", "content"), "dates": ("text",)}.items()
            for entry in made[register]
            for key in keys
            if entry[key]
        ]
        assert [(number, words) for number, words in quoted if words not in texts[number]] == []

    def test_nests_statements_and_names_speakers_that_it_lists(self, made: dict[str, Any]) -> None:
        statements = made["statements"]
        inner = [(at, said) for at, said in enumerate(statements) if said["via"] is not None]
        assert [at for at, said in inner if statements[said["via"]]["paragraph"] != said["paragraph"]] == []
        assert [at for at, said in inner if said["via"] >= at] == []
        listed = {entry["name"] for register in ("people", "bodies") for entry in made[register]}
        assert {said["speaker"] for said in statements if said["speaker"]} <= listed
