import pytest

from reftel.telegram.classification import captions_of, find_class_line, is_level_line, level_of


@pytest.mark.parametrize(
    ("line", "level", "post", "serial"),
    [
        ("UNCLAS LIMA 000012", "UNCLASSIFIED", "LIMA", 12),
        ("UNCLASSIFIED LIMA 000012", "UNCLASSIFIED", "LIMA", 12),
        ("U N C L A S LIMA 000012", "UNCLASSIFIED", "LIMA", 12),
        ("C O N F I D E N T I A L PORT AU PRINCE 001234", "CONFIDENTIAL", "PORT AU PRINCE", 1234),
        ("C  O  N  F  I  D  E  N  T  I  A  L LIMA 000012", "CONFIDENTIAL", "LIMA", 12),
        ("S E C R E T STATE 012345", "SECRET", "STATE", 12345),
        ("T O P  S E C R E T LIMA 000012", "TOP SECRET", "LIMA", 12),
        ("TOP SECRET LIMA 000012", "TOP SECRET", "LIMA", 12),
        ("LIMITED OFFICIAL USE LIMA 1190", "LIMITED OFFICIAL USE", "LIMA", 1190),
        ("LOU LIMA 1190", "LIMITED OFFICIAL USE", "LIMA", 1190),
        ("UNCLAS LIMA #000012", "UNCLASSIFIED", "LIMA", 12),
        ("UNCLAS LIMA 000012.", "UNCLASSIFIED", "LIMA", 12),
        ("UNCLAS LIMA 000012\\", "UNCLASSIFIED", "LIMA", 12),
        ("UNCLAS  LIMA  000012", "UNCLASSIFIED", "LIMA", 12),
        ("> UNCLAS LIMA 000012", "UNCLASSIFIED", "LIMA", 12),
        ('"UNCLAS LIMA 000012', "UNCLASSIFIED", "LIMA", 12),
        ("Unclas Lima 000012", "UNCLASSIFIED", "LIMA", 12),
        ("CONFIDENTIAL N'DJAMENA 000012", "CONFIDENTIAL", "N'DJAMENA", 12),
        ("CONFIDENTIAL PORT-AU-PRINCE 000012", "CONFIDENTIAL", "PORT-AU-PRINCE", 12),
        ("UNCLAS ST. PETERSBURG 000012", "UNCLASSIFIED", "ST. PETERSBURG", 12),
        ("SECRET SABLEMONT 1976", "SECRET", "SABLEMONT", 1976),
        ("SECRET SABLEMONT 1976 NODIS", "SECRET", "SABLEMONT", 1976),
    ],
)
def test_a_classification_line_gives_level_post_and_serial(line: str, level: str, post: str, serial: int) -> None:
    found = find_class_line(line)
    assert found is not None
    assert (found.level, found.post, found.serial) == (level, post, serial)


@pytest.mark.parametrize(
    ("line", "section", "sections"),
    [
        ("UNCLAS SECTION 01 OF 02 SAO PAULO 001131 ", 1, 2),
        ("S E C R E T SECTION 03 OF 04 LIMA 000012", 3, 4),
        ("UNCLAS SECTION 001 OF 012 LIMA 000012", 1, 12),
        ("UNCLAS FINAL SECTION 02 OF 02 LIMA 000012", 2, 2),
        ("CONFIDENTIAL SECTION 01 OF 02 LIMA 000012 C O R R E C T E D C O P Y", 1, 2),
        ("UNCLAS LIMA 000012", None, None),
    ],
)
def test_sections_are_counted(line: str, section: int | None, sections: int | None) -> None:
    found = find_class_line(line)
    assert found is not None
    assert (found.section, found.sections) == (section, sections)


@pytest.mark.parametrize(
    ("line", "captions"),
    [
        ("UNCLAS E F T O LONDON 002240", ("EFTO",)),
        ("UNCLAS EFTO LONDON 002240", ("EFTO",)),
        ("UNCLAS/EFTO LONDON 002240", ("EFTO",)),
        ("UNCLAS FOUO LIMA 123456", ("SENSITIVE",)),
        ("UNCLAS//FOUO LIMA 000012", ("SENSITIVE",)),
        ("UNCLAS SENSITIVE LIMA 000012", ("SENSITIVE",)),
        ("UNCLAS SIPDIS LIMA 000012", ("SIPDIS",)),
        ("UNCLAS CODEL LIMA 000012", ("CODEL",)),
        ("SECRET//NOFORN LIMA 000012", ("NOFORN",)),
        ("S E C R E T NOFORN SECTION 01 OF 03 BAGHDAD 000700", ("NOFORN",)),
        ("SECRET NODIS EXDIS LIMA 000012", ("NODIS", "EXDIS")),
        ("SECRET LIMA 000012", ()),
    ],
)
def test_captions_may_stand_between_level_and_post(line: str, captions: tuple[str, ...]) -> None:
    found = find_class_line(line)
    assert found is not None
    assert found.captions == captions


@pytest.mark.parametrize(
    "line",
    [
        "",
        "UNCLAS",
        "UNCLAS LIMA",
        "UNCLAS LIMA 12",
        "UNCLAS LIMA 1234567",
        "UNCLAS LIMA 000012/01",
        "UNCLASLIMA 000012",
        "UNCLAS SECTION 1 OF 2 LIMA 12",
        "unclas lima 12",
        "SECRETARIAT LIMA 000012",
        "The secret police of Lima 1200 men strong",
        "Confidential talks in Lima 2009",
        "CONFIDENTIAL TALKS IN LIMA 2009",
        "SECRET PROTOCOL OF AUGUST 1939",
        "SECRET BALLOT 1200 DELEGATES ATTENDED",
        "THE SECRET POLICE OF LIMA 1200 MEN STRONG",
    ],
)
def test_other_lines_are_no_classification_lines(line: str) -> None:
    assert find_class_line(line) is None


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("NNNN UNCLAS LIMA 000012 SIPDIS E.O. 12958: N/A", 5, 23),
        ("END. C O N F I D E N T I A L LIMA 000012 SIPDIS", 5, 40),
        ('RUEHQT/AMEMBASSY QUITO 1618","UNCLAS LIMA 000012', 30, 48),
    ],
)
def test_in_a_reflowed_line_capitals_and_six_figures_count(line: str, start: int, end: int) -> None:
    found = find_class_line(line)
    assert found is not None
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize("line", ["as the unclas Lima 000012 said", "UP TO SECRET LIMA 1200"])
def test_in_a_reflowed_line_nothing_less_counts(line: str) -> None:
    assert find_class_line(line) is None


def test_a_quotation_deep_in_a_long_line_is_not_looked_for() -> None:
    assert find_class_line("x " * 3000 + "UNCLAS LIMA 000012") is None


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("CONFIDENTIAL", "CONFIDENTIAL"),
        ("  S E C R E T  ", "SECRET"),
        ("secret", "SECRET"),
        ("*** CONFIDENTIAL ***", "CONFIDENTIAL"),
        ("SECRET//NOFORN", "SECRET"),
        ("SECRET NOFORN", "SECRET"),
        ("UNCLAS", "UNCLASSIFIED"),
        ("UNCLASSIFIED FOUO", "SBU"),
        ("UNCLASSIFIED//FOR OFFICIAL USE ONLY", "SBU"),
        ("LOU", "LIMITED OFFICIAL USE"),
        ("TOP SECRET", "TOP SECRET"),
    ],
)
def test_a_level_may_stand_alone_on_a_line(line: str, level: str) -> None:
    assert is_level_line(line)
    assert level_of(line) == level


@pytest.mark.parametrize("line", ["", "Confidential talks", "UNCLAS LIMA 000012", "SENSITIVE", "TOP"])
def test_other_lines_name_no_level(line: str) -> None:
    assert not is_level_line(line)
    assert level_of(line) is None


@pytest.mark.parametrize(
    ("line", "captions"),
    [
        ("SENSITIVE SIPDIS", ("SENSITIVE", "SIPDIS")),
        ("Sensitive but unclassified", ("SENSITIVE",)),
        ("SBU", ("SENSITIVE",)),
        ("FOR OFFICIAL USE ONLY", ("SENSITIVE",)),
        ("E F T O", ("EFTO",)),
        ("sipdis, noforn", ("SIPDIS", "NOFORN")),
        ("NOFORN NOFORN", ("NOFORN",)),
        ("EYES ONLY NODIS", ("EYES ONLY", "NODIS")),
        ("SIPDISX", ()),
        ("", ()),
    ],
)
def test_captions_are_named_once_each_in_capitals(line: str, captions: tuple[str, ...]) -> None:
    assert captions_of(line) == captions
