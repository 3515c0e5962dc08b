"""A cable and a tally as a person sees them, without a process."""

import io

import pytest
from rich.console import Console

from reftel.cli.plain import plain
from reftel.cli.show import show_cable
from reftel.cli.tally import show_tally
from reftel.errors import SourceError
from reftel.record import (
    Addressee,
    Cable,
    Damage,
    Discrepancy,
    Editorial,
    ExecutiveOrder,
    Header,
    Paragraph,
    Participant,
    Reference,
    Source,
)
from reftel.telegram import Done, Tally

SOURCE = Source(path="a.txt", format="text", sha256="0")


def console() -> Console:
    return Console(file=io.StringIO(), width=100, highlight=False)


def shown(cable: Cable) -> list[str]:
    page = console()
    show_cable(cable, page)
    assert isinstance(page.file, io.StringIO)
    return [line.rstrip() for line in page.file.getvalue().splitlines()]


def rows(header: Header, editorial: Editorial | None = None) -> dict[str, str]:
    lines = shown(Cable(id="09LIMA12", header=header, source=SOURCE, editorial=editorial))
    return {line[:14].strip(): line[14:].strip() for line in lines[1:] if line}


def test_the_whole_of_a_small_cable() -> None:
    cable = Cable(
        id="09LIMA12",
        header=Header(mrn="09 LIMA 12", signed="BAKER"),
        paragraphs=(
            Paragraph(number=0, text="Before.", lines=(3, 3)),
            Paragraph(number=1, mark="SBU", heading="Fish", text="The gulls went to", lines=(5, 5)),
            Paragraph(number=2, heading="Fish", text="They came back.", lines=(7, 9)),
        ),
        damage=(
            Damage(kind="lost_header", paragraph=0, note="no TAGS line"),
            Damage(kind="lost_text", paragraph=1, note="breaks off after 'went to'", lines=(5, 5)),
            Damage(kind="lost_heading", paragraph=2, note="blank lines where a heading stood", lines=(7, 9)),
        ),
        source=SOURCE,
    )
    assert shown(cable)[1:] == [
        "number     09 LIMA 12",
        "read from  a.txt (text)",
        "[lost header: no TAGS line]",
        "",
        "Before.",
        "",
        "Fish",
        "",
        "1. (SBU) The gulls went to",
        "    [lost text: breaks off after 'went to', line 5]",
        "",
        "2. They came back.",
        "    [lost heading: blank lines where a heading stood, lines 7 to 9]",
        "",
        "BAKER",
        "",
    ]


def test_a_cable_without_a_number_says_so() -> None:
    assert shown(Cable(id=None, header=Header(), source=SOURCE))[0].startswith("cable without a number ─")


@pytest.mark.parametrize(
    ("header", "row", "value"),
    [
        (Header(dtg="2009-01-02T10:11:00Z"), "date", "2009-01-02 10:11 UTC"),
        (Header(dtg="2009-01-02T10:11"), "date", "2009-01-02 10:11 local time"),
        (Header(dtg="2009-01-02"), "date", "2009-01-02"),
        (Header(date="2009-01-02"), "date", "2009-01-02 (no date-time group)"),
        (Header(classification="SECRET", caveats=("NOFORN", "SIPDIS")), "marking", "SECRET NOFORN SIPDIS"),
        (Header(sender="AMEMBASSY LIMA", post="Lima", post_kind="embassy"), "from", "AMEMBASSY LIMA; Lima (embassy)"),
        (Header(post="Lima"), "from", "Lima"),
        (Header(passing=("STATE FOR WHA", "NSC FOR DOE")), "pass to", "STATE FOR WHA; NSC FOR DOE"),
        (Header(executive_order=ExecutiveOrder(order="12958", text="N/A")), "E.O.", "12958 N/A"),
        (Header(tags=("PREL", "PE")), "TAGS", "PREL PE"),
        (Header(section=1, sections=2), "section", "1 of 2"),
        (Header(discrepancies=(Discrepancy(field="id", note="the site says 13"),)), "doubts", "the site says 13"),
        (
            Header(references=(Reference(label="A", text="LIMA 11", id="09LIMA11"), Reference(text="SEPTEL"))),
            "ref",
            "A) LIMA 11 [09LIMA11]; SEPTEL",
        ),
    ],
)
def test_a_header_s_rows(header: Header, row: str, value: str) -> None:
    found = {label.split()[0]: text for label, text in rows(header).items()}
    whole = {f"{label} {text}".strip() for label, text in found.items()}
    line = next(line for line in shown(Cable(id="x", header=header, source=SOURCE)) if line.startswith(row))
    assert line.removeprefix(row).strip() == value, whole


def test_lines_the_copy_does_not_have_are_left_out() -> None:
    assert list(rows(Header())) == ["read from  a.t"]


def test_of_many_receivers_six_are_named() -> None:
    header = Header(to=tuple(Addressee(addressee=f"POST {n}") for n in range(8)))
    line = next(line for line in shown(Cable(id="x", header=header, source=SOURCE)) if line.startswith("to"))
    assert line.endswith("POST 0; POST 1; POST 2; POST 3; POST 4; POST 5 and 2 more")


def test_what_editors_added_is_shown() -> None:
    editorial = Editorial(
        volume="v",
        document="d1",
        kind="telegram",
        head="1. Telegram From the Embassy",
        source_note="Source: an archive.",
        participants=(Participant(text="Mr. Roe"), Participant(text="Ms. Doe")),
    )
    lines = shown(Cable(id="x", header=Header(), source=SOURCE, editorial=editorial))
    assert "head          1. Telegram From the Embassy" in lines
    assert "source note   Source: an archive." in lines
    assert "participants  Mr. Roe; Ms. Doe" in lines


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("gulls\nand\tfish", "gulls\nand\tfish"),
        ("a\x1b[31mb", "a\ufffd[31mb"),
        ("a\x1b]0;title\x07", "a\ufffd]0;title\ufffd"),
        ("a\x9b2Jb", "a\ufffd2Jb"),
        ("a\x00\x08\rb", "a\ufffd\ufffd\ufffdb"),
        ("evil\u202egpj.exe", "evil\ufffdgpj.exe"),
        ("Señor “Roe”", "Señor “Roe”"),
    ],
)
def test_control_characters_are_shown_harmless(text: str, safe: str) -> None:
    assert plain(text) == safe


def test_nothing_of_a_cable_reaches_the_terminal_unmade_safe() -> None:
    evil = "\x1b[2J\u202e"
    cable = Cable(
        id=evil,
        header=Header(
            mrn=evil,
            subject=evil,
            sender=evil,
            signed=evil,
            tags=(evil,),
            to=(Addressee(addressee=evil),),
            references=(Reference(label=evil, text=evil, id=evil),),
            discrepancies=(Discrepancy(field="id", note=evil),),
        ),
        paragraphs=(Paragraph(number=1, heading=evil, text=evil, lines=(1, 1)),),
        damage=(Damage(kind="lost_text", paragraph=1, note=evil),),
        source=Source(path=evil, format="text", sha256="0"),
    )
    text = "\n".join(shown(cable))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[2J" in text


def tallied(tally: Tally) -> list[str]:
    page = console()
    show_tally(tally, page)
    assert isinstance(page.file, io.StringIO)
    return page.file.getvalue().splitlines()


def test_a_file_s_name_takes_one_line_of_the_tally() -> None:
    tally = Tally()
    tally.add(SourceError("a\nFailed:\n  b.txt", found="nothing in it", advice="leave it out"))
    assert "  a\ufffdFailed:\ufffd  b.txt: nothing in it; leave it out" in tallied(tally)


def test_a_tally_of_nothing() -> None:
    assert tallied(Tally()) == ["0 files seen (0 read, 0 without a cable, 0 failed), 0 cables found."]


def test_a_tally_names_what_was_not_read_and_why() -> None:
    tally = Tally()
    tally.add(Cable(id="x", header=Header(), damage=(Damage(kind="lost_text", paragraph=1, note=""),), source=SOURCE))
    tally.add(Done(path="a.csv", cables=1, without=(3, *range(7, 17))))
    tally.add(Done(path="list\x1b.txt", cables=0, reason="no document in it"))
    tally.add(SourceError("c.pdf", found="the file is cut off", advice="copy it again"))
    tally.add(Done(path="c.pdf", cables=0, failed=True))
    assert tallied(tally) == [
        "3 files seen (1 read, 1 without a cable, 1 failed), 1 cable found.",
        "Damage in 1 cable: lost_text 1.",
        "No cable in:",
        "  list\ufffd.txt: no document in it",
        "No line of a telegram's head, nor a cable's id in the row, in some texts of:",
        "  a.csv: 11 texts, in lines 3, 7, 8, 9, 10, 11, 12, 13 and 3 more",
        "Failed:",
        "  c.pdf: the file is cut off; copy it again",
    ]


def test_a_long_tally_is_cut_and_says_so() -> None:
    tally = Tally()
    for number in range(1_225):
        tally.add(Done(path=f"{number}.txt", cables=0, reason="no document in it"))
    lines = tallied(tally)
    assert lines[0].startswith("1,225 files seen")
    assert len(lines) == 23
    assert lines[-1] == "  and 1,205 more"
