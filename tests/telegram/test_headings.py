import pytest

from reftel.telegram.body import body_lines
from reftel.telegram.headings import Heading, heading_above, looks_like_heading


def above(text: str) -> Heading | None:
    """Return the heading above the last line."""
    lines = body_lines(enumerate(text.split("\n"), 1))
    return heading_above(lines, len(lines) - 1, 0)


@pytest.mark.parametrize(
    "block",
    [
        "-------\nTalks On Fish\n-------\n\n",
        "-------\n\nTalks On Fish\n\n-------\n\n",
        "Talks On Fish\n-------------\n\n",
        "Talks On Fish\n-------------\n",
        "Talks On\nFish\n-------------\n",
        "Talks On Fish\n\n",
        "Talks On Fish\n",
        "Talks On Fish -------\n\n",
        "------- Talks On Fish -------\n",
        "Talks On Fish\nLIMA 00000012  002 OF 003\n\n",
        "* * * * *\nTalks On Fish\n* * * * *\n",
    ],
)
def test_a_heading_has_a_rule_above_below_or_beside_it_or_stands_alone(block: str) -> None:
    found = above(f"The end.\n\n{block}2. (U) Two.")
    assert found is not None
    assert " ".join(found.text.split()) == "Talks On Fish"
    assert found.start >= 2


@pytest.mark.parametrize(
    "text",
    [
        "2. (U) Two.",
        "\n\n2. (U) Two.",
        "The sentence ended here.\n\n2. (U) Two.",
        "1. (U) One.\n2. (U) Two.",
        "of which the rest\nis text\n\n2. (U) Two.",
        "The sentence\nthat goes on\nOver The Line\n2. (U) Two.",
        "End summary\n\n2. (U) Two.",
        "END COMMENT\n\n2. (U) Two.",
        "- a point\n\n2. (U) Two.",
        "A list,\n\n2. (U) Two.",
        "SIPDIS\n\n2. (U) Two.",
        "http://example.org\n\n2. (U) Two.",
        "1234\n\n2. (U) Two.",
        "x" * 101 + "\n\n2. (U) Two.",
        "1. (U) Talks\n-----\n2. (U) Two.",
        "-----\n2. (U) Two.",
    ],
)
def test_what_is_no_heading(text: str) -> None:
    assert above(text) is None


def test_the_last_line_of_a_text_with_a_rule_below_is_a_heading() -> None:
    found = above("He said so.\nShe said so.\nThey said so.\nThe end.\nTalks On Fish\n-------------\n2. (U) Two.")
    assert found == Heading("Talks On Fish", (), 4)


def test_the_last_line_of_an_unfinished_text_with_a_rule_below_is_none() -> None:
    assert above("He said\nshe said\nthey said\nthat the\ntalks on fish\n-------------\n2. (U) Two.") is None


def test_headings_over_a_heading_are_kept_with_it() -> None:
    assert above("Part One\n\nTalks On Fish\n\n1. (U) One.") == Heading("Talks On Fish", ("Part One",), 0)


def test_many_titles_over_one_another_are_not_all_headings() -> None:
    found = above("\n\n".join(f"Title Number {word}" for word in "ABCDEFGH") + "\n\n1. (U) One.")
    assert found is not None
    assert len(found.over) == 4


def test_nothing_is_looked_for_above_the_floor() -> None:
    lines = body_lines(enumerate(["Talks On Fish", "", "1. (U) One."], 1))
    assert heading_above(lines, 2, 1) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Too early for optimism", True),
        ("WHO IS AFRAID OF FISH?", True),
        ("Comment:", True),
        ("Visit to the U.S.", True),
        ("He said so.", False),
        ("HE SAID SO. END SUMMARY.", False),
        ("of the islands", False),
        ("(in brackets)", False),
        ("", False),
        ("---", False),
    ],
)
def test_words_that_read_as_a_heading(text: str, expected: bool) -> None:  # noqa: FBT001  a table's column
    assert looks_like_heading(text) is expected


def test_where_the_sentence_before_goes_on_only_a_title_counts() -> None:
    assert looks_like_heading("Talks on Fish", sentence_before=False)
    assert not looks_like_heading("Talks on fish and chips", sentence_before=False)
    assert not looks_like_heading("of The Islands", sentence_before=False)


@pytest.mark.parametrize("item", ["- Ada Wren, Kestria, Minister of Trade", "* Talks on fish"])
def test_the_last_item_of_a_list_is_no_heading(item: str) -> None:
    assert above(f"Those who came:\n\n- Olin Tarn, Veldora\n\n{item}\n\n2. (U) Two.") is None
    assert above("The end.\n\n- Comment -\n\n2. (U) Two.") == Heading("Comment", (), 2)
