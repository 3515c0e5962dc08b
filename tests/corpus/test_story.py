"""What became of the promises of the fictional story, against its answer sheet."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import reftel
from reftel.corpus import Corpus, PlanFollowed
from reftel.corpus.keywords import keys_of

SAMPLES = sorted(str(path) for path in Path("samples").iterdir() if path.suffix in {".txt", ".html"})
FATES = {"kept": "done", "broken": "not done", "postponed": "put off"}
SILENT = {"open", "no later word"}
FOUND = 16  # verdicts of the sheet that are given; a lower limit, to be raised and never lowered


class Scored(NamedTuple):
    promise: str
    expected: str
    given: str


def promises() -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(Path("samples/answers.json").read_text(encoding="utf-8"))["promises"]
    return read


def is_of(plan: PlanFollowed, promise: dict[str, Any]) -> bool:
    """Whether a plan that was read is a promise of the sheet: the same paragraph, and words in common."""
    line = plan.line
    for place in promise["promised_in"]:
        if (line.cable, line.paragraph) == (place["cable"], place["paragraph"]):
            small = not keys_of(line.words)  # hold its first meeting
            words = {key for told in (promise["what"], place["words"]) for key in keys_of(told, small=not small)}
            keys = keys_of(line.words, small=not small)
            return 2 * len(words.intersection(keys)) >= len(keys) + small
    return False


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> list[Scored]:
    folder = tmp_path_factory.mktemp("sheet") / "cables"
    reftel.open(folder).add(SAMPLES, workers=1)
    plans = Corpus(reftel.open(folder), workers=1).plans()
    return [
        Scored(one["id"], FATES.get(one["fate"], one["fate"]), plan.fate.fate)
        for one in promises()
        for plan in plans
        if is_of(plan, one)
    ]


def test_no_verdict_on_the_sheet_is_wrong(scores: list[Scored]) -> None:
    assert [one for one in scores if one.given not in {*SILENT, one.expected}] == []


def test_as_many_verdicts_are_found_as_before(scores: list[Scored]) -> None:
    given = {one.promise for one in scores if one.given == one.expected and one.given not in SILENT}
    assert len(given) >= FOUND, sorted(given)
