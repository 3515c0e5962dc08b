"""What was otherwise before: cases in tests/fixtures/reading/changes.txt."""

import pytest

from reading.cases import Case, cases, line
from reftel.reading import read_registers
from reftel.record import Change, change_words


def _shown(change: Change) -> str:
    return line(change.about, change.was, change.now, change.since)


@pytest.mark.parametrize("case", cases("changes"), ids=str)
def test_changes(case: Case) -> None:
    case.check([_shown(change) for change in read_registers(case.cable).changes])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Board no longer treats the ferry as urgent.", "The Board no longer treats the ferry as urgent"),
        ("Its children are no longer poor, Tran said.", "Its children are no longer poor"),
        ("The ferry has become a bone of contention.", "The ferry has become a bone of contention"),
        ("The harbor seemed more crowded than in 1962.", "The harbor seemed more crowded than in 1962"),
    ],
)
def test_the_words_of_a_change_go_on_to_what_somebody_or_something_is(text: str, words: str) -> None:
    case = Case(place="here", settings=(), paragraphs=(text,), expected=())
    cable = read_registers(case.cable)
    [change] = cable.changes
    assert change_words(cable, change) == words
