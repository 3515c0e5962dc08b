"""What words weigh for a sentence to be of a plan, and that added cables change this alone."""

from pathlib import Path

import msgspec
import pytest

import reftel
from reftel.corpus import Corpus
from reftel.corpus.fates.scales import EVERYWHERE, Scale, Weights

WORDS = {"chart": 6, "hydrogr": 7, "seabed": 9, "the": 0}
PLACES = frozenset({("chart", EVERYWHERE), ("hydrogr", EVERYWHERE), ("seabed", "LYSANDRA")})
HALF = (("chart",), ("chart", "hydrogr"))
CABLE = """VZCZCXRO{number:04}
OO RUEHC
DE RUEHLY #{number:04}/01 {day:03}1200
ZNR UUUUU ZZH
O {date} {year}
FM AMEMBASSY LYSANDRA
TO RUEHC/SECSTATE WASHDC PRIORITY {number:04}
UNCLAS LYSANDRA 000{number:03}

SUBJECT: PORTS

{words}
STRAND
"""


def scale(*shared: str, post: str | None = None, is_linked: bool = False, is_sure: bool = False) -> Scale:
    return Scale(shared=shared, post=post, is_linked=is_linked, is_sure=is_sure)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (scale("chart", "hydrogr"), True),
        (scale("chart"), False),  # one word finds nothing
        (scale("chart", "seabed"), False),  # looked for in one post only
        (scale("chart", "seabed", post="LYSANDRA"), True),
        (scale("chart", "seabed", post="PORT HAVEN"), False),
        (scale("chart", "the"), False),
        (scale("chart", "the", is_linked=True), False),  # found, and weighs too little
        (scale("the", is_linked=True, is_sure=True), True),
        (scale("chart", "hydrogr", is_sure=True), True),
        (scale("the", is_sure=True), False),  # sure, and never laid side by side
        (msgspec.structs.replace(scale("chart", "hydrogr"), halves=(HALF,)), False),
        (msgspec.structs.replace(scale("chart", "hydrogr"), halves=((HALF[1], HALF[1]),)), True),
    ],
)
def test_words_weigh_enough_or_not(one: Scale, expected: bool) -> None:  # noqa: FBT001  a table's column
    assert one.holds(Weights(WORDS, PLACES, 15)) == expected


def test_words_that_grow_common_weigh_less() -> None:
    one = scale("chart", "hydrogr")
    assert one.words == {"chart", "hydrogr"}
    assert one.holds(Weights(WORDS, PLACES, 15))
    assert not one.holds(Weights(WORDS | {"hydrogr": 5}, PLACES, 15))


def test_no_word_weighs_less_than_nothing_in_a_small_archive() -> None:
    assert Weights({}, frozenset(), 1).least == 0


def test_a_fate_that_hung_on_rare_words_is_taken_back_when_they_are_common(tmp_path: Path) -> None:
    told = "The signing of the harbor treaty was dropped."
    texts = (
        "1. Kestria promised to sign the harbor treaty.",
        " ".join(("1.", told, *["Tea was dropped."] * 30)),
        " ".join(("1.", *[told] * 30)),  # not twice as many sentences as before
    )
    fates, archive = list[str](), reftel.open(tmp_path / "archive")
    for number, words in enumerate(texts, start=1):
        path = tmp_path / f"{number}.txt"
        content = CABLE.format(number=number, day=number, date=f"{number:02}1200Z JAN", year="08", words=words)
        path.write_text(content, encoding="utf-8")
        archive.add([str(path)], workers=1)
        if number > 1:
            fates.extend(plan.fate.fate for plan in Corpus(archive, workers=1).plans())
    assert fates == ["overtaken", "open"]
    whole = reftel.open(tmp_path / "whole")
    whole.add([str(tmp_path / f"{number}.txt") for number in (1, 2, 3)], workers=1)
    assert [plan.fate.fate for plan in Corpus(whole, workers=1).plans()] == ["open"]
