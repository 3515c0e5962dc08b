import pytest

from reftel.record import Site
from reftel.telegram.site import site_of_lines


@pytest.mark.parametrize(
    "lines",
    [
        ["09LIMA12", "2009-01-02 10:11", "UNCLASSIFIED//FOR OFFICIAL USE ONLY", "Embassy Lima", "09LIMA1|08QUITO2"],
        [
            "origin: Embassy Lima",
            "classification: UNCLASSIFIED//FOR OFFICIAL USE ONLY",
            "destination: 09LIMA1|08QUITO2",
            "date: 2009-01-02 10:11",
            "refid: 09LIMA12",
        ],
        [
            "Reference id: 09LIMA12",
            "Created: 2009-01-02 10:11",
            "UNCLASSIFIED//FOR OFFICIAL USE ONLY",
            "Embassy Lima",
            "09LIMA1; 08QUITO2",
        ],
    ],
)
def test_site_lines_are_data_about_the_cable(lines: list[str]) -> None:
    assert site_of_lines(lines) == Site(
        id="09LIMA12",
        date="2009-01-02 10:11",
        classification="UNCLASSIFIED//FOR OFFICIAL USE ONLY",
        origin="Embassy Lima",
        references=("09LIMA1", "08QUITO2"),
    )


def test_the_first_word_holds() -> None:
    site = site_of_lines(["09LIMA12", "08LIMA13", "2009-01-02"])
    assert site is not None
    assert site.id == "09LIMA12"


@pytest.mark.parametrize("lines", [[], ["UNCLASSIFIED", "Embassy Lima"], ["We met."]])
def test_without_id_and_date_there_is_no_site(lines: list[str]) -> None:
    assert site_of_lines(lines) is None
