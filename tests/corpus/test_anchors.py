"""People of the cables beside public lists of those who held office (real names: the lists are of real people)."""

import pytest

from reftel.corpus import PersonIdentity, Sighting, identify


def person(name: str, post: str, place: str, date: str, *offices: str) -> PersonIdentity:
    [found] = identify([Sighting("a", 0, "a", date, place, name, (), offices, (), 1, post)])
    return found


@pytest.mark.parametrize(
    ("name", "post", "place", "date", "office", "expected"),
    [
        ("Cunningham", "Tel Aviv", "IL", "2009-11-27", "Ambassador", "James B. Cunningham"),
        ("Cunningham", "Tel Aviv", "IL", "2005-11-27", "Ambassador", None),  # another time
        ("Cunningham", "Ankara", "TR", "2009-11-27", "Ambassador", None),  # another post
        ("Cunningham", "Tel Aviv", "IL", "2009-11-27", "British Ambassador", None),  # another state's
        ("Cunningham", "Tel Aviv", "IL", "2009-11-27", "Admiral", None),  # another office
        ("Robert Cunningham", "Tel Aviv", "IL", "2009-11-27", "Ambassador", None),  # another first name
        ("Kissinger", "Ankara", "TR", "1975-03-03", "Secretary", "Henry A. (Heinz Alfred) Kissinger"),
        ("Vasht", "Ankara", "TR", "1975-03-03", "Secretary", None),
    ],
)
def test_a_person_is_the_one_of_a_list_by_name_office_post_and_day(
    name: str, post: str, place: str, date: str, office: str, expected: str | None
) -> None:
    found = person(name, post, place, date, office)
    assert [anchor.name for anchor in found.anchors] == ([expected] if expected else [])
    assert found.name == name
    assert all(anchor.source.startswith("Office of the Historian") for anchor in found.anchors)
