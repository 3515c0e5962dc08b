import pytest

from reftel.telegram.references import parse_references, references_end

YEAR = 2009


def ids(value: str, own_post: str | None = "BOGOTA") -> list[str | None]:
    return [reference.id for reference in parse_references(value, YEAR, own_post)]


def labelled(value: str) -> list[tuple[str | None, str | None]]:
    return [(reference.label, reference.id) for reference in parse_references(value, YEAR, "BOGOTA")]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("LIMA 12", "09LIMA12"),
        ("LIMA 000012", "09LIMA12"),
        ("LIMA #12", "09LIMA12"),
        ("Lima 12", "09LIMA12"),
        ("LIMA12", "09LIMA12"),
        ("12 LIMA", "09LIMA12"),
        ("LIMA NO. 12", "09LIMA12"),
        ("LIMA TEL 12", "09LIMA12"),
        ("UNCLAS LIMA 12", "09LIMA12"),
        ("SAO PAULO 12", "09SAOPAULO12"),
        ("PORT AU PRINCE 12", "09PORTAUPRINCE12"),
        ("USUN NEW YORK 12", "09USUNNEWYORK12"),
        ("SECSTATE 123456", "09STATE123456"),
        ("SABLEMONT 12", "09SABLEMONT12"),
        ("PORT HAVEN 12", "09PORTHAVEN12"),
        ("LIMA 12 (NOTAL)", "09LIMA12"),
        ("LIMA 12 AND PREVIOUS", "09LIMA12"),
        ("LIMA 12 DTD 3 JAN", "09LIMA12"),
        ("LIMA 2009", "09LIMA2009"),
        ("(U) LIMA 12", "09LIMA12"),
        ("6307", "09BOGOTA6307"),
        ("#6307", "09BOGOTA6307"),
    ],
)
def test_a_reference_names_a_cable_of_this_year(value: str, expected: str) -> None:
    assert ids(value) == [expected]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("07 LIMA 12", "07LIMA12"),
        ("2007 LIMA 12", "07LIMA12"),
        ("07LIMA12", "07LIMA12"),
        ("LIMA 12 (07)", "07LIMA12"),
        ("LIMA 12 (2007)", "07LIMA12"),
        ("LIMA (07) 12", "07LIMA12"),
        ("LIMA 4516 06", "06LIMA4516"),
        ("QUITO 4525-91", "91QUITO4525"),
        ("PANAMA 00789/08", "08PANAMA789"),
        ("STATE (01) 201265", "01STATE201265"),
        ("76 SABLEMONT 1190", "76SABLEMONT1190"),
        ("6307 (07)", "07BOGOTA6307"),
    ],
)
def test_the_year_stands_before_behind_between_or_in_brackets(value: str, expected: str) -> None:
    assert ids(value) == [expected]


@pytest.mark.parametrize(("value", "expected"), [("LIMA 12-15", "09LIMA12"), ("LIMA 12/99", "99LIMA12")])
def test_no_figure_behind_a_serial_is_a_year_to_come(value: str, expected: str) -> None:
    assert ids(value) == [expected]


def test_without_a_year_there_is_no_id() -> None:
    assert parse_references("LIMA 12, 07 LIMA 13", None)[0].id is None
    assert parse_references("LIMA 12, 07 LIMA 13", None)[1].id == "07LIMA13"


def test_a_bare_number_is_of_the_post_named_last() -> None:
    assert ids("A. LIMA 12 B. 6308") == ["09LIMA12", "09LIMA6308"]
    assert ids("6307", own_post=None) == [None]


@pytest.mark.parametrize(
    "value",
    [
        "A. LIMA 12 B. QUITO 34",
        "A) LIMA 12 B) QUITO 34",
        "(A) LIMA 12 (B) QUITO 34",
        "[A] LIMA 12 [B] QUITO 34",
        "A: LIMA 12 B: QUITO 34",
        "A. A) LIMA 12\nB. B) QUITO 34",
        "A - LIMA 12\nB - QUITO 34",
        "¶A. LIMA 12 ¶B. QUITO 34",
        "A.LIMA 12 B.QUITO 34",
        "A. LIMA 12B. QUITO 34",
        "a. LIMA 12\n     b. QUITO 34",
        "a) lima 12\nb) quito 34",
        "A. LIMA 12; B. QUITO 34.",
        "A) LIMA 12, B) QUITO 34",
        "REF A: LIMA 12\nREF B: QUITO 34",
        "A. (U) LIMA 12 B. (C) QUITO 34",
        "A. LIMA 12 (U) B. QUITO 34 (C)",
        "A. LIMA 12\nPAGE 02 LIMA 00012 190632Z\nB. QUITO 34",
        "A. LIMA 12\nBOGOTA 00000012  002 OF 003\nB. QUITO 34",
        "A. LIMA 12 (NOTAL) B. QUITO 34 (EXDIS)",
        "A. LIMA 12 AND PREVIOUS\\\nB. QUITO 34",
    ],
)
def test_bullets_of_every_kind(value: str) -> None:
    assert labelled(value) == [("A", "09LIMA12"), ("B", "09QUITO34")]


def test_a_list_may_begin_late_and_leave_letters_out() -> None:
    assert labelled("¶B. LIMA 12") == [("B", "09LIMA12")]
    assert labelled("A. LIMA 12 C. QUITO 34") == [("A", "09LIMA12"), ("C", "09QUITO34")]
    assert labelled("(C) LIMA 12\n(D) QUITO 34") == [("C", "09LIMA12"), ("D", "09QUITO34")]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("LIMA 12; QUITO 34", ["09LIMA12", "09QUITO34"]),
        ("LIMA 12, QUITO 34", ["09LIMA12", "09QUITO34"]),
        ("LIMA 12 AND QUITO 34", ["09LIMA12", "09QUITO34"]),
        ("LIMA 12 & QUITO 34", ["09LIMA12", "09QUITO34"]),
        ("LIMA 12/QUITO 34", ["09LIMA12", "09QUITO34"]),
        ("LIMA 12\n     QUITO 34", ["09LIMA12", "09QUITO34"]),
        ("LIMA 12 AND 14", ["09LIMA12", "09LIMA14"]),
        ("LIMA 12 & 14", ["09LIMA12", "09LIMA14"]),
        ("LIMA 12, 14 AND 15", ["09LIMA12", "09LIMA14", "09LIMA15"]),
        ("LIMA 12 (06), 34 (05)", ["06LIMA12", "05LIMA34"]),
        ("LIMA 12, 06 LIMA 34, 05 LIMA 56", ["09LIMA12", "06LIMA34", "05LIMA56"]),
        ("2003 LIMA 00531, 2005 LIMA 00589\n2007 LIMA 00120 AND 00131", ["03LIMA531", "05LIMA589", "07LIMA120", "07LIMA131"]),
    ],
)  # fmt: skip
def test_several_on_a_line(value: str, expected: list[str]) -> None:
    assert ids(value) == expected


def test_several_behind_one_bullet_bear_its_letter() -> None:
    assert labelled("A. LIMA 12, QUITO 34\nB. STATE 5") == [
        ("A", "09LIMA12"),
        ("A", "09QUITO34"),
        ("B", "09STATE5"),
    ]


@pytest.mark.parametrize(
    "value",
    [
        "DOE-ROE E-MAIL 12/01/09",
        "DOE/ROE EMAIL OF JUNE 5",
        "DOE-ROE TELCON 12/1/2009",
        "IIR 6 900 0123 09",
        "MANAGUA DAILY REPORT 123",
        "UNSCR 1701",
        "9 FAM 41.31",
        "MEETING OF JUNE 12",
        "JUNE 12",
        "PARIS POINTS JULY 15",
        "LETTER FROM J. DOE TO R. ROE OF MAY 3",
        "TD-314/12345-09",
        "SEPTEL",
        "LIMA 12345678",
        "LIMA 12A",
    ],
)
def test_what_names_no_cable_is_kept_without_an_id(value: str) -> None:
    [reference] = parse_references(value, YEAR, "BOGOTA")
    assert (reference.text, reference.id) == (value, None)


def test_initials_are_no_bullets() -> None:
    assert labelled("A. J. DOE E-MAIL B. LIMA 12") == [("A", None), ("B", "09LIMA12")]
    assert labelled("A. LIMA 12 B. U.S. LABOR REPORT C. QUITO 34") == [("A", "09LIMA12"), ("B", None), ("C", "09QUITO34")]  # fmt: skip


@pytest.mark.parametrize("value", ["", " \n", "N/A", "NONE", "A.", "-", "REF"])
def test_nothing_is_no_reference(value: str) -> None:
    assert parse_references(value, YEAR, "BOGOTA") == ()


@pytest.mark.parametrize(
    "rest",
    [
        "\n\nThe Minister said",
        "\n\nTHE TALKS",
        "\n\n1. (U) Text",
        "\n1. (U) Text",
        "\n-----\nText",
        "\nCLASSIFIED BY: DOE",
        "\nSENSITIVE\nText",
        "\nThis message is sensitive",
        "\n(SBU) Text",
        " 1. (SBU) Text",
        " (SBU) Text",
        " Classified By: Doe",
        " -----",
        "\n\nA change came over the talks that nobody had expected to see at all.",
        "\n\n2. LIMA 14",
    ],
)
def test_the_field_ends_where_something_else_begins(rest: str) -> None:
    value = " A. LIMA 12" + rest
    assert value[references_end(value, 0, len(value)) :] == rest


@pytest.mark.parametrize(
    "more",
    [
        "\n     B. LIMA 14",
        "\n\n     B. LIMA 14",
        "\n \n(B) LIMA 14",
        "\n\nQUITO 34",
        "\n(C) LIMA 14",
        "\nBOGOTA 00000012  002 OF 003\nB. QUITO 34",
        "\n\n\nand B. QUITO 34",
    ],
)
def test_the_field_goes_on_with_what_is_plainly_a_reference(more: str) -> None:
    value = " A. LIMA 12" + more
    assert references_end(value, 0, len(value)) == len(value)
