import pytest

from reftel.telegram.pagelines import PageLine, find_page_line, is_page_line, read_page_line, without_page_lines


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("LIMA 00000012  002 OF 003", PageLine("LIMA", 12)),
        ("SAO PAULO 00001131  002 OF 002 ", PageLine("SAO PAULO", 1131)),
        ("LIMA 00000012  001.2 OF 003", PageLine("LIMA", 12)),
        ("  STATE 00731207 002 OF 012", PageLine("STATE", 731207)),
        ("PAGE 02 VATICA 00819 190632Z", PageLine("VATICA", 819)),
        ("PAGE 02        LIMA  00819  01 OF 02  190632Z", PageLine("LIMA", 819)),
        ("PAGE 02 TEL AV 00819 190632Z JUL 76", PageLine("TEL AV", 819)),
    ],
)
def test_a_page_line_names_post_and_serial(line: str, found: PageLine) -> None:
    assert is_page_line(line)
    assert read_page_line(line) == found


@pytest.mark.parametrize("line", ["UNCLASSIFIED", "  CONFIDENTIAL  ", "LIMITED OFFICIAL USE", "SIPDIS"])
def test_a_caption_alone_is_left_over_from_a_page_too(line: str) -> None:
    assert is_page_line(line)
    assert read_page_line(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "",
        "LIMA 000012",
        "LIMA 00000012",
        "He paid 00001131 002 OF 002",
        "LIMA 00000012  002 OF 003 and more",
        "PAGE 02",
        "PAGE 02 OF THE REPORT",
        "UNCLASSIFIED LIMA",
        "Secret",
    ],
)
def test_other_lines_are_none(line: str) -> None:
    assert not is_page_line(line)
    assert read_page_line(line) is None


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("52,000 tons ADDIS ABAB 00003407 003 OF 003 will come", "52,000 tons will come"),
        ("he met the U.S. LIMA 00731207 003 OF 003 envoy", "he met the U.S. envoy"),
        ("he met PORT HAVEN 00731207 003 OF 003 them", "he met them"),
        ("WILL BE HELD SAO PAULO 00003407 003 OF 003 IN MAY", "WILL BE HELD IN MAY"),
        ("WILL BE HELD SABLEMONT 00003407 003 OF 003 IN MAY", "WILL BE HELD IN MAY"),
        ("WITHOUT FISH  UNCLASSIFIED PAGE 12 VATICA 00819 190632Z AND CHIPS", "WITHOUT FISH AND CHIPS"),
        ("WITHOUT FISH  UNCLASSIFIED", "WITHOUT FISH"),
        ("PAGE 02 VATICA 00819 190632Z AND CHIPS", "AND CHIPS"),
        ("he said SIPDIS that it would", "he said that it would"),
        ("SIPDIS that it would", "that it would"),
        ("He paid 00001131 002 OF 002", "He paid 00001131 002 OF 002"),
        ("ONE OF 000 PAGES", "ONE OF 000 PAGES"),
        ("PAGE ONE NEWS", "PAGE ONE NEWS"),
    ],
)
def test_page_lines_in_the_middle_go_and_no_word_with_them(line: str, kept: str) -> None:
    assert without_page_lines(line) == kept


def test_a_page_line_in_a_line_is_found_by_its_post() -> None:
    assert find_page_line("TALKS ON FISH SAO PAULO 00000012  001 OF 003", 0, 44) == 14
    assert find_page_line("TALKS ON FISH", 0, 13) is None
    assert find_page_line("TALKS ON FISH LIMA 12 OF 003", 0, 28) is None
