"""What is remembered of words: the latest ones, and never more than so many."""

from hypothesis import given
from hypothesis import strategies as st

from reftel.reading.base.remembered import Remembered


class Lengths(Remembered[int]):
    most = 4

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def find(self, word: str) -> int:
        self.asked.append(word)
        return len(word)


@given(st.lists(st.text(max_size=3)))
def test_every_word_gets_its_own_answer_however_many_there_are(words: list[str]) -> None:
    lengths = Lengths()
    for word in words:
        assert lengths[word] == len(word)
        assert len(lengths) <= Lengths.most


def test_a_word_used_again_and_again_is_found_out_once() -> None:
    lengths = Lengths()
    for number in range(100):
        assert lengths["the"] == 3
        assert lengths[f"w{number}"]
    assert lengths.asked.count("the") == 1


def test_a_word_of_long_ago_is_forgotten() -> None:
    lengths = Lengths()
    for word in ("harbour", *"abcdefghi", "harbour"):
        assert lengths[word]
    assert lengths.asked.count("harbour") == 2
