"""A cable as a footnote cites it."""

import msgspec
import pytest

from archive.story import cable, with_header
from reftel.archive.citation import cite

MADE = cable("08PORTHAVEN45", ["Gulls."])


@pytest.mark.parametrize(
    ("changed", "paragraph", "cited"),
    [
        ({"mrn": "08 PORTHAVEN 45"}, 3, "Embassy Porthaven, telegram 08 PORTHAVEN 45, 15 January 2008, para. 3"),
        ({}, None, "Embassy Porthaven, telegram 08PORTHAVEN45, 15 January 2008"),
        ({}, 0, "Embassy Porthaven, telegram 08PORTHAVEN45, 15 January 2008"),
        ({"post_kind": "consulate"}, 1, "Consulate Porthaven, telegram 08PORTHAVEN45, 15 January 2008, para. 1"),
        ({"post_kind": None}, None, "Porthaven, telegram 08PORTHAVEN45, 15 January 2008"),
        (
            {"post": "State", "post_kind": "department"},
            None,
            "Department of State, telegram 08PORTHAVEN45, 15 January 2008",
        ),
        ({"post": None}, None, "AMEMBASSY PORTHAVEN, telegram 08PORTHAVEN45, 15 January 2008"),
        ({"post": None, "sender": None, "date": None}, None, "telegram 08PORTHAVEN45"),
        (
            {"date": None, "dtg": "1976-08-10T12:00:00Z"},
            None,
            "Embassy Porthaven, telegram 08PORTHAVEN45, 10 August 1976",
        ),
        ({"date": "1976-08"}, None, "Embassy Porthaven, telegram 08PORTHAVEN45, August 1976"),
        ({"date": "1976"}, None, "Embassy Porthaven, telegram 08PORTHAVEN45, 1976"),
    ],
)
def test_how_a_cable_is_cited(changed: dict[str, object], paragraph: int | None, cited: str) -> None:
    assert cite(with_header(MADE, **changed), paragraph) == cited


def test_a_cable_without_a_number_says_so() -> None:
    assert "telegram without a number" in cite(msgspec.structs.replace(with_header(MADE, mrn=None), id=None))


@pytest.mark.parametrize(
    ("identity", "cited"),
    [
        ("frus1964-68v18/d111", "Foreign Relations of the United States, 1964–68, vol. XVIII, doc. 111"),
        ("frus1951v05/d9", "Foreign Relations of the United States, 1951, vol. V, doc. 9"),
        ("frus1969-76v04p2/d12", "Foreign Relations of the United States, 1969–76, vol. IV, part 2, doc. 12"),
        ("frus1969-76ve12/d3", "Foreign Relations of the United States, 1969–76, vol. E–12, doc. 3"),
        ("frus1949/d3", "Foreign Relations of the United States, 1949, doc. 3"),
    ],
)
def test_a_printed_document_is_cited_by_volume(identity: str, cited: str) -> None:
    bare = with_header(msgspec.structs.replace(MADE, id=identity), post=None, sender=None, date=None)
    assert cite(bare) == cited


@pytest.mark.parametrize(
    ("changed", "cited"),
    [
        ({"mrn": "O.LB976"}, "Porthaven, telegram O.LB976, Documents on Australian Foreign Policy, vol. 90, doc. 12"),
        ({"mrn": None}, "Porthaven, Documents on Australian Foreign Policy, vol. 90, doc. 12"),
    ],
)
def test_a_printed_cablegram_is_cited_with_its_number_and_its_volume(changed: dict[str, object], cited: str) -> None:
    document = msgspec.structs.replace(MADE, id="dfat-v90/12")
    assert cite(with_header(document, post_kind=None, date=None, **changed)) == cited
