import pytest

from reftel.telegram.body import body_lines
from reftel.telegram.foreign import foreign_tail, is_page_title, is_site_line, subject_of_title


@pytest.mark.parametrize(
    "line",
    [
        "09LIMA12",
        "2009-11-27 09:08",
        "2009-11-27 09:08:00",
        "2009-11-27",
        "Friday, 27 November 2009, 09:08",
        "UNCLASSIFIED",
        "UNCLASSIFIED//FOR OFFICIAL USE ONLY",
        "Embassy Tel Aviv",
        "Consulate Munich",
        "US Mission Geneva",
        "Secretary of State",
        "American Institute Taiwan, Taipei",
        "refid: 09LIMA12",
        "date: 1/2/2009",
        "123456",
        "09LIMA12|09LIMA13",
        "This record is a partial extract of the original cable.",
        "----------------- header ends ----------------",
        "FICTIONAL CABLE, NOBODY SENT IT",
    ],
)
def test_what_cable_sites_print_above_a_telegram(line: str) -> None:
    assert is_site_line(line)


@pytest.mark.parametrize(
    "line",
    ["", "We met.", "12345678", "VZCZCXYZ0001", "Embassy officials met the Minister and talked about fish until late"],
)
def test_what_they_do_not(line: str) -> None:
    assert not is_site_line(line)


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Cablegate: Gulls Counted | The Daily Page", "Gulls Counted"),
        ("Wikileaks cables: Gulls Counted", "Gulls Counted"),
        ("US embassy cables: Gulls Counted » The Page", "Gulls Counted"),
        ("Cable Room: Gulls Counted", "Gulls Counted"),
        ("Viewing cable 09LIMA12, GULLS COUNTED", "GULLS COUNTED"),
        ("Gulls:  Counted", "Gulls: Counted"),
        ("Cablegate:", None),
    ],
)
def test_a_title_gives_the_subject_without_the_site_s_words(title: str, subject: str | None) -> None:
    assert subject_of_title(title) == subject


@pytest.mark.parametrize(("line", "expected"), [("Cablegate: Gulls", True), ("The Daily Page", False), ("", False)])
def test_a_title_of_a_cable_s_page(line: str, expected: bool) -> None:  # noqa: FBT001  a table's column
    assert is_page_title(line) is expected


@pytest.mark.parametrize(
    ("below", "first"),
    [
        ("© The Daily Page\n\nRain", 2),
        ("Copyright 2009 The Daily Page", 2),
        ("BAKER\n\nShare this on your network", 4),
        ("BAKER\n\nAll rights reserved", 4),
        ("BAKER\n\n12 comments", 4),
        ("BAKER\n\nMore stories", 4),
        ("BAKER\n\nStorm Warning\nRain is on its way. More >>\n\nSun", 4),
        ("BAKER\n\nHere | Home | News | there", 4),
        ("BAKER\n\nSubscribe to our letter", 4),
        ("Nothing else", 3),
        ("Text about copyright law", 3),
    ],
)
def test_foreign_text_begins_at_its_first_sign(below: str, first: int) -> None:
    lines = body_lines(enumerate(f"1. (U) Text.\n\n{below}".split("\n"), 1))
    assert foreign_tail(lines, 0) == first


def test_foreign_text_is_looked_for_below_the_last_paragraph_only() -> None:
    lines = body_lines(enumerate(["Copyright 2009", "", "1. (U) Text."], 1))
    assert foreign_tail(lines, 2) == 3


@pytest.mark.parametrize(
    "line",
    [
        "Copyright 2009",
        "ALL RIGHTS RESERVED",
        "advertisement",
        "Story continues below",
        "Read more",
        "More >>",
        "Share this",
        "\u017fhare this",
        "World Headlines",
        "Latest news",
        "Top stories",
        "Related articles",
        "More headlines",
        "Other posts",
        "Breaking news",
        "Recent from us",
        "Most read",
        "Subscribe",
        "Sign up for it",
        "Follow us",
        "Join the discussion",
        "Leave a reply",
        "12 comments",
        "Comments (3",
        "Posted by us",
        "Previous post",
        "Next story",
        "Print this",
        "E-mail this",
        "Email this",
        "Tweet",
        "Newsletter",
        "Terms of use",
        "Privacy policy",
        "Cookie settings",
        "Back to top",
        "View all",
        "Home page",
        "Contact us",
        "About us",
        "Powered by us",
        "Skip to main",
        "(c) 2009",
        ">> Read more",
    ],
)
def test_what_pages_print_below_a_telegram(line: str) -> None:
    assert foreign_tail(body_lines(enumerate(["1. Text.", "", line.strip()], 1)), 0) == 2
