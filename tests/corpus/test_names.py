import pytest

from corpus.made_story import people
from reftel.corpus.identity.full_names import group
from reftel.corpus.identity.names import Name, agree, near, parse
from reftel.corpus.identity.offices import office_of
from reftel.corpus.identity.sightings import kind, kinds_of, named


@pytest.mark.parametrize(
    ("text", "family", "given"),
    [
        ("Ilse van der Maarten", "maarten", ("ilse",)),
        ("Yusuf al-Tamiri", "tamiri", ("yusuf",)),
        ("J.P. Wexcombe Jr.", "wexcombe", ("j", "p")),
        ("Chou En-lai", "chou", ("en-lai",)),
        ("Vasht", "vasht", ()),
        ("III", "", ()),
    ],
)
def test_a_name_has_a_family_s_part_and_given_ones(text: str, family: str, given: tuple[str, ...]) -> None:
    assert parse(text) == Name(family, given)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("henry", "a"), ("henry",), True),
        (("h",), ("henry", "a"), True),
        (("bob",), ("robert",), True),
        (("b",), ("robert",), True),
        (("u", "alexis"), ("alexis",), True),
        (("robert",), ("ambrose",), False),
        (("john", "a"), ("john", "b"), False),
        (("mohamed",), ("muhammad",), True),
    ],
)
def test_given_names_agree_where_one_person_can_have_both(
    one: tuple[str, ...], other: tuple[str, ...], *, expected: bool
) -> None:
    assert agree(one, other) is expected
    assert agree(other, one) is expected


def test_short_names_of_families_are_no_two_spellings_of_one() -> None:
    assert not near("lee", "leigh")


def test_offices_are_labels_states_and_sex() -> None:
    office = office_of(["Amb.", "Turkey's Prime Minister", "Mrs."])
    assert office.labels == {"prime minister"} | office_of(["Ambassador"]).labels
    assert office.states == {"Turkey"}
    assert office.gender == "f"


def test_full_names_that_could_be_two_people_stay_open() -> None:
    seen = people(("John Amos Vasht",), ("John Basil Vasht",), ("John Vasht",))
    found = group(named(kind(*one) for one in kinds_of(seen).items()))
    assert [len(one) for one in found.groups] == [1, 1]
    assert [one.sighting.name for one in found.open] == ["John Vasht"]
