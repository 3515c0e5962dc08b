"""Bodies that two parties meet in."""

import pytest

from reftel.corpus.lines import Line
from reftel.corpus.views.meeting_bodies import bodies_between


def body(name: str) -> Line:
    return Line(
        copy=name, cable="08X1", date="2008", register="bodies", position=0, paragraph=1, kind="", words="", name=name
    )


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        # one body by its name, its abbreviation, and both
        (["SCF", "Strait Consultative Forum", "Strait Consultative Forum (SCF)"], ["Strait Consultative Forum (SCF)"]),
        # a listed organisation by any of its names
        (["UN", "United Nations", "North Atlantic Treaty Organization"], ["United Nations", "North Atlantic Treaty Organization"]),
        # a listed body of a party likewise
        (["UNSC", "Security Council", "NAC", "NATO Council"], ["Security Council", "NATO Council"]),
        # the parties themselves are none, what belongs to one of them is
        (["TCO", "Tidewater Compact Organization (TCO)", "Veldora", "TCO Council"], ["TCO Council"]),
        ([], []),
    ],
)  # fmt: skip
def test_each_is_told_once_and_no_party_is_one(names: list[str], shown: list[str]) -> None:
    assert [line.name for line in bodies_between(map(body, names), ("TCO", "Veldora"))] == shown
