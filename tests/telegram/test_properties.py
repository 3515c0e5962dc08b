"""Promises that hold for any text at all."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reftel.record import Cable, decode, encode
from telegrams import cables

PIECES = (
    "UNCLAS LIMA 000012", "UNCLAS SECTION 02 OF 03 QUITO 000013", "C O N F I D E N T I A L PARIS 000014", "VZCZCXYZ0001",
    "DE RUEHPE #0012/01 0091510", "P 091510Z JAN 08", "FM AMEMBASSY LIMA", "TO RUEHC/SECSTATE WASHDC PRIORITY 0031",
    "INFO RUEHQT/AMEMBASSY QUITO", "SIPDIS", "SENSITIVE", "E.O. 12958: DECL: 01/09/2018", "TAGS: PREL, PE", "SUBJECT: A ROAD",
    "REF: A. QUITO 12", "     B. 07 LIMA 812", "CLASSIFIED BY: Pol Off Roe", "-------", "Summary", "SUMMARY -------",
    "1. (SBU) Summary: He walked to work.  End summary.", "2. (C/NF) She said so.", "3. No mark here, and", "goes on.", "1. first",
    "12. (U) A jump.", "LIMA 00000012  002 OF 003", "PAGE 02 LIMA 00012 091510Z", "(SBU) No number.", "ROE", "NNNN", "© The Daily Page",
    "Comment: XXXXXXXXXXXX thinks not.  End comment.", "He broke off after the", "", "", " ", "\t",
)  # fmt: skip
noise = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=60)
lines = st.lists(st.one_of(st.sampled_from(PIECES), noise), max_size=40)
steady = settings(max_examples=250, deadline=None, derandomize=True)


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
def test_every_line_that_is_not_blank_has_one_role(found: list[str]) -> None:
    said: dict[int, str] = {}
    for cable in cables(found):
        for run in cable.layout:
            for number in range(run.lines[0], run.lines[1] + 1):
                assert said.setdefault(number, run.role) == run.role
    if said:
        first, last = min(said), max(said)
        blank = [number for number in range(first, last + 1) if number not in said]
        assert not [number for number in blank if found[number - 1].strip()]


@steady
@given(lines)
def test_the_words_of_paragraph_lines_stand_in_paragraphs(found: list[str]) -> None:
    for cable in cables(found):
        text = " ".join(" ".join(p.text.split()) for p in cable.paragraphs)
        for paragraph in cable.paragraphs:
            first, last = paragraph.lines
            assert 1 <= first <= last <= len(found)
        for run in cable.layout:
            if run.role == "paragraph":
                for number in range(run.lines[0], run.lines[1] + 1):
                    for word in ("walked", "said", "mention", "thinks", "goes"):
                        if word in found[number - 1].split():
                            assert word in text


@steady
@given(lines)
def test_a_mark_is_never_left_in_the_text_it_marks(found: list[str]) -> None:
    for cable in cables(found):
        for paragraph in cable.paragraphs:
            if paragraph.mark:
                assert not paragraph.text.startswith(f"({paragraph.mark})")
