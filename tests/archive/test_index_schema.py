"""Words as the index has them, whichever way they are cut."""

from hypothesis import example, given
from hypothesis import strategies as st

from reftel.archive.index_schema import tokens, words


@given(st.text(st.characters(max_codepoint=127), max_size=200))
@example("x" * 58 + " " + "y" * 59 + " " + "z" * 60 + " " + "w" * 61)
@example("a_b U.S. 5,000 it's\x00x")
def test_text_in_ascii_is_cut_as_tantivy_cuts_it(text: str) -> None:
    assert words(text) == tokens(text)
