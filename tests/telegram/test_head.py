import pytest

from reftel.record import ExecutiveOrder
from reftel.telegram.head import Head, read_head

REGULAR = """
SIPDIS
STATE FOR WHA/AND

E.O. 12958: DECL: 11/22/2012
TAGS: PREL, PE
SUBJECT: (C) A VISIT
TO THE ISLANDS
REF: A. LIMA 12
     B. 07 QUITO 34

Classified By: Ambassador Jane Roe for reasons
1.4 (b) and (d).

1. (C) The Minister came."""


def head(text: str) -> tuple[Head, str]:
    found = read_head(text, 2009, "LIMA")
    return found, text[found.end :].strip()


def test_a_regular_head_is_read_whole() -> None:
    found, rest = head(REGULAR)
    assert found.captions.caveats == ("SIPDIS",)
    assert found.captions.passing == ("STATE FOR WHA/AND",)
    assert found.executive_order == ExecutiveOrder(order="12958", text="DECL: 11/22/2012", declassify_on="2012-11-22")
    assert found.tags == ("PREL", "PE")
    assert found.subject == "(C) A VISIT TO THE ISLANDS"
    assert [reference.id for reference in found.references] == ["09LIMA12", "07QUITO34"]
    assert found.classified_by == "Ambassador Jane Roe for reasons 1.4 (b) and (d)."
    assert found.labels == ("executive_order", "tags", "subject", "references", "classified_by")
    assert rest == "1. (C) The Minister came."


def test_a_reflowed_head_is_read_from_one_line() -> None:
    found, rest = head(
        " SIPDIS SENSITIVE E.O. 12958: N/A TAGS: PREL, PE SUBJECT: A VISIT REF: LIMA 12 1. (SBU) He came."
    )
    assert (found.captions.sensitive, found.tags, found.subject) == (True, ("PREL", "PE"), "A VISIT")
    assert found.references[0].id == "09LIMA12"
    assert rest == "1. (SBU) He came."


@pytest.mark.parametrize(
    "text",
    [
        "\nREF: LIMA 12\nSUBJECT: A VISIT\nTAGS: PREL\nE.O. 12958: N/A\n\n1. Text",
        "\nCLASSIFIED BY: ROE\n\nE.O. 12958: N/A\n\nTAGS: PREL\n\nSUBJECT: A VISIT\n\nREF: LIMA 12\n\n\n1. Text",
        "\nTAGS: PREL\nSUBJECT: A VISIT REF: LIMA 12\nE.O. 12958: N/A\n1. Text",
    ],
)
def test_labels_come_in_any_order(text: str) -> None:
    found, rest = head(text)
    assert (found.tags, found.subject, found.references[0].id) == (("PREL",), "A VISIT", "09LIMA12")
    assert rest == "1. Text"


@pytest.mark.parametrize(
    "line",
    [
        "SENSITIVE BUT UNCLASSIFIED - PLEASE HANDLE ACCORDINGLY",
        "Sensitive but unclassified; not for internet distribution.",
        "LIMA 00000012  001.2 OF 003",
        "SIPDIS",
    ],
)
def test_handling_lines_below_the_last_field_are_of_the_head(line: str) -> None:
    assert head(f"\nTAGS: PREL\nSUBJECT: A VISIT\n\n{line}\n\n1. Text")[1] == "1. Text"


@pytest.mark.parametrize(
    "body",
    [
        "1. Text",
        "1. (U) Text",
        "¶1. (U) Text",
        "> 1. Text",
        '1. "Text',
        "(SBU) Text",
        "SUMMARY\n-------\n1. Text",
        "-------\nSummary\n-------\n\n1. Text",
        "1. Text TAGS: not this",
    ],
)
def test_the_body_begins_at_the_first_paragraph_or_heading(body: str) -> None:
    found, rest = head(f"\nTAGS: PREL\nSUBJECT: A VISIT\n\n{body}")
    assert (found.subject, rest) == ("A VISIT", body)


def test_a_label_inside_a_paragraph_is_none() -> None:
    found, _ = head("\nSUBJECT: A VISIT\n\n1. (U) The form has a line\nTAGS: PREL, which nobody reads.")
    assert found.tags == ()


def test_a_numbered_subject_is_no_first_paragraph() -> None:
    found, rest = head("\nTAGS: PREL\nSUBJECT:\n1. A VISIT\n\n1. Text")
    assert (found.subject, rest) == ("1. A VISIT", "1. Text")


def test_lettered_references_are_no_marked_paragraphs() -> None:
    found, rest = head("\nSUBJECT: A VISIT\nREF: (A) LIMA 12 (B) QUITO 34\n     (C) STATE 56\n\n(U) Text")
    assert [reference.label for reference in found.references] == ["A", "B", "C"]
    assert rest == "(U) Text"


def test_a_head_without_labels_ends_at_the_first_sentence() -> None:
    found, rest = head("\nSIPDIS\n\nSTATE FOR WHA\n\nThe talks went on for hours.")
    assert (found.captions.caveats, found.captions.passing) == (("SIPDIS",), ("STATE FOR WHA",))
    assert (found.labels, rest) == ((), "The talks went on for hours.")


def test_nothing_is_an_empty_head() -> None:
    found, rest = head("")
    assert (found.subject, found.tags, found.references, found.executive_order, rest) == (None, (), (), None, "")
