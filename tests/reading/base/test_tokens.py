"""How a text is taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.reading.base.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Amb. Strand met Dr. Tran.", ["Amb.", "Strand", "met", "Dr.", "Tran", "."]),
        ("AMB. TRAN SAID NO.", ["AMB.", "TRAN", "SAID", "NO", "."]),
        ("the U.S.-Kestrian pact, i.e. a treaty", ["the", "U.S.-Kestrian", "pact", ",", "i.e.", "a", "treaty"]),
        ("Strand's and KESTRIA'S", ["Strand", "'s", "and", "KESTRIA", "'S"]),
        ("he'd left; they’re here", ["he", "'d", "left", ";", "they", "’re", "here"]),
        ("he didn't", ["he", "didn't"]),
        ("O'Hara & Sons", ["O'Hara", "&", "Sons"]),
        ("on 24-25 May (SOFA) -- 3.5%", ["on", "24", "-", "25", "May", "(", "SOFA", ")", "--", "3.5%"]),
        ('said "no."', ["said", '"', "no", ".", '"']),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert tokenize(text).words == words


@given(st.text(alphabet="aB.,'’\"“” -(/5é", max_size=60))
def test_words_stand_where_they_are_said_to(text: str) -> None:
    tokens = tokenize(text)
    assert all(text.startswith(word, start) for word, start in zip(tokens.words, tokens.starts, strict=True))
    assert "".join(tokens.words) == text.replace(" ", "")
    assert len(tokens.letters) == len(tokens.lows) == len(tokens.words)
