import pytest

from reftel.telegram.orders import parse_executive_order


@pytest.mark.parametrize(
    ("value", "order", "text"),
    [
        (" 12958: N/A", "12958", "N/A"),
        (" 12958 N/A", "12958", "N/A"),
        (": 12958: DECL: OADR", "12958", "DECL: OADR"),
        ("(12958): N/A", "12958", "N/A"),
        ("11652: GDS", "11652", "GDS"),
        ("12958", "12958", None),
        ("N/A", None, "N/A"),
        ("12958: DECL:\n 11/22/2012 \\", "12958", "DECL: 11/22/2012"),
        ("", None, None),
    ],
)
def test_the_order_and_its_words(value: str, order: str | None, text: str | None) -> None:
    found = parse_executive_order(value)
    assert (found.order, found.text) == (order, text)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("12958: DECL: 11/22/2012", "2012-11-22"),
        ("12958 DECL: 6/3/08", "2008-06-03"),
        ("12958: DECL: 2020/02/23", "2020-02-23"),
        ("12958: DECL: 2020-02-23", "2020-02-23"),
        ("12958: DECL: 22 NOV 2012", "2012-11-22"),
        ("12958: DECL: NOVEMBER 22, 2012", "2012-11-22"),
        ("12958: DECL: Nov. 22, 2012", "2012-11-22"),
        ("12958: DECL:11/22/2012", "2012-11-22"),
        ("12958: DECLAS 1/1/12", "2012-01-01"),
        ("12065: GDS 11/5/85 (DOE, JANE) OR-M", "1985-11-05"),
        ("DECL: 1/1/2012", "2012-01-01"),
    ],
)
def test_the_day_of_declassification(value: str, day: str) -> None:
    assert parse_executive_order(value).declassify_on == day


@pytest.mark.parametrize(
    "value",
    [
        "12958: N/A",
        "12958: DECL: X1",
        "12356: DECL: OADR",
        "12958: DECL: 10 YEARS",
        "12958: DECL AFTER 2012",
        "12958: DECL: UPON ACCESSION OF VELDORA",
        "12958 DECL: 13/45/2012",
        "12958:DECL:02/30/2012",
        "12958: DECL: 12 FOO 2012",
        "11652: XGDS-1",
        "12065: RDS-1 11/5/00",
        "12958: AS AMENDED; DECLASSIFIED JUNE 21, 2006",
        "12958: DECL: 11/22/2012; DECLASSIFIED JUNE 21, 2006",
        "12958: 11/22/2012",
    ],
)
def test_what_gives_no_such_day(value: str) -> None:
    assert parse_executive_order(value).declassify_on is None
