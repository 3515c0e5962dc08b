"""Sentences that tell how agreements and forums stand, also where they have no name there."""

from collections.abc import Sequence

import pytest

from reftel.corpus.standings import called_of, standings_of
from reftel.corpus.views.called import with_called
from reftel.corpus.views.instruments import histories_of
from reftel.record import Body, Cable, Header, Paragraph, Place, Source


def cable(text: str, name: str = "") -> Cable:
    """A cable of one paragraph, with a body that its text names."""
    at = (Place(0, text.index(name), text.index(name) + len(name)),) if name else ()
    return Cable(
        id="09PORTHAVEN61",
        header=Header(),
        paragraphs=(Paragraph(number=1, text=text, lines=(1, 2)),),
        bodies=(Body(name=name, kind="other", paragraphs=(1,), at=at),) if name else (),
        source=Source(path="a", format="text", sha256="00"),
    )


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Joint Observer Group", "The Joint Observer Group is ten. Four observers would arrive in May.", ["held"]),
        ("Joint Observer Group", "The Joint Observer Group is ten. Four trawlers would arrive in May.", []),
        ("Joint Observer Group", "Four observers would arrive. The Joint Observer Group is ten.", []),
        ("Harbor Monitor Group", "The Harbor Monitor Group waits. The monitors arrived on May 3.", ["held"]),
        ("Harbor Affairs Group", "The Harbor Affairs Group waits. Foreign affairs took place.", []),
    ],
)
def test_a_group_stands_as_those_do_whom_it_is_of(name: str, text: str, expected: Sequence[str]) -> None:
    assert [one.standing for one in standings_of(cable(text, name))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Harbor Group was dissolved in May.", ["ended"]),
        ("The Harbor Group (HG) was suspended.", ["suspended"]),
        ("The Harbor Group, which had been suspended, slept.", ["suspended"]),
        ("The Harbor Group, which Orland had left in May, was suspended.", ["suspended"]),
        ("The Harbor Group met in May, met in June, and lapsed.", ["dormant"]),
        ("She set up the Harbor Group.", ["set up"]),
        # other words, and other things
        ("A letter designed to help the Harbor Group came.", []),
        ("The port was reestablished beside the Harbor Group.", []),
        ("The talks were postponed following the Harbor Group.", []),
        ("Vasht concluded that the Harbor Group was asleep.", []),
        ("Orland signed the pact, and the Harbor Group slept.", []),
        ("The Harbor Group slept, but Orland signed the pact.", []),
        ("The Harbor Group slept while the pact was signed.", []),
        ("Orland has not yet ratified the Harbor Group.", []),
    ],
)
def test_a_standing_is_told_of_what_it_stands_beside(text: str, expected: Sequence[str]) -> None:
    assert [one.standing for one in standings_of(cable(text, "Harbor Group"))] == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("", "The treaty is signed, the Forum meets, and the fleet is at sea.", [("the Forum", "signed")]),
        ("", "The forum meets.", []),
        ("", "The Forum is a good thing.", []),
        ("", "The Forum on Navigation meets. The Forum Secretary met in May.", []),
        ("Strait Consultative Forum", "The Strait Consultative Forum slept. Now the Forum meets.", []),
    ],
)
def test_what_a_cable_has_no_name_for_is_told_by_its_last_word(
    name: str, text: str, expected: Sequence[tuple[str, str]]
) -> None:
    assert [(one.name, one.standing) for one in called_of(cable(text, name))] == expected


def test_without_an_instrument_nothing_is_asked() -> None:
    assert with_called(histories_of([]), lambda query, values: pytest.fail(query)) == []


def test_a_sentence_is_parted_at_its_semicolons() -> None:
    told = cable(
        "The Harbor Forum has resumed; the charts were signed; the Harbor Forum waits for tea.", "Harbor Forum"
    )
    [one] = standings_of(told)
    place = one.sentence
    assert (one.standing, told.paragraphs[0].text[place.start : place.end]) == (
        "resumed",
        "The Harbor Forum has resumed",
    )
