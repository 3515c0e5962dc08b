"""What the words of a sentence are."""

import time

import pytest

from reftel.reading.base.tagger import tag
from reftel.reading.base.tokens import tokenize

IN_TIME = 5  # seconds; it takes a tenth of one


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("He plans to visit Lysandra.", "UZtVC."),
        ("Their plans were put off.", "DNBYP."),
        ("Tran visits Kestria in May.", "CZCPy."),
        ("Kestria may agree in May.", "CMVPy."),
        ("HE MAY LEAVE ON 5 MAY.", "UMVP#y."),
        ("GOV officials plan to report.", "CNVtV."),
        ("She was concerned.", "UBY."),
        ("The proposed visit failed.", "DJNE."),
        ("A visit proposed by Kestria failed.", "DNYPCE."),
        ("He concluded by saying no.", "UEPGD."),
        ("They said the meeting went well.", "UEDNER."),
        ("He said a more detailed plan was good.", "UEDRJNBJ."),
        ("Tran on April 1 expressed regret.", "CPy#EN."),
        ("MINISTER SAID NO.", "NED."),
        ('He called it "very sound," noting costs.', "UEU<RN,>GN."),
        ("He said “no” and left.", "UE<D>KE."),
        ("I would like to say it was like that.", "UMVtVUBPT."),
        ("There was a strike there.", "UBDNR."),
        ("Officials point out that prices fell.", "NVPTNE."),
        ("Many note that prices fell.", "DVTNE."),
        ("The Kestrian claim that prices fell was false.", "DCNTNEBJ."),
        ("Post requests guidance.", "NZN."),
        ("People fear that prices will fall.", "NVTNMV."),
        ("He’s sure it’s Strand’s plan and they’ve paid.", "UBJUBC'NKUHY."),
        ("The US plans more talks.", "DCZRN."),
        ("The Laos plan is good.", "DCNBJ."),
        ("Arabs claim were there.", "CVBR."),
        ("The affairs section is there.", "DNNBR."),
        ("What the officials fear is war.", "QDNVBN."),
        ("Then Strand leaves for Lysandra.", "RCZPC."),
        ("It is due to visit Kestria.", "UBRtVC."),
        ("It is due to lack of time.", "UBRtNON."),
        ("It will not only sign.", "UMRRV."),
        ("It will not/not sign.", "UM!V."),
        ("The worst forms of it came late.", "DJNOUER."),
        ("The sinking of it came late.", "DNOUER."),
        ("It is closer to home.", "UBRtN."),
        ("One came with the first one by mid-May.", "UEPD#NPy."),
        ("Some groups harbor doubts.", "DNVN."),
        ("One reason is time.", "UNBN."),
        ("The GOK proposed measures have failed.", "DCJNHY."),
        ("The GOK proposed measures.", "DCEN."),
        ("Isles states now concerned that", "CNRET"),
        ("The Mission requests $100.", "DCZL#."),
        ("In a tape, al-Tran urged haste.", "PDN,CEN."),
    ],
)
def test_letters(text: str, letters: str) -> None:
    assert tag(tokenize(text)) == letters


def test_many_demands_without_a_stop_are_read_in_time() -> None:
    tokens = tokenize("asked that the team " * 10_000)
    start = time.perf_counter()
    assert tag(tokens).count("T") == 10_000
    assert time.perf_counter() - start < IN_TIME
