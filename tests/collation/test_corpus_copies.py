"""Real cables, cut by a seeded script and joined again, where they lie beside the checkout."""

import pytest

from benchmarks.copies import CABLES, WAYS, is_passed, measure
from benchmarks.shared import missing

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(missing("cables/text") is not None, reason="the real cables are not beside this checkout"),
]


def test_joining_restores_every_lost_word_and_names_every_cut() -> None:
    results = measure()
    assert [one for one in results if not one.passed and not one.name.endswith(WAYS[2])] == []
    assert len(results) == CABLES * len(WAYS)
    assert is_passed(results)
