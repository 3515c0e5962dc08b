"""Whole copies, regular and not; the longer ones are in tests/fixtures/telegrams."""

import pytest

from reftel.record import Cable, ExecutiveOrder, Site
from reftel.telegram import read_text
from telegrams import HEAD, cables, fixture, lines_of, only, witness

MARCHBANKS = (
    "Marchbanks received the Counselor on the mole itself. She wore a helmet. The count, she said, was the first "
    "since the lighthouse burned, and she expected the Ministry to question it before the summer was out."
)


def texts(cable: Cable) -> list[tuple[int, str | None, str]]:
    return [(paragraph.number, paragraph.mark, paragraph.text) for paragraph in cable.paragraphs]


def roles(cable: Cable) -> list[tuple[str, tuple[int, int]]]:
    return [(run.role, run.lines) for run in cable.layout]


def damage(cable: Cable) -> list[tuple[str, int]]:
    return [(entry.kind, entry.paragraph) for entry in cable.damage]


def test_sections_are_joined() -> None:
    cable = fixture("sections")
    header = cable.header
    assert (cable.id, header.mrn) == ("09LIMA412", "09 LIMA 412")
    assert (header.classification, header.caveats) == ("CONFIDENTIAL", ("SIPDIS", "NOFORN"))
    assert (header.section, header.sections, header.signed) == (1, 2, "QUENNELL")
    assert header.executive_order == ExecutiveOrder(order="12958", text="DECL: 03/18/2019", declassify_on="2019-03-18")
    assert header.subject == "THE HARBOUR COMMITTEE COUNTS ITS GULLS"
    assert header.classified_by == "Political Counselor Tobias Quennell for reasons 1.4 (b) and (d)."
    assert header.passing == ("STATE FOR WHA/AND",)
    assert texts(cable)[1] == (
        2,
        "C/NF",
        MARCHBANKS,
    )
    assert [paragraph.heading for paragraph in cable.paragraphs] == [None, "Two Thousand", "Two Thousand", "Comment"]
    assert [paragraph.block for paragraph in cable.paragraphs] == ["summary", None, None, "comment"]
    assert cable.summary is not None
    assert cable.summary.endswith("will publish the figure in May.")
    assert damage(cable) == []


def test_every_line_of_a_cable_in_sections_has_its_role() -> None:
    assert roles(fixture("sections")) == [
        ("transmission", (1, 8)),
        ("header", (10, 26)),
        ("paragraph", (28, 31)),
        ("rule", (33, 33)),
        ("heading", (34, 34)),
        ("rule", (35, 35)),
        ("paragraph", (37, 39)),
        ("page_line", (40, 40)),
        ("header", (42, 58)),
        ("paragraph", (60, 63)),
        ("heading", (65, 65)),
        ("rule", (66, 66)),
        ("paragraph", (68, 68)),
        ("signature", (69, 69)),
        ("end", (71, 71)),
    ]


def test_an_old_telegram_in_capitals() -> None:
    cable = fixture("seventies")
    header = cable.header
    assert (cable.id, header.dtg, header.precedence) == ("76LIMA6410", "1976-07-19T06:32:00Z", "ROUTINE")
    assert (header.classification, header.passing) == ("LIMITED OFFICIAL USE", ("DEPT PASS AGRICULTURE",))
    assert [receiver.addressee for receiver in header.info] == ["AMEMBASSY QUITO", "AMCONSUL GUAYAQUIL"]
    assert [reference.id for reference in header.references] == ["76QUITO3110"]
    assert header.signed == "ABERNATHY"
    assert [(p.number, p.heading) for p in cable.paragraphs] == [(0, "SUMMARY"), (1, None), (2, None), (3, None)]
    assert cable.paragraphs[1].text.endswith("HE SAID FISH WERE NOT IN HABIT OF SAYING.")
    assert cable.paragraphs[2].text == "FONSECA PROMISED: 1. NEW COUNT BEFORE END OF AUGUST; 2. COPY OF OLD ONE."
    assert cable.summary == "FISHERIES OFFICE BELIEVES ANCHOVY HAVE GONE SOUTH. OFFICE WILL LOOK AGAIN IN AUGUST."
    assert damage(cable) == []


def test_a_cut_copy_before_the_whole_one_is_named() -> None:
    cable = fixture("twice")
    assert cable.header.subject == "A BRIDGE GETS A SECOND OPINION"
    assert [paragraph.number for paragraph in cable.paragraphs] == [1, 2]
    [entry] = cable.damage
    assert (entry.kind, entry.lines) == ("repeated_text", (15, 24))
    assert ("repeated", (15, 23)) in roles(cable)
    assert cable.source.site == Site(
        id="09LIMA77", date="2009-02-03 15:02", classification="UNCLASSIFIED", origin="Embassy Lima"
    )


def test_a_copy_stuck_into_a_row_of_a_dump() -> None:
    cable = fixture("embedded")
    assert (cable.id, cable.header.subject) == ("09QUITO230", "CORVINA, AGAIN")
    assert [receiver.addressee for receiver in cable.header.info] == ["AMEMBASSY LIMA"]
    assert [paragraph.number for paragraph in cable.paragraphs] == [1, 2]
    assert damage(cable) == [("repeated_text", 0)]


def test_a_web_page_with_a_headless_copy() -> None:
    cable = fixture("page")
    header = cable.header
    assert (cable.id, header.classification, header.sections) == ("09LIMA415", None, None)
    assert header.subject == "Gull Count Worries The Harbour"
    assert damage(cable) == [("lost_header", 0), ("lost_text", 1), ("lost_section", 0), ("foreign_text", 0)]
    assert [entry.note for entry in cable.damage] == [
        "no classification and SUBJECT lines",
        "breaks off after 'and ended with the'",
        "the DE line says section 01 of more",
        "; ".join(f"text that is not of the cable in {place}" for place in ("line 1", "line 3", "lines 25 to 28")),
    ]
    assert roles(cable)[:3] == [("foreign", (1, 1)), ("site", (2, 2)), ("foreign", (3, 3))]


def test_a_text_without_numbers() -> None:
    cable = fixture("unnumbered")
    assert [(p.number, p.mark, p.heading, p.lines) for p in cable.paragraphs] == [
        (1, None, None, (16, 17)),
        (2, None, "The Count", (22, 28)),
        (3, "SBU", "The Count", (30, 30)),
    ]
    assert cable.paragraphs[1].text.endswith("people who had never been counted themselves.")
    assert cable.header.signed == "HOLLOWAY"


def test_numbers_that_start_again_under_headings() -> None:
    cable = fixture("restarts")
    assert [(p.number, p.heading) for p in cable.paragraphs] == [
        (1, "FISH"),
        (2, "FISH"),
        (3, "FISH"),
        (1, "FERRIES"),
        (2, "FERRIES"),
        (3, "FERRIES"),
    ]
    assert cable.paragraphs[1].text == "Dealers blamed: 1. the moon; 2. the tide; 3. each other."
    assert cable.paragraphs[4].text == "It came back on Wednesday."
    assert damage(cable) == []


def test_a_reflowed_copy() -> None:
    cable = fixture("reflowed")
    header = cable.header
    assert (cable.id, header.classification, header.caveats) == ("09LIMA420", "SBU", ("SIPDIS",))
    assert (header.tags, header.subject) == (("PREL", "EFIS", "PE"), "THE LEDGER IS FOUND")
    assert [reference.id for reference in header.references] == ["09LIMA412", "09LIMA415"]
    assert (header.section, header.sections, header.signed) == (1, 2, "ABERNATHY")
    assert [(p.number, p.mark, p.heading) for p in cable.paragraphs] == [
        (1, "SBU", None),
        (2, "SBU", "The Door"),
        (3, "U", "The Door"),
        (4, "SBU", "The Door"),
    ]
    assert cable.paragraphs[1].text.endswith("He told Poloff that the door had never closed properly since.")
    assert damage(cable) == []


def test_two_cables_in_one_file() -> None:
    one, other = cables(lines_of("two"))
    assert [(cable.id, cable.header.signed) for cable in (one, other)] == [
        ("09LIMA501", "ABERNATHY"),
        ("09QUITO260", "HOLLOWAY"),
    ]
    assert roles(one)[-1] == ("end", (18, 18))
    assert roles(other)[0] == ("transmission", (20, 26))
    assert other.header.references[0].id == "09LIMA501"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nothing but a shopping list.",
        "eggs\nbread\n\n1. One.\n2. Two.",
        "SUBJECT: eggs",
        "He cited E.O. 12958 in passing, as one does.\n\nAnd that was all.",
    ],
)
def test_other_texts_hold_no_cable(text: str) -> None:
    assert [cable for cable in cables(text) if cable.header.executive_order is None] == []


@pytest.mark.parametrize(
    "text",
    [
        "UNCLAS LIMA 000012\n1. Text.",
        "R 031502Z FEB 09\nFM AMEMBASSY LIMA\n\n1. Text.",
        "DE RUEHPE #0012 0341502\n\n1. Text.",
        "TAGS: PREL\n\n1. Text.",
        "E.O. 12958: N/A\n\n1. Text.",
        "SUBJECT: A VISIT\nREF: LIMA 12\n\n1. Text.",
    ],
)
def test_two_signs_of_a_telegram_or_one_that_nothing_else_has(text: str) -> None:
    assert only(text).paragraphs[0].text == "Text."


def test_the_first_line_s_number_is_the_source_s() -> None:
    [cable] = read_text(witness(HEAD + "1. Text.", first_line=100))
    assert cable.paragraphs[0].lines == (110, 110)
    assert cable.layout[0].lines == (100, 108)


def test_the_source_s_own_site_is_kept() -> None:
    site = Site(id="09LIMA12", date="2009-01-02 10:11")
    [cable] = read_text(witness("SUBJECT: A VISIT\nTAGS: PREL\n\n1. Text.", site=site))
    assert (cable.id, cable.source.site) == ("09LIMA12", site)


@pytest.mark.parametrize(
    ("path", "identity"),
    [
        ("08LIMA212.txt", "08LIMA212"),
        ("box.zip!a/08LIMA212_copy_b.txt", "08LIMA212"),
        ("C:\\cables\\08lima212.txt", "08LIMA212"),
        ("08LIMA212B.txt", None),
        ("notes.txt", None),
    ],
)
def test_a_file_may_be_named_after_its_cable(path: str, identity: str | None) -> None:
    assert only("SUBJECT: A VISIT\nTAGS: PREL\n\n1. Text.", path=path).id == identity


def test_a_file_of_two_cables_is_named_after_neither() -> None:
    text = "DE RUEHXX #0012 0341502\nThe gulls went home early.\nDE RUEHXX #0013 0341503\nText."
    assert [cable.id for cable in cables(text, path="08LIMA212.txt")] == [None, None]


def test_a_page_line_names_the_cable_where_nothing_else_does() -> None:
    text = "SUBJECT: A VISIT\nTAGS: PREL\n\n1. The gulls\nLIMA 00000212  002 OF 002\nwent home."
    cable = only(text, path="08LIMA212_copy_b.txt")
    assert (cable.id, cable.header.post) == ("08LIMA212", "Lima")
    assert [discrepancy.note for discrepancy in cable.header.discrepancies] == [
        "only the file's name gives the year",
        "only a page line gives the post and the serial",
    ]


def test_withheld_words_are_listed() -> None:
    cable = only(HEAD + "1. (U) We met XXXXXXXXXXXX there.\n\n2. (U) Two.")
    assert [(entry.paragraph, entry.text) for entry in cable.withheld] == [(1, "XXXXXXXXXXXX")]


def test_blanks_of_web_pages_are_blanks() -> None:
    cable = only(
        HEAD.replace("SUBJECT: A VISIT", "SUBJECT:\u00a0A\u2003VISIT") + "1.\u00a0(U) One.\u2028\n\n2. (U) Two."
    )
    assert cable.header.subject == "A VISIT"
    assert texts(cable) == [(1, "U", "One."), (2, "U", "Two.")]


def test_a_head_without_text_has_lost_it() -> None:
    cable = only(HEAD)
    assert cable.paragraphs == ()
    assert ("lost_text", 0) in damage(cable)
