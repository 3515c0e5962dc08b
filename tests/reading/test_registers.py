"""What holds for the registers of any cable, and how near those of the samples come to records made by hand."""

import gc
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from read import read_registers_of
from reftel.archive.places import misplaced
from reftel.evaluation import Comparison, read_gold
from reftel.reading import read_registers
from reftel.record import REGISTERS, Cable, Header, Paragraph, Source, decode, encode

ROOT = Path(__file__).parents[2]
SAMPLES = list(read_registers_of([str(ROOT / "samples")]))
PARTS = 4
WORDS = [
    "Minister",
    "Strand",
    "Tran",
    "Kestria",
    "Veldora",
    "the",
    "TCO",
    "said",
    "that",
    "he",
    "had",
    "not",
    "raised",
    "agreed",
    "to",
    "visit",
    "in",
    "May",
    "2008",
    ",",
    "and",
    ".",
    ";",
    '"',
    "(",
    ")",
    "--",
    "will",
    "ask",
    "for",
    "agreement",
    "Ambassador",
    "told",
    "us",
    "no",
    "longer",
    "than",
    "before",
    "treaty",
    "SOFA",
    "Mr.",
    "O'Dell",
    "'s",
    "who",
    "which",
    "by",
    "UNCLAS",
    "É",
]


def cable(*texts: str) -> Cable:
    paragraphs = tuple(Paragraph(number=at, text=text, lines=(at, at)) for at, text in enumerate(texts, start=1))
    source = Source(path="a.txt", format="text", sha256="00")
    return Cable(id="08EX1", header=Header(date="2008-01-15"), paragraphs=paragraphs, source=source)


@pytest.mark.parametrize("sample", SAMPLES, ids=[str(sample.id) for sample in SAMPLES])
def test_quoted_words_stand_where_the_entries_say(sample: Cable) -> None:
    assert list(misplaced(sample)) == []


def broken_off(part: int) -> list[str]:
    """A part of the sentences of all tables of rules, each cut behind every word: what a copy may leave of them."""
    sentences = [
        line.strip()
        for table in sorted(Path("tests/fixtures/reading").glob("*.txt"))
        for line in table.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith(("#", "=", "@"))
    ]
    words = [sentence.split() for sentence in sentences[part::PARTS]]
    return [" ".join(one[:at]).rstrip(".,;:") for one in words for at in range(1, len(one) + 1)]


@pytest.mark.parametrize("part", range(PARTS))
def test_a_sentence_that_breaks_off_anywhere_is_read(part: int) -> None:
    texts = broken_off(part)
    for start in range(0, len(texts), 100):
        assert list(misplaced(read_registers(cable(*texts[start : start + 100])))) == []


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), max_size=3))
def test_any_words_are_read_the_same_twice_and_quoted_in_their_places(texts: list[str]) -> None:
    read = read_registers(cable(*texts))
    assert read == read_registers(cable(*texts))
    assert list(misplaced(read)) == []
    assert decode(encode(read)) == read


@given(st.text(max_size=300))
def test_no_text_stops_the_reading(text: str) -> None:
    read = read_registers(cable(" ".join(text.split())))
    assert msgspec.structs.replace(read, **dict.fromkeys(REGISTERS, ())) == cable(" ".join(text.split()))


@pytest.mark.parametrize("sample", SAMPLES, ids=[str(sample.id) for sample in SAMPLES])
def test_a_cable_that_was_read_leaves_nothing_that_holds_itself(sample: Cable) -> None:
    read_registers(sample)
    gc.collect()
    gc.disable()
    try:
        read_registers(sample)
        assert gc.collect() == 0
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("register", "least"),
    [
        ("people", 0.88),
        ("bodies", 0.72),
        ("instruments", 0.50),
        ("meetings", 0.48),
        ("statements", 0.80),
        ("silences", 0.50),
        ("plans", 0.55),
        ("dates", 0.95),
    ],
)
def test_the_samples_come_near_to_records_made_by_hand(register: str, least: float) -> None:
    """Records that no rule was made by: a figure far below its last says that a change has broken something."""
    comparison = Comparison()
    found = {sample.id: msgspec.json.decode(encode(sample)) for sample in SAMPLES}
    for record in read_gold(str(ROOT / "tests" / "gold")):
        comparison.add(record, found.get(record["id"]))
    f1 = {figure.name: figure.f1 for figure in comparison.figures()}[register]
    assert f1 is not None
    assert f1 >= least
