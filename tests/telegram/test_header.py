import pytest

from reftel.record import Header
from telegrams import HEAD, only

BODY = "\n\n1. (U) Text goes on.\n\nBAKER"


def header(text: str) -> Header:
    return only(text + BODY).header


@pytest.mark.parametrize(
    ("top", "classification", "caveats"),
    [
        ("UNCLAS LIMA 000012\n\nSIPDIS", "UNCLASSIFIED", ("SIPDIS",)),
        ("UNCLAS LIMA 000012\n\nSENSITIVE\nSIPDIS", "SBU", ("SIPDIS",)),
        ("UNCLAS FOUO LIMA 000012", "SBU", ()),
        ("UNCLAS SENSITIVE LIMA 000012", "SBU", ()),
        ("UNCLAS E F T O LIMA 000012\n\nSIPDIS", "UNCLASSIFIED", ("EFTO", "SIPDIS")),
        ("S E C R E T NOFORN LIMA 000012\n\nNOFORN\nSIPDIS", "SECRET", ("NOFORN", "SIPDIS")),
        ("CONFIDENTIAL LIMA 000012 NOFORN", "CONFIDENTIAL", ("NOFORN",)),
        ("CONFIDENTIAL LIMA 000012\n\nSENSITIVE", "CONFIDENTIAL", ()),
        ("CONFIDENTIAL\n\nSIPDIS", "CONFIDENTIAL", ("SIPDIS",)),
        ("UNCLASSIFIED//FOR OFFICIAL USE ONLY", "SBU", ()),
        ("SIPDIS", None, ("SIPDIS",)),
    ],
)
def test_level_and_caveats_from_classification_line_and_captions(
    top: str, classification: str | None, caveats: tuple[str, ...]
) -> None:
    found = header(f"{top}\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: A VISIT")
    assert (found.classification, found.caveats) == (classification, caveats)


def test_fields_that_are_not_there_are_empty() -> None:
    found = header("TAGS: PREL\nSUBJECT: A VISIT")
    assert found == Header(tags=("PREL",), subject="A VISIT", signed="BAKER")


def test_the_section_may_stand_on_the_de_line_alone() -> None:
    found = header("DE RUEHPE #0012/02 0341502\nR 031502Z FEB 09\nFM AMEMBASSY LIMA\n\nTAGS: PREL\nSUBJECT: A VISIT")
    assert (found.section, found.sections) == (2, None)


def test_the_section_of_the_classification_line_holds() -> None:
    found = header("DE RUEHPE #0012/02 0341502\n\nUNCLAS SECTION 01 OF 02 LIMA 000012\n\nSUBJECT: A VISIT")
    assert (found.section, found.sections) == (1, 2)


def test_paragraph_1_may_say_who_classified_the_cable() -> None:
    found = only(HEAD + "1. (U) CLASSIFIED BY: CHARGE ODALYS ROE.\n\n2. (U) Text.").header
    assert found.classified_by == "CHARGE ODALYS ROE."


def test_only_a_cable_s_page_title_stands_in_for_the_subject() -> None:
    rest = "R 031502Z FEB 09\nFM AMEMBASSY LIMA\n\nTAGS: PREL"
    assert header(f"Cablegate: A Visit | The Page\n\n{rest}").subject == "A Visit"
    assert header(f"The Page\n\n{rest}").subject is None
    assert header(f"Cablegate: A Visit\n\n{rest}\nSUBJECT: THE VISIT").subject == "THE VISIT"
