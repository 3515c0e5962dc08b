"""Rows of signs: what a register asks of words, read for all registers at once."""

import pytest

from reftel.reading.base.passage import Passage, prepare
from reftel.reading.base.rows import Row, row_of_words
from reftel.record import Paragraph

_ASKED = row_of_words(lambda: {"said", "didn't", "kestria"})
_SHAPES = Row(lambda word, capitals: "c" if capitals else "I" if word[:1].isupper() else " ")


def _signs(row: Row, passage: Passage) -> str:
    """The signs of the words; the empty full stop behind the last one has one too."""
    return row.of(passage)[:-1]


def _passage(text: str) -> Passage:
    return prepare(Paragraph(number=1, text=text, lines=(1, 1)), 0)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Strand said no.", " !  "),
        ("Kestria SAID nothing", "!! "),
        ("He didn’t go.", " !  "),
        ("The prime minister left.", "     "),
        ("", ""),
    ],
)
def test_words_of_a_set_have_a_sign_however_they_are_written(text: str, signs: str) -> None:
    passage = _passage(text)
    assert _signs(_ASKED, passage) == signs
    assert _ASKED.places(passage) == [at for at, sign in enumerate(signs) if sign != " "]


@pytest.mark.parametrize(
    ("text", "signs"),
    [("Strand met Tran in May.", "I I I "), ("STRAND MET TRAN.", "cccc")],
)
def test_a_sign_may_hang_on_capitals(text: str, signs: str) -> None:
    assert _signs(_SHAPES, _passage(text)) == signs


def test_a_row_made_after_others_were_read_is_read_too() -> None:
    before = _passage("Strand met Tran.")
    assert _signs(_SHAPES, before) == "I I "
    late = row_of_words(lambda: {"met"})
    assert _signs(late, before) == _signs(late, _passage("Strand met Tran.")) == " !  "
    assert _signs(_SHAPES, before) == "I I "


def test_a_token_is_found_by_any_offset_up_to_its_end() -> None:
    passage = _passage("In May, he met Tran.")
    ends = [passage.end_of(at) for at in range(len(passage.words) - 1)]
    found = [passage.token_at(offset) for offset in range(len(passage.text))]
    assert found == [next(at for at, end in enumerate(ends) if end > offset) for offset in range(len(passage.text))]
