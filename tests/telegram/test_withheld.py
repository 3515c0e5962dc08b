import pytest

from reftel.record import Paragraph, Withheld
from reftel.telegram.withheld import find_withheld, is_withheld


def withheld(text: str) -> list[Withheld]:
    return list(find_withheld([Paragraph(number=2, text=text, lines=(1, 1))]))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We met XXXXXXXXXXXX there.", ["XXXXXXXXXXXX"]),
        ("We met xxxxxxxxxxxx there.", ["xxxxxxxxxxxx"]),
        ("We met XXXXXXXXXXXX XXXXXXXX, XXXXXXXXXXXX there.", ["XXXXXXXXXXXX XXXXXXXX, XXXXXXXXXXXX"]),
        ("We met XXXXXXXXXXXX and XXXXXXXXXXXX.", ["XXXXXXXXXXXX", "XXXXXXXXXXXX"]),
        ("We met [...] and [ ... ] there.", ["[...]", "[ ... ]"]),
        ("We met ████ there.", ["████"]),
        ("XXXXXXXXXXXX [...]", ["XXXXXXXXXXXX", "[...]"]),
        ("We met XXX there.", []),
        ("We met [the Minister] there...", []),
        ("", []),
    ],
)
def test_blacked_out_words_are_listed_with_their_place(text: str, found: list[str]) -> None:
    entries = withheld(text)
    assert [entry.text for entry in entries] == found
    assert all(text[slice(*entry.at)] == entry.text and entry.paragraph == 2 for entry in entries)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("XXXXXXXXXXXX [...]", True),
        ("XXXXXXXXXXXX, XXXXXXXXXXXX.", True),
        ("XXXXXXXXXXXX said so.", False),
        ("We met XXXXXXXXXXXX", False),
        ("...", False),
        ("", False),
    ],
)
def test_nothing_may_be_left_of_a_text(text: str, expected: bool) -> None:  # noqa: FBT001  a table's column
    assert is_withheld(text) is expected
