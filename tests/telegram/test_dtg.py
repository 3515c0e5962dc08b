import pytest

from reftel.telegram.dtg import day_of_year, find_dtg, year_of_two_digits


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("270908Z NOV 09", "2009-11-27T09:08:00Z"),
        ("O 270908Z NOV 09", "2009-11-27T09:08:00Z"),
        ("P R 270908Z NOV 09 ZDK", "2009-11-27T09:08:00Z"),
        ("270908ZNOV09", "2009-11-27T09:08:00Z"),
        ("270908 Z NOV 2009", "2009-11-27T09:08:00Z"),
        ("270908Z NOV, 09", "2009-11-27T09:08:00Z"),
        ("270908Z NOVEMBER 1976", "1976-11-27T09:08:00Z"),
        ("270908Z Nov 76", "1976-11-27T09:08:00Z"),
        ("310000Z DEC 99", "1999-12-31T00:00:00Z"),
        ("290000Z FEB 00", "2000-02-29T00:00:00Z"),
        ("270908Z DEC 40", "2040-12-27T09:08:00Z"),
        ("270908Z DEC 41", "1941-12-27T09:08:00Z"),
    ],
)
def test_a_date_time_group_is_a_moment_of_universal_time(text: str, moment: str) -> None:
    assert find_dtg(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "27 NOV 09",
        "2709Z NOV 09",
        "270908 NOV 09",
        "270908Z NOV",
        "270908Z NOV 041",
        "270908Z NIX 09",
        "311260Z JAN 09",
        "302500Z JAN 09",
        "310000Z FEB 09",
        "290000Z FEB 01",
        "000000Z JAN 09",
    ],
)
def test_what_is_no_moment_is_not_guessed(text: str) -> None:
    assert find_dtg(text) is None


@pytest.mark.parametrize(("short", "full"), [(0, 2000), (9, 2009), (40, 2040), (41, 1941), (99, 1999), (1976, 1976)])
def test_years_of_two_figures_are_of_the_nearest_century(short: int, full: int) -> None:
    assert year_of_two_digits(short) == full


@pytest.mark.parametrize(("dtg", "day"), [("2009-01-01T00:00:00Z", 1), ("2008-12-31T00:00:00Z", 366)])
def test_days_of_the_year_are_counted_from_one(dtg: str, day: int) -> None:
    assert day_of_year(dtg) == day
