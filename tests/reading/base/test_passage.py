"""Where sentences end, and which have been left without a verb."""

import pytest

from reftel.reading.base.passage import Passage, prepare
from reftel.record import Paragraph


def passage_of(text: str) -> Passage:
    return prepare(Paragraph(number=1, text=text, lines=(1, 1)), 0)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Gen. Strand met Lt. Col. Tran. He left.", ["Gen. Strand met Lt. Col. Tran.", "He left."]),
        (
            "The U.S. Embassy closed. It is at 5 p.m. He left.",
            ["The U.S. Embassy closed.", "It is at 5 p.m.", "He left."],
        ),
        ("They discussed tea, salt, etc. They left.", ["They discussed tea, salt, etc.", "They left."]),
        ("Tran sold tea, salt, etc. Strand left.", ["Tran sold tea, salt, etc.", "Strand left."]),
        ('He said "no." She left.', ['He said "no."', "She left."]),
        ("Prices rose 3.5 percent (see annex.) Fuel fell.", ["Prices rose 3.5 percent (see annex.)", "Fuel fell."]),
        ("Was it so? No. 5 was.", ["Was it so?", "No. 5 was."]),
        ("It rose, e.g. in May", ["It rose, e.g. in May"]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    passage = passage_of(text)
    assert [passage.words_of(*sentence) for sentence in passage.sentences] == sentences


def test_a_sentence_has_an_end_on_hostile_text() -> None:
    passage = passage_of("a " * 2000)
    assert max(end - start for start, end in passage.sentences) <= 250
    assert passage.sentences[-1][1] == 2000


def test_a_sentence_without_a_verb_is_given_one() -> None:
    passage = passage_of("This calls for an inclusive approach.")
    assert passage.tags[1] == "Z"


def test_token_at() -> None:
    passage = passage_of("He met Strand.")
    assert [passage.token_at(offset) for offset in (0, 2, 3, 7, 13)] == [0, 1, 1, 2, 3]
