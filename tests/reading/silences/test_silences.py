"""What was not raised, offered or answered: cases in tests/fixtures/reading/silences.txt."""

import pytest

from reading.cases import Case, cases, line
from reftel.reading import read_registers
from reftel.record import Silence


def _shown(silence: Silence) -> str:
    return line(silence.who, silence.about, silence.said_by)


@pytest.mark.parametrize("case", cases("silences"), ids=str)
def test_silences(case: Case) -> None:
    case.check([_shown(silence) for silence in read_registers(case.cable).silences])
