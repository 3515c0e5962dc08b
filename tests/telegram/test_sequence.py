import pytest

from reftel.telegram.body import body_lines
from reftel.telegram.sequence import paragraph_starts


def starts(text: str, *, below_heading: tuple[int, ...] = ()) -> list[int]:
    """Return the indexes of the lines that open paragraphs; `below_heading` are those right below a heading."""
    lines = body_lines(enumerate(text.split("\n")))
    return paragraph_starts(lines, lambda at, floor: at in below_heading and at >= floor)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. One.\n2. Two.\n3. Three.", [0, 1, 2]),
        ("10. (U) Ten.\n11. (U) Eleven.", [0, 1]),
        ("Text.\n1. One.\nmore\n2. Two.", [1, 3]),
        ("No number at all.", []),
        ("", []),
    ],
)
def test_numbers_in_order_open_paragraphs(text: str, expected: list[int]) -> None:
    assert starts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. (U) One:\n1. first\n2. second\n2. (U) Two.\n3. (U) Three.", [0, 3, 4]),
        ("1. One:\n\n1. first\n2. second\n\n2. Two.\n\n3. Three.", [0, 5, 7]),
        ("1. One.\n\n2. Two:\n  1. first\n  2. second\n\n3. Three.", [0, 2, 6]),
        ("1. (U) One:\n1. first\n2. second\n3. third\n\n2. (U) Two.", [0, 5]),
        ("1. (U) One in\n2. what is\n7. a list.\n\n2. (U) Two.", [0, 4]),
    ],
)
def test_a_list_inside_a_paragraph_opens_none(text: str, expected: list[int]) -> None:
    assert starts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. (U) One.\n\n2. (U) Two.\n\n2. (U) Two again.\n\n3. (U) Three.", [0, 2, 4, 6]),
        ("1. One.\n\n2. Two.\n\n2. Two again.\n\n3. Three.", [0, 2, 4, 6]),
        ("1. One.\n\n1. One again.\n\n2. Two.", [0, 2, 4]),
        ("1. One.\n2. Two.\n2. No blank above.\n3. Three.", [0, 1, 3]),
        ("1. (U) One.\n\n1. no mark\n\n2. (U) Two.", [0, 4]),
    ],
)
def test_a_number_typed_twice_after_a_blank_opens_its_own(text: str, expected: list[int]) -> None:
    assert starts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. One.\n\n3. Three.\n\n4. Four.", [0, 2, 4]),
        ("1. (U) One.\n\n5. (U) Five.\n\n6. (U) Six.", [0, 2, 4]),
        ("1. One.\n\n3. Three.", [0, 2]),
        ("1. One.\n8. Eight.", [0]),
        ("1. (U) One.\n\n2. (U) Two.\n\n9. nine men\n\n3. (U) Three.", [0, 2, 6]),
        ("1. One.\n3. Three.\n2. Two.", [0, 2]),
    ],
)
def test_a_number_left_out_is_skipped_where_counting_goes_on(text: str, expected: list[int]) -> None:
    assert starts(text) == expected


def test_numbers_may_start_again_under_a_heading() -> None:
    text = "1. One.\n2. Two.\nPolitics\n1. One more.\n2. Two more."
    assert starts(text, below_heading=(3,)) == [0, 1, 3, 4]
    assert starts(text) == [0, 1]


def test_marked_numbers_do_not_start_again_without_marks() -> None:
    text = "1. (U) One.\n2. (U) Two.\nPolitics\n1. one more\n2. two more\n3. (U) Three."
    assert starts(text, below_heading=(3,)) == [0, 1, 5]
