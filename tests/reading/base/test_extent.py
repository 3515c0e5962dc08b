"""How far a verb phrase goes."""

import pytest

from reftel.reading.base.extent import parts_of, verb_phrase_end
from reftel.reading.base.passage import Passage, prepare
from reftel.record import Paragraph


def _passage(text: str) -> Passage:
    return prepare(Paragraph(number=1, text=text, lines=(1, 1)), 0)


@pytest.mark.parametrize(
    ("text", "verb", "phrase"),
    [
        ("He planned to visit Kestria.", "visit", "visit Kestria"),
        (
            "He planned to visit Kestria, Marenne and the Isles, noting delays.",
            "visit",
            "visit Kestria, Marenne and the Isles",
        ),
        ("He planned to visit Kestria and said no more.", "visit", "visit Kestria"),
        ("He planned to visit Kestria, but gave no date.", "visit", "visit Kestria"),
        ("He planned to visit Kestria because the King asked.", "visit", "visit Kestria"),
        ("He planned to visit Kestria, which has no port.", "visit", "visit Kestria"),
        ("He planned to join the Forum (FKM) in May.", "join", "join the Forum (FKM) in May"),
        ("He planned to sign if the Forum agreed.", "sign", "sign if the Forum agreed"),
        ("He planned to tell Tran that the port was closed.", "tell", "tell Tran that the port was closed"),
        ("He asked them to send rice as agreed in May.", "send", "send rice"),
        ("He asked them to send 10-12 ships to Kestria - a large fleet.", "send", "send 10-12 ships to Kestria"),
        ("He asked them to hand to you the text.", "hand", "hand to you the text"),
        ("He was for carrying it out in May.", "carrying", "carrying it out in May"),
        ("He asked them to take note of it in May.", "take", "take note of it in May"),
        ("He asked them to make sure they signed it.", "make", "make sure they signed it"),
        ("He asked them to leave before he said it.", "leave", "leave before he said it"),
        ("He asked them to send rice; they refused.", "send", "send rice"),
        ("He asked them (before they began to vote) to leave.", "vote", "vote"),
    ],
)
def test_verb_phrase(text: str, verb: str, phrase: str) -> None:
    passage = _passage(text)
    at = passage.lows.index(verb)
    assert passage.words_of(at, verb_phrase_end(passage, at, passage.sentences[0][1])) == phrase


@pytest.mark.parametrize(
    ("text", "verb", "phrases"),
    [
        ("He will appeal to the Forum after the vote and seek a resolution on rice.", "appeal",
         ["appeal to the Forum after the vote", "seek a resolution on rice"]),
        ("He will appeal to the Forum in May and to seek a resolution on rice.", "appeal",
         ["appeal to the Forum in May", "seek a resolution on rice"]),
        ("He urged meeting the Forum in May and seeking a resolution on rice.", "meeting",
         ["meeting the Forum in May", "seeking a resolution on rice"]),
        ("He urged them to meet the Forum often, as well as resuming talks on rice.", "meet",
         ["meet the Forum often", "resuming talks on rice"]),
        ("He will meet Tran and Okoro in Lysandra.", "meet", ["meet Tran and Okoro in Lysandra"]),
        ("They will help and help more.", "help", ["help and help more"]),
    ],
)  # fmt: skip
def test_parts(text: str, verb: str, phrases: list[str]) -> None:
    passage = _passage(text)
    at = passage.lows.index(verb)
    parts = parts_of(passage, at, passage.sentences[-1][1] - 1)
    assert [passage.words_of(*part) for part in parts] == phrases
