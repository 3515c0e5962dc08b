"""Promises that hold for any text at all."""

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from reftel.record import Cable, decode, encode
from reftel.telegram.frame import find_frames
from telegrams import cables

REFLOWED = (
    "1. (U) " + "He said so, and so it went on. " * 5 + "Fish ----- 2. (SBU) Then LIMA 00000012 002 OF 003 more. BAKER"
)
PIECES = (
    "UNCLAS LIMA 000012", "UNCLAS SECTION 02 OF 03 QUITO 000013", "C O N F I D E N T I A L PARIS 000014", "VZCZCXYZ0001",
    "DE RUEHPE #0012/01 0091510", "P 091510Z JAN 08", "FM AMEMBASSY LIMA", "TO RUEHC/SECSTATE WASHDC PRIORITY 0031",
    "INFO RUEHQT/AMEMBASSY QUITO", "SIPDIS", "SENSITIVE", "E.O. 12958: DECL: 01/09/2018", "TAGS: PREL, PE", "SUBJECT: A ROAD",
    "REF: A. QUITO 12", "     B. 07 LIMA 812", "CLASSIFIED BY: Pol Off Roe", "-------", "Summary", "SUMMARY -------",
    "1. (SBU) Summary: He walked to work.  End summary.", "2. (C/NF) She said so.", "3. No mark here, and", "goes on.", "1. first",
    "12. (U) A jump.", "LIMA 00000012  002 OF 003", "PAGE 02 LIMA 00012 091510Z", "(SBU) No number.", "ROE", "NNNN", "© The Daily Page",
    "Comment: XXXXXXXXXXXX thinks not.  End comment.", "He broke off after the", "", "", " ", "\t", "09LIMA12", "BT", "#0012",
    "2009-01-02 10:11", "Talks On Fish", "TALKS ON FISH", "=====", "  1. an item", "Cablegate: A Road | The Page", "UNCLASSIFIED",
    "ACTION ARA-10", "REGARDS,", "1. 1. Twice.", "Share this page", 'RUEHQT/AMEMBASSY QUITO 1618","UNCLAS LIMA 000012', REFLOWED,
)  # fmt: skip
noise = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=60)
lines = st.lists(st.one_of(st.sampled_from(PIECES), noise), max_size=40)
WORD = re.compile(r"[A-Za-z]{2,}")
PAGE_LINE = re.compile(r"[A-Z ]+\d{8} .*|PAGE \d\d .*Z")
steady = settings(max_examples=250, deadline=None, derandomize=True)


def span(ends: tuple[int, int], found: list[str]) -> list[int]:
    """Return the numbers of the lines from one end to the other that are not blank."""
    return [number for number in range(ends[0], ends[1] + 1) if found[number - 1].strip()]


def everything_kept(cable: Cable) -> list[str | None]:
    paragraphs = cable.paragraphs
    parts = [part for paragraph in paragraphs for part in (paragraph.mark, paragraph.heading, paragraph.text)]
    return [*parts, cable.header.signed]


@steady
@given(st.text())
def test_any_text_gives_cables_or_none(text: str) -> None:
    assert all(isinstance(cable, Cable) for cable in cables(text))


@steady
@given(lines)
def test_any_lines_give_cables_or_none(found: list[str]) -> None:
    assert all(isinstance(cable, Cable) for cable in cables(found))


@steady
@given(lines)
def test_reading_is_deterministic_and_records_are_lossless(found: list[str]) -> None:
    first, second = cables(found), cables(found)
    assert first == second
    assert [decode(encode(cable)) for cable in first] == first


@steady
@given(lines)
def test_every_line_of_a_frame_that_is_not_blank_has_one_role(found: list[str]) -> None:
    read = cables(found)
    numbers = Counter(number for cable in read for run in cable.layout for number in span(run.lines, found))
    assert set(numbers.values()) <= {1}
    if len(find_frames(tuple(found))) == len(read):
        assert set(numbers) == {number for number, line in enumerate(found, 1) if line.strip()}


@steady
@given(lines)
def test_no_word_of_a_paragraph_s_lines_is_lost(found: list[str]) -> None:
    for cable in cables(found):
        kept = set(WORD.findall(" ".join(filter(None, everything_kept(cable)))))
        for run in cable.layout:
            if run.role == "paragraph":
                for number in span(run.lines, found):
                    assert set(WORD.findall(PAGE_LINE.sub("", found[number - 1]))) <= kept


@steady
@given(lines)
def test_paragraphs_and_damage_name_lines_of_the_source(found: list[str]) -> None:
    for cable in cables(found):
        spans = [paragraph.lines for paragraph in cable.paragraphs]
        spans += [damage.lines for damage in cable.damage if damage.lines]
        assert all(1 <= first <= last <= len(found) for first, last in spans)


@steady
@given(lines)
def test_withheld_words_stand_where_they_are_said_to(found: list[str]) -> None:
    for cable in cables(found):
        for entry in cable.withheld:
            texts = [paragraph.text for paragraph in cable.paragraphs if paragraph.number == entry.paragraph]
            assert any(text[slice(*entry.at)] == entry.text for text in texts)


@steady
@given(lines)
def test_a_mark_is_never_left_in_the_text_it_marks(found: list[str]) -> None:
    for cable in cables(found):
        for paragraph in cable.paragraphs:
            if paragraph.mark:
                assert not paragraph.text.startswith(f"({paragraph.mark})")
