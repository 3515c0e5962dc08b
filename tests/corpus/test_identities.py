import random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.made_story import people, seen
from reftel.corpus import PersonIdentity, Sighting, identify, sightings_of
from reftel.reading import read_paths
from reftel.record import Cable


def together(found: list[PersonIdentity], sightings: list[Sighting]) -> list[list[int]]:
    """Which of the sightings are one person's, by their number, in order."""
    number = {one.key: at for at, one in enumerate(sightings)}
    return sorted(sorted(number[member] for member in one.members) for one in found)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # a bare name is the one person's of that name
        ([("Zofia Dell'Orso",), ("Dell'Orso",), ("Dell'Orso", "Foreign Minister")], [[0, 1, 2]]),
        # initials, short forms, accents
        ([("Robert S. Wexcombe",), ("R. Wexcombe",), ("Bob Wexcombe",)], [[0, 1, 2]]),
        ([("Hélène Marchetti-Osei",), ("Helene Marchetti-Osei",)], [[0, 1]]),
        # two people of one family: a bare name is nobody's, an office tells
        ([("Ngozi Halloran", "chair"), ("Ambrose Halloran", "Foreign Minister"), ("Halloran",)], [[0], [1], [2]]),
        ([("Ngozi Halloran",), ("Ambrosia Halloran",), ("Halloran",)], [[0], [1], [2]]),
        (
            [("Robert Halloran", "Senator"), ("Ambrose Halloran", "Foreign Minister"), ("Halloran", "FonMin")],
            [[0], [1, 2]],
        ),
        # a minister is not the senator who visits in that year, until something says so; later he may be
        ([("Robert Halloran", "Senator"), ("Halloran", "FonMin")], [[0], [1]]),
        ([("Ambrose Halloran", "Defense Minister"), ("Halloran", "Senator")], [[0], [1]]),
        ([("Robert Halloran", "Senator", "FonMin"), ("Halloran", "FonMin"), ("Halloran", "Senator")], [[0, 1, 2]]),
        # a short name between two longer ones stays open
        ([("John A. Tembelan",), ("John B. Tembelan",), ("John Tembelan",)], [[0], [1], [2]]),
        # man and woman are not one
        ([("Robert Thorsen", "Mr."), ("Thorsen", "Mrs.")], [[0], [1]]),
        # a given name alone is not one person through all cables
        ([("Henry",), ("Henry",)], [[0], [1]]),
        # two spellings of a long name, one of them rare
        ([("Kyriakides",)] * 5 + [("Kyriakidis",)], [[0, 1, 2, 3, 4, 5]]),
        ([("Harman",)] * 3 + [("Harriman",)] * 3, [[0, 1, 2], [3, 4, 5]]),
    ],
)
def test_two_entries_are_one_where_one_candidate_is_left(
    lines: list[tuple[str, ...]], expected: list[list[int]]
) -> None:
    sightings = people(*lines)
    assert together(identify(sightings), sightings) == expected


def test_a_name_whose_family_stands_first_is_one_in_any_cable() -> None:
    sightings = [
        seen("Tran Thi Quyen", alone=["Tran"]),
        seen("Tran Thi Quyen"),
        seen("Tran", "Deputy Foreign Minister"),
    ]
    [found] = identify(sightings)
    assert found.name == "Tran Thi Quyen"
    assert len(found.members) == 3


def test_nobody_is_named_in_cables_of_a_hundred_years() -> None:
    sightings = [seen("Robert Vasht", date="1876-08-10"), seen("Vasht", date="2008-10-21")]
    assert len(identify(sightings)) == 2


def test_a_president_is_not_the_official_of_his_name_unless_at_home() -> None:
    official = [seen("Robert Vasht", "Under Secretary", place="XA")]
    assert len(identify([*official, seen("Vasht", "President", place="XB")])) == 2
    assert len(identify([*official, seen("Vasht", "President", place="XA")])) == 1


def test_an_identity_says_forms_offices_and_days() -> None:
    sightings = [
        seen("Dragomir Vasht", "captain", copy="a", date="1976-08-10"),
        seen("Vasht", "President", copy="b", date="1988-05-14", alone=["Vasht"]),
        seen("Dragomir Vasht", "President", copy="c", date="1989-04-17"),
    ]
    [found] = identify(sightings)
    assert found.forms == ("Dragomir Vasht", "Vasht")
    assert [(held.office, held.first, held.last, held.cables) for held in found.offices] == [
        ("President", "1988-05-14", "1989-04-17", 2),
        ("captain", "1976-08-10", "1976-08-10", 1),
    ]
    assert (found.first, found.last) == ("1976-08-10", "1989-04-17")
    assert found.cables == ("08LYSANDRAa", "08LYSANDRAb", "08LYSANDRAc")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # a word or a letter that once stands before a name is a misreading, sooner than a given name
        ([("Halloran",)] * 40 + [("Wexcombe Halloran",), ("F. Halloran",)], "Halloran"),
        # a given name that is known, or two words, or one that stands again and again is none
        ([("Halloran",)] * 20 + [("Robert Halloran",)], "Robert Halloran"),
        ([("Halloran",)] * 40 + [("Tovi Ren Halloran",)], "Tovi Ren Halloran"),
        ([("Halloran",)] * 40 + [("Tovi Halloran",)] * 3, "Tovi Halloran"),
    ],
)
def test_somebody_goes_by_the_fullest_name_that_is_no_slip(lines: list[tuple[str, ...]], expected: str) -> None:
    first = identify(people(*lines))[0]
    assert first.name == expected


def test_who_is_left_apart_is_perhaps_the_same_with_reasons() -> None:
    sightings = people(("Ngozi Halloran", "Senator"), ("Ambrose Halloran", "Senator"), ("Halloran", "Senator"))
    bare = next(found for found in identify(sightings) if found.name == "Halloran")
    assert [one.name for one in bare.perhaps] == ["Ambrose Halloran", "Ngozi Halloran"]
    assert bare.perhaps[0].reasons == ("the same family name", "both senator", "at the same time")


_NAMES = st.sampled_from(
    [
        "Vasht",
        "Dragomir Vasht",
        "D. Vasht",
        "Milos Vasht",
        "Halloran",
        "Ngozi Halloran",
        "Ambrose Halloran",
        "N. Halloran",
        "Tran",
        "Tran Thi Quyen",
        "Kutchuk",
        "Kuchuk",
        "Robert Kuchuk",
        "Bob Kuchuk",
        "Henry",
        "Said Strand",
        "Strand",
        "Leontine Adeyemi-Strand",
    ]
)
_OFFICES = st.lists(
    st.sampled_from(["President", "Foreign Minister", "Mr.", "Mrs.", "Senator", "Kestrian"]), max_size=2
)
_ENTRIES = st.tuples(_NAMES, _OFFICES, st.integers(1970, 2010), st.sampled_from(["", "XA", "XB"]))


@settings(max_examples=60, deadline=None)
@given(st.lists(_ENTRIES, max_size=30), st.integers(0, 1000))
def test_the_order_of_cables_means_nothing(rows: list[tuple[str, list[str], int, str]], seed: int) -> None:
    sightings = [
        seen(name, *offices, copy=f"{at:04}", date=f"{year}-01-01", place=place)
        for at, (name, offices, year, place) in enumerate(rows)
    ]
    expected = identify(sightings)
    chance = random.Random(seed)
    for _ in range(3):
        chance.shuffle(sightings)
        assert identify(sightings) == expected
    assert sorted(member for one in expected for member in one.members) == sorted(one.key for one in sightings)


def test_the_people_of_the_story_are_told_apart() -> None:
    cables = [one for one in read_paths(["samples"]) if isinstance(one, Cable)]
    sightings = [each for at, cable in enumerate(cables) for each in sightings_of(f"{at}", cable)]
    found = {one.name: one for one in identify(sightings)}
    for name in ("Dragomir Vasht", "Ilse van der Maarten", "Tran Thi Quyen", "Yusuf al-Tamiri", "Matteo Brandvold"):
        assert len(found[name].cables) > 1, name
    assert {"Ngozi Halloran"} <= found.keys()


def test_an_office_without_a_name_is_no_family() -> None:
    places = [("KS", 1964), ("KS", 1966), ("VL", 1964)]
    kings = [seen("King", place=place, date=f"{year}-05-14") for place, year in places]
    kings = [msgspec.structs.replace(one, titles=("King",)) for one in kings]
    secretary = [seen("The Secretary", "Secretary", date=f"{year}-05-14") for year in (1964, 1964, 1977)]
    sightings = [*kings, seen("Robert Q. King", "Mr."), *secretary]
    assert together(identify(sightings), sightings) == [[0, 1], [2], [3], [4, 5], [6]]
