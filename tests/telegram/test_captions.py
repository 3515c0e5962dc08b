import pytest

from reftel.telegram.captions import is_handling_line, read_captions


@pytest.mark.parametrize(
    ("text", "sensitive", "caveats"),
    [
        ("SENSITIVE\nSIPDIS", True, ("SIPDIS",)),
        ("SIPDIS SENSITIVE", True, ("SIPDIS",)),
        ("SENSITIVE, SIPDIS", True, ("SIPDIS",)),
        ("SENSITIVE BUT UNCLASSIFIED\nSIPDIS", True, ("SIPDIS",)),
        ("SIPDIS\\\nSENSITIVE\\", True, ("SIPDIS",)),
        ("FOUO", True, ()),
        ("FOR OFFICIAL USE ONLY", True, ()),
        ("SBU", True, ()),
        ("SIPDIS NOFORN EYES ONLY", False, ("SIPDIS", "NOFORN", "EYES ONLY")),
        ("SIPDIS/NOFORN", False, ("SIPDIS", "NOFORN")),
        ("EXDIS LIMDIS STADIS", False, ("EXDIS", "LIMDIS", "STADIS")),
        ("ROGER CHANNEL", False, ("ROGER CHANNEL",)),
        ("E F T O", False, ("EFTO",)),
        ("REL TO USA, GBR", False, ("REL TO USA, GBR",)),
        ("LIMA 00000012  001 OF 002\nSIPDIS", False, ("SIPDIS",)),
        ("SIPDIS\n\nSIPDIS", False, ("SIPDIS",)),
        ("", False, ()),
    ],
)
def test_caveats_are_collected_and_sensitive_is_told_apart(
    text: str,
    sensitive: bool,  # noqa: FBT001  a table's column
    caveats: tuple[str, ...],
) -> None:
    found = read_captions(text)
    assert (found.sensitive, found.caveats, found.passing) == (sensitive, caveats, ())


@pytest.mark.parametrize(
    ("text", "level", "caveats"),
    [
        ("CONFIDENTIAL\nSIPDIS", "CONFIDENTIAL", ("SIPDIS",)),
        ("UNCLASSIFIED//FOR OFFICIAL USE ONLY", "SBU", ()),
        ("SECRET/NOFORN", "SECRET", ("NOFORN",)),
        ("S E C R E T\nCONFIDENTIAL", "SECRET", ()),
        ("SIPDIS", None, ("SIPDIS",)),
    ],
)
def test_a_level_alone_on_a_line_is_kept(text: str, level: str | None, caveats: tuple[str, ...]) -> None:
    found = read_captions(text)
    assert (found.level, found.caveats, found.passing) == (level, caveats, ())


@pytest.mark.parametrize(
    ("text", "passing"),
    [
        ("SIPDIS\nDEPT FOR EUR/WE\nNSC FOR DOE", ("DEPT FOR EUR/WE", "NSC FOR DOE")),
        ("SIPDIS STATE FOR EUR", ("STATE FOR EUR",)),
        ("STATE PASS USTR", ("STATE PASS USTR",)),
        ("NORTHERN DESK FOR DOE", ("NORTHERN DESK FOR DOE",)),
        ("C O R R E C T E D COPY (CAPTION)", ()),
    ],
)
def test_what_is_no_caption_says_who_is_to_see_it(text: str, passing: tuple[str, ...]) -> None:
    assert read_captions(text).passing == passing


@pytest.mark.parametrize(
    "line",
    [
        "Sensitive but unclassified. Please handle accordingly.",
        "SBU - PROTECT ACCORDINGLY",
        "PLEASE TREAT ACCORDINGLY",
        "(SENSITIVE BUT UNCLASSIFIED)",
        "Sensitive but unclassified - not for internet distribution",
        "NOT FOR PUBLICATION",
        "C O R R E C T E D COPY",
        "CORRECTED COPY - PARAGRAPH 2",
        "PERISHABLE INFORMATION -- ACT",
        "SIPDIS",
        "LIMA 00000012  001 OF 002",
        "UNCLASSIFIED",
    ],
)
def test_lines_that_only_say_how_to_handle_a_telegram(line: str) -> None:
    assert is_handling_line(line)


@pytest.mark.parametrize("line", ["", "Handle", "The talks", "They handle fish accordingly in Lima", "1. (U) Text"])
def test_lines_that_say_more(line: str) -> None:
    assert not is_handling_line(line)
