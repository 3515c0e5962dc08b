"""Which states words name."""

import pytest

from reftel.corpus.identity.listed import party_named
from reftel.corpus.identity.offices import states_in


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("U.S. Ambassador to Turkey", ["Turkey", "United States"]),
        ("US and UK officials", ["United Kingdom", "United States"]),
        ("the U.S.A.'s envoy", ["United States"]),
        ("the Americans and the New Zealanders", ["New Zealand", "United States"]),
        ("the Soviets", ["Soviet Union"]),
        ("the Foreign Minister of St. Lucia", ["St. Lucia"]),
        ("he asked us", []),
        ("Dr. Roy", []),
        ("DR STRAND", []),
        ("DR", ["Dominican Republic"]),
        ("DR officials", ["Dominican Republic"]),
        ("Uncle Sam and the poles", []),
        ("Poles", ["Poland"]),
        ("People's Republic of China", ["China"]),
        ("the People’s Republic of China", ["China"]),
        ("PEOPLE'S REPUBLIC OF CHINA", ["China"]),
        ("Republic of China", ["Taiwan"]),
        ("China and the Republic of China", ["China", "Taiwan"]),
        ("Democratic People’s Republic of Korea", ["North Korea"]),
        ("Democratic Republic of Vietnam", ["North Vietnam"]),
        ("Papua New Guinea and Guinea", ["Guinea", "Papua New Guinea"]),
        ("Latin American ministers", []),
        ("American and Latin American ministers", ["United States"]),
    ],
)
def test_states_are_known_by_names_adjectives_and_peoples(text: str, states: list[str]) -> None:
    assert sorted(states_in(text)) == states


@pytest.mark.parametrize("name", ["US", "U.S.", "usa", "Americans", "the United States", "American"])
def test_a_party_goes_by_one_name(name: str) -> None:
    assert party_named(name) == "United States"
