"""The tables of plans, silences and changes are whole: no row twice, no shape that no rule reads."""

from collections import Counter

import pytest

from reftel.reading.base.tables import read_lines, read_rows
from reftel.reading.changes.lexicon import pairs as change_pairs
from reftel.reading.changes.lexicon import verbs as change_verbs
from reftel.reading.plans.lexicon import ADJECTIVES, NOUNS, VERBS

_STANDINGS = {
    "promised", "offered", "planned", "tentative", "invited", "requested", "agreed", "postponed", "refused", "expected",
}  # fmt: skip
_SHAPES = {"leave", "with", "to", "obj", "that", "own", "ing", "act", "for", "on", "np"}


@pytest.mark.parametrize(
    "name", ["plans.csv", "plan_nouns.csv", "plan_adjectives.csv", "silences.csv", "silence_nouns.csv"]
)
def test_no_row_stands_twice(name: str) -> None:
    counted = Counter(row[0] for row in read_rows(name, 2))
    assert [word for word, count in counted.items() if count > 1] == []


@pytest.mark.parametrize(
    "name",
    [
        "doers.txt",
        "forecasts.txt",
        "events.txt",
        "spontaneous.txt",
        "talk.txt",
        "aims.txt",
        "views.txt",
        "favours.txt",
        "fitting.txt",
        "goals.txt",
        "errands.txt",
        "imperatives.txt",
        "ing_nouns.txt",
        "replies.txt",
        "silence_topics.txt",
        "silence_asking.txt",
        "silence_words.txt",
        "not_names.txt",
        "transitive.txt",
        "pledges.txt",
        "tellings.txt",
    ],
)
def test_no_word_stands_twice(name: str) -> None:
    counted = Counter(word for row in read_lines(name) for word in row.split())
    assert [word for word, count in counted.items() if count > 1] == []


def test_standings_and_shapes_are_known() -> None:
    frames = [*VERBS.values(), *NOUNS.values()]
    assert {frame.standing for frame in frames} | set(ADJECTIVES.values()) <= _STANDINGS
    assert {shape for frame in VERBS.values() for shape in frame.shapes} <= _SHAPES
    assert {shape for frame in NOUNS.values() for shape in frame.shapes} <= {"to", "ing", "np"}


def test_kinds_of_change_are_known() -> None:
    kinds = {kind for kinds in change_verbs().values() for kind in kinds}
    assert kinds == {
        "self",
        "thing",
        "turn",
        "lately",
        "stand",
        "office",
        "refused",
        "repeated",
        "lost",
        "bond",
        "hurt",
        "former",
    }
    assert {kind for kinds in change_pairs().values() for kind in kinds} == {"self", "thing"}
