"""What became of the promises of the fictional story, against its answer sheet."""

import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import reftel
from reftel.corpus import Corpus, PlanFollowed
from reftel.corpus.keywords import keys_of
from reftel.corpus.lines import Line

SAMPLES = sorted(str(path) for path in Path("samples").iterdir() if path.suffix in {".txt", ".html"})
FATES = {"kept": "done", "broken": "not done", "postponed": "put off"}
STANDINGS = 47
SILENT = {"open", "no later word"}
FOUND = 36  # verdicts of the sheet that are given: all of them


class Scored(NamedTuple):
    promise: str
    expected: str
    given: str


def sheet() -> dict[str, list[dict[str, Any]]]:
    read: dict[str, list[dict[str, Any]]] = json.loads(Path("samples/answers.json").read_text(encoding="utf-8"))
    return read


def promises() -> list[dict[str, Any]]:
    return sheet()["promises"]


def is_of(plan: PlanFollowed, promise: dict[str, Any]) -> bool:
    """Whether a plan that was read is a promise of the sheet: the same paragraph, and words in common."""
    line = plan.line
    small = not keys_of(line.words)  # hold its first meeting
    keys = keys_of(line.words, small=not small)
    for place in promise["promised_in"]:
        if (line.cable, line.paragraph) == (place["cable"], place["paragraph"]):
            told = (promise["what"], place["words"], promise["who"] or "")
            words = {key for each in told for key in keys_of(each, small=not small)}
            if 2 * len(words.intersection(keys)) >= len(keys) + small:
                return True
    return False


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("sheet") / "cables"
    reftel.open(folder).add(SAMPLES, workers=1)
    return Corpus(reftel.open(folder), workers=1)


@pytest.fixture(scope="module")
def scores(corpus: Corpus) -> list[Scored]:
    plans = corpus.plans()
    return [
        Scored(one["id"], FATES.get(one["fate"], one["fate"]), plan.fate.fate)
        for one in promises()
        for plan in plans
        if is_of(plan, one)
    ]


def test_no_verdict_on_the_sheet_is_wrong(scores: list[Scored]) -> None:
    assert [one for one in scores if one.given not in {*SILENT, one.expected}] == []


def test_every_verdict_is_found(scores: list[Scored]) -> None:
    given = {one.promise for one in scores if one.given == one.expected and one.given not in SILENT}
    assert len(given) >= FOUND, sorted(given)


def words(*told: str | None) -> set[str]:
    """The words of names and matters, with neither accents nor what is too short to tell."""
    plain = unicodedata.normalize("NFKD", " ".join(filter(None, told))).encode("ascii", "ignore").decode().lower()
    return {word for word in re.findall(r"[a-z0-9']+", plain) if len(word) > 2} - {"the", "and", "for", "that", "not"}


def places(one: dict[str, Any]) -> set[tuple[str | None, int]]:
    return {(at["cable"], at["paragraph"]) for at in one["evidence"]}


def is_meeting(line: Line, one: dict[str, Any]) -> bool:
    """Whether a line tells of a meeting of the sheet: of some of those who met, on its day."""
    days = one["date"] or {"from": "", "to": "9999"}
    on_its_day = line.start is None or (line.start <= days["to"] and (line.end or line.start) >= days["from"])
    return on_its_day and not words(*line.who).isdisjoint(words(*one["participants"], one["host"]))


def is_silence(line: Line, one: dict[str, Any]) -> bool:
    """Whether a line tells of a silence of the sheet: in its paragraph, of whoever was silent, or of nobody named."""
    named = [who for who in line.who if any(map(str.isupper, who[1:]))]  # `The skipper` is nobody's name
    here = (line.cable, line.paragraph) in places(one)
    return here and (one["who"] is None or not named or not words(*named).isdisjoint(words(one["who"])))


def is_change(line: Line, one: dict[str, Any]) -> bool:
    """Whether a line tells of a change of the sheet: in its paragraph, with words of it."""
    told = words(line.words, line.name, *line.who)
    return (line.cable, line.paragraph) in places(one) and not told.isdisjoint(
        words(one["about"], one["was"], one["now"])
    )


ENTRIES = [("meetings", is_meeting), ("silences", is_silence), ("changes", is_change)]


@pytest.mark.parametrize(("section", "is_one"), ENTRIES)
def test_every_entry_of_the_sheet_is_told(
    corpus: Corpus, section: str, is_one: Callable[[Line, dict[str, Any]], bool]
) -> None:
    lines = corpus.lines(section)
    asked = [one for one in sheet()[section] if not one.get("optional")]
    assert [one for one in asked if not any(is_one(line, one) for line in lines)] == []


@pytest.mark.parametrize(("section", "is_one"), ENTRIES)
def test_no_entry_is_told_that_the_sheet_has_not(
    corpus: Corpus, section: str, is_one: Callable[[Line, dict[str, Any]], bool]
) -> None:
    told = sheet()[section]
    assert [line.words for line in corpus.lines(section) if not any(is_one(line, one) for one in told)] == []


def test_every_standing_of_the_sheet_is_told(corpus: Corpus) -> None:
    given = 0
    for one in sheet()["instruments"]:
        histories = [each for name in (one["name"], one["abbreviation"]) if name for each in corpus.instrument(name)]
        lines = {(each.line.cable, each.line.paragraph) for history in histories for each in history.standings}
        given += sum(
            any((at["cable"], at["paragraph"]) in lines for at in standing["evidence"]) for standing in one["standings"]
        )
    assert given >= STANDINGS


def test_what_fell_silent_is_not_spoken_of_again(corpus: Corpus) -> None:
    for one in sheet()["fallen_silent"]:
        for words in one["words_to_look_for"]:
            for who in ("Veldora", "Kestria"):
                said = [each.cable for found in corpus.positions(who, words) for each in found.statements]
                assert not {*said} & {*one["not_mentioned_in"]}


def test_meetings_stand_in_the_order_of_their_own_days_and_the_newest_of_these_are_shown(corpus: Corpus) -> None:
    found = corpus.relation("Veldora", "Kestria")
    days = [line.start or line.date or "" for line in found.meetings]
    assert days == sorted(days)
    assert corpus.relation("Veldora", "Kestria", limit=3).meetings == found.meetings[-3:]
    told = corpus.lines("meetings")
    assert [line.day for line in told] == sorted(line.start or line.date or "" for line in told)
    assert [line.date for line in told] != sorted(line.date or "" for line in told)  # some are told of much later


@pytest.mark.parametrize(
    ("one", "other", "cable", "is_there"),
    [
        # a call on Veldora's minister, in a paragraph that speaks of all of them
        ("Veldora", "Kestria", "07PORTHAVEN131", True),
        ("Veldora", "TCO", "07PORTHAVEN131", True),
        ("Kestria", "SCF", "07PORTHAVEN131", False),
        ("Kestria", "TCO", "07PORTHAVEN131", False),
        # two of whom other cables say whose they are
        ("Veldora", "Kestria", "08PORTHAVEN45", True),
        ("Kestria", "TCO", "08PORTHAVEN45", False),
    ],
)
def test_a_meeting_is_in_the_relations_of_those_who_met(
    corpus: Corpus,
    one: str,
    other: str,
    cable: str,
    is_there: bool,  # noqa: FBT001  a table's column
) -> None:
    meetings = corpus.relation(one, other).meetings
    assert (cable in {line.cable for line in meetings if line.kind == "call"}) == is_there
