"""What is to happen, was offered, asked for or put off: cases in tests/fixtures/reading/plans.txt."""

import pytest

from reading.cases import Case, cases, line
from reftel.reading import read_registers
from reftel.record import Plan


def _shown(plan: Plan) -> str:
    when = plan.when
    return line(plan.who, plan.what, when and when.from_, when and when.to, plan.standing)


@pytest.mark.parametrize("case", cases("plans"), ids=str)
def test_plans(case: Case) -> None:
    case.check([_shown(plan) for plan in read_registers(case.cable).plans])


def test_writer_whom_nothing_names() -> None:
    settings = (("post", ""),)
    case = Case(place="", settings=settings, paragraphs=("I will discuss the ship with Tran.",), expected=())
    assert [plan.who for plan in read_registers(case.cable).plans] == ["I"]
