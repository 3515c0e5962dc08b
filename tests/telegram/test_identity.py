import pytest

from reftel.record import Site
from reftel.telegram.classification import ClassLine
from reftel.telegram.identity import Identity, identify
from reftel.telegram.pagelines import PageLine
from reftel.telegram.transmission import Transmission


def class_line(post: str = "LIMA", serial: int = 12) -> ClassLine:
    return ClassLine(
        level="UNCLASSIFIED", post=post, serial=serial, section=None, sections=None, captions=(), start=0, end=0
    )


def sent(
    *, sender: str | None = None, dtg: str | None = None, serial: int | None = None, indicator: str | None = None
) -> Transmission:
    return Transmission(sender=sender, dtg=dtg, station_serial=serial, indicator=indicator)


DTG = "2009-01-02T10:11:00Z"
NOTHING = Transmission()


def notes(identity: Identity) -> list[str]:
    return [discrepancy.note for discrepancy in identity.discrepancies]


def test_classification_line_and_date_time_group_make_the_number() -> None:
    found = identify(class_line("SAO PAULO", 1131), sent(dtg=DTG), None)
    assert (found.id, found.mrn) == ("09SAOPAULO1131", "09 SAO PAULO 1131")
    assert (found.post, found.post_kind, found.serial, found.year) == ("Sao Paulo", "consulate", 1131, 2009)
    assert found.date == "2009-01-02"
    assert found.discrepancies == ()


def test_a_post_nobody_knows_is_taken_as_it_stands() -> None:
    found = identify(class_line("PORT HAVEN"), sent(dtg=DTG), None)
    assert (found.id, found.mrn, found.post, found.post_kind) == ("09PORTHAVEN12", "09 PORT HAVEN 12", "Port Haven", None)  # fmt: skip


@pytest.mark.parametrize(
    ("block", "site", "file_id", "page"),
    [
        (sent(sender="AMEMBASSY LIMA", serial=12, dtg=DTG), None, None, None),
        (sent(indicator="RUEHPE", serial=12, dtg=DTG), None, None, None),
        (sent(serial=12), Site(id="09LIMA12"), None, None),
        (NOTHING, Site(id="09LIMA12"), None, None),
        (NOTHING, Site(id="09LIMA12"), "08QUITO13", None),
        (NOTHING, None, "09LIMA12", None),
        (NOTHING, None, "09LIMA12", PageLine("LIMA", 12)),
        (sent(dtg=DTG), None, None, PageLine("LIMA", 12)),
        (NOTHING, Site(date="2009-01-02 10:11"), None, PageLine("LIMA", 12)),
    ],
)
def test_without_a_classification_line_the_next_best_place_counts(
    block: Transmission, site: Site | None, file_id: str | None, page: PageLine | None
) -> None:
    found = identify(None, block, site, file_id, page)
    assert (found.id, found.mrn, found.post, found.year) == ("09LIMA12", "09 LIMA 12", "Lima", 2009)


@pytest.mark.parametrize(
    ("block", "file_id", "page"),
    [
        (NOTHING, None, None),
        (sent(dtg=DTG), None, None),
        (sent(sender="AMEMBASSY LIMA", serial=12), None, None),
        (NOTHING, None, PageLine("LIMA", 12)),
        (NOTHING, "09LIMA13", PageLine("LIMA", 12)),
        (NOTHING, "notes", None),
    ],
)
def test_what_is_not_said_is_not_guessed(block: Transmission, file_id: str | None, page: PageLine | None) -> None:
    found = identify(None, block, None, file_id, page)
    assert (found.id, found.mrn) == (None, None)


def test_a_station_serial_of_four_figures_is_filled_up_from_the_site() -> None:
    found = identify(None, sent(sender="SECSTATE WASHDC", serial=1207, dtg=DTG), Site(id="09STATE731207"))
    assert (found.id, found.serial) == ("09STATE731207", 731207)
    other = identify(None, sent(sender="SECSTATE WASHDC", serial=1207, dtg=DTG), Site(id="09STATE731208"))
    assert other.serial == 1207


@pytest.mark.parametrize(
    ("sender", "site", "kind"),
    [
        ("USLO PEKING", None, "liaison_office"),
        ("AMCONSUL LIMA", None, "consulate"),
        (None, Site(origin="Consulate Lima"), "consulate"),
        (None, Site(origin="Embassy Lima"), "embassy"),
        (None, Site(origin="US Mission Lima"), "mission"),
        (None, None, "embassy"),
    ],
)
def test_the_sender_line_says_what_kind_of_post_it_is(sender: str | None, site: Site | None, kind: str) -> None:
    assert identify(class_line(), sent(sender=sender, dtg=DTG), site).post_kind == kind


@pytest.mark.parametrize(
    ("found", "block", "site", "note"),
    [
        (
            class_line(),
            Transmission(dtg=DTG, day_of_year=9),
            None,
            "the DE line says day 9, the date-time group day 2",
        ),
        (class_line(), sent(dtg=DTG, serial=13), None, "the DE line says 13, the classification line 12"),
        (
            class_line(),
            sent(dtg=DTG, sender="AMEMBASSY QUITO"),
            None,
            "the FM line says AMEMBASSY QUITO, the classification line LIMA",
        ),
        (class_line(), sent(dtg=DTG), Site(id="09LIMA13"), "the site says 13, the classification line 12"),
        (
            class_line(),
            sent(dtg=DTG),
            Site(id="09LIMA12", date="2008-05-06 10:11"),
            "the site says 2008-05-06, the date-time group 2009-01-02",
        ),
    ],
)
def test_places_that_do_not_agree_are_named(
    found: ClassLine, block: Transmission, site: Site | None, note: str
) -> None:
    assert note in notes(identify(found, block, site))


@pytest.mark.parametrize(
    ("found", "block", "site"),
    [
        (class_line(), Transmission(dtg=DTG, day_of_year=1), None),
        (class_line(), Transmission(dtg="2009-01-01T00:10:00Z", day_of_year=366), None),
        (class_line("STATE", 731207), sent(dtg=DTG, serial=1207), None),
        (class_line(), sent(dtg=DTG), Site(id="09LIMA12", date="2009-01-03")),
    ],
)
def test_small_differences_of_the_system_are_none(found: ClassLine, block: Transmission, site: Site | None) -> None:
    assert notes(identify(found, block, site)) == []


@pytest.mark.parametrize(
    ("block", "file_id", "page", "expected"),
    [
        (NOTHING, "09LIMA12", None, ["only the file's name gives the year and the post and the serial"]),
        (
            NOTHING,
            "09LIMA12",
            PageLine("LIMA", 12),
            ["only the file's name gives the year", "only a page line gives the post and the serial"],
        ),
        (sent(dtg=DTG), None, PageLine("LIMA", 12), ["only a page line gives the post and the serial"]),
        (sent(sender="AMEMBASSY LIMA", serial=12), "09LIMA12", None, ["only the file's name gives the year"]),
        (sent(sender="AMEMBASSY LIMA", serial=12, dtg=DTG), "09LIMA12", None, []),
    ],
)
def test_what_only_a_file_s_name_or_a_page_line_gives_is_said(
    block: Transmission, file_id: str | None, page: PageLine | None, expected: list[str]
) -> None:
    assert notes(identify(None, block, None, file_id, page)) == expected
