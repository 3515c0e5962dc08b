import pytest

from reftel.telegram.labels import find_labels


def fields(text: str) -> list[str]:
    return [label.field for label in find_labels(text)]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("E.O. 12958: N/A", "12958: N/A"),
        ("E.0. 12958: N/A", "12958: N/A"),
        ("EO 12958 N/A", "12958 N/A"),
        ("E.O.: 12958: DECL", "12958: DECL"),
        ("E. O. 12958", "12958"),
        ("EO: 12958", "12958"),
        ("EXECUTIVE ORDER 12958: N/A", "12958: N/A"),
        ("e.o. 12958: n/a", "12958: n/a"),
        ("E.O. 11652: GDS", "11652: GDS"),
        ("E.O.: N/A", " N/A"),
    ],
)
def test_spellings_of_the_order(line: str, value: str) -> None:
    [label] = find_labels(line)
    assert (label.field, line[label.end :]) == ("executive_order", value)


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("TAGS: PREL", "tags"),
        ("TAG: PREL", "tags"),
        ("AGS: PREL", "tags"),
        ("TAGS PREL", "tags"),
        ("TAGS. PREL", "tags"),
        ("TAGS; PREL", "tags"),
        ("Tags: prel", "tags"),
        ("-- TAGS: PREL", "tags"),
        ("SUBJECT: A", "subject"),
        ("SUBJ: A", "subject"),
        ("SUBJECT A VISIT", "subject"),
        ("SUBJ A VISIT", "subject"),
        ("SUBJECT; A", "subject"),
        ("SUBJECT LINE: A", "subject"),
        ("Subject: a visit", "subject"),
        ("> SUBJECT: A", "subject"),
        ("UBJECT: A", "subject"),
        ("SUBJCT: A", "subject"),
        ("SUBEJCT: A", "subject"),
        ("SUJECT: A", "subject"),
        ("REF: A", "references"),
        ("REFS: A", "references"),
        ("REFTEL: A", "references"),
        ("REFTELS: A", "references"),
        ("REF(S): A", "references"),
        ("REFERENCES: A", "references"),
        ("REF; A", "references"),
        ("REF A. LIMA 12", "references"),
        ("REF LIMA 12", "references"),
        ("CLASSIFIED BY: DOE", "classified_by"),
        ("Classified By: Doe", "classified_by"),
        ("CLASSIFIED BY DOE", "classified_by"),
        ("1. (U) CLASSIFIED BY DOE", "classified_by"),
    ],
)
def test_a_label_opens_a_line(line: str, field: str) -> None:
    assert fields(line) == [field]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "TAGS",
        "SUBJECTIVE: A",
        "Subjective: a view",
        "REFERRING TO",
        "DECLASSIFIED BY: X",
        "E.O. N/A",
        "the subject: fish",
        "a ref: none",
    ],
)
def test_other_words_are_no_labels(line: str) -> None:
    assert fields(line) == []


def test_reflowed_labels_stand_in_the_middle_of_a_line_in_capitals_or_with_a_colon() -> None:
    line = "SIPDIS E.O. 12958: N/A TAGS: PREL SUBJECT: A VISIT REF: LIMA 12 Classified By: Doe"
    assert fields(line) == ["executive_order", "tags", "subject", "references", "classified_by"]


def test_a_reference_label_may_be_glued_to_the_subject() -> None:
    text = "SUBJECT: A VISITREFS: A. LIMA 12"
    found = find_labels(text)
    assert [label.field for label in found] == ["subject", "references"]
    assert text[found[1].end :] == "A. LIMA 12"


def test_the_first_label_of_a_field_holds() -> None:
    text = "SUBJECT: ONE\nSUBJECT: TWO"
    [label] = find_labels(text)
    assert text[label.start : label.end] == "SUBJECT:"
    assert label.start == 0


def test_labels_come_in_the_order_of_the_text() -> None:
    assert fields("REF: LIMA 12\nSUBJECT: A\nTAGS: PREL\nE.O. 12958: N/A") == [
        "references",
        "subject",
        "tags",
        "executive_order",
    ]
