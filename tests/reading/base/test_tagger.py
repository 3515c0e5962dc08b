"""What the words of a sentence are."""

import pytest

from reftel.reading.base.tagger import tag
from reftel.reading.base.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("He plans to visit Lysandra.", "UZtVC."),
        ("Their plans were put off.", "DNBYP."),
        ("Tran visits Kestria in May.", "CZCPy."),
        ("GOV officials plan to report.", "CNVtV."),
        ("She was concerned.", "UBY."),
        ("The proposed visit failed.", "DJNE."),
        ("A visit proposed by Kestria failed.", "DNYPCE."),
        ("They said the meeting went well.", "UEDNER."),
        ("MINISTER SAID NO.", "NED."),
        ('He called it "very sound," noting costs.', "UEU<RN,>GN."),
    ],
)
def test_letters(text: str, letters: str) -> None:
    assert tag(tokenize(text)) == letters
