"""What was otherwise before: cases in tests/fixtures/reading/changes.txt."""

import pytest

from reading.cases import Case, cases, line
from reftel.reading import read_registers
from reftel.record import Change


def _shown(change: Change) -> str:
    return line(change.about, change.was, change.now, change.since)


@pytest.mark.parametrize("case", cases("changes"), ids=str)
def test_changes(case: Case) -> None:
    case.check([_shown(change) for change in read_registers(case.cable).changes])
