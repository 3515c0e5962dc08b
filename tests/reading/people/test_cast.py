"""Who a phrase means."""

import re

import pytest

from reading.cases import Case, cases
from reftel.reading.bodies import find_bodies
from reftel.reading.mentions import Mentions
from reftel.reading.people import find_people
from reftel.reading.people.cast import Cast
from reftel.reading.study import study


def cast_of(case: Case) -> Cast:
    work = study(case.cable)
    mentions = Mentions([len(passage.words) for passage in work.passages])
    bodies = find_bodies(work, mentions)
    return Cast(work, mentions, find_people(work, mentions), bodies)


def place_of(cast: Cast, phrase: str) -> tuple[int, int, int]:
    """The passage and tokens of a phrase."""
    for passage in cast.study.passages:
        found = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", passage.text)
        if found:
            return passage.index, passage.token_at(found.start()), passage.token_at(found.end() - 1) + 1
    raise AssertionError(phrase)


def case_of(*paragraphs: str, **settings: str) -> Case:
    return Case(place="here", settings=tuple(settings.items()), paragraphs=paragraphs, expected=())


@pytest.mark.parametrize("case", cases("cast"), ids=str)
def test_who(case: Case) -> None:
    cast = cast_of(case)
    phrases = [expected.split(" -> ")[0] for expected in case.expected]
    case.check([f"{phrase} -> {cast.who(*place_of(cast, phrase)) or '-'}" for phrase in phrases])


@pytest.mark.parametrize(
    ("text", "phrase", "names"),
    [
        (
            "Minister Okafor and Ambassador Strand agreed.",
            "Minister Okafor and Ambassador Strand",
            ["Okafor", "Strand"],
        ),
        ("Minister Okafor and Ambassador Strand met. They agreed.", "They", ["Okafor", "Strand"]),
        ("Norway, Fiji and the UN agreed.", "Norway, Fiji and the UN", ["Norway", "Fiji", "UN"]),
        ("They agreed.", "They", []),
        ("Minister Okafor agreed.", "Minister Okafor", ["Okafor"]),
    ],
)
def test_everybody(text: str, phrase: str, names: list[str]) -> None:
    cast = cast_of(case_of(text))
    assert cast.everybody(*place_of(cast, phrase)) == names


def test_they_is_the_body_of_many() -> None:
    cast = cast_of(case_of("GOI officials agreed. They were content."))
    assert cast.who(*place_of(cast, "They")) == "GOI"


@pytest.mark.parametrize(
    ("text", "phrase", "settings", "name"),
    [
        ("The Ambassador agreed.", "The Ambassador", {"post": "Tel Aviv"}, "James B. Cunningham"),
        ("Ambassador agreed.", "Ambassador", {"post": "Tel Aviv"}, "James B. Cunningham"),
        ("The Ambassador agreed.", "The Ambassador", {"post": "Porthaven"}, None),
        ("The Ambassador agreed.", "The Ambassador", {"post": "Tel Aviv", "day": "none"}, None),
        ("The Norwegian Ambassador agreed.", "The Norwegian Ambassador", {"post": "Tel Aviv"}, None),
        ("Ambassador Strand came. The Ambassador agreed.", "The Ambassador", {"post": "Tel Aviv"}, None),
        ("The Minister agreed.", "The Minister", {"post": "Tel Aviv"}, None),
        ("I saw him. The Ambassador agreed.", "The Ambassador", {"post": "Tel Aviv"}, None),
    ],
)
def test_identified(text: str, phrase: str, settings: dict[str, str], name: str | None) -> None:
    cast = cast_of(case_of(text, **settings))
    found = cast.identified(*place_of(cast, phrase))
    assert (found and found.name) == name


def test_an_identification_says_where_it_is_from() -> None:
    cast = cast_of(case_of("The Ambassador agreed.", post="Tel Aviv"))
    found = cast.identified(*place_of(cast, "The Ambassador"))
    assert found is not None
    assert found.source == (
        "Office of the Historian, Chiefs of Mission: israel, ambassador-e-p, 2008-09-17 to 2011-05-21"
    )


def test_a_verb_without_a_subject() -> None:
    cast = cast_of(case_of("Minister Okafor called on us. Said he agreed."))
    index, start, _ = place_of(cast, "Said")
    assert cast.unnamed(index, start) == "Okafor"


def test_person_at() -> None:
    cast = cast_of(case_of("Minister Okafor and the UN agreed."))
    assert cast.person_at(*place_of(cast, "Minister Okafor")) == 0
    assert cast.person_at(*place_of(cast, "the UN")) is None


def test_an_office_is_looked_for_over_many_paragraphs() -> None:
    paragraphs = [
        "President Venn met President Tran.",
        *(["The President left. He slept."] * 1500),
        "The President said so.",
    ]
    cast = cast_of(case_of(*paragraphs))
    last = len(paragraphs) - 1
    assert cast.who(last, 0, 2) is None
