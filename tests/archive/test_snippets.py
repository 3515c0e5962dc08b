"""The part of a text that is shown: where it begins and ends, and what is marked in it."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.archive.snippets import Finder, Searched, snippet

FILLER = "the gulls went on and on about it " * 12


def finder(pattern: str) -> Finder:
    def find(searched: Searched) -> Iterator[tuple[int, int]]:
        return ((start, end) for word, start, end in searched.words if re.fullmatch(pattern, word))

    return find


def marked(text: str, *patterns: str, width: int = 100) -> list[str]:
    found = snippet(text, [finder(each) for each in patterns], width)
    return [found.text[slice(*mark)] for mark in found.marks]


def test_a_short_text_is_shown_whole() -> None:
    found = snippet("Fish and salt.", [finder("salt")])
    assert (found.text, found.start, found.is_cut, found.marks) == ("Fish and salt.", 0, False, ((9, 13),))


def test_a_long_text_is_shown_where_most_terms_stand() -> None:
    text = f"Fish. {FILLER} Fish and salt. {FILLER}"
    found = snippet(text, [finder("fish"), finder("salt")], 100)
    assert "Fish and salt" in found.text
    assert found.is_cut
    assert text[found.start :].startswith(found.text)


def test_without_a_match_the_beginning_is_shown() -> None:
    found = snippet(FILLER, [], 40)
    assert found.start == 0
    assert found.text == "the gulls went on and on about it the"


def test_what_overlaps_is_marked_once() -> None:
    assert marked("Fish and salt.", "fish", "fi.*") == ["Fish"]


def test_letters_with_accents_are_found_without_them() -> None:
    assert marked("Señor Peña said so.", "pena") == ["Peña"]


def test_a_text_without_blanks_is_cut_anyway() -> None:
    assert len(snippet("x" * 500, [], 40).text) == 40


@pytest.mark.parametrize("width", [30, 100, 240])
@given(st.lists(st.sampled_from(["fish", "salt", "a", "extraordinarily", "Ü", "."]), max_size=120))
def test_a_snippet_is_a_part_of_the_text_and_its_marks_are_words(width: int, pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = snippet(text, [finder("fish"), finder("salt")], width)
    assert text[found.start : found.start + len(found.text)] == found.text
    assert len(found.text) <= width or len(text) <= width
    assert {found.text[slice(*mark)] for mark in found.marks} <= {"fish", "salt"}
    if {"fish", "salt"} & set(pieces):
        assert found.marks
