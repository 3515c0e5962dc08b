import random

import pytest

from reftel.corpus.identity.bodies import BodyForm, BodyIdentity, resolve_bodies


def form(
    name: str, party: str = "", kind: str = "ministry", abbreviation: str | None = None, cables: int = 1
) -> BodyForm:
    return BodyForm(
        name=name,
        abbreviation=abbreviation,
        kind=kind,
        party=party,
        cables=cables,
        first="2008-01-01",
        last="2008-05-14",
    )


def together(found: list[BodyIdentity]) -> list[tuple[str, ...]]:
    return sorted(one.forms for one in found)


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        # the words of a name in any order, whose it is in its name or not
        (
            [form("Ministry of Defence", "Kestria"), form("Kestrian Defense Ministry", "Kestria")],
            [("Kestrian Defense Ministry", "Ministry of Defence")],
        ),
        # two states have a ministry each; one of nobody known is neither
        (
            [form("Foreign Ministry", "Kestria"), form("Foreign Ministry", "Veldora"), form("Foreign Ministry")],
            [("Foreign Ministry",)] * 3,
        ),
        # one of nobody known is the only one of the name
        ([form("Ports Ministry", "Kestria"), form("Ports Ministry")], [("Ports Ministry",)]),
        # an abbreviation is the one body that it stands for, or stays by itself
        (
            [form("Ministry of Foreign Affairs", "Kestria"), form("MFA", "Kestria")],
            [("MFA", "Ministry of Foreign Affairs")],
        ),
        (
            [
                form("Strait Consultative Forum", kind="organisation", abbreviation="SCF"),
                form("Salt Coast Fund", kind="organisation", abbreviation="SCF"),
                form("SCF", kind="organisation"),
            ],
            [("SCF",), ("Salt Coast Fund",), ("Strait Consultative Forum",)],
        ),
        # listed organisations and states go by any of their names
        (
            [form("NATO", kind="organisation"), form("North Atlantic Treaty Organization", kind="organisation")],
            [("NATO", "North Atlantic Treaty Organization")],
        ),
        # and so do listed bodies of a party, where they are that party's
        (
            [
                form("UNSC", "UN", "committee"),
                form("Security Council", "UN", "committee"),
                form("SC", "UN", "committee"),
            ],
            [("SC", "Security Council", "UNSC")],
        ),
        (
            [form("Congress", "United States", "committee"), form("Congress", "Kestria", "committee")],
            [("Congress",), ("Congress",)],
        ),
        ([form("Turkey", "Turkey", "state"), form("Republic of Turkey", "Turkey", "state")], None),
    ],
)
def test_two_forms_are_one_body_where_one_is_left(
    forms: list[BodyForm], expected: list[tuple[str, ...]] | None
) -> None:
    if expected is None:
        assert len(resolve_bodies(forms)) == 1
    else:
        assert together(resolve_bodies(forms)) == expected


def test_a_form_left_apart_is_perhaps_the_same_with_reasons() -> None:
    found = resolve_bodies(
        [
            form("Strait Consultative Forum", kind="organisation", abbreviation="SCF"),
            form("Salt Coast Fund", kind="organisation", abbreviation="SCF"),
            form("SCF", kind="organisation"),
        ]
    )
    short = next(one for one in found if one.name == "SCF")
    assert [one.name for one in short.perhaps] == ["Salt Coast Fund", "Strait Consultative Forum"]
    assert short.perhaps[0].reasons == ("the same abbreviation", "of the same kind")


def test_names_that_begin_with_the_same_letters_are_not_perhaps_the_same() -> None:
    found = resolve_bodies([form("Salt Coast Fund"), form("Strait Consultative Forum", abbreviation=None)])
    assert not any(one.perhaps for one in found)


def test_a_listed_organisation_goes_by_its_name() -> None:
    forms = [
        form("Atlantic Alliance", kind="organisation", cables=9),
        form("NATO", kind="organisation", cables=99),
        form("North Atlantic Treaty Organization", kind="organisation"),
    ]
    [found] = resolve_bodies(forms)
    assert found.name == "North Atlantic Treaty Organization"


def test_the_order_of_forms_means_nothing() -> None:
    names = (
        "Foreign Ministry",
        "Ministry of Foreign Affairs",
        "MFA",
        "TCO Council",
        "SCF",
        "Strait Consultative Forum",
    )
    forms = [form(name, party) for name in names for party in ("", "Kestria", "Veldora")]
    expected = resolve_bodies(forms)
    for seed in range(3):
        assert resolve_bodies(random.Random(seed).sample(forms, len(forms))) == expected
